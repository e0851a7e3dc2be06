"""The room organisations, as Django knows it."""

from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    """See README.md beside this file."""

    name = "punte.organisations"
