"""What is decided about a person's data in a project: restricted or erased after a preview, a restriction lifted."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from punte.base import clock, formats
from punte.base.permissions import require
from punte.participation import permissions
from punte.participation.actions.persons import erase_participant, lift_participant, restrict_participant
from punte.participation.forms.guarded import EraseForm, LiftForm
from punte.participation.models import Participation
from punte.participation.views.participants import crumbs, participant_or_404
from punte.participation.views.steps import step
from punte.people.models import Person
from punte.people.requests import SignedIn
from punte.records.actions.erasure import preview_erasure
from punte.records.retention import Keeping


@login_required
def erase(request: SignedIn, code: str, participation_id: int) -> HttpResponse:
    """Restrict the person's data until a date, or erase who they were: what goes and what stays is shown first."""
    found = participant_or_404(request, code, participation_id)
    require(permissions.may_erase(request.user, found))
    if found.person.state == Person.State.ERASED:
        raise Http404
    preview = preview_erasure(by=request.user, person=found.person)
    today = clock.today(found.operation.zone)
    form = EraseForm(
        request.POST or None,
        initial={"until": preview.keeping.until},
        participation=found,
        keeping=preview.keeping,
        today=today,
    )
    if form.is_valid() and _decided(request, found, form):
        return redirect(found.get_absolute_url())
    context = {
        "crumbs": _crumbs(found, _("Restrict or erase")),
        "form": form,
        "person": found.person,
        "preview": preview,
        "advice": _advice(preview.keeping, holds=preview.keeping.holds(today)),
        "back_url": found.get_absolute_url(),
    }
    return render(request, "participation/participants/erase.html", context)


def _crumbs(found: Participation, title: str) -> list[tuple[str, str]]:
    return crumbs(found.operation, (found.person.full_name, found.get_absolute_url()), (title, ""))


def _decided(request: SignedIn, found: Participation, form: EraseForm) -> bool:
    data = form.cleaned_data

    def act() -> None:
        if data["how"] == "restrict":
            restrict_participant(by=request.user, participation=found, until=data["until"])
        else:
            erase_participant(by=request.user, participation=found, ground=data["ground"])

    try:
        first = form.once(act)
    except ValidationError as refusal:
        form.add_error(None, refusal)
        return False
    messages.success(request, _("It is done.") if first else _("This was already saved."))
    return True


def _advice(keeping: Keeping, *, holds: bool) -> dict[str, Any]:
    """What the law says of keeping, for the head of the page."""
    if not holds:
        return {"tone": "info", "text": _("No term of keeping stands against erasing this person.")}
    said = {"source": ", ".join(keeping.sources), "day": formats.day(keeping.until, "long")}
    if keeping.until is None:
        text = _(
            "The law asks to keep the papers of this project (%(source)s). Until when cannot be told yet: the "
            "project has no last day. Restrict the file instead of erasing it."
        )
    elif keeping.open_end:
        text = _(
            "The law asks to keep the papers of this project (%(source)s), at least until %(day)s. Restrict the file "
            "until then instead of erasing it."
        )
    else:
        text = _(
            "The law asks to keep the papers of this project until %(day)s (%(source)s). Restrict the file until "
            "then instead of erasing it."
        )
    return {"tone": "warning", "text": text % said}


@login_required
def lift(request: SignedIn, code: str, participation_id: int) -> HttpResponse:
    """Work with a restricted person's data again."""
    found = participant_or_404(request, code, participation_id)
    require(permissions.may_erase(request.user, found))
    if found.person.state != Person.State.RESTRICTED:
        raise Http404
    return step(
        request,
        found,
        LiftForm(request.POST or None),
        title=_("Lift the restriction"),
        lead=_(
            "The people of the project see the name and work with the file again. The log keeps who decided."
        ),
        verb=_("Lift it"),
        done=_("The restriction is lifted."),
        act=lambda data: lift_participant(by=request.user, participation=found, **_only(data, "reason")),
    )


def _only(data: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: data[name] for name in names}
