"""Applications: one person for one vacancy, from the sending to an answer; every step kept, the words sealed."""

import datetime as dt
from typing import Any

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from punte.base.states import Stateful
from punte.jobs.models.employers import Employer
from punte.jobs.models.vacancies import Vacancy
from punte.organisations.models import Organisation
from punte.participation.models import Participation
from punte.people import sealing
from punte.people.models import Consortium, Person, PersonKey, User
from punte.projects.acting import Scope, acting, organisations, recruits_for, scope
from punte.projects.models import Operation
from punte.records.models import Consent

EMPTY = {"message": "", "answer": "", "private": ""}
SHOWN = ("vacancy__employer__organisation", "person__identity", "person__consortium", "sender", "operation")


class ApplicationQuerySet(models.QuerySet["Application"]):
    """The two doors to who applied: the team's and the employer's."""

    def visible_to(self, user: User) -> "ApplicationQuerySet":
        """The team's door: as far as one sees participants."""
        if not user.is_authenticated:
            return self.none()
        seen = Q(pk__in=[])
        for operation in {a.operation for a in acting(user).assignments}:
            here, reach = Q(operation=operation), scope(user, operation)
            if reach >= Scope.OPERATION:
                seen |= here
            elif reach >= Scope.ORGANISATION:
                seen |= here & Q(participation__organisation__in=organisations(user, operation))
            elif reach >= Scope.TEAM:
                seen |= here & Q(participation__responsible=user)
        return self.filter(seen)

    def for_employer(self, user: User) -> "ApplicationQuerySet":
        """The employer's door: to the own vacancies, of people who agree to be known there, and not for ever; none any
        more once the employer has left the hub."""
        if not user.is_authenticated:
            return self.none()
        seen = Q(pk__in=[])
        for operation in {a.operation for a in acting(user).recruits}:
            ours = recruits_for(user, operation)
            seen |= Q(operation=operation, vacancy__employer__organisation__in=ours)
        free = self.filter(seen, archived_on=None, person__state=Person.State.ACTIVE)
        free = free.exclude(vacancy__employer__state=Employer.State.ENDED)
        return free.agreed().exclude(closing__in=(Application.Closing.MISTAKE, Application.Closing.CONSENT))

    def agreed(self) -> "ApplicationQuerySet":
        """Whose consent to be known to this employer is in force."""
        given = Consent.objects.in_force().filter(
            person=OuterRef("person"),
            purpose=Consent.Purpose.SHARING,
            organisation=OuterRef("vacancy__employer__organisation"),
        )
        return self.filter(Exists(given))

    def own(self, user: User) -> "ApplicationQuerySet":
        """Those of the person whose key this user holds; ask within the key's consortium."""
        return self.filter(person__in=PersonKey.numbers_of(user))

    def open(self) -> "ApplicationQuerySet":
        """Somebody still owes an answer."""
        return self.filter(state__in=Application.OPEN)

    def for_list(self) -> "ApplicationQuerySet":
        """With what a list shows, who waits longest first."""
        return self.select_related(*SHOWN).order_by("changed_on", "pk")

    def in_neutral_order(self) -> "ApplicationQuerySet":
        """By the day of sending, then by a number drawn by lot: never by who somebody is."""
        return self.order_by("-sent_on", "number", "pk")


class Application(Stateful):
    """New until the employer takes it up; then offered, accepted, refused, kept for later. An employer's refusal is
    somebody's word; what the clock or the hub closes is obsolete. `sealed` holds the message, the answer to the person
    and the private answer to the counsellor under the person's key."""

    class State(models.TextChoices):
        NEW = "new", _("new")
        PROCESSING = "processing", _("being looked at")
        POSTPONED = "postponed", _("postponed")
        POOL = "pool", _("kept for later")
        OFFERED = "offered", _("job offered")
        ACCEPTED = "accepted", _("accepted")
        REFUSED = "refused", _("refused")
        CANCELLED = "cancelled", _("cancelled")
        OBSOLETE = "obsolete", _("closed")

    MOVES = {
        State.NEW: {
            State.PROCESSING, State.POSTPONED, State.POOL, State.OFFERED, State.ACCEPTED, State.REFUSED,
            State.OBSOLETE,
        },
        State.PROCESSING: {
            State.POSTPONED, State.POOL, State.OFFERED, State.ACCEPTED, State.REFUSED, State.OBSOLETE,
        },
        State.POSTPONED: {State.POOL, State.OFFERED, State.ACCEPTED, State.REFUSED, State.OBSOLETE},
        State.POOL: {
            State.PROCESSING, State.POSTPONED, State.OFFERED, State.ACCEPTED, State.REFUSED, State.OBSOLETE,
        },
        State.OFFERED: {
            State.PROCESSING, State.POSTPONED, State.ACCEPTED, State.REFUSED, State.OBSOLETE,
        },
        State.ACCEPTED: {State.CANCELLED},
        State.REFUSED: {State.OFFERED, State.ACCEPTED},
        State.CANCELLED: {State.POOL, State.OFFERED, State.ACCEPTED},
        State.OBSOLETE: {State.NEW, State.POOL, State.OFFERED, State.ACCEPTED},
    }  # fmt: skip
    OPEN = (State.NEW, State.PROCESSING, State.POSTPONED, State.POOL, State.OFFERED)
    SEALED = "application"
    TAKEN_BACK = (
        "withdrawn",
        "transferred",
        "consent",
        "mistake",
    )  # closings after which nobody answers any more

    class Reason(models.TextChoices):
        """Why an employer refuses."""

        UNREACHABLE = "unreachable", _("could not be reached")
        NO_SHOW = "no_show", _("did not come to the interview")
        ELSEWHERE = "elsewhere", _("works somewhere else by now")
        TRAINING = "training", _("is in training")
        SKILLS = "skills", _("a skill that the job asks for is missing")
        MOBILITY = "mobility", _("the way to work is too long")
        HOURS = "hours", _("the working hours do not fit")
        OTHER_CHOSEN = "other_chosen", _("somebody else was chosen")
        NO_POST = "no_post", _("there is no free post any more")
        DUPLICATE = "duplicate", _("the person applied here already")

    class Closing(models.TextChoices):
        """Why an application was closed without an employer's word."""

        UNANSWERED = "unanswered", _("no answer for 60 days")
        VACANCY = "vacancy", _("the vacancy was closed")
        EMPLOYER = "employer", _("the employer is paused or has left")
        HIRED = "hired", _("the person found work")
        WITHDRAWN = "withdrawn", _("the person does not want it any more")
        DECLINED = "declined", _("the person did not take the job that was offered")
        TRANSFERRED = "transferred", _("passed on to another vacancy")
        CONSENT = "consent", _("the person took back the consent to share")
        MISTAKE = "mistake", _("sent by mistake")

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+", db_index=False)
    operation = models.ForeignKey(Operation, models.PROTECT, related_name="applications", db_index=False)
    vacancy = models.ForeignKey(
        Vacancy, models.PROTECT, related_name="applications", verbose_name=_("vacancy")
    )
    participation = models.ForeignKey(Participation, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="applications")
    number = models.PositiveIntegerField(_("number drawn by lot"))
    sender = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("sent by"))
    sender_organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, related_name="+", verbose_name=_("of the organisation")
    )
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.NEW)
    sealed = models.BinaryField(null=True)
    sent_on = models.DateField(_("sent on"))
    changed_on = models.DateField(_("last step"))
    taken_up_on = models.DateField(_("taken up"), null=True)
    answered_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    answered_on = models.DateField(_("first answer"), null=True)
    reason = models.CharField(_("why refused"), max_length=12, choices=Reason, blank=True)
    share_reason = models.BooleanField(_("the reason is told to the person"), default=False)
    closing = models.CharField(_("why closed"), max_length=11, choices=Closing, blank=True)
    interview_at = models.DateTimeField(_("interview"), null=True)
    interview_place = models.CharField(_("where"), max_length=200, blank=True)
    interviewed_on = models.DateField(_("interview held on"), null=True)
    starts_on = models.DateField(_("starts work on"), null=True)
    contract = models.CharField(_("contract"), max_length=10, choices=Vacancy.Contract, blank=True)
    offered_start = models.DateField(_("first day that was offered"), null=True)
    offered_contract = models.CharField(
        _("contract that was offered"), max_length=10, choices=Vacancy.Contract, blank=True
    )
    reminded = models.PositiveSmallIntegerField(default=0)
    archived_on = models.DateField(_("put into the archive"), null=True)
    transferred_from = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="passed_on", verbose_name=_("passed on from")
    )

    objects = ApplicationQuerySet.as_manager()

    class Meta:
        verbose_name = _("application")
        verbose_name_plural = _("applications")
        indexes = [
            models.Index(fields=["operation", "state", "changed_on"]),
            models.Index(fields=["person"], name="application_by_person"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["vacancy", "person"],
                condition=~Q(state__in=("refused", "cancelled", "obsolete")),
                name="one_open_application",
            ),
            models.UniqueConstraint(fields=["vacancy", "number"], name="one_number_per_vacancy"),
            models.CheckConstraint(
                condition=Q(state="accepted", starts_on__isnull=False) & ~Q(contract="")
                | ~Q(state="accepted") & Q(starts_on=None, contract=""),
                name="accepted_has_a_start",
            ),
            models.CheckConstraint(
                condition=Q(state="refused", answered_by__isnull=False) & ~Q(reason="")
                | ~Q(state="refused") & Q(reason="", share_reason=False),
                name="refused_by_somebody_for_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(state="obsolete") & ~Q(closing="") | ~Q(state="obsolete") & Q(closing=""),
                name="closed_application_says_why",
            ),
            models.CheckConstraint(
                condition=(Q(state="new") & Q(taken_up_on=None))
                | (Q(state="processing") & Q(taken_up_on__isnull=False))
                | ~Q(state__in=("new", "processing")),
                name="taken_up_while_looked_at",
            ),
            models.CheckConstraint(
                condition=Q(answered_by=None, answered_on=None)
                | Q(answered_by__isnull=False, answered_on__isnull=False),
                name="answer_has_a_day",
            ),
            models.CheckConstraint(
                condition=Q(archived_on=None) | ~Q(state__in=("offered", "accepted")),
                name="nothing_promised_is_archived",
            ),
            models.CheckConstraint(
                condition=~Q(transferred_from=F("id")), name="not_passed_on_from_itself"
            ),
        ]  # fmt: skip

    # What facts ask about their source.
    organisation_id = property(lambda self: self.participation.organisation_id)
    activity_id = property(lambda self: self.vacancy.activity_id)

    def __str__(self) -> str:
        return f"{self.vacancy}, {self.number}"

    @property
    def is_open(self) -> bool:
        """Somebody still owes an answer."""
        return self.state in self.OPEN

    @property
    def is_taken_back(self) -> bool:
        """The person, or who accompanies them, has taken it away; the hub may begin it anew."""
        return self.closing in self.TAKEN_BACK

    @property
    def was_offered(self) -> bool:
        """The job was offered once: since then the person's own word counts."""
        return self.steps.filter(after=self.State.OFFERED).exists()

    @property
    def employer_knows_name(self) -> bool:
        """Somebody at the employer has taken it up; before that it is a number."""
        return self.taken_up_on is not None

    @property
    def employer_may_reach(self) -> bool:
        """The employer knows the name, and the application is open or was accepted: afterwards nobody there needs to
        know how to reach the person, nor their CV."""
        return self.employer_knows_name and (self.is_open or self.state == self.State.ACCEPTED)

    def words(self) -> dict[str, Any]:
        """The message, the answer to the person, the private answer to the counsellor; empty once the key is gone."""
        if not self.sealed:
            return dict(EMPTY)
        try:
            return EMPTY | self.person.unseal(bytes(self.sealed), self.SEALED)
        except sealing.Unreadable:  # the person was erased
            return dict(EMPTY)

    def days_waiting(self, today: dt.date) -> int:
        """Whole days since the last step."""
        return max(0, (today - self.changed_on).days)

    def get_absolute_url(self) -> str:
        """The team's page of it."""
        return reverse("jobs:application_detail", args=[self.operation.code, self.pk])


class ApplicationStep(models.Model):
    """One step of an application: who, when, from what to what. Nobody: the clock. `said`: whose word it is, where the
    person decides: their own, or told to who accompanies them. Written once."""

    class Said(models.TextChoices):
        ALONE = "alone", _("said by the person")
        BESIDE = "beside", _("said by the person, with somebody beside them")

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+", db_index=False)
    application = models.ForeignKey(Application, models.PROTECT, related_name="steps")
    before = models.CharField(_("before"), max_length=10, choices=Application.State, blank=True)
    after = models.CharField(_("after"), max_length=10, choices=Application.State)
    by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    said = models.CharField(_("whose word"), max_length=6, choices=Said, blank=True)
    on = models.DateField(_("on"))
    at = models.DateTimeField(_("when"), auto_now_add=True)

    class Meta:
        verbose_name = _("step of an application")
        verbose_name_plural = _("steps of applications")
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.before} → {self.after}"


class Comment(models.Model):
    """A remark among colleagues: those of the hub read the hub's, those of the employer theirs. Sealed with the
    person's key; the person reads them in the copy of their data."""

    SEALED = "application-comment"

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+", db_index=False)
    application = models.ForeignKey(Application, models.CASCADE, related_name="comments")
    of_employer = models.BooleanField(_("written at the employer"), default=False)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField(_("when"), auto_now_add=True)
    sealed = models.BinaryField()

    class Meta:
        verbose_name = _("remark on an application")
        verbose_name_plural = _("remarks on applications")
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return str(self.at)

    def text(self) -> str:
        """What was written; empty once the key is gone."""
        try:
            told = self.application.person.unseal(bytes(self.sealed), self.SEALED)
        except sealing.Unreadable:
            return ""
        return str(told["text"])
