"""The speakers' list as the chair leads it: next, finished, out of turn, written down, let go."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from punte.dialogue.actions import turns as acts
from punte.dialogue.forms.tables import SpeakerForm, WhyForm
from punte.dialogue.models import RoundTable, Turn
from punte.dialogue.table_page import floor
from punte.dialogue.views.consultation_doors import form_page
from punte.dialogue.views.table_doors import chaired_or_404, desk_below, done
from punte.people.forms.refusals import acted
from punte.people.requests import SignedIn


def _after(request: SignedIn) -> int:
    told = request.POST.get("after", "")
    return int(told) if told.isdecimal() and len(told) < 18 else 0


def _waiting_or_404(table: RoundTable, turn_id: int) -> Turn:
    found = get_object_or_404(table.turns.named(), pk=turn_id)
    found.table = table
    return found


@login_required
@require_POST
def call_next(request: SignedIn, code: str, table_id: int) -> HttpResponse:
    """Who speaks has finished, who is next begins; of two taps the second changes nothing."""
    table = chaired_or_404(request, code, table_id)
    done(request, lambda: acts.next_speaker(by=request.user, table=table, after=_after(request)), "")
    return redirect(table.desk_url)


@login_required
@require_POST
def end(request: SignedIn, code: str, table_id: int) -> HttpResponse:
    """Who speaks has finished."""
    table = chaired_or_404(request, code, table_id)
    done(request, lambda: acts.end_speaker(by=request.user, table=table, after=_after(request)), "")
    return redirect(table.desk_url)


@login_required
def write_down(request: SignedIn, code: str, table_id: int) -> HttpResponse:
    """Write down who raised a hand."""
    table = chaired_or_404(request, code, table_id)
    form = SpeakerForm(request.POST or None, table=table)

    def act() -> None:
        acts.write_down_speaker(by=request.user, table=table, **form.told)

    if request.method == "POST" and form.is_valid() and acted(form, act):
        messages.success(request, _("The name is on the list."))
        return redirect(table.desk_url)
    title = _("Write down a speaker")
    return form_page(
        request, form, way=desk_below(table, (title, "")), title=title, lead=str(table),
        verb=_("Put on the list"), back_url=table.desk_url,
    )  # fmt: skip


@login_required
def call(request: SignedIn, code: str, table_id: int, turn_id: int) -> HttpResponse:
    """Give the floor to somebody who is not next, with a word why."""
    table = chaired_or_404(request, code, table_id)
    turn = _waiting_or_404(table, turn_id)
    form = WhyForm(request.POST or None, initial={"after": floor(table)["after"]})

    def act() -> None:
        data = form.cleaned_data
        acts.call_out_of_turn(by=request.user, turn=turn, after=data["after"] or 0, why=data["why"])

    if request.method == "POST" and form.is_valid() and acted(form, act):
        return redirect(table.desk_url)
    title = _("Give the floor out of turn")
    form.fields["why"].help_text = _("A word is enough: it is read on the wall and in the list.")
    return form_page(
        request, form, way=desk_below(table, (title, "")), title=title, lead=turn.who,
        verb=_("Give the floor"), back_url=table.desk_url,
    )  # fmt: skip


@login_required
@require_POST
def drop(request: SignedIn, code: str, table_id: int, turn_id: int) -> HttpResponse:
    """Somebody does not want to speak any more."""
    table = chaired_or_404(request, code, table_id)
    turn = _waiting_or_404(table, turn_id)
    done(request, lambda: acts.step_back(by=request.user, turn=turn), _("The name is off the list."))
    return redirect(table.desk_url)
