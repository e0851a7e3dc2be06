"""What happens between somebody and a course: applied, selected, enrolled, left, completed."""

from collections.abc import Iterable, Sequence

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from punte.base import clock
from punte.base.permissions import Refused, require
from punte.base.states import MoveNotAllowed
from punte.events.actions.registrations import cancel_registration, register
from punte.events.models import Event, Registration
from punte.learning import notices, permissions
from punte.learning.actions.quizzes import extend_running
from punte.learning.completion import missing_words
from punte.learning.facts import COMPLETED, ENROLLED
from punte.learning.models import Enrolment, Offering
from punte.learning.standings import cohort
from punte.organisations.models import Organisation
from punte.participation.models import Participation
from punte.people.actions.notices import notify
from punte.people.models import Person, PersonKey, User
from punte.people.notices import NoticeKind
from punte.records.actions.access import log_many
from punte.records.actions.facts import record, strike_all
from punte.records.facts import STRUCK_MISTAKE
from punte.records.models import AccessEntry, Fact

State, Reason = Enrolment.State, Enrolment.Reason
TAKING_ON = (Offering.State.OPEN, Offering.State.RUNNING)


@transaction.atomic
def apply(
    *,
    by: User,
    offering: Offering,
    participation: Participation,
    sent_by: Organisation | None = None,
    oneself: bool = False,
) -> Enrolment:
    """Put somebody on the list of those who want the course; who helped is kept, unless they did it themselves. Raises
    ValidationError, keyed to `participation`, where the person is there already, also under another spelling that was
    joined."""
    require(permissions.may_enrol(by, offering, participation))
    offering = _locked(offering)
    _check_open(offering)
    person = participation.person.root
    back = offering.enrolments.filter(person=person, state__in=(State.WITHDRAWN, State.REFUSED)).first()
    if back:
        helped = None if oneself else by
        back.move_to(State.APPLIED, reason="", ended_on=None, assisted_by=helped)
        return back
    try:
        with transaction.atomic():
            return Enrolment.objects.create(
                consortium_id=offering.consortium_id,
                offering=offering,
                participation=participation,
                person=person,
                sent_by=sent_by or participation.sender or participation.organisation,
                assisted_by=None if oneself else by,
            )
    except IntegrityError as error:
        if "once_per_offering" not in str(error):
            raise
        said = _("This person is in this course already, perhaps under another spelling of the name.")
        raise ValidationError({"participation": said}, code="twice") from None


def _locked(offering: Offering) -> Offering:
    rows = Offering.objects.select_for_update(of=("self",)).select_related("operation", "programme")
    return rows.get(pk=offering.pk)


def _check_open(offering: Offering) -> None:
    if offering.state not in TAKING_ON:
        raise ValidationError(_("This course takes nobody on at the moment."), code="closed")


@transaction.atomic
def select(*, by: User, enrolment: Enrolment) -> None:
    """Choose somebody for a seat."""
    require(permissions.may_change_enrolment(by, enrolment))
    enrolment.move_to(State.SELECTED)
    tell(enrolment, notices.SELECTED)


@transaction.atomic
def put_on_waiting_list(*, by: User, enrolment: Enrolment) -> None:
    """Let somebody wait for a seat, in the order of applying."""
    require(permissions.may_change_enrolment(by, enrolment))
    enrolment.move_to(State.WAITLISTED)
    tell(enrolment, notices.WAITLISTED)


def tell(enrolment: Enrolment, kind: NoticeKind) -> None:
    """Tell the person, if they hold the key to their file."""
    key = PersonKey.objects.filter(person=enrolment.person_id).select_related("user").first()
    if key:
        notify(key.user, kind, enrolment.pk, reverse("learning:course_detail", args=[enrolment.pk]))


@transaction.atomic
def enrol(*, by: User, enrolment: Enrolment) -> None:
    """Give a seat: the rule of this day is frozen, the person is registered for every day still to come, and the fact
    is told. Raises ValidationError when no seat is left."""
    require(permissions.may_change_enrolment(by, enrolment))
    offering = _locked(enrolment.offering)
    _check_open(offering)
    if offering.enrolments.learning().count() >= offering.seats:
        said = {"n": offering.seats}
        raise ValidationError(
            _("All %(n)s seats are taken. Let the person wait for one.") % said, code="full"
        )
    today = clock.today(offering.operation.zone)
    enrolment.move_to(
        State.ENROLLED,
        enrolled_on=today,
        ended_on=None,
        reason="",
        rule=offering.programme.as_rule().as_json(),
        rule_version=offering.programme.rule_version,
    )
    enrolment.offering = offering
    _register_for_days(by, enrolment)
    if not Fact.objects.of(ENROLLED).about(enrolment).live().exists():
        record(ENROLLED, by=by, about=enrolment, on=today)
    tell(enrolment, notices.ENROLLED)


def _register_for_days(by: User, enrolment: Enrolment) -> None:
    rows = enrolment.offering.timetable.filter(event__state=Event.State.PUBLISHED)
    there = set(
        Registration.objects.living()
        .filter(person=enrolment.person_id, event__in=rows.values("event"))
        .values_list("event_id", flat=True)
    )
    for day in rows.exclude(event__in=there).select_related("event__operation").order_by("event__starts_at"):
        try:
            register(by=by, event=day.event, person=enrolment.person)
        except Refused:
            said = _("Another trainer holds a day of this course. Ask who manages it to enrol.")
            raise ValidationError(said, code="days") from None


@transaction.atomic
def enrol_many(
    *,
    by: User,
    offering: Offering,
    participations: Iterable[Participation],
    sent_by: Organisation | None = None,
) -> dict[int, str]:
    """Enrol a whole list; who finds no seat waits. Gives what came of each: enrolled, waitlisted or already (who was
    there before). One who may not be enrolled refuses the list as a whole."""
    require(permissions.may_enrol_somebody(by, offering))
    found = list(participations)
    _check_open(_locked(offering))
    came: dict[int, str] = {}
    for participation in found:
        try:
            enrolment = apply(by=by, offering=offering, participation=participation, sent_by=sent_by)
        except ValidationError as refusal:
            if not hasattr(refusal, "error_dict") or "participation" not in refusal.error_dict:
                raise
            came[participation.pk] = "already"
            continue
        came[participation.pk] = _seated(by, enrolment)
    log_many(by=by, persons=[p.person for p in found], occasion=AccessEntry.Occasion.LIST)
    return came


def _seated(by: User, enrolment: Enrolment) -> str:
    try:
        with transaction.atomic():
            enrol(by=by, enrolment=enrolment)
    except ValidationError as refusal:
        if refusal.error_list[0].code != "full":
            raise
        enrolment.refresh_from_db()
        put_on_waiting_list(by=by, enrolment=enrolment)
        return "waitlisted"
    return "enrolled"


@transaction.atomic
def withdraw(*, by: User, enrolment: Enrolment, reason: str) -> None:
    """Somebody leaves or does not want the course any more; days to come are cancelled, the seat is free."""
    own = permissions.may_withdraw_own(by, enrolment)
    require(own or permissions.may_change_enrolment(by, enrolment))
    _leave(by, enrolment, State.WITHDRAWN, reason)


@transaction.atomic
def expel(*, by: User, enrolment: Enrolment, reason: str) -> None:
    """Somebody has to leave."""
    require(
        permissions.may_manage(by, enrolment.offering) and permissions.may_change_enrolment(by, enrolment)
    )
    _leave(by, enrolment, State.EXPELLED, reason)


@transaction.atomic
def mark_no_show(*, by: User, enrolment: Enrolment) -> None:
    """Somebody was enrolled and never came; who was there on a closed day cannot be marked so."""
    require(
        permissions.may_manage(by, enrolment.offering) and permissions.may_change_enrolment(by, enrolment)
    )
    if cohort(enrolment.offering, [enrolment]).standing(enrolment).attended:
        raise ValidationError(_("This person was there on a day."), code="was")
    _leave(by, enrolment, State.NO_SHOW, "")


def _leave(by: User, enrolment: Enrolment, state: str, reason: str) -> None:
    if state != State.NO_SHOW and reason not in Reason.values:
        raise ValidationError({"reason": _("Choose why.")})
    had_seat = enrolment.state == State.ENROLLED
    today = clock.today(enrolment.operation.zone)
    enrolment.move_to(state, reason=reason, ended_on=today)
    if had_seat:
        _cancel_days(by, enrolment)


def _cancel_days(by: User, enrolment: Enrolment) -> None:
    """Days of which nothing is marked; where this user may not, the day's trainer sees who withdrew."""
    days = enrolment.offering.timetable.filter(event__state=Event.State.PUBLISHED).values("event")
    rows = Registration.objects.living().filter(person=enrolment.person_id, event__in=days)
    for registration in rows.filter(attendances=None).select_related("event__operation"):
        try:
            cancel_registration(by=by, registration=registration)
        except Refused:
            continue


@transaction.atomic
def complete(*, by: User, enrolment: Enrolment) -> None:
    """Say that somebody completed the course, which the rule of their enrolment decides; the fact is told. Refused in
    words when something is missing."""
    require(permissions.may_issue(by, enrolment.offering))
    verdict = cohort(enrolment.offering, [enrolment]).verdict(enrolment)
    if not verdict.met:
        raise ValidationError(missing_words(verdict), code="missing")
    today = clock.today(enrolment.operation.zone)
    enrolment.move_to(State.COMPLETED, ended_on=today)
    if not Fact.objects.of(COMPLETED).about(enrolment).live().exists():
        record(COMPLETED, by=by, about=enrolment, on=today)


@transaction.atomic
def take_back_completion(*, by: User, enrolment: Enrolment) -> None:
    """Somebody has not completed after all; the fact is struck. Not while a certificate stands."""
    require(permissions.may_issue(by, enrolment.offering))
    if enrolment.certificates.standing().filter(kind="pass").exists():
        raise ValidationError(_("Revoke the certificate first."), code="certified")
    enrolment.move_to(State.ENROLLED, ended_on=None)
    today = clock.today(enrolment.operation.zone)
    told = Fact.objects.of(COMPLETED).about(enrolment).live()
    strike_all(list(told), by=by, reason=STRUCK_MISTAKE, on=today)


@transaction.atomic
def adjust_tests(*, by: User, enrolment: Enrolment, percent: int, attempts: int, version: int) -> None:
    """More time for every test, also for one that is being taken, and more attempts at each, for somebody who needs
    it; nobody is asked why."""
    require(permissions.may_change_enrolment(by, enrolment))
    if not 0 <= percent <= 200:
        raise ValidationError({"percent": _("Between 0 and 200 percent.")})
    if not 0 <= attempts <= 5:
        raise ValidationError({"attempts": _("At most 5 more attempts.")})
    rows = Enrolment.objects.filter(pk=enrolment.pk, version=version)
    if not rows.update(extra_time=percent, extra_attempts=attempts, version=version + 1):
        raise MoveNotAllowed
    extend_running(enrolment, percent)


@transaction.atomic
def show_name(*, by: User, enrolment: Enrolment, show: bool) -> None:
    """Let the public check tell the name beside a valid certificate, or no longer."""
    require(permissions.may_show_name(by, enrolment))
    Enrolment.objects.filter(pk=enrolment.pk).update(show_name=show)
    enrolment.show_name = show


def participations_by_number(offering: Offering, numbers: Sequence[int]) -> dict[int, Participation]:
    """The participants with these numbers in the project, as they stand on the registration forms."""
    rows = Participation.objects.filter(operation=offering.operation_id).select_related(
        "person__merged_into", "person__identity", "person__consortium", "organisation", "sender", "operation"
    )
    return {p.pk: p for p in rows.filter(pk__in=numbers, person__state=Person.State.ACTIVE)}
