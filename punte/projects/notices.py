"""What a user is told about the projects they work in."""

from django.utils.translation import gettext_lazy as _

from punte.people.notices import NoticeKind

ASSIGNED = NoticeKind("projects.assigned", _("You now work in a project."))
ASSIGNMENT_CHANGED = NoticeKind("projects.assignment_changed", _("Your rights in a project have changed."))
ASSIGNMENT_ENDED = NoticeKind("projects.assignment_ended", _("Your work in a project has ended."))
