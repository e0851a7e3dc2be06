"""How matching treats groups of people, reckoned outside the room that matches, which cannot read who somebody is.

Exposure is what the board shows somebody: how many vacancies are open to them, how well the best fits, whether
anything is there at all. Selection is what became of it: who applied, and whom of those an employer chose. Groups are
as people declared them: sex and age at entry, and the answers on special categories, which are counted through their
door and leave this module as sums alone. A group of fewer than ten people is hidden, so is whatever would tell it by
subtraction; a share is hidden where fewer than ten people are in it or outside it (base/small_cells.py).

Special categories are told roughly, so that two reports do not tell what one person declared between them: people to
the nearest ten, shares and points to five, nothing where it is nobody or everybody; and a new report comes a week after
the last (`reckonable_on`).

The ratio holds a group's open vacancies against those of the group of the same question that has most; below four
fifths it is marked (the four-fifths rule, 29 CFR 1607.4 D). It is cut off, never rounded up: 79.6 is below 80.

Who applied: applications sent by mistake left out. Whom an employer chose: who was ever offered the job or accepted,
whatever became of it."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from django.db.models import Q
from django.db.models.functions import Coalesce

from punte.base.small_cells import about, rough_share, share, shown
from punte.jobs.market import TAKING_PART, looking
from punte.jobs.models import Application, ApplicationStep, FairnessReport, Vacancy
from punte.matching.board import Outlook, outlook
from punte.matching.models import ProfileGoal
from punte.matching.weights import weights
from punte.participation.actions.special import special_door
from punte.participation.models import Participation, SpecialCategory
from punte.participation.models.special import Answer
from punte.projects.models import Operation
from punte.reference.models import Concept, Label
from punte.reference.suggesting import suggest

FOUR_FIFTHS = 80
APART = dt.timedelta(days=7)  # between two reports
ROUGHLY = 5  # points of a hundred, of special categories
MOST_TITLES = 40
UNKNOWN = ""
BANDS = ((0, 29, "to_29"), (30, 54, "30_54"), (55, 200, "from_55"))
_CHOSEN = (Application.State.OFFERED, Application.State.ACCEPTED)


@dataclass(frozen=True)
class One:
    """What one person met; `participation` and `person` by number."""

    participation: int
    person: int
    profile: int
    outlook: Outlook
    applied: bool
    chosen: bool


@dataclass(frozen=True)
class Reckoned:
    """What is written down: sums, pairs of titles, and who had nothing (participation, person)."""

    rule: str
    people: int
    figures: list[dict[str, Any]]
    titles: dict[str, Any]
    unmatched: list[tuple[int, int]]


def reckonable_on(operation: Operation) -> dt.date | None:
    """The first day on which a new report may be made; nothing where there is none yet."""
    last = FairnessReport.objects.filter(operation=operation).first()
    return last.as_of + APART if last else None


def reckon(operation: Operation, today: dt.date) -> Reckoned:
    """Everybody of the project who is looking, on a day."""
    found = _everybody(operation, today)
    return Reckoned(
        rule=weights().rule,
        people=len(found),
        figures=figures(found, _groups(operation, found)),
        titles=titles(operation),
        unmatched=[(one.participation, one.person) for one in found if not one.outlook.listed],
    )


def _everybody(operation: Operation, today: dt.date) -> list[One]:
    root = Coalesce("person__merged_into", "person")
    here = Participation.objects.filter(operation=operation, state__in=TAKING_PART).order_by("-pk")
    number = dict(here.annotate(root=root).values_list("root", "pk"))
    sent = Application.objects.filter(operation=operation).annotate(root=root)
    sent = sent.exclude(closing=Application.Closing.MISTAKE)
    applied = set(sent.values_list("root", flat=True))
    steps = ApplicationStep.objects.filter(application__in=sent.values("pk"), after__in=_CHOSEN)
    chosen = set(sent.filter(pk__in=steps.values("application")).values_list("root", flat=True))
    return [
        One(
            number[profile.person_id],
            profile.person_id,
            profile.pk,
            outlook(profile, on=today),
            profile.person_id in applied,
            profile.person_id in chosen,
        )
        for profile in looking(operation).order_by("pk")
    ]


def _groups(operation: Operation, found: Iterable[One]) -> dict[str, dict[int, str]]:
    """For each question, what each participation answered; UNKNOWN where nobody asked or the person did not say."""
    numbers = [one.participation for one in found]
    rows = Participation.objects.filter(pk__in=numbers)
    answers: dict[str, dict[int, str]] = {"sex": {}, "age": {}}
    for pk, sex, age in rows.values_list("pk", "sex", "age"):
        answers["sex"][pk] = sex or UNKNOWN
        answers["age"][pk] = _band(age)
    answers |= {field: dict.fromkeys(numbers, UNKNOWN) for field in SpecialCategory.FIELDS}
    key = operation.consortium.special_key
    with special_door("count"):
        for row in SpecialCategory.objects.filter(participation__in=numbers):
            for field, answer in row.answers(key).items():
                answers[field][row.participation_id] = _declared(answer)
    return answers


def _band(age: int | None) -> str:
    return next((name for low, high, name in BANDS if age is not None and low <= age <= high), UNKNOWN)


def _declared(answer: Answer) -> str:
    return answer.value if answer in (Answer.YES, Answer.NO) else UNKNOWN


def figures(found: Iterable[One], answers: Mapping[str, Mapping[int, str]]) -> list[dict[str, Any]]:
    """A line for each group of each question; where its people are few, nothing but its name. Of special categories
    also where there is nobody, or everybody."""
    everybody, lines = list(found), []
    for question, said in answers.items():
        groups: dict[str, list[One]] = defaultdict(list)
        for one in everybody:
            groups[said.get(one.participation, UNKNOWN)].append(one)
        people = shown({group: len(members) for group, members in groups.items()}, unsaid=UNKNOWN)
        named = groups.keys() - {UNKNOWN}
        if question in SpecialCategory.FIELDS:
            named |= {Answer.YES.value, Answer.NO.value}
            people = {group: None if n == len(everybody) else n for group, n in people.items()}
        told = {group: groups[group] for group in named if people.get(group)}
        hidden = {"question": question, "group": "", "people": None, "ratio": None}
        ratios = _ratios(told, ROUGHLY if question in SpecialCategory.FIELDS else 1)
        lines += [
            _line(question, group, told[group]) | {"ratio": ratios[group]}
            if group in told
            else hidden | {"group": group}
            for group in sorted(named)
        ]
    return lines


def _line(question: str, group: str, members: list[One]) -> dict[str, Any]:
    """The sums of a group that may be told; roughly where it is of a special category."""
    rough, people = question in SpecialCategory.FIELDS, len(members)
    applied = [one for one in members if one.applied]
    part = rough_share if rough else share
    best = round(Fraction(sum(one.outlook.best for one in members), 100 * people))
    return {
        "question": question,
        "group": group,
        "people": about(people) if rough else people,
        "open": _few_or_many(_opened(members)) if rough else round(float(_opened(members)), 1),
        "best": about(best, step=ROUGHLY) if rough else best,
        "nothing": part(sum(1 for one in members if not one.outlook.listed), people),
        "applied": part(len(applied), people),
        "chosen": part(sum(1 for one in applied if one.chosen), len(applied)),
    }


def _opened(members: list[One]) -> Fraction:
    return Fraction(sum(one.outlook.opened for one in members), len(members))


def _few_or_many(n: Fraction) -> int:
    """Whole vacancies; from twenty on to the nearest five."""
    return round(n) if n < 20 else about(round(n), step=5)


def _ratios(groups: Mapping[str, list[One]], step: int) -> dict[str, int | None]:
    """Each group against the highest in per cent, cut off to `step`, so that below four fifths stays below."""
    means = {group: _opened(members) for group, members in groups.items()}
    top = max(means.values(), default=Fraction(0))
    if not top or len(means) < 2:
        return dict.fromkeys(means)
    return {group: int(100 * n / top) // step * step for group, n in means.items()}


def titles(operation: Operation) -> dict[str, Any]:
    """The gendered words of occupations that are offered or wanted here, each pair put to the suggestion: how many
    pairs, of how many more it found neither word, and those that lead to different occupations. A title that says who
    somebody is must not change the code."""
    offered = Vacancy.objects.filter(operation=operation, state=Vacancy.State.OPEN).values("occupation")
    wanted = ProfileGoal.objects.filter(profile__in=looking(operation)).values("occupation")
    numbers = Concept.objects.occupations().filter(Q(pk__in=offered) | Q(pk__in=wanted)).order_by("pk")
    pairs = gendered_pairs(numbers.values_list("pk", flat=True)[:MOST_TITLES])
    found = [(one, other, _first(one), _first(other)) for one, other in pairs]
    return {
        "pairs": sum(1 for *_words, this, that in found if this or that),
        "unknown": sum(1 for *_words, this, that in found if not (this or that)),
        "apart": [[one, other] for one, other, this, that in found if this != that],
    }


def gendered_pairs(occupations: Iterable[int]) -> list[tuple[str, str]]:
    """The usual word and the feminine one of these occupations, in each language that has both."""
    rows = Label.objects.filter(
        concept__in=list(occupations), rank__in=(Label.Rank.USUAL, Label.Rank.FEMININE)
    ).order_by("concept", "language", "rank", "pk")
    words: dict[tuple[int, str], dict[int, str]] = defaultdict(dict)
    for concept, language, rank, text in rows.values_list("concept", "language", "rank", "text"):
        words[concept, language].setdefault(rank, text)
    both = (said for said in words.values() if len(said) == 2)
    return [(said[Label.Rank.USUAL], said[Label.Rank.FEMININE]) for said in both]


def _first(title: str) -> int:
    found = suggest(title, Concept.Kind.OCCUPATION, most=1)
    return found[0].concept.pk if found else 0
