"""Table of contents: the public calendar, and inside a project its events, registrations and sheets."""

from django.urls import URLPattern

app_name = "events"
urlpatterns: list[URLPattern] = []
