"""What learning tells the house: enrolled, completed and certified are three different things."""

from django.utils.translation import gettext_lazy as _

from punte.records.kinds import Kind

ENROLLED = Kind(320, "learning.enrolled", _("Enrolled in a course"), "people")
COMPLETED = Kind(321, "learning.completed", _("Course completed"), "people")
TRAINER_HOURS = Kind(322, "learning.trainer_hours", _("Hours of training given"), "hours")
