"""The numbers of a report: as they were frozen, or as they count today while the period is still a draft."""

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Sum
from django.utils.translation import gettext as _

from punte.base import formats
from punte.base.translated import Translated
from punte.monitoring.counting import totals
from punte.monitoring.counting.asked import ENTITY, numbers
from punte.monitoring.models import Period
from punte.monitoring.plan import whole
from punte.participation.models import Participation

# (number, sex) -> value
Cells = dict[tuple[str, str], Decimal]


@dataclass(frozen=True)
class Rule:
    """A number as the report names it; `promised` is None for a common indicator."""

    code: str
    name: str
    promised: Decimal | None
    sensitive: bool
    of_entities: bool


@dataclass(frozen=True)
class Figures:
    """Every number of a period with its cells, and what the period before had reported."""

    rules: list[Rule]
    cells: Cells
    earlier: dict[str, Decimal]

    def value(self, code: str, sex: str | None = None) -> Decimal:
        """The cumulative value, of one sex or in all."""
        found = (v for (c, s), v in self.cells.items() if c == code and sex in (None, s))
        return sum(found, Decimal(0))

    def in_period(self, code: str) -> Decimal:
        """What this period added to what had been reported; a correction can make it negative."""
        return self.value(code) - self.earlier.get(code, Decimal(0))

    @property
    def targets(self) -> list[Rule]:
        """What was promised."""
        return [r for r in self.rules if r.promised is not None]

    @property
    def indicators(self) -> list[Rule]:
        """The common indicators."""
        return [r for r in self.rules if r.promised is None]


def figures(period: Period) -> Figures:
    """The numbers of this period in the language at hand."""
    before = period.before()
    earlier = _reported(before) if before and before.is_frozen else {}
    sums: dict[str, Decimal] = {}
    for (code, _sex), value in earlier.items():
        sums[code] = sums.get(code, Decimal(0)) + value
    if period.is_frozen:
        return Figures(_frozen_rules(period), _reported(period), sums)
    return Figures(_rules_today(period), _counted(period), sums)


def _frozen_rules(period: Period) -> list[Rule]:
    """As kept in the snapshot, in the order of today's list; what has gone since stands last."""
    order = [n.code for n in numbers(period.operation)]
    rules = period.snapshot.rules
    codes = sorted(rules, key=lambda code: order.index(code) if code in order else len(order))
    return [
        Rule(
            code,
            str(Translated.from_json(rules[code]["name"])),
            None if rules[code]["promised"] is None else Decimal(rules[code]["promised"]),
            rules[code]["sensitive"],
            rules[code]["unit"] == ENTITY,
        )
        for code in codes
    ]


def _rules_today(period: Period) -> list[Rule]:
    return [
        Rule(n.code, str(n.name), n.promised, n.sensitive, n.unit == ENTITY)
        for n in numbers(period.operation)
    ]


def _reported(period: Period) -> Cells:
    rows = period.snapshot.values.values_list("number", "sex").annotate(total=Sum("value"))
    return {(code, sex): total for code, sex, total in rows}


def _counted(period: Period) -> Cells:
    found: Cells = {}
    for (code, sex, _partner), value in totals.cells(period.operation, period.ends_on).items():
        found[code, sex] = found.get((code, sex), Decimal(0)) + value
    return found


def target_rows(found: Figures) -> list[list[str]]:
    """Each promise: its name, promised, in this period, cumulative, and the share of the promise."""
    return [
        [
            rule.name,
            formats.number(whole(rule.promised or Decimal(0))),
            formats.number(whole(found.in_period(rule.code))),
            formats.number(whole(found.value(rule.code))),
            formats.percent(100 * found.value(rule.code) / rule.promised) if rule.promised else "—",
        ]
        for rule in found.targets
    ]


def indicator_heads() -> list[str]:
    """The columns of the common indicators of participants."""
    sexes = [_("Women"), _("Men"), _("Non-binary"), _("Not known")]
    return [_("Code"), _("Indicator"), *sexes, _("Total")]


def indicator_rows(found: Figures) -> list[list[str]]:
    """Each common indicator of participants by sex; those on special categories carry an asterisk."""
    rows = []
    for rule in found.indicators:
        if rule.of_entities:
            continue
        by_sex = [found.value(rule.code, sex) for sex in Participation.Sex.values]
        total = found.value(rule.code)
        shown = [formats.number(whole(n)) for n in (*by_sex, total - sum(by_sex, Decimal(0)), total)]
        rows.append([rule.code, rule.name + ("\u00a0*" if rule.sensitive else ""), *shown])
    return rows


def entity_rows(found: Figures) -> list[list[str]]:
    """The common indicators of organisations."""
    rules = [r for r in found.indicators if r.of_entities]
    return [[r.code, r.name, formats.number(whole(found.value(r.code)))] for r in rules]
