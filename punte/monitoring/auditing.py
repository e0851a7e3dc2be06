"""Questions about an audit: how far it is, what was found in which share, who stands behind a unit."""

import re
from collections import Counter
from dataclasses import dataclass, field

from punte.base.text import folded
from punte.monitoring.checklists import checklist
from punte.monitoring.models import Audit, Finding, Review, Sample, SampleUnit, Verdict
from punte.participation.models import Participation
from punte.people.models import Person
from punte.records.models import Evidence, Fact

_WORD = re.compile(r"\w+")
What = Sample.What


def words(text: str) -> list[str]:
    """The words of a text as names are compared: lower case, without diacritics."""
    return _WORD.findall(folded(text))


def person_of(unit: SampleUnit) -> Person | None:
    """The person behind a drawn unit, if it is about one."""
    persons = Person.objects.select_related("identity", "consortium")
    return persons.filter(pk__in=person_ids([unit]).values()).first()


def person_ids(units: list[SampleUnit]) -> dict[int, int]:
    """{drawn unit: person} for those that are about a person."""
    what = {u.sample.what for u in units}
    numbers = [u.unit for u in units]
    found: dict[int, int | None] = {}
    if What.PARTICIPATION in what:
        found = dict(Participation.objects.filter(pk__in=numbers).values_list("pk", "person"))
    elif What.FACT in what:
        found = dict(Fact.objects.filter(pk__in=numbers).values_list("pk", "person"))
    elif What.PAPER in what:
        found = dict(Evidence.objects.filter(pk__in=numbers).values_list("pk", "fact__person"))
    return {u.pk: person for u in units if (person := found.get(u.unit))}


def erased(units: list[SampleUnit]) -> set[int]:
    """Which of the drawn units are about somebody whose data were erased since."""
    persons = person_ids(units)
    gone = set(
        Person.objects.filter(pk__in=persons.values(), state=Person.State.ERASED).values_list("pk", flat=True)
    )
    return {unit for unit, person in persons.items() if person in gone}


def names_of(unit: SampleUnit | None) -> set[str]:
    """The words of the name of whom a unit is about, three letters or more."""
    person = person_of(unit) if unit else None
    identity = getattr(person, "identity", None)
    if person is None or identity is None or person.state == Person.State.ERASED:
        return set()
    identity.person = person
    told = f"{identity.data.get('first_name', '')} {identity.data.get('last_name', '')}"
    return {word for word in words(told) if len(word) > 2}


def units_without_verdict(sample: Sample) -> int:
    """How many drawn units lack a verdict on some point; those erased since can have none."""
    units = list(sample.units.select_related("sample"))
    return len(units) - len(complete(sample, units) | erased(units))


def complete(sample: Sample, units: list[SampleUnit]) -> set[int]:
    """The drawn units with a verdict on each point."""
    codes = checklist(sample.what).codes
    reviews = Review.objects.filter(unit__in=units).values_list("unit", "answers")
    return {u for u, answers in reviews if all(answers.get(c, {}).get("verdict") for c in codes)}


@dataclass
class Result:
    """The state of an audit in numbers. `points` is {point: {verdict: units}}; `differing` units have at least one
    point that does not conform, out of `checked`."""

    drawn: int = 0
    checked: int = 0
    begun: int = 0
    erased: int = 0
    differing: int = 0
    population: int = 0
    points: dict[str, Counter] = field(default_factory=dict)

    @property
    def share(self) -> float | None:
        """The share of checked units with an error, in percent: the plain proportion, nothing more."""
        return self.differing * 100 / self.checked if self.checked else None


def result(audit: Audit, units: list[SampleUnit]) -> Result:
    """Count the checklists of these units (all of them, or those a reader sees)."""
    sample = getattr(audit, "sample", None)
    if sample is None:
        return Result()
    reviews = list(Review.objects.filter(unit__in=units))
    whole, gone = complete(sample, units), erased(units)
    found = Result(drawn=len(units), erased=len(gone), population=sample.population_size)
    found.points = {code: Counter() for code in checklist(sample.what).codes}
    for review in reviews:
        found.begun += review.unit_id not in whole
        found.checked += review.unit_id in whole
        found.differing += review.unit_id in whole and review.differs
        for code, answer in review.answers.items():
            if code in found.points and answer.get("verdict") in Verdict.values:
                found.points[code][answer["verdict"]] += 1
    return found


def waiting_for(audit: Audit) -> Counter:
    """How many findings stand in each state."""
    return Counter(Finding.objects.filter(audit=audit).values_list("state", flat=True))
