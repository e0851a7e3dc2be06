"""The ballot box of a secret poll: everybody can drop a ballot in, and only the key that is thrown away afterwards
opens it.

A sealed box of the usual kind: a fresh X25519 key for each ballot, its shared secret through HKDF-SHA256, AES-256-GCM
(the construction of ECIES, as in RFC 9180's base mode). Ballots are filled up to one length, so that nothing is read
from how long they are.
"""

import json
import os
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

BASE, EACH = 96, 24  # bytes of a ballot at most: about so many, and so many more for each option
PUBLIC = 32


class NotOurs(Exception):
    """This was not put into this box, or it was altered."""


def new_box() -> tuple[bytes, bytes]:
    """The key that opens, and the one that closes."""
    private = X25519PrivateKey.generate()
    return private.private_bytes_raw(), private.public_key().public_bytes_raw()


def length_of(options: int) -> int:
    """How long every ballot over so many options is made."""
    return BASE + EACH * options


def drop(public: bytes, ballot: dict[str, Any], *, poll: int, length: int) -> bytes:
    """The ballot as it lies in the box; `poll` binds it to its poll. Raises ValueError where it is too long."""
    plain = json.dumps(ballot, separators=(",", ":"), sort_keys=True).encode()
    if len(plain) > length:
        raise ValueError("a ballot is longer than its box allows")
    once = X25519PrivateKey.generate()
    mine = once.public_key().public_bytes_raw()
    key = _key(once.exchange(X25519PublicKey.from_public_bytes(public)), mine, public)
    nonce = os.urandom(12)
    return mine + nonce + AESGCM(key).encrypt(nonce, plain.ljust(length), _about(poll))


def take(private: bytes, sealed: bytes, *, poll: int) -> dict[str, Any]:
    """The ballot again; raises NotOurs."""
    opened = X25519PrivateKey.from_private_bytes(private)
    theirs, nonce, text = sealed[:PUBLIC], sealed[PUBLIC : PUBLIC + 12], sealed[PUBLIC + 12 :]
    try:
        shared = opened.exchange(X25519PublicKey.from_public_bytes(theirs))
        key = _key(shared, theirs, opened.public_key().public_bytes_raw())
        told: dict[str, Any] = json.loads(AESGCM(key).decrypt(nonce, text, _about(poll)))
    except (InvalidTag, ValueError) as error:
        raise NotOurs from error
    return told


def _key(shared: bytes, mine: bytes, public: bytes) -> bytes:
    return HKDF(SHA256(), 32, salt=None, info=b"punte.ballots.box" + mine + public).derive(shared)


def _about(poll: int) -> bytes:
    return f"ballot:{poll}".encode()
