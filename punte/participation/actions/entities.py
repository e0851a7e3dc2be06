"""What can happen to an organisation in a project: it is taken up with the support of a partner, and its part ends."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from punte.base.permissions import require
from punte.organisations.models import Organisation
from punte.participation import facts, permissions
from punte.participation.models import EntityParticipation
from punte.people.models import User
from punte.projects.models import Operation
from punte.records.actions.facts import record


@transaction.atomic
def enter_entity(
    *, by: User, operation: Operation, entity: Organisation, organisation: Organisation, on: dt.date
) -> EntityParticipation:
    """Take an organisation up on the day of its first support by a partner; one fact follows. Raises
    ValidationError where it takes part in this operation already."""
    require(permissions.may_register_for(by, operation, organisation.pk))
    try:
        with transaction.atomic():
            taken = EntityParticipation.objects.create(
                consortium_id=operation.consortium_id,
                operation=operation,
                entity=entity,
                organisation=organisation,
                entered_on=on,
            )
    except IntegrityError as error:
        raise ValidationError(
            {"entity": _("This organisation already takes part in this project.")}, code="registered"
        ) from error
    record(facts.ENTITY_ENTERED, by=by, about=taken, on=on)
    return taken


@transaction.atomic
def end_entity(*, by: User, participation: EntityParticipation, on: dt.date) -> None:
    """The support ended on this day."""
    require(permissions.may_register_for(by, participation.operation, participation.organisation_id))
    if on < participation.entered_on:
        raise ValidationError({"on": _("The day of leaving is before the day of entry.")})
    participation.move_to(EntityParticipation.State.ENDED, ended_on=on)
