"""Cases of moderation: one content that somebody has to look at, why, and every step that was taken with it."""

from typing import Any

from django.db import models
from django.db.models import F, Min, Q
from django.utils.translation import gettext_lazy as _

from punte.base.states import Stateful
from punte.dialogue.models.consultations import Consultation
from punte.dialogue.models.contributions import Contribution
from punte.dialogue.models.statements import Statement
from punte.organisations.models import Role
from punte.people.models import Consortium, User
from punte.projects.acting import acting
from punte.projects.models import Operation

MODERATORS = (Role.Kind.MODERATOR, Role.Kind.MANAGER)


class Ground(models.TextChoices):
    """What a notice or a decision rests on: a law, or a rule of the house (`house_rules.yaml`)."""

    HATE = "hate", _("law: incites to hatred or discrimination")
    THREAT = "threat", _("law: threatens somebody")
    CHILDREN = "children", _("law: sexual abuse of children")
    PRIVACY = "privacy", _("law: private data of somebody")
    HONOUR = "honour", _("law: defames somebody")
    FRAUD = "fraud", _("law: fraud or a forbidden offer")
    LAW = "law", _("law: another one")
    INSULT = "insult", _("rule: insults somebody")
    PERSONAL = "personal", _("rule: tells who somebody is")
    FALSE = "false", _("rule: speaks under a false name or mandate")
    SPAM = "spam", _("rule: advertises, or repeats the same")
    BESIDE = "beside", _("rule: is not about the question")


LAWS = frozenset(("hate", "threat", "children", "privacy", "honour", "fraud", "law"))


class CaseQuerySet(models.QuerySet["Case"]):
    """The doors to cases."""

    def visible_to(self, user: User) -> "CaseQuerySet":
        """Of the operations in which one moderates."""
        here = {a.operation_id for a in acting(user).assignments if a.role.role in MODERATORS}
        return self.filter(consultation__operation__in=here)

    def of_author(self, user: User) -> "CaseQuerySet":
        """About what one wrote oneself, or wrote down for somebody."""
        own = Q(contribution__voice__user=user) | Q(contribution__voice__person__key_holder__user=user)
        stated = Q(statement__voice__user=user) | Q(statement__voice__person__key_holder__user=user)
        return self.filter(own | stated | Q(contribution__assisted_by=user))

    def waiting(self) -> "CaseQuerySet":
        """What nobody has decided yet, complaints included."""
        return self.filter(state__in=(*Case.UNDECIDED, Case.State.COMPLAINED))

    def unprompted(self) -> "CaseQuerySet":
        """Not decided because of a notice: none came, or only after the first decision."""
        told = Case.objects.alias(noticed=Min("notices__made_at"), decided=Min("decisions__at"))
        return self.filter(pk__in=told.filter(Q(noticed=None) | Q(decided__lt=F("noticed"))).values("pk"))

    def for_list(self) -> "CaseQuerySet":
        """With what a list or a page shows."""
        return self.select_related(
            "consultation__operation__consortium", "claimed_by",
            "contribution__voice__user", "contribution__voice__person__key_holder", "contribution__assisted_by",
            "statement__voice__user", "statement__voice__person__key_holder",
        )  # fmt: skip


class Case(Stateful):
    """One content that is looked at, because of one notice or several, of a check, or by a moderator's own look.

    A case is told by its last decision; the state of the content is the content's own. Who has claimed it decides."""

    class State(models.TextChoices):
        SUBMITTED = "submitted", _("submitted")
        ACKNOWLEDGED = "acknowledged", _("receipt confirmed")
        REVIEW = "review", _("under review")
        NO_ACTION = "no_action", _("decided: it stays")
        RESTRICTED = "restricted", _("decided: not shown any more")
        REMOVED = "removed", _("decided: removed")
        SUSPENDED = "suspended", _("decided: account suspended")
        COMPLAINED = "complained", _("complained about")
        UPHELD = "upheld", _("complaint decided: it stands")
        REVERSED = "reversed", _("complaint decided: reversed")

    class Origin(models.TextChoices):
        NOTICE = "notice", _("a notice")
        CHECK = "check", _("an automatic check")
        OWN = "own", _("a moderator's own look")

    UNDECIDED = (State.SUBMITTED, State.ACKNOWLEDGED, State.REVIEW)
    DECIDED = (State.NO_ACTION, State.RESTRICTED, State.REMOVED, State.SUSPENDED)
    OUTCOMES = [(s.value, s.label) for s in DECIDED]
    MOVES = {
        State.SUBMITTED: {State.ACKNOWLEDGED, State.REVIEW},
        State.ACKNOWLEDGED: {State.REVIEW},
        State.REVIEW: {State.ACKNOWLEDGED, *DECIDED},
        **dict.fromkeys((*DECIDED, State.UPHELD, State.REVERSED), {State.COMPLAINED}),
        State.COMPLAINED: {State.UPHELD, State.REVERSED},
    }

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+", db_index=False)
    consultation = models.ForeignKey(Consultation, models.PROTECT, related_name="cases", db_index=False)
    contribution = models.ForeignKey(Contribution, models.PROTECT, null=True, related_name="cases")
    statement = models.ForeignKey(Statement, models.PROTECT, null=True, related_name="cases")
    origin = models.CharField(_("from"), max_length=6, choices=Origin)
    state = models.CharField(_("state"), max_length=12, choices=State, default=State.SUBMITTED)
    claimed_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    claimed_at = models.DateTimeField(null=True)
    opened_at = models.DateTimeField()

    objects = CaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("case of moderation")
        verbose_name_plural = _("cases of moderation")
        indexes = [models.Index(fields=["consultation", "state"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(contribution=None) ^ Q(statement=None), name="case_about_one_content"
            ),
            *(
                models.UniqueConstraint(
                    fields=[what],
                    condition=Q(state__in=("submitted", "acknowledged", "review", "complained")),
                    name=f"one_living_case_per_{what}",
                )
                for what in ("contribution", "statement")
            ),
        ]

    operation_id = property(lambda self: self.consultation.operation_id)

    @property
    def content(self) -> Contribution | Statement:
        """What it is about."""
        found = self.contribution or self.statement
        assert found is not None
        return found


class Mark(models.Model):
    """What an automatic check saw. It hides nothing: a person looks at it."""

    class Code(models.TextChoices):
        RATE = "rate", _("Much from one account in ten minutes")
        LINKS = "links", _("Many links")
        DUPLICATE = "duplicate", _("The same text stands there already")
        WORD = "word", _("A word or address of the list")
        NEW = "new", _("The account is new")

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+", db_index=False)
    case = models.ForeignKey(Case, models.CASCADE, related_name="marks", db_index=False)
    code = models.CharField(max_length=9, choices=Code)
    note = models.CharField(max_length=120, blank=True)
    made_at = models.DateTimeField()

    class Meta:
        verbose_name = _("mark of a check")
        verbose_name_plural = _("marks of checks")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["case", "code"], name="marked_once_per_check")]


class BlockedWord(models.Model):
    """A word, or the address of a web site, that marks what contains it; what is dropped stays, with who dropped it."""

    class Kind(models.TextChoices):
        WORD = "word", _("word or words")
        DOMAIN = "domain", _("address of a web site")

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+", db_index=False)
    kind = models.CharField(_("kind"), max_length=6, choices=Kind)
    text = models.CharField(_("text"), max_length=80)
    made_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    dropped_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    dropped_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("word of the list")
        verbose_name_plural = _("words of the list")
        ordering = ["kind", "text"]
        constraints = [
            models.UniqueConstraint(
                fields=["consortium", "kind", "text"],
                condition=Q(dropped_at=None),
                name="word_stands_once_on_the_list",
            )
        ]

    def __str__(self) -> str:
        return self.text


class ModerationEntry(models.Model):
    """One step, as it was taken; never changed. `by` is nobody where a guest, a check or the clock acted."""

    class Kind(models.TextChoices):
        NOTICE = "notice", _("Notice arrived, receipt confirmed")
        MARKED = "marked", _("Marked by a check")
        OPENED = "opened", _("Opened by a moderator's own look")
        CLAIMED = "claimed", _("Taken")
        RELEASED = "released", _("Given back")
        LAPSED = "lapsed", _("Given back by the clock")
        DECIDED = "decided", _("Decided")
        AUTHOR = "author", _("Author told, with the reasons")
        REPORTER = "reporter", _("Reporter told")
        COMPLAINED = "complained", _("Complaint arrived")
        UPHELD = "upheld", _("Complaint decided: it stands")
        REVERSED = "reversed", _("Complaint decided: reversed")
        WIPED = "wiped", _("Kept words deleted for good")
        LISTED = "listed", _("Put on the list of words")
        UNLISTED = "unlisted", _("Taken from the list of words")

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+")
    operation = models.ForeignKey(Operation, models.PROTECT, related_name="+", db_index=False)
    case = models.ForeignKey(Case, models.PROTECT, null=True, related_name="entries")
    kind = models.CharField(max_length=10, choices=Kind)
    by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    note = models.CharField(max_length=120, blank=True)

    class Meta:
        verbose_name = _("entry of moderation")
        verbose_name_plural = _("entries of moderation")
        ordering = ["pk"]


def author_ids(content: Any) -> set[int]:
    """The accounts that stand behind a content: its author, who wrote it down; of the organiser's own, who wrote it."""
    found: set[int | None] = {getattr(content, "assisted_by_id", None)}
    voice = content.voice
    if voice is None:
        found.add(content.decided_by_id)
    else:
        key = getattr(voice.person, "key_holder", None) if voice.person_id else None
        found |= {voice.user_id, key.user_id if key else None}
    return {one for one in found if one is not None}
