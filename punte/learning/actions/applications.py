"""What happens to applications: made by oneself or with help, and decided by somebody, never by the machine."""

from collections.abc import Iterable, Mapping

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from punte.base.permissions import require
from punte.learning import permissions
from punte.learning.actions.enrolments import apply, enrol, put_on_waiting_list, select, tell
from punte.learning.eligibility import checked
from punte.learning.models import Enrolment, Offering
from punte.learning.notices import APPLIED, REFUSED
from punte.participation.models import Participation
from punte.people.actions.notices import notify
from punte.people.models import Person, User
from punte.records.actions.access import log_many
from punte.records.models import AccessEntry

State, Reason = Enrolment.State, Enrolment.Reason
REASONS = (Reason.CRITERIA, Reason.SEATS, Reason.LEVEL, Reason.OTHER)
SEAT, SELECT, WAIT, REFUSE = "seat", "select", "wait", "refuse"


def own_participation(user: User, offering: Offering) -> Participation | None:
    """The user's own file in the project of this course; ask within its consortium."""
    rows = Participation.objects.own(user).filter(
        operation=offering.operation, person__state=Person.State.ACTIVE
    )
    return rows.select_related("person__merged_into", "operation", "organisation", "sender").first()


@transaction.atomic
def apply_oneself(*, by: User, offering: Offering) -> Enrolment:
    """Apply for a course of a project in which one takes part. Raises ValidationError in words where a criterion of
    the project is not met, where one applied already, or was not selected."""
    require(by.is_authenticated)
    found = own_participation(by, offering)
    if found is None:
        said = _("Only people registered in the project apply here. Leave a request: somebody registers you.")
        raise ValidationError(said, code="not_registered")
    eligibility = checked(found)
    if eligibility.refused:
        raise ValidationError(eligibility.words(), code="criteria")
    if offering.enrolments.filter(person=found.person_id, state=State.REFUSED).exists():
        said = _(
            "You were not selected for this course. Whoever accompanies you can ask to look at it again."
        )
        raise ValidationError(said, code="refused")
    enrolment = apply(by=by, offering=offering, participation=found, oneself=True)
    for trainer in offering.trainers.all():
        notify(trainer, APPLIED, offering.pk, offering.get_absolute_url())
    return enrolment


@transaction.atomic
def apply_for(*, by: User, offering: Offering, participations: Iterable[Participation]) -> list[Enrolment]:
    """Apply for people who are not signed in, as somebody who accompanies them; each application names who helped.
    Whoever may not apply refuses all. Raises ValidationError keyed to `participations`."""
    require(permissions.may_enrol_somebody(by, offering))
    found = list(participations)
    against = [p for p in found if checked(p).refused]
    if against:
        said = {"names": ", ".join(p.person.full_name for p in against)}
        wrong = _("The criteria of the project are not met by: %(names)s.") % said
        raise ValidationError({"participations": wrong}, code="criteria")
    made = []
    for participation in found:
        try:
            made.append(apply(by=by, offering=offering, participation=participation))
        except ValidationError as refusal:
            if refusal.message_dict.keys() == {"participation"}:
                raise ValidationError({"participations": refusal.message_dict["participation"]}) from None
            raise
    log_many(by=by, persons=[p.person for p in found], occasion=AccessEntry.Occasion.LIST)
    return made


@transaction.atomic
def refuse(*, by: User, enrolment: Enrolment, reason: str) -> None:
    """Say that somebody is not selected, and why; the person is told and can ask to look at it again."""
    require(
        permissions.may_select(by, enrolment.offering) and permissions.may_change_enrolment(by, enrolment)
    )
    if reason not in REASONS:
        raise ValidationError({"reason": _("Choose why.")})
    enrolment.move_to(State.REFUSED, reason=reason)
    tell(enrolment, REFUSED)


@transaction.atomic
def decide_applications(*, by: User, offering: Offering, decisions: Mapping[int, str]) -> dict[str, int]:
    """Decide about many at once ({enrolment: seat, select, wait, or refuse:reason}); gives how many of each. All or
    nothing: raises ValidationError where there are fewer seats than were given, or somebody decided meanwhile."""
    require(permissions.may_select(by, offering))
    rows = offering.enrolments.filter(pk__in=decisions).select_related("offering__operation", "person")
    found = list(rows.order_by("applied_at", "pk"))
    require(len(found) == len(decisions))
    _check_seats(offering, sum(d == SEAT for d in decisions.values()))
    came: dict[str, int] = {}
    for enrolment in found:
        step, _colon, reason = decisions[enrolment.pk].partition(":")
        if step == REFUSE:
            refuse(by=by, enrolment=enrolment, reason=reason)
        else:
            {SEAT: enrol, SELECT: select, WAIT: put_on_waiting_list}[step](by=by, enrolment=enrolment)
        came[step] = came.get(step, 0) + 1
    return came


def _check_seats(offering: Offering, wanted: int) -> None:
    free = max(0, offering.seats - offering.enrolments.learning().count())
    if wanted > free:
        said = ngettext(
            "You gave %(wanted)s seats; %(free)s is free. Nothing was written.",
            "You gave %(wanted)s seats; %(free)s are free. Nothing was written.",
            free,
        )
        raise ValidationError(said % {"wanted": wanted, "free": free}, code="full")
