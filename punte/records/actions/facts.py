"""How facts come about: told once per source, struck through with a reason, never changed."""

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from punte.people.models import User
from punte.records.kinds import Kind
from punte.records.models import Fact

BATCH = 5_000


@transaction.atomic
def record(kind: Kind, *, by: User, about: models.Model, on: dt.date, quantity: Decimal | int = 1) -> Fact:
    """Tell one fact about `about`, which must carry consortium_id and operation_id, and may carry person_id,
    organisation_id (the partner who did it), entity_id, activity_id. Raises ValidationError when it has been
    told already and was not struck."""
    fact = new_fact(kind, by=by, about=about, on=on, quantity=quantity)
    told = Fact.objects.of(kind).about(about).filter(person=fact.person_id)
    struck = Exists(Fact.objects.filter(strikes=OuterRef("pk")))
    rounds = list(told.values_list(struck, flat=True))
    fact.round = len(rounds)
    if not all(rounds):
        raise ValidationError(_("This has already been recorded."), code="recorded")
    fact.save(force_insert=True)
    return fact


def new_fact(kind: Kind, *, by: User, about: models.Model, on: dt.date, quantity: Decimal | int = 1) -> Fact:
    """A fact not yet written; bulk actions write many at once with `record_all`."""
    return Fact(
        kind=kind.number,
        happened_on=on,
        consortium_id=about.consortium_id,  # type: ignore[attr-defined]
        operation_id=about.operation_id,  # type: ignore[attr-defined]
        activity_id=getattr(about, "activity_id", None),
        organisation_id=getattr(about, "organisation_id", None),
        entity_id=getattr(about, "entity_id", None),
        person_id=getattr(about, "person_id", None),
        by=by,
        quantity=quantity,
        unit=kind.unit,
        source_type=ContentType.objects.get_for_model(about),
        source_id=about.pk,
    )


def record_all(facts: Iterable[Fact]) -> list[Fact]:
    """Write many facts about new sources at once (none of them told before)."""
    return Fact.objects.bulk_create(facts, batch_size=BATCH)


@transaction.atomic
def strike(fact: Fact, *, by: User, reason: Kind, on: dt.date) -> Fact:
    """Strike a fact through. Of two who strike at once, the second is told."""
    if Fact.objects.select_for_update(of=("self",)).filter(pk=fact.pk, struck_by__isnull=False).exists():
        raise ValidationError(_("This was already struck through."), code="struck")
    return strike_all([fact], by=by, reason=reason, on=on)[0]


def strike_all(facts: Iterable[Fact], *, by: User, reason: Kind, on: dt.date) -> list[Fact]:
    """Strike many at once; each strike names the fact as its source. IntegrityError if one is struck already."""
    fact_type = ContentType.objects.get_for_model(Fact)
    strikes = [
        Fact(
            kind=reason.number,
            happened_on=on,
            consortium_id=f.consortium_id,
            operation_id=f.operation_id,
            organisation_id=f.organisation_id,
            person_id=f.person_id,
            by=by,
            quantity=0,
            source_type=fact_type,
            source_id=f.pk,
            strikes=f,
        )
        for f in facts
    ]
    return Fact.objects.bulk_create(strikes, batch_size=BATCH)
