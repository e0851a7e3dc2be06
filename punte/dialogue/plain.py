"""Plain text as people type or paste it: no formatting, no hidden characters, lines kept."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from punte.base.text import tidy
from punte.base.translated import Translated

TITLE, TEXT, REPLY, MANDATE = 150, 5000, 2000, 120  # characters
_MANY_BREAKS = re.compile(r"\n{3,}")


def plain(text: str) -> str:
    """Each line tidied, at most one empty line between two; what looks like HTML stays the text that it is."""
    lines = (tidy(line) for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    return _MANY_BREAKS.sub("\n\n", "\n".join(lines)).strip()


def told(text: str, language: str, *, field: str, most: int, least: int = 1) -> Translated:
    """One person's words in the language in which they were said; raises ValidationError keyed to the field."""
    words = plain(text)
    if len(words) < least or not any(c.isalnum() for c in words):
        raise ValidationError({field: _("Write a few words.")})
    if len(words) > most:
        said = {"most": most, "now": len(words)}
        raise ValidationError(
            {field: _("This is too long: %(now)s characters; at most %(most)s fit.") % said}
        )
    return Translated({language: words}, source=language)
