"""What is held about me: the reader's own file, and who looked at it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from punte.people.circles import in_consortium
from punte.people.forms.refusals import acted
from punte.people.models import Person, PersonKey
from punte.people.requests import SignedIn
from punte.portal import held
from punte.records.actions.access import log_access
from punte.records.actions.consents import withdraw_consent
from punte.records.actions.holdings import take_held
from punte.records.actions.requests import make_request, withdraw_request
from punte.records.downloads import as_file
from punte.records.forms.requests import OwnRequestForm
from punte.records.models import AccessEntry, Consent, DataRequest, Document
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


def _own(request: SignedIn, person_id: int) -> PersonKey:
    """The reader's own key to this file."""
    for key in held.keys(request.user):
        if key.person_id == person_id:
            return key
    raise Http404


@login_required
@require_POST
def take(request: SignedIn, person_id: int) -> HttpResponse:
    """Everything that is held, as files to keep; made at once, kept nowhere, and logged."""
    key = _own(request, person_id)
    with in_consortium(key.consortium_id):
        try:
            content = take_held(by=request.user, person=held.person_of(key))
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
            return redirect("portal:held")
    return as_file(content, "application/zip", f"punte-{person_id}.zip")


@login_required
def ask(request: SignedIn, person_id: int) -> HttpResponse:
    """Ask something about one's own data: a form, and a month later at most an answer."""
    key = _own(request, person_id)
    form = OwnRequestForm(request.POST or None, initial={"kind": request.GET.get("kind", "")})
    with in_consortium(key.consortium_id):
        if form.is_valid() and _asked(request, form, held.person_of(key)):
            messages.success(request, _("Your request is here. You get an answer within a month."))
            return redirect("portal:held")
    context = {
        "crumbs": [(_("What is held about me"), reverse("portal:held")), (_("Ask about my data"), None)],
        "form": form,
        "title": _("Ask about my data"),
        "lead": _(
            "Only the data-protection officer reads it. You get an answer within a month, on this site."
        ),
        "verb": _("Send"),
        "back_url": reverse("portal:held"),
    }
    return render(request, "pages/form.html", context)


def _asked(request: SignedIn, form: OwnRequestForm, person: Person) -> bool:
    data = form.cleaned_data
    return acted(
        form, lambda: make_request(by=request.user, person=person, kind=data["kind"], words=data["words"])
    )


@login_required
@require_POST
def unask(request: SignedIn, request_id: int) -> HttpResponse:
    """No longer ask."""
    for key in held.keys(request.user):
        with in_consortium(key.consortium_id):
            found = DataRequest.objects.filter(pk=request_id, person=key.person_id).first()
            if found:
                try:
                    withdraw_request(by=request.user, request=found)
                except ValidationError as refusal:
                    messages.error(request, " ".join(refusal.messages))
                else:
                    messages.success(request, _("The request is withdrawn."))
                return redirect("portal:held")
    raise Http404
