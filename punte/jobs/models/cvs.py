"""The CV of a person: what they write and choose of it themselves, their work and schooling, and the copy that went
with an application. Everything that says something about them rests sealed."""

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from punte.jobs.models.applications import Application
from punte.people import sealing
from punte.people.models import Consortium, Person, User


class CVQuerySet(models.QuerySet["CV"]):
    """Finding the CV of a person under each of their numbers."""

    def of(self, person: Person) -> "CV | None":
        """That of the number which stands for the person, else the first of the others."""
        numbers = person.numbers()
        found = {cv.person_id: cv for cv in self.filter(person__in=numbers).select_related(*_OPENED)}
        return next((found[number] for number in numbers if number in found), None)


_OPENED = ("person__consortium", "person__identity", "begun_by")


class CV(models.Model):
    """What a person adds to what is known: a few sentences, languages, driving licence, and what is shown. `sealed`
    holds it under the person's key; see EMPTY. Begun alone, or with somebody beside them who asked first."""

    SEALED = "cv"
    # `shown`: what of the person; None of both lists: as it is usual. `left_out`: lines that are known and not shown.
    EMPTY: dict[str, Any] = {
        "statement": "",
        "languages": None,
        "driving": [],
        "shown": None,
        "left_out": [],
    }

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+", db_index=False)
    person = models.OneToOneField(Person, models.PROTECT, related_name="cv")
    sealed = models.BinaryField(null=True)
    begun_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("begun by"))
    begun_at = models.DateTimeField(_("begun"), auto_now_add=True)
    agreed = models.BooleanField(_("the person agreed with somebody beside them"), default=False)
    version = models.PositiveIntegerField(default=1)

    objects = CVQuerySet.as_manager()

    class Meta:
        verbose_name = _("CV")
        verbose_name_plural = _("CVs")

    def __str__(self) -> str:
        return str(self.pk)

    def told(self) -> dict[str, Any]:
        """What was written and chosen; as it is usual where nothing was, or once the key is gone."""
        if not self.sealed:
            return dict(self.EMPTY)
        try:
            return self.EMPTY | self.person.unseal(bytes(self.sealed), self.SEALED)
        except sealing.Unreadable:
            return dict(self.EMPTY)


class ExperienceQuerySet(models.QuerySet["Experience"]):
    """What a person did before."""

    def of(self, person: Person) -> "ExperienceQuerySet":
        """Under each of their numbers, the latest first; what still goes on leads."""
        rows = self.filter(person__in=person.numbers()).select_related("person__consortium", "by")
        still = F("until_year").desc(nulls_first=True)
        return rows.order_by(still, F("until_month").desc(nulls_first=True), "-since_year", "-pk")


class Experience(models.Model):
    """Work, unpaid work or schooling, as the person tells it; months where they are known. What it was, where, and what
    was done there is sealed under the person's key."""

    class Kind(models.TextChoices):
        WORK = "work", _("work")
        UNPAID = "unpaid", _("unpaid work")
        EDUCATION = "education", _("school or training")

    SEALED = "experience"
    WORDS = ("title", "organisation", "place", "text")

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+", db_index=False)
    person = models.ForeignKey(Person, models.PROTECT, related_name="experiences")
    kind = models.CharField(_("kind"), max_length=9, choices=Kind)
    since_year = models.PositiveSmallIntegerField(_("since, year"))
    since_month = models.PositiveSmallIntegerField(_("since, month"), null=True)
    until_year = models.PositiveSmallIntegerField(_("until, year"), null=True)
    until_month = models.PositiveSmallIntegerField(_("until, month"), null=True)
    sealed = models.BinaryField()
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("written by"))
    at = models.DateTimeField(_("when"), auto_now=True)
    version = models.PositiveIntegerField(default=1)

    objects = ExperienceQuerySet.as_manager()

    class Meta:
        verbose_name = _("work or schooling")
        verbose_name_plural = _("work and schooling")
        constraints = [
            models.CheckConstraint(
                condition=Q(until_year=None, until_month=None)
                | Q(until_year__gt=F("since_year"))
                | Q(until_year=F("since_year"))
                & (Q(until_month=None) | Q(since_month=None) | Q(until_month__gte=F("since_month"))),
                name="experience_ends_after_its_beginning",
            ),
            models.CheckConstraint(
                condition=(Q(since_month=None) | Q(since_month__range=(1, 12)))
                & (Q(until_month=None) | Q(until_month__range=(1, 12))),
                name="experience_names_real_months",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.since_year}"

    def words(self) -> dict[str, str]:
        """Title, organisation, place, text; empty once the key is gone."""
        try:
            said = self.person.unseal(bytes(self.sealed), self.SEALED)
        except sealing.Unreadable:
            said = {}
        return {name: str(said.get(name, "")) for name in self.WORDS}


class SentCV(models.Model):
    """The CV as the person saw it before it went to the employer, in our three languages, sealed under their key. It is
    never changed; it goes when the application is put into the archive, or six months after the first day of work."""

    SEALED = "sent-cv"

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+", db_index=False)
    application = models.OneToOneField(Application, models.CASCADE, related_name="cv")
    sealed = models.BinaryField()
    at = models.DateTimeField(_("when"), auto_now_add=True)

    class Meta:
        verbose_name = _("CV sent with an application")
        verbose_name_plural = _("CVs sent with applications")

    def __str__(self) -> str:
        return str(self.at)

    def content(self) -> dict[str, dict[str, Any]]:
        """The CV by language; nothing once the key is gone."""
        try:
            return self.application.person.unseal(bytes(self.sealed), self.SEALED)
        except sealing.Unreadable:
            return {}
