"""The three secrets of an installation, read from the environment and checked before anything starts."""

import base64
import binascii
import os
from dataclasses import dataclass

from django.core.exceptions import ImproperlyConfigured


@dataclass(frozen=True)
class Keys:
    """`fields`: 32-byte keys that wrap the consortium keys, current first. `index`: key of blind indexes."""

    secret: str
    fields: list[bytes]
    index: bytes


def keys_from_environment(mode: str) -> Keys:
    """Read the keys; only the tests may go without. Raises ImproperlyConfigured naming the variable."""
    if mode == "test":
        return Keys("test-secret-" * 6, [b"f" * 32], b"i" * 32)
    fields = [_decoded("PUNTE_FIELD_KEYS", k) for k in _required("PUNTE_FIELD_KEYS").split(",")]
    return Keys(
        _required("PUNTE_SECRET_KEY"), fields, _decoded("PUNTE_INDEX_KEY", _required("PUNTE_INDEX_KEY"))
    )


def _required(name: str) -> str:
    value = os.environ.get(name, "").strip()
    if not value:
        raise ImproperlyConfigured(f"{name} is not set. See docs/operate.md, section Keys.")
    return value


def _decoded(name: str, value: str) -> bytes:
    try:
        key = base64.urlsafe_b64decode(value.strip() + "=" * (-len(value.strip()) % 4))
    except (binascii.Error, ValueError) as error:
        raise ImproperlyConfigured(f"{name} is not urlsafe base64.") from error
    if len(key) != 32:
        raise ImproperlyConfigured(f"{name} must decode to 32 bytes, not {len(key)}.")
    return key
