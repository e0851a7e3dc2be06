"""Table of contents of what only a demonstration has."""

from django.urls import URLPattern, URLResolver, include, path

from punte.portal.views import demo

_SCREENS: list[URLPattern | URLResolver] = [
    path("outbox/", demo.outbox, name="outbox"),
    path("components/", demo.components, name="components"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("become/<slug:key>/", demo.become, name="demo_become"),
    path("", include((_SCREENS, "demo"))),
]
