"""What can happen to a question of a survey before the consultation opens: written, changed, moved, dropped."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F, Max
from django.utils.translation import gettext as _

from punte.base import clock, formats
from punte.base.permissions import require
from punte.base.states import MoveNotAllowed
from punte.base.translated import Translated
from punte.dialogue import permissions
from punte.dialogue.models import Consultation, Phase, SurveyQuestion
from punte.dialogue.models.surveys import lines
from punte.people.models import User

MOST_QUESTIONS, MOST_OPTIONS = 60, 20
Kind, State = SurveyQuestion.Kind, Consultation.State


def frozen(consultation: Consultation) -> bool:
    """Whether people may have read the questions already: it is open or was, or the first phase has begun."""
    if consultation.state not in (State.DRAFT, State.SCHEDULED) or consultation.survey_responses.exists():
        return True
    begun = (p.starts_at <= clock.now() for p in consultation.phases.all() if p.kind != Phase.Kind.FEEDBACK)
    return consultation.state == State.SCHEDULED and any(begun)


def _begin(consultation: Consultation) -> None:
    """One at a time changes the questions of a survey, and nobody once it is open."""
    Consultation.objects.select_for_update().only("pk").get(pk=consultation.pk)
    if frozen(consultation):
        raise ValidationError(
            _("The consultation is open: everybody answers the same questions, so they stay as they are."),
            code="frozen",
        )


@transaction.atomic
def add_question(*, by: User, consultation: Consultation, kind: str, **told: Any) -> SurveyQuestion:
    """Write a question after the others. `told`: text, options, low, high, least, most, required, after, chosen.
    ValidationError keyed to a field."""
    require(permissions.may_run(by, consultation))
    _begin(consultation)
    if kind not in Kind.values:
        raise ValidationError({"kind": _("Choose how it is answered.")})
    rows = consultation.survey_questions
    if rows.count() >= MOST_QUESTIONS:
        raise ValidationError(
            _("There are as many questions as anybody answers. Drop one first."), code="many"
        )
    last = rows.aggregate(last=Max("position"))["last"] or 0
    found = SurveyQuestion(
        consortium_id=consultation.consortium_id,
        consultation=consultation,
        kind=kind,
        position=last + 1,
        **_fitting(kind, told),
    )
    _refuse(found)
    found.save(force_insert=True)
    return found


@transaction.atomic
def change_question(*, by: User, question: SurveyQuestion, version: int, **told: Any) -> None:
    """Change it; how it is answered stays. Of two who change it at once the second is told. ValidationError keyed to a
    field."""
    require(permissions.may_run(by, question.consultation))
    _begin(question.consultation)
    size = question.size
    told = _fitting(question.kind, told)
    for name, value in told.items():
        setattr(question, name, value)
    _refuse(question)
    if question.size != size and (after := _followers(question)):
        why = _("Other questions hang on these options: %(questions)s. Change only words, or those first.")
        raise ValidationError({"options": why % {"questions": after}})
    rows = SurveyQuestion.objects.filter(pk=question.pk, version=version)
    if not rows.update(version=F("version") + 1, **told):
        raise MoveNotAllowed


def _fitting(kind: str, told: dict[str, Any]) -> dict[str, Any]:
    """What belongs to this kind of question; the rest is empty."""
    own = {
        Kind.SINGLE: {"options"},
        Kind.MULTIPLE: {"options"},
        Kind.SCALE: {"low", "high"},
        Kind.NUMBER: {"least", "most"},
    }.get(Kind(kind), set())
    names = ("options", "low", "high", "least", "most")
    kept = {name: told.get(name) if name in own else None for name in names}
    if kept["options"]:
        kept["options"] = _one_a_line(kept["options"])
    after = told.get("after")
    return {
        **kept,
        "text": told.get("text"),
        "required": bool(told.get("required")),
        "after": after,
        "chosen": sorted(set(told.get("chosen") or [])) if after else [],
    }


def _one_a_line(options: Translated) -> Translated:
    texts = {
        code: "\n".join(line.strip() for line in text.splitlines() if line.strip())
        for code, text in options.texts.items()
    }
    return Translated(texts, options.source, options.states)


def _refuse(question: SurveyQuestion) -> None:
    if not question.text:
        raise ValidationError({"text": _("Write it in one language at least.")})
    if question.kind in SurveyQuestion.CHOICES:
        _refuse_options(question.options)
    if question.kind == Kind.SCALE and not (question.low and question.high):
        raise ValidationError({"high" if question.low else "low": _("Say in words what this end means.")})
    if question.kind == Kind.NUMBER:
        if question.least is None or question.most is None:
            raise ValidationError({"least" if question.least is None else "most": _("Write a whole number.")})
        if question.least >= question.most:
            raise ValidationError({"most": _("It has to be more than the number from which it goes.")})
    _refuse_condition(question)


def _refuse_options(options: Translated | None) -> None:
    written = lines(options) if options else [[]]
    if len({len(one) for one in written}) > 1:
        raise ValidationError(
            {"options": _("Write the same number of lines in each language, in the same order.")}
        )
    if not 2 <= len(written[0]) <= MOST_OPTIONS:
        raise ValidationError(
            {
                "options": _("Write two options at least, at most %(most)s, one a line.")
                % {"most": MOST_OPTIONS}
            }
        )
    if any(len(set(one)) < len(one) for one in written):
        raise ValidationError({"options": _("Two options are the same.")})


def _refuse_condition(question: SurveyQuestion) -> None:
    after = question.after
    if after is None:
        return
    if after.consultation_id != question.consultation_id or after.kind not in SurveyQuestion.CHOICES:
        raise ValidationError({"condition": _("Choose options of a question of this survey.")})
    if after.position >= question.position:
        raise ValidationError({"condition": _("Only an earlier question can decide about it.")})
    if not question.chosen or not set(question.chosen) <= set(range(after.size)):
        raise ValidationError({"condition": _("Choose at least one option that stands there.")})


@transaction.atomic
def move_question(*, by: User, question: SurveyQuestion, direction: str) -> None:
    """One place up or down; never before the question that decides about it."""
    consultation = question.consultation
    require(permissions.may_run(by, consultation))
    _begin(consultation)
    rows = list(consultation.survey_questions.all())
    place = next((n for n, one in enumerate(rows) if one.pk == question.pk), None)
    if place is None or direction not in ("up", "down"):
        raise MoveNotAllowed
    upper = place - 1 if direction == "up" else place
    if not 0 <= upper < len(rows) - 1:
        return  # it is the first or the last already
    first, second = rows[upper], rows[upper + 1]
    if second.after_id == first.pk:
        told = {"first": first, "second": second}
        raise ValidationError(
            _("“%(second)s” is asked only after an answer to “%(first)s”, so it has to stand behind it.")
            % told,
            code="order",
        )
    for one, position in ((first, second.position), (second, first.position)):
        SurveyQuestion.objects.filter(pk=one.pk).update(position=position)


@transaction.atomic
def drop_question(*, by: User, question: SurveyQuestion) -> None:
    """Take it away; not while a condition names it, nor the last one while a phase for the survey is announced."""
    consultation = question.consultation
    require(permissions.may_run(by, consultation))
    _begin(consultation)
    if after := _followers(question):
        raise ValidationError(
            _("Other questions are asked only after an answer to this one: %(questions)s. Change them first.")
            % {"questions": after},
            code="named",
        )
    phases = consultation.phases.filter(kind=Phase.Kind.SURVEY)
    alone = not consultation.survey_questions.exclude(pk=question.pk).exists()
    if alone and consultation.state == State.SCHEDULED and phases.exists():
        raise ValidationError(_("The survey is announced; one question has to stay."), code="last")
    question.delete()


def _followers(question: SurveyQuestion) -> str:
    return "; ".join(formats.quoted(one) for one in question.followed_by.all())
