"""The people one accompanies, and how far each profile is."""

from django.contrib.auth.decorators import login_required
from django.db.models import Count
from django.db.models.functions import Coalesce
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from punte.base.pages import paged
from punte.base.permissions import require
from punte.matching import permissions
from punte.matching.models import Profile
from punte.participation.models import Participation
from punte.people.models import Person
from punte.people.requests import SignedIn
from punte.projects.crumbs import way
from punte.projects.doors import operation_or_404
from punte.records.actions.access import log_many
from punte.records.models import AccessEntry


@login_required
def index(request: SignedIn, code: str) -> HttpResponse:
    """The list; that names were seen is kept."""
    operation = operation_or_404(request, code)
    require(permissions.may_see_people(request.user, operation))
    rows = Participation.objects.visible_to(request.user).filter(
        operation=operation, person__state=Person.State.ACTIVE
    )
    listed = paged(request, rows.for_list(), counted=rows)
    lines = list(listed)
    shown = rows.filter(pk__in=[line.pk for line in lines]).annotate(
        root=Coalesce("person__merged_into", "person")
    )
    people = dict(shown.values_list("pk", "root"))
    log_many(
        by=request.user,
        persons=Person.objects.filter(pk__in=people.values()),
        occasion=AccessEntry.Occasion.LIST,
    )
    profiles = Profile.objects.filter(person__in=people.values()).annotate(n=Count("skills"))
    found = {profile.person_id: profile for profile in profiles}
    context = {
        "crumbs": way(operation, (_("Profiles"), "")),
        "page": listed,
        "rows": [
            (line, found.get(people[line.pk]), reverse("matching:person_profile", args=[code, line.pk]))
            for line in lines
        ],
    }
    return render(request, "matching/people/index.html", context)
