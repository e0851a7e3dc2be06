"""Enrolments: one person in one offering, with the rule of that day; feedback, which names nobody."""

import pghistory
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from punte.base.states import Stateful
from punte.learning.completion import Rule
from punte.learning.models.offerings import Commission, Offering
from punte.organisations.models import Organisation
from punte.participation.models import Participation
from punte.people.models import Consortium, Person, User
from punte.projects.acting import Scope, acting, organisations, scope

_NAMED = (
    "participation",
    "sent_by",
    "person__identity",
    "person__consortium",
)


class EnrolmentQuerySet(models.QuerySet["Enrolment"]):
    """The only door to who learns what."""

    def visible_to(self, user: User) -> "EnrolmentQuerySet":
        """As far as one sees participants; and everybody in the offerings one trains."""
        if not user.is_authenticated:
            return self.none()
        seen = Q(pk__in=[])
        for operation in {a.operation for a in acting(user).assignments}:
            here, reach = Q(offering__operation=operation), scope(user, operation)
            seen |= here & Q(offering__trainers=user)
            if reach >= Scope.OPERATION:
                seen |= here
            elif reach >= Scope.ORGANISATION:
                ours = organisations(user, operation)
                mine = Q(participation__organisation__in=ours) | Q(offering__programme__organisation__in=ours)
                seen |= here & mine
            elif reach >= Scope.TEAM:
                seen |= here & Q(participation__responsible=user)
        return self.filter(pk__in=Enrolment.objects.filter(seen).values("pk"))

    def own(self, user: User) -> "EnrolmentQuerySet":
        """Those of the person whose key this user holds; ask within the key's consortium."""
        return self.filter(person__key_holder__user=user)

    def learning(self) -> "EnrolmentQuerySet":
        """Who has a seat, or had one to the end."""
        return self.filter(state__in=(Enrolment.State.ENROLLED, Enrolment.State.COMPLETED))

    def for_list(self) -> "EnrolmentQuerySet":
        """With what a list shows, sorted by name as readers expect."""
        return self.select_related(*_NAMED).order_by(F("person__name__sort_key").asc(nulls_last=True), "pk")


@pghistory.track()
class Enrolment(Stateful):
    """Somebody applies, is selected or waits, is enrolled, and completes, withdraws, is expelled or never came."""

    class State(models.TextChoices):
        APPLIED = "applied", _("has applied")
        SELECTED = "selected", _("selected")
        WAITLISTED = "waitlisted", _("on the waiting list")
        ENROLLED = "enrolled", _("enrolled")
        COMPLETED = "completed", _("completed")
        WITHDRAWN = "withdrawn", _("withdrawn")
        EXPELLED = "expelled", _("expelled")
        NO_SHOW = "no_show", _("never came")
        REFUSED = "refused", _("not selected")

    MOVES = {
        State.APPLIED: {
            State.SELECTED,
            State.WAITLISTED,
            State.ENROLLED,
            State.WITHDRAWN,
            State.REFUSED,
        },
        State.SELECTED: {State.ENROLLED, State.WAITLISTED, State.WITHDRAWN, State.REFUSED},
        State.WAITLISTED: {State.SELECTED, State.ENROLLED, State.WITHDRAWN, State.REFUSED},
        State.ENROLLED: {State.COMPLETED, State.WITHDRAWN, State.EXPELLED, State.NO_SHOW},
        State.WITHDRAWN: {State.APPLIED},
        State.NO_SHOW: {State.ENROLLED},
        State.REFUSED: {State.APPLIED},  # a contestation that was upheld
        State.COMPLETED: {State.ENROLLED},  # back: an addendum took hours away
    }

    class Reason(models.TextChoices):
        WORK = "work", _("found work")
        STUDIES = "studies", _("went to other studies")
        MOVED = "moved", _("moved away")
        PERSONAL = "personal", _("personal reasons")
        TIMETABLE = "timetable", _("the timetable does not fit")
        ABSENCE = "absence", _("too many absences")
        CONDUCT = "conduct", _("broke the rules of the course")
        CANCELLED = "cancelled", _("the course was cancelled")
        OTHER = "other", _("another reason")
        CRITERIA = "criteria", _("does not meet the criteria of the project")
        SEATS = "seats", _("there were more applicants than seats")
        LEVEL = "level", _("another course fits better")

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+")
    offering = models.ForeignKey(Offering, models.PROTECT, related_name="enrolments")
    participation = models.ForeignKey(Participation, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="enrolments")
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.APPLIED)
    reason = models.CharField(_("why"), max_length=9, choices=Reason, blank=True)
    sent_by = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("sent by")
    )
    assisted_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("applied by")
    )
    applied_at = models.DateTimeField(_("applied on"), auto_now_add=True)
    enrolled_on = models.DateField(_("enrolled on"), null=True, blank=True)
    ended_on = models.DateField(_("ended on"), null=True, blank=True)
    rule = models.JSONField(_("rule of completion"), default=dict)
    rule_version = models.PositiveIntegerField(default=0)
    extra_time = models.PositiveSmallIntegerField(_("more time for tests, in percent"), default=0)
    extra_attempts = models.PositiveSmallIntegerField(_("more attempts at each test"), default=0)
    feedback_given = models.BooleanField(_("feedback given"), default=False)
    commission = models.ForeignKey(
        Commission, models.PROTECT, null=True, blank=True, related_name="enrolments"
    )
    passed = models.BooleanField(_("passed by the commission"), null=True, blank=True)
    show_name = models.BooleanField(_("the name may be shown"), default=False)
    version = models.PositiveIntegerField(default=1)

    objects = EnrolmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("enrolment")
        verbose_name_plural = _("enrolments")
        constraints = [
            models.UniqueConstraint(fields=["offering", "person"], name="once_per_offering"),
            models.CheckConstraint(
                condition=~Q(state__in=("withdrawn", "expelled", "refused")) | ~Q(reason=""),
                name="leaving_says_why",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=("enrolled", "completed"))
                | Q(enrolled_on__isnull=False, rule_version__gt=0),
                name="enrolled_with_a_rule",
            ),
            models.CheckConstraint(
                condition=Q(passed__isnull=True) | Q(commission__isnull=False), name="passed_by_a_commission"
            ),
        ]

    operation_id = property(lambda self: self.offering.operation_id)
    activity_id = property(lambda self: self.offering.activity_id)
    organisation_id = property(lambda self: self.offering.organisation_id)
    operation = property(lambda self: self.offering.operation)

    def __str__(self) -> str:
        return f"{self.person}, {self.offering}"

    def get_absolute_url(self) -> str:
        """One learner's page in the cohort."""
        return reverse("learning:enrolment_detail", args=[self.operation.code, self.pk])

    def get_state_display(self) -> str:  # type: ignore[no-redef]
        """Django's own makes a table of all states at every call; a list asks once a row."""
        return str(self.State(self.state).label)

    def attempts_at(self, attempts: int) -> int:
        """How often this person may take a test that gives everybody so many attempts."""
        return attempts + self.extra_attempts

    def as_rule(self) -> Rule:
        """The rule this person was enrolled under; before that, today's."""
        return Rule.from_json(self.rule) if self.rule_version else self.offering.programme.as_rule()


class Feedback(models.Model):
    """What somebody of the cohort thought. It names nobody: that it was given is kept with the enrolment."""

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+", db_index=False)
    offering = models.ForeignKey(Offering, models.PROTECT, related_name="feedback")
    content = models.PositiveSmallIntegerField(_("what was taught"))
    trainers = models.PositiveSmallIntegerField(_("the trainers"))
    conditions = models.PositiveSmallIntegerField(_("place and organisation"))
    usefulness = models.PositiveSmallIntegerField(_("useful for work"))
    words = models.TextField(_("in your words"), max_length=1000, blank=True)

    FIELDS = ("content", "trainers", "conditions", "usefulness")

    class Meta:
        verbose_name = _("feedback")
        verbose_name_plural = _("feedback")
        constraints = [
            models.CheckConstraint(
                condition=Q(content__range=(1, 5), trainers__range=(1, 5))
                & Q(conditions__range=(1, 5), usefulness__range=(1, 5)),
                name="feedback_from_one_to_five",
            )
        ]
