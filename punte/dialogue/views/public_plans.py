"""Adopted plans, for everybody: by town, and one with what was said, what was promised and how far it is."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from punte.base.pages import paged
from punte.dialogue import plan_page
from punte.dialogue.models import Plan
from punte.dialogue.origins import from_people
from punte.dialogue.plan_paper import plan_file

_SHOWN = ("operation", "group__settlement__region", "organisation")


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """The plans that were adopted, the latest first."""
    rows = Plan.objects.public().select_related(*_SHOWN).order_by("-decided_on", "-pk")
    page = paged(request, rows.prefetch_related("measures"))
    context = {
        "crumbs": [(_("First page"), "/"), (_("Local inclusion plans"), "")],
        "page": page,
        "rows": plan_page.list_rows(page),
    }
    return render(request, "dialogue/plans/public_index.html", context)


@require_GET
def detail(request: HttpRequest, plan_id: int) -> HttpResponse:
    """One adopted plan: you said, we promised, this is done."""
    plan = get_object_or_404(Plan.objects.public().select_related(*_SHOWN), pk=plan_id)
    measures = plan_page.measures_of(plan)
    above = (_("Local inclusion plans"), reverse("dialogue:public_plan_list"))
    said = from_people(measures)
    tree = plan_page.tree(plan, measures)
    for branch in tree:
        for row in branch["rows"]:
            row["cards"], row["contributions"] = said.get(row["it"].pk, (0, 0))
    context = {
        "crumbs": [(_("First page"), "/"), above, (plan.title, "")],
        "plan": plan,
        "facts": plan_page.facts(plan),
        **plan_page.stages(plan),
        "branches": plan_page.branches(plan),
        "tree": tree,
        "done": plan_page.progress(measures),
        "delivered": sum(m.state == m.State.COMPLETED for m in measures),
        "total": len(measures),
        "money": plan_page.money(plan, measures),
        "papers": plan_page.papers(plan, public=True),
    }
    return render(request, "dialogue/plans/public_detail.html", context)


@require_GET
def paper(request: HttpRequest, plan_id: int, language: str) -> HttpResponse:
    """An adopted plan as a PDF."""
    plan = get_object_or_404(Plan.objects.public().select_related(*_SHOWN), pk=plan_id)
    return plan_file(plan, language)
