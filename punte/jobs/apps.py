"""The room jobs, as Django knows it."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    """See README.md beside this file."""

    name = "punte.jobs"
