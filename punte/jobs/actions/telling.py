"""How what happens in the hub becomes a fact: told by the partner who does the work, about the employer."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from punte.jobs.models import Employer
from punte.people.models import User
from punte.projects.acting import organisations
from punte.projects.models import Operation, Partnership
from punte.records.actions.facts import new_fact
from punte.records.kinds import Kind
from punte.records.models import Fact


def tell(
    kind: Kind, *, about: models.Model, employer: Employer, by: User, on: dt.date, quantity: int = 1
) -> Fact:
    """One fact about the employer. A step of actions that have asked; ValidationError if it stands already."""
    told = Fact.objects.of(kind).about(about)
    if told.live().exists():
        raise ValidationError(_("This has already been recorded."), code="recorded")
    fact = new_fact(kind, by=by, about=about, on=on, quantity=quantity)
    fact.round = told.count()
    fact.organisation_id = _partner(by, employer.operation)
    fact.entity_id = employer.organisation_id
    fact.save(force_insert=True)
    return fact


def _partner(by: User, operation: Operation) -> int | None:
    """The partner in whose name the user works; for an employer's recruiter, the lead partner."""
    rows = Partnership.objects.filter(operation=operation).values_list("organisation", "role")
    partners = dict(rows)
    own = sorted(organisations(by, operation) & partners.keys())
    lead = [number for number, role in partners.items() if role == Partnership.Role.LEAD]
    return next(iter(own or lead), None)
