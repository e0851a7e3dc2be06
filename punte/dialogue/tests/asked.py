"""Consultations for the tests of this room: one that is open, with whoever takes part in it."""

import datetime as dt
from io import BytesIO
from typing import Any

from PIL import Image

from punte.base import clock
from punte.base.translated import Translated
from punte.dialogue.actions import consultations as acts
from punte.dialogue.actions.contributions import Spoken, contribute
from punte.dialogue.actions.phases import add_phase
from punte.dialogue.models import Consultation, Contribution, StakeholderGroup
from punte.people.models import User

TODAY = dt.date(2025, 3, 17)
DAY = dt.timedelta(days=1)
KINDS = ("propose", "discuss", "support")


def text(words: str) -> Translated:
    """In one language."""
    return Translated({"ro": words}, "ro")


def group(consultation: Consultation, code: str) -> StakeholderGroup:
    """One of the groups with which a consortium begins."""
    return StakeholderGroup.objects.get(consortium=consultation.consortium_id, code=code)


def draft(by: User, operation: Any, organiser: Any, **told: Any) -> Consultation:
    """A question that nobody sees yet."""
    told = {
        "title": text("Locuri de muncă în sate"),
        "question": text("Ce vă ține departe de o slujbă?"),
        **told,
    }
    return acts.create_consultation(by=by, operation=operation, organiser=organiser, **told)


def opened(by: User, operation: Any, organiser: Any, **told: Any) -> Consultation:
    """One in which everything is possible, for ten days more; it wants employers and Roma to be heard."""
    found = draft(by, operation, organiser, easy=text("Spuneți-ne ce vă lipsește."), **told)
    now = clock.now()
    for kind in KINDS:
        add_phase(by=by, consultation=found, kind=kind, starts_at=now - 10 * DAY, ends_at=now + 10 * DAY)
    wanted = {group(found, "employers"): 2, group(found, "roma"): 1}
    acts.want_groups(by=by, consultation=found, wanted=wanted)
    acts.announce_consultation(by=by, consultation=found)
    return found


def propose(
    by: User, consultation: Consultation, title: str = "Un autobuz dimineața", **told: Any
) -> Contribution:
    """A proposal, published."""
    told = {"text": "Primul autobuz pleacă la nouă.", "language": "ro", "kind": "proposal", **told}
    return contribute(by=by, consultation=consultation, title=title, **told)


def spoken(name: str, contact: str = "", channel: str = "phone") -> Spoken:
    """What somebody without a file said to a mediator."""
    return Spoken(channel=channel, name=name, contact=contact, place="Coltău")


def over(consultation: Consultation) -> Consultation:
    """Its phases are behind, and the clock has closed it."""
    consultation.phases.update(ends_at=clock.now() - DAY)
    found = Consultation.objects.get(pk=consultation.pk)
    acts.turn(found)
    return found


def drawn(kind: str = "PNG", size: tuple[int, int] = (640, 480), **also: Any) -> bytes:
    """A picture of one colour."""
    out = BytesIO()
    Image.new("RGB", size, "#8090a0").save(out, kind, **also)
    return out.getvalue()
