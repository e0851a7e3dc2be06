"""Of each partner's event the parts that are written: agenda, stand, paper, picture, report, minutes, a list; and the
link of a guest."""

import struct
import zlib
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from punte.base import clock
from punte.base.translated import Translated
from punte.events.actions import lists, materials, minutes, reports, sessions, stands
from punte.events.models import Event, Registration
from punte.events.own_links import OWN
from punte.people.models import User

OWN_ROUTES = "events:own_"
TEXT = Translated({"en": "What was planned"})
TABLE = b"last_name;first_name\nPop;Ioana\n"


def paper(words: str) -> bytes:
    """A PDF as far as it is looked at."""
    return f"%PDF-1.4\n1 0 obj<</Title({words})>>endobj\ntrailer<</Size 2>>\n%%EOF\n".encode()


def png() -> bytes:
    """One white dot."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0))
    return (
        b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"\x00\xff\xff\xff")) + chunk(b"IEND", b"")
    )


def invited(by: User, event: Event, registration: Registration) -> dict[str, Any]:
    """Gives their numbers; names nobody but who stands in the list."""
    hours = {"starts_at": event.starts_at, "ends_at": event.ends_at}
    session = sessions.add_session(by=by, event=event, title=TEXT, **hours)
    stand = stands.add_stand(by=by, event=event, organisation="Bakery")
    told: dict[str, Any] = {"title": "Slides", "language": "en", "available": "before"}
    material = materials.add_material(by=by, event=event, content=paper("Slides"), name="slides.pdf", **told)
    seen: dict[str, Any] = {"content": png(), "name": "p.png", "alternative": TEXT, "people": "nobody"}
    picture = reports.add_picture(by=by, event=event, **seen)
    reports.write_report(by=by, event=event, text=TEXT, version=0)
    minutes.write_minutes(by=by, event=event, text="What was said", version=0)
    found = lists.upload_list(by=by, event=event, name="list.csv", content=TABLE)
    return {
        "session_id": session.pk,
        "stand_id": stand.pk,
        "material_id": material.pk,
        "picture_id": picture.pk,
        "list_id": found.pk,
        "ending": "csv",
        "own_signed": OWN.path_of(registration).split("/")[3],
    }


def _part(**fields: Any) -> Any:
    return lambda world, actor, corner, file: {**fields, "version": 1}


def _file(name: str, content: bytes, **fields: Any) -> Any:
    return lambda world, actor, corner, file: {**fields, "file": SimpleUploadedFile(name, content)}


def _session(world: Any, actor: str, corner: Any, file: Any) -> dict[str, Any]:
    """The event has two days, so the day is asked."""
    day = clock.today(corner.operation.zone).isoformat()
    return {"title__en": "Coffee", "day": day, "starts": "10", "ends": "11", "version": 1}


_PAPER = {"title": "Slides", "language": "en", "available": "before"}
BODIES: dict[str, Any] = {
    "guest_create": lambda w, a, c, f: {"name": "A guest", "email": "guest@example.org", "language": "en"},
    "own_change": _part(language="en", needs="A ramp"),
    "list_create": _file("list.csv", TABLE),
    "session_list": _session,
    "session_edit": _session,
    "stand_list": _part(organisation="Another bakery"),
    "stand_edit": _part(organisation="Another bakery"),
    "material_list": _file("slides.pdf", paper("More slides"), **_PAPER),
    "picture_list": _file("p.png", png(), alternative__en="A table", people="nobody"),
    "report_edit": _part(text__en="Thirty came"),
    "minutes_edit": _part(text="What was agreed"),
    "signature_create": lambda w, a, c, f: {"parts": ["morning"], "by_name": "on"},
    "sheet_close": lambda w, a, c, f: {"by_name": "on"},
}
