"""Coding: two people, each alone, a thought at a time; then side by side, with how far they agree."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from punte.base import formats
from punte.base.permissions import require
from punte.dialogue import plan_permissions as permissions
from punte.dialogue import spiral
from punte.dialogue.actions import codings as actions
from punte.dialogue.agreement import agreement
from punte.dialogue.forms.action_groups import CodersForm
from punte.dialogue.forms.spiral import CodingForm
from punte.dialogue.group_way import own_left
from punte.dialogue.models import ActionGroup, Criterion
from punte.dialogue.views.plan_doors import acted, below_group, form_page, group_or_404, said, sent
from punte.people.requests import SignedIn


@login_required
def name(request: SignedIn, code: str, action_group_id: int) -> HttpResponse:
    """Say who codes."""
    group = group_or_404(request, code, action_group_id)
    require(permissions.may_lead(request.user, group))
    first = {"first": group.first_coder, "second": group.second_coder}
    form = CodersForm(request.POST or None, operation=group.operation, initial=first)
    url = reverse("dialogue:reconciliation", args=[code, group.pk])

    def act() -> None:
        who = {"first": form.cleaned_data["first"], "second": form.cleaned_data["second"]}
        actions.name_coders(by=request.user, group=group, **who)

    title = _("Who codes")
    return sent(request, form, act, _("Saved."), url) or form_page(
        request, form, way=below_group(group, title), title=title, verb=_("Save"), back_url=group.get_absolute_url(),
        lead=_("Two different people read each thought and say where it belongs, without seeing what the other says."),
    )  # fmt: skip


@login_required
def code_next(request: SignedIn, code: str, action_group_id: int) -> HttpResponse:
    """The next thought that this coder has not coded, alone on the page; works by keyboard and without script."""
    group = group_or_404(request, code, action_group_id)
    require(permissions.may_code(request.user, group))
    rows = Criterion.objects.of(group).select_related("answer__circle", "group__operation")
    wanted = request.POST.get("thought") or request.GET.get("thought") or ""
    mine = rows.filter(pk=wanted) if wanted.isdecimal() else rows.exclude(codings__coder=request.user)
    here, left = reverse("dialogue:coding", args=[code, group.pk]), own_left(group, request.user)
    thought = mine.first()
    if thought is None or group.reconciled_on:
        messages.info(request, _("Nothing is left for you to code."))
        return redirect("dialogue:reconciliation", code, group.pk)
    form = CodingForm(request.POST or None)
    if form.is_valid() and acted(form, lambda: _code(request, thought, form)):
        return redirect(here)
    return render(request, "dialogue/groups/coding.html", _page(group, thought, form, left))


def _code(request: SignedIn, thought: Criterion, form: CodingForm) -> None:
    actions.code_criterion(by=request.user, criterion=thought, component=form.cleaned_data["component"])


def _page(group: ActionGroup, thought: Criterion, form: CodingForm, left: int) -> dict[str, Any]:
    total = Criterion.objects.of(group).count()
    title = _("Where does this thought belong?")
    return {
        "crumbs": below_group(group, _("Coding")),
        "title": title,
        "group": group,
        "thought": thought,
        "question": str(thought.answer.get_question_display()),
        "form": form,
        "total": total,
        "now": min(total - left + 1, total),
        "rules": [str(rule) for rule in spiral.rules()],
        "back_url": group.get_absolute_url(),
    }


@login_required
@require_GET
def reconciliation(request: SignedIn, code: str, action_group_id: int) -> HttpResponse:
    """How far each coder is; once both are done how far they agree, and each thought on which they differ."""
    group = group_or_404(request, code, action_group_id)
    rows = Criterion.objects.of(group).select_related("answer__circle").prefetch_related("codings")
    coded = [(c, {x.coder_id: x.component for x in c.codings.all()}) for c in rows]
    both = bool(coded) and all(len(codes) == 2 for _c, codes in coded)
    leads = permissions.may_lead(request.user, group)
    codes = permissions.may_code(request.user, group)
    title = _("Coding and reconciliation")
    context = {
        "crumbs": below_group(group, title),
        "title": title,
        "group": group,
        "coders": [_stand(group, coder.name, coder.pk, coded) for coder in group.coders],
        "total": len(coded),
        "both": both,
        "agreed": _agreed(group, coded) if both else None,
        "differing": [_row(group, c, found) for c, found in coded if len(set(found.values())) > 1]
        if both
        else [],
        "open": sum(1 for c, found in coded if len(set(found.values())) > 1 and not c.component),
        "settles": (leads or codes) and both and not group.reconciled_on,
        "closes": leads and both and not group.reconciled_on,
        "codes": codes and not group.reconciled_on and own_left(group, request.user) > 0,
        "names": leads and not group.reconciled_on,
    }
    return render(request, "dialogue/groups/reconciliation.html", context)


def _stand(group: ActionGroup, called: str, coder: int, coded: list[Any]) -> dict[str, Any]:
    done = sum(coder in codes for _c, codes in coded)
    said = _("%(name)s: %(done)s of %(all)s") % {"name": called, "done": done, "all": len(coded)}
    return {"name": called, "done": done, "total": len(coded), "said": said}


def _agreed(group: ActionGroup, coded: list[Any]) -> list[tuple[str, str]]:
    """By component and by dimension, in percent and as kappa."""
    pairs = [(codes[group.first_coder_id], codes[group.second_coder_id]) for _c, codes in coded]
    told = []
    for word, found in (
        (_("Same component"), agreement(pairs)),
        (_("Same dimension"), agreement([(a[0], b[0]) for a, b in pairs])),
    ):
        share = f"{formats.number(found.percent, 0)} %"
        kappa = "–" if found.kappa is None else formats.number(found.kappa, 2)
        told.append((word, _("%(share)s, kappa %(kappa)s") % {"share": share, "kappa": kappa}))
    return told


def _said(group: ActionGroup, codes: dict[int, str]) -> list[tuple[str, str]]:
    """What each coder gave this thought; nothing before both have: nobody is led by the other."""
    names = spiral.components()
    both = all(coder.pk in codes for coder in group.coders)
    return [(coder.name, str(names[codes[coder.pk]])) for coder in group.coders] if both else []


def _row(group: ActionGroup, thought: Criterion, codes: dict[int, str]) -> dict[str, Any]:
    names = spiral.components()
    settled = names.get(thought.component)
    url = reverse("dialogue:coding_settle", args=[group.operation.code, group.pk, thought.pk])
    return {"text": thought.text, "circle": thought.answer.circle.name, "said": _said(group, codes),
            "settled": str(settled or ""), "url": url}  # fmt: skip


@login_required
def settle(request: SignedIn, code: str, action_group_id: int, thought_id: int) -> HttpResponse:
    """Agree where one thought belongs."""
    group = group_or_404(request, code, action_group_id)
    rows = Criterion.objects.of(group).select_related("group__operation", "answer__circle")
    thought = get_object_or_404(rows.annotate(codes=Count("codings")), pk=thought_id)
    require(permissions.may_lead(request.user, group) or permissions.may_code(request.user, group))
    form = CodingForm(request.POST or None, initial={"component": thought.component})
    url = reverse("dialogue:reconciliation", args=[code, group.pk])

    def act() -> None:
        component = form.cleaned_data["component"]
        actions.settle_criterion(by=request.user, criterion=thought, component=component)

    title = _("Where does it belong?")
    return sent(request, form, act, _("Settled."), url) or form_page(
        request, form, way=below_group(group, title), title=title, quote=thought.text, verb=_("Settle it"),
        said=_said(group, dict(thought.codings.values_list("coder", "component"))),
        lead=_("The two coders differ. Talk about it; what you agree on stands."), back_url=url,
    )  # fmt: skip


@login_required
@require_POST
def close(request: SignedIn, code: str, action_group_id: int) -> HttpResponse:
    """Close the coding."""
    group = group_or_404(request, code, action_group_id)
    act = lambda: actions.close_reconciliation(by=request.user, group=group)  # noqa: E731
    url = reverse("dialogue:reconciliation", args=[code, group.pk])
    return said(request, act, _("The coding is closed."), url)
