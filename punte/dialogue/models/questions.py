"""Questions to a round table: asked, carried by votes, answered there or taken along with who answers and by when."""

from typing import Any

import pghistory
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from punte.base.states import Stateful
from punte.base.translated import TranslatedField
from punte.dialogue.models.groups import StakeholderGroup
from punte.dialogue.models.tables import RoundTable
from punte.dialogue.models.voices import Voice
from punte.people.models import Consortium, User
from punte.projects.acting import acting


class TableQuestionQuerySet(models.QuerySet["TableQuestion"]):
    """The doors to questions."""

    def visible_to(self, user: User) -> "TableQuestionQuerySet":
        """Of the tables of the operations in which one works."""
        return self.filter(table__event__operation__in={a.operation_id for a in acting(user).assignments})

    def own(self, user: User) -> "TableQuestionQuerySet":
        """One's own, by account or by the file whose key one holds."""
        return self.filter(Q(voice__user=user) | Q(voice__person__key_holder__user=user))

    def read(self) -> "TableQuestionQuerySet":
        """What everybody reads at the table; what was joined shows in the one it was joined with."""
        return self.filter(state__in=TableQuestion.READ)

    def owed(self) -> "TableQuestionQuerySet":
        """Taken along, and not answered yet."""
        return self.filter(state=TableQuestion.State.TAKEN)


@pghistory.track(model_name="TableQuestionHistory", exclude=["text", "voice"])
class TableQuestion(Stateful):
    """One question, in the language in which it was asked. `addressee` is the authority or organisation that is asked;
    `responsible` and `due_on` are whose task it is and by when, once it was taken along."""

    class State(models.TextChoices):
        ASKED = "asked", _("asked")
        TAKEN = "taken", _("taken along")
        ANSWERED = "answered", _("answered")
        MERGED = "merged", _("joined with another")
        HIDDEN = "hidden", _("not taken up")
        WITHDRAWN = "withdrawn", _("taken back")

    MOVES = {
        State.ASKED: {State.TAKEN, State.ANSWERED, State.MERGED, State.HIDDEN, State.WITHDRAWN},
        State.TAKEN: {State.ANSWERED, State.MERGED, State.TAKEN},
        State.HIDDEN: {State.ASKED},
    }
    READ = (State.ASKED, State.TAKEN, State.ANSWERED)

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+", db_index=False)
    table = models.ForeignKey(RoundTable, models.PROTECT, related_name="questions")
    voice = models.ForeignKey(Voice, models.CASCADE, related_name="questions")
    text = TranslatedField(_("question"))
    group = models.ForeignKey(
        StakeholderGroup, models.PROTECT, null=True, related_name="+", verbose_name=_("speaks for")
    )
    named = models.BooleanField(_("with the name beside it"), default=False)
    written_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    addressee = models.CharField(_("to whom"), max_length=160, blank=True)
    state = models.CharField(_("state"), max_length=9, choices=State, default=State.ASKED)
    asked_at = models.DateTimeField(_("asked"))
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, related_name="merged")
    hidden_why = models.CharField(_("why it is not taken up"), max_length=200, blank=True)
    responsible = models.ForeignKey(
        User, models.PROTECT, null=True, related_name="+", verbose_name=_("who answers")
    )
    due_on = models.DateField(_("answer by"), null=True)
    answer = TranslatedField(_("answer"), null=True, blank=True)
    answered_by = models.CharField(_("answered by"), max_length=160, blank=True)
    answered_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    objects = TableQuestionQuerySet.as_manager()

    class Meta:
        verbose_name = _("question to a round table")
        verbose_name_plural = _("questions to round tables")
        ordering = ["asked_at", "pk"]
        indexes = [models.Index(fields=["state", "due_on"])]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="taken") | Q(responsible__isnull=False, due_on__isnull=False),
                name="taken_question_has_somebody_and_a_day",
            ),
            models.CheckConstraint(
                condition=~Q(state="answered") | Q(answer__isnull=False, answered_at__isnull=False),
                name="answered_question_has_an_answer",
            ),
            models.CheckConstraint(
                condition=Q(state="merged", merged_into__isnull=False)
                | (~Q(state="merged") & Q(merged_into=None)),
                name="joined_question_says_where",
            ),
            models.CheckConstraint(condition=~Q(merged_into=F("id")), name="question_not_joined_with_itself"),
            models.CheckConstraint(
                condition=~Q(state="hidden") | ~Q(hidden_why=""), name="hidden_question_says_why"
            ),
        ]

    operation_id = property(lambda self: self.table.operation_id)

    def __str__(self) -> str:
        return str(self.text)

    def get_absolute_url(self) -> str:
        """Where it stands on the page of the table."""
        return f"{self.table.get_absolute_url()}#q{self.pk}"

    def told(self) -> dict[str, Any]:
        """The words, for the person they are from."""
        return {"text": str(self.text)}


class QuestionVote(models.Model):
    """A voice wants this question to be answered; once."""

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+", db_index=False)
    question = models.ForeignKey(TableQuestion, models.CASCADE, related_name="votes", db_index=False)
    voice = models.ForeignKey(Voice, models.CASCADE, related_name="question_votes")

    class Meta:
        verbose_name = _("vote for a question")
        verbose_name_plural = _("votes for questions")
        constraints = [models.UniqueConstraint(fields=["question", "voice"], name="question_carried_once")]
