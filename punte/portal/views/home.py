"""The first page and the services, for everybody."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from punte.portal import promises
from punte.portal.catalogue import services as all_services

_ON_HOME = 6


def home(request: HttpRequest) -> HttpResponse:
    """What Punte is, what one can do here, and what the projects promised."""
    projects = promises.projects()
    context = {
        "services": all_services()[:_ON_HOME],
        "projects": projects,
        "figures": promises.figures(projects) if projects else [],
    }
    return render(request, "portal/home.html", context)


def services(request: HttpRequest) -> HttpResponse:
    """Every announced service; what exists is linked."""
    crumbs = [(_("First page"), "/"), (_("Services"), None)]
    return render(request, "portal/services.html", {"services": all_services(), "crumbs": crumbs})
