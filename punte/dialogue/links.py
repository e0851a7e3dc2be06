"""The links by which somebody reaches what is theirs without an account, or an invitation of theirs."""

import datetime as dt

from django.db.models import QuerySet

from punte.base import clock
from punte.dialogue.models import CoAuthor, ContentNotice, GuestWord
from punte.people.signed_links import SignedLink

GUEST_GOOD_FOR = dt.timedelta(
    days=730
)  # after it was confirmed: answers and what is done since take their time


def _notices() -> QuerySet[ContentNotice]:
    return ContentNotice.objects.select_related("case__consultation__operation__consortium", "user")


def _words() -> QuerySet[GuestWord]:
    return GuestWord.objects.select_related(
        "consultation__operation__consortium", "consultation__organiser", "consultation__responsible",
        "contribution__voice", "contribution__answer", "voice__consortium", "voice__user", "consortium",
    )  # fmt: skip


def _fresh(word: GuestWord) -> bool:
    return word.confirmed_at is None or clock.now() <= word.confirmed_at + GUEST_GOOD_FOR


def _asked() -> QuerySet[CoAuthor]:
    return CoAuthor.objects.select_related("contribution", "entity", "voice", "consortium")


NOTICE = SignedLink("dialogue:notice_followed", salt="dialogue.notice-link", rows=_notices, key="link_key")
GUEST = SignedLink("dialogue:guest_own", salt="dialogue.guest-link", rows=_words, key="key", good=_fresh)
CO_AUTHOR = SignedLink("dialogue:co_author_answer", salt="dialogue.co-author", rows=_asked, key="key")
