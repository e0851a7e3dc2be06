"""The survey of a consultation: questions of which some are asked only after certain answers, and who answered what."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from punte.base.translated import LANGUAGES, Translated, TranslatedField
from punte.dialogue.models.consultations import Consultation
from punte.dialogue.models.groups import StakeholderGroup
from punte.dialogue.models.guests import GuestWord
from punte.dialogue.models.voices import Hearing, Voice
from punte.people.models import Consortium, User


class SurveyQuestion(models.Model):
    """One question of the survey. `options` has one option a line, in the same order in each language; an option is
    known by its number from 0. With `after`, it is asked only of who chose one of the options `chosen` there."""

    class Kind(models.TextChoices):
        SINGLE = "single", _("one of several")
        MULTIPLE = "multiple", _("several of several")
        SCALE = "scale", _("from 1 to 5")
        NUMBER = "number", _("a number")
        WORDS = "words", _("free words")

    CHOICES = (Kind.SINGLE, Kind.MULTIPLE)
    SCALE = range(1, 6)

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+", db_index=False)
    consultation = models.ForeignKey(
        Consultation, models.CASCADE, related_name="survey_questions", db_index=False
    )
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(_("how it is answered"), max_length=8, choices=Kind)
    text = TranslatedField(_("question"))
    options = TranslatedField(_("options"), null=True, blank=True)
    low = TranslatedField(_("what 1 means"), null=True, blank=True)
    high = TranslatedField(_("what 5 means"), null=True, blank=True)
    least = models.IntegerField(_("from"), null=True, blank=True)
    most = models.IntegerField(_("to"), null=True, blank=True)
    required = models.BooleanField(_("has to be answered"), default=False)
    after = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="followed_by",
        verbose_name=_("only after"),
    )
    chosen = models.JSONField(default=list, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("question of a survey")
        verbose_name_plural = _("questions of surveys")
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["consultation", "position"],
                name="one_question_at_a_place",
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.CheckConstraint(
                condition=Q(kind__in=("single", "multiple"), options__isnull=False)
                | (~Q(kind__in=("single", "multiple")) & Q(options=None)),
                name="choices_have_options",
            ),
            models.CheckConstraint(
                condition=Q(after=None, chosen=[]) | (Q(after__isnull=False) & ~Q(chosen=[])),
                name="condition_names_options",
            ),
            models.CheckConstraint(
                condition=~Q(kind="number") | Q(least__lt=F("most")), name="number_from_to"
            ),
        ]

    def __str__(self) -> str:
        return str(self.text)

    @property
    def words(self) -> list[str]:
        """The options in the reader's language."""
        return str(self.options).splitlines() if self.options else []

    @property
    def size(self) -> int:
        """How many options there are."""
        return len(lines(self.options)[0]) if self.options else 0


def lines(options: Translated) -> list[list[str]]:
    """The options of each language in which they are written."""
    return [options.texts[code].splitlines() for code in LANGUAGES if code in options.texts]


class SurveyResponseQuerySet(models.QuerySet["SurveyResponse"]):
    """The door to one's own: nobody reads what another answered."""

    def own(self, user: User) -> "SurveyResponseQuerySet":
        """Of the account, or of the person whose key it holds."""
        return self.filter(Q(voice__user=user) | Q(voice__person__key_holder__user=user))

    def brought_by(self, word: GuestWord) -> "SurveyResponseQuerySet":
        """What counts because of a confirmed word of a guest, as long as nothing newer has taken its place."""
        return self.filter(consultation=word.consultation_id, voice=word.voice_id, sent_at=word.asked_at)

    def written_by(self, user: User) -> "SurveyResponseQuerySet":
        """One's own, and what one wrote down for others."""
        return self.own(user) | self.filter(assisted_by=user)


class SurveyResponse(models.Model):
    """What one voice answered, the last time it did: by the id of the question, those that were asked of it and
    answered. `group` is whom they say they speak for here."""

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+", db_index=False)
    consultation = models.ForeignKey(
        Consultation, models.CASCADE, related_name="survey_responses", db_index=False
    )
    voice = models.ForeignKey(Voice, models.CASCADE, related_name="survey_responses")
    group = models.ForeignKey(
        StakeholderGroup,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("speaks for"),
    )
    channel = models.CharField(_("how"), max_length=7, choices=Hearing.Channel)
    assisted_by = models.ForeignKey(
        User, models.PROTECT, null=True, related_name="+", verbose_name=_("written down by")
    )
    answers = models.JSONField(_("answers"), default=dict)
    sent_at = models.DateTimeField(_("sent"))

    objects = SurveyResponseQuerySet.as_manager()

    class Meta:
        verbose_name = _("answers to a survey")
        verbose_name_plural = _("answers to surveys")
        constraints = [models.UniqueConstraint(fields=["consultation", "voice"], name="answers_as_one_voice")]

    operation_id = property(lambda self: self.consultation.operation_id)

    def get_absolute_url(self) -> str:
        """Where whoever sent it reads it."""
        return reverse("dialogue:survey_response", args=[self.consultation_id, self.pk])
