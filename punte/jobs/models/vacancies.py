"""Vacancies: what an employer looks for, from the day it is public until it is filled or closed."""

import datetime as dt

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from punte.base.states import Stateful
from punte.jobs.models.employers import Employer, hub_or_own
from punte.people.models import Consortium, User
from punte.projects.models import Activity, Operation
from punte.reference.models import Concept, Settlement

STALE = dt.timedelta(days=60)  # so long is it open after somebody confirmed it


class VacancyQuerySet(models.QuerySet["Vacancy"]):
    """What is looked for."""

    def visible_to(self, user: User) -> "VacancyQuerySet":
        """Whoever works in the operation; a recruiter only what is the own organisation's. A vacancy holds no person.
        The public door is `public()`."""
        return (
            self.filter(hub_or_own(user, "employer__organisation")) if user.is_authenticated else self.none()
        )

    def public(self) -> "VacancyQuerySet":
        """What everybody finds without an account. The policy of the table says the same."""
        return self.filter(state=Vacancy.State.OPEN)


@pghistory.track(model_name="VacancyHistory")
class Vacancy(Stateful):
    """Written by the employer or by the hub for it; public while open; confirmed within 60 days or it closes.

    Pay is per month in whole units of the currency, before tax. `posts` are places, `filled` those taken."""

    class State(models.TextChoices):
        DRAFT = "draft", _("being written")
        WAITING = "waiting", _("waits for approval")
        OPEN = "open", _("open")
        FILLED = "filled", _("filled")
        CLOSED = "closed", _("closed")

    class Kind(models.TextChoices):
        JOB = "job", _("job")
        APPRENTICESHIP = "apprenticeship", _("apprenticeship")
        TRAINEESHIP = "traineeship", _("traineeship")
        WORK_TRIAL = "work_trial", _("work trial")
        VOLUNTEERING = "volunteering", _("volunteering")

    class Contract(models.TextChoices):
        PERMANENT = "permanent", _("permanent")
        FIXED_TERM = "fixed_term", _("for a fixed term")
        SEASONAL = "seasonal", _("seasonal")
        DAY = "day", _("by the day")
        NONE = "none", _("no employment contract")

    class Hours(models.TextChoices):
        FULL = "full", _("full time")
        PART = "part", _("part time")
        FLEXIBLE = "flexible", _("flexible")

    class Shift(models.TextChoices):
        DAY = "day", _("by day")
        SHIFTS = "shifts", _("in shifts")
        NIGHT = "night", _("by night")
        WEEKEND = "weekend", _("at weekends")

    class Offer(models.TextChoices):
        """Support and accessibility that the employer offers."""

        STEP_FREE = "step_free", _("step-free entrance")
        SIGN_LANGUAGE = "sign_language", _("sign language")
        EASY_READING = "easy_reading", _("instructions in easy words and pictures")
        MENTOR = "mentor", _("a mentor at work")
        TRANSPORT = "transport", _("transport to work")
        HOUSING = "housing", _("housing")
        CHILDCARE = "childcare", _("childcare or hours that allow for it")
        TRAINING = "training", _("training at work")
        MEALS = "meals", _("meals")

    class Closing(models.TextChoices):
        FILLED = "filled", _("all posts are taken")
        WITHDRAWN = "withdrawn", _("the employer withdrew it")
        DEADLINE = "deadline", _("the deadline passed")
        STALE = "stale", _("nobody confirmed it for 60 days")
        EMPLOYER = "employer", _("the employer left or is paused")
        REFUSED = "refused", _("the hub did not approve it")

    MOVES = {
        State.DRAFT: {State.WAITING, State.OPEN, State.CLOSED},
        State.WAITING: {State.OPEN, State.DRAFT, State.CLOSED},
        State.OPEN: {State.FILLED, State.CLOSED},
        State.FILLED: {State.OPEN, State.CLOSED},
        State.CLOSED: {State.OPEN, State.WAITING},
    }

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+", db_index=False)
    operation = models.ForeignKey(Operation, models.PROTECT, related_name="vacancies")
    activity = models.ForeignKey(Activity, models.PROTECT, related_name="+", verbose_name=_("activity"))
    employer = models.ForeignKey(
        Employer, models.PROTECT, related_name="vacancies", verbose_name=_("employer")
    )
    kind = models.CharField(_("kind"), max_length=14, choices=Kind, default=Kind.JOB)
    title = models.CharField(_("title"), max_length=150)
    tasks = models.TextField(_("tasks"), max_length=5000)
    language = models.CharField(_("written in"), max_length=2, default="ro")
    occupation = models.ForeignKey(
        Concept, models.PROTECT, related_name="+", verbose_name=_("occupation"), null=True, blank=True
    )
    contract = models.CharField(_("contract"), max_length=10, choices=Contract, default=Contract.PERMANENT)
    hours = models.CharField(_("hours"), max_length=8, choices=Hours, default=Hours.FULL)
    weekly_hours = models.PositiveSmallIntegerField(_("hours a week"), null=True, blank=True)
    shift = models.CharField(_("shift"), max_length=7, choices=Shift, default=Shift.DAY)
    settlement = models.ForeignKey(
        Settlement, models.PROTECT, related_name="+", verbose_name=_("place"), null=True, blank=True
    )
    address = models.CharField(_("address"), max_length=200, blank=True)
    remote = models.BooleanField(_("can be done from home"), default=False)
    no_car = models.BooleanField(_("reachable without a car"), default=False)
    first_job = models.BooleanField(_("good as a first job: no experience asked"), default=False)
    pay_from = models.PositiveIntegerField(_("pay a month, from"), null=True, blank=True)
    pay_to = models.PositiveIntegerField(_("pay a month, to"), null=True, blank=True)
    currency = models.CharField(
        _("currency"), max_length=3, default="RON", choices=[("RON", "RON"), ("EUR", "EUR")]
    )
    languages = ArrayField(
        models.CharField(max_length=3), verbose_name=_("languages asked"), default=list, blank=True
    )
    offers = ArrayField(
        models.CharField(max_length=13, choices=Offer),
        verbose_name=_("support offered"),
        default=list,
        blank=True,
    )
    posts = models.PositiveSmallIntegerField(_("number of posts"), default=1)
    filled = models.PositiveSmallIntegerField(default=0)
    apply_by = models.DateField(_("apply by"), null=True, blank=True)
    published_on = models.DateField(_("public since"), null=True, blank=True)
    confirmed_on = models.DateField(_("confirmed on"), null=True, blank=True)
    reminded_on = models.DateField(null=True, blank=True, editable=False)
    closed_on = models.DateField(_("closed on"), null=True, blank=True)
    closing = models.CharField(_("why closed"), max_length=9, choices=Closing, blank=True)
    source = models.CharField(_("taken from"), max_length=60, blank=True)
    source_key = models.CharField(max_length=120, blank=True)
    source_url = models.URLField(_("original"), max_length=400, blank=True)
    state = models.CharField(_("state"), max_length=7, choices=State, default=State.DRAFT)
    made_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)

    objects = VacancyQuerySet.as_manager()

    class Meta:
        verbose_name = _("vacancy")
        verbose_name_plural = _("vacancies")
        indexes = [
            models.Index(fields=["operation", "state"]),
            models.Index(fields=["state", "-published_on", "-id"]),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["operation", "source", "source_key"],
                condition=~Q(source_key=""),
                name="one_vacancy_per_source_key",
            ),
            models.CheckConstraint(condition=Q(posts__gt=0), name="vacancy_has_posts"),
            models.CheckConstraint(condition=Q(filled__lte=F("posts")), name="no_more_filled_than_posts"),
            models.CheckConstraint(
                condition=Q(pay_to=None) | Q(pay_from__isnull=False, pay_to__gte=F("pay_from")),
                name="pay_from_before_pay_to",
            ),
            models.CheckConstraint(
                condition=~Q(state="open")
                | Q(published_on__isnull=False, confirmed_on__isnull=False, occupation__isnull=False),
                name="open_vacancy_is_coded_and_confirmed",
            ),
            models.CheckConstraint(
                condition=~Q(state="open") | Q(remote=True) | Q(settlement__isnull=False),
                name="open_vacancy_says_where",
            ),
            models.CheckConstraint(condition=Q(state="closed") ^ Q(closing=""), name="closed_says_why"),
        ]

    organisation_id = property(lambda self: self.employer.organisation_id)

    @property
    def hub_url(self) -> str:
        """Its page in the hub, for those who work with it."""
        return reverse("jobs:vacancy_detail", args=[self.operation.code, self.pk])

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Its public page, which exists while it is open; the hub's page is `jobs:vacancy_detail`."""
        return reverse("jobs:posting_detail", args=[self.pk])

    @property
    def last_day(self) -> dt.date | None:
        """The last day on which it is open, unless somebody confirms it or it is filled before."""
        confirmed = self.confirmed_on and self.confirmed_on + STALE - dt.timedelta(days=1)
        return min(filter(None, (self.apply_by, confirmed)), default=None)


class VacancySkill(models.Model):
    """A skill that a vacancy asks for, or is helped by."""

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+", db_index=False)
    vacancy = models.ForeignKey(Vacancy, models.CASCADE, related_name="skills", db_index=False)
    skill = models.ForeignKey(Concept, models.PROTECT, related_name="+")
    essential = models.BooleanField(_("essential"), default=True)

    class Meta:
        verbose_name = _("skill of a vacancy")
        verbose_name_plural = _("skills of a vacancy")
        constraints = [models.UniqueConstraint(fields=["vacancy", "skill"], name="one_line_per_skill")]

    def __str__(self) -> str:
        return str(self.skill)
