"""Members, lists and polls as the tests of this room need them."""

from typing import Any

from punte.ballots.actions.lists import add_people, make_list
from punte.ballots.actions.openings import open_poll
from punte.ballots.actions.polls import make_poll
from punte.ballots.models import Poll, VoterList
from punte.base.translated import Translated
from punte.organisations.models import Organisation
from punte.people.models import User
from punte.projects.models import Operation

USUAL: dict[str, Any] = {
    "explanation": None, "kind": "single", "seats": 1, "most": 2, "top": 10, "unit": "", "secret": False, "live": False,
    "places": 100, "opens_at": None, "closes_at": None, "quorum": 0, "public": False,
}  # fmt: skip


def members(many: int, prefix: str = "member") -> list[User]:
    return [
        User.objects.create_user(f"{prefix}{n}@example.org", name=f"Member {n:03}", language="en")
        for n in range(many)
    ]


def listed(by: User, operation: Operation, people: list[User], name: str = "Assembly") -> VoterList:
    made = make_list(by=by, operation=operation, name=name)
    add_people(by=by, voters=made, addresses=[u.email for u in people])
    return made


def words(*texts: str) -> list[Translated]:
    return [Translated({"en": text}) for text in texts]


def poll(
    by: User, operation: Operation, organisation: Organisation, voters: VoterList | None, *, opened: bool = True,
    options: tuple[str, ...] = ("Bridge", "School", "Well"), **told: Any,
) -> Poll:  # fmt: skip
    made = make_poll(
        by=by, operation=operation, options=words(*options),
        **USUAL | {"question": Translated({"en": "What first?"}), "organisation": organisation, "voters": voters} | told,
    )  # fmt: skip
    if opened:
        open_poll(by=by, poll=made)
    return made
