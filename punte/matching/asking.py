"""How the engine's process is asked: a line of JSON there, a line back, over a Unix socket. Says no name, only numbers.

Who gets no answer in time, for whatever reason, asks PostgreSQL itself."""

import contextlib
import datetime as dt
import json
import os
import socket
from typing import Any

from punte.matching.engines import Answer, Question, Ranked
from punte.matching.score import Seeker

CHANNEL = "punte_board"
EVERYTHING = "all"  # instead of a number: read everything anew
BEHIND = {"behind": True}
_PATIENCE = 0.3  # seconds, for the whole answer
_SETS = ("contracts", "hours", "shifts", "languages", "needs")


def ask(question: Question) -> Answer | None:
    """What the engine says; nothing where there is none, or it is behind or slow."""
    path = os.environ.get("PUNTE_MATCH_SOCKET")
    if not path:
        return None
    line = json.dumps(written(question)).encode() + b"\n"
    with contextlib.suppress(OSError, ValueError), socket.socket(socket.AF_UNIX) as talk:
        talk.settimeout(_PATIENCE)
        talk.connect(path)
        talk.sendall(line)
        said = json.loads(talk.makefile("rb").readline())
        if "best" in said:
            return Answer([Ranked(*pair) for pair in said["best"]], said["counted"])
    return None


def written(question: Question) -> dict[str, Any]:
    """A question as it is sent."""
    seeker = question.seeker
    return {
        "on": question.on.isoformat(),
        "kinds": sorted(question.kinds),
        "most": question.most,
        "count_from": question.count_from,
        "consortium": seeker.consortium,
        "skills": sorted(seeker.skills),
        "related": sorted(seeker.related),
        "goals": seeker.goals,
        "places": seeker.places,
        "no_car": seeker.no_car,
        "remote": seeker.remote,
        **{name: sorted(getattr(seeker, name)) for name in _SETS},
    }


def question_of(said: dict[str, Any]) -> Question:
    """What was sent, as a question."""
    seeker = Seeker(
        consortium=said["consortium"],
        skills=frozenset(said["skills"]),
        related=frozenset(said["related"]),
        goals=tuple((occupation, isco) for occupation, isco in said["goals"]),
        places=tuple((settlement, radius) for settlement, radius in said["places"]),
        no_car=said["no_car"],
        remote=said["remote"],
        **{name: frozenset(said[name]) for name in _SETS},
    )
    on = dt.date.fromisoformat(said["on"])
    return Question(seeker, on, said["kinds"], said["most"], said["count_from"])


def spoken(answer: Answer) -> dict[str, Any]:
    """An answer as it is sent."""
    return {"best": answer.best, "counted": answer.counted}
