"""What is on the board: other rooms put it there and take it away, in the same transaction as their own noun.

They ask whether one may before they call; nobody acts here, so there is nobody to ask. The row-level policy still
refuses an opportunity of another circle."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping

from django.core.exceptions import ValidationError
from django.db import connection, models, transaction
from django.utils.translation import gettext_lazy as _

from punte.matching.asking import CHANNEL, EVERYTHING
from punte.matching.models import Opportunity, OpportunitySkill
from punte.matching.models.opportunities import CONTRACTS, HOURS, SHIFTS
from punte.matching.reading import tells
from punte.matching.score import shares
from punte.matching.weights import weights
from punte.reference.models import Concept

_AT_A_TIME = 2_000


@transaction.atomic
def put_opportunity(
    *,
    source: models.Model,
    kind: str,
    consortium_id: int,
    occupation_id: int | None,
    settlement_id: int | None,
    remote: bool,
    contract: str,
    hours: str,
    shift: str,
    languages: Collection[str],
    offers: Collection[str],
    no_car: bool,
    first_job: bool,
    valid_from: dt.date,
    valid_until: dt.date | None,
    skills: Mapping[int, bool],
) -> Opportunity:
    """Put what `source` offers on the board, or bring it up to date; `skills` says of each whether it is essential.
    Raises ValidationError keyed to the field."""
    _check(kind, contract, hours, shift, valid_from, valid_until, skills)
    points, granted = shares(skills, tells(skills.keys()), weights())
    opportunity, _new = Opportunity.objects.update_or_create(
        source_type=source._meta.label_lower,
        source_id=source.pk,
        defaults={
            "consortium_id": consortium_id,
            "kind": kind,
            "occupation_id": occupation_id,
            "settlement_id": settlement_id,
            "remote": remote,
            "contract": contract,
            "hours": hours,
            "shift": shift,
            "languages": sorted(set(languages)),
            "offers": sorted(set(offers)),
            "no_car": no_car,
            "first_job": first_job,
            "valid_from": valid_from,
            "valid_until": valid_until,
            "granted": granted,
        },
    )
    _write_skills(opportunity, skills, points)
    _tell(str(opportunity.pk))
    return opportunity


@transaction.atomic
def withdraw_opportunity(*, source: models.Model) -> None:
    """Take what `source` offers from the board; nothing happens where it is not there."""
    found = Opportunity.objects.filter(source_type=source._meta.label_lower, source_id=source.pk)
    for opportunity in found.select_for_update():
        _tell(str(opportunity.pk))
        opportunity.skills.all().delete()
        opportunity.delete()


@transaction.atomic
def weigh_board() -> int:
    """Share the points of this circle's opportunities anew, after a vocabulary was imported or the weights changed;
    gives of how many they changed."""
    changed = 0
    numbers = list(Opportunity.objects.order_by("pk").values_list("pk", flat=True))
    telling = tells(OpportunitySkill.objects.values_list("skill", flat=True).distinct())
    for begin in range(0, len(numbers), _AT_A_TIME):
        some = Opportunity.objects.filter(pk__in=numbers[begin : begin + _AT_A_TIME])
        changed += _weigh_some(some.prefetch_related("skills"), telling)
    if changed:
        _tell(EVERYTHING)
    return changed


def _weigh_some(opportunities: Iterable[Opportunity], telling: Mapping[int, int]) -> int:
    lines, heads = [], []
    for opportunity in opportunities:
        own = {line.skill_id: line for line in opportunity.skills.all()}
        points, granted = shares({s: line.essential for s, line in own.items()}, telling, weights())
        moved = [line for skill, line in own.items() if line.points != points[skill]]
        for line in moved:
            line.points = points[line.skill_id]
        if moved or granted != opportunity.granted:
            opportunity.granted = granted
            heads.append(opportunity)
        lines += moved
    OpportunitySkill.objects.bulk_update(lines, ["points"], batch_size=1000)
    Opportunity.objects.bulk_update(heads, ["granted"], batch_size=1000)
    return len(heads)


def _check(
    kind: str,
    contract: str,
    hours: str,
    shift: str,
    valid_from: dt.date,
    valid_until: dt.date | None,
    skills: Mapping[int, bool],
) -> None:
    wrong = {
        "kind": kind not in Opportunity.Kind.values,
        "contract": contract not in ("", *CONTRACTS),
        "hours": hours not in ("", *HOURS),
        "shift": shift not in ("", *SHIFTS),
    }
    if refused := [name for name, so in wrong.items() if so]:
        raise ValidationError(dict.fromkeys(refused, _("Choose one of the list.")))
    if valid_until and valid_until < valid_from:
        raise ValidationError({"valid_until": _("The end is before the beginning.")})
    known = Concept.objects.filter(pk__in=skills.keys(), kind=Concept.Kind.SKILL).count()
    if known != len(skills):
        raise ValidationError({"skills": _("One of these skills is not in the vocabulary.")})


def _write_skills(opportunity: Opportunity, skills: Mapping[int, bool], points: Mapping[int, int]) -> None:
    opportunity.skills.exclude(skill__in=skills.keys()).delete()
    OpportunitySkill.objects.bulk_create(
        [
            OpportunitySkill(
                consortium_id=opportunity.consortium_id,
                opportunity=opportunity,
                skill_id=skill,
                essential=essential,
                points=points[skill],
            )
            for skill, essential in skills.items()
        ],
        update_conflicts=True,
        unique_fields=["opportunity", "skill"],
        update_fields=["essential", "points"],
    )


def _tell(what: str) -> None:
    """The engine hears of it when this transaction is done."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_notify(%s, %s)", [CHANNEL, what])
