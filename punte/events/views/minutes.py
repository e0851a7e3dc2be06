"""Minutes of an event: written, sent, taken back, approved; and answered by who was there, by their own link."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from punte.base import formats
from punte.base.permissions import require
from punte.base.states import MoveNotAllowed
from punte.events import permissions
from punte.events.actions.minutes import (
    answer_minutes,
    approve_minutes,
    asked,
    send_minutes,
    silent_until,
    take_back_minutes,
    write_minutes,
)
from punte.events.forms.parts import AnswerForm, MinutesForm
from punte.events.models import Approval, Minutes, Registration
from punte.events.views.events import crumbs, event_or_404
from punte.events.views.own import by_link
from punte.people.requests import SignedIn

TONES = {"draft": "neutral", "sent": "warning", "approved": "success"}


@login_required
@require_GET
def detail(request: SignedIn, code: str, event_id: int) -> HttpResponse:
    """The minutes, and who answered what in each round."""
    event = event_or_404(request, code, event_id)
    require(permissions.may_read_names(request.user, event))
    minutes = Minutes.objects.filter(event=event).select_related("written_by").first()
    tells = permissions.may_tell_event(request.user, event)
    context: dict[str, Any] = {
        "crumbs": crumbs(event.operation, (str(event.title), event.get_absolute_url()), (_("Minutes"), "")),
        "event": event,
        "minutes": minutes,
        "tells": tells,
    }
    if minutes:
        answers = list(minutes.approvals.select_related(*_NAMES))
        now = [a for a in answers if a.round == minutes.round]
        context |= {
            "tone": TONES[minutes.state],
            "until": silent_until(minutes),
            "answers": [_answer(a, minutes) for a in reversed(answers)],
            "agreed": sum(a.agrees for a in now),
            "whole": asked(event).count(),
        }
    return render(request, "events/minutes/detail.html", context)


_NAMES = (
    "registration__person__identity", "registration__person__consortium", "registration__consortium",
    "registration__user",
)  # fmt: skip


def _answer(answer: Approval, minutes: Minutes) -> dict[str, Any]:
    words = _("%(name)s approves") if answer.agrees else _("%(name)s objects: %(objection)s")
    earlier = "" if answer.round == minutes.round else _("of an earlier version")
    told = {"name": answer.registration.name, "objection": answer.objection}
    return {"text": words % told, "small": earlier, "moment": formats.moment(answer.at)}


@login_required
def edit(request: SignedIn, code: str, event_id: int) -> HttpResponse:
    """Write the draft."""
    event = event_or_404(request, code, event_id)
    require(permissions.may_tell_event(request.user, event))
    now = Minutes.objects.filter(event=event).first()
    form = MinutesForm(
        request.POST or None, initial={"text": now.text, "version": now.version} if now else {"version": 0}
    )

    def act() -> None:
        data = form.cleaned_data
        write_minutes(by=request.user, event=event, text=data["text"], version=data["version"] or 0)

    back = reverse("events:minutes_detail", args=[code, event_id])
    if request.method == "POST" and form.is_valid():
        try:
            form.once(act)
        except MoveNotAllowed:
            form.add_error(None, _("Somebody else changed this meanwhile. Open it anew and look again."))
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("Saved."))
            return redirect(back)
    way = ((str(event.title), event.get_absolute_url()), (_("Minutes"), back), (_("Write"), ""))
    context = {
        "crumbs": crumbs(event.operation, *way),
        "title": _("Write the minutes"),
        "lead": str(event.title),
        "form": form,
        "verb": _("Save"),
        "back_url": back,
    }
    return render(request, "events/form.html", context)


@login_required
@require_POST
def send(request: SignedIn, code: str, event_id: int) -> HttpResponse:
    """Ask who was there."""
    said = _("Who was there is asked to approve the minutes.")
    return _moved(request, code, event_id, lambda m: send_minutes(by=request.user, minutes=m), said)


@login_required
@require_POST
def take_back(request: SignedIn, code: str, event_id: int) -> HttpResponse:
    """Back to the draft."""
    said = _("The minutes are a draft again.")
    return _moved(request, code, event_id, lambda m: take_back_minutes(by=request.user, minutes=m), said)


@login_required
@require_POST
def approve(request: SignedIn, code: str, event_id: int) -> HttpResponse:
    """Close the approval."""
    said = _("The minutes are approved.")
    return _moved(request, code, event_id, lambda m: approve_minutes(by=request.user, minutes=m), said)


def _moved(
    request: SignedIn, code: str, event_id: int, act: Callable[[Minutes], object], said: str
) -> HttpResponse:
    event = event_or_404(request, code, event_id)
    require(permissions.may_tell_event(request.user, event))
    minutes = get_object_or_404(Minutes.objects.select_related("event__operation"), event=event)
    try:
        act(minutes)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        messages.success(request, said)
    return redirect("events:minutes_detail", code, event_id)


@by_link
def answer(request: HttpRequest, signed: str, found: Registration) -> HttpResponse:
    """Read the minutes by one's own link, and approve them or object."""
    minutes = Minutes.objects.filter(event=found.event_id).exclude(state=Minutes.State.DRAFT).first()
    if minutes is None or not asked(found.event).filter(pk=found.pk).exists():
        raise Http404
    own = minutes.approvals.filter(registration=found, round=minutes.round).first()
    form = AnswerForm(request.POST or None)

    def act() -> None:
        answer_minutes(registration=found, **{k: form.cleaned_data[k] for k in ("agrees", "objection")})

    if request.method == "POST" and form.is_valid():
        try:
            form.once(act)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("Thank you, your answer is written down."))
            return redirect("events:own_minutes", signed)
    context = {
        "crumbs": [(_("First page"), "/"), (_("Minutes"), "")],
        "event": found.event,
        "minutes": minutes,
        "tone": TONES[minutes.state],
        "until": silent_until(minutes),
        "own": own,
        "form": form if own is None and minutes.state == Minutes.State.SENT else None,
        "back_url": reverse("events:own_detail", args=[signed]),
    }
    return render(request, "events/minutes/answer.html", context)
