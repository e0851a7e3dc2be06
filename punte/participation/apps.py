"""The room participation, as Django knows it."""

from django.apps import AppConfig


class ParticipationConfig(AppConfig):
    """See README.md beside this file."""

    name = "punte.participation"
