"""The room events, as Django knows it."""

from django.apps import AppConfig


class EventsConfig(AppConfig):
    """See README.md beside this file."""

    name = "punte.events"
