"""Table of contents of the screens of ballots."""

from django.urls import URLPattern, URLResolver

app_name = "ballots"
urlpatterns: list[URLPattern | URLResolver] = []
