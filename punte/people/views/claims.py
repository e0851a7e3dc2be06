"""Taking up one's own file with a code that staff handed over."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from punte.people.actions.claims import redeem_claim
from punte.people.forms.claims import ClaimForm
from punte.people.requests import SignedIn


@login_required
def redeem(request: SignedIn) -> HttpResponse:
    """Type the code; if it fits, the file is there."""
    form = ClaimForm(request.POST or None)
    if form.is_valid():
        try:
            redeem_claim(by=request.user, code=form.cleaned_data["code"])
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("This is now your file. Here you see what is kept about you."))
            return redirect("/me/held/")
    crumbs = [(_("My page"), "/me/"), (_("Open my file"), None)]
    return render(request, "people/claims/redeem.html", {"form": form, "crumbs": crumbs})
