"""Of each partner a consultation that takes guests: a word that waits for its mailbox and one that stands, something
followed, an amendment that waits and one that was taken over, somebody asked to sign too."""

from typing import Any

from punte.dialogue.actions.amendments import accept_amendment, amend_contribution
from punte.dialogue.actions.co_authors import invite_co_author
from punte.dialogue.actions.contributions import Spoken
from punte.dialogue.actions.follows import follow, stop_url
from punte.dialogue.actions.guests import confirm_word, leave_word
from punte.dialogue.links import CO_AUTHOR, GUEST
from punte.dialogue.models import Amendment, Consultation, Contribution, GuestWord
from punte.dialogue.tests.asked import opened, propose
from punte.participation.models import Participation
from punte.people.models import User


def joined(by: User, found: Participation) -> dict[str, Any]:
    """Names nobody but the participant, and only to who may see them; gives the numbers and the links."""
    one = opened(by, found.operation, found.organisation, guests=True, edit_hours=240)
    whose = Spoken(channel="phone", participation=found)
    said, reworded = (propose(by, one, f"A bus {n}", spoken=whose) for n in range(2))
    waits, stands = (_word(one, f"guest{one.pk}-{n}@example.org") for n in range(2))
    confirm_word(word=stands)
    follow(by=by, consultation=one, contribution=said)
    other = User.objects.create_user(f"suggests-{one.pk}@example.org", name="Somebody else")
    amended = _amended(other, said)
    accept_amendment(by=by, amendment=_amended(other, reworded))
    asked = invite_co_author(by=by, contribution=said, email=f"signs-{one.pk}@example.org")
    return {
        "joined_id": one.pk,
        "joined_said_id": said.pk,
        "reworded_id": reworded.pk,
        "amendment_id": amended.pk,
        "amendment_step": "accept",
        "guest_waits": _signed(GUEST.path_of(waits)),
        "guest_stands": _signed(GUEST.path_of(stands)),
        "digest_signed": _signed(stop_url(by)),
        "co_author_signed": _signed(CO_AUTHOR.path_of(asked)),
    }


def _word(one: Consultation, email: str) -> GuestWord:
    return leave_word(
        consultation=one, kind="proposal", email=email, language="en", origin="192.0.2.1", title="A train",
        text="There is none.", written_in="en",
    )  # fmt: skip


def _amended(by: User, said: Contribution) -> Amendment:
    return amend_contribution(by=by, contribution=said, title="A bus at five", text="It leaves at five.")


def _signed(path: str) -> str:
    return path.split("/")[3]


def of_route(route: str, ids: dict[str, Any]) -> dict[str, Any]:
    """The rows that this route is about, where they are others than those of the open consultation."""
    name = route.removeprefix("dialogue:")
    here = {"consultation_id": ids["joined_id"], "contribution_id": ids["joined_said_id"]}
    links = {
        "guest_own": "guest_waits",
        "guest_confirm": "guest_waits",
        "guest_withdraw": "guest_stands",
        "digest_stop": "digest_signed",
        "co_author_answer": "co_author_signed",
    }
    if name in links and route.startswith("dialogue:"):
        return {"signed": ids[links[name]]}
    if name in ("guest_create", "guest_support", "guest_sent", "amendment_detail", "amendment_move"):
        return here if route.startswith("dialogue:") else {}
    if route == "dialogue:wording_list":
        return {**here, "contribution_id": ids["reworded_id"]}
    return {}


def _parts(world: Any, actor: str, corner: Any, file: Any) -> dict[str, Any]:
    return {"title_1": "A bus", "text_1": "At five.", "title_2": "A nursery", "text_2": "Until noon."}


BODIES: dict[str, Any] = {
    "dialogue:guest_create": lambda w, a, c, f: {
        "title": "A bus", "text": "At five.", "written_in": "en", "email": "somebody@example.org",
    },
    "dialogue:guest_support": lambda w, a, c, f: {"email": "somebody@example.org"},
    "dialogue:follow_list": lambda w, a, c, f: {"every": "day"},
    "dialogue:contribution_split": _parts,
    "dialogue:amendment_create": lambda w, a, c, f: {"title": "Another bus", "text": "At five, please."},
    "dialogue:co_author_invite": lambda w, a, c, f: {"email": "one-more@example.org"},
    "dialogue:co_author_answer": lambda w, a, c, f: {},
}  # fmt: skip
