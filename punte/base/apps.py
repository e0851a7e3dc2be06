"""base: what every room stands on; no models of its own."""

from django.apps import AppConfig


class BaseConfig(AppConfig):
    """Frame, components, states, permissions, money, translated text."""

    name = "punte.base"
