"""The moderators' queue: what waits, one case, to take it, give it back, decide."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from punte.base import clock
from punte.base.pages import paged
from punte.base.permissions import require
from punte.dialogue import moderation_page as page
from punte.dialogue import moderation_permissions as permissions
from punte.dialogue.actions import cases as acts
from punte.dialogue.actions.decisions import decide_case, decide_complaint
from punte.dialogue.forms.moderation import DecideForm
from punte.dialogue.models import Case, Contribution, Statement
from punte.dialogue.views.consultation_doors import form_page
from punte.people.forms.refusals import acted
from punte.people.requests import SignedIn
from punte.projects.crumbs import Crumbs, way
from punte.projects.doors import operation_or_404
from punte.projects.models import Operation


def queue_crumbs(operation: Operation, *last: tuple[str, str]) -> Crumbs:
    """The way to a page of moderation."""
    queue = reverse("dialogue:case_list", args=[operation.code]) if last else ""
    return way(operation, (_("Moderation"), queue), *last)


def case_or_404(request: SignedIn, code: str, case_id: int) -> Case:
    """A case of the project, for who moderates in it."""
    operation = operation_or_404(request, code)
    require(permissions.may_moderate(request.user, operation))
    rows = Case.objects.visible_to(request.user).filter(consultation__operation=operation)
    return get_object_or_404(rows.for_list(), pk=case_id)


def url_of(case: Case) -> str:
    """Its page."""
    return reverse("dialogue:case_detail", args=[case.consultation.operation.code, case.pk])


@login_required
@require_GET
def index(request: SignedIn, code: str) -> HttpResponse:
    """The queue: what waits first, the oldest on top; filtered as a number of the report asks."""
    operation = operation_or_404(request, code)
    require(permissions.may_moderate(request.user, operation))
    rows = Case.objects.visible_to(request.user).filter(consultation__operation=operation)
    asked = request.GET.dict()
    opened = any(asked.get(key) for key in ("noticed", "decided", "complained", "marked"))
    which = asked.setdefault("which", "all" if opened else "waiting")
    found = page.filtered(rows, asked, clock.today(operation.zone))
    order = ("-opened_at", "-pk") if which in ("decided", "all") else ("opened_at", "pk")
    shown = paged(request, page.with_numbers(found).order_by(*order), counted=found)
    context = {
        "crumbs": queue_crumbs(operation),
        "operation": operation,
        "page": shown,
        "rows": [page.row(one) for one in shown],
        "tabs": _tabs(rows, which),
        "opened": opened,
    }
    return render(request, "dialogue/cases/index.html", context)


def _tabs(rows: Any, which: str) -> list[dict[str, Any]]:
    states = list(rows.values_list("state", flat=True))
    return [
        {
            "label": word,
            "url": f"?which={code}",
            "current": code == which,
            "count": sum(state in page.TABS[code] for state in states) if code in page.TABS else len(states),
        }
        for code, word in page.tab_words().items()
    ]


@login_required
@require_GET
def detail(request: SignedIn, code: str, case_id: int) -> HttpResponse:
    """One case: what was said, what the notices say, what was decided, every step."""
    case = case_or_404(request, code, case_id)
    title = _("Case %(number)s") % {"number": case.pk}
    context = {"crumbs": queue_crumbs(case.consultation.operation, (title, "")), "case": case, "title": title}
    return render(request, "dialogue/cases/detail.html", context | page.case_page(request.user, case))


@login_required
@require_POST
def open_one(request: SignedIn, code: str) -> HttpResponse:
    """Look at something without a notice: `contribution` or `statement` is its number."""
    operation = operation_or_404(request, code)
    require(permissions.may_moderate(request.user, operation))
    content = _content(request, operation)
    return redirect(url_of(acts.open_own(by=request.user, content=content)))


def _content(request: SignedIn, operation: Operation) -> Contribution | Statement:
    for name, model in (("contribution", Contribution), ("statement", Statement)):
        number = request.POST.get(name, "")
        if number.isdecimal() and len(number) < 12:
            rows: Any = model._default_manager.visible_to(request.user)
            rows = rows.filter(consultation__operation=operation).select_related("consultation__operation")
            return get_object_or_404(rows, pk=number)
    raise Http404


def _did(request: SignedIn, case: Case, act: Any, said: str) -> HttpResponse:
    try:
        act(by=request.user, case=case)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        messages.success(request, said)
    return redirect(url_of(case))


@login_required
@require_POST
def claim(request: SignedIn, code: str, case_id: int) -> HttpResponse:
    """Take it, for an hour."""
    case = case_or_404(request, code, case_id)
    return _did(
        request, case, acts.claim_case, _("It is yours for an hour. Nobody else decides it meanwhile.")
    )


@login_required
@require_POST
def release(request: SignedIn, code: str, case_id: int) -> HttpResponse:
    """Give it back."""
    case = case_or_404(request, code, case_id)
    return _did(request, case, acts.release_case, _("It is free for the others again."))


@login_required
def decide(request: SignedIn, code: str, case_id: int) -> HttpResponse:
    """Decide what one has taken; a complaint likewise. What was typed stays when it is refused."""
    case = case_or_404(request, code, case_id)
    complained = case.state == Case.State.COMPLAINED
    form = DecideForm(request.POST or None, last=case.decisions.last() if complained else None)

    def act() -> None:
        decided = decide_complaint if complained else decide_case
        decided(by=request.user, case=case, verdict=form.verdict)

    if request.method == "POST" and form.is_valid() and acted(form, act):
        messages.success(request, _("It is decided. Everybody it concerns is told."))
        return redirect(url_of(case))
    if request.method == "GET" and not page.may(request.user, case)["held"]:
        messages.error(request, _("Take it first: then nobody else decides it meanwhile."))
        return redirect(url_of(case))
    title = _("Decide the complaint") if complained else _("Decide")
    operation = case.consultation.operation
    steps = ((_("Case %(number)s") % {"number": case.pk}, url_of(case)), (title, ""))
    return form_page(
        request, form, way=queue_crumbs(operation, *steps), title=title, verb=_("Decide and tell everybody"),
        back_url=url_of(case), quote=page.quote(case),
    )  # fmt: skip
