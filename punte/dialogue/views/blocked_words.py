"""The list of words and web addresses that mark what contains them."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from punte.base.permissions import require
from punte.dialogue import moderation_permissions as permissions
from punte.dialogue.actions.blocked_words import drop_word, list_word
from punte.dialogue.forms.moderation import WordForm
from punte.dialogue.models import BlockedWord
from punte.dialogue.views.cases import queue_crumbs
from punte.people.forms.refusals import acted
from punte.people.requests import SignedIn
from punte.projects.doors import operation_or_404


@login_required
def index(request: SignedIn, code: str) -> HttpResponse:
    """The list, with who put what on it; to put something on it."""
    operation = operation_or_404(request, code)
    require(permissions.may_moderate(request.user, operation))
    form = WordForm(request.POST or None)

    def act() -> None:
        list_word(
            by=request.user,
            operation=operation,
            kind=form.cleaned_data["kind"],
            text=form.cleaned_data["text"],
        )

    if request.method == "POST" and form.is_valid() and acted(form, act):
        messages.success(
            request, _("It is on the list. What contains it is marked from now on, and shown all the same.")
        )
        return redirect("dialogue:blocked_words", code)
    rows = BlockedWord.objects.filter(consortium=operation.consortium_id, dropped_at=None).select_related(
        "made_by"
    )
    context = {
        "crumbs": queue_crumbs(operation, (_("List of words"), "")),
        "operation": operation,
        "form": form,
        "words": list(rows),
    }
    return render(request, "dialogue/cases/words.html", context)


@login_required
@require_POST
def drop(request: SignedIn, code: str, blocked_word_id: int) -> HttpResponse:
    """Take a word off the list."""
    operation = operation_or_404(request, code)
    require(permissions.may_moderate(request.user, operation))
    rows = BlockedWord.objects.filter(consortium=operation.consortium_id)
    word = get_object_or_404(rows, pk=blocked_word_id)
    try:
        drop_word(by=request.user, operation=operation, word=word)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        messages.success(request, _("It is off the list."))
    return redirect("dialogue:blocked_words", code)
