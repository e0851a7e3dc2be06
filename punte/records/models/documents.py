"""Documents: papers and files, sealed at rest; and evidence: which paper proves which fact, checked by whom."""

import uuid

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from punte.base.states import Stateful
from punte.organisations.models import Role
from punte.people.models import Consortium, Person, User
from punte.projects.acting import Scope, acting, has_right, has_role, organisations, scope
from punte.projects.models import Assignment, Operation
from punte.records.models.facts import Fact


class DocumentQuerySet(models.QuerySet["Document"]):
    """The only door to a document."""

    def visible_to(self, user: User) -> "DocumentQuerySet":
        """Everything for whoever sees the whole operation; for a partner what its own people brought, what
        concerns those it serves, and papers about nobody; for all others what they brought in themselves.
        A list to import holds everybody's numbers and answers, so it stays with who brought it and with who
        sees the whole operation and has every right that its content needs; contracts and invoices with who sees
        the whole budget, and through their line of the budget; what tells of special categories with who has that
        right."""
        if not user.is_authenticated:
            return self.none()
        mine = Q(person__key_holder__user=user)
        for operation in {a.operation for a in acting(user).assignments}:
            reach, plain = scope(user, operation), plain_to(user, operation)
            mine |= Q(uploaded_by=user, operation=operation)
            if reach >= Scope.OPERATION:
                whole = all(has_right(user, operation, right) for right in _OF_LISTS)
                hidden = [] if whole else [Document.Kind.IMPORT]
                hidden += [] if has_role(user, operation, *_OF_MONEY) else [Document.Kind.FINANCIAL]
                mine |= Q(operation=operation) & ~Q(kind__in=hidden) & plain
            elif reach >= Scope.ORGANISATION:
                mine |= Q(operation=operation) & _of_partner(organisations(user, operation)) & plain
        return self.filter(mine & _unrestricted(user))


def _unrestricted(user: User) -> Q:
    """Of a restricted person only the person, the data-protection officer and who may erase see the papers."""
    guarded = [
        a.operation_id
        for a in acting(user).assignments
        if a.role.role == Role.Kind.DPO or Assignment.Right.ERASE in a.rights
    ]
    free = ~Q(person__state=Person.State.RESTRICTED) | Q(operation__in=guarded)
    return free | Q(person__key_holder__user=user)


def plain_to(user: User, operation: Operation) -> Q:
    """Without the right to special categories: only papers that tell nothing of them."""
    return Q() if has_right(user, operation, Assignment.Right.SPECIAL) else Q(sensitive=False)


def _of_partner(partners: set[int]) -> Q:
    served = Fact.objects.filter(
        operation=OuterRef("operation"), person=OuterRef("person"), organisation__in=partners
    )
    colleagues = Role.objects.filter(user=OuterRef("uploaded_by"), organisation__in=partners)
    return ~Q(kind__in=[Document.Kind.IMPORT, Document.Kind.FINANCIAL]) & (
        Q(person=None) | Exists(served) | Exists(colleagues)
    )


_OF_MONEY = (Role.Kind.MANAGER, Role.Kind.MONITORING_OFFICER, Role.Kind.AUDITOR)
_OF_LISTS = (Assignment.Right.SPECIAL, Assignment.Right.NUMBER, Assignment.Right.EXPORT)


class Document(Stateful):
    """A file under a random name; nobody opens it before it was checked."""

    class State(models.TextChoices):
        QUARANTINED = "quarantined", _("being checked")
        ACCEPTED = "accepted", _("accepted")
        REFUSED = "refused", _("refused")
        ERASED = "erased", _("erased")

    class Kind(models.TextChoices):
        REGISTRATION = "registration", _("registration form")
        STATUS = "status", _("status certificate")
        IDENTITY = "identity", _("identity document")
        DECLARATION = "declaration", _("declaration")
        ATTENDANCE = "attendance", _("attendance sheet")
        CERTIFICATE = "certificate", _("certificate")
        MINUTES = "minutes", _("minutes")
        PUBLICATION = "publication", _("publication")
        AGREEMENT = "agreement", _("agreement")
        REPORT = "report", _("report")
        IMPORT = "import", _("imported list")
        FINANCIAL = "financial", _("contract or invoice")
        OTHER = "other", _("other paper")

    MOVES = {State.QUARANTINED: {State.ACCEPTED, State.REFUSED}, State.ACCEPTED: {State.ERASED}}

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+")
    operation = models.ForeignKey(Operation, models.PROTECT, related_name="documents")
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="documents")
    kind = models.CharField(_("kind"), max_length=14, choices=Kind, default=Kind.OTHER)
    title = models.CharField(_("title"), max_length=200)
    dated = models.DateField(_("dated"), null=True)
    sensitive = models.BooleanField(_("tells of special categories"), default=False, db_default=False)
    state = models.CharField(_("state"), max_length=12, choices=State, default=State.QUARANTINED)
    file_name = models.CharField(max_length=80)
    content_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    uploaded_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField(auto_now_add=True)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        verbose_name = _("document")
        verbose_name_plural = _("documents")

    def __str__(self) -> str:
        return self.title


class EvidenceQuerySet(models.QuerySet["Evidence"]):
    """What proves a fact."""

    def current(self) -> "EvidenceQuerySet":
        """The latest word on each paper."""
        return self.filter(superseded_by=None)


class Evidence(models.Model):
    """A judgement on a paper as proof of a fact; a new judgement supersedes, nothing is overwritten."""

    class Verification(models.TextChoices):
        LINKED = "linked", _("not checked yet")
        ATTESTED = "attested", _("attested")
        CHECKED = "checked", _("checked against the original")
        REJECTED = "rejected", _("rejected")

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+", db_index=False)
    fact = models.ForeignKey(Fact, models.PROTECT, related_name="evidence")
    document = models.ForeignKey(Document, models.PROTECT, null=True, related_name="evidence")
    verification = models.CharField(_("verification"), max_length=8, choices=Verification)
    reason = models.CharField(_("reason"), max_length=500, blank=True)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    superseded_by = models.OneToOneField("self", models.PROTECT, null=True, related_name="supersedes")

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("evidence")
        verbose_name_plural = _("evidence")
        constraints = [
            models.CheckConstraint(
                condition=~Q(verification="rejected") | ~Q(reason=""), name="rejection_gives_a_reason"
            ),
            models.CheckConstraint(
                condition=Q(document__isnull=False) | Q(verification="attested"), name="paper_unless_attested"
            ),
            models.UniqueConstraint(
                fields=["fact", "document"],
                condition=Q(superseded_by=None),
                nulls_distinct=False,
                name="one_current_judgement",
            ),
        ]
