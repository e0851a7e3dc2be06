"""Supply and demand in one project: what is looked for beside what people want and can, by occupation and place; and
which course would bring them together. Everything is counted in a fixed number of queries; nobody is named.

Demand are the posts of open vacancies that are still free, volunteer posts left out. Supply are the profiles of those
who take part and are looking. Somebody *wants* an occupation where it, or another of the same unit group of ISCO-08,
is among their goals; they *can* do it with at least three fifths of the skills it cannot do without (vocabulary). They
belong to the counties of the places in their profile."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import TypeVar

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce

from punte.jobs.models import Vacancy, VacancySkill
from punte.matching.models import Opportunity, Profile, ProfileGoal, ProfilePlace, ProfileSkill
from punte.matching.sources import Told, told
from punte.participation.models import Participation
from punte.people.models import Person
from punte.projects.models import Operation
from punte.reference.models import Concept, Need

ENOUGH = (3, 5)  # of the essential skills
ASKED_MOST = 6  # skills that a course is named for
Key = TypeVar("Key", int, str)
TAKING_PART = ("selected", "entered", "completed")


@dataclass(frozen=True)
class Post:
    """A vacancy in numbers: `region` of its place, empty where it can only be done from home."""

    vacancy: int
    occupation: int
    region: str
    posts: int


@dataclass
class Seeking:
    """What one profile says. `near` are the unit groups of its goals."""

    goals: set[int] = field(default_factory=set)
    near: set[str] = field(default_factory=set)
    regions: set[str] = field(default_factory=set)
    skills: set[int] = field(default_factory=set)


@dataclass(frozen=True)
class Line:
    """An occupation: posts that are free, people who want it, people who can do it, people who want and can."""

    occupation: int
    posts: int
    want: int
    can: int
    both: int


@dataclass(frozen=True)
class Lack:
    """In one county: posts of an occupation, who wants them there, and how many of those lack each skill that is
    asked for, the most lacked first; the courses on the board that teach some of it there, by number."""

    region: str
    occupation: int
    posts: int
    want: int
    skills: list[tuple[int, int]]
    courses: list[int]


class Market:
    """One project on one day."""

    def __init__(self, operation: Operation, today: dt.date) -> None:
        self.operation, self.today = operation, today
        self.posts = _posts(operation)
        self.people = list(_people(operation).values())
        self.isco = dict(
            Concept.objects.filter(
                Q(pk__in={p.occupation for p in self.posts})
                | Q(pk__in={g for s in self.people for g in s.goals})
            ).values_list("pk", "isco")
        )
        for one in self.people:
            one.near = {self.isco[goal] for goal in one.goals if self.isco.get(goal)}

    def regions(self) -> list[str]:
        """Counties where something is looked for or somebody looks."""
        return sorted(
            {p.region for p in self.posts if p.region} | {r for s in self.people for r in s.regions}
        )

    def wants(self, one: Seeking, occupation: int) -> bool:
        """Whether it is a goal, or in the unit group of one."""
        return occupation in one.goals or self.isco.get(occupation, "") in one.near

    def by_occupation(self, region: str = "") -> list[Line]:
        """Occupations with free posts or with people who want them, most posts first; of one county, or of all."""
        people = [one for one in self.people if not region or region in one.regions]
        posts = _summed((p.occupation, p.posts) for p in self.posts if region in ("", p.region))
        occupations = posts.keys() | {goal for one in people for goal in one.goals}
        able, want, can, both = _Able(occupations), Counter[int](), Counter[int](), Counter[int]()
        like = self._like(occupations)
        for one in people:
            wanted = (one.goals & occupations).union(*(like[group] for group in one.near if group in like))
            could = able.of(one.skills)
            want.update(wanted)
            can.update(could)
            both.update(wanted & could)
        lines = [Line(pk, posts[pk], want[pk], can[pk], both[pk]) for pk in occupations]
        return sorted(lines, key=lambda line: (-line.posts, -line.want, line.occupation))

    def _like(self, occupations: Collection[int]) -> dict[str, set[int]]:
        """Occupations by their unit group."""
        found: dict[str, set[int]] = defaultdict(set)
        for occupation in occupations:
            found[self.isco.get(occupation, "")].add(occupation)
        return found

    def by_place(self) -> list[tuple[str, int, int]]:
        """Each county: free posts, people who look there."""
        posts = _summed((p.region, p.posts) for p in self.posts)
        people = Counter(region for one in self.people for region in one.regions)
        return [(region, posts[region], people[region]) for region in self.regions()]

    def lacks(self, region: str = "", each: int = 3) -> list[Lack]:
        """In each county the occupations in which a course would bring most people nearer to most posts."""
        asked, courses = _asked([p.vacancy for p in self.posts]), _courses(self.operation, self.today)
        found: list[Lack] = []
        for place in [region] if region else self.regions():
            here = [p for p in self.posts if p.region == place]
            rows = [self._lack(place, one, here, asked, courses) for one in {p.occupation for p in here}]
            rows = [row for row in rows if row.skills]
            rows.sort(key=lambda row: (-row.want * row.posts, -row.posts, row.occupation))
            found += rows[: each if not region else 4 * each]
        return found

    def _lack(
        self,
        place: str,
        occupation: int,
        here: list[Post],
        asked: dict[int, set[int]],
        courses: dict[int, tuple[str, set[int]]],
    ) -> Lack:
        posts = [p for p in here if p.occupation == occupation]
        wanted = {skill for p in posts for skill in asked.get(p.vacancy, ())}
        want = [one for one in self.people if place in one.regions and self.wants(one, occupation)]
        lacking = Counter(skill for one in want for skill in wanted - one.skills)
        most = sorted(lacking.items(), key=lambda row: (-row[1], row[0]))[:ASKED_MOST]
        missing = {skill for skill, _n in most}
        taught = {
            number: len(missing & teaches)
            for number, (where, teaches) in courses.items()
            if where in ("", place)
        }
        best = sorted((n for n in taught if taught[n]), key=lambda n: (-taught[n], n))[:2]
        return Lack(place, occupation, sum(p.posts for p in posts), len(want), most, best)


def names(concepts: Collection[int]) -> dict[int, str]:
    """What occupations and skills are called, in the reader's language."""
    return {pk: str(one) for pk, one in Concept.objects.in_bulk(list(concepts)).items()}


def courses_told(numbers: Collection[int]) -> dict[int, Told]:
    """What courses of the board are called, and where they are read."""
    return told(Opportunity.objects.filter(pk__in=numbers).select_related("occupation"))


def _posts(operation: Operation) -> list[Post]:
    rows = Vacancy.objects.filter(
        operation=operation, state=Vacancy.State.OPEN, occupation__isnull=False, filled__lt=F("posts")
    ).exclude(kind=Vacancy.Kind.VOLUNTEERING)
    told_ = rows.values_list("pk", "occupation", "settlement__region", "posts", "filled")
    return [
        Post(pk, occupation, region or "", posts - filled) for pk, occupation, region, posts, filled in told_
    ]


def looking(operation: Operation) -> QuerySet[Profile]:
    """The profiles of those who take part in the project and look for something."""
    here = Participation.objects.filter(operation=operation, state__in=TAKING_PART)
    people = here.annotate(root=Coalesce("person__merged_into", "person")).values("root")
    return Profile.objects.filter(person__in=people, looking=True, person__state=Person.State.ACTIVE)


def _people(operation: Operation) -> dict[int, Seeking]:
    profiles = looking(operation)
    found = {pk: Seeking() for pk in profiles.values_list("pk", flat=True)}
    of = {"profile__in": list(found)}
    for pk, skill in ProfileSkill.objects.filter(**of).values_list("profile", "skill"):
        found[pk].skills.add(skill)
    for pk, goal in ProfileGoal.objects.filter(**of).values_list("profile", "occupation"):
        found[pk].goals.add(goal)
    places = ProfilePlace.objects.filter(**of).exclude(settlement__region=None)
    for pk, region in places.values_list("profile", "settlement__region"):
        found[pk].regions.add(region)
    return found


class _Able:
    """Which of some occupations somebody can do most of."""

    def __init__(self, occupations: Collection[int]) -> None:
        self.needed: Counter[int] = Counter()
        self.by_skill: dict[int, list[int]] = defaultdict(list)
        rows = Need.objects.filter(occupation__in=occupations, essential=True)
        for occupation, skill in rows.values_list("occupation", "skill").distinct():
            self.needed[occupation] += 1
            self.by_skill[skill].append(occupation)

    def of(self, skills: Collection[int]) -> set[int]:
        """Those for which enough skills are there."""
        part, whole = ENOUGH
        there = Counter(occupation for skill in skills for occupation in self.by_skill.get(skill, ()))
        return {occupation for occupation, n in there.items() if whole * n >= part * self.needed[occupation]}


def _asked(vacancies: Collection[int]) -> dict[int, set[int]]:
    """The essential skills of each vacancy."""
    found: dict[int, set[int]] = defaultdict(set)
    rows = VacancySkill.objects.filter(vacancy__in=vacancies, essential=True)
    for vacancy, skill in rows.values_list("vacancy", "skill"):
        found[vacancy].add(skill)
    return found


def _courses(operation: Operation, today: dt.date) -> dict[int, tuple[str, set[int]]]:
    """Courses of the board: in which county (empty: online), and what each teaches."""
    rows = Opportunity.objects.filter(
        consortium=operation.consortium_id, kind=Opportunity.Kind.COURSE, valid_from__lte=today
    ).exclude(valid_until__lt=today)
    found: dict[int, tuple[str, set[int]]] = {}
    told_ = rows.values_list("pk", "remote", "settlement__region", "skills__skill")
    for pk, remote, region, skill in told_:
        where = "" if remote else region or "?"
        found.setdefault(pk, (where, set()))[1].add(skill)
    return found


def _summed(pairs: Iterable[tuple[Key, int]]) -> Counter[Key]:
    found: Counter[Key] = Counter()
    for key, n in pairs:
        found[key] += n
    return found
