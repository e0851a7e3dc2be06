"""What has a date and guests: events, their sheets, who is registered, who was there."""

from punte.events.models.addenda import Addendum
from punte.events.models.attendances import Attendance
from punte.events.models.events import Event
from punte.events.models.registrations import Registration
from punte.events.models.sheets import Sheet

__all__ = ["Addendum", "Attendance", "Event", "Registration", "Sheet"]
