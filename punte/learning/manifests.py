"""What the manifest of a SCORM package says: which standard, what it is called, what is launched and in which order.

Read with defusedxml: no entities, nothing fetched. Elements are known by their local names, because packages of the
same standard are written with several namespaces. Sources: SCORM 1.2 Content Aggregation Model 2.3; SCORM 2004 3rd and
4th edition, CAM 3.4; adlcp_rootv1p2, adlcp_v1p3, imsss_v1p0.
"""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from decimal import Decimal, InvalidOperation
from typing import Any
from urllib.parse import unquote, urlsplit
from xml.etree.ElementTree import Element, ParseError

from defusedxml import ElementTree  # type: ignore[import-untyped]
from defusedxml.common import DefusedXmlException  # type: ignore[import-untyped]
from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

MANIFEST = "imsmanifest.xml"
MOST_LAUNCHES = 50


class Unfit(Exception):
    """A package that is not taken; its text says what is wrong, and where."""


class Standard(TextChoices):
    """The standards that are played."""

    SCORM_12 = "1.2", "SCORM 1.2"
    THIRD = "2004.3", gettext_lazy("SCORM 2004, 3rd edition")
    FOURTH = "2004.4", gettext_lazy("SCORM 2004, 4th edition")


_VERSIONS = {
    "1.2": Standard.SCORM_12,
    "2004 3rd edition": Standard.THIRD,
    "2004 4th edition": Standard.FOURTH,
}


@dataclass(frozen=True)
class Launch:
    """One part that is launched (a SCO). `mastery` is the least raw score of 1.2 (0–100); `passing` the least scaled
    score (-1–1) and `threshold` the least progress (0–1) of 2004; None where the package does not ask."""

    identifier: str
    title: str
    href: str
    data: str = ""
    mastery: str | None = None
    passing: str | None = None
    threshold: str | None = None

    def as_json(self) -> dict[str, Any]:
        """As it is kept with the version."""
        return asdict(self)


@dataclass(frozen=True)
class Manifest:
    """What is taken from it."""

    standard: Standard
    title: str
    launches: tuple[Launch, ...]


def read_manifest(content: bytes, files: frozenset[str]) -> Manifest:
    """Read a manifest; `files` are the paths in the package, for what it launches must be there. Raises Unfit."""
    try:
        root = ElementTree.fromstring(content, forbid_entities=True, forbid_external=True)
    except (ParseError, DefusedXmlException, LookupError, ValueError):
        raise Unfit(_("The manifest imsmanifest.xml is not readable XML.")) from None
    standard = _standard(root)
    organisation = _organisation(root)
    launches = tuple(_launches(root, organisation, files))
    if not launches:
        raise Unfit(_("The manifest names nothing that can be launched (no SCO)."))
    if len(launches) > MOST_LAUNCHES:
        raise Unfit(_("The manifest launches more than %(most)s parts.") % {"most": MOST_LAUNCHES})
    return Manifest(standard, _said(organisation, "title"), launches)


def _standard(root: Element) -> Standard:
    metadata = _child(root, "metadata")
    said = _said(metadata, "schemaversion") if metadata is not None else ""
    if not said and any("adlcp_rootv1p2" in e.tag for e in root.iter()):
        said = "1.2"  # the element is optional in 1.2; its namespace is not
    known = _VERSIONS.get(" ".join(said.lower().split()))
    if known is None:
        told = {"version": said[:40] or _("none")}
        raise Unfit(
            _(
                "SCORM 1.2 and SCORM 2004 (3rd or 4th edition) are played; the manifest says schemaversion:"
                " %(version)s."
            )
            % told
        )
    return known


def _organisation(root: Element) -> Element:
    holder = _child(root, "organizations")
    found = [e for e in holder if _name(e) == "organization"] if holder is not None else []
    if holder is None or not found:
        raise Unfit(_("The manifest has no organization, so nothing says what is launched first."))
    default = _attribute(holder, "default")
    return next((e for e in found if _attribute(e, "identifier") == default), found[0])


def _launches(root: Element, organisation: Element, files: frozenset[str]) -> Iterator[Launch]:
    resources = _resources(root)
    seen: set[str] = set()
    for item in organisation.iter():
        wanted = _attribute(item, "identifierref") if _name(item) == "item" else ""
        if not wanted:
            continue
        if wanted not in resources:
            raise Unfit(_("The manifest launches %(name)s, but describes no such resource.") % _named(wanted))
        base, resource = resources[wanted]
        if _attribute(resource, "scormtype").lower() != "sco":
            continue
        identifier = _attribute(item, "identifier")[:250] or wanted[:250]
        if identifier in seen:
            raise Unfit(
                _("Two parts in the manifest have the same identifier: %(name)s.") % _named(identifier)
            )
        seen.add(identifier)
        href = _href(base + _attribute(resource, "href"), _attribute(item, "parameters"), files)
        yield _launch(item, identifier, href)


def _launch(item: Element, identifier: str, href: str) -> Launch:
    objective = next((e for e in item.iter() if _name(e) == "primaryObjective"), None)
    measured = objective is not None and _attribute(objective, "satisfiedByMeasure").lower() in ("true", "1")
    threshold = _child(item, "completionThreshold")
    least = ""
    if threshold is not None:
        least = _attribute(threshold, "minProgressMeasure") or (threshold.text or "")
    return Launch(
        identifier=identifier,
        title=_said(item, "title")[:200],
        href=href,
        data=_said(item, "datafromlms")[:4000],
        mastery=_number(_said(item, "masteryscore"), 0, 100),
        passing=_number(_said(objective, "minNormalizedMeasure") or "1", -1, 1)
        if measured and objective is not None
        else None,
        threshold=_number(least, 0, 1),
    )


def _resources(root: Element) -> dict[str, tuple[str, Element]]:
    holder = _child(root, "resources")
    if holder is None:
        raise Unfit(_("The manifest describes no resources."))
    outer = _attribute(root, "base") + _attribute(holder, "base")
    return {
        _attribute(e, "identifier"): (outer + _attribute(e, "base"), e)
        for e in holder
        if _name(e) == "resource"
    }


def _href(href: str, parameters: str, files: frozenset[str]) -> str:
    """The address of an entry point inside the package; it stays inside, and is there."""
    parts = urlsplit(href)
    path = unquote(parts.path)
    if parts.scheme or parts.netloc or path.startswith("/") or "\\" in path or ".." in path.split("/"):
        raise Unfit(_("The manifest launches something outside the package: %(name)s.") % _named(href))
    if path not in files:
        raise Unfit(_("The file that is launched is not in the package: %(name)s.") % _named(path or "–"))
    query = parts.query + ("&" if parts.query and parameters else "") + parameters.lstrip("?&#")
    return path + (f"?{query}" if query else "") + (f"#{parts.fragment}" if parts.fragment else "")


def _named(name: str) -> dict[str, str]:
    return {"name": name[:120]}


def _number(text: str, least: int, most: int) -> str | None:
    try:
        number = Decimal(text.strip())
    except InvalidOperation:
        return None
    return str(number) if number.is_finite() and least <= number <= most else None


def _name(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _child(element: Element, name: str) -> Element | None:
    return next((e for e in element if _name(e).lower() == name.lower()), None)


def _said(element: Element | None, name: str) -> str:
    found = _child(element, name) if element is not None else None
    return " ".join((found.text or "").split()) if found is not None else ""


def _attribute(element: Element, name: str) -> str:
    for key, value in element.attrib.items():
        if key.rpartition("}")[2].lower() == name.lower():
            return value.strip()
    return ""
