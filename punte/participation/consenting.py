"""What the participants of a project were asked to agree to, counted by purpose and wording, and who is still to be
asked."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q

from punte.participation.models import Participation
from punte.participation.models.participations import ParticipationQuerySet
from punte.people.models import Person
from punte.records.models import Consent, Refusal

_VERSION = re.compile(r"\((\d{4}-\d{2}-\d{2})\)\s*$")
Purpose = Consent.Purpose


@dataclass
class Tally:
    """One purpose in one version of its words: participants who gave, refused or took back."""

    version: str
    given: int = 0
    refused: int = 0
    withdrawn: int = 0

    @property
    def asked(self) -> int:
        """Every answer, whatever it was."""
        return self.given + self.refused + self.withdrawn


def tallies(participants: ParticipationQuerySet) -> dict[str, list[Tally]]:
    """By purpose, the newest wording first; words without a version come last."""
    persons = participants.values("person")
    found: dict[str, dict[str, Tally]] = {purpose: {} for purpose in Purpose.values}
    rows = Consent.objects.filter(person__in=persons).order_by().values_list("purpose", "wording")
    for purpose, wording, given, back in rows.annotate(
        given=Count("pk", filter=Q(withdrawn_at=None)), back=Count("pk", filter=Q(withdrawn_at__isnull=False))
    ):
        tally = _tally(found[purpose], wording)
        tally.given, tally.withdrawn = tally.given + given, tally.withdrawn + back
    refused = Refusal.objects.filter(person__in=persons).order_by().values_list("purpose", "wording")
    for purpose, wording, count in refused.annotate(n=Count("pk")):
        _tally(found[purpose], wording).refused += count
    return {purpose: _newest_first(of.values()) for purpose, of in found.items()}


def _tally(of: dict[str, Tally], wording: str) -> Tally:
    told = _VERSION.search(wording)
    version = told[1] if told else ""
    return of.setdefault(version, Tally(version))


def _newest_first(tallies_of: Iterable[Tally]) -> list[Tally]:
    return sorted(tallies_of, key=lambda t: t.version, reverse=True)


def not_asked(participants: ParticipationQuerySet, purpose: str) -> ParticipationQuerySet:
    """Who has given no answer for this purpose, among those whose file is in use."""
    asked = Consent.objects.filter(person=OuterRef("person"), purpose=purpose)
    said_no = Refusal.objects.filter(person=OuterRef("person"), purpose=purpose)
    return participants.filter(~Exists(asked), ~Exists(said_no), person__state=Person.State.ACTIVE)


def still_to_ask(participants: ParticipationQuerySet) -> dict[str, int]:
    """How many are still to be asked, by purpose."""
    counts: dict[str, int] = defaultdict(int)
    for purpose in Purpose.values:
        counts[purpose] = not_asked(participants, purpose).count()
    return counts


def participants_of(user: object, operation: object) -> ParticipationQuerySet:
    """Those the reader sees, but for who was not selected."""
    rows = Participation.objects.visible_to(user).filter(operation=operation)  # type: ignore[arg-type, misc]
    return rows.exclude(state=Participation.State.REJECTED)
