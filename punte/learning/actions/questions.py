"""What a question of the bank must be, whatever its kind; and changing one, as a new version."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from punte.base.permissions import require
from punte.base.states import MoveNotAllowed
from punte.learning import permissions
from punte.learning.grading import number_in
from punte.learning.models import Question
from punte.people.models import User
from punte.projects.models import Operation

Kind = Question.Kind
CHOSEN = (Kind.SINGLE, Kind.MULTIPLE)
MOST_OPTIONS = 10
MOST_POINTS = 100


@transaction.atomic
def change_question(
    *, by: User, operation: Operation, question: Question, version: int, **told: Any
) -> Question:
    """Change a question. Attempts that were begun keep the version they have; tests begun later get the new one.
    `told` as in add_question; its kind stays. Of two who change it at once, the second is told."""
    require(permissions.may_change_programme(by, operation, question.programme))
    told = checked(**{**told, "kind": question.kind})
    locked = Question.objects.select_for_update(of=("self",)).get(pk=question.pk)
    if locked.version != version or locked.retired:
        raise MoveNotAllowed
    for name, value in told.items():
        setattr(locked, name, value)
    locked.version += 1
    locked.save()
    return locked


def checked(
    *,
    kind: str,
    options: Sequence = (),
    right: Sequence[int] = (),
    accepted: Sequence[str] = (),
    partners: Sequence = (),
    reasons: Sequence = (),
    criteria: Sequence[dict[str, Any]] = (),
    **told: Any,
) -> dict[str, Any]:
    """What is kept of a question of this kind; raises ValidationError keyed to a field."""
    found: dict[str, Any] = {"options": [], "right": [], "accepted": [], "partners": [], "reasons": []}
    if kind in CHOSEN:
        _check_choice(kind, options, right)
        found |= {"options": list(options), "right": list(right)}
        found["reasons"] = _checked_reasons(options, reasons)
    elif kind == Kind.TRUE_FALSE:
        if list(right) not in ([0], [1]):
            raise ValidationError({"right": _("Write 1 for true, 2 for false.")})
        found["right"] = list(right)
    elif kind in (Kind.MATCHING, Kind.ORDERING):
        _check_several(kind, options, partners)
        found |= {"options": list(options), "partners": list(partners) if kind == Kind.MATCHING else []}
    elif kind == Kind.ESSAY:
        check_criteria(criteria)
        told["points"] = sum(c["points"] for c in criteria)
    else:
        _check_accepted(kind, accepted)
        found["accepted"] = list(accepted)
    return {**told, **found, "kind": kind, "criteria": list(criteria) if kind == Kind.ESSAY else []}


def _check_choice(kind: str, options: Sequence, right: Sequence[int]) -> None:
    if not 2 <= len(options) <= MOST_OPTIONS:
        raise ValidationError({"options": _("Write between two and ten answers, one a line.")})
    if not right or not all(0 <= n < len(options) for n in right):
        raise ValidationError({"right": _("Say which answers are right, by their numbers.")})
    if kind == Kind.SINGLE and len(right) != 1:
        raise ValidationError({"right": _("Only one answer is right here.")})


def _checked_reasons(options: Sequence, reasons: Sequence) -> list:
    if reasons and len(reasons) != len(options):
        raise ValidationError({"reasons": _("Write one reason for each answer, in the same order.")})
    return list(reasons)


def _check_several(kind: str, options: Sequence, partners: Sequence) -> None:
    if not 2 <= len(options) <= MOST_OPTIONS:
        raise ValidationError({"options": _("Write between two and ten, one a line.")})
    if kind == Kind.MATCHING and len(partners) != len(options):
        raise ValidationError({"partners": _("Write what belongs to each line above, in the same order.")})
    for name, lines in (("options", options), ("partners", partners)):
        if len({str(line["texts"]) for line in lines}) != len(lines):
            raise ValidationError({name: _("Each line may stand here once only.")})


def check_criteria(criteria: Sequence[dict[str, Any]]) -> None:
    """Between one and ten, each with its points, at most a hundred in all."""
    if not 1 <= len(criteria) <= MOST_OPTIONS:
        raise ValidationError({"criteria": _("Write between one and ten criteria, one a line.")})
    if any(c["points"] < 1 for c in criteria) or sum(c["points"] for c in criteria) > MOST_POINTS:
        raise ValidationError(
            {"criteria": _("Each criterion gives at least one point, all of them at most 100.")}
        )


def _check_accepted(kind: str, accepted: Sequence[str]) -> None:
    if not accepted:
        raise ValidationError({"accepted": _("Write what is accepted, one a line.")})
    if kind == Kind.NUMBER and any(number_in(text) is None for text in accepted):
        raise ValidationError({"accepted": _("This is not a number.")})
