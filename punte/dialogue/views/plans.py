"""Inclusion plans of a project: the list, one plan, its steps from the mandate to the next cycle, its print."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from punte.base import clock
from punte.base.permissions import require
from punte.dialogue import plan_page, plan_steps
from punte.dialogue import plan_permissions as permissions
from punte.dialogue.actions import plans as actions
from punte.dialogue.forms.plans import PlanForm, PlanTextForm
from punte.dialogue.models import Plan
from punte.dialogue.plan_paper import plan_file
from punte.dialogue.views.plan_doors import below_plan, form_page, plan_crumbs, plan_or_404, said, sent
from punte.people.requests import SignedIn
from punte.projects.doors import operation_or_404


@login_required
@require_GET
def index(request: SignedIn, code: str) -> HttpResponse:
    """The plans of the project, by town, with how far each is."""
    operation = operation_or_404(request, code)
    rows = Plan.objects.visible_to(request.user).filter(operation=operation).for_list()
    begins = permissions.may_begin_plan(request.user, operation)
    new = (
        [{"url": reverse("dialogue:plan_create", args=[code]), "label": _("Begin a plan")}] if begins else []
    )
    groups = {"url": reverse("dialogue:action_group_list", args=[code]), "label": _("Local action groups"),
              "variant": "secondary"}  # fmt: skip
    context = {
        "crumbs": plan_crumbs(operation),
        "actions": [*new, groups],
        "rows": plan_page.list_rows(rows.prefetch_related("measures")),
    }
    return render(request, "dialogue/plans/index.html", context)


@login_required
def create(request: SignedIn, code: str) -> HttpResponse:
    """Begin a plan."""
    operation = operation_or_404(request, code)
    require(permissions.may_begin_plan(request.user, operation))
    year = clock.today(operation.zone).year
    first = {"group": request.GET.get("group"), "year_from": year, "year_to": year + 3}
    form = PlanForm(request.POST or None, operation=operation, initial=first)
    back = reverse("dialogue:plan_list", args=[code])
    act = lambda: actions.begin_plan(by=request.user, **form.told)  # noqa: E731
    title = _("Begin a plan")
    own = Plan.objects.filter(operation=operation, made_by=request.user)
    begun = lambda: own.latest("pk").get_absolute_url()  # noqa: E731 - the same after a double click
    return sent(request, form, act, _("The plan is begun."), begun) or form_page(
        request,
        form,
        way=plan_crumbs(operation, (title, "")),
        title=title,
        verb=_("Begin the plan"),
        back_url=back,
    )


@login_required
@require_GET
def detail(request: SignedIn, code: str, plan_id: int) -> HttpResponse:
    """One plan: where it is, what is to be done next, and what it says."""
    plan = plan_or_404(request, code, plan_id)
    measures = plan_page.measures_of(plan)
    writes = permissions.may_write_plan(request.user, plan)
    context = {
        "crumbs": plan_crumbs(plan.operation, (plan.title, "")),
        "plan": plan,
        "consultation": plan.consultation,
        "tone": plan_page.STATE_TONES.get(Plan.State(plan.state), "neutral"),
        "opens_decision": plan_page.opens_decision(request.user, plan),
        "facts": plan_page.facts(plan),
        **plan_page.stages(plan),
        "next": plan_steps.next_step(request.user, plan),
        "back": writes and plan.state in actions.BACK,
        "writes": writes and plan.writable,
        "stakeholders": plan.stakeholders.all(),
        "branches": plan_page.branches(plan),
        "tree": plan_page.tree(plan, measures),
        "done": plan_page.progress(measures),
        "money": plan_page.money(plan, measures),
        "papers": plan_page.papers(plan),
    }
    return render(request, "dialogue/plans/detail.html", context)


@login_required
def edit(request: SignedIn, code: str, plan_id: int) -> HttpResponse:
    """Change title, years, mandate and diagnosis."""
    plan = plan_or_404(request, code, plan_id)
    require(permissions.may_write_plan(request.user, plan))
    names = ("title", "year_from", "year_to", "mandate", "diagnosis", "version")
    form = PlanTextForm(request.POST or None, initial={name: getattr(plan, name) for name in names})
    url, title = plan.get_absolute_url(), _("Change the text")

    def act() -> None:
        told = {name: form.cleaned_data[name] for name in names}
        actions.change_plan(by=request.user, plan=plan, language=plan.language, **told)

    return sent(request, form, act, _("Saved."), url) or form_page(
        request, form, way=below_plan(plan, title), title=title, verb=_("Save"), back_url=url
    )


@login_required
@require_POST
def advance(request: SignedIn, code: str, plan_id: int) -> HttpResponse:
    """Take the next step, where it needs no words."""
    plan = plan_or_404(request, code, plan_id)
    act = lambda: actions.advance_plan(by=request.user, plan=plan)  # noqa: E731
    return said(request, act, _("One step further."), plan.get_absolute_url())


@login_required
@require_POST
def back(request: SignedIn, code: str, plan_id: int) -> HttpResponse:
    """Go back one step."""
    plan = plan_or_404(request, code, plan_id)
    act = lambda: actions.step_back(by=request.user, plan=plan)  # noqa: E731
    return said(request, act, _("One step back."), plan.get_absolute_url())


@login_required
def step(request: SignedIn, code: str, plan_id: int, plan_step: str) -> HttpResponse:
    """A step that asks for words: consultation, revision, adoption, entry into force, evaluation, next cycle."""
    plan = plan_or_404(request, code, plan_id)
    found = plan_steps.STEPS.get(plan_step)
    if found is None:
        raise Http404
    require(found.may(request.user, plan))
    form = found.form(request.POST or None, request.FILES or None, plan=plan, initial=found.first(plan))
    act = lambda: found.act(by=request.user, plan=plan, **form.told)  # noqa: E731
    return sent(request, form, act, str(found.done), plan.get_absolute_url()) or form_page(
        request, form, way=below_plan(plan, str(found.title)), title=found.title, lead=found.lead, verb=found.verb,
        back_url=plan.get_absolute_url(),
    )  # fmt: skip


@login_required
@require_GET
def paper(request: SignedIn, code: str, plan_id: int, language: str) -> HttpResponse:
    """The plan as a PDF; a draft says that it is one."""
    return plan_file(plan_or_404(request, code, plan_id), language)
