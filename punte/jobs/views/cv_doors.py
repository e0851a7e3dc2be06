"""At whose CV one sits: one's own, or beside a participant. Every page of a CV is written once for both."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from punte.base.permissions import require
from punte.jobs import permissions
from punte.jobs.models import CV, Experience
from punte.participation.models import Participation
from punte.people.models import Person, PersonKey, User
from punte.people.requests import SignedIn
from punte.projects.acting import own_circles, stay_in
from punte.projects.crumbs import Crumbs, way
from punte.projects.doors import operation_or_404
from punte.records.actions.access import log_access
from punte.records.models import AccessEntry

_PERSON = (
    "person__identity",
    "person__consortium",
    "person__merged_into__identity",
    "person__merged_into__consortium",
)


@dataclass
class Desk:
    """Who sits here, whose CV it is, and where its pages are."""

    user: User
    person: Person
    participation: Participation | None
    cv: CV | None

    @property
    def own(self) -> bool:
        """The reader's own."""
        return self.participation is None

    @property
    def writes(self) -> bool:
        """Whether the reader may change it."""
        return permissions.may_change_cv(self.user, self.person)

    @property
    def begun(self) -> CV:
        """The CV, where there is one; else the page is not there."""
        if self.cv is None:
            raise Http404
        return self.cv

    def url(self, page: str = "cv", *more: object) -> str:
        """The address of a page of this CV."""
        if self.participation is None:
            return reverse(f"jobs:own_{page}", args=more)
        args = [self.participation.operation.code, self.participation.pk, *more]
        return reverse(f"jobs:person_{page}", args=args)

    def crumbs(self, *last: tuple[str, str]) -> Crumbs:
        """The way here."""
        home = (_("CV"), self.url() if last else "")
        if self.participation is None:
            return [(_("My page"), reverse("portal:my_page")), home, *last]
        person = (self.person.full_name, self.participation.get_absolute_url())
        return way(self.participation.operation, person, home, *last)


def desk_or_404(request: SignedIn, code: str = "", participation_id: int = 0) -> Desk:
    """The desk of this address. A look at somebody else's file is kept."""
    if not code:
        found = own_desk(request)
        if found is None:
            raise Http404
        return found
    operation = operation_or_404(request, code)
    rows = Participation.objects.visible_to(request.user).filter(operation=operation)
    participation = get_object_or_404(
        rows.select_related("operation__consortium", *_PERSON), pk=participation_id
    )
    person = participation.person.root
    require(permissions.may_read_cv(request.user, person))
    log_access(by=request.user, person=person, occasion=AccessEntry.Occasion.FILE)
    return Desk(request.user, person, participation, CV.objects.of(person))


def own_desk(request: SignedIn) -> Desk | None:
    """One's own: in the circle of this request, else in the first where one has a file."""
    for circle in own_circles(request.user):
        stay_in(request.user, circle)
        key = PersonKey.objects.filter(user=request.user, consortium=circle).select_related(*_PERSON).first()
        if key:
            person = key.person.root
            return Desk(request.user, person, None, CV.objects.of(person))
    return None


def writing_desk(request: SignedIn, code: str, participation_id: int) -> Desk:
    """The desk, for who may write, with a CV that was begun."""
    desk = desk_or_404(request, code, participation_id)
    require(desk.writes)
    if desk.cv is None:
        raise Http404
    return desk


def experience_or_404(desk: Desk, experience_id: int) -> Experience:
    """One entry of this CV."""
    return get_object_or_404(Experience.objects.of(desk.person), pk=experience_id)


def form_page(request: SignedIn, desk: Desk, form: forms.Form, *, title: str, **told: Any) -> HttpResponse:
    """A page with one form of the CV. `told`: lead, verb."""
    context = {
        "form": form,
        "crumbs": desk.crumbs((title, "")),
        "title": title,
        "back_url": desk.url(),
        "verb": _("Save"),
        "lead": "" if desk.own else desk.person.full_name,
    }
    return render(request, "jobs/pages/form.html", context | told)
