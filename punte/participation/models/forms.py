"""Registration forms: what a participant signs, found again by its code when it comes back."""

import pghistory
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from punte.base.states import Stateful
from punte.participation.models.participations import Participation
from punte.people.models import Consortium, User
from punte.records.models import Document


class RegistrationFormQuerySet(models.QuerySet["RegistrationForm"]):
    """The only door to registration forms."""

    def visible_to(self, user: User) -> "RegistrationFormQuerySet":
        """Of the participants one sees. To open one that prints special categories needs the right besides."""
        return self.filter(participation__in=Participation.objects.visible_to(user))

    def own(self, user: User) -> "RegistrationFormQuerySet":
        """The forms of the person whose key this user holds."""
        return self.filter(participation__person__key_holder__user=user)

    def for_reading(self) -> "RegistrationFormQuerySet":
        """With what it shows of the person."""
        return self.select_related(
            "document__consortium",
            "participation__operation__consortium",
            "participation__person__identity",
            "participation__person__consortium",
            "participation__consortium",
            "participation__organisation",
        )

    def living(self) -> "RegistrationFormQuerySet":
        """Not superseded: at most one of each participation."""
        return self.exclude(state=RegistrationForm.State.SUPERSEDED)


@pghistory.track()
class RegistrationForm(Stateful):
    """One printing of a participant's data in one language. `digest` covers what it shows, under the person's key;
    as long as the data are the same, the same form can be printed again. Signed, it is a paper in the file."""

    class State(models.TextChoices):
        GENERATED = "generated", _("to be signed")
        SIGNED = "signed", _("signed")
        SUPERSEDED = "superseded", _("no longer valid")

    class Way(models.TextChoices):
        SCREEN = "screen", _("on the screen")
        PAPER = "paper", _("on paper")

    MOVES = {State.GENERATED: {State.SIGNED, State.SUPERSEDED}, State.SIGNED: {State.SUPERSEDED}}

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+", db_index=False)
    participation = models.ForeignKey(
        Participation, models.PROTECT, related_name="registration_forms", verbose_name=_("participant")
    )
    code = models.CharField(_("code"), max_length=8, unique=True)
    language = models.CharField(_("language"), max_length=2)
    layout = models.DateField(_("version of the layout"))
    special = models.BooleanField(_("prints special categories"), default=False)
    digest = models.BinaryField()
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.GENERATED)
    made_on = models.DateField(_("made on"))
    generated_at = models.DateTimeField(_("made at"), auto_now_add=True)
    generated_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("made by"))
    signed_on = models.DateField(_("signed on"), null=True)
    way = models.CharField(_("how"), max_length=6, choices=Way, blank=True)
    witness = models.ForeignKey(
        User, models.PROTECT, null=True, related_name="+", verbose_name=_("witnessed by")
    )
    document = models.OneToOneField(
        Document, models.PROTECT, null=True, related_name="registration_form", verbose_name=_("signed paper")
    )
    superseded_at = models.DateTimeField(_("no longer valid since"), null=True)

    objects = RegistrationFormQuerySet.as_manager()

    class Meta:
        verbose_name = _("registration form")
        verbose_name_plural = _("registration forms")
        ordering = ["-generated_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["participation"], condition=~Q(state="superseded"), name="one_living_form"
            ),
            models.CheckConstraint(
                condition=~Q(state="signed") | Q(signed_on__isnull=False, document__isnull=False),
                name="signed_form_has_its_paper",
            ),
        ]

    def __str__(self) -> str:
        return str(_("Registration form %(code)s") % {"code": self.written_code})

    def get_absolute_url(self) -> str:
        """Where the participant's forms stand."""
        return reverse(
            "participation:participant_form",
            args=[self.participation.operation.code, self.participation_id],
        )

    @property
    def written_code(self) -> str:
        """The code as it is printed: two groups of four."""
        return f"{self.code[:4]}-{self.code[4:]}"
