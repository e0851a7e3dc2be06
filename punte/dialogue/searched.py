"""The search of the public page: in every consortium, only what everybody reads."""

from typing import Any

from punte.dialogue.models import Consultation, Contribution
from punte.dialogue.search import CONSULTATION, CONTRIBUTION, found
from punte.people.circles import in_consortium
from punte.people.models import Consortium

MOST = 25  # of each kind


def everywhere(typed: str) -> tuple[list[Consultation], list[dict[str, Any]]]:
    """The public consultations that hold the words, and the contributions in public ones, the newest first."""
    consultations: list[Consultation] = []
    contributions: list[dict[str, Any]] = []
    for circle in Consortium.objects.order_by("pk"):
        with in_consortium(circle.pk):
            rows = Consultation.objects.public().for_list()
            consultations += rows.filter(pk__in=found(typed, CONSULTATION, most=4 * MOST)).order_by("-pk")
            said = Contribution.objects.published().filter(consultation__in=Consultation.objects.public())
            said = said.filter(pk__in=found(typed, CONTRIBUTION, most=4 * MOST)).select_related(
                "consultation"
            )
            contributions += [_row(one) for one in said.order_by("-pk")[:MOST]]
    return consultations[:MOST], contributions[:MOST]


def _row(one: Contribution) -> dict[str, Any]:
    return {
        "label": one.heading,
        "url": one.get_absolute_url(),
        "small": str(one.consultation.title),
        "tag": str(one.get_kind_display()),
        "icon": "voice",
    }
