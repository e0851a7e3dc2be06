"""Work trials: at most thirty days at an employer, agreed on by three, with an assessment at the end."""

import datetime as dt

import pghistory
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from punte.base.states import Stateful
from punte.jobs.models.applications import Application
from punte.people import sealing
from punte.people.models import Consortium, Person, PersonKey, User
from punte.projects.models import Operation
from punte.records.models import Document

LONGEST = dt.timedelta(days=30)


class WorkTrialQuerySet(models.QuerySet["WorkTrial"]):
    """Who tries which work."""

    def visible_to(self, user: User) -> "WorkTrialQuerySet":
        """The team's door, as for applications."""
        return self.filter(application__in=Application.objects.visible_to(user))

    def for_employer(self, user: User) -> "WorkTrialQuerySet":
        """The employer's door, as for applications."""
        return self.filter(application__in=Application.objects.for_employer(user))

    def own(self, user: User) -> "WorkTrialQuerySet":
        """Those of the person whose key this user holds."""
        return self.filter(person__in=PersonKey.numbers_of(user))


@pghistory.track(model_name="WorkTrialHistory")
class WorkTrial(Stateful):
    """Ready to sign, then signed by one after the other: the person, the employer, the hub last, which accepts.
    Whoever did not come signs nothing at the end. Both days count."""

    class State(models.TextChoices):
        READY_TO_SIGN = "ready", _("ready to sign")
        PARTIALLY_SIGNED = "partly", _("signed in part")
        ACCEPTED = "accepted", _("agreed")
        ENDED = "ended", _("ended")
        REJECTED = "rejected", _("not agreed to")
        CANCELLED = "cancelled", _("cancelled")

    MOVES = {
        State.READY_TO_SIGN: {State.PARTIALLY_SIGNED, State.REJECTED, State.CANCELLED},
        State.PARTIALLY_SIGNED: {
            State.PARTIALLY_SIGNED, State.ACCEPTED, State.READY_TO_SIGN, State.REJECTED, State.CANCELLED,
        },
        State.ACCEPTED: {State.ENDED, State.CANCELLED},
        State.ENDED: {State.ACCEPTED},  # back: the assessment was a mistake
    }  # fmt: skip

    class Outcome(models.TextChoices):
        COMPLETED = "completed", _("done to the end")
        PARTIALLY = "partially", _("done in part")
        DID_NOT_SHOW = "did_not_show", _("the person did not come")

    SEALED = "work-trial"
    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+", db_index=False)
    operation = models.ForeignKey(Operation, models.PROTECT, related_name="work_trials")
    application = models.ForeignKey(Application, models.PROTECT, related_name="trials")
    person = models.ForeignKey(Person, models.PROTECT, related_name="work_trials")
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"))
    weekly_hours = models.PositiveSmallIntegerField(_("hours a week"))
    tasks = models.CharField(_("what is tried"), max_length=500)
    tutor = models.CharField(_("who guides at the employer"), max_length=120)
    state = models.CharField(_("state"), max_length=9, choices=State, default=State.READY_TO_SIGN)
    outcome = models.CharField(_("assessment"), max_length=12, choices=Outcome, blank=True)
    hours_missed = models.PositiveSmallIntegerField(_("hours missed"), null=True)
    last_day = models.DateField(_("last day there"), null=True)
    with_job = models.BooleanField(_("ended with a job offer"), default=False)
    sealed = models.BinaryField(null=True)
    document = models.ForeignKey(Document, models.PROTECT, null=True, related_name="+")
    made_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    objects = WorkTrialQuerySet.as_manager()

    class Meta:
        verbose_name = _("work trial")
        verbose_name_plural = _("work trials")
        constraints = [
            models.UniqueConstraint(
                fields=["application"],
                condition=Q(state__in=("ready", "partly", "accepted")),
                name="one_trial_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on"), ends_on__lt=F("starts_on") + LONGEST),
                name="trial_of_at_most_thirty_days",
            ),
            models.CheckConstraint(
                condition=Q(state="ended") & ~Q(outcome="") | ~Q(state="ended") & Q(outcome=""),
                name="ended_trial_is_assessed",
            ),
            models.CheckConstraint(
                condition=~Q(outcome="partially") | Q(hours_missed__isnull=False, last_day__isnull=False),
                name="partial_trial_says_what_was_missed",
            ),
        ]

    organisation_id = property(lambda self: self.application.participation.organisation_id)
    activity_id = property(lambda self: self.application.vacancy.activity_id)

    def __str__(self) -> str:
        return f"{self.starts_on} – {self.ends_on}"

    def remark(self) -> str:
        """What was said at the end, in words; empty once the key is gone."""
        if not self.sealed:
            return ""
        try:
            return str(self.person.unseal(bytes(self.sealed), WorkTrial.SEALED)["text"])
        except sealing.Unreadable:
            return ""

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("jobs:trial_detail", args=[self.operation.code, self.pk])


class TrialSignature(models.Model):
    """One of the three agrees. Who has no account signs on the paper; a colleague writes down that they did."""

    class Party(models.TextChoices):
        PERSON = "person", _("the person")
        EMPLOYER = "employer", _("the employer")
        HUB = "hub", _("the hub")

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+", db_index=False)
    trial = models.ForeignKey(WorkTrial, models.CASCADE, related_name="signatures", db_index=False)
    party = models.CharField(_("who"), max_length=8, choices=Party)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    on_paper = models.BooleanField(_("on paper"), default=False)
    at = models.DateTimeField(_("when"), auto_now_add=True)

    class Meta:
        verbose_name = _("signature under a work trial")
        verbose_name_plural = _("signatures under work trials")
        ordering = ["at", "pk"]
        constraints = [models.UniqueConstraint(fields=["trial", "party"], name="one_signature_per_party")]

    def __str__(self) -> str:
        return str(self.get_party_display())
