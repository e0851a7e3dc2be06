"""The balance of voices: who was heard of each group, who is silent and whom to ask, and what weighs how much when
every group weighs the same. Counts below five are not shown, and cannot be found by subtracting."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from punte.base.small_cells import alone, said, shown
from punte.dialogue.models import (
    Consultation,
    Contribution,
    Hearing,
    StakeholderGroup,
    Support,
    WantedGroup,
)
from punte.organisations.models import Organisation

LEAST = 5
TO_ASK = 8  # organisations named for one silent group


@dataclass(frozen=True)
class Heard:
    """One group: its voices as readers see them, how many were wanted, whether it is silent."""

    group: StakeholderGroup
    count: int | None
    wanted: int
    silent: bool
    covered: bool = False

    @property
    def words(self) -> str:
        """The count as a page says it."""
        return _("not shown") if self.count is None and self.covered else said(self.count, least=LEAST)


def voices_by_group(consultation: Consultation) -> dict[int, set[int]]:
    """The distinct voices of each group: who contributed, supported or answered a survey naming it, who stands on a
    list of it."""
    found: dict[int, set[int]] = defaultdict(set)
    spoke = consultation.contributions.filter(state__in=Contribution.READ)
    supported = Support.objects.filter(contribution__consultation=consultation)
    answered = consultation.survey_responses.all()
    listed = Hearing.objects.heard().filter(consultation=consultation)
    ways = ((spoke, "group"), (supported, "group"), (answered, "group"), (listed, "people_list__group"))
    for rows, path in ways:
        named = rows.exclude(**{path: None})
        for group, voice in named.values_list(path, "voice").distinct():
            found[group].add(voice)
    return found


def heard(consultation: Consultation, *, beside_total: bool = False) -> list[Heard]:
    """Every group that is wanted or spoke, in their order. `beside_total`: the sum of all stands on the same page, so
    more is hidden than what is small."""
    voices = voices_by_group(consultation)
    wanted = {w.group_id: w.least for w in WantedGroup.objects.filter(consultation=consultation)}
    groups = StakeholderGroup.objects.of(consultation.consortium_id).filter(pk__in={*voices, *wanted})
    cells = {g.pk: len(voices.get(g.pk, ())) for g in groups}
    counts = {key: alone(n, least=LEAST) for key, n in cells.items()}
    if beside_total:
        counts = _covered(consultation, voices, cells)
    return [
        Heard(g, counts[g.pk], wanted.get(g.pk, 0), cells[g.pk] < wanted.get(g.pk, 0), beside_total)
        for g in groups
    ]


def _covered(
    consultation: Consultation, voices: Mapping[int, set[int]], cells: dict[int, int]
) -> dict[int, int | None]:
    """Hidden so that nothing is found by subtracting; those who named no group cover the others."""
    named: set[int] = set().union(*voices.values())
    nobody = consultation.hearings.heard().exclude(voice__in=named).count()
    unsaid = 0  # no group has this number
    return shown({**cells, unsaid: nobody}, least=LEAST, unsaid=unsaid)


def silent(consultation: Consultation) -> list[StakeholderGroup]:
    """The wanted groups of which fewer spoke than were wanted."""
    return [row.group for row in heard(consultation) if row.silent]


def to_ask(consultation: Consultation, group: StakeholderGroup) -> QuerySet[Organisation]:
    """Organisations that may bring a silent group in: of its kinds and of the project's country, neither asked nor
    heard yet; those nearest to the project first."""
    spoke = consultation.contributions.exclude(entity=None).values("entity")
    country = "BG" if consultation.operation.zone == "Europe/Sofia" else "RO"
    rows = Organisation.objects.filter(kind__in=group.kinds, country=country)
    rows = rows.exclude(pk__in=consultation.asked.values("organisation")).exclude(pk__in=spoke)
    return rows.order_by("sort_key")[:TO_ASK]


@dataclass(frozen=True)
class Weighed:
    """What a contribution weighs in whole per cent: of all who supported something, and as the mean of the groups."""

    supporters: int
    each_person: int | None
    each_group: int | None


def weigh(supports: Mapping[int, set[tuple[int, int | None]]]) -> dict[int, Weighed]:
    """For each contribution, from its (voice, group) pairs. One person, one voice: the share of all who supported
    anything. Each group alike: the mean of the shares within each group of five and more; None below two of them."""
    everybody = {voice for pairs in supports.values() for voice, _group in pairs}
    members: dict[int, set[int]] = defaultdict(set)
    for pairs in supports.values():
        for voice, group in pairs:
            if group is not None:
                members[group].add(voice)
    large = {group: voices for group, voices in members.items() if len(voices) >= LEAST}
    return {
        one: Weighed(
            supporters=len({voice for voice, _group in pairs}),
            each_person=_percent(len({voice for voice, _group in pairs}), len(everybody)),
            each_group=_mean(pairs, large) if len(large) > 1 else None,
        )
        for one, pairs in supports.items()
    }


def _mean(pairs: set[tuple[int, int | None]], large: Mapping[int, set[int]]) -> int:
    voices = {voice for voice, _group in pairs}
    shares = [len(voices & members) / len(members) for members in large.values()]
    return round(100 * sum(shares) / len(shares))


def _percent(part: int, whole: int) -> int | None:
    return round(100 * part / whole) if whole >= LEAST else None


def weighed(consultation: Consultation) -> dict[int, Weighed]:
    """What each contribution of a consultation weighs, those that nobody supports included."""
    found: dict[int, set[tuple[int, int | None]]] = {
        pk: set() for pk in consultation.contributions.to_answer().values_list("pk", flat=True)
    }
    rows = Support.objects.filter(contribution__in=found).values_list("contribution", "voice", "group")
    for contribution, voice, group in rows:
        found[contribution].add((voice, group))
    return weigh(found)
