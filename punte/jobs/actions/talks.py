"""What can happen to a talk at a job fair: offered, booked, given back, its result noted."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from punte.base import clock
from punte.base.permissions import require
from punte.events.models import Event
from punte.jobs import permissions
from punte.jobs.facts import TALK_HELD
from punte.jobs.models import Employer, Talk
from punte.jobs.models.talks import LENGTH
from punte.participation.models import Participation
from punte.people.models import User
from punte.records.actions.facts import record, strike_all
from punte.records.facts import STRUCK_MISTAKE
from punte.records.models import Fact

MOST = 60  # talks that are offered at once
_ON = (Event.State.DRAFT, Event.State.PUBLISHED)


@transaction.atomic
def offer_talks(*, by: User, event: Event, employer: Employer, first: dt.datetime, last: dt.datetime) -> int:
    """Offer every ten minutes between two moments of the fair; those that are offered already stay. Gives how many are
    new. Raises ValidationError keyed to a field."""
    require(permissions.may_offer_talks(by, event, employer))
    if event.state not in _ON:
        raise ValidationError(_("This fair is over."), code="state")
    if not event.starts_at <= first < last <= event.ends_at:
        raise ValidationError({"last": _("Choose times within the hours of the fair.")})
    if (last - first) // LENGTH > MOST or last - first < LENGTH:
        raise ValidationError({"last": _("At least ten minutes, at most ten hours.")})
    before = Talk.objects.filter(event=event, employer=employer).count()
    told = {"consortium_id": event.consortium_id, "operation_id": event.operation_id}
    Talk.objects.bulk_create(
        (
            Talk(event=event, employer=employer, starts_at=first + n * LENGTH, **told)
            for n in range((last - first) // LENGTH)
        ),
        ignore_conflicts=True,
    )
    return Talk.objects.filter(event=event, employer=employer).count() - before


@transaction.atomic
def book_talk(*, by: User, talk: Talk, participation: Participation) -> None:
    """Book it for a participant. Of two who book at once, the second is told; so is who is elsewhere then."""
    require(permissions.may_book_talk(by, talk, participation))
    if talk.event.state not in _ON:
        raise ValidationError(_("This fair is over."), code="state")
    person = participation.person.merged_into or participation.person
    try:
        with transaction.atomic():
            booked = Talk.objects.filter(pk=talk.pk, person=None).update(
                participation=participation, person=person, booked_by=by
            )
    except IntegrityError:
        raise ValidationError(
            _("The person talks to somebody else at this time."), code="elsewhere"
        ) from None
    if not booked:
        raise ValidationError(_("Somebody was quicker: this time is taken."), code="taken")


@transaction.atomic
def give_talk_back(*, by: User, talk: Talk) -> None:
    """It is free again, as long as no result is noted."""
    require(permissions.may_give_talk_back(by, talk))
    freed = Talk.objects.filter(pk=talk.pk, result="").update(participation=None, person=None, booked_by=None)
    if not freed:
        raise ValidationError(_("Its result is noted already."), code="noted")


@transaction.atomic
def note_talk(*, by: User, talk: Talk, result: str) -> None:
    """Note what came of it; a mistake is noted anew. That it was held is told once, and struck where nobody came."""
    require(permissions.may_note_talk(by, talk))
    if result not in Talk.Result.values:
        raise ValidationError({"result": _("Choose from the list.")})
    locked = Talk.objects.select_for_update(of=("self",)).select_related("event", "employer").get(pk=talk.pk)
    if locked.person_id is None:
        raise ValidationError(_("Nobody has booked this time."), code="free")
    on = locked.starts_at.astimezone(locked.event.tz).date()
    if on > clock.today(locked.event.zone):
        raise ValidationError(_("This talk is still to come."), code="early")
    Talk.objects.filter(pk=talk.pk).update(result=result)
    told = list(Fact.objects.of(TALK_HELD).about(locked).live())
    if result != Talk.Result.NO_SHOW and not told:
        record(TALK_HELD, by=by, about=locked, on=on)
    elif result == Talk.Result.NO_SHOW and told:
        strike_all(told, by=by, reason=STRUCK_MISTAKE, on=on)
