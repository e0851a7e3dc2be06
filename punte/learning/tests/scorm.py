"""SCORM packages made for the tests: a small SCO that sets score, place and suspend data, in both standards; and zips
that mean harm."""

import io
import stat
import warnings
import zipfile
from typing import Any

_12 = 'xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2"'
_2004 = (
    'xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_v1p3"'
    ' xmlns:imsss="http://www.imsglobal.org/xsd/imsss"'
)
# Goes on where it was left: each press of the button is a page; the second finishes with 80 points.
SCO = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Test lesson</title></head><body>
<p id="place">nothing</p><button id="next">Next page</button><script src="sco.js"></script></body></html>"""
SCO_JS = """
const old = %(old)s;
let at = window; while (!(at.API || at.API_1484_11) && at.parent !== at) at = at.parent;
const api = old ? at.API : at.API_1484_11;
const get = (n) => old ? api.LMSGetValue(n) : api.GetValue(n);
const set = (n, v) => old ? api.LMSSetValue(n, v) : api.SetValue(n, v);
old ? api.LMSInitialize("") : api.Initialize("");
let page = Number(get(old ? "cmi.core.lesson_location" : "cmi.location") || 0);
const show = () => { document.getElementById("place").textContent = `page ${page}, ${get(old ? "cmi.core.entry" : "cmi.entry")}, ${get("cmi.suspend_data")}`; };
document.getElementById("next").onclick = () => {
  page += 1;
  set(old ? "cmi.core.lesson_location" : "cmi.location", String(page));
  set("cmi.suspend_data", `seen:${page}`);
  if (old) set("cmi.core.lesson_status", page < 2 ? "incomplete" : "passed");
  else { set("cmi.completion_status", page < 2 ? "incomplete" : "completed"); set("cmi.success_status", page < 2 ? "unknown" : "passed"); }
  if (page > 1) { set(old ? "cmi.core.score.raw" : "cmi.score.raw", "80"); if (!old) set("cmi.score.scaled", "0.8"); }
  old ? api.LMSCommit("") : api.Commit("");
  show();
};
window.addEventListener("pagehide", () => {
  set(old ? "cmi.core.session_time" : "cmi.session_time", old ? "00:05:00" : "PT5M");
  set(old ? "cmi.core.exit" : "cmi.exit", "suspend");
  old ? api.LMSFinish("") : api.Terminate("");
});
show();
"""


def manifest(
    version: str = "1.2", *, parts: int = 1, href: str = "index.html", item: str = "", sco: str = "sco"
) -> str:
    """A manifest that launches the same page once a part."""
    old = version == "1.2"
    items = "".join(
        f'<item identifier="i{n}" identifierref="r{n}"><title>Part {n}</title>{item}</item>'
        for n in range(1, parts + 1)
    )
    kind = "adlcp:scormtype" if old else "adlcp:scormType"
    resources = "".join(
        f'<resource identifier="r{n}" type="webcontent" {kind}="{sco}" href="{href}"/>'
        for n in range(1, parts + 1)
    )
    return (
        f'<?xml version="1.0" encoding="utf-8"?><manifest identifier="m" {_12 if old else _2004}>'
        f"<metadata><schema>ADL SCORM</schema><schemaversion>{version}</schemaversion></metadata>"
        f'<organizations default="o"><organization identifier="o"><title>Safe at work</title>{items}</organization>'
        f"</organizations><resources>{resources}</resources></manifest>"
    )


def package(version: str = "1.2", *, extra: str = "", **told: Any) -> io.BytesIO:
    """A whole package; `extra` makes it differ from another."""
    old = "true" if version == "1.2" else "false"
    return zipped(
        {
            "imsmanifest.xml": manifest(version, **told),
            "index.html": SCO + extra,
            "sco.js": SCO_JS % {"old": old},
        }
    )


def zipped(files: dict[str, str | bytes], *, method: int = zipfile.ZIP_DEFLATED) -> io.BytesIO:
    """A zip of these files."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", method) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    content.name = "package.zip"
    content.seek(0)
    return content


def with_entry(name: str, *, mode: int = stat.S_IFREG | 0o644, data: bytes = b"x") -> io.BytesIO:
    """A good package with one entry more, of this name and kind."""
    content = package()
    with zipfile.ZipFile(content, "a") as archive:
        entry = zipfile.ZipInfo("-")
        entry.filename = name  # as it stands: no slash is mended
        entry.external_attr = mode << 16
        with warnings.catch_warnings(action="ignore"):  # of a name that is there twice
            archive.writestr(entry, data)
    content.seek(0)
    return content


def encrypted() -> io.BytesIO:
    """A package whose last file says that it is protected by a password."""
    raw = bytearray(package().getvalue())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        raw[raw.rindex(mark) + offset] |= 1
    return io.BytesIO(bytes(raw))
