"""Table of contents of the room records."""

from django.urls import URLPattern

app_name = "records"
urlpatterns: list[URLPattern] = []
