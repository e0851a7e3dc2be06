"""All dossiers of a reporting period: of everybody who was counted in it, in one folder."""

from collections.abc import Sequence
from urllib.parse import urlencode

from django.core.exceptions import ValidationError
from django.db import connection
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from punte.base import formats
from punte.monitoring.counting.asked import numbers
from punte.monitoring.models import Period, SnapshotMember
from punte.participation import permissions as participation
from punte.participation.actions.special import special_door
from punte.participation.dossiers.packing import Pack, pack_many
from punte.participation.exports import with_everything
from punte.participation.models import Participation
from punte.people.models import Person, User
from punte.projects.acting import has_right
from punte.projects.models import Assignment, Operation
from punte.records.actions.access import log_many
from punte.records.export_kinds import Choice, ExportKind, Made, Making
from punte.records.models import AccessEntry

KIND = "monitoring.dossiers"
_COUNTED = "{candidates} SELECT DISTINCT participation_id, person_id FROM candidate WHERE reason IS NULL"
_AT_ONCE = 100  # participants read from the database together


def people_of(period: Period) -> "QuerySet[Participation]":
    """Who was counted: as frozen, else who would be counted on the period's last day. Persons count in a number
    without taking part in the project too; they have no dossier."""
    counted = _as_frozen(period) if period.is_frozen else _by_now(period)
    taking_part = {participation for participation, _person in counted}
    persons = {person for _participation, person in counted}
    rows = Participation.objects.filter(operation=period.operation_id)
    return rows.filter(Q(pk__in=taking_part) | Q(person__in=persons)).order_by("pk")


def _as_frozen(period: Period) -> set[tuple[int | None, int | None]]:
    rows = SnapshotMember.objects.filter(snapshot__period=period).exclude(
        participation_id=None, person_id=None
    )
    return set(rows.values_list("participation_id", "person_id").distinct())


def _by_now(period: Period) -> set[tuple[int | None, int | None]]:
    found: set[tuple[int | None, int | None]] = set()
    with special_door("count"), connection.cursor() as cursor:
        for number in numbers(period.operation):
            if not number.sensitive:
                candidates, parameters = number.ask(period.ends_on)
                cursor.execute(_COUNTED.format(candidates=candidates), parameters)
                found |= set(cursor.fetchall())
    return {(participation, person) for participation, person in found if participation or person}


def make_dossiers(job: Making) -> Made:
    """One folder per participant and a list of them, as far as the maker sees them; each is kept in the log."""
    rows = Period.objects.visible_to(job.by).filter(operation=job.operation).select_related("operation")
    period = rows.filter(number=job.options["period"]).first()
    if period is None:
        raise ValidationError(_("This period is not there any more."))
    seen = people_of(period) & Participation.objects.visible_to(job.by)
    total = seen.count()
    if not total:
        raise ValidationError(_("Nobody whom you see was counted in this period."))
    special = has_right(job.by, job.operation, Assignment.Right.SPECIAL)
    with Pack() as pack:
        people = with_everything(seen).iterator(chunk_size=_AT_ONCE)
        packed = pack_many(pack, people, total, special=special, progress=job.progress)
        # Of who is erased or restricted there is one page that says so: nothing that could be forgotten later.
        persons = [found.person_id for found in packed if found.person.state == Person.State.ACTIVE]
    log_many(
        by=job.by,
        persons=Person.objects.filter(pk__in=persons),
        occasion=AccessEntry.Occasion.EXPORT,
        reason="dossier",
    )
    said = {"project": job.operation.code, "number": period.number}
    name = _("dossiers-%(project)s-period-%(number)s.zip") % said
    return Made(name, "application/zip", pack.path, persons=persons)


def _periods(user: User, operation: Operation) -> Sequence[Choice]:
    rows = Period.objects.visible_to(user).filter(operation=operation).order_by("-number")
    words = _("Period %(n)s, %(days)s")
    values = [
        (str(p.number), words % {"n": p.number, "days": formats.period(p.starts_on, p.ends_on)}) for p in rows
    ]
    return [Choice("period", _("Of which period"), values)]


def _may(user: User, operation: Operation) -> bool:
    """Who may export dossiers, where there is a period."""
    return participation.may_export_dossier(user, operation) and (
        Period.objects.visible_to(user).filter(operation=operation).exists()
    )


def dossiers_url(user: User, period: Period) -> str:
    """Where the dossiers of this period are asked for; empty without the right."""
    if not participation.may_export_dossier(user, period.operation):
        return ""
    asked = urlencode({"kind": KIND, "period": period.number})
    return f"{reverse('records:export_create', args=[period.operation.code])}?{asked}"


DOSSIERS = ExportKind(
    KIND,
    gettext_lazy("All dossiers of a reporting period"),
    ("zip",),
    _may,
    make_dossiers,
    hint=gettext_lazy(
        "A folder for each person counted: form, consents, proofs, evidence, and an index that says what is missing."
    ),
    group=gettext_lazy("Dossiers"),
    choices=_periods,
)
