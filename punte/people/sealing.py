"""Sealing: personal data rest encrypted under a key per person, wrapped by the consortium's key, wrapped by
the installation's. Throwing a person's key away makes every sealed copy of their data unreadable."""

import hashlib
import hmac
import json
import os
from functools import lru_cache
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

NONCE = 12


class Unreadable(Exception):
    """The key that sealed this is not among PUNTE_FIELD_KEYS, or the data were altered."""


def seal(key: bytes, plain: bytes, about: str) -> bytes:
    """AES-256-GCM; `about` binds the text to its place, so that rows cannot be swapped."""
    nonce = os.urandom(NONCE)
    return nonce + AESGCM(key).encrypt(nonce, plain, about.encode())


def unseal(key: bytes, sealed: bytes, about: str) -> bytes:
    """The plain bytes again; raises Unreadable."""
    sealed = bytes(sealed)
    try:
        return AESGCM(key).decrypt(sealed[:NONCE], sealed[NONCE:], about.encode())
    except (InvalidTag, ValueError) as error:
        raise Unreadable(about) from error


def new_consortium_key(slug: str) -> bytes:
    """A fresh consortium key, wrapped by the installation's current key."""
    return seal(settings.PUNTE_FIELD_KEYS[0], os.urandom(32), f"consortium:{slug}")


@lru_cache(maxsize=256)
def consortium_key(slug: str, wrapped: bytes) -> bytes:
    """Unwrap with whichever installation key still fits; raises Unreadable."""
    for key in settings.PUNTE_FIELD_KEYS:
        try:
            return unseal(key, wrapped, f"consortium:{slug}")
        except Unreadable:
            continue
    raise Unreadable(f"consortium:{slug}")


def derived_key(consortium: bytes, purpose: str) -> bytes:
    """A key for one purpose within a consortium (files, special categories)."""
    return hmac.new(consortium, purpose.encode(), hashlib.sha256).digest()


def new_person_key(consortium: bytes) -> bytes:
    """A fresh person key, wrapped by the consortium's."""
    return seal(consortium, os.urandom(32), "person-key")


def seal_data(wrapped: bytes, consortium: bytes, data: dict[str, Any], about: str) -> bytes:
    """Seal a small dictionary under the person's wrapped key."""
    key = unseal(consortium, wrapped, "person-key")
    return seal(key, json.dumps(data, ensure_ascii=False).encode(), about)


def unseal_data(wrapped: bytes, consortium: bytes, sealed: bytes, about: str) -> dict[str, Any]:
    """The dictionary again; raises Unreadable."""
    return json.loads(unseal(unseal(consortium, wrapped, "person-key"), sealed, about))


def blind_index(consortium: bytes, number: str) -> bytes:
    """A keyed fingerprint by which the same national number is recognised within one consortium only."""
    key = hmac.new(settings.PUNTE_INDEX_KEY, derived_key(consortium, "index"), hashlib.sha256).digest()
    return hmac.new(key, number.encode(), hashlib.sha256).digest()
