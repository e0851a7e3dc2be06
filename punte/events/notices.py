"""What events tell a user who has left the page."""

from django.utils.translation import gettext_lazy as _

from punte.people.notices import NoticeKind

PLACE_GIVEN = NoticeKind("events.place_given", _("A place became free: you are registered for an event."))
EVENT_CANCELLED = NoticeKind(
    "events.event_cancelled", _("An event for which you are registered was cancelled.")
)
EVENT_CHANGED = NoticeKind(
    "events.event_changed", _("The time or place of an event for which you are registered has changed.")
)
MINUTES_SENT = NoticeKind("events.minutes_sent", _("The minutes of an event wait for your approval."))
COMES_SOON = NoticeKind("events.comes_soon", _("An event for which you are registered comes soon."))
