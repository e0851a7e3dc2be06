"""Profiles: what a person can do and is looking for, as they say it themselves."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from punte.participation.models import Participation
from punte.people.models import Consortium, Person, User
from punte.reference.models import Concept, Settlement


class ProfileQuerySet(models.QuerySet["Profile"]):
    """The only door to what people can do and look for."""

    def visible_to(self, user: User) -> "ProfileQuerySet":
        """One's own, and those of the participants one sees."""
        if not user.is_authenticated:
            return self.none()
        people = Participation.objects.visible_to(user).annotate(
            root=Coalesce("person__merged_into", "person")
        )
        return self.filter(
            Q(person__in=people.values("root")) | Q(pk__in=Profile.objects.own(user).values("pk"))
        )

    def own(self, user: User) -> "ProfileQuerySet":
        """That of the person whose key this user holds; ask within the key's consortium."""
        keys = Q(person__key_holder__user=user) | Q(person__merged__key_holder__user=user)
        return self.filter(keys).distinct()


class Profile(models.Model):
    """One for each person who looks for something. Empty lists mean "any"; `needs` are supports of the list of
    vacancies (`offers`) without which the person cannot take a place. Only what the person set filters."""

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+")
    person = models.OneToOneField(Person, models.PROTECT, related_name="profile")
    contracts = ArrayField(
        models.CharField(max_length=10), verbose_name=_("contracts"), default=list, blank=True
    )
    hours = ArrayField(models.CharField(max_length=8), verbose_name=_("hours"), default=list, blank=True)
    shifts = ArrayField(models.CharField(max_length=7), verbose_name=_("shifts"), default=list, blank=True)
    languages = ArrayField(
        models.CharField(max_length=3), verbose_name=_("languages spoken"), default=list, blank=True
    )
    needs = ArrayField(
        models.CharField(max_length=13), verbose_name=_("support needed"), default=list, blank=True
    )
    no_car = models.BooleanField(_("only what is reachable without a car"), default=False)
    remote = models.BooleanField(_("also work from home"), default=True)
    looking = models.BooleanField(_("looking for something"), default=True)
    changed_at = models.DateTimeField(auto_now=True)
    version = models.PositiveIntegerField(default=1)

    objects = ProfileQuerySet.as_manager()

    class Meta:
        verbose_name = _("profile")
        verbose_name_plural = _("profiles")

    def __str__(self) -> str:
        return str(self.pk)


class ProfileSkill(models.Model):
    """A skill, how well (1 a little, 2 alone, 3 can teach it), and by what it is known: the strongest stands.
    `declared` where the person said it too, so that it stays when a certificate is taken back."""

    class Level(models.IntegerChoices):
        LITTLE = 1, _("a little")
        ALONE = 2, _("on my own")
        TEACH = 3, _("I can show others")

    class Evidence(models.TextChoices):
        DECLARED = "declared", _("said by the person")
        CERTIFICATE = "certificate", _("shown by a certificate of ours")
        CONFIRMED = "confirmed", _("confirmed by a counsellor")

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+", db_index=False)
    profile = models.ForeignKey(Profile, models.CASCADE, related_name="skills", db_index=False)
    skill = models.ForeignKey(Concept, models.PROTECT, related_name="+", verbose_name=_("skill"))
    level = models.PositiveSmallIntegerField(_("how well"), choices=Level, default=Level.ALONE)
    evidence = models.CharField(_("known by"), max_length=11, choices=Evidence, default=Evidence.DECLARED)
    declared = models.BooleanField(_("said by the person"), default=True)
    certificate = models.BigIntegerField(_("number of the certificate's row"), null=True)
    confirmed_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("skill of a profile")
        verbose_name_plural = _("skills of profiles")
        constraints = [
            models.UniqueConstraint(fields=["profile", "skill"], name="one_skill_per_profile"),
            models.CheckConstraint(
                condition=Q(evidence="certificate", certificate__isnull=False) | ~Q(evidence="certificate"),
                name="certified_names_a_certificate",
            ),
        ]

    def __str__(self) -> str:
        return str(self.skill)


class ProfileGoal(models.Model):
    """An occupation the person wants, the dearest first."""

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+", db_index=False)
    profile = models.ForeignKey(Profile, models.CASCADE, related_name="goals", db_index=False)
    occupation = models.ForeignKey(Concept, models.PROTECT, related_name="+", verbose_name=_("occupation"))
    rank = models.PositiveSmallIntegerField(default=1)

    class Meta:
        verbose_name = _("goal")
        verbose_name_plural = _("goals")
        ordering = ["rank", "pk"]
        constraints = [models.UniqueConstraint(fields=["profile", "occupation"], name="one_goal_per_profile")]

    def __str__(self) -> str:
        return str(self.occupation)


class ProfilePlace(models.Model):
    """A place to start from, and how far one can travel from it, in kilometres."""

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+", db_index=False)
    profile = models.ForeignKey(Profile, models.CASCADE, related_name="places", db_index=False)
    settlement = models.ForeignKey(Settlement, models.PROTECT, related_name="+", verbose_name=_("place"))
    radius = models.PositiveSmallIntegerField(_("how far, in km"), default=30)

    class Meta:
        verbose_name = _("place of a profile")
        verbose_name_plural = _("places of profiles")
        constraints = [
            models.UniqueConstraint(fields=["profile", "settlement"], name="one_place_per_profile")
        ]

    def __str__(self) -> str:
        return f"{self.settlement}, {self.radius} km"
