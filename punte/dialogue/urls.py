"""Table of contents of the screens of dialogue."""

from django.urls import URLPattern, URLResolver

app_name = "dialogue"
urlpatterns: list[URLPattern | URLResolver] = []
