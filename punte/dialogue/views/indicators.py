"""Indicators with their five situations, before and after; actions and what they do to each."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from punte.base import clock
from punte.base.permissions import require
from punte.dialogue import plan_permissions as permissions
from punte.dialogue import spiral
from punte.dialogue.action_scores import scored
from punte.dialogue.actions import indicators as actions
from punte.dialogue.forms.spiral import ActionForm, IndicatorForm, ReadingForm
from punte.dialogue.models import ActionGroup, WellbeingAction, WellbeingIndicator
from punte.dialogue.views.plan_doors import below_group, form_page, group_or_404, said, sent
from punte.people.requests import SignedIn


@login_required
@require_GET
def index(request: SignedIn, code: str, action_group_id: int) -> HttpResponse:
    """Each indicator with its situations; which one people saw before, which after."""
    group = group_or_404(request, code, action_group_id)
    helps = permissions.may_help(request.user, group)
    title = _("Indicators")
    context = {
        "crumbs": below_group(group, title),
        "title": title,
        "group": group,
        "rows": [_row(one, code, helps) for one in group.indicators.all()],
        "actions": [{"url": reverse("dialogue:indicator_create", args=[code, group.pk]),
                     "label": _("Describe an indicator")}] if helps and group.approved_on else [],
        "early": group.approved_on is None,
    }  # fmt: skip
    return render(request, "dialogue/groups/indicators.html", context)


def _row(one: WellbeingIndicator, code: str, helps: bool) -> dict[str, Any]:
    place = spiral.components().get(one.component)
    names = ("measure", "edit", "drop")
    pages = {name: reverse(f"dialogue:indicator_{name}", args=[code, one.group_id, one.pk]) for name in names}
    scale = [
        {"n": n, "text": text, "before": one.before == n, "after": one.after == n}
        for n, text in enumerate(one.situations)
    ]
    verb = _("Measure before") if one.before is None else _("Measure after")
    return {
        "it": one,
        "place": str(place or ""),
        "scale": scale,
        "pages": pages if helps else {},
        "changes": helps and one.before is None,
        "verb": verb,
    }


@login_required
def create(request: SignedIn, code: str, action_group_id: int) -> HttpResponse:
    """Describe an indicator."""
    group = group_or_404(request, code, action_group_id)
    require(permissions.may_help(request.user, group))
    form = IndicatorForm(request.POST or None)
    url, title = reverse("dialogue:indicator_list", args=[code, group.pk]), _("Describe an indicator")
    act = lambda: actions.describe_indicator(by=request.user, group=group, **form.told)  # noqa: E731
    return sent(request, form, act, _("Saved."), url) or form_page(
        request, form, way=below_group(group, title), title=title, verb=_("Save"), back_url=url,
        lead=_("Say for each of the five situations what one sees in the town, so that two people see the same."),
    )  # fmt: skip


@login_required
def edit(request: SignedIn, code: str, action_group_id: int, wellbeing_id: int) -> HttpResponse:
    """Describe an indicator anew."""
    group = group_or_404(request, code, action_group_id)
    one = _indicator_or_404(group, wellbeing_id)
    require(permissions.may_help(request.user, group))
    form = IndicatorForm(request.POST or None, initial=IndicatorForm.of(one))
    url, title = reverse("dialogue:indicator_list", args=[code, group.pk]), _("Change the indicator")

    def act() -> None:
        version = form.cleaned_data["version"]
        actions.change_indicator(by=request.user, indicator=one, version=version, **form.told)

    return sent(request, form, act, _("Saved."), url) or form_page(
        request, form, way=below_group(group, title), title=title, verb=_("Save"), back_url=url
    )


@login_required
@require_POST
def drop(request: SignedIn, code: str, action_group_id: int, wellbeing_id: int) -> HttpResponse:
    """Take an indicator out."""
    group = group_or_404(request, code, action_group_id)
    one = _indicator_or_404(group, wellbeing_id)
    act = lambda: actions.drop_indicator(by=request.user, indicator=one)  # noqa: E731
    return said(request, act, _("Taken out."), reverse("dialogue:indicator_list", args=[code, group.pk]))


def _indicator_or_404(group: ActionGroup, wellbeing_id: int) -> WellbeingIndicator:
    return get_object_or_404(group.indicators.select_related("group__operation"), pk=wellbeing_id)


@login_required
def measure(request: SignedIn, code: str, action_group_id: int, wellbeing_id: int) -> HttpResponse:
    """Which situation do you see?"""
    group = group_or_404(request, code, action_group_id)
    one = _indicator_or_404(group, wellbeing_id)
    require(permissions.may_help(request.user, group))
    first = {"on": clock.today(group.operation.zone), "version": one.version}
    form = ReadingForm(request.POST or None, indicator=one, initial=first)
    url = reverse("dialogue:indicator_list", args=[code, group.pk])

    def act() -> None:
        told = {k: v for k, v in form.cleaned_data.items() if k != "token"}
        actions.measure_indicator(by=request.user, indicator=one, **told)

    word = _("Before the plan") if one.before is None else _("After the measures")
    return sent(request, form, act, _("Saved."), url) or form_page(
        request,
        form,
        way=below_group(group, one.name),
        title=one.name,
        lead=word,
        verb=_("Save"),
        back_url=url,
    )


@login_required
@require_GET
def actions_index(request: SignedIn, code: str, action_group_id: int) -> HttpResponse:
    """What is done and what could be; what helps most where it is worst stands first."""
    group = group_or_404(request, code, action_group_id)
    helps = permissions.may_help(request.user, group)
    title = _("Actions")
    context = {
        "crumbs": below_group(group, title),
        "title": title,
        "group": group,
        "rows": scored(group),
        "helps": helps,
        "actions": [{"url": reverse("dialogue:action_create", args=[code, group.pk]),
                     "label": _("Write an action")}] if helps else [],
    }  # fmt: skip
    return render(request, "dialogue/groups/actions.html", context)


@login_required
def action_create(request: SignedIn, code: str, action_group_id: int) -> HttpResponse:
    """Write an action with its effects."""
    group = group_or_404(request, code, action_group_id)
    require(permissions.may_help(request.user, group))
    form = ActionForm(request.POST or None, group=group)
    url, title = reverse("dialogue:action_list", args=[code, group.pk]), _("Write an action")
    act = lambda: actions.write_action(by=request.user, group=group, **form.told)  # noqa: E731
    return sent(request, form, act, _("Saved."), url) or form_page(
        request, form, way=below_group(group, title), title=title, verb=_("Save"), back_url=url,
        lead=_("Below, say for each indicator what the action does to it."),
    )  # fmt: skip


@login_required
def action_edit(request: SignedIn, code: str, action_group_id: int, wellbeing_action_id: int) -> HttpResponse:
    """Correct an action, and what it does to each indicator."""
    group = group_or_404(request, code, action_group_id)
    one = _action_or_404(group, wellbeing_action_id)
    require(permissions.may_help(request.user, group))
    form = ActionForm(request.POST or None, group=group, initial=ActionForm.of(one))
    url, title = reverse("dialogue:action_list", args=[code, group.pk]), _("Change the action")

    def act() -> None:
        version = form.cleaned_data["version"]
        actions.change_action(by=request.user, action=one, version=version, **form.told)

    return sent(request, form, act, _("Saved."), url) or form_page(
        request, form, way=below_group(group, title), title=title, verb=_("Save"), back_url=url,
        lead=_("Below, say for each indicator what the action does to it."),
    )  # fmt: skip


@login_required
@require_POST
def action_drop(request: SignedIn, code: str, action_group_id: int, wellbeing_action_id: int) -> HttpResponse:
    """Take an action out."""
    group = group_or_404(request, code, action_group_id)
    one = _action_or_404(group, wellbeing_action_id)
    act = lambda: actions.drop_action(by=request.user, action=one)  # noqa: E731
    return said(request, act, _("Taken out."), reverse("dialogue:action_list", args=[code, group.pk]))


def _action_or_404(group: ActionGroup, wellbeing_action_id: int) -> WellbeingAction:
    return get_object_or_404(group.actions.select_related("group__operation"), pk=wellbeing_action_id)
