"""The room records, as Django knows it."""

from django.apps import AppConfig


class RecordsConfig(AppConfig):
    """See README.md beside this file."""

    name = "punte.records"
