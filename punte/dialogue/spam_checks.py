"""Checks of what is new: how much comes from one account, links, repeated text, words of the list. A check hides
nothing and tells nobody anything: it puts the content into the moderators' queue, with its reason."""

import datetime as dt
import re
from collections.abc import Iterator

from punte.base import clock
from punte.base.text import folded
from punte.dialogue.models import BlockedWord, Contribution, Mark, Statement
from punte.people.models import User

MOST, WITHIN = 5, dt.timedelta(minutes=10)  # contents of one voice
LINKS = 3
LEAST_COMPARED, COMPARED = 20, 300  # characters of a text, and texts before it in the consultation
NEW = dt.timedelta(hours=24)
_LINK = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
Code = Mark.Code


def look(content: Contribution | Statement, *, by: User) -> list[tuple[str, str]]:
    """What the checks saw: (code, note). That an account is new is told only beside something else: everybody is new
    once."""
    found = [*_fast(content), *_links(content), *_repeated(content), *_listed(content)]
    if found and by.joined_at > clock.now() - NEW:
        found.append((Code.NEW, ""))
    return found


def _words(content: Contribution | Statement) -> str:
    parts = [content.text, getattr(content, "title", None)]
    return "\n".join(words for part in parts if part for words in part.texts.values())


def _fast(content: Contribution | Statement) -> Iterator[tuple[str, str]]:
    since = clock.now() - WITHIN
    rows = type(content)._default_manager.filter(voice=content.voice_id, made_at__gte=since)
    n = rows.count() if not getattr(content, "assisted_by_id", None) else 0  # a mediator writes for a street
    if n > MOST:
        yield Code.RATE, str(n)


def _links(content: Contribution | Statement) -> Iterator[tuple[str, str]]:
    n = len(_LINK.findall(_words(content)))
    if n >= LINKS:
        yield Code.LINKS, str(n)


def _repeated(content: Contribution | Statement) -> Iterator[tuple[str, str]]:
    words = folded(str(content.text.texts[content.text.source]))
    if len(words) < LEAST_COMPARED:
        return
    rows = type(content)._default_manager.filter(consultation=content.consultation_id).exclude(pk=content.pk)
    earlier = rows.exclude(state="draft").order_by("-pk").values_list("pk", "text")[:COMPARED]
    for number, text in earlier:
        if folded(str(text.texts[text.source])) == words:
            yield Code.DUPLICATE, str(number)
            return


def _listed(content: Contribution | Statement) -> Iterator[tuple[str, str]]:
    words, plain = f" {folded(_words(content))} ", _words(content).lower()
    for one in BlockedWord.objects.filter(consortium=content.consortium_id, dropped_at=None):
        domain = one.kind == BlockedWord.Kind.DOMAIN
        if (domain and one.text in plain) or (not domain and f" {one.text} " in words):
            yield Code.WORD, one.text
            return
