"""What dialogue tells the house: what was contributed, and which people were heard or informed, each once a project."""

from django.utils.translation import gettext_lazy as _

from punte.records.kinds import Kind

CONTRIBUTED = Kind(360, "dialogue.contributed", _("Contribution published"), "people")
PERSON_CONSULTED = Kind(361, "dialogue.person_consulted", _("Person consulted in a dialogue"), "people")
PERSON_INFORMED = Kind(362, "dialogue.person_informed", _("Person informed in a dialogue"), "people")
