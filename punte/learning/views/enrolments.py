"""Who learns: enrolling many at once, one learner's page, and each step between a person and a course."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.db.models import F
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from punte.base import formats
from punte.base.permissions import require
from punte.base.text import folded
from punte.learning import permissions
from punte.learning.actions import enrolments as actions
from punte.learning.cohort_page import TONES
from punte.learning.completion import hours, missing_words, rule_words
from punte.learning.course_page import works_of
from punte.learning.forms.enrolments import AdjustmentForm, LeaveForm, NumbersForm, PickForm
from punte.learning.models import Enrolment, Offering
from punte.learning.package_page import learner_rows, lesson_items
from punte.learning.standings import cohort
from punte.learning.views.doors import acted, enrolment_or_404, offering_crumbs, offering_or_404, sure_page
from punte.participation.actions.persons import known_already
from punte.participation.models import Participation
from punte.people.models import Person
from punte.people.requests import SignedIn
from punte.projects.crumbs import Crumbs
from punte.records.actions.access import log_access, log_many
from punte.records.models import AccessEntry

State = Enrolment.State
OFFERED = 100
_INSIDE = ("entered", "completed")
_TAKING_PART = ("eligible", "selected", "reserve", *_INSIDE)


@login_required
def add(request: SignedIn, code: str, offering_id: int) -> HttpResponse:
    """Enrol people: ticked in a list, or by their numbers."""
    offering = offering_or_404(request, code, offering_id)
    require(permissions.may_enrol_somebody(request.user, offering))
    asked = request.GET.get("q", "")[:100]
    offered = _offered(request, offering, asked)
    by_numbers = "numbers" in request.POST
    told = {"operation": offering.operation}
    pick = PickForm(
        None if by_numbers else request.POST or None,
        offered=[(p.pk, _name(p)) for p in offered],
        **told,
    )
    numbers = NumbersForm(request.POST if by_numbers else None, request.FILES or None, **told)
    if pick.is_valid() and _enrolled(request, offering, pick, _picked(offered, pick)):
        return redirect(_other_spelling(offering, _picked(offered, pick)))
    if numbers.is_valid() and _enrolled_by_number(request, offering, numbers):
        found = actions.participations_by_number(offering, numbers.cleaned_data["found"])
        return redirect(_other_spelling(offering, list(found.values())))
    log_many(by=request.user, persons=[p.person for p in offered], occasion=AccessEntry.Occasion.LIST)
    context = {
        "crumbs": offering_crumbs(offering, (_("Enrol people"), "")),
        "offering": offering,
        "pick": pick if offered else None,
        "numbers": numbers,
        "asked": asked,
        "more": len(offered) == OFFERED,
        "outside": any(p.state not in _INSIDE for p in offered),
        "left": max(0, offering.seats - offering.enrolments.learning().count()),
        "back_url": offering.get_absolute_url(),
    }
    return render(request, "learning/enrolments/add.html", context)


def _offered(request: SignedIn, offering: Offering, asked: str) -> list[Participation]:
    """Participants whom the reader sees and who are not in this course."""
    rows = Participation.objects.visible_to(request.user).filter(
        operation=offering.operation,
        state__in=_TAKING_PART,
        person__state=Person.State.ACTIVE,
        person__merged_into=None,
    )
    if request.method == "GET":  # who sends a form again is told that it was saved
        rows = rows.exclude(person__in=offering.enrolments.exclude(state=State.WITHDRAWN).values("person"))
    if asked:
        rows = rows.filter(person__name__folded__contains=folded(asked))
    related = (
        "person__identity",
        "person__consortium",
        "person__merged_into",
        "organisation",
        "sender",
        "operation",
    )
    return list(
        rows.select_related(*related).order_by(F("person__name__sort_key").asc(nulls_last=True), "pk")[
            :OFFERED
        ]
    )


def _name(participation: Participation) -> str:
    """With the state of who has not entered the project: what they do does not count yet."""
    name = participation.person.full_name
    return name if participation.state in _INSIDE else f"{name} – {participation.get_state_display()}"


def _picked(offered: list[Participation], form: PickForm) -> list[Participation]:
    ticked = set(form.cleaned_data["participations"])
    return [p for p in offered if p.pk in ticked]


def _enrolled(request: SignedIn, offering: Offering, form: Any, found: list[Participation]) -> bool:
    came: dict[int, str] = {}
    sent_by = form.cleaned_data["sent_by"]
    if not acted(
        form,
        lambda: came.update(
            actions.enrol_many(by=request.user, offering=offering, participations=found, sent_by=sent_by)
        ),
    ):
        return False
    for sentence in _told(list(came.values())):
        messages.success(request, sentence)
    return True


def _other_spelling(offering: Offering, found: list[Participation]) -> str:
    """Where to go on: to the other file where one person was in the course already, under another spelling."""
    joined = found[0].person.merged_into_id if len(found) == 1 else None
    other = (
        offering.enrolments.filter(person=joined).select_related("offering__operation").first()
        if joined
        else None
    )
    return (other or offering).get_absolute_url()


def _enrolled_by_number(request: SignedIn, offering: Offering, form: NumbersForm) -> bool:
    found = actions.participations_by_number(offering, form.cleaned_data["found"])
    good = {n: p for n, p in found.items() if permissions.may_enrol(request.user, offering, p)}
    unknown = [n for n in form.cleaned_data["found"] if n not in good]
    if unknown:
        form.refuse_unknown(unknown)
        return False
    return _enrolled(request, offering, form, list(good.values()))


def _told(came: list[str]) -> list[str]:
    said = []
    for outcome, one, many in (
        ("enrolled", gettext_lazy("%(n)s person is enrolled."), gettext_lazy("%(n)s people are enrolled.")),
        (
            "waitlisted",
            gettext_lazy("No seat was left for %(n)s person, who waits."),
            gettext_lazy("No seat was left for %(n)s people, who wait."),
        ),
        (
            "already",
            gettext_lazy("%(n)s person was in this course already."),
            gettext_lazy("%(n)s people were in this course already."),
        ),
    ):
        if n := came.count(outcome):
            said.append(str(one if n == 1 else many) % {"n": formats.number(n)})
    return said or [_("This was already saved.")]


@login_required
def detail(request: SignedIn, code: str, enrolment_id: int) -> HttpResponse:
    """One learner: what is done, what is missing, the tests, the certificates. The look is logged."""
    enrolment = enrolment_or_404(request, code, enrolment_id)
    log_access(by=request.user, person=enrolment.person, occasion=AccessEntry.Occasion.FILE)
    group = cohort(enrolment.offering, [enrolment])
    standing = group.standing(enrolment)
    learns = enrolment.state in (State.ENROLLED, State.COMPLETED)
    may = permissions.may_change_enrolment(request.user, enrolment)
    twin = _twin(request, enrolment)
    manages = learns and permissions.may_manage(request.user, enrolment.offering)
    context = {
        "crumbs": way(enrolment),
        "operation": enrolment.operation,
        "enrolment": enrolment,
        "offering": enrolment.offering,
        "name": enrolment.person.full_name,
        "tone": TONES.get(State(enrolment.state), "neutral"),
        "facts": _facts(enrolment),
        "missing": missing_words(group.verdict(enrolment)) if learns else [],
        "learns": learns,
        "twin": twin,
        "rule": rule_words(enrolment.as_rule()),
        "attended": hours(standing.attended),
        "practice": hours(standing.practice),
        "attempts": enrolment.attempts.select_related("quiz"),
        "quizzes": group.quizzes if manages else [],
        "works": works_of(enrolment, group) if manages else [],
        "lessons": learner_rows(enrolment),
        "together": lesson_items(enrolment, group.finished.get(enrolment.pk, ()), group.packages)
        if manages
        else [],
        "certificates": enrolment.certificates.select_related("operation"),
        "ways": _ways(enrolment, bool(standing.attended)) if may else [],
        "adjustment": _adjustment(enrolment) if may and group.quizzes else None,
    }
    return render(request, "learning/enrolments/detail.html", context)


def _adjustment(enrolment: Enrolment) -> AdjustmentForm:
    kept = {"percent": enrolment.extra_time, "attempts": enrolment.extra_attempts}
    return AdjustmentForm(initial=kept | {"version": enrolment.version})


def _twin(request: SignedIn, enrolment: Enrolment) -> Enrolment | None:
    """Somebody else of this course with the same day of birth and a name alike: perhaps the same person twice."""
    identity = getattr(enrolment.person, "identity", None)
    if identity is None or enrolment.person.state != Person.State.ACTIVE:
        return None
    alike = known_already(enrolment.operation, name=identity.full_name, birth_date=identity.birth_date)
    rows = Enrolment.objects.visible_to(request.user).filter(
        offering=enrolment.offering, person__in=[p.pk for p in alike]
    )
    return rows.exclude(pk=enrolment.pk).select_related("offering__operation").first()


def way(enrolment: Enrolment, *last: tuple[str, str]) -> Crumbs:
    """The way to a learner's page."""
    own = (enrolment.person.full_name, enrolment.get_absolute_url() if last else "")
    return offering_crumbs(enrolment.offering, own, *last)


def _facts(enrolment: Enrolment) -> list[tuple[str, Any]]:
    rows = [
        (_("State"), enrolment.get_state_display()),
        (_("Number"), str(enrolment.person_id)),
        (_("Sent by"), enrolment.sent_by.name if enrolment.sent_by else _("not said")),
    ]
    if enrolment.enrolled_on:
        rows.append((_("Enrolled on"), formats.day(enrolment.enrolled_on, "long")))
    if enrolment.reason:
        rows.append((_("Why"), enrolment.get_reason_display()))
    if enrolment.extra_time:
        rows.append((_("More time for tests"), f"+{enrolment.extra_time} %"))
    if enrolment.extra_attempts:
        rows.append((_("More attempts at each test"), f"+{enrolment.extra_attempts}"))
    return rows


# Steps taken at once, by name: the state they lead to, the verb, the action.
STEPS: dict[str, tuple[str, Any, Callable[..., Any]]] = {
    "select": (State.SELECTED, gettext_lazy("Select"), actions.select),
    "enrol": (State.ENROLLED, gettext_lazy("Enrol"), actions.enrol),
    "wait": (State.WAITLISTED, gettext_lazy("Put on the waiting list"), actions.put_on_waiting_list),
    "no-show": (State.NO_SHOW, gettext_lazy("Never came"), actions.mark_no_show),
}


def _ways(enrolment: Enrolment, came: bool) -> list[dict[str, Any]]:
    args = [enrolment.operation.code, enrolment.pk]
    open_ = enrolment.offering.state in actions.TAKING_ON
    ways = [
        {"verb": word, "url": reverse("learning:enrolment_move", args=[*args, name]), "post": True}
        for name, (state, word, _act) in STEPS.items()
        if open_ and enrolment.may_move_to(state) and not (came and state == State.NO_SHOW)
    ]
    for state, word, name in (
        (State.WITHDRAWN, _("Withdraw"), "withdraw"),
        (State.EXPELLED, _("Expel"), "expel"),
    ):
        if enrolment.may_move_to(state):
            ways.append({"verb": word, "url": reverse("learning:enrolment_leave", args=[*args, name])})
    return ways


@login_required
@require_POST
def move(request: SignedIn, code: str, enrolment_id: int, enrolment_step: str) -> HttpResponse:
    """Select, enrol, let wait, or say that somebody never came."""
    enrolment = enrolment_or_404(request, code, enrolment_id)
    if enrolment_step not in STEPS:
        raise Http404
    try:
        STEPS[enrolment_step][2](by=request.user, enrolment=enrolment)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        messages.success(request, _("Done: %(state)s.") % {"state": enrolment.get_state_display()})
    return redirect(enrolment.get_absolute_url())


LEAVING = {"withdraw": actions.withdraw, "expel": actions.expel}


@login_required
def leave(request: SignedIn, code: str, enrolment_id: int, leaving: str) -> HttpResponse:
    """Ask why, then withdraw or expel."""
    enrolment = enrolment_or_404(request, code, enrolment_id)
    require(permissions.may_change_enrolment(request.user, enrolment))
    if leaving not in LEAVING:
        raise Http404
    form = LeaveForm(request.POST or None)
    if form.is_valid() and acted(
        form,
        lambda: LEAVING[leaving](by=request.user, enrolment=enrolment, reason=form.cleaned_data["reason"]),
    ):
        messages.success(request, _("Done: %(state)s.") % {"state": enrolment.get_state_display()})
        return redirect(enrolment.get_absolute_url())
    said = {"name": enrolment.person.full_name}
    withdrawing = leaving == "withdraw"
    verb = _("Withdraw") if withdrawing else _("Expel")
    return sure_page(
        request,
        form,
        way=way(enrolment, (verb, "")),
        title=(
            _("Does %(name)s leave the course?")
            if withdrawing
            else _("Does %(name)s have to leave the course?")
        )
        % said,
        points=[
            _("The seat is free for who waits."),
            _("Registrations for days to come are cancelled; hours that were attended stay."),
        ],
        verb=verb,
        back_url=enrolment.get_absolute_url(),
    )


@login_required
@require_POST
def adjust(request: SignedIn, code: str, enrolment_id: int) -> HttpResponse:
    """More time for tests, and more attempts."""
    enrolment = enrolment_or_404(request, code, enrolment_id)
    form = AdjustmentForm(request.POST)
    if form.is_valid() and acted(
        form, lambda: actions.adjust_tests(by=request.user, enrolment=enrolment, **form.cleaned_data)
    ):
        messages.success(request, _("Saved. It holds at once, also for a test that is being taken."))
    else:
        messages.error(request, " ".join(str(m) for errors in form.errors.values() for m in errors))
    return redirect(enrolment.get_absolute_url())
