"""Operation incluziune-activa, closed at the end of 2013: everything reached but one innovative project.

The announcement knows the years only; the days told here are assumed.
"""

import datetime as dt

from punte.portal.demo import cohorts, directory, stories
from punte.portal.demo.cohorts import Cohort
from punte.portal.demo.desk import DAY, Delivered, Desk, day
from punte.portal.demo.people import Crowd, invent
from punte.portal.demo.situations import in_civil_society

NOT_BEGUN: dict[str, str] = {}

CROWD = Crowd(
    origins={"ro": 80, "hu": 14, "rom": 6},
    places={(city if city != "București" else "", region): 10 for city, region in directory.CITIES.items()},
    ages=(22, 64),
    on=dt.date(2010, 5, 1),
    women=0.56,
)

WITHOUT_STAMP = "Lista de prezență nu poartă semnătura organizatorului."
COHORTS = [
    Cohort("Metodologia planurilor locale, Timișoara", 22, "2010-05-10", "2010-05-28", "A2", "elena", proof="checked", follow="jobs"),
    Cohort("Metodologia planurilor locale, București", 21, "2010-06-07", "2010-06-25", "A2", "elena", proof="attested", follow="staff", entry_proof="attested"),
    Cohort("Schimb de experiență, Liège", 13, "2011-04-04", "2011-04-08", "A6", "elena", kind="person_exchanged", follow="staff", early=0),
    Cohort("Schimb de experiență, Torino", 12, "2012-05-14", "2012-05-18", "A6", "elena", kind="person_exchanged", follow="jobs", early=0),
    Cohort("Schimb de experiență, Sevilla", 11, "2013-03-11", "2013-03-15", "A6", "elena", kind="person_exchanged", proof="linked", entry_proof="linked", early=0),
    Cohort("Atelier de plan local, Arad", 4, "2011-09-12", "2011-09-30", "A2", "elena", entry_proof=WITHOUT_STAMP, proof=WITHOUT_STAMP, early=0),
]  # fmt: skip

_SUM = {"people_consulted": "A4", "people_informed": "A7", "people_reached": "A7"}
SCRIPT = [
    Delivered("network_founded", "A1", "Platforma Națională a Grupurilor de Acțiune Locală: act de constituire", "2010-11-18"),
    Delivered("portfolio_published", "A5", "Portofoliu de bune practici în incluziunea socială", "2012-02-09"),
    Delivered("conference_held", "A11", "Conferința internațională de încheiere, Timișoara", "2013-11-21", 164),
    Delivered("people_reached", "A7", "Buletinul platformei, cititori din afara celor opt orașe", "2013-06-28", 420, "Numărul de abonați nu arată că au citit."),
    Delivered("seminar_held", "A10", "Seminar național, pregătire înaintea proiectului", "2009-11-26", 35),
]  # fmt: skip


def tell(desk: Desk) -> None:
    """Everything that happened."""
    people = invent(desk.random, CROWD)
    for cohort in COHORTS:
        cohorts.run(desk, cohort, [next(people) for _n in range(cohort.size)], in_civil_society)
    teller = stories.Teller(desk, people, in_civil_society, "elena", "elena", day("2010-05-10"), day("2012-06-29"), day("2013-10-31"))
    stories.waiting(teller, incomplete=3, selected=3, reserve=4, rejected=3)
    stories.lacking(teller, "sex", "age", "labour", "education")
    stories.coming_back(teller, 3)
    stories.struck(teller)
    stories.merged(teller, 1)
    stories.withheld(teller, day("2028-12-31"))
    late = teller.enter(on=day("2014-01-20"))  # after the project ended: not counted
    desk.leave(late, "elena", day("2014-02-07"), "finished")
    stories.finish(teller)
    _platform(desk)
    _cities(desk)
    _mentoring(desk)
    for line in SCRIPT:
        desk.deliver(line, "elena")


def _platform(desk: Desk) -> None:
    """A hundred and twenty social partners, each city's with one paper."""
    for number, city in enumerate(directory.CITIES):
        on = day("2010-11-18") + number * 21 * DAY
        paper = desk.paper(f"Lista aderărilor la platformă, {city}", "agreement", on, "elena")
        for body in directory.SOCIAL_PARTNERS[number * 15 : number * 15 + 15]:
            line = Delivered("organisation_joined", "A1", f"Aderare: {body.name}", f"{on}")
            desk.evidence(line, "elena", document=paper, entity=desk.body(body.name))


def _cities(desk: Desk) -> None:
    """In each of the eight cities a conference, a consultation, a plan, a seminar; seven projects."""
    for number, city in enumerate(directory.CITIES):
        first = day("2010-03-15") + number * 9 * DAY
        proof = ("checked", "checked", "attested", "linked")[number % 4]
        lines = [
            Delivered("conference_held", "A9", f"Conferință de lansare, {city}", f"{first}", 40 + 3 * number, proof),
            Delivered("people_consulted", "A4", f"Consultare la planul local, {city}", f"{first + 400 * DAY}", 101 + number, proof),
            Delivered("plan_completed", "A3", f"Plan local de incluziune socială, {city}", f"{first + 590 * DAY}", 1, proof),
            Delivered("people_informed", "A7", f"Informare despre bune practici, {city}", f"{first + 700 * DAY}", 98 + 2 * number, "checked"),
            Delivered("people_reached", "A7", f"Campanie de informare, {city}", f"{first + 900 * DAY}", 196 + 5 * number, proof),
            Delivered("seminar_held", "A10", f"Seminar național, {city}", f"{first + 1100 * DAY}", 33 + number, "checked"),
        ]
        if city != "Arad":
            lines.append(Delivered("project_prepared", "A8", f"Proiect inovator: {city}", f"{first + 800 * DAY}", 1, proof))
        for line in lines:
            desk.deliver(line, "elena")


def _mentoring(desk: Desk) -> None:
    """Eight organisations, eighty hours each, in two parts."""
    for number, city in enumerate(directory.CITIES):
        body = directory.SOCIAL_PARTNERS[number * 15 + 11]
        for part in (1, 2):
            on = f"{day('2011-10-03') + (number * 20 + part * 90) * DAY}"
            line = Delivered("mentoring_given", "A12", f"Mentorat, partea {part}: {body.name}", on, 40, "checked", body.name)
            desk.deliver(line, "elena")
