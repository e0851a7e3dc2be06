"""Texts on which people comment: a draft plan, strategy or law, in versions; its paragraphs keep their number."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from punte.base.states import Stateful
from punte.base.translated import TranslatedField
from punte.dialogue.models.consultations import Consultation
from punte.people.models import Consortium, User


class Text(models.Model):
    """One text of a consultation. What it says stands in its versions."""

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+", db_index=False)
    consultation = models.ForeignKey(Consultation, models.PROTECT, related_name="texts")
    title = TranslatedField(_("title"))
    made_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("text")
        verbose_name_plural = _("texts")
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.title)

    def get_absolute_url(self) -> str:
        """The newest version that is public."""
        return reverse("dialogue:text_detail", args=[self.consultation_id, self.pk])

    @property
    def desk_url(self) -> str:
        """Its page for those who write it."""
        return reverse(
            "dialogue:text_desk", args=[self.consultation.operation.code, self.consultation_id, self.pk]
        )


class TextVersionQuerySet(models.QuerySet["TextVersion"]):
    """The doors to versions."""

    def public(self) -> "TextVersionQuerySet":
        """What everybody in the consultation reads, the newest first."""
        return self.exclude(state=TextVersion.State.DRAFT).order_by("-number")


class TextVersion(Stateful):
    """How the text stands at one time. Its words stay once it is published; people comment while it is published and a
    phase for comments lasts. `language` is the one in which it is written."""

    class State(models.TextChoices):
        DRAFT = "draft", _("draft")
        PUBLISHED = "published", _("published")
        FROZEN = "frozen", _("frozen")
        FINAL = "final", _("final")

    MOVES = {
        State.DRAFT: {State.PUBLISHED},
        State.PUBLISHED: {State.FROZEN},
        State.FROZEN: {State.FINAL},
    }

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+", db_index=False)
    text = models.ForeignKey(Text, models.PROTECT, related_name="versions", db_index=False)
    number = models.PositiveSmallIntegerField(_("number"))
    language = models.CharField(_("written in"), max_length=2)
    state = models.CharField(_("state"), max_length=9, choices=State, default=State.DRAFT)
    published_at = models.DateTimeField(_("published on"), null=True, editable=False)
    made_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)

    objects = TextVersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("version of a text")
        verbose_name_plural = _("versions of a text")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["text", "number"], name="text_version_numbered_once"),
            models.UniqueConstraint(
                fields=["text"], condition=Q(state="draft"), name="one_draft_of_a_text_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(state="draft") | Q(published_at__isnull=False),
                name="published_text_has_a_day",
            ),
        ]

    def __str__(self) -> str:
        return str(_("Version %(number)s") % {"number": self.number})

    def get_absolute_url(self) -> str:
        """This version, also when a newer one stands."""
        return reverse("dialogue:text_version", args=[self.text.consultation_id, self.text_id, self.number])

    def former(self) -> "TextVersion | None":
        """The version before, if there is one."""
        return TextVersion.objects.filter(text=self.text_id, number=self.number - 1).first()


class Paragraph(models.Model):
    """A heading, a paragraph or a point of a list, in one version. `key` is its number in the text: the same paragraph
    has the same in every version, whatever its words. `how` says how it was found again."""

    class Kind(models.TextChoices):
        HEADING = "heading", _("heading")
        PARAGRAPH = "paragraph", _("paragraph")
        ITEM = "item", _("point of a list")

    class How(models.TextChoices):
        NEW = "new", _("new")
        SAME = "same", _("the same words")
        ALIKE = "alike", _("similar words")
        HAND = "hand", _("by hand")

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+", db_index=False)
    version = models.ForeignKey(TextVersion, models.CASCADE, related_name="paragraphs", db_index=False)
    key = models.PositiveIntegerField(_("number"))
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(_("kind"), max_length=9, choices=Kind, default=Kind.PARAGRAPH)
    level = models.PositiveSmallIntegerField(default=0)
    words = TranslatedField(_("words"))
    how = models.CharField(_("how it was found again"), max_length=5, choices=How, default=How.NEW)

    class Meta:
        verbose_name = _("paragraph")
        verbose_name_plural = _("paragraphs")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["version", "key"], name="paragraph_once_in_a_version"),
            models.CheckConstraint(
                condition=Q(kind="heading", level__range=(1, 3)) | (~Q(kind="heading") & Q(level=0)),
                name="headings_have_a_level",
            ),
        ]

    def __str__(self) -> str:
        return str(self.words)

    @property
    def source(self) -> str:
        """The words as they were written."""
        return self.words.texts.get(self.words.source, "")

    @property
    def address(self) -> str:
        """Where it is read, in its own version."""
        return f"{self.version.get_absolute_url()}#p{self.key}"

    def in_version(self, number: int) -> "Paragraph | None":
        """The same paragraph in another version of the text, if it stands there."""
        rows = Paragraph.objects.filter(version__text=self.version.text_id, version__number=number)
        return rows.filter(key=self.key).select_related("version__text").first()
