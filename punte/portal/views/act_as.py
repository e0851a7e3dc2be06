"""In whose name one acts, for who has several assignments."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from punte.people.requests import SignedIn
from punte.projects.acting import acting

SESSION_KEY = "acting_assignment"


@login_required
def choose(request: SignedIn) -> HttpResponse:
    """Choose one of one's own assignments; it holds until another is chosen or one signs out."""
    now = acting(request.user)
    if request.method == "POST":
        wanted = request.POST.get("assignment", "")
        chosen = next((a for a in now.every if str(a.pk) == wanted), None)
        if chosen is None:
            raise Http404
        request.session[SESSION_KEY] = chosen.pk
        said = {"role": chosen.role.get_role_display(), "organisation": chosen.role.organisation}
        messages.success(request, _("You now act as %(role)s for %(organisation)s.") % said)
        return redirect("portal:my_page")
    crumbs = [(_("My page"), "/me/"), (_("Act as"), None)]
    return render(
        request,
        "portal/act_as/choose.html",
        {"assignments": now.every, "chosen": now.chosen, "crumbs": crumbs},
    )
