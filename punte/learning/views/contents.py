"""On the other origin: the player's page and the files of a package, for whoever holds a token. Reads no cookie and
asks no database."""

import mimetypes
import re
from pathlib import Path
from typing import IO, Any

from django.contrib.staticfiles import finders
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotFound
from django.template.loader import render_to_string

from punte.learning.origin import Pass, let_through
from punte.learning.packaging import folder

_KINDS = {
    ".htm": "text/html",
    ".html": "text/html",
    ".xhtml": "application/xhtml+xml",
    ".js": "text/javascript",
    ".mjs": "text/javascript",
    ".css": "text/css",
    ".json": "application/json",
    ".xml": "text/xml",
    ".xsd": "text/xml",
    ".txt": "text/plain",
    ".vtt": "text/vtt",
    ".svg": "image/svg+xml",
    ".webp": "image/webp",
    ".avif": "image/avif",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
    ".mp3": "audio/mpeg",
    ".m4a": "audio/mp4",
    ".mp4": "video/mp4",
    ".webm": "video/webm",
    ".wasm": "application/wasm",
}
_OWN = {
    "player.js": "learning/content.js",
    "player.css": "learning/content.css",
    "api-12.js": "vendor/scorm-again/scorm12.min.js",
    "api-2004.js": "vendor/scorm-again/scorm2004.min.js",
}
# Whatever a package does, it does inside its frame: it loads and asks nothing elsewhere and leads nowhere else.
_POLICY = (
    "default-src 'self' 'unsafe-inline' 'unsafe-eval' data: blob:; connect-src 'self'; frame-src 'self' data: blob:;"
    " form-action 'self'; base-uri 'self'; object-src 'none'; worker-src blob:; frame-ancestors 'self' {within}"
)
_RANGE = re.compile(r"^bytes=(\d{1,15})-(\d{0,15})$")


def show(request: HttpRequest, token: str, path: str) -> HttpResponseBase:
    """The player at the empty path, its own files under `player/`, the package's under `files/`."""
    if request.method not in ("GET", "HEAD"):
        return HttpResponse(status=405, headers={"Allow": "GET, HEAD"})
    found = let_through(request, token)
    answer = _answer(request, found, path) if found else None
    if answer is None or found is None:
        return HttpResponseNotFound("Not here. Open the lesson anew.", content_type="text/plain")
    answer["Content-Security-Policy"] = _POLICY.format(within=found.within)
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Referrer-Policy"] = "no-referrer"
    answer["Cross-Origin-Resource-Policy"] = "same-origin"
    answer["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), payment=()"
    answer["Cache-Control"] = "private, max-age=3600"
    return answer


def _answer(request: HttpRequest, found: Pass, path: str) -> HttpResponseBase | None:
    if path == "":
        context = {"found": found, "api": "player/api-12.js" if found.old else "player/api-2004.js"}
        return HttpResponse(render_to_string("learning/packages/player.html", context))
    place, _slash, rest = path.partition("/")
    if place == "player" and (source := finders.find(_OWN.get(rest, "-"))):
        return _file(request, Path(str(source)))
    return _file(request, _inside(folder(found.digest), rest)) if place == "files" else None


def _inside(home: Path, rest: str) -> Path | None:
    """The file of this path, unless it leads out of the package."""
    if "\x00" in rest or "\\" in rest:
        return None
    path = (home / rest).resolve()
    return path if path.is_relative_to(home.resolve()) else None


def _file(request: HttpRequest, path: Path | None) -> HttpResponseBase | None:
    if path is None or not path.is_file():
        return None
    kind = _KINDS.get(path.suffix.lower()) or mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    size = path.stat().st_size
    asked = _RANGE.match(request.headers.get("Range", ""))
    first, last = _part(asked, size) if asked else (0, size - 1)
    if first > last and size:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    file: Any = path.open("rb")
    file.seek(first)
    part = bool(asked) and size > 0
    answer = FileResponse(_Part(file, last - first + 1) if part else file, content_type=kind)
    answer["Content-Length"] = str(last - first + 1)
    answer["Accept-Ranges"] = "bytes"
    if part:
        answer.status_code = 206
        answer["Content-Range"] = f"bytes {first}-{last}/{size}"
    return answer


def _part(asked: re.Match[str], size: int) -> tuple[int, int]:
    """From which byte to which; a phone plays a film only where it may ask for parts."""
    return int(asked[1]), min(int(asked[2] or size - 1), size - 1)


class _Part:
    """So many bytes of a file, from where it stands."""

    def __init__(self, file: IO[bytes], length: int):
        self.file, self.left = file, length

    def read(self, size: int = -1) -> bytes:
        """The next bytes of the part."""
        chunk = self.file.read(self.left if size < 0 else min(size, self.left))
        self.left -= len(chunk)
        return chunk

    def close(self) -> None:
        """With the answer."""
        self.file.close()
