"""The table of contents of the house."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("punte.portal.urls")),
    path("projects/", include("punte.projects.urls")),
    path("monitoring/", include("punte.monitoring.urls")),
    path("participation/", include("punte.participation.urls")),
    path("records/", include("punte.records.urls")),
    path("organisations/", include("punte.organisations.urls")),
    path("people/", include("punte.people.urls")),
]
if settings.DEMO:
    urlpatterns.append(path("demo/", include("punte.portal.demo_urls")))
