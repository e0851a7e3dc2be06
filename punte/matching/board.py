"""The board as a person and their counsellor ask it: what fits, why, and which course would open more.

The engine's process answers if there is one that is up to date, else PostgreSQL; both say exactly the same."""

import datetime as dt
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field, replace

from punte.matching import reading
from punte.matching.asking import ask
from punte.matching.distance import kilometres
from punte.matching.engines import Answer, Question, Ranked, postings
from punte.matching.models import Opportunity, Profile
from punte.matching.reading import Ground, Sight
from punte.matching.score import Offer, Parts, Seeker, goal, parts, removed_by, skill_points
from punte.matching.weights import weights
from punte.reference.models import Settlement

JOBS = tuple(kind.value for kind in Opportunity.Kind if kind != Opportunity.Kind.COURSE)
_WIDELY = 50  # of the best with a course, how many are looked at for what rises
_RISES = 3
_MOST_COURSES = 40


@dataclass(frozen=True)
class Match:
    """An opportunity (its number), its score of 10,000, what it is made of, and the values that were weighed."""

    opportunity: int
    score: int
    parts: Parts
    offer: Offer | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True)
class Half:
    """A skill that counts half because of another that the person has."""

    skill: int
    through: int


@dataclass(frozen=True)
class Explanation:
    """Why an opportunity stands where it does; skills by number. `worth` is what each skill asked for brings, `of`
    what it could bring. `distance` in whole km from the nearest place, nothing where it is not known. `removed_by`
    names what keeps it from the list (score.removed_by), nothing where it stands there."""

    opportunity: int
    score: int
    parts: Parts
    matched: list[int]
    half: list[Half]
    missing: list[int]
    distance: int | None
    goal: int | None
    removed_by: list[str]
    worth: dict[int, int] = field(default_factory=dict)
    of: dict[int, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Outlook:
    """What a profile meets on the board: the score of its best (0 where there is nothing), whether anything is in its
    list, and how many are open to it (weights: `open_from`)."""

    best: int
    listed: bool
    opened: int


@dataclass(frozen=True)
class Rise:
    """An opportunity whose score grows with a course."""

    opportunity: int
    before: int
    after: int


@dataclass(frozen=True)
class Lift:
    """A course (the number of its opportunity) with which one opportunity rises."""

    course: int
    before: int
    after: int


@dataclass(frozen=True)
class Gap:
    """A course (the number of its opportunity), the skills it would add, what rises most, and how many more
    opportunities are then open (weights: `open_from`)."""

    course: int
    adds: list[int]
    rises: list[Rise]
    opened: int


def rank(
    profile: Profile,
    *,
    on: dt.date,
    kinds: Collection[str] = JOBS,
    most: int = 20,
    sight: Sight | None = None,
) -> list[Match]:
    """The best for a profile on a day, best first; `sight` where the page has read the profile already."""
    sight = sight or reading.sight_of(profile)
    seeker, known = sight.seeker, sight.known
    question = Question(seeker, on, kinds, most)
    if answer := ask(question):
        found = _weighed(answer.best, question, known)
        if [(match.opportunity, match.score) for match in found] == answer.best:
            return found
    return _weighed(postings.answer(question, weights(), known).best, question, known)


def outlook(profile: Profile, *, on: dt.date) -> Outlook:
    """In one question, without the explanation."""
    seeker = reading.seeker_of(profile)
    found = _answer(Question(seeker, on, JOBS, 1, weights().open_from), reading.ground(seeker, weights()))
    best = found.best[0].score if found.best else 0
    return Outlook(best, bool(found.best), found.counted)


def explain(profile: Profile, opportunity: Opportunity, *, on: dt.date) -> Explanation:
    """Everything that may be said about one opportunity and one profile."""
    w, seeker = weights(), reading.seeker_of(profile)
    offer = reading.offers_by_number([opportunity.pk])[opportunity.pk]
    within = reading.around(seeker, w)
    made_of = parts(offer, seeker, within, on, w)
    of = dict(offer.skills or {})
    through = _through(seeker, of.keys() & seeker.related)
    return Explanation(
        opportunity=offer.id,
        score=sum(made_of),
        parts=made_of,
        matched=sorted(of.keys() & seeker.skills, key=lambda skill: (-of[skill], skill)),
        half=[Half(skill, through[skill]) for skill in sorted(through, key=lambda s: (-of[s], s))],
        missing=sorted(of.keys() - seeker.skills - seeker.related, key=lambda skill: (-of[skill], skill)),
        distance=_distance(seeker, offer),
        goal=_nearest_goal(seeker, offer),
        removed_by=list(removed_by(offer, seeker, within, on, Opportunity.Kind.values)),
        worth={skill: skill_points(skill, points, seeker) for skill, points in of.items()},
        of=of,
    )


def removed(
    profile: Profile, *, on: dt.date, kinds: Collection[str] = JOBS, sight: Sight | None = None
) -> Counter[str]:
    """How many opportunities of these kinds each wish of the person removes; one may be removed by several."""
    sight = sight or reading.sight_of(profile)
    seeker, within = sight.seeker, sight.known.within
    rows = Opportunity.objects.filter(kind__in=kinds, valid_from__lte=on).exclude(valid_until__lt=on)
    rows = rows.filter(consortium=profile.consortium_id).select_related("occupation")
    return Counter(
        reason
        for offer in reading.offers_without_skills(rows.iterator(2000))
        for reason in removed_by(offer, seeker, within, on, kinds)
    )


def gaps(profile: Profile, *, on: dt.date, most: int = 5) -> list[Gap]:
    """The courses that help most, by exact re-scoring with what they teach."""
    seeker = reading.seeker_of(profile)
    known = reading.ground(seeker, weights())
    question = Question(seeker, on, JOBS, _WIDELY, weights().open_from)
    before = _answer(question, known)
    after = [
        (course, _answer(replace(question, seeker=richer), known))
        for course, richer in _with_courses(question, known)
    ]
    risen = {one.id for _course, answer in after for one in answer.best}
    old = {match.opportunity: match.score for match in _weighed_rows(risen, question, known)}
    found = [_gap(course, seeker, answer, old, before.counted) for course, answer in after]
    helpful = [gap for gap in found if gap.rises]
    return sorted(helpful, key=lambda gap: (-gap.opened, -gap.rises[0].after, gap.course))[:most]


def lifts(profile: Profile, opportunity: Opportunity, *, on: dt.date, most: int = 3) -> list[Lift]:
    """The courses with which this opportunity rises most, by exact re-scoring with what they teach."""
    w, seeker = weights(), reading.seeker_of(profile)
    known, offer = reading.ground(seeker, w), reading.offers_by_number([opportunity.pk])[opportunity.pk]
    before = sum(parts(offer, seeker, known.within, on, w))
    found = [
        Lift(course.id, before, sum(parts(offer, richer, known.within, on, w)))
        for course, richer in _with_courses(Question(seeker, on, JOBS, 1), known)
    ]
    helpful = [lift for lift in found if lift.after > before]
    return sorted(helpful, key=lambda lift: (-lift.after, lift.course))[:most]


def _with_courses(question: Question, known: Ground) -> list[tuple[Offer, Seeker]]:
    """The courses that are for the person and teach what they cannot do, and what they then could."""
    seeker = question.seeker
    on_offer = replace(question, kinds=[Opportunity.Kind.COURSE.value], most=_MOST_COURSES, count_from=0)
    courses = reading.offers_by_number([one.id for one in _answer(on_offer, known).best])
    useful = [(course, frozenset(course.skills or {}) | seeker.skills) for course in courses.values()]
    pairs = reading.relations({skill for _course, skills in useful for skill in skills})
    return [
        (course, seeker.with_skills(skills, reading.related_in(pairs, skills)))
        for course, skills in useful
        if skills > seeker.skills
    ]


def _gap(course: Offer, seeker: Seeker, after: Answer, old: dict[int, int], opened_before: int) -> Gap:
    rises = [
        Rise(one.id, old[one.id], one.score) for one in after.best if one.score > old.get(one.id, 10_000)
    ]
    rises.sort(key=lambda rise: (rise.before - rise.after, -rise.after, rise.opportunity))
    adds = sorted((course.skills or {}).keys() - seeker.skills)
    return Gap(course.id, adds, rises[:_RISES], after.counted - opened_before)


def _answer(question: Question, known: Ground) -> Answer:
    return ask(question) or postings.answer(question, weights(), known)


def _weighed(best: list[Ranked], question: Question, known: Ground) -> list[Match]:
    """Those that are still there, by what the rows themselves say, best first."""
    found = _weighed_rows([one.id for one in best], question, known)
    return sorted(found, key=lambda match: (-match.score, match.opportunity))


def _weighed_rows(numbers: Collection[int], question: Question, known: Ground) -> list[Match]:
    """Matches of those of these opportunities that nothing removes."""
    seeker, on, matches = question.seeker, question.on, []
    for offer in reading.offers_by_number(numbers).values() if numbers else ():
        if not any(removed_by(offer, seeker, known.within, on, question.kinds)):
            made_of = parts(offer, seeker, known.within, on, weights())
            matches.append(Match(offer.id, sum(made_of), made_of, offer))
    return matches


def _through(seeker: Seeker, skills: Collection[int]) -> dict[int, int]:
    """For each of these skills the lowest-numbered one of the person's to which it is related."""
    found: dict[int, int] = {}
    for one, other in reading.relations(skills):
        for skill, through in ((one, other), (other, one)):
            if skill in skills and through in seeker.skills:
                found[skill] = min(through, found.get(skill, through))
    return found


def _distance(seeker: Seeker, offer: Offer) -> int | None:
    rows = Settlement.objects.in_bulk([offer.settlement, *(home for home, _radius in seeker.places)])
    there = reading.as_place(rows[offer.settlement]).spot if offer.settlement else None
    spots = [reading.as_place(rows[home]).spot for home, _radius in seeker.places]
    if offer.settlement in {home for home, _radius in seeker.places}:
        return 0
    return min((kilometres(there, here) for here in spots if here), default=None) if there else None


def _nearest_goal(seeker: Seeker, offer: Offer) -> int | None:
    """The occupation among the goals that brought the points, nothing where none did."""
    w = weights()
    for wanted in seeker.goals:
        alone = seeker.with_goals((wanted,))
        best = goal(offer.occupation, offer.isco, seeker, w)
        if best and goal(offer.occupation, offer.isco, alone, w) == best:
            return wanted[0]
    return None
