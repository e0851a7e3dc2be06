"""Of each partner texts in one consultation: one on which people comment, one with its next version as a draft, one in
two public versions."""

from typing import Any

from punte.base import clock
from punte.dialogue.actions.contributions import Spoken
from punte.dialogue.actions.texts import publish_text
from punte.dialogue.models import Consultation
from punte.dialogue.tests import texted as cast
from punte.dialogue.tests.asked import DAY
from punte.participation.models import Participation
from punte.people.models import User

DRAFTED = ("dialogue:text_desk", "dialogue:text_write", "dialogue:text_move", "dialogue:text_match")


def commented(by: User, found: Participation) -> dict[str, Any]:
    """Names nobody; gives their numbers."""
    changed = cast.published(by, found.operation, found.organisation)
    consultation = Consultation.objects.get(pk=changed.text.consultation_id)
    drafted = cast.brought(by, consultation)
    publish_text(by=by, draft=drafted)
    publish_text(by=by, draft=cast.followed(by, cast.frozen(by, changed)))
    draft = cast.followed(by, cast.frozen(by, drafted))
    consultation.phases.filter(kind="comment").update(ends_at=clock.now() + 9 * DAY)
    current = cast.brought(by, Consultation.objects.get(pk=consultation.pk))
    publish_text(by=by, draft=current)
    cast.remark(by, current, spoken=Spoken(channel="phone", participation=found))
    return {
        "commented_id": consultation.pk,
        "text_id": current.text_id,
        "drafted_id": drafted.text_id,
        "changed_id": changed.text_id,
        "paragraph_id": cast.place(current, "autobuz").pk,
        "draft_paragraph_id": cast.place(draft, "tânăr").pk,
        "text_step": "publish",
        "into": "en",
    }


def of_route(route: str, ids: dict[str, Any]) -> dict[str, Any]:
    """The consultation with texts, and the text that this route is about."""
    if not route.startswith("dialogue:text_"):
        return {}
    found = {"consultation_id": ids["commented_id"], "version_number": 1}
    if route in DRAFTED:
        return found | {"text_id": ids["drafted_id"]}
    if route == "dialogue:text_changes":
        return found | {"text_id": ids["changed_id"], "version_number": 2}
    return found


def _text(world: Any, actor: str, corner: Any, file: Any) -> dict[str, Any]:
    return {"title__en": "A plan", "language": "en", "body": "The bus leaves at five.", "version": 2}


BODIES: dict[str, Any] = {
    "dialogue:text_comment": lambda w, a, c, f: {"text": "Too late.", "language": "en"},
    "dialogue:text_create": _text,
    "dialogue:text_write": _text,
    "dialogue:text_match": lambda w, a, c, f: {"key": ""},
    "dialogue:text_translate": lambda w, a, c, f: {"title": "A plan", "p1": "A strategy"},
    "dialogue:text_write_down": lambda w, a, c, f: {
        "text": "Too late.", "language": "en", "channel": "phone", "name": "Somebody at the telephone",
    },
}  # fmt: skip
