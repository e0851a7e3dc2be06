"""Of each partner three round tables: one that is going on with a list, a question and a draft, one whose position is
open, one that is over with its position adopted."""

from typing import Any

from punte.ballots.models import Poll
from punte.dialogue.actions import positions, questions
from punte.dialogue.actions import tables as acts
from punte.dialogue.actions.turns import write_down_speaker
from punte.dialogue.models import RoundTable
from punte.dialogue.tests import tabled as cast
from punte.organisations.models import Organisation, Role
from punte.participation.models import Participation
from punte.people.models import User

OPEN, OVER = "signed_table_id", "closed_table_id"
OF = {
    "dialogue:position_sign": OPEN,
    "dialogue:position_unsign": OVER,
    "dialogue:position_pdf": OVER,
}
WORDS = {"title": "A bus", "text": "We ask for a bus.", "language": "en", "version": 0}


def tabled(by: User, found: Participation, ids: dict[str, Any]) -> dict[str, Any]:
    """Names nobody of the files; gives the numbers."""
    here = _table(by, found)
    acts.open_table(by=by, table=here)
    turn = write_down_speaker(by=by, table=here, name="Somebody Who Speaks")
    asked, same = (
        questions.ask_question(by=by, table=here, text=text, language="en")
        for text in ("When?", "At what hour?")
    )
    questions.carry_question(
        by=User.objects.create_user(f"carrier{found.pk}@example.org", name="C"), question=asked
    )
    asked.table = here
    acts.link_poll(by=by, table=here, poll=Poll.objects.get(pk=ids["poll_id"]))
    positions.write_position(by=by, table=here, **WORDS)
    _opened(by, shown := _table(by, found))
    over = _adopted(by, found)
    return {
        "table_id": here.pk,
        OPEN: shown.pk,
        OVER: over.pk,
        "turn_id": turn.pk,
        "table_question_id": asked.pk,
        "same_question_id": same.pk,
        "untabled_event_id": cast.an_event(by, found.operation, **_of(found)).pk,
        "table_chair": by.pk,
        "signing_id": _own(by).pk,
        "table_step": "close",
        "position_step": "open",
    }


def _of(found: Participation) -> dict[str, Any]:
    return {"organiser": found.organisation, "activity": found.operation.activities.first()}


def _own(by: User) -> Organisation:
    return Role.objects.filter(user=by).select_related("organisation").order_by("pk")[0].organisation


def _table(by: User, found: Participation) -> RoundTable:
    made = acts.plan_table(by=by, event=cast.an_event(by, found.operation, **_of(found)), chair=by)
    acts.change_table(by=by, table=made, version=1, chair=by, minutes_each=4)
    return RoundTable.objects.for_list().get(pk=made.pk)


def _opened(by: User, table: RoundTable) -> Any:
    position = positions.write_position(by=by, table=table, **WORDS)
    position.table = table
    positions.open_position(by=by, position=position)
    return position


def _adopted(by: User, found: Participation) -> RoundTable:
    table = _table(by, found)
    position = _opened(by, table)
    told = {"organisation": _own(by), "mandate": "manager", "stance": "signs"}
    positions.sign_position(by=by, position=position, **told)
    positions.adopt_position(by=by, position=position)
    return table


def of_route(route: str, ids: dict[str, Any]) -> dict[str, Any]:
    """The table that this page is about, where it is not the one that is going on."""
    return {"table_id": ids[OF[route]]} if route in OF else {}


def _terms(world: Any, actor: str, corner: Any, file: Any) -> dict[str, Any]:
    return {
        "event": file.ids["untabled_event_id"], "chair": file.ids["table_chair"], "minutes_each": 3, "answer_days": 14,
        "online": "on", "version": 2,
    }  # fmt: skip


def _signs(world: Any, actor: str, corner: Any, file: Any) -> dict[str, Any]:
    held = Role.objects.filter(user__in=[u for n, u in world.users.items() if n == actor]).first()
    return {
        "organisation": held.organisation_id if held else "", "mandate": "manager", "stance": "signs",
    }  # fmt: skip


_DUE = {"due_on_day": 1, "due_on_month": 4, "due_on_year": 2025}
_ASKED = {"text": "When does it come?", "language": "en"}
BODIES: dict[str, Any] = {
    "dialogue:table_create": _terms,
    "dialogue:table_edit": _terms,
    "dialogue:turn_ask": lambda w, a, c, f: {"group": ""},
    "dialogue:turn_write_down": lambda w, a, c, f: {"name": "Somebody Else"},
    "dialogue:turn_call": lambda w, a, c, f: {"why": "the train leaves", "after": 0},
    "dialogue:turn_next": lambda w, a, c, f: {"after": 0},
    "dialogue:question_ask": lambda w, a, c, f: _ASKED,
    "dialogue:question_write_down": lambda w, a, c, f: {"name": "Somebody", **_ASKED},
    "dialogue:question_answer": lambda w, a, c, f: {**_ASKED, "answered_by": "Town hall", "version": 1},
    "dialogue:question_take": lambda w, a, c, f: {
        "responsible": f.ids["table_chair"], **_DUE,
    },
    "dialogue:question_join": lambda w, a, c, f: {"into": f.ids["same_question_id"]},
    "dialogue:question_hide": lambda w, a, c, f: {"why": "not about this"},
    "dialogue:table_polls": lambda w, a, c, f: {"off": f.ids["poll_id"]},
    "dialogue:position_edit": lambda w, a, c, f: {**WORDS, "version": 1},
    "dialogue:position_sign": _signs,
    "dialogue:position_unsign": lambda w, a, c, f: {"organisation": f.ids["signing_id"]},
}  # fmt: skip
