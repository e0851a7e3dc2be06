"""Plans for everybody: drafts on which everybody is or was asked, adopted ones, and one of them with what was said,
what is promised and how far it is."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from punte.base.pages import paged
from punte.base.rls import set_local
from punte.dialogue import plan_page
from punte.dialogue.models import Plan
from punte.dialogue.origins import from_people
from punte.dialogue.plan_paper import plan_file

_SHOWN = ("operation", "group__settlement__region", "organisation")


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """The drafts on which everybody is or was asked, and the plans that were adopted, the latest first."""
    rows = Plan.objects.adopted().select_related(*_SHOWN).order_by("-decided_on", "-pk")
    page = paged(request, rows.prefetch_related("measures"))
    context = {
        "crumbs": [(_("First page"), "/"), (_("Local inclusion plans"), "")],
        "asked": Plan.objects.consulted().select_related(*_SHOWN).order_by("commented_to", "pk"),
        "page": page,
        "rows": plan_page.list_rows(page),
    }
    return render(request, "dialogue/plans/public_index.html", context)


@require_GET
def detail(request: HttpRequest, plan_id: int) -> HttpResponse:
    """One adopted plan: you said, we promised, this is done. Or a draft: until when and where one can say something
    about it, and what was done with what was said."""
    plan = _public_or_404(request, plan_id)
    if plan.answered:
        return _answered(request, plan)
    measures = plan_page.measures_of(plan)
    above = (_("Local inclusion plans"), reverse("dialogue:public_plan_list"))
    said, last = from_people(measures), plan_page.last_reports(measures)
    tree = plan_page.tree(plan, measures)
    for branch in tree:
        for row in branch["rows"]:
            row |= {
                "from": said[row["it"].pk],
                "reach": plan_page.reach(row["it"]),
                "last": last.get(row["it"].pk),
            }
    context = {
        "crumbs": [(_("First page"), "/"), above, (plan.title, "")],
        "plan": plan,
        "consultation": plan_page.consultation_of(request.user, plan),
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


def _answered(request: HttpRequest, plan: Plan) -> HttpResponse:
    """Between the consultation and the decision: what was said and done, and the draft that people commented on."""
    above = (_("Local inclusion plans"), reverse("dialogue:public_plan_list"))
    context = {
        "crumbs": [(_("First page"), "/"), above, (plan.title, "")],
        "plan": plan,
        "consultation": plan_page.consultation_of(request.user, plan),
        "facts": plan_page.facts(plan),
        "draft": plan_page.frozen(plan),
    }
    return render(request, "dialogue/plans/public_answered.html", context)


@require_GET
def paper(request: HttpRequest, plan_id: int, language: str) -> HttpResponse:
    """An adopted plan or a frozen draft as a PDF, without whom it concerns: names of people may stand there."""
    plan = _public_or_404(request, plan_id)
    if plan.answered:
        raise Http404  # it is written in; see `_answered`
    return plan_file(plan, language, public=True)


def _public_or_404(request: HttpRequest, plan_id: int) -> Plan:
    """A plan that everybody may read; the rest of the request works in its consortium."""
    plan = get_object_or_404(Plan.objects.public().select_related(*_SHOWN), pk=plan_id)
    set_local(consortium=plan.consortium_id, user=request.user.pk or "")
    return plan
