"""What happens to a question to a round table: asked, carried, joined, taken along, answered, not taken up."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from punte.base import clock
from punte.base.permissions import require
from punte.base.states import MoveNotAllowed
from punte.base.text import tidy
from punte.base.translated import LANGUAGES, Translated
from punte.dialogue import plain
from punte.dialogue import table_permissions as permissions
from punte.dialogue.actions.voices import voice_of_guest, voice_of_user
from punte.dialogue.models import QuestionVote, RoundTable, StakeholderGroup, TableQuestion, Voice
from punte.dialogue.notices import QUESTION_ANSWERED, QUESTION_DUE, QUESTION_TAKEN
from punte.people.actions.notices import notify
from punte.people.limits import spend_try
from punte.people.models import Notice, User
from punte.projects.models import Operation

State = TableQuestion.State
LONGEST, ANSWER = 400, 5000  # characters
AN_HOUR, MOST_AN_HOUR = 60 * 60, 10  # questions of one account
BEFORE, EVERY = dt.timedelta(days=3), dt.timedelta(days=7)  # when who owes an answer is reminded


@transaction.atomic
def ask_question(
    *, by: User, table: RoundTable, text: str, language: str, addressee: str = "",
    group: StakeholderGroup | None = None, named: bool = False,
) -> TableQuestion:  # fmt: skip
    """Put a question, before the event or while it goes on, from the room or from elsewhere. Raises ValidationError
    keyed to a field."""
    require(permissions.may_ask(by, table))
    if not spend_try(f"table-question:{by.pk}", most=MOST_AN_HOUR, seconds=AN_HOUR):
        raise ValidationError(
            _("These are many questions in an hour. Carry those of others, or wait."), code="many"
        )
    if group and group.sensitive and named:
        raise ValidationError({"group": _("This group stands beside no name. Leave out one of the two.")})
    voice = voice_of_user(table, by)
    return _asked(table, voice, None, text, language, addressee=addressee, group=group, named=named)


@transaction.atomic
def write_down_question(
    *, by: User, table: RoundTable, name: str, text: str, language: str, addressee: str = "",
    group: StakeholderGroup | None = None,
) -> TableQuestion:  # fmt: skip
    """The chair writes down a question from the room; the name rests sealed. Raises ValidationError keyed to a
    field."""
    require(permissions.may_chair(by, table))
    name = tidy(name)[:120]
    if sum(c.isalpha() for c in name) < 2:
        raise ValidationError({"name": _("Write the name of who asks.")})
    voice = voice_of_guest(table, name, "", table.event.where)
    return _asked(table, voice, by, text, language, addressee=addressee, group=group, named=False)


def _asked(
    table: RoundTable, voice: Voice, written_by: User | None, text: str, language: str, *, addressee: str,
    group: StakeholderGroup | None, named: bool,
) -> TableQuestion:  # fmt: skip
    if table.state == RoundTable.State.CLOSED:
        raise ValidationError(_("The table is closed; no questions are taken any more."), code="closed")
    if group and group.consortium_id != table.consortium_id:
        raise ValidationError({"group": _("Choose a group from the list.")})
    return TableQuestion.objects.create(
        consortium_id=table.consortium_id,
        table=table,
        voice=voice,
        written_by=written_by,
        text=_words(text, language, "text", LONGEST),
        addressee=tidy(addressee)[:160],
        group=group,
        named=named,
        asked_at=clock.now(table.event.zone),
    )


def _words(text: str, language: str, field: str, most: int) -> Translated:
    if language not in LANGUAGES:
        raise ValidationError({"language": _("Choose the language in which it is written.")})
    return plain.told(text, language, field=field, most=most, least=3)


@transaction.atomic
def carry_question(*, by: User, question: TableQuestion) -> bool:
    """One wants it to be answered, too; once. Gives whether that is new. Raises ValidationError for one's own, and
    where it waits no more."""
    require(permissions.may_ask(by, question.table))
    if question.state not in (State.ASKED, State.TAKEN):
        raise ValidationError(_("This question is answered, or does not stand any more."), code="over")
    voice = voice_of_user(question.table, by)
    if voice.pk == question.voice_id:
        raise ValidationError(_("This is your own; others carry it."), code="own")
    told = {"consortium_id": question.consortium_id}
    return QuestionVote.objects.get_or_create(question=question, voice=voice, defaults=told)[1]


@transaction.atomic
def let_question_go(*, by: User, question: TableQuestion) -> None:
    """One no longer carries it."""
    require(permissions.may_ask(by, question.table))
    QuestionVote.objects.filter(question=question, voice=voice_of_user(question.table, by)).delete()


@transaction.atomic
def withdraw_question(*, by: User, question: TableQuestion) -> None:
    """Who asked takes it back, as long as nobody took it along or answered it."""
    require(TableQuestion.objects.own(by).filter(pk=question.pk).exists())
    question.move_to(State.WITHDRAWN)


@transaction.atomic
def take_question_along(
    *, by: User, question: TableQuestion, responsible: User, due_on: dt.date, addressee: str = ""
) -> None:
    """It is not answered at the table: who answers it, by when. Raises ValidationError keyed to a field."""
    table = question.table
    require(permissions.may_chair(by, table))
    if not permissions.may_see_tables(responsible, table.operation):
        raise ValidationError({"responsible": _("Choose somebody who works in the project.")})
    if due_on < clock.today(table.event.zone):
        raise ValidationError({"due_on": _("This day is over.")})
    _take(question, responsible, due_on, tidy(addressee)[:160] or question.addressee)


def _take(question: TableQuestion, responsible: User, due_on: dt.date, addressee: str) -> None:
    question.move_to(State.TAKEN, responsible=responsible, due_on=due_on, addressee=addressee)
    notify(responsible, QUESTION_TAKEN, question.pk, answer_url(question))


def answer_url(question: TableQuestion) -> str:
    """Where it is answered."""
    return reverse(
        "dialogue:question_answer", args=[question.table.operation.code, question.table_id, question.pk]
    )


def hand_over(table: RoundTable) -> int:
    """What nobody answered or took along becomes the task of the chair; gives how many."""
    rows = list(table.questions.filter(state=State.ASKED))
    due_on = clock.today(table.event.zone) + dt.timedelta(days=table.answer_days)
    for question in rows:
        question.table = table
        _take(question, table.chair, due_on, question.addressee)
    return len(rows)


@transaction.atomic
def answer_question(
    *, by: User, question: TableQuestion, text: str, language: str, answered_by: str, version: int
) -> None:
    """Write down the answer, and who gave it; who asked is told. Of two who answer the second gets MoveNotAllowed.
    Raises ValidationError keyed to a field."""
    require(permissions.may_answer(by, question))
    answered_by = tidy(answered_by)[:160]
    if not answered_by:
        raise ValidationError({"answered_by": _("Say who gave this answer.")})
    words = _words(text, language, "text", ANSWER)
    if not TableQuestion.objects.filter(pk=question.pk, version=version).update(version=F("version") + 1):
        raise MoveNotAllowed
    question.move_to(
        State.ANSWERED,
        answer=words,
        answered_by=answered_by,
        answered_at=clock.now(question.table.event.zone),
    )
    asked_by = account_of(question.voice)
    if asked_by and asked_by.pk != by.pk:
        notify(asked_by, QUESTION_ANSWERED, question.pk, question.get_absolute_url())


def account_of(voice: Voice) -> User | None:
    """Whom one can tell."""
    if voice.person is not None:
        key = getattr(voice.person, "key_holder", None)
        return key.user if key else None
    return voice.user


@transaction.atomic
def join_question(*, by: User, question: TableQuestion, into: TableQuestion) -> None:
    """Two ask the same: who carried one carries the other, each once; also who asked it. Raises ValidationError keyed
    to into."""
    require(permissions.may_chair(by, question.table))
    if into.pk == question.pk or into.table_id != question.table_id or into.state not in TableQuestion.READ:
        raise ValidationError({"into": _("Choose another question of this table.")})
    question.move_to(State.MERGED, merged_into=into)
    carried = {question.voice_id, *question.votes.values_list("voice", flat=True)} - {into.voice_id}
    known = set(into.votes.values_list("voice", flat=True))
    QuestionVote.objects.bulk_create(
        QuestionVote(consortium_id=into.consortium_id, question=into, voice_id=voice)
        for voice in sorted(carried - known)
    )
    TableQuestion.objects.filter(merged_into=question).update(merged_into=into)


@transaction.atomic
def hide_question(*, by: User, question: TableQuestion, why: str) -> None:
    """It is not taken up, for a reason that who asked can read. Raises ValidationError keyed to why."""
    require(permissions.may_chair(by, question.table))
    why = tidy(why)[:200]
    if not why:
        raise ValidationError({"why": _("Say why; who asked can read it.")})
    question.move_to(State.HIDDEN, hidden_why=why)


@transaction.atomic
def show_question(*, by: User, question: TableQuestion) -> None:
    """It stands among the questions again."""
    require(permissions.may_chair(by, question.table))
    question.move_to(State.ASKED, hidden_why="")


@transaction.atomic
def remind_of_questions(operation: Operation, today: dt.date) -> int:
    """Whoever owes an answer is told three days before, and each week from its day on; gives how many were told."""
    rows = TableQuestion.objects.owed().filter(table__event__operation=operation, due_on__lte=today + BEFORE)
    told = 0
    for question in rows.select_related("responsible", "table__event__operation").order_by("pk"):
        user = question.responsible
        assert user is not None and question.due_on is not None
        given = Notice.objects.filter(user=user, kind=QUESTION_DUE.code, object_id=str(question.pk))
        last = given.order_by("-created_at").values_list("created_at", flat=True).first()
        if last and (question.due_on > today or timezone.now() - last < EVERY):
            continue
        told += notify(user, QUESTION_DUE, question.pk, answer_url(question)) is not None
    return told
