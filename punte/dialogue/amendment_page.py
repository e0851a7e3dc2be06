"""What the pages of amendments and co-authors show: what would change, who signs, what one may do."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from punte.base.translated import Translated
from punte.dialogue import contribution_page as said
from punte.dialogue import permissions
from punte.dialogue.actions.amendments import AMEND, DECIDE
from punte.dialogue.actions.co_authors import SIGN
from punte.dialogue.models import Amendment, CoAuthor, Contribution, Wording
from punte.dialogue.text_changes import Part, parts

State = Amendment.State
TONES = {
    State.DRAFT: "neutral",
    State.EVALUATING: "warning",
    State.ACCEPTED: "success",
    State.REJECTED: "neutral",
    State.WITHDRAWN: "neutral",
}
SIGNED = {
    CoAuthor.State.INVITED: "warning",
    CoAuthor.State.ACCEPTED: "success",
    CoAuthor.State.DECLINED: "neutral",
}


def _source(text: Translated | None) -> str:
    return text.texts.get(text.source, "") if text else ""


def changes(before: Any, after: Any) -> dict[str, list[Part]]:
    """Title and text from one wording to another."""
    return {
        name: parts(_source(getattr(before, name)), _source(getattr(after, name)))
        for name in ("title", "text")
    }


def speaker(one: Amendment) -> str:
    """Who suggests it, as everybody may read it."""
    return one.voice.name if one.named else _("Somebody")


def row(one: Amendment) -> dict[str, Any]:
    """One amendment of the list below a proposal."""
    return {
        "label": one.why or _("Other words"),
        "url": one.get_absolute_url(),
        "small": speaker(one),
        "tag": str(one.get_state_display()),
        "tone": TONES[State(one.state)],
        "icon": "voice",
    }


def detail(user: Any, one: Amendment) -> dict[str, Any]:
    """One amendment: the words with what would change, its state, what the reader may do."""
    contribution = one.contribution
    replaced = getattr(one, "replaced", None)
    lasts = contribution.consultation.active(*DECIDE) is not None
    waits = one.state == State.EVALUATING
    mine = permissions.may_change_amendment(user, one)
    return {
        "one": one,
        "proposal": said.row(contribution),
        "speaker": speaker(one),
        "tone": TONES[State(one.state)],
        "language": one.text.source,
        "changes": changes(replaced or contribution, one),
        "stale": waits and contribution.changed_at is not None and contribution.changed_at > one.made_at,
        "may_decide": waits and lasts and permissions.may_decide_amendment(user, one),
        "may_submit": mine
        and one.state == State.DRAFT
        and contribution.consultation.active(*AMEND) is not None,
        "may_withdraw": mine and one.may_move_to(State.WITHDRAWN),
        "may_promote": mine
        and one.state == State.REJECTED
        and not one.promoted_id
        and _may_propose(contribution),
        "promoted": one.promoted if one.promoted and one.promoted.state in Contribution.READ else None,
    }


def _may_propose(contribution: Contribution) -> bool:
    return contribution.consultation.active(*Contribution.NEEDS[Contribution.Kind.PROPOSAL]) is not None


def beside(user: Any, one: Contribution) -> dict[str, Any]:
    """What the page of a proposal shows of the others at work on it."""
    if one.kind != Contribution.Kind.PROPOSAL:
        return {}
    lasts = one.consultation.active(*AMEND) is not None
    at = [one.consultation_id, one.pk]
    origin = getattr(one, "promoted_from", None)
    return {
        "amendments": [
            row(a) for a in one.amendments.readable(user).for_list().exclude(state=State.WITHDRAWN)
        ],
        "signed": signatures(one),
        "reworded": one.wordings.exists(),
        "promoted_from": origin,
        "amend_url": reverse("dialogue:amendment_create", args=at)
        if lasts and permissions.may_amend(user, one)
        else "",
        "co_author_url": reverse("dialogue:co_author_invite", args=at) if _may_invite(user, one) else "",
    }


def _may_invite(user: Any, one: Contribution) -> bool:
    return one.consultation.active(*SIGN) is not None and permissions.may_invite_co_authors(user, one)


def _signing(one: Contribution) -> Any:
    return one.co_authors.select_related(
        "entity", "voice__user", "voice__person__identity", "voice__person__consortium", "voice__consortium",
        "consortium",
    )  # fmt: skip


def _signature(one: CoAuthor) -> str:
    if one.entity is not None:
        return " · ".join(
            filter(None, (one.entity.name, one.mandate, one.voice.name if one.named and one.voice else ""))
        )
    return one.voice.name if one.named and one.voice else ""


def signatures(one: Contribution) -> list[str]:
    """Who signs it too, as everybody reads it; who shows no name is somebody."""
    rows = [c for c in _signing(one) if c.state == CoAuthor.State.ACCEPTED]
    named = [words for c in rows if (words := _signature(c))]
    return named + [_("Somebody")] * (len(rows) - len(named))


def asked(one: Contribution) -> list[dict[str, Any]]:
    """Everybody who was asked, for the author."""
    return [
        {
            "label": (c.entity.name if c.entity else c.email) or _signature(c) or _("Somebody"),
            "small": c.mandate,
            "tag": str(c.get_state_display()),
            "tone": SIGNED[CoAuthor.State(c.state)],
            "icon": "people",
        }
        for c in _signing(one)
    ]


def former(one: Contribution) -> list[dict[str, Any]]:
    """The wordings it had, the latest change first, each with what changed then."""
    rows: list[Wording] = list(one.wordings.all())
    taken = {a.pk: a for a in one.amendments.for_list().filter(state=State.ACCEPTED)}
    after: list[Any] = [one, *rows]
    found = []
    for wording, new in zip(rows, after, strict=False):
        amendment = taken[wording.amendment_id]
        found.append(
            {
                "on": wording.until,
                "changes": changes(wording, new),
                "why": amendment.why,
                "speaker": speaker(amendment),
                "url": amendment.get_absolute_url(),
            }
        )
    return found
