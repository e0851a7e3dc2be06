"""Whom a plan concerns, and its problem tree."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from punte.base.permissions import require
from punte.dialogue import plan_permissions as permissions
from punte.dialogue.actions import problems as actions
from punte.dialogue.forms.plans import ProblemForm, StakeholderForm
from punte.dialogue.models import Problem
from punte.dialogue.views.plan_doors import below_plan, form_page, plan_or_404, said, sent
from punte.people.requests import SignedIn


@login_required
def add_stakeholder(request: SignedIn, code: str, plan_id: int) -> HttpResponse:
    """Write whom the plan concerns."""
    plan = plan_or_404(request, code, plan_id)
    require(permissions.may_write_plan(request.user, plan))
    form = StakeholderForm(request.POST or None)
    url, title = f"{plan.get_absolute_url()}#stakeholders", _("Whom does the plan concern?")

    def act() -> None:
        told = {k: v for k, v in form.cleaned_data.items() if k != "token"}
        actions.add_stakeholder(by=request.user, plan=plan, **told)

    return sent(request, form, act, _("Saved."), url) or form_page(
        request, form, way=below_plan(plan, title), title=title, verb=_("Save"), back_url=url
    )


@login_required
@require_POST
def drop_stakeholder(request: SignedIn, code: str, plan_id: int, stakeholder_id: int) -> HttpResponse:
    """Take them out."""
    plan = plan_or_404(request, code, plan_id)
    found = get_object_or_404(plan.stakeholders.select_related("plan__group__operation"), pk=stakeholder_id)
    act = lambda: actions.drop_stakeholder(by=request.user, stakeholder=found)  # noqa: E731
    return said(request, act, _("Taken out."), f"{plan.get_absolute_url()}#stakeholders")


@login_required
def create(request: SignedIn, code: str, plan_id: int) -> HttpResponse:
    """Put a problem into the tree."""
    plan = plan_or_404(request, code, plan_id)
    require(permissions.may_write_plan(request.user, plan))
    form = ProblemForm(request.POST or None, initial={"kind": Problem.Kind.CAUSE})
    form.fields["kind"].required = True
    url, title = f"{plan.get_absolute_url()}#problems", _("Put a problem into the tree")

    def act() -> None:
        told = {k: v for k, v in form.cleaned_data.items() if k != "token"}
        actions.add_problem(by=request.user, plan=plan, **told)

    return sent(request, form, act, _("Saved."), url) or form_page(
        request, form, way=below_plan(plan, title), title=title, verb=_("Save"), back_url=url
    )


@login_required
def edit(request: SignedIn, code: str, plan_id: int, problem_id: int) -> HttpResponse:
    """Turn a problem round into an objective."""
    plan = plan_or_404(request, code, plan_id)
    require(permissions.may_write_plan(request.user, plan))
    problem = get_object_or_404(plan.problems.select_related("plan__group__operation"), pk=problem_id)
    names = ("text", "evidence", "objective")
    form = ProblemForm(request.POST or None, initial={name: getattr(problem, name) for name in names})
    del form.fields["kind"]
    url, title = f"{plan.get_absolute_url()}#problems", _("Turn the problem round")

    def act() -> None:
        told = {name: form.cleaned_data[name] for name in names}
        actions.turn_problem(by=request.user, problem=problem, **told)

    return sent(request, form, act, _("Saved."), url) or form_page(
        request, form, way=below_plan(plan, title), title=title, verb=_("Save"), back_url=url
    )


@login_required
@require_POST
def drop(request: SignedIn, code: str, plan_id: int, problem_id: int) -> HttpResponse:
    """Take a problem out."""
    plan = plan_or_404(request, code, plan_id)
    problem = get_object_or_404(plan.problems.select_related("plan__group__operation"), pk=problem_id)
    act = lambda: actions.drop_problem(by=request.user, problem=problem)  # noqa: E731
    return said(request, act, _("Taken out."), f"{plan.get_absolute_url()}#problems")
