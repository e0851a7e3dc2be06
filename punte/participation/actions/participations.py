"""What can happen to a participation: registered, checked, selected, entered, left, observed, struck."""

import datetime as dt
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from punte.base.permissions import require
from punte.base.states import MoveNotAllowed
from punte.organisations.models import Organisation
from punte.participation import facts, permissions
from punte.participation.models import Observation, Participation, Proof, Stay
from punte.participation.models.proofs import criteria
from punte.people.models import Person, User
from punte.projects.models import Operation
from punte.records.actions.facts import record, strike
from punte.records.facts import STRUCK_MISTAKE
from punte.records.kinds import Kind
from punte.records.models import Fact

State = Participation.State
ENTERED_STATES = (State.ENTERED, State.COMPLETED, State.LEFT_EARLY)
SITUATION = (
    "sex",
    "labour",
    "education",
    "studies",
    "jobless_household",
    "jobless_household_children",
    "single_adult_children",
    "rural",
    "language",
    "region",
    "settlement",
)


@transaction.atomic
def register_participant(
    *, by: User, operation: Operation, organisation: Organisation, person: Person, on: dt.date, **also: Any
) -> Participation:
    """Take a person up as a candidate; `also` may hold the situation, the sender and function, the responsible
    user. Raises ValidationError where this person is registered in the operation already."""
    require(permissions.may_register_for(by, operation, organisation.pk))
    require(person.consortium_id == operation.consortium_id)
    person = person.root
    also.setdefault("responsible", by)
    try:
        with transaction.atomic():
            return Participation.objects.create(
                consortium_id=operation.consortium_id,
                operation=operation,
                organisation=organisation,
                person=person,
                registered_on=on,
                **also,
            )
    except IntegrityError as error:
        raise ValidationError(
            _("This person is already registered in this project."), code="registered"
        ) from error


@transaction.atomic
def change_situation(*, by: User, participation: Participation, version: int, **situation: Any) -> None:
    """Write the situation at entry; once it is frozen only who may correct may change it (the history keeps
    both). The second of two editors is told."""
    frozen = participation.frozen_on is not None
    require((permissions.may_correct if frozen else permissions.may_work_on)(by, participation))
    changes = {
        k: v for k, v in situation.items() if k in (*SITUATION, "sender", "function", "responsible", "age")
    }
    same = Participation.objects.filter(pk=participation.pk, version=version)
    if not same.update(version=version + 1, **changes):
        raise ValidationError(
            _(
                "Somebody else changed this file while you were writing. Look at their version, then write again."
            ),
            code="version",
        )
    participation.refresh_from_db()


@transaction.atomic
def decide(*, by: User, participation: Participation, state: str) -> None:
    """Move through eligibility and selection. Eligible means: every criterion of the target group is met."""
    require(permissions.may_select(by, participation))
    require(state not in ENTERED_STATES)
    if participation.state in ENTERED_STATES:
        raise MoveNotAllowed  # an entry is taken back by striking it
    met = participation.proofs.filter(verdict=Proof.Verdict.MET).values("criterion")
    if state == State.ELIGIBLE and criteria(participation).exclude(pk__in=met).exists():
        raise ValidationError(_("Not every criterion is met yet."), code="criteria")
    participation.move_to(state)


@transaction.atomic
def enter(*, by: User, participation: Participation, on: dt.date) -> Stay:
    """The first activity attended, or the return of somebody who had left. The first entry freezes the
    situation, age included; a return changes neither (Regulation (EU) 2021/1057, Annex I; Commission guidance)."""
    require(permissions.may_work_on(by, participation))
    _not_before_leaving(participation, on)
    participation.move_to(State.ENTERED, **_frozen(participation, on))
    stay = Stay.objects.create(
        consortium_id=participation.consortium_id, participation=participation, entered_on=on
    )
    record(facts.ENTERED, by=by, about=stay, on=on)
    return stay


def _not_before_leaving(participation: Participation, on: dt.date) -> None:
    last = participation.stays.filter(struck=False).order_by("-entered_on").first()
    if last and on < (last.left_on or last.entered_on):
        raise ValidationError({"on": _("The person had not left yet on this day.")})
    birth = participation.person.identity.birth_date if hasattr(participation.person, "identity") else None
    if birth and on < birth:
        raise ValidationError({"on": _("This day is before the person was born.")})


def _frozen(participation: Participation, on: dt.date) -> dict[str, Any]:
    if participation.frozen_on is not None:
        return {}
    birth = participation.person.identity.birth_date
    return {"frozen_on": on, "age": age_on(birth, on) if birth else None}


def age_on(birth: dt.date, day: dt.date) -> int:
    """Whole years on a day; somebody born on 29 February has their birthday on 1 March in other years."""
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))


@transaction.atomic
def leave(*, by: User, participation: Participation, on: dt.date, exit: str, early: bool = False) -> Stay:
    """End the open stay: at the end, or early."""
    require(permissions.may_work_on(by, participation))
    stay = participation.stays.filter(left_on=None, struck=False).select_for_update().first()
    if stay is None:
        raise ValidationError(_("This person is not taking part at present."), code="not_entered")
    if on < stay.entered_on:
        raise ValidationError({"on": _("The day of leaving is before the day of entry.")})
    participation.move_to(State.LEFT_EARLY if early else State.COMPLETED)
    stay.left_on, stay.exit = on, exit
    stay.save(update_fields=["left_on", "exit"])
    record(facts.LEFT, by=by, about=stay, on=on)
    return stay


@transaction.atomic
def observe(*, by: User, participation: Participation, kind: str, on: dt.date) -> Observation:
    """Write the person's situation on a day after entering: for the 28 days, for the six months, a certificate."""
    require(permissions.may_work_on(by, participation))
    first = participation.stays.filter(struck=False).order_by("entered_on").first()
    if first is None or on < first.entered_on:
        raise ValidationError({"on": _("This day is before the person entered.")})
    observation = Observation.objects.create(
        consortium_id=participation.consortium_id, participation=participation, kind=kind, observed_on=on
    )
    record(facts.OBSERVED[kind], by=by, about=observation, on=on)
    return observation


@transaction.atomic
def strike_entry(*, by: User, stay: Stay, on: dt.date, reason: Kind = STRUCK_MISTAKE) -> None:
    """Say that an entry did not happen; a leaving of the same stay falls with it."""
    participation = stay.participation
    require(permissions.may_correct(by, participation))
    later = (
        participation.stays.filter(struck=False, entered_on__gte=stay.entered_on).exclude(pk=stay.pk).exists()
    )
    for fact in Fact.objects.about(stay).live().of(facts.ENTERED, facts.LEFT):
        strike(fact, by=by, reason=reason, on=on)
    if not Stay.objects.filter(pk=stay.pk, struck=False).update(struck=True):
        raise ValidationError(_("This was already struck through."), code="struck")
    _settle(participation, was_last=not later)


@transaction.atomic
def strike_leaving(*, by: User, stay: Stay, on: dt.date, reason: Kind = STRUCK_MISTAKE) -> None:
    """Say that a leaving did not happen; only the last stay can be opened again."""
    require(permissions.may_correct(by, stay.participation))
    if (
        stay.participation.stays.filter(struck=False, entered_on__gte=stay.entered_on)
        .exclude(pk=stay.pk)
        .exists()
    ):
        raise ValidationError(
            _("The person has come back since; strike the later entry first."), code="later"
        )
    strike(Fact.objects.about(stay).live().of(facts.LEFT).get(), by=by, reason=reason, on=on)
    Stay.objects.filter(pk=stay.pk).update(left_on=None, exit="")
    _settle(stay.participation)


@transaction.atomic
def strike_observation(
    *, by: User, observation: Observation, on: dt.date, reason: Kind = STRUCK_MISTAKE
) -> None:
    """Say that an observation was wrong."""
    require(permissions.may_correct(by, observation.participation))
    fact = Fact.objects.about(observation).live().of(facts.OBSERVED[observation.kind]).get()
    strike(fact, by=by, reason=reason, on=on)
    Observation.objects.filter(pk=observation.pk).update(struck=True)


def _settle(participation: Participation, was_last: bool = True) -> None:
    """State, frozen day and age that follow from the stays that were not struck. The state changes only where
    the last stay was touched; the age is that of the first entry that holds."""
    stays = list(participation.stays.filter(struck=False).order_by("entered_on", "pk"))
    changes: dict[str, Any] = {"frozen_on": None, "age": None, "state": State.SELECTED}
    if stays:
        changes = {"frozen_on": stays[0].entered_on, "age": participation.age, "state": participation.state}
        identity = getattr(participation.person, "identity", None)
        if identity and identity.birth_date:
            changes["age"] = age_on(identity.birth_date, stays[0].entered_on)
        if was_last:
            changes["state"] = State.ENTERED if stays[-1].left_on is None else State.COMPLETED
    Participation.objects.filter(pk=participation.pk).update(**changes)
    participation.refresh_from_db()
