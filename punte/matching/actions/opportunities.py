"""What a room puts on the board, in the same transaction as its own noun, and takes off again."""

import datetime as dt
from collections.abc import Collection, Mapping
from typing import Any

from django.db import connection, models, transaction

from punte.matching.models import Opportunity, OpportunitySkill


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
    """Create or update what this source offers; `skills` says of each skill whether it is essential."""
    told = {
        "kind": kind,
        "consortium_id": consortium_id,
        "occupation_id": occupation_id,
        "remote": remote,
        "settlement_id": settlement_id,
        "contract": contract,
        "hours": hours,
        "shift": shift,
        "languages": list(languages),
        "offers": list(offers),
        "no_car": no_car,
        "first_job": first_job,
        "valid_from": valid_from,
        "valid_until": valid_until,
    }
    found, _new = Opportunity.objects.update_or_create(**_key(source), defaults=told)
    found.skills.all().delete()
    OpportunitySkill.objects.bulk_create(
        OpportunitySkill(consortium_id=consortium_id, opportunity=found, skill_id=skill, essential=essential)
        for skill, essential in skills.items()
    )
    _tell(found.pk)
    return found


@transaction.atomic
def withdraw_opportunity(*, source: models.Model) -> None:
    """Take it off the board; does nothing where it is not there."""
    for found in Opportunity.objects.filter(**_key(source)):
        number = found.pk
        found.delete()
        _tell(number)


def _key(source: models.Model) -> dict[str, Any]:
    return {"source_type": source._meta.label_lower, "source_id": source.pk}


def _tell(number: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_notify('punte_matching', %s)", [str(number)])
