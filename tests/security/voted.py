"""Of each partner a voter list and polls in the states that a page needs: a draft, one open, one in a room, one whose
result everybody may read. Whoever runs them is on the register too."""

from collections.abc import Callable
from typing import Any

from punte.ballots.actions.lists import add_people, make_list
from punte.ballots.actions.openings import close_poll, open_poll, publish_result
from punte.ballots.actions.polls import make_poll
from punte.ballots.actions.votes import vote, vote_in_room
from punte.ballots.models import Poll, VoterList
from punte.ballots.tests.cast import USUAL, members, words
from punte.base.translated import Translated
from punte.participation.models import Participation
from punte.people.models import User

# Which of the polls a page is about.
OF = {
    "ballots:poll_edit": "draft_poll_id",
    **dict.fromkeys(
        (
            "ballots:poll_result",
            "ballots:poll_protocol",
            "ballots:own_done",
            "ballots:own_result",
            "ballots:result_public",
        ),
        "published_poll_id",
    ),
}


def voted(by: User, found: Participation) -> dict[str, Any]:
    """Names nobody of the files; gives the numbers."""
    operation, organisation = found.operation, found.organisation
    somebody = User.objects.create_user(f"voter{found.pk}@example.org", name="A voter", language="en")
    voters = make_list(by=by, operation=operation, name=f"List {found.pk}")
    add_people(by=by, voters=voters, addresses=[by.email, somebody.email])

    def poll(**told: Any) -> Poll:
        usual = USUAL | {
            "question": Translated({"en": "What first?"}),
            "organisation": organisation,
            "voters": voters,
        }
        return make_poll(by=by, operation=operation, options=words("One", "Two"), **usual | told)

    draft, asked, room, published = (
        poll(),
        poll(),
        poll(live=True, voters=None, places=10_000),
        poll(public=True),
    )
    for one in (asked, room, published):
        open_poll(by=by, poll=one)
    vote(by=by, poll=published, told={"picks": [1]})
    close_poll(by=by, poll=published)
    publish_result(by=by, poll=published)
    vote_in_room(poll=room, options={1, 2}, mark=b"a telephone", told={"picks": [1]})
    _in_secret(by, voters, poll, found.pk)
    return {
        "poll_id": asked.pk,
        "draft_poll_id": draft.pk,
        "published_poll_id": published.pk,
        "voters_id": voters.pk,
        "listed_id": voters.people.get(user=somebody).pk,
        "voter_id": asked.register.get(user=somebody).pk,
        "poll_step": "close",
        "short": room.code,
    }


def _in_secret(by: User, voters: VoterList, poll: Callable[..., Poll], number: int) -> None:
    """A box that is open, and one that was counted."""
    add_people(by=by, voters=voters, addresses=[u.email for u in members(4, f"secret{number}-")])
    boxes = poll(secret=True), poll(secret=True)
    for one in boxes:
        open_poll(by=by, poll=one)
        vote(by=by, poll=one, told={"picks": [2]})
    close_poll(by=by, poll=boxes[1])


def of_route(route: str, ids: dict[str, Any]) -> dict[str, Any]:
    """The poll that this page is about, where it is another than the open one."""
    return {"poll_id": ids[OF[route]]} if route in OF else {}


def _poll_body(world: Any, actor: str, corner: Any, file: Any) -> dict[str, Any]:
    place = "partner" if file is corner.files.get("partner") or actor == "bogdan" else "lead"
    return {
        "question__en": "What next?",
        "options__en": "One\nTwo",
        "kind": "single",
        "way": "open",
        "organisation": corner.organisations[place].pk,
        "version": 1,
    }


BODIES: dict[str, Any] = {
    "ballots:poll_create": _poll_body,
    "ballots:poll_edit": _poll_body,
    "ballots:poll_record": lambda w, a, c, f: {"choice": "1"},
    "ballots:own_detail": lambda w, a, c, f: {"choice": "1"},
    "ballots:list_create": lambda w, a, c, f: {"name": f"Another list of {a}"},
    "ballots:list_detail": lambda w, a, c, f: {"source": "partners"},
    "vote:room": lambda w, a, c, f: {"choice": "1"},
}
