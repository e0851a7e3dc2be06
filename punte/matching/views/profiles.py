"""The profile: what is in it, and changing each part in plain words."""

import re
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from punte.base.permissions import require
from punte.matching import permissions, proposing
from punte.matching.actions import profiles as actions
from punte.matching.forms.profiles import (
    AWAY,
    AskForm,
    GoalsForm,
    PlacesForm,
    RadiusTickForm,
    SkillsForm,
    TickForm,
    WishesForm,
)
from punte.matching.profile_page import profile_page
from punte.matching.views.doors import Seat, own_seat, page, seat_or_404
from punte.people.forms.refusals import acted
from punte.people.requests import SignedIn

_NUMBER = re.compile(r"[0-9]{1,15}")  # of a row


@login_required
def detail(request: SignedIn, code: str = "", participation_id: int = 0) -> HttpResponse:
    """The profile as a whole; a POST begins it."""
    seat = seat_or_404(request, code, participation_id) if code else own_seat(request)
    if seat is None and request.method != "POST":
        return _without_file(request)
    if seat is None:
        raise Http404
    if request.method == "POST":
        actions.make_profile(by=request.user, person=seat.person)
        return redirect(seat.url("skills"))
    return page(request, seat, "matching/profiles/detail.html", "", **profile_page(seat))


def _without_file(request: SignedIn) -> HttpResponse:
    way = [(_("My page"), reverse("portal:my_page")), (_("What I can do"), "")]
    return render(request, "matching/profiles/nobody.html", {"crumbs": way})


@login_required
def skills(request: SignedIn, code: str = "", participation_id: int = 0) -> HttpResponse:
    """Skills: how well each; more from one's own words, or from work that one did."""
    seat = _writing(request, code, participation_id)
    lines = list(seat.begun.skills.select_related("skill").order_by("pk"))
    confirms = permissions.may_confirm(request.user, seat.person)
    listed = SkillsForm(_sent(request, "list"), lines=lines, confirms=confirms)
    found = proposing.skills(request.GET.get("q", ""), {line.skill_id for line in lines})
    ticks = TickForm(_sent(request, "add"), offered=_offered(request, found.rows), initial=_first(found))
    if _done(listed, lambda: _keep_skills(seat, listed)) or _done(
        ticks, lambda: _add_skills(seat, ticks.cleaned_data["picked"])
    ):
        return _back(request, seat, "skills")
    ask = AskForm(
        request.GET if "q" in request.GET else None,
        label=_("What can you do, or what work did you do?"),
        hint=_("A few words, or several with commas: cleaned houses, cooking for many, driver"),
        source="reference:skill_words",
    )
    told: dict[str, Any] = {
        "lead": _("Proposals come from the words; nothing is written that is not ticked."),
        "found": found,
    }
    return _edit(request, seat, _("Skills"), listed=listed, ask=ask, ticks=ticks, lines=lines, **told)


@login_required
def goals(request: SignedIn, code: str = "", participation_id: int = 0) -> HttpResponse:
    """Goals: the occupations wanted, the dearest first."""
    seat = _writing(request, code, participation_id)
    lines = list(seat.begun.goals.select_related("occupation"))
    listed = GoalsForm(_sent(request, "list"), lines=lines)
    found = proposing.occupations(request.GET.get("q", ""), {line.occupation_id for line in lines})
    ticks = TickForm(_sent(request, "add"), offered=_offered(request, found.rows))
    own = [line.occupation_id for line in lines]

    def put(occupations: list[int]) -> None:
        told: dict[str, Any] = {"by": request.user, "profile": seat.begun, "version": seat.begun.version}
        actions.set_goals(**told, occupations=occupations)

    if _done(listed, lambda: put(listed.ordered)) or _done(
        ticks, lambda: put([*own, *ticks.cleaned_data["picked"]])
    ):
        return _back(request, seat, "goals")
    ask = AskForm(
        request.GET if "q" in request.GET else None,
        label=_("Which work would be right?"),
        hint=_("In any of our languages: șofer, шофьор, driver."),
        source="reference:occupation_words",
    )
    told: dict[str, Any] = {"lead": _("What lies near to a goal stands higher in the list."), "found": found}
    return _edit(request, seat, _("Goals"), listed=listed, ask=ask, ticks=ticks, lines=lines, **told)


@login_required
def places(request: SignedIn, code: str = "", participation_id: int = 0) -> HttpResponse:
    """Places, and how far from each."""
    seat = _writing(request, code, participation_id)
    lines = list(seat.begun.places.select_related("settlement__region").order_by("pk"))
    listed = PlacesForm(_sent(request, "list"), lines=lines)
    found = proposing.settlements(request.GET.get("q", ""), {line.settlement_id for line in lines})
    ticks = RadiusTickForm(
        _sent(request, "add"), offered=_offered(request, found.rows), initial=_first(found)
    )
    own = {line.settlement_id: line.radius for line in lines}

    def put(places: dict[int, int]) -> None:
        told: dict[str, Any] = {"by": request.user, "profile": seat.begun, "version": seat.begun.version}
        actions.set_places(**told, places=places)

    def more() -> None:
        put(own | dict.fromkeys(ticks.cleaned_data["picked"], ticks.cleaned_data["radius"]))

    if _done(listed, lambda: put(listed.kept)) or _done(ticks, more):
        return _back(request, seat, "places")
    ask = AskForm(request.GET if "q" in request.GET else None, label=_("Town or village"))
    told: dict[str, Any] = {
        "lead": _("What is farther is not shown. Without a place, everything is."),
        "found": found,
    }
    return _edit(request, seat, _("Places"), listed=listed, ask=ask, ticks=ticks, lines=lines, **told)


@login_required
def wishes(request: SignedIn, code: str = "", participation_id: int = 0) -> HttpResponse:
    """Contract, hours, shifts, languages, support, car."""
    seat = _writing(request, code, participation_id)
    form = WishesForm(request.POST or None, profile=seat.begun)
    if _done(form, lambda: actions.change_profile(by=request.user, profile=seat.begun, **form.cleaned_data)):
        messages.success(request, _("Saved."))
        return redirect(seat.url("profile"))
    told: dict[str, Any] = {"verb": _("Save"), "back_url": seat.url("profile")}
    return page(request, seat, "matching/profiles/form.html", _("Wishes"), form=form, **told)


def _edit(request: SignedIn, seat: Seat, title: str, **told: Any) -> HttpResponse:
    """Ask, tick what is proposed, change what is there."""
    return page(request, seat, "matching/profiles/edit.html", title, back=seat.url("profile"), **told)


def _writing(request: SignedIn, code: str, participation_id: int) -> Seat:
    seat = seat_or_404(request, code, participation_id)
    require(seat.writes)
    return seat


def _sent(request: SignedIn, part: str) -> Any:
    """What was posted, if this form of the page was."""
    return request.POST if request.method == "POST" and request.POST.get("part") == part else None


def _offered(request: SignedIn, rows: list[proposing.Row]) -> list[tuple[int, str]]:
    """What may be ticked: what is proposed, and what was just ticked."""
    posted = [int(one) for one in request.POST.getlist("picked") if _NUMBER.fullmatch(one)]
    return [(row.number, row.label) for row in rows] or [(one, str(one)) for one in posted]


def _first(found: proposing.Found) -> dict[str, list[int]]:
    return {"picked": [row.number for row in found.rows if row.ticked]}


def _done(form: Any, act: Callable[[], object]) -> bool:
    return form.is_valid() and acted(form, act)


def _back(request: SignedIn, seat: Seat, name: str) -> HttpResponse:
    messages.success(request, _("Saved."))
    return redirect(seat.url(name))


def _add_skills(seat: Seat, skills: list[int]) -> None:
    for skill in skills:
        actions.add_skill(by=seat.user, profile=seat.begun, skill=skill)


def _keep_skills(seat: Seat, form: SkillsForm) -> None:
    """Write only what was changed."""
    told: dict[str, Any] = {"by": seat.user, "profile": seat.begun}
    for line in form.lines:
        said = form.cleaned_data[f"s{line.skill_id}"]
        if said == AWAY:
            actions.take_skill_away(**told, skill=line.skill_id)
            continue
        if int(said) != line.level:
            actions.change_level(**told, skill=line.skill_id, level=int(said))
        if form.cleaned_data.get(f"c{line.skill_id}"):
            actions.confirm_skill(**told, skill=line.skill_id)
