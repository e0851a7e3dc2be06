"""What an organiser pastes, as headings, paragraphs and points of lists; no markup survives.

Each line is one of them: `# `, `## `, `### ` begin a heading, `- ` a point. Pasted HTML is read by libxml2 and written
in the same way; what is no text in it (scripts, styles, frames) is left out. That it is HTML is guessed from its tags:
where the guess is wrong they stand there as text."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from lxml import etree  # type: ignore[import-untyped]

from punte.base import formats
from punte.base.text import tidy
from punte.dialogue.models import Paragraph

MOST_CHARACTERS, MOST_PARAGRAPHS, LONGEST = 300_000, 400, 5_000
_HEADINGS = {f"h{n}": min(n, 3) for n in range(1, 7)}
_SILENT = frozenset(
    "script style template head noscript iframe object svg math select textarea title".split()
)
_LINES = frozenset(
    "p div li ul ol dl dt dd table tr td th caption br hr blockquote pre section article header footer main aside nav"
    " figure figcaption address body html".split()
) | frozenset(_HEADINGS)
_INLINE = frozenset("a b i u s em strong span font small sup sub img code mark del ins label".split())
_TAG = re.compile(rf"</?(?:{'|'.join(sorted(_LINES | _INLINE | _SILENT))})\b[^<>]*>", re.IGNORECASE)
_MARKS = ("- ", "* ", "• ", "– ")


@dataclass(frozen=True)
class Block:
    """A heading (with its level), a paragraph or a point."""

    kind: str
    level: int
    words: str


class _Pasted:
    """The lines of pasted HTML, collected while libxml2 reads it; its own name for each method."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.parts: list[str] = []
        self.mark = ""
        self.silent = 0

    def start(self, tag: str, _attributes: object) -> None:
        """An element begins."""
        if tag in _SILENT:
            self.silent += 1
        if tag in _LINES:
            self.end_line()
        if tag in _HEADINGS:
            self.mark = "#" * _HEADINGS[tag] + " "
        elif tag == "li":
            self.mark = "- "

    def end(self, tag: str) -> None:
        """An element ends."""
        if tag in _SILENT:
            self.silent -= 1
        if tag in _LINES:
            self.end_line()
        if tag in _HEADINGS or tag == "li":
            self.mark = ""

    def data(self, words: str) -> None:
        """What stands between."""
        if not self.silent:
            self.parts.append(words)

    def end_line(self) -> None:
        """What was collected is a line; its mark is spent with it."""
        words = tidy("".join(self.parts))
        self.parts.clear()
        if words:
            self.lines.append(self.mark + words)
            self.mark = ""

    def close(self) -> list[str]:
        """The last line."""
        self.end_line()
        return self.lines


def read(pasted: str) -> list[Block]:
    """Headings, paragraphs and points; raises ValidationError keyed to body where there is none, or too much."""
    if len(pasted) > MOST_CHARACTERS:
        said = {"now": formats.number(len(pasted)), "most": formats.number(MOST_CHARACTERS)}
        raise ValidationError(
            {"body": _("This is too long: %(now)s characters; at most %(most)s fit.") % said}
        )
    blocks = [_block(line) for line in _lines(pasted) if any(c.isalnum() for c in line)]
    if not blocks:
        raise ValidationError({"body": _("Write or paste the text: there are no words in it.")})
    if len(blocks) > MOST_PARAGRAPHS:
        told = {"now": formats.number(len(blocks)), "most": formats.number(MOST_PARAGRAPHS)}
        raise ValidationError({"body": _("These are %(now)s paragraphs; at most %(most)s fit.") % told})
    if long := next((b for b in blocks if len(b.words) > LONGEST), None):
        told = {"most": formats.number(LONGEST), "words": long.words[:60]}
        raise ValidationError(
            {"body": _("One paragraph is longer than %(most)s characters: “%(words)s…”. Divide it.") % told}
        )
    return blocks


def _lines(pasted: str) -> list[str]:
    if _TAG.search(pasted):
        found = _Pasted()
        etree.fromstring(pasted.replace("\0", ""), etree.HTMLParser(target=found, no_network=True))
        return found.lines
    return [tidy(line) for line in pasted.replace("\r\n", "\n").replace("\r", "\n").split("\n")]


def _block(line: str) -> Block:
    sharps = len(line) - len(line.lstrip("#"))
    if 0 < sharps <= len(_HEADINGS) and line[sharps : sharps + 1] == " ":
        return Block(Paragraph.Kind.HEADING, min(sharps, 3), line[sharps:].strip())
    for mark in _MARKS:
        if line.startswith(mark):
            return Block(Paragraph.Kind.ITEM, 0, line[len(mark) :].strip())
    return Block(Paragraph.Kind.PARAGRAPH, 0, line)


def written(paragraphs: Iterable[Paragraph]) -> str:
    """The text as it is typed, to be changed."""
    return "\n\n".join(_mark(p) + p.source for p in paragraphs)


def _mark(paragraph: Paragraph) -> str:
    if paragraph.kind == Paragraph.Kind.HEADING:
        return "#" * paragraph.level + " "
    return "- " if paragraph.kind == Paragraph.Kind.ITEM else ""


def shortened(words: str) -> str:
    """A paragraph in a list one chooses from."""
    return words if len(words) <= 90 else words[:89].rsplit(" ", 1)[0] + " …"
