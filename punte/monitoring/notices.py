"""What monitoring tells a user who has left the page."""

from django.utils.translation import gettext_lazy as _

from punte.people.notices import NoticeKind

DUE_IN_DAYS = NoticeKind("monitoring.due_in_days", _("Something is due within a week."))
DUE_TOMORROW = NoticeKind("monitoring.due_tomorrow", _("Something is due on the next working day."))
DUE_NOW = NoticeKind("monitoring.due_now", _("Something is due today."))
PERIOD_TO_CONFIRM = NoticeKind(
    "monitoring.period_to_confirm",
    _("Your organisation is asked to confirm its numbers of a reporting period."),
)
PERIOD_FROZEN = NoticeKind("monitoring.period_frozen", _("A reporting period is frozen."))
PERIOD_NOT_FROZEN = NoticeKind(
    "monitoring.period_not_frozen", _("A reporting period could not be frozen: open its page to see why.")
)
