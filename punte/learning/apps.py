"""The room learning, as Django knows it."""

from django.apps import AppConfig


class LearningConfig(AppConfig):
    """See README.md beside this file."""

    name = "punte.learning"
