"""The desk divides a contribution that holds several thoughts."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from punte.base.permissions import require
from punte.dialogue import contribution_page as said
from punte.dialogue import permissions
from punte.dialogue.actions.splitting import split_contribution
from punte.dialogue.forms.splitting import SplitForm
from punte.dialogue.views.answers import said_or_404, table_url
from punte.dialogue.views.consultation_doors import desk_below, desk_or_404, form_page
from punte.people.forms.refusals import acted
from punte.people.requests import SignedIn


@login_required
def split(request: SignedIn, code: str, consultation_id: int, contribution_id: int) -> HttpResponse:
    """Write the parts; each gets its own answer, and its author is told."""
    found = desk_or_404(request, code, consultation_id)
    require(permissions.may_run(request.user, found))
    one = said_or_404(found, contribution_id)
    form = SplitForm(request.POST or None, contribution=one)

    def act() -> None:
        split_contribution(by=request.user, contribution=one, parts=form.parts)

    if request.method == "POST" and form.is_valid() and acted(form, act):
        messages.success(request, _("It is divided. Its page leads to the parts, and its author is told."))
        return redirect(table_url(found))
    return form_page(
        request, form, way=desk_below(found, (_("What was said"), table_url(found)), (_("Divide"), "")),
        title=_("Divide it into its thoughts"), quote=said.row(one), verb=_("Divide"),
        lead=_("Use the author's own words. Support stays with the whole; each part is supported anew."),
        back_url=table_url(found),
    )  # fmt: skip
