"""Unpacking a SCORM package: what the zip says of itself is not believed; everything is counted while it is read."""

import hashlib
import re
import shutil
import stat
import uuid
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO

from django.conf import settings
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from punte.base import formats
from punte.learning.manifests import MANIFEST, Manifest, Unfit, read_manifest

MEGABYTE = 2**20
_CHUNK = 64 * 1024
_DRIVE = re.compile(r"^[A-Za-z]:")
_LONGEST_PATH, _LONGEST_NAME = 500, 200  # bytes


@dataclass(frozen=True)
class Limits:
    """The most that is taken. `ratio` is how many times bigger than the zip the files may be, once they are above
    `free` bytes."""

    archive: int = 200 * MEGABYTE
    files: int = 5_000
    single: int = 200 * MEGABYTE
    total: int = 600 * MEGABYTE
    manifest: int = 2 * MEGABYTE
    ratio: int = 100
    free: int = 20 * MEGABYTE


LIMITS = Limits()


@dataclass(frozen=True)
class Unpacked:
    """What was put on the disk: the folder's name is the SHA-256 of the zip."""

    digest: str
    manifest: Manifest
    files: int
    size: int


def folder(digest: str) -> Path:
    """Where a package lies unpacked."""
    return Path(settings.MEDIA_ROOT) / "packages" / digest


def unpack(file: IO[bytes], limits: Limits = LIMITS) -> Unpacked:
    """Check a package and lay it unpacked on the disk: whole or not at all. The same package lies there once. Raises
    Unfit, which says what is wrong and where; OSError on a full disk."""
    digest, size = _digest(file, limits)
    target = folder(digest)
    draft = target.with_name(f"{uuid.uuid4().hex}.part")
    draft.mkdir(parents=True, mode=0o700)
    try:
        names, written = _extract(file, size, draft, limits)
        manifest = read_manifest((draft / MANIFEST).read_bytes(), frozenset(names))
        _settle(draft, target)
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return Unpacked(digest, manifest, len(names), written)


def _settle(draft: Path, target: Path) -> None:
    try:
        draft.rename(target)
    except OSError:
        if not target.is_dir():  # somebody brought the same package a moment ago
            raise


def _digest(file: IO[bytes], limits: Limits) -> tuple[str, int]:
    file.seek(0)
    found, size = hashlib.sha256(), 0
    while chunk := file.read(_CHUNK):
        found.update(chunk)
        size += len(chunk)
        if size > limits.archive:
            raise Unfit(_("The file is bigger than %(most)s.") % {"most": filesizeformat(limits.archive)})
    file.seek(0)
    return found.hexdigest(), size


def _extract(file: IO[bytes], size: int, into: Path, limits: Limits) -> tuple[list[str], int]:
    try:
        with zipfile.ZipFile(file) as packed:
            entries = _checked(packed.infolist(), limits)
            room = max(limits.free, size * limits.ratio)
            written = 0
            for entry in entries:
                written = _write(packed, entry, into, written, room, limits)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, UnicodeDecodeError):
        raise Unfit(_("The file is not a zip file, or it is damaged.")) from None
    return [e.filename for e in entries], written


def _checked(entries: list[zipfile.ZipInfo], limits: Limits) -> list[zipfile.ZipInfo]:
    """The files of the archive, each with a path that stays inside and is there once."""
    if len(entries) > limits.files:
        raise Unfit(_("The package holds more than %(most)s files.") % {"most": formats.number(limits.files)})
    seen: set[str] = set()
    for entry in entries:
        _check(entry)
        if entry.filename in seen:
            raise Unfit(_("This file is in the package twice: %(name)s.") % _named(entry))
        seen.add(entry.filename)
    if MANIFEST not in seen:
        raise Unfit(_no_manifest(seen))
    return [e for e in entries if not e.is_dir()]


def _no_manifest(names: set[str]) -> str:
    inside = next((n for n in sorted(names) if n.endswith(f"/{MANIFEST}")), "")
    if inside:
        where = {"folder": inside.rpartition("/")[0][:120]}
        return (
            _(
                "imsmanifest.xml lies in the folder %(folder)s; it must lie at the top. Zip what is in the folder,"
                " not the folder."
            )
            % where
        )
    return _("There is no imsmanifest.xml in the zip file, so it is not a SCORM package.")


def _check(entry: zipfile.ZipInfo) -> None:
    name, kind = entry.orig_filename, stat.S_IFMT(entry.external_attr >> 16)
    parts = PurePosixPath(name).parts
    if "\\" in name or name.startswith("/") or _DRIVE.match(name) or ".." in parts or not parts:
        raise Unfit(_("The package wants to write outside its folder: %(name)s.") % _named(entry))
    long = len(name.encode()) > _LONGEST_PATH or any(len(p.encode()) > _LONGEST_NAME for p in parts)
    if long or any(ord(c) < 32 for c in name) or name != entry.filename:
        raise Unfit(_("This file has a name that is not allowed: %(name)s.") % _named(entry))
    if kind and not (stat.S_ISREG(kind) or stat.S_ISDIR(kind)):
        raise Unfit(_("The package holds a link or a special file: %(name)s.") % _named(entry))
    if entry.flag_bits & 0x1:
        raise Unfit(_("The package is protected by a password: %(name)s.") % _named(entry))


def _write(
    packed: zipfile.ZipFile, entry: zipfile.ZipInfo, into: Path, written: int, room: int, limits: Limits
) -> int:
    """Write one file and count what really comes out of it; gives the bytes written so far."""
    path = into / entry.filename
    most = limits.manifest if entry.filename == MANIFEST else limits.single
    length = 0
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        target = path.open("xb")
    except (FileExistsError, NotADirectoryError, IsADirectoryError):
        raise Unfit(_("This file is in the package twice: %(name)s.") % _named(entry)) from None
    with target, packed.open(entry) as source:
        while chunk := source.read(_CHUNK):
            length += len(chunk)
            if length > most:
                told = _named(entry) | {"most": filesizeformat(most)}
                raise Unfit(_("This file is bigger than %(most)s: %(name)s.") % told)
            if written + length > min(limits.total, room):
                told = {"most": filesizeformat(min(limits.total, room))}
                raise Unfit(_("Unpacked, the package is bigger than the %(most)s allowed for it.") % told)
            target.write(chunk)
    return written + length


def _named(entry: zipfile.ZipInfo) -> dict[str, str]:
    return {"name": "".join(c if c.isprintable() else "?" for c in entry.orig_filename)[:120]}
