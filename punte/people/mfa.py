"""Secrets of the second step rest sealed under the installation's key."""

from base64 import b64decode, b64encode

from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings

from punte.people.sealing import Unreadable, seal, unseal

_ABOUT = "second step"


class SecondStepAdapter(DefaultMFAAdapter):
    """Whoever reads the table alone cannot make codes."""

    def encrypt(self, text: str) -> str:
        return b64encode(seal(settings.PUNTE_FIELD_KEYS[0], text.encode(), _ABOUT)).decode()

    def decrypt(self, encrypted_text: str) -> str:
        for key in settings.PUNTE_FIELD_KEYS:
            try:
                return unseal(key, b64decode(encrypted_text), _ABOUT).decode()
            except Unreadable:
                continue
        raise Unreadable(_ABOUT)
