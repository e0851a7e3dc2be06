"""The table of contents of the house."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from punte.config.late import LateResolver

handler400 = "punte.config.refusals.bad_request"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("punte.portal.urls")),
    path("projects/", include("punte.projects.urls")),
    path("monitoring/", include("punte.monitoring.urls")),
    path("learning/", include("punte.learning.urls")),
    path("jobs/", include("punte.jobs.urls")),
    path("dialogue/", include("punte.dialogue.urls")),
    path("ballots/", include("punte.ballots.urls")),
    path("v/", include("punte.ballots.short_urls")),
    path("matching/", include("punte.matching.urls")),
    path("events/", include("punte.events.urls")),
    path("participation/", include("punte.participation.urls")),
    path("records/", include("punte.records.urls")),
    path("organisations/", include("punte.organisations.urls")),
    path("people/", include("punte.people.urls")),
    path("reference/", include("punte.reference.urls")),
    path("editor/", include("punte.config.editor_urls")),
    LateResolver("api/v1/", "punte.config.api_urls", "api"),
]
if settings.DEMO:
    urlpatterns.append(path("demo/", include("punte.portal.demo_urls")))
