"""The joint position: written, opened and adopted at the desk; signed, taken back and read by all."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from punte.base.permissions import require
from punte.dialogue import table_permissions as permissions
from punte.dialogue.actions import positions as acts
from punte.dialogue.forms.tables import PositionForm, SignForm
from punte.dialogue.models import Position, RoundTable
from punte.dialogue.position_paper import position_file
from punte.dialogue.views.consultation_doors import form_page, sure_page
from punte.dialogue.views.table_doors import below, chaired_or_404, desk_below, done, public_or_404
from punte.people.forms.refusals import acted
from punte.people.requests import SignedIn


def _position_or_404(table: RoundTable, *states: str) -> Position:
    rows = Position.objects.filter(table=table)
    found = get_object_or_404(rows.filter(state__in=states) if states else rows)
    found.table = table
    return found


@login_required
def edit(request: SignedIn, code: str, table_id: int) -> HttpResponse:
    """Write the position; of two editors the second is told."""
    table = chaired_or_404(request, code, table_id)
    now = Position.objects.filter(table=table).first()
    initial: dict[str, Any] = {"language": (get_language() or "en")[:2], "version": 0}
    if now:
        initial = {name: getattr(now, name) for name in ("title", "text", "language", "version")}
    form = PositionForm(request.POST or None, initial=initial)

    def act() -> None:
        acts.write_position(by=request.user, table=table, **form.told)

    if request.method == "POST" and form.is_valid() and acted(form, act):
        messages.success(request, _("Saved as a draft. Open it when organisations may sign."))
        return redirect(table.desk_url + "#position")
    title = _("Write the joint position")
    return form_page(
        request, form, way=desk_below(table, (title, "")), title=title, lead=str(table), verb=_("Save the draft"),
        back_url=table.desk_url,
    )  # fmt: skip


@login_required
def move(request: SignedIn, code: str, table_id: int, position_step: str) -> HttpResponse:
    """Open it for signatures, take it back, adopt it; each after a question."""
    table = chaired_or_404(request, code, table_id)
    found = _position_or_404(table)
    if position_step not in _STEPS:
        raise Http404
    step = _STEPS[position_step]
    title, points, verb, said = step()
    if request.method == "POST":
        act = {"open": acts.open_position, "back": acts.take_back_position, "adopt": acts.adopt_position}[
            position_step
        ]
        done(request, lambda: act(by=request.user, position=found), said)
        return redirect(table.desk_url + "#position")
    return sure_page(
        request, None, way=desk_below(table, (title, "")), title=title, points=points, verb=verb,
        back_url=table.desk_url,
    )  # fmt: skip


def _opening() -> tuple[str, list[str], str, str]:
    return (
        _("Open the position for signatures?"),
        [
            _("Everybody reads it, and its text stands still."),
            _(
                "Who is registered and speaks for an organisation is told: they sign, or say what they do not share."
            ),
        ],
        _("Open for signatures"),
        _("It is open for signatures."),
    )


def _taking_back() -> tuple[str, list[str], str, str]:
    return (
        _("Take the position back?"),
        [_("The signatures given so far stay in the history and count no more; all are asked anew.")],
        _("Take it back"),
        _("It is a draft again."),
    )


def _adopting() -> tuple[str, list[str], str, str]:
    return (
        _("Adopt the position?"),
        [
            _("It stands as it is signed, with the dissenting opinions beside it; nothing changes any more."),
            _("It is kept as a PDF and counts for the project."),
        ],
        _("Adopt it"),
        _("The position is adopted."),
    )


_STEPS = {"open": _opening, "back": _taking_back, "adopt": _adopting}


@login_required
def sign(request: SignedIn, table_id: int) -> HttpResponse:
    """Sign for one's organisation, or dissent in its own words."""
    table = public_or_404(request, table_id)
    require(permissions.may_speak(request.user, table))
    found = _position_or_404(table, Position.State.OPEN)
    form = SignForm(request.POST or None, user=request.user)

    def act() -> None:
        acts.sign_position(by=request.user, position=found, **form.told)

    if request.method == "POST" and form.is_valid() and acted(form, act):
        messages.success(request, _("Thank you. What your organisation says stands under the position."))
        return redirect(table.get_absolute_url() + "#position")
    title = _("Sign, or say what you do not share")
    return form_page(
        request, form, way=below(table, (title, "")), title=title, lead=found.title, verb=_("Send"),
        back_url=table.get_absolute_url() + "#position",
    )  # fmt: skip


@login_required
@require_POST
def unsign(request: SignedIn, table_id: int) -> HttpResponse:
    """Take back what one's organisation said, while it is open."""
    table = public_or_404(request, table_id)
    require(permissions.may_speak(request.user, table))
    found = _position_or_404(table)
    chosen = request.POST.get("organisation", "")
    rows = found.signatures.filter(round=found.round, withdrawn_at=None)
    signature = get_object_or_404(rows, organisation=chosen if chosen.isdecimal() else 0)
    said = _("It is taken back; your organisation may speak again.")
    done(request, lambda: acts.take_signature_back(by=request.user, signature=signature), said)
    return redirect(table.get_absolute_url() + "#position")


@require_GET
def paper(request: HttpRequest, table_id: int, language: str) -> HttpResponse:
    """The adopted position as a PDF."""
    table = public_or_404(request, table_id)
    return position_file(_position_or_404(table, Position.State.ADOPTED), language)
