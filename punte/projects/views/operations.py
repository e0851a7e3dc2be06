"""The projects as their announcements tell them; this much is public."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from punte.base import formats
from punte.base.money import Currency, to_eur
from punte.projects import permissions
from punte.projects.acting import acting
from punte.projects.definitions import all_definitions
from punte.projects.models import Criterion, Operation, Partnership
from punte.reference.models import Region

_RANK = {Partnership.Role.LEAD: 0, Partnership.Role.PARTNER: 1, Partnership.Role.ASSOCIATED: 2}


def index(request: HttpRequest) -> HttpResponse:
    """Every announced project; one's own stand first."""
    own = {a.operation_id for a in acting(request.user).assignments}
    promised = {d["code"]: len(d["targets"]) for d in all_definitions()}
    rows = [_row(o, o.pk in own, promised.get(o.code, 0)) for o in Operation.objects.announced()]
    context = {
        "rows": sorted(rows, key=lambda r: (not r["own"], -(r["starts"] or 0), r["operation"].code)),
        "crumbs": [(_("First page"), "/"), (_("Projects"), None)],
    }
    return render(request, "projects/operations/index.html", context)


def _row(operation: Operation, own: bool, promised: int) -> dict:
    count = ngettext("%(count)s promise", "%(count)s promises", promised) % {"count": formats.number(promised)}
    return {
        "operation": operation,
        "own": own,
        "starts": operation.starts_on.toordinal() if operation.starts_on else None,
        "partners": ", ".join(p.organisation.name for p in _ranked(operation)),
        "facts": [(_("Period"), period(operation)), (_("Total value"), budget(operation)), (_("Promised"), count)],
    }


def _ranked(operation: Operation) -> list[Partnership]:
    return sorted(operation.partnerships.all(), key=lambda p: (_RANK[Partnership.Role(p.role)], p.pk))


def period(operation: Operation) -> str:
    """From when to when, no more exactly than the announcement says."""
    if operation.dates_are == Operation.DatesAre.YEAR and operation.starts_on and operation.ends_on:
        return f"{operation.starts_on.year}–{operation.ends_on.year}"
    return formats.period(operation.starts_on, operation.ends_on) if operation.starts_on else _("not said")


def budget(operation: Operation) -> str:
    """The total value in its own currency; a sum in leva also in euro, at the fixed rate."""
    if operation.budget is None:
        return _("not said")
    text = formats.money(operation.budget.amount, operation.currency)
    if operation.currency == Currency.BGN and operation.ends_on:
        euro = to_eur(operation.budget, on=operation.ends_on).euro
        text += f" ({formats.money(euro, Currency.EUR)})"
    return text


def detail(request: HttpRequest, code: str) -> HttpResponse:
    """One project: what it is, who delivers it, for whom, with what money."""
    operation = get_object_or_404(Operation.objects.announced(), code=code)
    own = bool(acting(request.user).in_operation(operation))
    context = {
        "operation": operation,
        "facts": _facts(operation),
        "actions": _actions(request, operation, own),
        "partners": _ranked(operation),
        "activities": operation.activities.all(),
        "groups": _groups(operation),
        "sources": operation.budget_sources.all(),
        "regions": Region.objects.filter(pk__in=operation.regions),
        "own": own,
        "crumbs": [(_("First page"), "/"), (_("Projects"), reverse("projects:operation_list")), (str(operation.title), None)],
    }
    return render(request, "projects/operations/detail.html", context)


def _facts(operation: Operation) -> list[tuple[str, str]]:
    facts = [(_("Code"), operation.official_code)] if operation.official_code else []
    facts.append((_("Period"), period(operation)))
    if operation.programme:
        facts.append((_("Programme"), str(operation.programme)))
    facts.append((_("Programming period"), operation.indicator_set))
    facts.append((_("Total value"), budget(operation)))
    return facts


def _actions(request: HttpRequest, operation: Operation, own: bool) -> list[dict[str, str]]:
    actions = []
    if own:
        actions.append({"label": _("Targets and results"), "url": operation.get_absolute_url()})
    if request.user.is_authenticated and permissions.may_see_team(request.user, operation):
        actions.append({"label": _("Team"), "url": reverse("projects:team", args=[operation.code]), "variant": "secondary"})
    return actions


def _groups(operation: Operation) -> list[dict]:
    groups = operation.target_groups.prefetch_related("criteria")
    return [{"group": group, "criteria": [_criterion(c) for c in group.criteria.all()]} for group in groups]


def _criterion(criterion: Criterion) -> dict:
    dates = formats.period(criterion.since, criterion.until) if criterion.since or criterion.until else ""
    return {"name": criterion.name, "proofs": [spoken(proof) for proof in criterion.proofs], "dates": dates}


def spoken(proof: object) -> str:
    """A proof as the definition writes it (a text, or a text per language), in the reader's language."""
    if not isinstance(proof, dict):
        return str(proof)
    return proof.get(formats.language()) or next(iter(proof.values()), "")
