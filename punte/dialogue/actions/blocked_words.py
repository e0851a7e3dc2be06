"""The list of words and web addresses that mark what contains them."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from punte.base import clock
from punte.base.permissions import require
from punte.base.states import MoveNotAllowed
from punte.base.text import folded, tidy
from punte.dialogue.models import BlockedWord, ModerationEntry
from punte.dialogue.moderation_permissions import may_moderate
from punte.people.models import User
from punte.projects.models import Operation

MOST = 500  # words of a consortium: each is looked for in whatever is written


@transaction.atomic
def list_word(*, by: User, operation: Operation, kind: str, text: str) -> BlockedWord:
    """Put a word or the address of a web site on the list of the consortium. ValidationError keyed to `text`."""
    require(may_moderate(by, operation))
    domain = kind == BlockedWord.Kind.DOMAIN
    text = (tidy(text).lower().removeprefix("https://").removeprefix("http://") if domain else folded(text))[
        :80
    ]
    if len(text) < 3 or (domain and ("." not in text or " " in text)):
        raise ValidationError(
            {"text": _("Write a word of at least three letters, or an address such as example.org.")}
        )
    here = BlockedWord.objects.filter(consortium=operation.consortium_id, dropped_at=None)
    if here.filter(kind=kind, text=text).exists():
        raise ValidationError({"text": _("This is on the list already.")})
    if here.count() >= MOST:
        raise ValidationError({"text": _("The list is full. Take something off it first.")})
    made = BlockedWord.objects.create(
        consortium_id=operation.consortium_id, kind=kind, text=text, made_by=by, made_at=clock.now()
    )
    _note(by, operation, ModerationEntry.Kind.LISTED, text)
    return made


@transaction.atomic
def drop_word(*, by: User, operation: Operation, word: BlockedWord) -> None:
    """Take it off the list; what it marked stays marked."""
    require(may_moderate(by, operation))
    rows = BlockedWord.objects.filter(pk=word.pk, dropped_at=None)
    if not rows.update(dropped_at=clock.now(), dropped_by=by):
        raise MoveNotAllowed
    _note(by, operation, ModerationEntry.Kind.UNLISTED, word.text)


def _note(by: User, operation: Operation, kind: str, what: str) -> None:
    ModerationEntry.objects.create(
        consortium_id=operation.consortium_id,
        operation=operation,
        kind=kind,
        by=by,
        at=clock.now(),
        note=what,
    )
