"""Other words for a proposal: suggested, read with what would change, decided; the wordings it had."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from punte.base.permissions import require
from punte.dialogue import amendment_page as page
from punte.dialogue import permissions
from punte.dialogue.actions import amendments as acts
from punte.dialogue.forms.amendments import AmendForm, DecideForm
from punte.dialogue.models import Amendment, Contribution
from punte.dialogue.views.consultation_doors import announced_or_404, below, read_or_404
from punte.people.forms.refusals import acted
from punte.people.requests import SignedIn
from punte.projects.crumbs import Crumbs


def _way(one: Contribution, last: str) -> Crumbs:
    return below(one.consultation, (one.heading, one.get_absolute_url()), (last, ""))


@login_required
def create(request: SignedIn, consultation_id: int, contribution_id: int) -> HttpResponse:
    """Suggest other words; as a draft, or put to the author at once."""
    found = announced_or_404(request, consultation_id)
    one = read_or_404(found, contribution_id)
    require(permissions.may_amend(request.user, one))
    form = AmendForm(request.POST or None, contribution=one)
    made: list[Amendment] = []

    def act() -> None:
        draft = "draft" in request.POST
        made.append(acts.amend_contribution(by=request.user, contribution=one, draft=draft, **form.told))

    if request.method == "POST" and form.is_valid() and acted(form, act):
        if made and made[0].state == Amendment.State.DRAFT:
            messages.success(request, _("Kept as a draft; only you see it."))
        else:
            messages.success(request, _("Its author is told and decides; everybody reads what you suggest."))
        return redirect(made[0] if made else one)
    title = _("Suggest other words")
    context = {
        "crumbs": _way(one, title),
        "title": title,
        "lead": _("Change the words below. The author decides; what changes is shown word by word."),
        "form": form,
        "verb": _("Put it to the author"),
        "draft": _("Keep as a draft"),
        "back_url": one.get_absolute_url(),
    }
    return render(request, "pages/form.html", context)


def _amendment_or_404(request: HttpRequest, consultation_id: int, amendment_id: int) -> Amendment:
    """One that everybody in the consultation reads, or one's own draft."""
    found = announced_or_404(request, consultation_id)
    rows = Amendment.objects.readable(request.user).for_list()  # type: ignore[arg-type]
    rows = rows.filter(contribution__consultation=found, contribution__state__in=Contribution.READ)
    one = get_object_or_404(rows.select_related("replaced"), pk=amendment_id)
    contribution = Contribution.objects.for_list().select_related("assisted_by").get(pk=one.contribution_id)
    contribution.consultation = found
    one.contribution = contribution
    return one


@require_GET
def detail(request: HttpRequest, consultation_id: int, amendment_id: int) -> HttpResponse:
    """One amendment: what would change, who suggests it and why, what its author decided."""
    return _page(request, _amendment_or_404(request, consultation_id, amendment_id), DecideForm())


def _page(request: HttpRequest, one: Amendment, form: DecideForm) -> HttpResponse:
    context: dict[str, Any] = {
        "crumbs": _way(one.contribution, _("Other words")),
        "consultation": one.contribution.consultation,
        "form": form,
        **page.detail(request.user, one),
    }
    return render(request, "dialogue/amendments/detail.html", context)


STEPS = ("submit", "accept", "reject", "withdraw", "promote")


@login_required
@require_POST
def move(request: SignedIn, consultation_id: int, amendment_id: int, amendment_step: str) -> HttpResponse:
    """The next step of one amendment; refused, the page comes back with what was typed."""
    one = _amendment_or_404(request, consultation_id, amendment_id)
    if amendment_step not in STEPS:
        raise Http404
    form = DecideForm(request.POST)
    form.is_valid()
    answer = form.cleaned_data.get("answer", "")
    try:
        target = _moved(request, one, amendment_step, answer)
    except ValidationError as refusal:
        if hasattr(refusal, "error_dict") and "answer" in refusal.error_dict:
            form.add_error("answer", refusal.error_dict["answer"])
            return _page(request, one, form)
        messages.error(request, " ".join(refusal.messages))
        target = one
    return redirect(target)


def _moved(request: SignedIn, one: Amendment, step: str, answer: str) -> Any:
    """Act, say so, and give where one goes then."""
    by = request.user
    if step == "submit":
        acts.submit_amendment(by=by, amendment=one)
        messages.success(request, _("Its author is told and decides; everybody reads what you suggest."))
    elif step == "accept":
        acts.accept_amendment(by=by, amendment=one, answer=answer)
        messages.success(request, _("The words are taken over; the former ones stay readable."))
        return one.contribution
    elif step == "reject":
        acts.reject_amendment(by=by, amendment=one, answer=answer)
        messages.success(request, _("The words stay as they are; who suggested others is told why."))
    elif step == "withdraw":
        acts.withdraw_amendment(by=by, amendment=one)
        messages.success(request, _("It is taken back; nobody reads it any more."))
        return one.contribution
    else:
        made = acts.promote_amendment(by=by, amendment=one)
        messages.success(request, _("It stands as a proposal of its own."))
        return made
    return one


@require_GET
def wordings(request: HttpRequest, consultation_id: int, contribution_id: int) -> HttpResponse:
    """The words a proposal had, and what changed each time."""
    found = announced_or_404(request, consultation_id)
    one = read_or_404(found, contribution_id)
    rows = page.former(one)
    if not rows:
        raise Http404
    title = _("How the words changed")
    context = {
        "crumbs": _way(one, title),
        "title": title,
        "one": one,
        "rows": rows,
        "language": one.text.source,
    }
    return render(request, "dialogue/amendments/wordings.html", context)
