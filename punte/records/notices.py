"""What the record book tells a user who has left the page."""

from django.utils.translation import gettext_lazy as _

from punte.people.notices import NoticeKind

EXPORT_READY = NoticeKind("records.export_ready", _("A file you asked for is ready."))
EXPORT_FAILED = NoticeKind("records.export_failed", _("A file you asked for could not be made."))
REQUEST_RECEIVED = NoticeKind("records.request_received", _("Somebody asks about the data held about them."))
REQUEST_ANSWERED = NoticeKind(
    "records.request_answered", _("There is an answer to what you asked about your data.")
)
REQUEST_DUE = NoticeKind(
    "records.request_due", _("A request about personal data must be answered within a week.")
)
RESTRICTION_OVER = NoticeKind(
    "records.restriction_over", _("The day has passed until which a file was restricted. Decide what comes.")
)
BREACH_DAY = NoticeKind(
    "records.breach_day", _("A breach of personal data was noticed a day ago: 48 hours are left.")
)
BREACH_LATE = NoticeKind(
    "records.breach_late", _("A breach of personal data: 12 hours are left to tell the authority.")
)
