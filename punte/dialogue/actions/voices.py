"""How people become voices: each once in a project, however they speak; who was heard first when, and how."""

import datetime as dt
import hashlib
import hmac
from collections.abc import Iterable

from django.contrib.contenttypes.models import ContentType
from django.db import transaction

from punte.base.text import folded, tidy
from punte.dialogue.facts import PERSON_CONSULTED, PERSON_INFORMED
from punte.dialogue.models import Consultation, Hearing, PeopleList, Voice
from punte.dialogue.models.voices import seal_voice
from punte.events.proving import prove
from punte.people import sealing
from punte.people.models import Consortium, Person, PersonKey, User
from punte.records.actions.facts import new_fact, record, record_all, strike
from punte.records.facts import STRUCK_MISTAKE
from punte.records.models import Document, Fact

_TOLD = {PeopleList.Purpose.HEARD: PERSON_CONSULTED, PeopleList.Purpose.INFORMED: PERSON_INFORMED}


def index_of(consortium: Consortium, operation_id: int, mark: str) -> bytes:
    """By which the same guest is recognised in the same project, and nowhere else: the telephone or e-mail, else the
    name with the place. Two neighbours of one name without either count once: too few, never too many."""
    key = sealing.derived_key(consortium.key, "voices-index")
    return hmac.new(key, f"{operation_id}:{folded(mark)}".encode(), hashlib.sha256).digest()


def voice_of_user(consultation: Consultation, user: User) -> Voice:
    """An account speaks: as the person whose key it holds in this consortium, else as itself."""
    key = PersonKey.objects.filter(user=user, consortium=consultation.consortium_id).first()
    if key is not None:
        return voice_of_person(consultation, Person.objects.get(pk=key.person_id))
    return _voice(consultation, user=user)


def voice_of_person(consultation: Consultation, person: Person) -> Voice:
    """A person with a file, under the number that holds."""
    return _voice(consultation, person=person.merged_into or person)


def voice_of_guest(consultation: Consultation, name: str, contact: str, place: str = "") -> Voice:
    """Somebody without a file or an account, by what they told."""
    mark, told = guest_mark(consultation, name, contact, place)
    sealed = seal_voice(consultation.operation.consortium, told)
    return _voice(consultation, guest_index=mark, defaults={"guest": sealed})


def guest_mark(
    consultation: Consultation, name: str, contact: str, place: str = ""
) -> tuple[bytes, dict[str, str]]:
    """The fingerprint of a guest, and what is sealed of them: the same telephone, e-mail or name with place is the same
    voice in the whole project."""
    told = {"name": tidy(name)[:120], "contact": tidy(contact)[:120], "place": tidy(place)[:120]}
    mark = _plain_contact(contact) or f"{told['name']} {told['place']}"
    consortium = consultation.operation.consortium
    index = index_of(consortium, consultation.operation_id, mark)
    return index, {key: value for key, value in told.items() if value}


def voices_of(
    consultation: Consultation, marks: Iterable[tuple[str, int | bytes, dict[str, str]]]
) -> list[Voice]:
    """The voices of many at once, new ones written: (column, value, what is sealed of a guest); with a fixed number of
    questions."""
    wanted = {(column, value): told for column, value, told in marks}
    rows = Voice.objects.filter(operation=consultation.operation_id)
    found: dict[tuple[str, int | bytes], Voice] = {}
    for column in ("person_id", "user_id", "guest_index"):
        values = [value for name, value in wanted if name == column]
        for voice in rows.filter(**{f"{column}__in": values}):
            held = getattr(voice, column)
            found[column, bytes(held) if column == "guest_index" else held] = voice
    consortium = consultation.operation.consortium
    new = [
        Voice(
            consortium_id=consultation.consortium_id,
            operation_id=consultation.operation_id,
            organisation_id=consultation.organiser_id,
            guest=seal_voice(consortium, told) if column == "guest_index" else None,
            **{column: value},
        )
        for (column, value), told in wanted.items()
        if (column, value) not in found
    ]
    return [*found.values(), *Voice.objects.bulk_create(new)]


def _plain_contact(contact: str) -> str:
    contact = tidy(contact).lower()
    if "@" in contact:
        return contact
    digits = "".join(c for c in contact if c.isdigit())
    for prefix in ("0040", "40", "00359", "359", "0"):
        if digits.startswith(prefix) and len(digits) > 8:
            return digits.removeprefix(prefix)
    return digits


def _voice(
    consultation: Consultation, defaults: dict[str, bytes] | None = None, **who: Person | User | bytes
) -> Voice:
    first = {"consortium_id": consultation.consortium_id, "organisation_id": consultation.organiser_id}
    found, _made = Voice.objects.get_or_create(
        operation_id=consultation.operation_id, **who, defaults={**first, **(defaults or {})}
    )
    return found


@transaction.atomic
def hear(
    *,
    by: User,
    consultation: Consultation,
    voice: Voice,
    channel: str,
    on: dt.date,
    purpose: str = PeopleList.Purpose.HEARD,
    people_list: PeopleList | None = None,
) -> bool:
    """A voice was heard (or informed) in this consultation; gives whether it is new there. The first time in the
    project a fact is told of it: one person of ten consultations is one person."""
    _row, new = Hearing.objects.get_or_create(
        consultation=consultation,
        voice=voice,
        purpose=purpose,
        defaults={
            "consortium_id": consultation.consortium_id,
            "channel": channel,
            "on": on,
            "people_list": people_list,
        },
    )
    kind = _TOLD[PeopleList.Purpose(purpose)]
    if new and not Fact.objects.of(kind).about(voice).live().exists():
        record(kind, by=by, about=voice, on=on)
    return new


@transaction.atomic
def hear_many(*, by: User, people_list: PeopleList, voices: list[Voice]) -> int:
    """The people of a list were heard (or informed), as `hear` says of one; gives how many are new in it."""
    consultation, purpose = people_list.consultation, people_list.purpose
    here = Hearing.objects.filter(consultation=consultation, purpose=purpose, voice__in=voices)
    known = set(here.values_list("voice", flat=True))
    new = [voice for voice in voices if voice.pk not in known]
    Hearing.objects.bulk_create(
        [
            Hearing(
                consortium_id=consultation.consortium_id,
                consultation=consultation,
                voice=voice,
                purpose=purpose,
                channel=people_list.channel,
                on=people_list.on,
                people_list=people_list,
            )
            for voice in new
        ]
    )
    kind = _TOLD[PeopleList.Purpose(purpose)]
    of_voices = Fact.objects.of(kind).filter(source_type=ContentType.objects.get_for_model(Voice))
    told = set(of_voices.filter(source_id__in=[v.pk for v in new]).values_list("source_id", flat=True))
    first = [voice for voice in new if voice.pk not in told]
    facts = record_all(new_fact(kind, by=by, about=voice, on=people_list.on) for voice in first)
    living = set(of_voices.live().filter(source_id__in=told).values_list("source_id", flat=True))
    for voice in new:  # told once and struck: told again, in the next round
        if voice.pk in told - living:
            facts.append(record(kind, by=by, about=voice, on=people_list.on))
    for document in _sheets(people_list):
        prove(by, facts, document)
    return len(new)


def _sheets(people_list: PeopleList) -> list[Document]:
    """The papers that prove a list: its own sheet, or the closed ones of the event."""
    if people_list.document is not None:
        return [people_list.document]
    sheets = people_list.event.sheets.exclude(document=None) if people_list.event else ()
    return [sheet.document for sheet in sheets if sheet.document]


def unheard(*, by: User, consultation: Consultation, voice: Voice, on: dt.date) -> None:
    """Somebody took back all they said here and stands on no list: they were not heard. Where it was nowhere else in
    the project either, the fact is struck through."""
    hearings = Hearing.objects.heard().filter(voice=voice)
    hearings.filter(consultation=consultation, people_list=None).delete()
    if not hearings.exists():
        told = Fact.objects.of(PERSON_CONSULTED).live()
        kind = ContentType.objects.get_for_model(Voice)
        for fact in told.filter(source_type=kind, source_id=voice.pk):
            strike(fact, by=by, reason=STRUCK_MISTAKE, on=on)
