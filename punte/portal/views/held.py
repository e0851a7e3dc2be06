"""What is held about me: the reader's own file, and who looked at it."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from punte.people.circles import in_consortium
from punte.portal import held
from punte.records.actions.access import log_access
from punte.records.models import AccessEntry


@login_required
@never_cache
def show(request: HttpRequest) -> HttpResponse:
    """One's own file in each consortium; this look is logged too."""
    files = []
    for key in held.keys(request.user):
        with in_consortium(key.consortium_id):
            person = held.person_of(key)
            log_access(by=request.user, person=person, occasion=AccessEntry.Occasion.HELD)
            files.append(held.gather(person, request.user))
    crumbs = [(_("My page"), "/me/"), (_("What is held about me"), None)]
    return render(request, "portal/held/show.html", {"files": files, "crumbs": crumbs})
