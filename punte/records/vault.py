"""The vault: files under random names, sealed at rest, opened only in memory."""

import hashlib
import os
import uuid
from pathlib import Path

from django.conf import settings

from punte.people import sealing
from punte.people.models import Consortium


def store(consortium: Consortium, content: bytes) -> tuple[str, str]:
    """Seal and keep a file; gives (random name, sha256 of the content). The file is complete or not there."""
    name = uuid.uuid4().hex
    path = _path(name)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = path.with_suffix(".part")
    with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(sealing.seal(_key(consortium), content, f"file:{name}"))
        file.flush()
        os.fsync(file.fileno())
    draft.rename(path)
    return name, hashlib.sha256(content).hexdigest()


def load(consortium: Consortium, name: str) -> bytes:
    """The content; raises sealing.Unreadable or FileNotFoundError."""
    return sealing.unseal(_key(consortium), _path(name).read_bytes(), f"file:{name}")


def discard(name: str) -> None:
    """Remove a file whose row is gone."""
    _path(name).unlink(missing_ok=True)


def _key(consortium: Consortium) -> bytes:
    return sealing.derived_key(consortium.key, "files")


def _path(name: str) -> Path:
    return Path(settings.MEDIA_ROOT) / "documents" / name[:2] / name
