"""Files that lessons show: brought once, checked by what they are and not by what they are called."""

import hashlib
from pathlib import Path

import puremagic
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext as _

from punte.base.permissions import require
from punte.base.pictures import NoPicture, drawn_anew
from punte.learning import permissions
from punte.learning.models import Medium
from punte.people.models import User
from punte.projects.models import Operation

MOST_BYTES = 60 * 1024 * 1024
WIDEST = 1280  # pixels; what a phone and a screen at twice its size show
_NAMED = {
    ".mp3": ("audio", "audio/mpeg"),
    ".m4a": ("audio", "audio/mp4"),
    ".ogg": ("audio", "audio/ogg"),
    ".mp4": ("video", "video/mp4"),
    ".webm": ("video", "video/webm"),
    ".vtt": ("captions", "text/vtt"),
    ".svg": ("picture", "image/svg+xml"),
    ".pdf": ("download", "application/pdf"),
    ".docx": ("download", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ".xlsx": ("download", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}


@transaction.atomic
def add_medium(*, by: User, operation: Operation, content: bytes, name: str, title: str) -> Medium:
    """Bring a file for lessons of this consortium. Photographs lose what the camera wrote into them (place, device)
    and are made no wider than a screen. The same file under the same title is there once."""
    require(permissions.may_plan(by, operation))
    if not 0 < len(content) <= MOST_BYTES:
        raise ValidationError({"file": _("A file has at most 60 MB.")})
    kind, mime, content = _looked_into(content, Path(name).suffix.lower())
    digest = hashlib.sha256(content).hexdigest()
    same = {"consortium_id": operation.consortium_id, "sha256": digest, "title": title[:150]}
    if found := Medium.objects.filter(**same).first():
        return found
    medium = Medium(kind=kind, mime=mime, size=len(content), brought_by=by, **same)
    medium.file.save(name, ContentFile(content), save=True)
    return medium


def _looked_into(content: bytes, suffix: str) -> tuple[str, str, bytes]:
    if suffix in (".png", ".jpg", ".jpeg", ".webp"):
        try:
            plain, mime = drawn_anew(content, widest=WIDEST)
        except NoPicture:
            raise ValidationError(
                {"file": _("The picture is too large, or not a PNG, JPEG or WebP.")}
            ) from None
        return "picture", mime, plain
    if suffix not in _NAMED:
        raise ValidationError({"file": _("Files of this kind are not shown in lessons.")})
    kind, mime = _NAMED[suffix]
    if not _is(content, suffix):
        raise ValidationError({"file": _("The file is not what its name says.")})
    return kind, mime, content


def _is(content: bytes, suffix: str) -> bool:
    if suffix == ".vtt":
        return content.lstrip(b"\xef\xbb\xbf").startswith(b"WEBVTT")
    if suffix == ".svg":
        return b"<svg" in content[:1000] and b"<!ENTITY" not in content
    if suffix == ".mp3":
        return content[:3] == b"ID3" or content[:1] == b"\xff"
    try:
        known = {m.extension.lower() for m in puremagic.magic_string(content)}
    except (puremagic.PureError, ValueError):
        return False
    kin = {
        ".m4a": {".mp4", ".m4a", ".m4v", ".mov"},
        ".mp4": {".mp4", ".m4v", ".m4a", ".mov"},
        ".webm": {".mkv"},
    }
    return bool(known & ({suffix} | kin.get(suffix, set())))
