"""Which questions of a survey are asked after which answers, and which answers fit. Pure: no database.

A condition names an earlier question, so one pass from the first to the last question is enough."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from punte.dialogue.models import SurveyQuestion

Kind = SurveyQuestion.Kind
LONGEST = 1000  # characters of free words
Answers = dict[int, Any]


def asked(question: SurveyQuestion, answers: Mapping[int, Any]) -> bool:
    """Whether it is asked, from the answers to the questions before it that were asked."""
    if question.after_id is None:
        return True
    given = answers.get(question.after_id)
    picked = given if isinstance(given, list) else [given]
    return any(option in question.chosen for option in picked)


def settled(
    questions: Iterable[SurveyQuestion], answers: Mapping[int, Any]
) -> tuple[Answers, dict[int, str]]:
    """The answers to the questions that are asked, and what is wrong with others, by the id of the question. Answers
    to questions that are not asked fall away."""
    kept: Answers = {}
    faults: dict[int, str] = {}
    for question in questions:
        if not asked(question, kept):
            continue
        given = answers.get(question.pk)
        if given in (None, "", []):
            if question.required:
                faults[question.pk] = _("This question has to be answered.")
        elif fits(question, given):
            kept[question.pk] = given
        else:
            faults[question.pk] = _("Choose from what stands here, or write what fits.")
    return kept, faults


def fits(question: SurveyQuestion, given: Any) -> bool:
    """Whether this can be an answer to it."""
    match question.kind:
        case Kind.SINGLE:
            return _whole(given) and 0 <= given < question.size
        case Kind.MULTIPLE:
            return (
                isinstance(given, list)
                and len(set(map(str, given))) == len(given)
                and all(_whole(one) and 0 <= one < question.size for one in given)
            )
        case Kind.SCALE:
            return _whole(given) and given in SurveyQuestion.SCALE
        case Kind.NUMBER:
            return _whole(given) and (question.least or 0) <= given <= (question.most or 0)
    return isinstance(given, str) and len(given) <= LONGEST


def _whole(given: Any) -> bool:
    return isinstance(given, int) and not isinstance(given, bool)


def written(question: SurveyQuestion, given: Any) -> str:
    """An answer in words, as whoever gave it reads it."""
    if given is None:
        return ""
    if question.kind == Kind.SINGLE:
        return question.words[given]
    if question.kind == Kind.MULTIPLE:
        return "; ".join(question.words[one] for one in given)
    return str(given)


def as_answers(stored: Mapping[str, Any]) -> Answers:
    """What is stored, by the id of the question as a number."""
    return {int(key): value for key, value in stored.items()}
