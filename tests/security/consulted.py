"""Of each partner a consultation that is open, with what its participant said to a mediator; one that waits for the
feedback, one that is answered."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from punte.base import clock
from punte.dialogue.actions.answers import answer_contribution, publish_feedback
from punte.dialogue.actions.consultations import ask_organisation, move_consultation
from punte.dialogue.actions.contributions import Spoken, support
from punte.dialogue.actions.lists import Line, bring_list
from punte.dialogue.actions.phases import add_phase
from punte.dialogue.actions.pictures import add_picture
from punte.dialogue.models import Contribution
from punte.dialogue.tests.asked import DAY, drawn, opened, over, propose, text
from punte.participation.models import Participation
from punte.people.models import User

ANSWERED = ("dialogue:consultation_answers", "dialogue:result_note")


def consulted(by: User, found: Participation) -> dict[str, Any]:
    """Names nobody but the participant, and only to who may see them; gives their numbers."""
    from tests.security.world import pdf

    operation, organiser = found.operation, found.organisation
    whose = Spoken(channel="phone", participation=found)
    one = opened(by, operation, organiser, edit_hours=240)
    said, kept = (propose(by, one, f"A bus {n}", spoken=whose, draft=bool(n)) for n in range(2))
    ask_organisation(by=by, consultation=one, organisation=organiser, group=None)
    shown = add_picture(by=by, contribution=said, content=drawn(), alternative="A stop without a roof")
    names = [Line("Somebody else", place="Seini")]
    sheet: dict[str, Any] = {
        "channel": "meeting",
        "on": clock.today(operation.zone),
        "content": pdf(f"List {one.pk}"),
    }
    bring_list(by=by, consultation=one, names=names, file_name="list.pdf", **sheet)
    support(by=by, contribution=said)
    other = propose(by, one, "A train", spoken=Spoken(channel="paper", name="Somebody else"))
    now = clock.now()
    later = add_phase(by=by, consultation=one, kind="support", starts_at=now + DAY, ends_at=now + 9 * DAY)
    waiting, answered = (_answered(by, found, whose) for _n in range(2))
    publish_feedback(by=by, consultation=answered, outcome=text("Da."))
    return {
        "consultation_id": one.pk,
        "contribution_id": said.pk,
        "draft_contribution_id": kept.pk,
        "other_contribution_id": other.pk,
        "contribution_picture_id": shown.pk,
        "phase_id": later.pk,
        "waiting_id": waiting.pk,
        "answered_id": answered.pk,
        "contribution_kind": Contribution.Kind.PROPOSAL,
        "consultation_step": "close",
    }


def _answered(by: User, found: Participation, whose: Spoken) -> Any:
    consultation = opened(by, found.operation, found.organisation)
    said = propose(by, consultation, spoken=whose)
    answer_contribution(by=by, contribution=said, outcome="accepted", reason=text("Da."))
    consultation = over(consultation)
    move_consultation(by=by, consultation=consultation, step="analyse")
    return consultation


def of_route(route: str, ids: dict[str, Any]) -> dict[str, Any]:
    """The rows that this route is about, where they are others than the open consultation."""
    if route in ANSWERED:
        return {"consultation_id": ids["answered_id"]}
    if route in ("dialogue:picture", "dialogue:picture_remove"):
        return {"picture_id": ids["contribution_picture_id"]}
    if route == "dialogue:feedback_publish":
        return {"consultation_id": ids["waiting_id"]}
    if route == "dialogue:contribution_publish":
        return {"contribution_id": ids["draft_contribution_id"]}
    return {}


def _days(name: str, day: int) -> dict[str, int]:
    return {f"{name}_day": day, f"{name}_month": 3, f"{name}_year": 2099}


def _words(world: Any, actor: str, corner: Any, file: Any) -> dict[str, Any]:
    return {
        "title": "A bus",
        "text": "The first leaves at nine.",
        "language": "en",
        "side": "for",
        "version": 1,
    }


def _consultation(world: Any, actor: str, corner: Any, file: Any) -> dict[str, Any]:
    place = "partner" if actor == "bogdan" else "lead"
    return {
        "title__en": "A question", "question__en": "What?", "easy__en": "Tell us.", "audience": "open",
        "organiser": corner.organisations[place].pk, "edit_hours": 24, "version": 1,
    }  # fmt: skip


def _phase(world: Any, actor: str, corner: Any, file: Any) -> dict[str, Any]:
    return {"kind": "discuss", "version": 1, **_days("first", 3), **_days("last", 20)}


def _groups(world: Any, actor: str, corner: Any, file: Any) -> dict[str, Any]:
    from punte.dialogue.models import StakeholderGroup

    group = StakeholderGroup.objects.of(corner.operation.consortium_id).first()
    return {f"group_{group.pk}": 3} if group else {}


def _list(world: Any, actor: str, corner: Any, file: Any) -> dict[str, Any]:
    from tests.security.bodies import a_file, date

    return {"purpose": "heard", "channel": "meeting", **date("on"), "names": "Somebody", "file": a_file()}


def _said(world: Any, actor: str, corner: Any, file: Any) -> dict[str, Any]:
    return {**_words(world, actor, corner, file), "channel": "phone", "name": "Somebody at the telephone"}


def _picture(world: Any, actor: str, corner: Any, file: Any) -> dict[str, Any]:
    return {"file": SimpleUploadedFile("stop.png", drawn()), "alternative": "A stop without a roof"}


BODIES: dict[str, Any] = {
    "dialogue:picture_add": _picture,
    **dict.fromkeys(("dialogue:contribution_create", "dialogue:contribution_reply"), _words),
    **dict.fromkeys(("dialogue:contribution_edit", "dialogue:contribution_translate"), _words),
    **dict.fromkeys(("dialogue:desk_create", "dialogue:desk_edit"), _consultation),
    **dict.fromkeys(("dialogue:phase_create", "dialogue:phase_edit"), _phase),
    "dialogue:desk_cancel": lambda w, a, c, f: {"reason": "Another law"},
    "dialogue:group_edit": _groups,
    "dialogue:organisation_ask": lambda w, a, c, f: {"organisation": c.organisations["lead"].pk},
    "dialogue:answer_edit": lambda w, a, c, f: {"outcome": "partly", "reason__en": "From May"},
    "dialogue:contribution_merge": lambda w, a, c, f: {"into": f.ids["other_contribution_id"]},
    "dialogue:feedback_publish": lambda w, a, c, f: {"outcome__en": "It is done"},
    "dialogue:result_note": lambda w, a, c, f: {"results__en": "The bus runs"},
    "dialogue:voice_bring": _list,
    "dialogue:voice_event": lambda w, a, c, f: {"event": f.ids["event_id"], "purpose": "heard"},
    "dialogue:voice_write_down": _said,
}
