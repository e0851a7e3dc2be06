"""Who belongs to a category, with three answers: yes (True), no (False), not known (None)."""

from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

from tests.oracle.told import Participation

Truth: TypeAlias = bool | None
SAID: Mapping[str, Truth] = {"yes": True, "no": False}


def every(truths: Iterable[Truth]) -> Truth:
    """AND: one no decides, else one unknown leaves it open."""
    truths = list(truths)
    return False if False in truths else None if None in truths else True


def some(truths: Iterable[Truth]) -> Truth:
    """OR: one yes decides, else one unknown leaves it open."""
    truths = list(truths)
    return True if True in truths else None if None in truths else False


def holds(where: Mapping[str, Any] | None, record: Participation) -> Truth:
    """Whether the record meets every condition of a definition."""
    return every(meets(name, wanted, record) for name, wanted in (where or {}).items())


def meets(name: str, wanted: Any, record: Participation) -> Truth:
    """Whether the record meets one condition."""
    if name == "any":
        return some(holds(where, record) for where in wanted)
    if name == "labour":
        return some(in_group(group, record) for group in wanted)
    if name == "special":
        return some(SAID.get(record.special.get(each, "not_asked")) for each in wanted)
    value = getattr(record, name)
    if value is None:
        return None
    if name in ("age", "education"):
        least, most = wanted
        return (least is None or value >= least) and (most is None or value <= most)
    return value in wanted if isinstance(wanted, list) else value == wanted


def in_group(group: str, record: Participation) -> Truth:
    """Whether the person belonged to a labour group; a full-time student is inactive, never unemployed."""
    if group == "inactive_not_in_education":
        return every([in_group("inactive", record), meets("studies", ["none"], record)])
    if record.labour is None:
        return None
    unemployed = record.labour.startswith("unemployed") and record.studies != "full_time"
    employed = record.labour in ("employed", "self_employed")
    if group == "unemployed_long_term":
        return unemployed and for_long(record)
    groups = {"unemployed": unemployed, "employed": employed, "inactive": not unemployed and not employed}
    return groups[group]


def for_long(record: Participation) -> Truth:
    """Without work for twelve months, or for six when under 25."""
    if record.labour == "unemployed_medium":
        return None if record.age is None else record.age < 25
    return record.labour == "unemployed_long"
