"""A plan on paper: tagged PDF in one of our three languages, in the order in which counties ask for it: who, what is
known, problems and objectives, measures with responsible, deadline, indicator and money, how it is followed."""

from pathlib import Path
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpResponse
from django.utils import translation
from django.utils.translation import gettext as _

from punte.base import formats, typeset
from punte.base.translated import LANGUAGES
from punte.dialogue import plan_page
from punte.dialogue.models import Measure, Plan
from punte.people.mail import address
from punte.records.downloads import as_file

TEMPLATE = Path(__file__).parent / "layouts" / "plan.typ"


def plan_file(plan: Plan, language: str, *, public: bool = False) -> HttpResponse:
    """The answer with the paper, `public` as everybody may read it; 404 for a language that we do not print."""
    if language not in LANGUAGES:
        raise Http404
    return as_file(plan_pdf(plan, language=language, public=public), "application/pdf", f"{plan.title}.pdf")


def plan_pdf(plan: Plan, *, language: str, public: bool = False) -> bytes:
    """The PDF. Headings are in `language`, what people wrote in theirs. Raises typeset.NotTypeset."""
    with translation.override(language):
        data = told(plan, public=public)
    return typeset.pdf(TEMPLATE, data, language=language, title=plan.title)


def told(plan: Plan, *, public: bool = False) -> dict[str, Any]:
    """What the layout asks. In a `public` paper stands nobody whom the plan concerns: these may be names of people."""
    measures = plan_page.measures_of(plan)
    place = plan.group.settlement
    money = plan_page.money(plan, measures)
    return {
        "running": place.name,
        "draft": not plan.adopted,
        "funded": plan.operation.programme_id is not None,
        "above": _("Local inclusion plan"),
        "below": f"{place.name}, {place.region} · {plan.year_from}–{plan.year_to}",
        "facts": [[word, value] for word, value in [*plan_page.facts(plan), *_asked(plan)]],
        "texts": _texts(plan),
        "stakeholders": _stakeholders(plan, shown=not public),
        "problems": _problems(plan),
        "measures": _measures(plan, measures),
        "details": {"title": _("The measures one by one"), "rows": [_details(m) for m in measures]},
        "money": {
            "title": _("What it costs"),
            "heads": [_("Source"), _("Amount")],
            "rows": [[word, _amount(sum_)] for word, sum_ in money[:-1]],
            "total": [money[-1][0], _amount(money[-1][1])] if money else None,
        },
        "following": {"title": _("How it is followed"), "rows": _following()},
        "frozen": _("The draft that people commented on (SHA-256)"),
        "digest": plan.digest,
    }


def _asked(plan: Plan) -> list[tuple[str, str]]:
    """What stands at the top of a draft on which everybody is or was asked."""
    if not plan.consulted:
        return []
    asks = plan_page.consultation_of(AnonymousUser(), plan)
    word = _("Draft after the public consultation") if plan.answered else _("Draft in public consultation")
    where = [(str(asks.title), address(asks.get_absolute_url()))] if asks else []
    return [
        (word, formats.period(plan.commented_from, plan.commented_to)),
        (_("How one can comment"), plan.channels),
        *where,
    ]


def _amount(sum_: Any) -> str:
    return formats.money(sum_.amount, sum_.currency)


def _texts(plan: Plan) -> list[dict[str, str]]:
    told = (
        (_("Mandate"), plan.mandate),
        (_("Diagnosis"), plan.diagnosis),
        (_("What people said"), plan.group.synthesis if plan.group.approved_on else ""),
        (_("What you said, what we did"), plan.changes),
    )
    return [{"title": title, "text": text} for title, text in told if text]


def _stakeholders(plan: Plan, *, shown: bool) -> dict[str, Any]:
    return {
        "title": _("Whom the plan concerns"),
        "heads": [_("Who"), _("Role"), _("What they want"), _("Interest"), _("Influence")],
        "rows": [
            [s.name, s.role, s.wants, str(s.get_interest_display()), str(s.get_influence_display())]
            for s in (plan.stakeholders.all() if shown else ())
        ],
    }


def _problems(plan: Plan) -> dict[str, Any]:
    branches = [(word, rows) for word, rows in plan_page.branches(plan) if rows]
    told = [{"title": word, "rows": [_problem(p) for p in rows]} for word, rows in branches]
    turned = [p.objective for _word, rows in branches for p in rows if p.objective]
    if turned:
        told.append({"title": _("Turned into objectives"), "rows": turned})
    return {"title": _("Problems and objectives"), "branches": told}


def _problem(problem: Any) -> str:
    return f"{problem.text} ({problem.evidence})" if problem.evidence else problem.text


def _measures(plan: Plan, measures: list[Measure]) -> dict[str, Any]:
    tree = plan_page.tree(plan, measures)
    return {
        "title": _("Measures"),
        "heads": [_("Measure"), _("Responsible"), _("Indicator"), _("Deadline"), _("Cost")],
        "objectives": [
            {"title": one["objective"], "rows": [_row(row["it"]) for row in one["rows"]]} for one in tree
        ],
    }


def _row(measure: Measure) -> list[str]:
    reach = f"{measure.indicator}: {formats.number(measure.target.normalize())} {measure.unit}"
    due = formats.day(measure.due_on, "digits")
    return [measure.title, measure.responsible.name, reach, due, _amount(measure.cost)]


def _details(measure: Measure) -> dict[str, Any]:
    spent = [f"{part.get_source_display()}: {formats.money(part.amount, measure.plan.operation.currency)}"
             for part in measure.budget.all()]  # fmt: skip
    rows: list[list[Any]] = [
        [_("What is done"), measure.activities],
        [_("For whom"), measure.for_whom],
        [_("Partners"), measure.partners],
        [_("Money by source"), spent],
        [_("Equal access"), measure.equality],
        [_("Risk"), measure.risk],
    ]
    return {"title": measure.title, "facts": [row for row in rows if row[1]]}


def _following() -> list[str]:
    return [
        _(
            "Whoever is responsible says each half-year how far each measure is, and why where it stands still."
        ),
        _("How far the plan is follows from its measures by their weight; what is dropped does not count."),
        _("What is delivered, and what is not, everybody can read."),
    ]
