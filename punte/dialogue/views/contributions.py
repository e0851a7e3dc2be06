"""To contribute: write, reply, support, change, take back; each contribution has a page that all may read."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from punte.base.permissions import require
from punte.dialogue import contribution_page as said
from punte.dialogue import permissions
from punte.dialogue.actions import contributions as acts
from punte.dialogue.amendment_page import beside
from punte.dialogue.follow_page import follows
from punte.dialogue.forms.contributions import ChangeForm, ContributeForm, SupportForm
from punte.dialogue.hidden_content import hidden
from punte.dialogue.models import Consultation, Contribution, Phase, Voice
from punte.dialogue.moderation_permissions import may_look
from punte.dialogue.origins import became
from punte.dialogue.text_page import passage
from punte.dialogue.views.consultation_doors import (
    announced_or_404,
    below,
    form_page,
    hidden_in,
    own_or_404,
    read_or_404,
    sure_page,
)
from punte.people.forms.refusals import acted
from punte.people.requests import SignedIn

Kind = Contribution.Kind


def title_of(kind: str) -> str:
    """What the page of writing is called."""
    return _("Make a proposal") if kind == Kind.PROPOSAL else _("Answer the question")


@login_required
def create(request: SignedIn, consultation_id: int, contribution_kind: str) -> HttpResponse:
    """Write a proposal or an answer; as a draft, or published at once. What was typed stays when it is refused."""
    found = announced_or_404(request, consultation_id)
    require(permissions.may_take_part(request.user, found))
    if contribution_kind not in (Kind.PROPOSAL, Kind.ANSWER):
        raise Http404
    form = ContributeForm(request.POST or None, user=request.user, consultation=found, kind=contribution_kind)
    made: list[Contribution] = []

    def act() -> None:
        told: dict[str, Any] = {
            "consultation": found,
            "kind": contribution_kind,
            "draft": "draft" in request.POST,
        }
        made.append(acts.contribute(by=request.user, **told, **form.told))

    if request.method == "POST" and form.is_valid() and acted(form, act):
        drafted = made and made[0].state == Contribution.State.DRAFT
        thanks = _("Thank you. Everybody reads it now, and you will be told what became of it.")
        messages.success(request, _("Kept as a draft; only you see it.") if drafted else thanks)
        if not made:
            return redirect("dialogue:own_list")
        return redirect("dialogue:own_detail", found.pk, made[0].pk)
    title = title_of(contribution_kind)
    context = {
        "crumbs": below(found, (title, "")),
        "consultation": found,
        "form": form,
        "title": title,
        "lead": str(found.question),
        "verb": _("Publish"),
        "draft": _("Keep as a draft"),
        "back_url": found.get_absolute_url(),
    }
    return render(request, "dialogue/contributions/create.html", context)


@require_GET
def detail(request: HttpRequest, consultation_id: int, contribution_id: int) -> HttpResponse:
    """One contribution: the words, who supports it, what others reply, what the organiser answered."""
    found = announced_or_404(request, consultation_id)
    if one := hidden_in(found, contribution_id):
        return _hidden_page(request, one)
    return _page(request, read_or_404(found, contribution_id))


def _hidden_page(request: HttpRequest, one: Contribution) -> HttpResponse:
    """In its place stands why it is not shown; what others replied to it stays."""
    top = one.thread or one
    if top.pk != one.pk:
        return redirect(top.get_absolute_url() + f"#c{one.pk}")
    found = one.consultation
    context = {
        "crumbs": below(found, (_("Not shown"), "")),
        "consultation": found,
        "hidden": hidden(request.user, one),
        "replies": said.replies(one),
    }
    return render(request, "dialogue/contributions/hidden.html", context)


def _page(request: HttpRequest, one: Contribution, form: ContributeForm | None = None) -> HttpResponse:
    top = one.thread or one
    if top.pk != one.pk:  # a reply is read where it stands
        return redirect(top.get_absolute_url() + f"#c{one.pk}")
    found, below_it = one.consultation, said.replies(one)
    context = {
        "crumbs": below(found, (one.heading, "")),
        "consultation": found,
        "row": said.row(one),
        "one": one,
        "replies": below_it,
        "sides": said.sides(below_it),
        "merged": list(one.merged.all()),
        "parts": [said.row(part) for part in said.parts_of(one)],
        "whole": said.whole_of(one),
        **beside(request.user, one),
        "supporters": one.supports.count(),
        "became": became(one),
        "passage": passage(one),
        "follows": follows(request.user, found, one),
        **_may(request, one, form),
    }
    return render(request, "dialogue/contributions/detail.html", context)


def _may(request: HttpRequest, one: Contribution, form: ContributeForm | None) -> dict[str, Any]:
    """What the reader may do with it now."""
    found, user = one.consultation, request.user
    standing = one.state == Contribution.State.PUBLISHED
    told: dict[str, Any] = {
        "open_to_replies": standing and found.active(Phase.Kind.DISCUSS) is not None,
        "open_to_support": standing and found.active(Phase.Kind.SUPPORT) is not None,
        "guest_support": permissions.may_guests(found),
    }
    if standing:
        told["report_url"] = reverse("dialogue:contribution_report", args=[found.pk, one.pk])
        if may_look(user, found):  # type: ignore[arg-type]
            told["open_url"] = reverse("dialogue:case_open", args=[found.operation.code])
    if not user.is_authenticated or not permissions.may_take_part(user, found):
        return told
    mine = permissions.may_change(user, one)
    supported = one.supports.filter(voice__in=_voices(request, found)).exists()
    reply_to = request.GET.get("to", "")
    reply = form or ContributeForm(user=user, consultation=found, kind=Kind.REPLY)
    return told | {
        "mine": mine,
        "own_url": reverse("dialogue:own_detail", args=[found.pk, one.pk]),
        "supported": supported,
        "may_support": told["open_to_support"] and not mine,
        "support_form": SupportForm(consultation=found),
        "reply_form": reply if told["open_to_replies"] else None,
        "reply_to": reply_to if reply_to.isdecimal() else "",
    }


def _voices(request: HttpRequest, consultation: Consultation) -> Any:
    own = Q(user=request.user) | Q(person__key_holder__user=request.user)
    return Voice.objects.filter(own, operation=consultation.operation_id)


@login_required
@require_POST
def reply(request: SignedIn, consultation_id: int, contribution_id: int) -> HttpResponse:
    """Reply to a contribution or to a reply; refused, the page comes back with what was typed."""
    found = announced_or_404(request, consultation_id)
    require(permissions.may_take_part(request.user, found))
    parent = read_or_404(found, contribution_id)
    form = ContributeForm(request.POST, user=request.user, consultation=found, kind=Kind.REPLY)

    def act() -> None:
        acts.contribute(by=request.user, consultation=found, kind=Kind.REPLY, parent=parent, **form.told)

    if form.is_valid() and acted(form, act):
        messages.success(request, _("Your reply stands there."))
        return redirect(parent.thread or parent)
    top = parent.thread or parent
    return _page(request, read_or_404(found, top.pk), form)


@login_required
@require_POST
def support(request: SignedIn, consultation_id: int, contribution_id: int) -> HttpResponse:
    """Support it, or no longer."""
    found = announced_or_404(request, consultation_id)
    require(permissions.may_take_part(request.user, found))
    one = read_or_404(found, contribution_id)
    form = SupportForm(request.POST, consultation=found)
    form.is_valid()
    try:
        if form.cleaned_data.get("back"):
            acts.take_support_back(by=request.user, contribution=one)
            messages.success(request, _("You do not support it any more."))
        else:
            acts.support(by=request.user, contribution=one, group=form.cleaned_data.get("group"))
            messages.success(request, _("You support it."))
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    return redirect(one)


@login_required
def edit(request: SignedIn, consultation_id: int, contribution_id: int) -> HttpResponse:
    """Change what one wrote, while the time for it lasts; of two windows the second is told."""
    found = announced_or_404(request, consultation_id)
    one = own_or_404(request, found, contribution_id)
    form = ChangeForm(request.POST or None, contribution=one)

    def act() -> None:
        acts.change_contribution(by=request.user, contribution=one, **form.told)

    if request.method == "POST" and form.is_valid() and acted(form, act):
        messages.success(request, _("It is changed."))
        return redirect("dialogue:own_detail", found.pk, one.pk)
    own = reverse("dialogue:own_detail", args=[found.pk, one.pk])
    return form_page(
        request, form, way=below(found, (_("Change what you wrote"), "")),
        title=_("Change what you wrote"), verb=_("Save"), back_url=own,
    )  # fmt: skip


@login_required
@require_POST
def publish(request: SignedIn, consultation_id: int, contribution_id: int) -> HttpResponse:
    """A draft becomes readable for all."""
    found = announced_or_404(request, consultation_id)
    one = own_or_404(request, found, contribution_id)
    try:
        acts.publish_contribution(by=request.user, contribution=one)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        messages.success(
            request, _("Thank you. Everybody reads it now, and you will be told what became of it.")
        )
    return redirect("dialogue:own_detail", found.pk, one.pk)


@login_required
def withdraw(request: SignedIn, consultation_id: int, contribution_id: int) -> HttpResponse:
    """Take it back, after a question."""
    found = announced_or_404(request, consultation_id)
    one = own_or_404(request, found, contribution_id)
    own = reverse("dialogue:own_detail", args=[found.pk, one.pk])
    if request.method == "POST":
        try:
            acts.withdraw_contribution(by=request.user, contribution=one)
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
        else:
            messages.success(request, _("It is taken back; nobody reads it any more."))
        return redirect(own)
    return sure_page(
        request, None, way=below(found, (_("Take it back"), "")),
        title=_("Take back “%(title)s”?") % {"title": one.heading},
        points=[_("Nobody reads it any more, and it is not answered."), _("It cannot be published again.")],
        verb=_("Take it back"), back_url=own,
    )  # fmt: skip
