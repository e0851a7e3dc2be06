"""What has a date and guests: events, their sheets, who is registered, who was there; agenda, report, minutes."""

from punte.events.models.addenda import Addendum
from punte.events.models.attendances import Attendance
from punte.events.models.events import Event
from punte.events.models.lists import RegistrationList
from punte.events.models.materials import Material
from punte.events.models.minutes import Approval, Minutes
from punte.events.models.registrations import Registration
from punte.events.models.reports import EventReport, Picture
from punte.events.models.sessions import Session
from punte.events.models.sheets import Sheet
from punte.events.models.signatures import Signature
from punte.events.models.stands import Stand

__all__ = [
    "Addendum",
    "Approval",
    "Attendance",
    "Event",
    "EventReport",
    "Material",
    "Minutes",
    "Picture",
    "Registration",
    "RegistrationList",
    "Session",
    "Sheet",
    "Signature",
    "Stand",
]
