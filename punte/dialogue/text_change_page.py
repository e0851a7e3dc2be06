"""What the comparison of two versions shows: each paragraph with what was taken out and put in, and beside it the
comments that led there, with decision and reason."""

from collections import defaultdict
from typing import Any

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from punte.base import formats
from punte.dialogue import text_page
from punte.dialogue.models import Paragraph, TextVersion
from punte.dialogue.text_changes import Part, parts


def rows(former: TextVersion, version: TextVersion) -> list[dict[str, Any]]:
    """The new version's paragraphs in order, those taken out where they stood; in the reader's language where a person
    vouches for it in both versions, else in the words as they were written."""
    old, new = list(former.paragraphs.all()), list(version.paragraphs.all())
    said = _comments(former, {p.key for p in new})
    before = {p.key: p for p in old}
    return [
        {
            "key": str(one.key),
            "heading": one.kind == Paragraph.Kind.HEADING,
            "comments": said.get(one.key, []),
            **_compared(before.get(one.key), None if gone else one),
        }
        for one, gone in _merged(old, new)
    ]


def _compared(former: Paragraph | None, new: Paragraph | None) -> dict[str, Any]:
    there = [p.words for p in (former, new) if p]
    own, source = (get_language() or "en")[:2], there[-1].source
    language = own if all(text_page.language_of(words, own) == own for words in there) else source
    if former and new and former.source == new.source:  # a translation that was mended changes nothing
        words = new.words.texts[language]
        return {"language": language, **_difference(words, words)}
    told = [p.words.texts.get(language, p.source) if p else "" for p in (former, new)]
    if told[0] == told[1]:  # the change does not show in the translations
        language, told = source, [p.source if p else "" for p in (former, new)]
    return {"language": language, **_difference(*told)}


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
