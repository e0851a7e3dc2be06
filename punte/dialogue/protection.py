"""What dialogue adds to data protection: the words of a person opened for them, their pages, what goes with them."""

from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from punte.base.translated import Translated
from punte.dialogue.actions.pictures import drop_pictures
from punte.dialogue.models import (
    Amendment,
    CoAuthor,
    Contribution,
    GuestWord,
    Hearing,
    KeptWords,
    QuestionVote,
    Statement,
    StatementVote,
    Support,
    SurveyResponse,
    Suspension,
    TableQuestion,
    Turn,
    Voice,
    Voter,
)
from punte.dialogue.opinion_jobs import draw_soon
from punte.dialogue.permissions import may_change
from punte.dialogue.survey_logic import as_answers, written
from punte.people.models import Person, User
from punte.projects.models import Operation
from punte.records.protection import Protection, register

_GONE = Translated({"en": "–", "ro": "–", "bg": "–"}, "en")


def _contribution(row: Contribution) -> dict[str, Any]:
    return row.told()


def _statement(row: Statement) -> dict[str, Any]:
    return {"text": str(row.text)}


def _vote(row: StatementVote) -> dict[str, Any]:
    return {"text": f"{row.statement}: {row.get_value_display()}"}


def _survey(row: SurveyResponse) -> dict[str, Any]:
    answers = as_answers(row.answers)
    said = [
        f"{question}: {written(question, answers[question.pk])}"
        for question in row.consultation.survey_questions.all()
        if question.pk in answers
    ]
    return {"text": "; ".join(said)}


def _question(row: TableQuestion) -> dict[str, Any]:
    return row.told()


def _guest_word(row: GuestWord) -> dict[str, Any]:
    return {name: row.told[name] for name in ("title", "text") if row.told.get(name)}


def _co_author(row: CoAuthor) -> dict[str, Any]:
    return {"mandate": row.mandate}


def _amendment(row: Amendment) -> dict[str, Any]:
    return row.told()


def pages(user: User, operation: Operation, person: Person) -> list[tuple[str, str]]:
    """What was written down for the person, as far as the user wrote it or is the person."""
    rows = Contribution.objects.filter(voice__person=person, consultation__operation=operation)
    return [
        (
            _("Contribution: %(title)s") % {"title": one.heading},
            reverse("dialogue:own_detail", args=[one.consultation_id, one.pk]),
        )
        for one in rows.select_related("consultation")
        if may_change(user, one)
    ]


def _forget(person: Person) -> set[UUID]:
    """The words that nobody reads: drafts, and what was taken back. What was said in public stays, without the name and
    without its pictures, which may show more of somebody than words."""
    drop_pictures(contribution__voice__person=person)
    rows = Contribution.objects.filter(voice__person=person).exclude(state__in=Contribution.READ)
    rows.update(text=_GONE, title=None)
    unread = Amendment.objects.filter(voice__person=person).exclude(state__in=Amendment.READ)
    unread.update(text=_GONE, title=_GONE, why="")
    Statement.objects.filter(voice__person=person).exclude(state=Statement.State.SHOWN).update(text=_GONE)
    TableQuestion.objects.filter(voice__person=person).exclude(state__in=TableQuestion.READ).update(
        text=_GONE
    )
    for own in ("contribution", "statement"):  # words that were removed and only kept for a complaint
        KeptWords.objects.filter(**{f"case__{own}__voice__person": person}).delete()
    for voter in Voter.objects.filter(voice__person=person).select_related("consultation"):
        draw_soon(voter.consultation)
    return set()


def _join(duplicate: Person, into: Person) -> None:
    """Two numbers are one person: what was said and heard under either belongs to one voice of each project."""
    for voice in Voice.objects.filter(person=duplicate):
        kept = Voice.objects.filter(operation=voice.operation_id, person=into).first()
        if kept is None:
            Voice.objects.filter(pk=voice.pk).update(person=into)
            continue
        Contribution.objects.filter(voice=voice).update(voice=kept)
        Amendment.objects.filter(voice=voice).update(voice=kept)
        GuestWord.objects.filter(voice=voice).update(voice=kept)
        for signed in CoAuthor.objects.filter(voice=voice):
            _repoint(signed, kept, contribution=signed.contribution_id)
        Statement.objects.filter(voice=voice).update(voice=kept)
        Suspension.objects.filter(voice=voice).update(voice=kept)
        for voter in Voter.objects.filter(voice=voice).select_related("consultation"):
            _join_votes(voter, kept)
        TableQuestion.objects.filter(voice=voice).update(voice=kept)
        _join_turns(voice, kept)
        for hearing in Hearing.objects.filter(voice=voice):
            _repoint(hearing, kept, consultation=hearing.consultation_id, purpose=hearing.purpose)
        _join_once(voice, kept)


def _join_once(voice: Voice, kept: Voice) -> None:
    """What one voice does once in a place."""
    for support in Support.objects.filter(voice=voice):
        _repoint(support, kept, contribution=support.contribution_id)
    for carried in QuestionVote.objects.filter(voice=voice):
        _repoint(carried, kept, question=carried.question_id)
    for response in SurveyResponse.objects.filter(voice=voice):
        _repoint(response, kept, consultation=response.consultation_id)


def _join_votes(voter: Voter, kept: Voice) -> None:
    """Who voted under two numbers voted once: what the number that holds said stays, the rest is added. Whoever was
    struck under either stays struck."""
    other = Voter.objects.filter(consultation=voter.consultation_id, voice=kept).first()
    if other is None:
        Voter.objects.filter(pk=voter.pk).update(voice=kept)
        return
    voted = other.votes.values("statement")
    voter.votes.exclude(statement__in=voted).update(voter=other)
    if voter.struck_at and not other.struck_at:
        told = {"struck_at": voter.struck_at, "struck_by": voter.struck_by, "struck_why": voter.struck_why}
        Voter.objects.filter(pk=other.pk).update(**told)
    voter.delete()
    draw_soon(voter.consultation)


def _join_turns(voice: Voice, kept: Voice) -> None:
    """Who waits at a table under both numbers waits once."""
    both = Turn.objects.filter(voice=kept, state=Turn.State.WAITING).values("table")
    Turn.objects.filter(voice=voice, state=Turn.State.WAITING, table__in=both).update(state=Turn.State.LEFT)
    Turn.objects.filter(voice=voice).update(voice=kept)


def _repoint(
    row: Hearing | Support | QuestionVote | CoAuthor | SurveyResponse, kept: Voice, **same: Any
) -> None:
    """What both did once was done once."""
    rows = type(row)._default_manager
    if rows.filter(voice=kept, **same).exists():
        row.delete()
    else:
        rows.filter(pk=row.pk).update(voice=kept)


register(
    Protection(
        opens={
            Contribution: _contribution,
            Statement: _statement,
            StatementVote: _vote,
            SurveyResponse: _survey,
            TableQuestion: _question,
            Amendment: _amendment,
            GuestWord: _guest_word,
            CoAuthor: _co_author,
        },
        pages=pages,
        forgets=_forget,
        joins=_join,
        words=lambda: {
            "text": _("written in own words"),
            "title": _("Title"),
            "mandate": _("Mandate"),
            "why": _("Why"),
        },
    )
)
