"""Imports of participants' lists: staged rows, checked, previewed, applied in one go, undone as a whole."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from punte.base.states import Stateful
from punte.organisations.models import Organisation
from punte.participation.models.participations import Participation
from punte.people import sealing
from punte.people.models import Consortium, Person, User
from punte.projects.acting import Scope, acting, scope
from punte.projects.models import Operation
from punte.records.models import Document


class ImportBatchQuerySet(models.QuerySet["ImportBatch"]):
    """The only door to imports."""

    def visible_to(self, user: User) -> "ImportBatchQuerySet":
        """Imports of the operations where the user sees at least their organisation's people."""
        if not user.is_authenticated:
            return self.none()
        wide = [
            a.operation_id for a in acting(user).assignments if scope(user, a.operation) >= Scope.OPERATION
        ]
        return self.filter(models.Q(operation__in=wide) | models.Q(uploaded_by=user))


class ImportBatch(Stateful):
    """One uploaded list."""

    class State(models.TextChoices):
        STAGED = "staged", _("being read")
        CHECKED = "checked", _("checked")
        APPLIED = "applied", _("applied")
        UNDONE = "undone", _("undone")
        REFUSED = "refused", _("refused")
        DISCARDED = "discarded", _("discarded")

    MOVES = {
        State.STAGED: {State.CHECKED, State.REFUSED, State.DISCARDED},
        State.CHECKED: {State.APPLIED, State.DISCARDED, State.STAGED},  # back: checked again
        State.APPLIED: {State.UNDONE},
    }

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+")
    operation = models.ForeignKey(Operation, models.PROTECT, related_name="imports")
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", verbose_name=_("partner")
    )
    uploaded_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField(auto_now_add=True)
    file_name = models.CharField(_("file"), max_length=200)
    sha256 = models.CharField(max_length=64)
    sealed_file = models.BinaryField(null=True)
    state = models.CharField(_("state"), max_length=9, choices=State, default=State.STAGED)
    refusal = models.CharField(max_length=60, blank=True)
    columns = models.JSONField(default=list)
    rows_staged = models.PositiveIntegerField(default=0)
    rows_checked = models.PositiveIntegerField(default=0)
    to_add = models.PositiveIntegerField(default=0)
    to_update = models.PositiveIntegerField(default=0)
    unchanged = models.PositiveIntegerField(default=0)
    with_problems = models.PositiveIntegerField(default=0)
    incomplete = models.PositiveIntegerField(default=0)
    document = models.ForeignKey(Document, models.PROTECT, null=True, related_name="+")
    applied_at = models.DateTimeField(null=True)
    applied_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    undone_at = models.DateTimeField(null=True)
    undone_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    objects = ImportBatchQuerySet.as_manager()

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        ordering = ["-uploaded_at"]

    @property
    def key(self) -> bytes:
        """Under which the file and its staged rows are sealed."""
        return sealing.derived_key(self.consortium.key, f"import:{self.pk}")


class ImportRow(models.Model):
    """One row of the list as it was read (sealed), what it would do, and what is wrong with it."""

    class Plan(models.TextChoices):
        ADD = "add", _("to add")
        UPDATE = "update", _("to update")
        UNCHANGED = "unchanged", _("unchanged")
        PROBLEM = "problem", _("with problems")

    batch = models.ForeignKey(ImportBatch, models.CASCADE, related_name="rows")
    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+", db_index=False)
    number = models.PositiveIntegerField(_("row"))
    sealed = models.BinaryField()
    plan = models.CharField(max_length=9, choices=Plan, blank=True)
    problems = models.JSONField(default=list)
    blind_index = models.BinaryField(null=True)
    person = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+", db_index=False)
    participation = models.ForeignKey(
        Participation, models.SET_NULL, null=True, related_name="+", db_index=False
    )
    sealed_before = models.BinaryField(null=True)
    resolution = models.CharField(max_length=10, blank=True)

    class Meta:
        verbose_name = _("row")
        verbose_name_plural = _("rows")
        constraints = [models.UniqueConstraint(fields=["batch", "number"], name="one_row_per_number")]
        indexes = [
            models.Index(fields=["batch", "plan"]),
            models.Index(fields=["batch", "blind_index"]),
        ]
