"""What is held about me: the reader's own file, and who looked at it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from punte.people.circles import in_consortium
from punte.people.requests import SignedIn
from punte.portal import held
from punte.records.actions.access import log_access
from punte.records.actions.consents import withdraw_consent
from punte.records.models import AccessEntry, Consent, Document
from punte.records.views.documents import download


@login_required
@never_cache
def show(request: SignedIn) -> HttpResponse:
    """One's own file in each consortium; this look is logged too."""
    files = []
    for key in held.keys(request.user):
        with in_consortium(key.consortium_id):
            person = held.person_of(key)
            log_access(by=request.user, person=person, occasion=AccessEntry.Occasion.HELD)
            files.append(held.gather(person, request.user))
    crumbs = [(_("My page"), "/me/"), (_("What is held about me"), None)]
    return render(request, "portal/held/show.html", {"files": files, "crumbs": crumbs})


@login_required
def withdraw(request: SignedIn, consent_id: int) -> HttpResponse:
    """Take back one's own consent; it closes at once."""
    for key in held.keys(request.user):
        with in_consortium(key.consortium_id):
            consent = Consent.objects.in_force().filter(pk=consent_id, person=key.person_id).first()
            if consent:
                return _withdraw(request, consent)
    raise Http404


def _withdraw(request: SignedIn, consent: Consent) -> HttpResponse:
    if request.method == "POST":
        try:
            withdraw_consent(by=request.user, consent=consent)
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
        else:
            messages.success(request, _("The consent is withdrawn."))
        return redirect("portal:held")
    crumbs = [(_("What is held about me"), reverse("portal:held")), (_("Withdraw a consent"), None)]
    context = {"crumbs": crumbs, "what": consent.get_purpose_display(), "back_url": reverse("portal:held")}
    return render(request, "participation/participants/withdraw.html", context)


@login_required
@require_GET
def paper(request: SignedIn, document_id: str) -> HttpResponse:
    """One of one's own papers, as a file to save."""
    for key in held.keys(request.user):
        with in_consortium(key.consortium_id):
            found = (
                Document.objects.filter(pk=document_id, person=key.person_id)
                .select_related("operation")
                .first()
            )
            if found:
                return download(request, code=found.operation.code, document_id=document_id)
    raise Http404
