"""The room portal, as Django knows it."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """See README.md beside this file."""

    name = "punte.portal"
