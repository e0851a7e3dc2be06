"""The room reference, as Django knows it."""

from django.apps import AppConfig


class ReferenceConfig(AppConfig):
    """See README.md beside this file."""

    name = "punte.reference"
