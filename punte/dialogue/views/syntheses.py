"""The synthesis: what was said in each dimension, in words, approved by the people."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from punte.base import clock
from punte.base.permissions import require
from punte.dialogue import plan_permissions as permissions
from punte.dialogue.actions import syntheses as actions
from punte.dialogue.forms.spiral import ApprovalForm, SynthesisForm
from punte.dialogue.group_way import table
from punte.dialogue.views.plan_doors import below_group, form_page, group_or_404, sent
from punte.people.requests import SignedIn


@login_required
@require_GET
def detail(request: SignedIn, code: str, action_group_id: int) -> HttpResponse:
    """How the thoughts spread over the dimensions, and the text."""
    group = group_or_404(request, code, action_group_id)
    title, open_ = _("Synthesis"), group.reconciled_on is not None and group.approved_on is None
    context = {
        "crumbs": below_group(group, title),
        "title": title,
        "group": group,
        "table": table(group) if group.reconciled_on else None,
        "writes": open_ and permissions.may_help(request.user, group),
        "approves": open_ and bool(group.synthesis) and permissions.may_lead(request.user, group),
    }
    return render(request, "dialogue/groups/synthesis.html", context)


@login_required
def edit(request: SignedIn, code: str, action_group_id: int) -> HttpResponse:
    """Write it."""
    group = group_or_404(request, code, action_group_id)
    require(permissions.may_help(request.user, group))
    first = {"synthesis": group.synthesis, "minority": group.minority, "version": group.version}
    form = SynthesisForm(request.POST or None, initial=first)
    url, title = reverse("dialogue:synthesis", args=[code, group.pk]), _("Write the synthesis")

    def act() -> None:
        told = {k: v for k, v in form.cleaned_data.items() if k != "token"}
        actions.write_synthesis(by=request.user, group=group, **told)

    return sent(request, form, act, _("Saved."), url) or form_page(
        request, form, way=below_group(group, title), title=title, verb=_("Save"), back_url=url
    )


@login_required
def approve(request: SignedIn, code: str, action_group_id: int) -> HttpResponse:
    """The people approved it."""
    group = group_or_404(request, code, action_group_id)
    require(permissions.may_lead(request.user, group))
    first = {"on": clock.today(group.operation.zone), "version": group.version}
    form = ApprovalForm(request.POST or None, initial=first)
    url, title = reverse("dialogue:synthesis", args=[code, group.pk]), _("The people approve it")

    def act() -> None:
        told = {k: v for k, v in form.cleaned_data.items() if k != "token"}
        actions.approve_synthesis(by=request.user, group=group, **told)

    return sent(request, form, act, _("The synthesis is approved."), url) or form_page(
        request, form, way=below_group(group, title), title=title, verb=_("Write it down"), back_url=url,
        lead=_("Read it out to those who wrote the cards. What they approve stays as it is."),
    )  # fmt: skip
