"""Local inclusion plans: from the mandate to the adopted document, its monitoring and the next cycle."""

import pghistory
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from punte.base import clock
from punte.base.states import Stateful
from punte.base.translated import LANGUAGES
from punte.dialogue.models.action_groups import ActionGroup, works_in
from punte.dialogue.models.consultations import Consultation
from punte.organisations.models import Organisation
from punte.people.models import Consortium, User
from punte.projects.models import Activity, Operation
from punte.records.models import Document


class PlanQuerySet(models.QuerySet["Plan"]):
    """The plans of a project; those adopted are everybody's, and so is a draft from when everybody is asked."""

    def visible_to(self, user: User) -> "PlanQuerySet":
        """Whoever works in the operation."""
        return self.filter(operation__in=works_in(user))

    def adopted(self) -> "PlanQuerySet":
        """What was decided."""
        return self.filter(decided_on__isnull=False)

    def consulted(self) -> "PlanQuerySet":
        """Drafts on which everybody is asked, or was and nothing is decided yet."""
        return self.filter(state__in=Plan.CONSULTED_IN)

    def public(self) -> "PlanQuerySet":
        """What anybody reads: what was decided, and the drafts on which everybody is or was asked."""
        return self.adopted() | self.consulted()

    def for_list(self) -> "PlanQuerySet":
        """With what a list shows."""
        return self.select_related("operation", "group__settlement__region").order_by("group__name", "-cycle")


@pghistory.track(model_name="PlanHistory")
class Plan(Stateful):
    """The inclusion plan of a town. What may be written in it depends on its state; a frozen draft is not touched while
    people comment on it, an adopted plan not at all."""

    class State(models.TextChoices):
        MANDATE = "mandate", _("mandate")
        GROUP_FORMED = "group_formed", _("group formed")
        DIAGNOSIS = "diagnosis", _("diagnosis")
        PROBLEM_TREE = "problem_tree", _("problem tree")
        OBJECTIVES = "objectives", _("objectives")
        COSTED = "measures_costed", _("measures costed")
        DRAFT = "draft", pgettext_lazy("plan", "draft")
        CONSULTATION = "public_consultation", _("public consultation")
        REVISED = "revised", _("revised")
        ADOPTED = "adopted", _("adopted")
        IN_FORCE = "in_force", _("in force")
        MONITORED = "monitored", _("monitored")
        EVALUATED = "evaluated", _("evaluated")
        NEXT_CYCLE = "next_cycle", _("next cycle begun")
        SUPERSEDED = "superseded", _("superseded")

    MOVES = {
        State.MANDATE: {State.GROUP_FORMED},
        State.GROUP_FORMED: {State.DIAGNOSIS, State.MANDATE},
        State.DIAGNOSIS: {State.PROBLEM_TREE, State.GROUP_FORMED},
        State.PROBLEM_TREE: {State.OBJECTIVES, State.DIAGNOSIS},
        State.OBJECTIVES: {State.COSTED, State.PROBLEM_TREE},
        State.COSTED: {State.DRAFT, State.OBJECTIVES},
        State.DRAFT: {State.CONSULTATION, State.COSTED},
        State.CONSULTATION: {State.REVISED},
        State.REVISED: {State.ADOPTED, State.CONSULTATION},
        State.ADOPTED: {State.IN_FORCE, State.SUPERSEDED},
        State.IN_FORCE: {State.MONITORED, State.SUPERSEDED},
        State.MONITORED: {State.EVALUATED, State.SUPERSEDED},
        State.EVALUATED: {State.NEXT_CYCLE, State.SUPERSEDED},
    }
    WRITTEN_IN = (
        State.MANDATE, State.GROUP_FORMED, State.DIAGNOSIS, State.PROBLEM_TREE, State.OBJECTIVES, State.COSTED,
        State.DRAFT, State.REVISED,
    )  # fmt: skip
    CONSULTED_IN = (State.CONSULTATION, State.REVISED)
    FOLLOWED_IN = (State.IN_FORCE, State.MONITORED)
    names_nobody = True  # whoever opens a number reads which plan it counts

    class Body(models.TextChoices):
        COUNCIL = "council", _("decision of the local council")
        PARTNERS = "partners", _("signatures of the partners")

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+", db_index=False)
    operation = models.ForeignKey(Operation, models.PROTECT, related_name="inclusion_plans")
    activity = models.ForeignKey(Activity, models.PROTECT, related_name="+", verbose_name=_("activity"))
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", verbose_name=_("partner who answers for it")
    )
    group = models.ForeignKey(
        ActionGroup, models.PROTECT, related_name="plans", verbose_name=_("local action group")
    )
    title = models.CharField(_("title"), max_length=200)
    language = models.CharField(
        _("language"), max_length=2, choices=[(code, code) for code in LANGUAGES], default="ro"
    )
    year_from = models.PositiveSmallIntegerField(_("from year"))
    year_to = models.PositiveSmallIntegerField(_("to year"))
    cycle = models.PositiveSmallIntegerField(default=1)
    previous = models.OneToOneField("self", models.PROTECT, null=True, related_name="following")
    state = models.CharField(_("state"), max_length=19, choices=State, default=State.MANDATE)
    mandate = models.TextField(_("mandate"))
    diagnosis = models.TextField(_("diagnosis"), blank=True)
    consultation = models.ForeignKey(
        Consultation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="plans",
        verbose_name=_("consultation"),
    )
    commented_from = models.DateField(_("comments from"), null=True)
    commented_to = models.DateField(_("comments until"), null=True)
    channels = models.CharField(_("how one can comment"), max_length=300, blank=True)
    frozen = models.JSONField(null=True)
    digest = models.CharField(max_length=64, blank=True)
    changes = models.TextField(_("what you said, what we did"), blank=True)
    decided_by = models.CharField(_("adopted by"), max_length=8, choices=Body, blank=True)
    decision = models.CharField(_("number of the decision"), max_length=60, blank=True)
    decided_on = models.DateField(_("adopted on"), null=True)
    document = models.ForeignKey(Document, models.PROTECT, null=True, related_name="+")
    in_force_on = models.DateField(_("in force since"), null=True)
    evaluation = models.TextField(_("evaluation"), blank=True)
    version = models.PositiveIntegerField(default=1)
    made_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    objects = PlanQuerySet.as_manager()

    class Meta:
        verbose_name = _("local inclusion plan")
        verbose_name_plural = _("local inclusion plans")
        constraints = [
            models.CheckConstraint(
                condition=Q(year_to__gte=F("year_from")), name="plan_ends_after_it_begins"
            ),
            models.CheckConstraint(
                condition=Q(decided_on=None, decision="", decided_by="")
                | Q(decided_on__isnull=False) & ~Q(decision="") & ~Q(decided_by=""),
                name="adopted_plan_has_its_decision",
            ),
            models.CheckConstraint(
                condition=Q(decided_on__isnull=False)
                | ~Q(state__in=["adopted", "in_force", "monitored", "evaluated", "next_cycle", "superseded"]),
                name="what_is_in_force_was_adopted",
            ),
            models.CheckConstraint(
                condition=~Q(state="public_consultation") | ~Q(digest=""), name="consulted_draft_is_frozen"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def writable(self) -> bool:
        """Its text may be changed."""
        return self.state in self.WRITTEN_IN

    @property
    def followed(self) -> bool:
        """Its measures are being carried out and reported on."""
        return self.state in self.FOLLOWED_IN

    @property
    def adopted(self) -> bool:
        """It was decided; from then on everybody may read it."""
        return self.decided_on is not None

    @property
    def consulted(self) -> bool:
        """It is a draft on which everybody is or was asked; everybody may read it until it is decided."""
        return self.state in self.CONSULTED_IN

    @property
    def answered(self) -> bool:
        """What people said of the draft is answered; until the adoption the draft is written anew."""
        return self.state == self.State.REVISED

    @property
    def asks(self) -> bool:
        """Its days of comments last; after them the draft is still read until it is decided."""
        today = clock.today(self.operation.zone)
        return self.consulted and self.commented_to is not None and today <= self.commented_to

    @property
    def public(self) -> bool:
        """It has a page for everybody."""
        return self.adopted or self.consulted

    def get_absolute_url(self) -> str:
        """Its page in the project."""
        return reverse("dialogue:plan_detail", args=[self.operation.code, self.pk])

    @property
    def public_url(self) -> str:
        """Its page for everybody, while it is `public`."""
        return reverse("dialogue:public_plan_detail", args=[self.pk])


class PlanStakeholder(models.Model):
    """Whom the plan concerns or who can move it: what they want and how much they can."""

    class Level(models.IntegerChoices):
        LOW = 1, _("low")
        MIDDLE = 2, _("middling")
        HIGH = 3, _("high")

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+", db_index=False)
    plan = models.ForeignKey(Plan, models.CASCADE, related_name="stakeholders")
    name = models.CharField(_("who"), max_length=150)
    role = models.CharField(_("role in the plan"), max_length=150)
    wants = models.CharField(_("what they want"), max_length=300)
    interest = models.PositiveSmallIntegerField(_("interest"), choices=Level)
    influence = models.PositiveSmallIntegerField(_("influence"), choices=Level)

    class Meta:
        verbose_name = _("stakeholder of a plan")
        verbose_name_plural = _("stakeholders of plans")
        ordering = ["-influence", "-interest", "pk"]
        constraints = [models.UniqueConstraint(fields=["plan", "name"], name="one_stakeholder_of_a_name")]

    def __str__(self) -> str:
        return self.name


class Problem(models.Model):
    """A branch of the problem tree: the core problem, its causes below, its effects above. `objective` is the same
    turned round: what will be true when the problem is gone."""

    class Kind(models.TextChoices):
        CORE = "core", _("core problem")
        CAUSE = "cause", _("cause")
        EFFECT = "effect", _("effect")

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+", db_index=False)
    plan = models.ForeignKey(Plan, models.CASCADE, related_name="problems")
    kind = models.CharField(_("place in the tree"), max_length=6, choices=Kind)
    text = models.CharField(_("problem"), max_length=300)
    evidence = models.CharField(_("how we know it"), max_length=300, blank=True)
    objective = models.CharField(_("turned into an objective"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("problem of a plan")
        verbose_name_plural = _("problems of plans")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["plan"], condition=Q(kind="core"), name="one_core_problem_a_plan")
        ]

    def __str__(self) -> str:
        return self.text
