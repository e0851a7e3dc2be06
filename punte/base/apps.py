"""base: what every room stands on; no models of its own."""

from django.apps import AppConfig
from django.utils.translation import trans_real

_COMMAS = str.maketrans("şţŞŢ", "șțȘȚ")


class BaseConfig(AppConfig):
    """Frame, components, states, permissions, money, translated text."""

    name = "punte.base"

    def ready(self) -> None:
        """Romanian messages that come with Django have a cedilla in places; ours have the comma everywhere."""
        for catalogue in trans_real.translation("ro")._catalog._catalogs:  # type: ignore[attr-defined]
            catalogue.update({m: text.translate(_COMMAS) for m, text in catalogue.items()})
