"""Who wants the open courses of the demonstration: applied alone or with help, selected, waiting, refused; and people
without an account who asked for a place."""

from punte.learning.actions import applications, course_requests, enrolments
from punte.learning.models import CourseRequest, Offering
from punte.participation.models import Participation
from punte.people.models import Person
from punte.portal.demo.desk import Desk

WISHES = ("applied", "applied", "applied", "selected", "refused")
ASKED = (
    ("Maria Tămaș", "0744 000 117", "new"),
    ("Ștefan Kovács", "stefan.kovacs@example.org", "new"),
    ("Elisabeta Lakatos", "0755 000 204", "answered"),
    ("Radu Mureșan", "0766 000 391", "closed"),
)


def tell(desk: Desk) -> int:
    """Applicants and requests of the first open course of this project; gives how many."""
    rows = Offering.objects.filter(operation=desk.operation, state=Offering.State.OPEN)
    offering = rows.select_related("operation__consortium", "programme").order_by("starts_on", "pk").first()
    if offering is None:
        return 0
    return _applicants(desk, offering) + _requests(desk, offering)


def _applicants(desk: Desk, offering: Offering) -> int:
    elena, floarea = desk.team["elena"], desk.team["floarea"]
    there = offering.enrolments.values("person")
    rows = Participation.objects.filter(
        operation=desk.operation, state__in=("eligible", "selected", "entered")
    )
    rows = rows.filter(person__state=Person.State.ACTIVE, person__merged_into=None).exclude(person__in=there)
    related = ("person__consortium", "person__identity", "operation", "organisation", "sender")
    own = rows.filter(responsible=floarea) if desk.operation.code == "309187" else rows.none()
    helped = list(own.select_related(*related).order_by("pk")[:2])
    others = rows.exclude(pk__in=[p.pk for p in helped]).select_related(*related).order_by("-pk")
    applied = (
        len(applications.apply_for(by=floarea, offering=offering, participations=helped)) if helped else 0
    )
    for participation, wish in zip(others[: len(WISHES)], WISHES, strict=False):
        found = enrolments.apply(by=elena, offering=offering, participation=participation)
        if wish == "selected":
            enrolments.select(by=elena, enrolment=found)
        elif wish == "refused":
            applications.refuse(by=elena, enrolment=found, reason="level")
        applied += 1
    return applied


def _requests(desk: Desk, offering: Offering) -> int:
    elena = desk.team["elena"]
    for n, (name, contact, state) in enumerate(ASKED):
        told = {"name": name, "contact": contact, "language": "ro", "origin": f"{offering.pk}-{n}"}
        course_requests.leave_request(offering=offering, **told)
        found = CourseRequest.objects.filter(offering=offering).latest("pk")
        if state != "new":
            course_requests.answer_request(by=elena, request=found)
        if state == "closed":
            course_requests.close_request(by=elena, request=found)
    return len(ASKED)
