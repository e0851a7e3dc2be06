"""What participation tells a user who has left the page."""

from django.utils.translation import gettext_lazy as _

from punte.people.notices import NoticeKind

IMPORT_CHECKED = NoticeKind("participation.import_checked", _("A list of participants was checked."))
IMPORT_APPLIED = NoticeKind("participation.import_applied", _("A list of participants was applied."))
IMPORT_UNDONE = NoticeKind("participation.import_undone", _("An import of participants was taken back."))
IMPORT_STOPPED = NoticeKind("participation.import_stopped", _("An import of participants needs a decision."))
