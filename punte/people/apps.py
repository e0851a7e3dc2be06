"""The room people, as Django knows it."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """See README.md beside this file."""

    name = "punte.people"
