"""What events tell the house: who was there and for how long, and that an event was held."""

from django.utils.translation import gettext_lazy as _

from punte.events.models import Event
from punte.records import facts
from punte.records.kinds import Kind

PERSON_ATTENDED = Kind(300, "events.person_attended", _("Person attended an event"), "people")
HOURS_ATTENDED = Kind(301, "events.hours_attended", _("Hours attended"), "hours")
EVENT_HELD = Kind(302, "events.event_held", _("Event held"), "people")

# What is told of a kind of event with its number of people; targets name these.
HELD = {
    Event.Kind.SEMINAR: facts.SEMINAR_HELD,
    Event.Kind.WORKSHOP: facts.WORKSHOP_HELD,
    Event.Kind.DEBATE: facts.DEBATE_HELD,
    Event.Kind.ROUND_TABLE: facts.ROUND_TABLE_HELD,
    Event.Kind.CONFERENCE: facts.CONFERENCE_HELD,
    Event.Kind.EXCHANGE: facts.EXCHANGE_HELD,
}


def held(kind: str) -> Kind:
    """What a finished event of this kind tells."""
    return HELD.get(Event.Kind(kind), EVENT_HELD)
