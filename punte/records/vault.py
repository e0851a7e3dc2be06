"""The vault: files under random names, sealed at rest, opened only in memory."""

import datetime as dt
import hashlib
import os
import uuid
from pathlib import Path

from django.conf import settings

from punte.people import sealing
from punte.people.models import Consortium


def store(consortium: Consortium, content: bytes, *, name: str = "") -> tuple[str, str]:
    """Seal and keep a file; gives (random name, sha256 of the content). The file is complete or not there: a full
    disk raises OSError and leaves nothing. Who must know the name beforehand brings one of `new_name()`."""
    name = name or new_name()
    path = _path(name)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = path.with_suffix(".part")
    try:
        with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(sealing.seal(_key(consortium), content, f"file:{name}"))
            file.flush()
            os.fsync(file.fileno())
        draft.rename(path)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
    return name, hashlib.sha256(content).hexdigest()


def new_name() -> str:
    """A random name that tells nothing."""
    return uuid.uuid4().hex


def load(consortium: Consortium, name: str) -> bytes:
    """The content; raises sealing.Unreadable or FileNotFoundError."""
    return sealing.unseal(_key(consortium), _path(name).read_bytes(), f"file:{name}")


def discard(name: str) -> None:
    """Remove a file whose row is gone, or what a killed process left of it."""
    _path(name).unlink(missing_ok=True)
    _path(name).with_suffix(".part").unlink(missing_ok=True)


def names_before(moment: dt.datetime) -> set[str]:
    """The names of files written before this moment."""
    return {p.name for p in _files(moment) if not p.suffix}


def sweep_drafts(moment: dt.datetime) -> int:
    """Remove what was left half written before this moment; gives how many."""
    drafts = [p for p in _files(moment) if p.suffix]
    for draft in drafts:
        draft.unlink(missing_ok=True)
    return len(drafts)


def _files(moment: dt.datetime) -> list[Path]:
    there = (Path(settings.MEDIA_ROOT) / "documents").glob("??/*")
    return [p for p in there if p.is_file() and p.stat().st_mtime < moment.timestamp()]


def _key(consortium: Consortium) -> bytes:
    return sealing.derived_key(consortium.key, "files")


def _path(name: str) -> Path:
    return Path(settings.MEDIA_ROOT) / "documents" / name[:2] / name
