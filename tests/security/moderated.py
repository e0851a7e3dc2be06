"""Of each partner a case that waits, one that its manager has taken, one that is decided, with a word of the list."""

import datetime as dt
from typing import Any

from punte.base import clock
from punte.dialogue.actions.blocked_words import list_word
from punte.dialogue.actions.cases import claim_case
from punte.dialogue.actions.content_notices import give_notice
from punte.dialogue.actions.contributions import Spoken
from punte.dialogue.links import NOTICE
from punte.dialogue.models import Case, Complaint, Contribution, Decision, KeptWords, Mark, Suspension
from punte.dialogue.tests.asked import opened, propose
from punte.dialogue.tests.noticed import told
from punte.participation.models import Participation
from punte.people.models import User

# Anybody, with an account or without, gives a notice, follows it and complains.
BY_ANYBODY = ("contribution_report", "statement_report", "notice_complain")
_HELD = ("dialogue:case_decide", "dialogue:case_release")
_FOLLOWED = ("dialogue:notice_followed", "dialogue:notice_complain")
_DECIDED = ("dialogue:own_decision", "dialogue:own_complain")


def moderated(by: User, found: Participation) -> dict[str, Any]:
    """Names nobody; gives their numbers."""
    one = opened(by, found.operation, found.organisation)
    whose = Spoken(channel="phone", participation=found)
    kind = {"consortium": found.consortium, "made_at": clock.now()}
    said = [propose(by, one, f"Case {n}", text=f"Said of {n}, by telephone.", spoken=whose) for n in range(3)]
    Contribution.objects.filter(pk__in=[c.pk for c in said]).update(assisted_by=None, channel="online")
    cases, link = [], ""
    for n, content in enumerate(Contribution.objects.filter(pk__in=[c.pk for c in said]).order_by("pk")):
        notice = give_notice(
            by=None,
            content=content,
            told=told(email=f"w{n}-{found.pk}@example.org"),
            origin=f"{found.pk} {n}",
        )
        assert notice is not None
        cases.append(notice.case)
        link = NOTICE.path_of(notice).split("/")[-2]
    waiting, held, decided = Case.objects.for_list().filter(pk__in=[c.pk for c in cases]).order_by("pk")
    claim_case(by=by, case=held)
    made = Decision.objects.create(
        consortium=found.consortium, case=decided, number=1, outcome="restricted", ground="spam", facts="Seen twice.",
        before="published", by=by, at=clock.now(),
    )  # fmt: skip
    Case.objects.filter(pk=decided.pk).update(state="restricted")
    Complaint.objects.create(decision=made, notice=waiting.notices.get(), why="It is not.", **kind)
    Mark.objects.create(case=waiting, code="links", note="3", **kind)
    KeptWords.objects.create(
        consortium=found.consortium, case=decided, sealed=b"x", until=dt.date(2099, 1, 1)
    )
    voice = decided.contribution.voice
    Suspension.objects.create(
        consortium=found.consortium, decision=made, voice=voice, until=dt.date(2020, 1, 1)
    )
    word = list_word(by=by, operation=found.operation, kind="word", text=f"word{found.pk}")
    return {
        "case_id": waiting.pk,
        "held_case_id": held.pk,
        "decided_case_id": decided.pk,
        "decided_in_id": one.pk,
        "notice_signed": link,
        "blocked_word_id": word.pk,
    }


def of_route(route: str, ids: dict[str, Any]) -> dict[str, Any]:
    """The case that this route is about, where it is another than the one that waits."""
    if route in _HELD:
        return {"case_id": ids["held_case_id"]}
    if route in _FOLLOWED:
        return {"signed": ids["notice_signed"]}
    if route in _DECIDED:
        return {"case_id": ids["decided_case_id"], "consultation_id": ids["decided_in_id"]}
    return {}


def _notice(world: Any, actor: str, corner: Any, file: Any) -> dict[str, Any]:
    return told(good_faith="on")


BODIES: dict[str, Any] = {
    **dict.fromkeys(("dialogue:contribution_report", "dialogue:statement_report"), _notice),
    **dict.fromkeys(
        ("dialogue:notice_complain", "dialogue:own_complain"),
        lambda w, a, c, f: {"why": "I see it otherwise."},
    ),
    "dialogue:case_open": lambda w, a, c, f: {"contribution": f.ids["contribution_id"]},
    "dialogue:case_decide": lambda w, a, c, f: {"outcome": "no_action", "facts": "It is about the question."},
    "dialogue:blocked_words": lambda w, a, c, f: {"text": "quick loan", "kind": "word"},
}
