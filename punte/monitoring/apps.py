"""The room monitoring, as Django knows it."""

from django.apps import AppConfig


class MonitoringConfig(AppConfig):
    """See README.md beside this file."""

    name = "punte.monitoring"
