"""How the parts of an event are edited: one screen per noun, with what is there and a form for one more."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from punte.base.permissions import require
from punte.base.states import MoveNotAllowed
from punte.events import permissions
from punte.events.models import Event
from punte.events.views.events import crumbs
from punte.people.requests import SignedIn


@dataclass(frozen=True)
class Part:
    """One noun: how its screen is called, its form, its rows, and what its actions are."""

    title: str
    lead: str
    verb: str
    form: Any
    rows: Callable[[Event], list[dict[str, Any]]]
    add: Callable[..., object]
    route: str
    change: Callable[..., object] | None = None


def page(request: SignedIn, event: Event, part: Part, own: Any = None) -> HttpResponse:
    """The screen; `own` is the row that is changed."""
    require(permissions.may_tell_event(request.user, event))
    form = part.form(request.POST or None, request.FILES or None, event=event, part=own)
    here = reverse(f"events:{part.route}", args=[event.operation.code, event.pk])
    if request.method == "POST" and form.is_valid() and _done(request, event, part, form, own):
        messages.success(request, _("Saved."))
        return redirect(here)
    context = {
        "crumbs": crumbs(event.operation, (str(event.title), event.get_absolute_url()), (part.title, "")),
        "event": event,
        "part": part,
        "form": form,
        "own": own,
        "rows": part.rows(event),
        "here": here,
    }
    return render(request, "events/parts/page.html", context)


def _done(request: SignedIn, event: Event, part: Part, form: Any, own: Any) -> bool:
    def act() -> None:
        if own is None:
            part.add(by=request.user, event=event, **form.told)
        elif part.change:
            part.change(own, by=request.user, version=form.cleaned_data["version"] or 0, **form.told)

    try:
        form.once(act)
    except MoveNotAllowed:
        form.add_error(None, _("Somebody else changed this meanwhile. Open it anew and look again."))
        return False
    except ValidationError as refusal:
        form.add_error(None, refusal)
        return False
    return True


def removed(request: SignedIn, event: Event, route: str, act: Callable[[], None]) -> HttpResponse:
    """Take one away and go back to its screen."""
    act()
    messages.success(request, _("Removed."))
    return redirect(f"events:{route}", event.operation.code, event.pk)
