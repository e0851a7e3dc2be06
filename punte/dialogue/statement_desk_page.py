"""What the desk shows of statements: which wait to be read, how many voted on each, who was taken out."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from punte.dialogue.models import Consultation, Statement, StatementVote, Voter


def tabs(consultation: Consultation, which: str) -> list[dict[str, Any]]:
    """The three lists, with how many are in each."""
    counts = dict(consultation.statements.order_by().values_list("state").annotate(n=Count("pk")))
    words = {"waiting": _("To be read"), "shown": _("Shown"), "rejected": _("Not shown")}
    return [
        {"label": word, "url": f"?which={state}", "current": state == which, "count": counts.get(state, 0)}
        for state, word in words.items()
    ]


def first_tab(consultation: Consultation) -> str:
    """What waits, if something does."""
    waiting = consultation.statements.filter(state=Statement.State.WAITING).exists()
    return Statement.State.WAITING if waiting else Statement.State.SHOWN


def with_numbers(rows: "QuerySet[Statement]") -> "QuerySet[Statement]":
    """How many voted on each, of those who count."""
    cast = Count("votes", filter=Q(votes__voter__struck_at=None))
    return rows.annotate(cast=cast).order_by("pk")


def rows(consultation: Consultation, shown: Iterable[Statement]) -> list[dict[str, Any]]:
    """One row for each statement; an author has no name here, only whether they were taken out."""
    struck = set(
        Voter.objects.filter(consultation=consultation)
        .exclude(struck_at=None)
        .values_list("voice", flat=True)
    )
    return [
        {
            "one": one,
            "cast": getattr(one, "cast", 0),
            "seed": one.voice_id is None,
            "struck": one.voice_id in struck,
            "why": one.get_reason_display() if one.reason else "",
        }
        for one in shown
    ]


def figures(consultation: Consultation) -> list[dict[str, Any]]:
    """People who vote, and their votes."""
    voters = consultation.voters.filter(struck_at=None)
    return [
        {"label": _("People who vote"), "done": voters.filter(votes__isnull=False).distinct().count()},
        {"label": _("Votes"), "done": StatementVote.objects.counted(consultation).count()},
    ]
