"""The access log: who looked at whose file, when, and on what occasion."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from punte.organisations.models import Role
from punte.people.models import Consortium, Person, User
from punte.projects.acting import Scope, acting, has_role, scope
from punte.projects.models import Operation
from punte.records import legal_grounds


class AccessQuerySet(models.QuerySet["AccessEntry"]):
    """Who looked at whom."""

    def visible_to(self, user: User) -> "AccessQuerySet":
        """One's own file; the whole circle for its data-protection officer and for who manages a project there
        at the lead partner."""
        if not user.is_authenticated:
            return self.none()
        operations = {a.operation for a in acting(user).assignments}
        kept = {o.consortium_id for o in operations if has_role(user, o, Role.Kind.DPO) or _leads(user, o)}
        return self.filter(models.Q(consortium__in=kept) | models.Q(person__key_holder__user=user))

    def for_list(self) -> "AccessQuerySet":
        """With what a list shows, latest first."""
        return self.select_related("user").order_by("-at", "-pk")


def _leads(user: User, operation: Operation) -> bool:
    return has_role(user, operation, Role.Kind.MANAGER) and scope(user, operation) >= Scope.OPERATION


class AccessEntry(models.Model):
    """One look at a personal file; kept even when the file is erased."""

    class Occasion(models.TextChoices):
        FILE = "file", _("file opened")
        LIST = "list", _("seen in a list")
        NUMBER = "number", _("national number compared")
        SPECIAL = "special", _("special categories seen")
        DOCUMENT = "document", _("document downloaded")
        EXPORT = "export", _("exported")
        HELD = "held", _("own data seen")
        CLAIM = "claim", _("access given to the person")
        MERGED = "merged", _("joined with another number")
        RESTRICT = "restrict", _("restricted")
        LIFTED = "lifted", _("restriction lifted")
        ALIKE = "alike", _("met while somebody was registered")
        PREVIEW = "preview", _("erasure considered")
        ERASED = "erased", _("erased")

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="looks")
    user = models.ForeignKey(User, models.PROTECT, related_name="+")
    occasion = models.CharField(_("occasion"), max_length=8, choices=Occasion)
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    at = models.DateTimeField(auto_now_add=True)

    objects = AccessQuerySet.as_manager()

    class Meta:
        verbose_name = _("access")
        verbose_name_plural = _("access log")
        indexes = [models.Index(fields=["person", "-at"])]

    @property
    def why(self) -> str:
        """The reason in words."""
        return legal_grounds.words(self.reason)
