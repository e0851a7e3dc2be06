"""What is held about me: a person's own file, gathered from every room that keeps something of it."""

from collections import Counter
from dataclasses import dataclass, field

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from punte.base import formats
from punte.participation.actions.special import special_door
from punte.participation.models import Participation, SpecialCategory
from punte.people.models import Contact, NationalNumber, Person, PersonKey, User
from punte.records.holdings import capacities
from punte.records.models import AccessEntry, Consent, DataRequest, Document, Fact

Rows = list[tuple[str, str]]
_LOOKS = 100
_CONTACT = {"phone": lazy("Telephone"), "email": lazy("E-mail"), "address": lazy("Address")}


@dataclass
class File:
    """One consortium's file about the reader."""

    person_id: int
    consortium: str
    state: str
    state_code: str
    identity: Rows
    contact: Rows
    number: str
    participations: list[dict] = field(default_factory=list)
    consents: QuerySet[Consent] | list = field(default_factory=list)
    documents: QuerySet[Document] | list = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    requests: list[DataRequest] = field(default_factory=list)
    looks: list[dict] = field(default_factory=list)
    earlier_looks: int = 0


def keys(user: User) -> list[PersonKey]:
    """The files that are this user's, one for each consortium."""
    return list(PersonKey.objects.filter(user=user).order_by("pk"))


def person_of(key: PersonKey) -> Person:
    """Whom the key opens; ask within the key's consortium."""
    return Person.objects.select_related("identity", "consortium").get(pk=key.person_id)


def gather(person: Person, reader: User) -> File:
    """Everything about this person; ask within their consortium. Duplicates merged into them belong to it."""
    persons = [person.pk, *person.merged.values_list("pk", flat=True)]
    looks, earlier = _looks(persons, person.consortium_id, reader)
    return File(
        person_id=person.pk,
        consortium=person.consortium.name,
        state=person.get_state_display(),
        state_code=person.state,
        identity=_identity(person),
        contact=_contact(person),
        number=_number(person),
        participations=_participations(persons),
        consents=list(
            Consent.objects.filter(person__in=persons).select_related("organisation").order_by("-given_at")
        ),
        documents=list(
            Document.objects.filter(person__in=persons).select_related("operation").order_by("-uploaded_at")
        ),
        facts=_facts(persons),
        requests=list(person.requests.select_related("person__consortium").order_by("-received_on", "-pk")),
        looks=looks,
        earlier_looks=earlier,
    )


def _identity(person: Person) -> Rows:
    identity = getattr(person, "identity", None)
    if identity is None:
        return []
    data = identity.data
    sex = dict(Participation.Sex.choices).get(data.get("sex", ""), "")
    return [
        (_("Given name"), data["first_name"]),
        (_("Family name"), data["last_name"]),
        (_("Date of birth"), formats.day(identity.birth_date, "long")),
        (_("Sex"), str(sex) or "—"),
    ]


def _contact(person: Person) -> Rows:
    contact = Contact.objects.filter(person=person).select_related("person__consortium").first()
    if contact is None:
        return []
    rows = [(str(_CONTACT.get(key, key)), value) for key, value in contact.data.items() if value]
    safe = _("yes") if contact.safe else _("no, only as agreed with you")
    return [*rows, (_("May we write or call"), safe)]


def _number(person: Person) -> str:
    """No digit of it leaves the house, not even here."""
    number = NationalNumber.objects.filter(person=person).first()
    return (
        _("%(kind)s: on file, checked") % {"kind": number.get_kind_display()} if number else _("none on file")
    )


def _participations(persons: list[int]) -> list[dict]:
    rows = (
        Participation.objects.filter(person__in=persons)
        .select_related(
            "operation", "organisation", "sender", "region", "settlement", "consortium", "responsible"
        )
        .prefetch_related("stays", "proofs__criterion")
        .order_by("-registered_on")
    )
    with special_door("read"):
        special = {
            s.participation_id: s
            for s in SpecialCategory.objects.filter(participation__in=[r.pk for r in rows])
        }
    return [
        {
            "participation": row,
            "frozen": _situation(row),
            "stays": [formats.period(s.entered_on, s.left_on) for s in row.stays.all() if not s.struck],
            "special": _special(special.get(row.pk), row),
        }
        for row in rows
    ]


def _situation(row: Participation) -> Rows:
    said = {True: _("yes"), False: _("no"), None: "—"}
    education = row.get_education_display() if row.education is not None else "—"
    return [
        (_("Age at entry"), formats.number(row.age)),
        (_("On the labour market"), row.get_labour_display() or "—"),
        (_("Education"), education),
        (_("In education or training"), row.get_studies_display() or "—"),
        (_("Household without work"), said[row.jobless_household]),
        (_("One adult with children"), said[row.single_adult_children]),
        (_("From a rural area"), said[row.rural]),
        (_("Place"), ", ".join(str(place) for place in (row.settlement, row.region) if place) or "—"),
        (_("Sent by"), f"{row.sender} ({row.get_function_display()})" if row.sender else "—"),
    ]


def _special(special: SpecialCategory | None, row: Participation) -> Rows:
    if special is None:
        return []
    answers = special.answers(row.consortium.special_key)
    return [(str(SpecialCategory.FIELDS[name]), str(answer.label)) for name, answer in answers.items()]


def _facts(persons: list[int]) -> list[Fact]:
    rows = Fact.objects.live().filter(person__in=persons).select_related("operation", "organisation")
    return list(rows.order_by("-happened_on", "-pk")[:200])


def _looks(persons: list[int], consortium_id: int, reader: User) -> tuple[list[dict], int]:
    """Who looked: on whose behalf and as what, why, how often in a day; the latest first, and how many came
    earlier."""
    entries = AccessEntry.objects.filter(person__in=persons).order_by("-at", "-pk")
    known = capacities(consortium_id)
    counted: Counter[tuple] = Counter()
    for entry in entries[:2000]:
        day = timezone.localtime(entry.at).date()
        who = (
            _("yourself") if entry.user_id == reader.pk else known.get(entry.user_id, _("a former colleague"))
        )
        counted[day, who, entry.get_occasion_display(), entry.why] += 1
    rows = [
        {"on": day, "who": who, "occasion": what, "why": why, "times": n}
        for (day, who, what, why), n in counted.items()
    ]
    return rows[:_LOOKS], max(0, len(rows) - _LOOKS)
