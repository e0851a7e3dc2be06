"""What stands behind one person consulted or informed, for whoever opens the number: consultation, way, group, proof.
Never a name; and a group only where it tells nothing of origin, health or union and five people and more share it."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from punte.base.small_cells import shown
from punte.dialogue.balance import LEAST
from punte.dialogue.facts import PERSON_CONSULTED, PERSON_INFORMED
from punte.dialogue.models import Contribution, Hearing, PeopleList, StakeholderGroup, Support
from punte.events.models import Event
from punte.people.models import User
from punte.records.models import Document, Fact
from punte.records.opened import Opened, register

_PURPOSES = {
    PERSON_CONSULTED.number: PeopleList.Purpose.HEARD,
    PERSON_INFORMED.number: PeopleList.Purpose.INFORMED,
}
_UNSAID = 0  # no group has this number


class _Place(NamedTuple):
    """Where a voice was heard first in the project, and of which group it is there."""

    hearing: int
    consultation: int
    group: int


def hearings_behind(facts: list[Fact], reader: User) -> dict[int, Opened]:
    """For each fact about a voice."""
    found: dict[int, Opened] = {}
    for operation, kind in {(f.operation_id, f.kind) for f in facts}:
        here = [f for f in facts if (f.operation_id, f.kind) == (operation, kind)]
        found |= _of_project(here, operation, _PURPOSES[kind], reader)
    return found


def _of_project(facts: list[Fact], operation: int, purpose: str, reader: User) -> dict[int, Opened]:
    places = _places(operation, purpose)
    groups = _groups_shown(places.values())
    voices = {f.source_id: f.pk for f in facts if f.source_id in places}
    rows = Hearing.objects.visible_to(reader).filter(pk__in=[places[voice].hearing for voice in voices])
    with_ = ("consultation__operation", "people_list__event", "people_list__document")
    hearings = list(rows.select_related(*with_))
    proofs = _proofs(hearings, reader)
    return {
        voices[one.voice_id]: Opened(
            str(one.consultation.title),
            " · ".join(
                filter(None, (str(one.get_channel_display()), groups.get(places[one.voice_id][1:], "")))
            ),
            *proofs[one.pk],
        )
        for one in hearings
    }


def _places(operation: int, purpose: str) -> dict[int, _Place]:
    """Every voice of the project by its first hearing: a list says whom the meeting was held with; else what somebody
    said or supported there says for whom."""
    rows = Hearing.objects.filter(voice__operation=operation, purpose=purpose)
    first: dict[int, tuple[int, int, int | None]] = {}
    for voice, *place in rows.order_by("-on", "-pk").values_list(
        "voice", "pk", "consultation", "people_list__group"
    ):
        first[voice] = (place[0], place[1], place[2])
    named = _named(operation)
    return {
        voice: _Place(hearing, asked, group or named.get((voice, asked), _UNSAID))
        for voice, (hearing, asked, group) in first.items()
    }


def _named(operation: int) -> dict[tuple[int, int], int]:
    """(voice, consultation) → group, as it was said first there; what was said before what was supported."""
    supports = Support.objects.filter(contribution__consultation__operation=operation).exclude(group=None)
    said = Contribution.objects.published().filter(consultation__operation=operation).exclude(group=None)
    found: dict[tuple[int, int], int] = {}
    for rows, asked in ((supports, "contribution__consultation"), (said, "consultation")):
        for voice, consultation, group in rows.order_by("-pk").values_list("voice", asked, "group"):
            found[voice, consultation] = group
    return found


def _groups_shown(places: Iterable[_Place]) -> dict[tuple[int, int], str]:
    """The names of the groups that may stand there, by (consultation, group). Sensitive ones lie with those who said
    nothing; what is small is hidden so that it is not found by subtracting."""
    places = list(places)
    plain = StakeholderGroup.objects.filter(pk__in={p.group for p in places}, sensitive=False).in_bulk()
    cells: dict[int, Counter[int]] = {}
    for place in places:
        group = place.group if place.group in plain else _UNSAID
        cells.setdefault(place.consultation, Counter())[group] += 1
    return {
        (consultation, group): str(plain[group])
        for consultation, counts in cells.items()
        for group, n in shown(counts, least=LEAST, unsaid=_UNSAID).items()
        if n is not None
    }


def _proofs(hearings: list[Hearing], reader: User) -> dict[int, tuple[str, str]]:
    """What proves each hearing, in words, and where this reader reads it."""
    voices = [h.voice_id for h in hearings]
    here = {"consultation__in": [h.consultation_id for h in hearings]}
    said = Contribution.objects.published().filter(voice__in=voices, **here)
    spoke = _by_voice((one.voice_id, one) for one in said.select_related("group").order_by("-pk"))
    rows = Support.objects.filter(
        voice__in=voices, contribution__in=Contribution.objects.published().filter(**here)
    )
    rows = rows.select_related("contribution", "group").order_by("-pk")
    supported = _by_voice((one.voice_id, one.contribution) for one in rows)
    lists = [h.people_list for h in hearings if h.people_list]
    events = set(
        Event.objects.visible_to(reader)
        .filter(pk__in=[x.event_id for x in lists])
        .values_list("pk", flat=True)
    )
    sheets = Document.objects.visible_to(reader).filter(pk__in=[x.document_id for x in lists])
    open_ = events, set(sheets.values_list("pk", flat=True))
    return {
        h.pk: _of_list(h, h.people_list, *open_) if h.people_list else _of_words(h, spoke, supported)
        for h in hearings
    }


_Said = dict[tuple[int, int], Contribution]


def _by_voice(rows: Iterable[tuple[int, Contribution]]) -> _Said:
    """(voice, consultation) → what was said first."""
    return {(voice, one.consultation_id): one for voice, one in rows}


def _of_list(one: Hearing, brought: PeopleList, events: set[int], sheets: set[UUID]) -> tuple[str, str]:
    if brought.event is not None:
        return _("closed sheet of the event"), (
            brought.event.get_absolute_url() if brought.event_id in events else ""
        )
    args = [one.consultation.operation.code, brought.document_id]
    url = reverse("records:document_download", args=args) if brought.document_id in sheets else ""
    return _("signed sheet"), url


def _of_words(one: Hearing, spoke: _Said, supported: _Said) -> tuple[str, str]:
    """Whoever comes from here to a name must not be led to origin, health or union."""
    place = (one.voice_id, one.consultation_id)
    if said := spoke.get(place):
        hidden = said.group is not None and said.group.sensitive
        return _("what was said"), "" if hidden else said.get_absolute_url()
    if said := supported.get(place):
        return _("support given"), said.get_absolute_url()
    return _("took part in the consultation"), one.consultation.get_absolute_url()


register(hearings_behind, PERSON_CONSULTED, PERSON_INFORMED)
