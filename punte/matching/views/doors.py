"""At whose profile one sits: one's own, or beside a participant. Every page of the room is written once for both."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from punte.base import clock
from punte.base.permissions import require
from punte.matching import permissions
from punte.matching.models import Profile
from punte.participation.models import Participation
from punte.people.models import Person, User
from punte.people.requests import SignedIn
from punte.projects.acting import own_circles, stay_in
from punte.projects.crumbs import Crumbs, way
from punte.projects.doors import operation_or_404
from punte.records.actions.access import log_access
from punte.records.models import AccessEntry


@dataclass
class Seat:
    """Who sits here, whose profile it is, and where its pages are."""

    user: User
    person: Person
    participation: Participation | None
    profile: Profile | None

    @property
    def writes(self) -> bool:
        """Whether the reader may change it."""
        return permissions.may_change_profile(self.user, self.person)

    @property
    def begun(self) -> Profile:
        """The profile, where there is one; else the page is not there."""
        if self.profile is None:
            raise Http404
        return self.profile

    @property
    def today(self) -> Any:
        """The business date here."""
        return clock.today(self.participation.operation.zone) if self.participation else clock.today()

    def url(self, page: str, *more: object) -> str:
        """The address of a page of this profile."""
        if self.participation is None:
            return reverse(f"matching:mine_{page}", args=more)
        return reverse(
            f"matching:person_{page}", args=[self.participation.operation.code, self.participation.pk, *more]
        )

    def crumbs(self, *last: tuple[str, str]) -> Crumbs:
        """The way here."""
        home = self.url("profile") if last else ""
        if self.participation is None:
            return [(_("My page"), reverse("portal:my_page")), (_("What I can do"), home), *last]
        code = self.participation.operation.code
        people = (_("Profiles"), reverse("matching:person_list", args=[code]))
        return way(self.participation.operation, people, (self.person.full_name, home), *last)


def seat_or_404(request: SignedIn, code: str = "", participation_id: int = 0) -> Seat:
    """The seat of this address. A look at somebody else's file is kept."""
    if not code:
        return own_seat(request) or _nowhere()
    operation = operation_or_404(request, code)
    rows = Participation.objects.visible_to(request.user).filter(operation=operation)
    found = get_object_or_404(
        rows.select_related("operation__consortium", "person__identity", "person__consortium"),
        pk=participation_id,
    )
    require(permissions.may_read_profile(request.user, found.person))
    log_access(by=request.user, person=found.person, occasion=AccessEntry.Occasion.FILE)
    return Seat(request.user, found.person, found, _profile(found.person))


def own_seat(request: SignedIn) -> Seat | None:
    """One's own: in the circle of this request, else in the first where one has a file."""
    for circle in own_circles(request.user):
        stay_in(request.user, circle)
        rows = Person.objects.select_related("identity", "consortium")
        person = rows.get(key_holder__user=request.user, consortium=circle)
        return Seat(request.user, person, None, _profile(person))
    return None


def _profile(person: Person) -> Profile | None:
    """Under the number that stands for all of them."""
    found = Profile.objects.filter(person=person.merged_into_id or person.pk).first()
    if found is not None and found.person_id == person.pk:
        found.person = person  # it has been read
    return found


def _nowhere() -> Seat:
    raise Http404


def _whose(seat: Seat) -> str:
    return "" if seat.participation is None else seat.person.full_name


def page(
    request: SignedIn,
    seat: Seat,
    template: str,
    crumb: str,
    *,
    up: tuple[tuple[str, str], ...] = (),
    **told: Any,
) -> HttpResponse:
    """A page of the room, with its seat and its way; `up` are the pages between the profile and this one."""
    crumbs = seat.crumbs(*up, (crumb, "")) if crumb else seat.crumbs()
    title = crumb or (_("What I can do") if seat.participation is None else seat.person.full_name)
    context = {"seat": seat, "crumbs": crumbs, "title": title, "whose": _whose(seat)}
    return render(request, template, context | told)
