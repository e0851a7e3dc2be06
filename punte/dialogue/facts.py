"""What dialogue tells the house: what was contributed, and which people were heard or informed, each once a project."""

from django.utils.translation import gettext_lazy as _

from punte.records.kinds import Kind

CONTRIBUTED = Kind(360, "dialogue.contributed", _("Contribution published"), "people")
PERSON_CONSULTED = Kind(361, "dialogue.person_consulted", _("Person consulted in a dialogue"), "people")
PERSON_INFORMED = Kind(362, "dialogue.person_informed", _("Person informed in a dialogue"), "people")
PLAN_ADOPTED = Kind(370, "dialogue.plan_adopted", _("Local inclusion plan adopted"))
MEASURE_DELIVERED = Kind(371, "dialogue.measure_delivered", _("Measure of a plan delivered"))
STRUCK_TOLD_BY_PLAN = Kind(372, "dialogue.struck_told_by_plan", _("Struck: the plan itself tells it"))
STRUCK_NOT_DELIVERED = Kind(
    373, "dialogue.struck_not_delivered", _("Struck: the measure is not delivered after all")
)
POSITION_ADOPTED = Kind(378, "dialogue.position_adopted", _("Joint position of a round table adopted"))
