"""The dossier of one participant: what is in it and what is missing, then made in the background."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from punte.base.permissions import require
from punte.participation import permissions
from punte.participation.dossiers.gathering import Gathered, Gathering
from punte.participation.exports import DOSSIER
from punte.participation.forms.registration import DossierForm
from punte.participation.models import Participation
from punte.participation.views.forms import acted
from punte.participation.views.participants import crumbs, participant_or_404
from punte.people.models import Person
from punte.people.requests import SignedIn
from punte.projects.acting import has_right
from punte.projects.models import Assignment
from punte.records.actions.access import log_access
from punte.records.actions.exports import start_export
from punte.records.models import AccessEntry, Export


@login_required
@never_cache
def dossier(request: SignedIn, code: str, participation_id: int) -> HttpResponse:
    """What the folder will hold; asked for, it is made in the background."""
    found = participant_or_404(request, code, participation_id)
    require(permissions.may_export_dossier(request.user, found.operation))
    form = DossierForm(request.POST or None, initial={"language": (get_language() or "en")[:2]})
    made: list[Export] = []

    def act() -> None:
        asked = {"language": form.cleaned_data["language"], "options": {"participation": found.pk}}
        made.append(
            start_export(by=request.user, operation=found.operation, kind=DOSSIER, format="zip", **asked)
        )

    if request.method == "POST" and acted(form, act):
        return redirect(made[0]) if made else redirect("records:export_list", code)
    log_access(by=request.user, person=found.person, occasion=AccessEntry.Occasion.FILE)
    return render(request, "participation/dossiers/dossier.html", _context(request, found, form))


def _context(request: SignedIn, found: Participation, form: DossierForm) -> dict[str, Any]:
    special = has_right(request.user, found.operation, Assignment.Right.SPECIAL)
    active = found.person.state == Person.State.ACTIVE
    gathered = Gathering(found, special=special).everything() if active else Gathered()
    person = (found.person.full_name, found.get_absolute_url())
    return {
        "crumbs": crumbs(found.operation, person, (_("Dossier"), "")),
        "participation": found,
        "form": form,
        "gathered": gathered,
        "active": active,
        "back_url": found.get_absolute_url(),
    }
