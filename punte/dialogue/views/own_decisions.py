"""What was decided about something one wrote: all the reasons, and the way to complain."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from punte.base.rls import set_local
from punte.dialogue import moderation_page as page
from punte.dialogue.actions.complaints import complain_as_author
from punte.dialogue.forms.moderation import ComplainForm
from punte.dialogue.models import Case, Consultation, Decision
from punte.dialogue.views.consultation_doors import form_page
from punte.dialogue.views.own_contributions import crumbs
from punte.people.forms.refusals import acted
from punte.people.requests import SignedIn


def own_case_or_404(request: SignedIn, consultation_id: int, case_id: int) -> tuple[Case, Decision]:
    """A decided case about one's own words; also where one may no longer take part in the consultation."""
    found = get_object_or_404(Consultation.objects.announced(), pk=consultation_id)
    set_local(consortium=found.consortium_id, user=request.user.pk)
    rows = Case.objects.of_author(request.user).filter(consultation=found).for_list()
    case = get_object_or_404(rows, pk=case_id)
    decision = case.decisions.last()
    if decision is None:
        raise Http404
    return case, decision


@login_required
@require_GET
def detail(request: SignedIn, consultation_id: int, case_id: int) -> HttpResponse:
    """The statement of reasons, point by point; what came before it."""
    case, decision = own_case_or_404(request, consultation_id, case_id)
    complained = decision.complaints.filter(notice=None).first()
    may: Any = decision.restricts and decision.open_to_complaints and not complained
    quote = page.quote(case)
    context = {
        "crumbs": crumbs((_("A decision about what you wrote"), "")),
        "case": case,
        "decision": decision,
        "reasons": page.reasons(case, decision),
        "words": quote["words"],
        "pictures": quote.get("pictures", []),
        "earlier": list(case.decisions.exclude(pk=decision.pk)),
        "complained": complained,
        "complain_url": reverse("dialogue:own_complain", args=[consultation_id, case_id]) if may else "",
    }
    return render(request, "dialogue/decisions/detail.html", context)


@login_required
def complain(request: SignedIn, consultation_id: int, case_id: int) -> HttpResponse:
    """The author does not agree."""
    case, _decision = own_case_or_404(request, consultation_id, case_id)
    back = reverse("dialogue:own_decision", args=[consultation_id, case_id])
    form = ComplainForm(request.POST or None)

    def act() -> None:
        complain_as_author(by=request.user, case=case, why=form.cleaned_data["why"])

    if request.method == "POST" and form.is_valid() and acted(form, act):
        messages.success(request, _("Your complaint has arrived. Another person decides it."))
        return redirect(back)
    return form_page(
        request, form, way=crumbs((_("A decision about what you wrote"), back), (_("Complain"), "")),
        title=_("Complain about the decision"), verb=_("Send the complaint"), back_url=back,
    )  # fmt: skip
