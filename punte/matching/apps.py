"""The room matching, as Django knows it."""

from django.apps import AppConfig


class MatchingConfig(AppConfig):
    """See README.md beside this file."""

    name = "punte.matching"
