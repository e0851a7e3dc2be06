"""The room ballots, as Django knows it."""

from django.apps import AppConfig


class BallotsConfig(AppConfig):
    """See README.md beside this file."""

    name = "punte.ballots"
