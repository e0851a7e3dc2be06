"""What is held about me: the reader's own file, and who looked at it."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from punte.people.circles import in_consortium
from punte.people.requests import SignedIn
from punte.portal import held
from punte.records.actions.access import log_access
from punte.records.models import AccessEntry, Document
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
