"""Drawing a sample: for an audit, or for checking the house's own papers. What was drawn is never changed."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from punte.base import clock
from punte.base.permissions import require
from punte.monitoring import permissions, sampling
from punte.monitoring.models import Audit, Sample, SampleUnit
from punte.monitoring.populations import PAPERS, Population, population
from punte.organisations.models import Organisation
from punte.people.models import User
from punte.projects.acting import Scope, organisations, scope
from punte.projects.models import Operation
from punte.records.permissions import may_judge

Method = Sample.Method


@transaction.atomic
def draw_sample(
    *,
    by: User,
    audit: Audit,
    source: str,
    seed: str,
    method: str = Method.SIMPLE,
    size: int | None = None,
    share: int | None = None,
) -> Sample:
    """Draw once for an audit: so many units, or a share in percent. Of a period, as of its last day and, where it is
    frozen, as it was frozen. Raises ValidationError keyed to source, seed, size or share; with code "drawn" where
    somebody has drawn already."""
    require(permissions.may_audit(by, audit.operation))
    locked = Audit.objects.select_for_update().get(pk=audit.pk)
    if Sample.objects.filter(audit=audit).exists():
        raise ValidationError(_("The sample of this audit has been drawn already."), code="drawn")
    if locked.is_closed:
        raise ValidationError(_("This audit is closed."), code="closed")
    on = audit.period.ends_on if audit.period else clock.today(audit.operation.zone)
    try:
        found = population(audit.operation, source, on=on, period=audit.period)
    except KeyError as unknown:
        raise ValidationError({"source": _("Choose what to draw from.")}) from unknown
    wanted = _wanted(found, size, share)
    return _store(
        by, audit.operation, found, audit=audit, source=source, on=on, seed=seed, method=method, **wanted
    )


@transaction.atomic
def draw_papers(
    *, by: User, operation: Operation, organisation: Organisation | None, seed: str, share: int
) -> Sample:
    """Draw a share of the papers that wait: of the whole operation for the lead partner, else of one's own partner.
    Raises ValidationError keyed to seed or share; code "drawn" where the same was drawn already."""
    require(may_judge(by, operation))
    own = organisation is not None and organisation.pk in organisations(by, operation)
    require(own or scope(by, operation) >= Scope.OPERATION)
    Operation.objects.select_for_update(of=("self",)).get(pk=operation.pk)
    on = clock.today(operation.zone)
    found = population(operation, PAPERS, on=on, organisation=organisation)
    same = Sample.objects.of_papers().filter(
        operation=operation, organisation=organisation, seed=sampling.as_seed(seed), share=share
    )
    if same.filter(digest=sampling.digest(found.units)).exists():
        raise ValidationError(_("This sample has been drawn already; it is in the list."), code="drawn")
    wanted = _wanted(found, None, share)
    return _store(
        by,
        operation,
        found,
        organisation=organisation,
        source=PAPERS,
        on=on,
        seed=seed,
        method=Method.SIMPLE,
        **wanted,
    )


def _wanted(found: Population, size: int | None, share: int | None) -> dict[str, int | None]:
    units = len(found.units)
    if not units:
        raise ValidationError(_("There is nothing to draw from on that day."), code="empty")
    if (size is None) == (share is None):
        raise ValidationError({"size": _("Say either how many to draw, or which share.")})
    if share is not None:
        if not 1 <= share <= 100:
            raise ValidationError({"share": _("Write a share from 1 to 100 percent.")})
        return {"size": sampling.size_of(share, units), "share": share}
    if size is None or size < 1:
        raise ValidationError({"size": _("Draw at least one.")})
    if size > units:
        said = ngettext("There is only %(n)s to draw from.", "There are only %(n)s to draw from.", units)
        raise ValidationError({"size": said % {"n": units}}, code="large")
    return {"size": size, "share": None}


def _store(
    by: User,
    operation: Operation,
    found: Population,
    *,
    seed: str,
    size: int | None,
    method: str,
    on: dt.date,
    **told: Audit | Organisation | str | int | None,
) -> Sample:
    seed = sampling.as_seed(seed)
    if not seed:
        raise ValidationError({"seed": _("Write the seed: a text that both sides agree on.")})
    drawn = sampling.draw(found.units, seed=seed, size=size or 0, stratified=method == Method.STRATIFIED)
    ids = sorted(found.units)
    sample = Sample.objects.create(
        consortium_id=operation.consortium_id,
        operation=operation,
        what=found.what,
        counted_on=on,
        method=method,
        seed=seed,
        size=len(drawn),
        population_size=len(ids),
        digest=sampling.digest(found.units),
        population=ids,
        strata=[found.units[unit] for unit in ids],
        drawn_on=clock.today(operation.zone),
        by=by,
        **told,
    )
    SampleUnit.objects.bulk_create(_unit(sample, n, u, found.units[u]) for n, u in enumerate(drawn, 1))
    return sample


def _unit(sample: Sample, position: int, unit: int, partner: int) -> SampleUnit:
    return SampleUnit(
        sample=sample,
        consortium_id=sample.consortium_id,
        position=position,
        unit=unit,
        organisation_id=partner or None,
    )
