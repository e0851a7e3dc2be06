"""What a programme teaches, in skills of the vocabulary: proposed from words, ticked by whoever plans it."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from punte.base.permissions import require
from punte.learning import permissions
from punte.learning.actions.board import set_taught_skills
from punte.learning.forms.taught import TaughtForm
from punte.learning.views.doors import acted, programme_crumbs, programme_or_404
from punte.matching import proposing
from punte.matching.forms.profiles import AskForm
from punte.people.requests import SignedIn


@login_required
def skills(request: SignedIn, code: str, programme_id: int) -> HttpResponse:
    """The list as it is, with what is proposed below it; whatever is ticked when it is saved is taught."""
    operation, programme = programme_or_404(request, code, programme_id)
    require(permissions.may_change_programme(request.user, operation, programme))
    known = {
        line.skill_id: str(line.skill) for line in programme.skills.select_related("skill").order_by("pk")
    }
    found = proposing.skills(request.GET.get("q", ""), known)
    form = TaughtForm(request.POST or None, known=known, proposed=found.rows)

    def act() -> None:
        told: dict[str, Any] = {"by": request.user, "operation": operation, "programme": programme}
        set_taught_skills(**told, skills=form.cleaned_data["picked"])

    if form.is_valid() and acted(form, act):
        messages.success(request, _("Saved. Courses on the board follow."))
        return redirect(reverse("learning:programme_skills", args=[code, programme_id]))
    ask = AskForm(
        request.GET if "q" in request.GET else None,
        label=_("What is taught, or for which work?"),
        hint=_("A few words, or several with commas."),
    )
    context = {
        "crumbs": programme_crumbs(operation, programme, (_("What it teaches"), "")),
        "programme": programme,
        "form": form,
        "ask": ask,
        "found": found,
        "back": programme.url_in(operation),
    }
    return render(request, "learning/programmes/skills.html", context)
