"""What learning puts on the board: places in courses, and what a certificate shows. Steps of the room's other actions,
which have asked whether one may."""

from collections.abc import Collection

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from punte.base import clock
from punte.base.permissions import require
from punte.base.text import folded
from punte.learning import permissions
from punte.learning.models import Certificate, Offering, Programme, ProgrammeSkill
from punte.matching.actions.certified import certify_skills, uncertify_skills
from punte.matching.actions.opportunities import put_opportunity, withdraw_opportunity
from punte.people.models import User
from punte.projects.models import Operation
from punte.reference.models import Concept, Settlement

MOST = 40
ON_THE_BOARD = (Offering.State.OPEN, Offering.State.RUNNING)


@transaction.atomic
def set_taught_skills(
    *, by: User, operation: Operation, programme: Programme, skills: Collection[int]
) -> None:
    """Say what the programme teaches; courses that are on the board follow. Who was certified keeps what they have."""
    require(permissions.may_change_programme(by, operation, programme))
    wanted = set(skills)
    if len(wanted) > MOST or Concept.objects.skills().filter(pk__in=wanted).count() != len(wanted):
        raise ValidationError({"picked": _("Choose at most %(n)s skills of the list.") % {"n": MOST}})
    programme.skills.exclude(skill__in=wanted).delete()
    known = set(programme.skills.values_list("skill", flat=True))
    ProgrammeSkill.objects.bulk_create(
        ProgrammeSkill(consortium_id=programme.consortium_id, programme=programme, skill_id=one)
        for one in sorted(wanted - known)
    )
    for offering in programme.offerings.filter(state__in=ON_THE_BOARD).select_related("operation"):
        put_course(offering)


def put_course(offering: Offering) -> None:
    """A course that takes people on stands on the board with what it teaches; one that teaches nothing named does
    not."""
    if offering.state not in ON_THE_BOARD:
        return
    skills = dict.fromkeys(offering.programme.skills.values_list("skill", flat=True), True)
    if not skills:
        take_course_off(offering)
        return
    today = clock.today(offering.operation.zone)
    put_opportunity(
        source=offering,
        kind="course",
        consortium_id=offering.consortium_id,
        occupation_id=None,
        settlement_id=_settlement(offering),
        remote=offering.mode == Offering.Mode.ONLINE,
        contract="",
        hours="",
        shift="",
        languages=[],
        offers=[],
        no_car=False,
        first_job=False,
        valid_from=min(today, offering.ends_on),
        valid_until=offering.ends_on,
        skills=skills,
    )


def _settlement(offering: Offering) -> int | None:
    """The town that the place begins with, where only one town of the project's country is called so."""
    country = "BG" if offering.operation.zone == "Europe/Sofia" else "RO"
    name = folded(offering.place.split(",")[0]).strip()
    towns = list(Settlement.objects.filter(country=country, folded=name, rural=False)[:2]) if name else []
    return towns[0].pk if len(towns) == 1 else None


def take_course_off(offering: Offering) -> None:
    """It is over, or does not take place."""
    withdraw_opportunity(source=offering)


def show_skills(certificate: Certificate) -> None:
    """A pass shows what the programme teaches; attendance shows nothing."""
    if certificate.kind != Certificate.Kind.PASS:
        return
    certify_skills(person=certificate.person, certificate_id=certificate.pk, skills=_taught(certificate))


def _taught(certificate: Certificate) -> set[int]:
    rows = ProgrammeSkill.objects.filter(programme=certificate.enrolment.offering.programme_id)
    return set(rows.values_list("skill", flat=True))


def unshow_skills(certificate: Certificate) -> None:
    """It is taken back, or another one took its place. What a further certificate of the person shows stays shown."""
    lost = uncertify_skills(certificate_id=certificate.pk)
    others = Certificate.objects.standing().filter(
        person__in=certificate.person.numbers(), kind=Certificate.Kind.PASS
    )
    for other in (
        others.exclude(pk=certificate.pk).select_related("enrolment__offering", "person").order_by("pk")
    ):
        certify_skills(person=other.person, certificate_id=other.pk, skills=lost & _taught(other))
