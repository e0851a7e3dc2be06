"""What the list of what one follows shows, and whether the reader follows something."""

from typing import Any

from punte.dialogue import consultation_page, permissions
from punte.dialogue.models import Consultation, Contribution, Digest, Follow
from punte.people.circles import in_consortium
from punte.people.models import Consortium, User


def every_of(user: User) -> str:
    """How often they want a letter; nothing is sent before they follow something."""
    found = Digest.objects.filter(user=user).first()
    return found.every if found else Digest.Every.WEEK


def follows(user: Any, consultation: Consultation, contribution: Contribution | None = None) -> bool:
    """Whether this reader follows it."""
    return Follow.objects.own(user).filter(consultation=consultation, contribution=contribution).exists()


def followed(user: User) -> list[dict[str, Any]]:
    """Everything in every consortium that may still be read, the latest first."""
    found: list[tuple[Any, dict[str, Any]]] = []
    for circle in Consortium.objects.order_by("pk"):
        with in_consortium(circle.pk):
            rows = Follow.objects.own(user).select_related("consultation__operation", "contribution")
            readable: dict[int, bool] = {}
            for one in rows:
                key = one.consultation_id
                if key not in readable:
                    readable[key] = permissions.may_read(user, one.consultation)
                if readable[key] and _there(one):
                    found.append((one.made_at, _row(one)))
    return [row for _at, row in sorted(found, key=lambda pair: pair[0], reverse=True)]


def _there(one: Follow) -> bool:
    if one.consultation.state == Consultation.State.DRAFT:
        return False
    return one.contribution is None or one.contribution.state in Contribution.READ


def _row(one: Follow) -> dict[str, Any]:
    found = one.contribution or one.consultation
    return {
        "label": one.contribution.heading if one.contribution else str(one.consultation.title),
        "url": found.get_absolute_url(),
        "small": str(one.consultation.title) if one.contribution else "",
        "tag": "" if one.contribution else str(one.consultation.get_state_display()),
        "tone": consultation_page.tone(one.consultation),
        "icon": "voice",
    }
