"""What the comparison of two versions shows: each paragraph with what was taken out and put in, and beside it the
comments that led there, with decision and reason."""

from collections import defaultdict
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from punte.base import formats
from punte.dialogue import text_page
from punte.dialogue.models import Paragraph, TextVersion
from punte.dialogue.text_changes import Part, parts


def rows(former: TextVersion, version: TextVersion) -> list[dict[str, Any]]:
    """The new version's paragraphs in order, those taken out where they stood; in the words as they were written."""
    old, new = list(former.paragraphs.all()), list(version.paragraphs.all())
    said = _comments(former, {p.key for p in new})
    before = {p.key: p for p in old}
    found = []
    for row in _merged(old, new):
        one, gone = row
        known = before.get(one.key)
        found.append(
            {
                "key": str(one.key),
                "language": one.words.source,
                "heading": one.kind == Paragraph.Kind.HEADING,
                "comments": said.get(one.key, []),
                **_difference(known.source if known else "", "" if gone else one.source),
            }
        )
    return found


def _merged(old: list[Paragraph], new: list[Paragraph]) -> list[tuple[Paragraph, bool]]:
    """Each paragraph once; what was taken out stands after what it stood after."""
    here = {p.key for p in new}
    after: dict[int, list[Paragraph]] = defaultdict(list)
    last = 0
    for one in old:
        if one.key in here:
            last = one.key
        else:
            after[last].append(one)
    found = [(p, True) for p in after[0]]
    for one in new:
        found.append((one, False))
        found += [(p, True) for p in after[one.key]]
    return found


def _difference(former: str, new: str) -> dict[str, Any]:
    if not former:
        return {"state": "new", "word": _("New paragraph"), "tone": "success", "parts": [Part("new", new)]}
    if not new:
        return {
            "state": "gone",
            "word": _("Paragraph taken out"),
            "tone": "danger",
            "parts": [Part("out", former)],
        }
    if former == new:
        return {"state": "same", "word": "", "tone": "", "parts": [Part("same", new)]}
    return {"state": "changed", "word": _("Changed paragraph"), "tone": "info", "parts": parts(former, new)}


def _comments(former: TextVersion, here: set[int]) -> dict[int, list[dict[str, Any]]]:
    """The comments on the former version, beside the paragraph that their answer led to, else their own."""
    keys = dict(former.paragraphs.values_list("pk", "key"))
    found: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for paragraph, below in text_page.comments(former).items():
        for one in below:
            led_to = one["led_to"] if one["led_to"] in here else None
            found[led_to or keys[paragraph]].append(one)
    return found


def summary(found: list[dict[str, Any]]) -> str:
    """How much changed, in one sentence."""
    count = {state: sum(row["state"] == state for row in found) for state in ("changed", "new", "gone")}
    told = [
        ngettext("%(n)s paragraph changed", "%(n)s paragraphs changed", count["changed"]),
        ngettext("%(n)s is new", "%(n)s are new", count["new"]),
        ngettext("%(n)s was taken out", "%(n)s were taken out", count["gone"]),
    ]
    said = [
        words % {"n": formats.number(count[state])}
        for state, words in zip(count, told, strict=True)
        if count[state]
    ]
    return ", ".join(said) or _("Nothing changed")
