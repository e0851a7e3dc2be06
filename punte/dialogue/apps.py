"""The room dialogue, as Django knows it."""

from django.apps import AppConfig


class DialogueConfig(AppConfig):
    """See README.md beside this file."""

    name = "punte.dialogue"
