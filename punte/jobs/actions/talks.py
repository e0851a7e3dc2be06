"""What can happen to a talk at a job fair: offered, booked, given back, its result noted."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from punte.base import clock
from punte.base.permissions import require
from punte.events.models import Event
from punte.jobs import permissions
from punte.jobs.facts import TALK_HELD
from punte.jobs.models import Employer, Talk
from punte.jobs.models.talks import LENGTH
from punte.participation.models import Participation
from punte.people.models import Person, User
from punte.records.actions.facts import record, strike_all
from punte.records.facts import STRUCK_MISTAKE
from punte.records.models import Fact

MOST = 60  # talks that are offered at once
_ON = (Event.State.DRAFT, Event.State.PUBLISHED)
_WITH = (
    "event__operation",
    "employer__operation",
    "operation",
    "participation__person",
    "participation__operation",
)


@transaction.atomic
def offer_talks(*, by: User, event: Event, employer: Employer, first: dt.datetime, last: dt.datetime) -> int:
    """Offer every ten minutes between two moments of the fair; those that are offered already stay. Gives how many are
    new. Raises ValidationError keyed to a field."""
    require(permissions.may_offer_talks(by, event, employer))
    fair = Event.objects.select_for_update().get(
        pk=event.pk
    )  # of two who offer, the second sees the first's rows
    first, last = first.astimezone(dt.UTC), last.astimezone(dt.UTC)
    if fair.state not in _ON:
        raise ValidationError(_("This fair is over."), code="state")
    if not fair.starts_at <= first < last <= fair.ends_at:
        raise ValidationError({"last": _("Choose times within the hours of the fair.")})
    if (last - first) // LENGTH > MOST or last - first < LENGTH:
        raise ValidationError({"last": _("At least ten minutes, at most ten hours.")})
    _refuse_beside_the_rows(fair, first=first, last=last)
    before = Talk.objects.filter(event=fair, employer=employer).count()
    told = {"consortium_id": fair.consortium_id, "operation_id": fair.operation_id}
    Talk.objects.bulk_create(
        (
            Talk(event=fair, employer=employer, starts_at=first + n * LENGTH, **told)
            for n in range((last - first) // LENGTH)
        ),
        ignore_conflicts=True,
    )
    return Talk.objects.filter(event=fair, employer=employer).count() - before


def _refuse_beside_the_rows(fair: Event, **asked: dt.datetime) -> None:
    """All talks of a fair lie on one grid of ten minutes, so that two overlap only where they begin together. It
    begins with the fair, or with its first talk where the fair was moved since."""
    standing = (
        Talk.objects.filter(event=fair).order_by("starts_at").values_list("starts_at", flat=True).first()
    )
    for field, at in asked.items():
        if beside := (at - (standing or fair.starts_at)) % LENGTH:
            earlier = (at - beside).astimezone(fair.tz)
            near = {"earlier": f"{earlier:%H:%M}", "later": f"{earlier + LENGTH:%H:%M}"}
            said = _("Talks follow one another every ten minutes: choose %(earlier)s or %(later)s.") % near
            raise ValidationError({field: said})


@transaction.atomic
def book_talk(*, by: User, talk: Talk, participation: Participation, at: dt.datetime | None = None) -> None:
    """Book it for a participant, before it begins. Of two who book at once, the second is told; so is who is elsewhere
    then. `at`: when it was booked, now where not said."""
    require(permissions.may_book_talk(by, talk, participation))
    person = participation.person.root
    Person.objects.select_for_update(no_key=True).get(pk=person.pk)  # one booking of a person after the other
    fresh = Talk.objects.select_related("event").get(pk=talk.pk)
    _refuse_unbookable(fresh, at or clock.now(fresh.event.zone))
    around = (fresh.starts_at - LENGTH, fresh.starts_at + LENGTH)
    others = Talk.objects.filter(person__in=person.numbers()).exclude(pk=talk.pk)
    if others.filter(starts_at__gt=around[0], starts_at__lt=around[1]).exists():
        raise ValidationError(_("The person talks to somebody else at this time."), code="elsewhere")
    booked = Talk.objects.filter(pk=talk.pk, person=None).update(
        participation=participation, person=person, booked_by=by
    )
    if not booked:
        raise _taken()


def _refuse_unbookable(talk: Talk, at: dt.datetime) -> None:
    if talk.event.state not in _ON:
        raise ValidationError(_("This fair is over."), code="state")
    if talk.event.state != Event.State.PUBLISHED:
        raise ValidationError(_("This fair is not announced yet."), code="state")
    if talk.starts_at <= at:
        raise ValidationError(_("This time is over."), code="over")
    if talk.person_id:
        raise _taken()


def _taken() -> ValidationError:
    return ValidationError(_("Somebody was quicker: this time is taken."), code="taken")


@transaction.atomic
def give_talk_back(*, by: User, talk: Talk, at: dt.datetime | None = None) -> None:
    """It is free again, as long as it has not begun and no result is noted. `at`: when, now where not said."""
    require(permissions.may_give_talk_back(by, talk))
    locked = _locked(talk)
    require(permissions.may_give_talk_back(by, locked))
    if locked.result:
        raise ValidationError(_("Its result is noted already."), code="noted")
    if locked.starts_at <= (at or clock.now(locked.event.zone)):
        raise ValidationError(_("This time is over."), code="over")
    Talk.objects.filter(pk=talk.pk, person=talk.person_id).update(
        participation=None, person=None, booked_by=None
    )


def _locked(talk: Talk) -> Talk:
    """As it stands now, until the end of the transaction, with the person of whom the caller knows."""
    rows = Talk.objects.select_for_update(of=("self",)).select_related(*_WITH)
    locked = rows.get(pk=talk.pk)
    if locked.person_id != talk.person_id:
        raise ValidationError(
            _("This time changed hands meanwhile. Please look at it again."), code="changed"
        )
    return locked


@transaction.atomic
def note_talk(*, by: User, talk: Talk, result: str) -> None:
    """Note what came of it; a mistake is noted anew. That it was held is told once, and struck where nobody came."""
    require(permissions.may_note_talk(by, talk))
    if result not in Talk.Result.values:
        raise ValidationError({"result": _("Choose from the list.")})
    locked = _locked(talk)
    require(permissions.may_note_talk(by, locked))
    on = locked.starts_at.astimezone(locked.event.tz).date()
    if on > clock.today(locked.event.zone):
        raise ValidationError(_("This talk is still to come."), code="early")
    Talk.objects.filter(pk=talk.pk).update(result=result)
    told = list(Fact.objects.of(TALK_HELD).about(locked).live())
    if result != Talk.Result.NO_SHOW and not told:
        record(TALK_HELD, by=by, about=locked, on=on)
    elif result == Talk.Result.NO_SHOW and told:
        strike_all(told, by=by, reason=STRUCK_MISTAKE, on=on)
