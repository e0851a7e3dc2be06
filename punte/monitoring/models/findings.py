"""What an auditor found: the checklist of a unit, the findings, and what was said about each."""

import pghistory
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from punte.base.states import Stateful
from punte.monitoring.models.audits import Audit
from punte.monitoring.models.samples import SampleUnit
from punte.organisations.models import Organisation
from punte.people.models import Consortium, User
from punte.projects.acting import Scope, acting, organisations, scope
from punte.records.models import Document


class Verdict(models.TextChoices):
    """What may be said of one point of the checklist."""

    CONFORMS = "conforms", _("conforms")
    DIFFERS = "differs", _("does not conform")
    NOT_APPLICABLE = "na", _("does not apply")


@pghistory.track()
class Review(models.Model):
    """The checklist of one drawn unit: `answers` is {point: {verdict, remark}}; `version` tells the second of two
    editors."""

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+")
    unit = models.OneToOneField(SampleUnit, models.PROTECT, related_name="review")
    answers = models.JSONField(default=dict)
    version = models.PositiveIntegerField(default=1)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("checklist of a unit")
        verbose_name_plural = _("checklists of units")

    @property
    def differs(self) -> bool:
        """Whether any point does not conform."""
        return any(a.get("verdict") == Verdict.DIFFERS for a in self.answers.values())


class FindingQuerySet(models.QuerySet["Finding"]):
    """What was found."""

    def visible_to(self, user: User) -> "FindingQuerySet":
        """All for who sees the whole operation; for a partner what concerns it."""
        if not user.is_authenticated:
            return self.none()
        seen = Q(pk=None)
        for operation in {a.operation for a in acting(user).assignments}:
            here, reach = Q(audit__operation=operation), scope(user, operation)
            if reach >= Scope.OPERATION:
                seen |= here
            elif reach >= Scope.ORGANISATION:
                seen |= here & Q(organisation__in=organisations(user, operation))
        return self.filter(seen)


@pghistory.track()
class Finding(Stateful):
    """Something that does not conform, or a remark; the words are in its entries."""

    class State(models.TextChoices):
        RAISED = "raised", _("waits for an answer")
        ANSWERED = "answered", _("answered")
        ACCEPTED = "accepted", _("answer accepted")
        UPHELD = "upheld", _("upheld")

    class Severity(models.TextChoices):
        NOTE = "note", _("remark")
        MINOR = "minor", _("minor")
        SERIOUS = "serious", _("serious")

    MOVES = {
        State.RAISED: {State.ANSWERED, State.UPHELD},
        State.ANSWERED: {State.ACCEPTED, State.UPHELD},
    }
    DECIDED = (State.ACCEPTED, State.UPHELD)

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+")
    audit = models.ForeignKey(Audit, models.PROTECT, related_name="findings")
    unit = models.ForeignKey(SampleUnit, models.PROTECT, null=True, related_name="findings")
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, related_name="+", verbose_name=_("partner")
    )
    item = models.CharField(_("point of the checklist"), max_length=40, blank=True)
    number = models.PositiveSmallIntegerField(_("number"))
    severity = models.CharField(_("how serious"), max_length=7, choices=Severity)
    amount = models.DecimalField(_("amount"), max_digits=12, decimal_places=2, null=True)
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.RAISED)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    raised_on = models.DateField(_("raised on"))

    objects = FindingQuerySet.as_manager()

    class Meta:
        verbose_name = _("finding")
        verbose_name_plural = _("findings")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["audit", "number"], name="one_finding_per_number"),
            models.CheckConstraint(condition=Q(amount=None) | Q(amount__gte=0), name="amount_not_negative"),
        ]

    def get_absolute_url(self) -> str:
        """Its thread."""
        return reverse(
            "monitoring:finding_detail", args=[self.audit.operation.code, self.audit.number, self.pk]
        )


class FindingEntry(models.Model):
    """One word in the thread of a finding, with its paper. Names of the person concerned are refused, so that an
    erasure leaves nothing here."""

    class Kind(models.TextChoices):
        FINDING = "finding", _("finding")
        ANSWER = "answer", _("answer")
        DECISION = "decision", _("decision")

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+")
    finding = models.ForeignKey(Finding, models.PROTECT, related_name="entries")
    kind = models.CharField(max_length=8, choices=Kind)
    text = models.TextField(_("text"))
    document = models.ForeignKey(
        Document, models.PROTECT, null=True, related_name="+", verbose_name=_("paper")
    )
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    on = models.DateField()
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("entry of a finding")
        verbose_name_plural = _("entries of findings")
        ordering = ["at", "pk"]
