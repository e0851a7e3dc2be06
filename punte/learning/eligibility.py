"""Whether somebody belongs to those whom a project's courses are for: its criteria, told in words."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from punte.base import formats
from punte.participation.models import Participation, Proof
from punte.projects.models import Criterion, Operation, TargetGroup

_REFUSED = (Participation.State.REJECTED, Participation.State.LEFT_EARLY)


@dataclass(frozen=True)
class Eligibility:
    """The names of criteria by what is known of them; `out` where the person takes no part in the project any more."""

    met: tuple[str, ...] = ()
    open: tuple[str, ...] = ()
    not_met: tuple[str, ...] = ()
    out: bool = False

    @property
    def refused(self) -> bool:
        """What is known already speaks against it."""
        return self.out or bool(self.not_met)

    @property
    def proved(self) -> bool:
        """Every criterion was checked and is met."""
        return not self.refused and not self.open

    @property
    def tone(self) -> str:
        """The colour beside the words."""
        return "danger" if self.refused else "success" if self.proved else "warning"

    @property
    def word(self) -> str:
        """How many, shortly."""
        if self.out:
            return _("takes no part any more")
        said = {"n": len(self.met), "all": len(self.met) + len(self.open) + len(self.not_met)}
        return _("%(n)s of %(all)s criteria met") % said

    def words(self) -> list[str]:
        """What is missing or speaks against it, a sentence each; empty where all is proved."""
        told = [_("Not met: %(criterion)s.") % {"criterion": name} for name in self.not_met]
        if self.out:
            told.insert(0, _("The project does not accompany this person any more."))
        if self.open:
            said = {"n": formats.number(len(self.open)), "names": "; ".join(self.open)}
            told.append(
                ngettext(
                    "Still to be checked: %(names)s.",
                    "Still to be checked (%(n)s): %(names)s.",
                    len(self.open),
                )
                % said
            )
        return told


def checked(participation: Participation) -> Eligibility:
    """Of one person."""
    return checked_all(participation.operation, [participation])[participation.pk]


def checked_all(operation: Operation, found: Iterable[Participation]) -> dict[int, Eligibility]:
    """Of many people of one project, by participation, in two queries."""
    people = list(found)
    criteria = list(
        Criterion.objects.filter(
            group__operation=operation, group__applies_to=TargetGroup.For.PERSON
        ).order_by("pk")
    )
    verdicts: dict[int, dict[int, str]] = defaultdict(dict)
    rows = Proof.objects.filter(participation__in=[p.pk for p in people]).exclude(verdict=Proof.Verdict.OPEN)
    for participation, criterion, verdict in rows.values_list("participation", "criterion", "verdict"):
        verdicts[participation][criterion] = verdict
    return {p.pk: _of(p, criteria, verdicts[p.pk]) for p in people}


def _of(participation: Participation, criteria: list[Criterion], verdicts: dict[int, str]) -> Eligibility:
    found: dict[str, list[str]] = {"met": [], "not_met": [], "open": []}
    day = participation.registered_on
    for criterion in criteria:
        if (criterion.since and criterion.since > day) or (criterion.until and criterion.until < day):
            continue
        found[verdicts.get(criterion.pk, "open")].append(str(criterion))
    return Eligibility(
        **{name: tuple(names) for name, names in found.items()}, out=participation.state in _REFUSED
    )


def for_whom(operation: Operation) -> list[str]:
    """The target groups of persons, as the announcement names them."""
    groups = TargetGroup.objects.filter(Q(operation=operation), applies_to=TargetGroup.For.PERSON)
    return [str(g) for g in groups.order_by("pk")]
