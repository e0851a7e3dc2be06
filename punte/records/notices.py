"""What the record book tells a user who has left the page."""

from django.utils.translation import gettext_lazy as _

from punte.people.notices import NoticeKind

EXPORT_READY = NoticeKind("records.export_ready", _("A file you asked for is ready."))
EXPORT_FAILED = NoticeKind("records.export_failed", _("A file you asked for could not be made."))
