"""What the pages of guests show: the word to be confirmed, what became of it, what may be done."""

from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from punte.dialogue import contribution_page as said
from punte.dialogue.actions.guests import over
from punte.dialogue.models import Consultation, Contribution, GuestWord, Phase

Kind, State = GuestWord.Kind, GuestWord.State
TONES = {State.ASKED: "warning", State.CONFIRMED: "success", State.WITHDRAWN: "neutral"}


def title_of(kind: str) -> str:
    """What the page of writing is called."""
    words = {Kind.PROPOSAL: _("Make a proposal"), Kind.ANSWER: _("Answer the question")}
    return words.get(Kind(kind), _("Support it"))


def sign_in_url(consultation: Consultation, kind: str, target: Contribution | None) -> str:
    """Where who has an account does the same."""
    at = [consultation.pk]
    path = target.get_absolute_url() if target else reverse("dialogue:contribution_create", args=[*at, kind])
    return f"{reverse('account_login')}?{urlencode({'next': path})}"


def own(found: GuestWord) -> dict[str, Any]:
    """The page behind the link."""
    asked, late = found.state == State.ASKED, over(found)
    told = found.told
    context: dict[str, Any] = {
        "consultation": found.consultation,
        "tag": _("too late") if late else str(found.get_state_display()),
        "tone": "neutral" if late else TONES[State(found.state)],
        "to_confirm": asked and not late,
        "late": late,
        "supports": found.kind == Kind.SUPPORT,
        "told": told,
        "verb": _("Confirm my support") if found.kind == Kind.SUPPORT else _("Publish it"),
    }
    one = found.contribution
    if one is None:
        return {**context, "heading": told.get("title") or title_of(found.kind)}
    one.consultation = found.consultation
    standing = found.state == State.CONFIRMED
    return {
        **context,
        "heading": one.heading,
        "language": one.text.source,
        "public_url": one.get_absolute_url() if one.state in Contribution.READ else "",
        "steps": said.became(one) if not asked and found.kind != Kind.SUPPORT else [],
        "words": said.words_of(one) if found.kind != Kind.SUPPORT else None,
        "may_withdraw": standing and _may_withdraw(found, one),
    }


def _may_withdraw(found: GuestWord, one: Contribution) -> bool:
    if found.kind == Kind.SUPPORT:
        return found.consultation.active(Phase.Kind.SUPPORT) is not None
    answered = found.consultation.state in Consultation.ANSWERED
    return one.may_move_to(Contribution.State.WITHDRAWN) and not answered
