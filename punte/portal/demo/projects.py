"""The five projects as of 17 March 2025: whom each meets, who works there, what is peculiar to it.

309187 and 300609 are half way, ahead in some targets and behind in others. incluziune-activa and 4-003-0020 are
closed: all is reached but one innovative project of eight, and seven of 150 young people. The announcement of
economie-sociala gives no dates and that of incluziune-activa gives the years only: the days of 2011 and 2012 told
in the one, and all days told in the other, are assumed; the first operation keeps no dates.
"""

import datetime as dt
from dataclasses import dataclass, field
from random import Random
from typing import Any

from punte.portal.demo import cohorts, directory, scripts, stories
from punte.portal.demo.cohorts import Situation
from punte.portal.demo.desk import DAY, Desk
from punte.portal.demo.people import Crowd, Someone, invent, someone
from punte.portal.demo.situations import in_civil_society, out_of_work, young_out_of_work

LACKING = ("sex", "age", "labour", "education", "studies", "studies", "studies")
HOUSEHOLD = ("jobless_household", "jobless_household_children", "single_adult_children")


@dataclass(frozen=True)
class Project:
    """`first` and `last` are the days between which people enter; `ends` the last day anybody was there;
    `outside` a day of entry outside the project's period; `waiting` files that did not come as far as entering;
    `taught` what some who never entered were written down for; `later` targets with nothing told yet, and why."""

    code: str
    crowd: Crowd
    situation: Situation
    by: str
    decides: str
    first: dt.date
    last: dt.date
    ends: dt.date
    waiting: dict[str, int]
    outside: dt.date | None = None
    closed: bool = False
    lacking: tuple[str, ...] = LACKING
    taught: tuple[str, str] | None = None
    senders: list[directory.Body] = field(default_factory=list)
    merged: int = 1
    later: dict[str, str] = field(default_factory=dict)


PROJECTS = [
    Project(
        code="309187",
        crowd=Crowd(
            origins={"ro": 66, "hu": 20, "rom": 14},
            places={
                **{
                    (town, "RO114"): 7
                    for town in ("Baia Mare", "Coltău", "Tăuții-Măgherăuș", "Seini", "Cavnic")
                },
                **{(town, "RO113"): 6 for town in ("Cluj-Napoca", "Turda", "Huedin", "Gherla", "Dej")},
                **{(town, "RO115"): 5 for town in ("Satu Mare", "Carei", "Ardud")},
                **{(town, "RO111"): 5 for town in ("Oradea", "Tinca", "Beiuș")},
                **{(town, "RO112"): 4 for town in ("Bistrița", "Beclean")},
                **{(town, "RO116"): 4 for town in ("Zalău", "Șimleu Silvaniei")},
            },
            ages=(19, 66),
            on=dt.date(2024, 9, 1),
            women=0.64,
        ),
        situation=in_civil_society,
        by="ana",
        decides="elena",
        first=dt.date(2024, 9, 9),
        last=dt.date(2025, 2, 20),
        ends=dt.date(2025, 3, 10),
        waiting={"candidate": 7, "incomplete": 6, "eligible": 5, "selected": 6, "reserve": 5, "rejected": 4},
        outside=dt.date(2024, 5, 27),
        taught=("person_trained", "A14"),
        senders=directory.NORTH_WEST,
        merged=3,
        later={
            "guide-partnerships": "planned for the autumn of 2025",
            "round-table-civic-dialogue": "planned for May 2026",
            "european-networks": "the application is being written",
        },
    ),
    Project(
        code="300609",
        crowd=Crowd(
            origins={"ro": 90, "rom": 7, "hu": 3},
            places={
                ("", "RO321"): 80,
                **{(town, "RO322"): 7 for town in ("Voluntari", "Buftea", "Bragadiru")},
            },
            ages=(21, 67),
            on=dt.date(2024, 6, 1),
            women=0.67,
        ),
        situation=in_civil_society,
        by="mihaela",
        decides="mihaela",
        first=dt.date(2024, 5, 13),
        last=dt.date(2025, 2, 10),
        ends=dt.date(2025, 3, 10),
        waiting={"candidate": 4, "incomplete": 3, "eligible": 3, "selected": 3, "reserve": 3, "rejected": 3},
        outside=dt.date(2024, 3, 25),
        taught=("person_trained", "A2"),
        senders=directory.BUCHAREST,
        later={"exchange-events": "the first one is planned for May 2025"},
    ),
    Project(
        code="incluziune-activa",
        crowd=Crowd(
            origins={"ro": 80, "hu": 14, "rom": 6},
            places={
                ("" if county == "RO321" else city, county): 1 for city, county in directory.CITIES.items()
            },
            ages=(22, 64),
            on=dt.date(2010, 5, 1),
            women=0.56,
        ),
        situation=in_civil_society,
        by="elena",
        decides="elena",
        first=dt.date(2010, 5, 10),
        last=dt.date(2012, 6, 29),
        ends=dt.date(2013, 10, 31),
        waiting={"incomplete": 3, "selected": 3, "reserve": 4, "rejected": 3},
        outside=dt.date(2014, 1, 20),
        closed=True,
    ),
    Project(
        code="4-003-0020",
        crowd=Crowd(
            origins={"bg": 80, "tr": 20},
            places={("", "BG421"): 1},
            ages=(15, 29),
            on=dt.date(2020, 3, 1),
            women=0.54,
        ),
        situation=young_out_of_work,
        by="vesela",
        decides="vesela",
        first=dt.date(2019, 9, 16),
        last=dt.date(2021, 3, 26),
        ends=dt.date(2021, 6, 18),
        waiting={"incomplete": 3, "selected": 3, "reserve": 3, "rejected": 4},
        outside=dt.date(2021, 7, 5),
        taught=("person_integrated", "A1"),
        closed=True,
        lacking=(*LACKING, *HOUSEHOLD),
    ),
    Project(
        code="economie-sociala",
        crowd=Crowd(
            origins={"ro": 44, "rom": 56},
            places={
                ("Iași", "RO213"): 14,
                ("Bacău", "RO211"): 12,
                ("Vaslui", "RO216"): 9,
                ("Craiova", "RO411"): 16,
                ("Horezu", "RO415"): 8,
                ("Târgu Jiu", "RO412"): 8,
                ("", "RO321"): 14,
            },
            ages=(18, 60),
            on=dt.date(2011, 4, 1),
            women=0.52,
        ),
        situation=out_of_work,
        by="sorin",
        decides="elena",
        first=dt.date(2011, 3, 7),
        last=dt.date(2012, 5, 25),
        ends=dt.date(2012, 9, 28),
        taught=("person_trained", "A3"),
        waiting={"incomplete": 3, "selected": 3, "reserve": 3, "rejected": 3},
        closed=True,
    ),
]
KEPT_UNTIL = dt.date(2031, 12, 31)


def tell(desk: Desk, project: Project, scale: float = 1) -> None:
    """Everything that has happened in one project, with groups of `scale` times their size."""
    people = invent(desk.random, project.crowd)
    situation = _situation(desk, project)
    for cohort in scripts.cohorts(project.code, scale):
        group = [next(people) for _n in range(cohort.size)]
        known = KNOWN.get(cohort.title)
        cohorts.run(desk, cohort, [*group[:-1], known] if known else group, situation)
    teller = stories.Teller(
        desk, people, situation, project.by, project.decides, project.first, project.last, project.ends
    )
    stories.all_of(
        teller, waiting=project.waiting, lacking=project.lacking, merged=project.merged, kept=KEPT_UNTIL
    )
    if project.taught:
        stories.taught(teller, *project.taught)
    if project.outside:
        stories.outside(teller, project.outside)
    if project.closed:
        stories.finish(teller)
    for line in scripts.delivered(project.code):
        desk.deliver(line)
    if project.code == "309187":
        representatives(desk, [next(people) for _n in range(14)])


def _situation(desk: Desk, project: Project) -> Situation:
    """With the sending organisation, one of the person's own county where there is one."""
    senders = [(body.region, desk.bodies[body.name]) for body in project.senders]

    def told(random: Random, somebody: Someone) -> dict[str, Any]:
        near = [organisation for region, organisation in senders if region == somebody.place[1]]
        sender = random.choice(near or [organisation for _region, organisation in senders] or [None])
        also = COSMINA if somebody.told.first_name == "Cosmina" else {}
        return project.situation(random, somebody) | ({"sender": sender} if sender else {}) | also

    return told


def representatives(desk: Desk, people: list[Someone]) -> None:
    """Fourteen of the thirty-two representatives of civil society, none of whom is a participant; two met without
    a list."""
    for number, person in enumerate(desk.meet(people, "elena")):
        line = scripts.Delivered(
            "representative_involved",
            "A16",
            "Întâlnire de dialog civic",
            dt.date(2024, 10, 3) + number * 9 * DAY,
            proof="none" if number % 6 == 5 else "attested",
            by="elena",
            paper="Liste de prezență, întâlniri de dialog civic",
        )
        desk.deliver(line, person)


COSMINA = {"function": "volunteer", "labour": "unemployed_long", "education": 2, "studies": "none"}
KNOWN = {
    "„Dialog social și civic”, seria 1": someone(
        ("Cosmina", "Lăcătuș"), "woman", dt.date(1990, 5, 14), "rom", ("Coltău", "RO114"), 7
    ),
    "Четвърта група, „Изгрев“": someone(
        ("Йоана", "Стоянова"), "woman", dt.date(2002, 2, 11), "bg", ("", "BG421"), 30
    ),
}
