"""Operation economie-sociala, whose announcement gives no dates: the days of 2011 and 2012 told here are assumed,
and the operation itself keeps none."""

import datetime as dt

from punte.portal.demo import cohorts, directory, stories
from punte.portal.demo.cohorts import Cohort
from punte.portal.demo.desk import DAY, Delivered, Desk, day
from punte.portal.demo.people import Crowd, invent
from punte.portal.demo.situations import out_of_work

NOT_BEGUN: dict[str, str] = {}

CROWD = Crowd(
    origins={"ro": 44, "rom": 56},
    places={
        ("Iași", "RO213"): 14, ("Bacău", "RO211"): 12, ("Vaslui", "RO216"): 9, ("Craiova", "RO411"): 16,
        ("Horezu", "RO415"): 8, ("Târgu Jiu", "RO412"): 8, ("", "RO321"): 14, ("Voluntari", "RO322"): 6,
    },
    ages=(18, 60),
    on=dt.date(2011, 4, 1),
    women=0.52,
)  # fmt: skip

UNSIGNED = "Cursanții din listă nu au semnat pentru ultimele trei zile."
_GROUP = {"by": "sorin", "follow": "jobs"}
COHORTS = [
    Cohort("OIVPD, Iași", 16, "2011-03-07", "2011-04-29", "A3", **_GROUP),
    Cohort("OIVPD, Craiova", 16, "2011-05-09", "2011-07-01", "A3", **_GROUP),
    Cohort("OIVPD, Bacău", 16, "2011-09-12", "2011-11-04", "A3", proof="attested", entry_proof="attested", **_GROUP),
    Cohort("OIVPD, București", 15, "2012-01-16", "2012-03-09", "A3", proof="linked", entry_proof="linked", **_GROUP),
    Cohort("Antreprenoriat, Craiova", 12, "2012-02-06", "2012-03-16", "A4", **_GROUP),
    Cohort("Antreprenoriat, Iași", 10, "2012-04-16", "2012-05-25", "A4", **_GROUP),
    Cohort("OIVPD, Vaslui", 5, "2012-06-04", "2012-07-27", "A3", proof=UNSIGNED, entry_proof=UNSIGNED, early=0, **_GROUP),
]  # fmt: skip

JOBS = (12, 10, 9, 11, 8, 9, 10, 7)
SCRIPT = [
    Delivered("centre_opened", "A5", "Centrul de Resurse pentru Economia Socială, Iași", "2011-06-15"),
    Delivered("centre_opened", "A5", "Centrul de Resurse pentru Economia Socială, Craiova", "2011-09-20", proof="attested"),
    Delivered("centre_opened", "A5", "Centrul de Resurse pentru Economia Socială, București", "2011-11-08"),
    Delivered("exchange_held", "A6", "Schimb de bune practici, Iași", "2011-10-13", 38),
    Delivered("exchange_held", "A6", "Schimb de bune practici, Craiova", "2012-03-22", 41, "attested"),
    Delivered("exchange_held", "A6", "Schimb de bune practici, București", "2012-06-21", 46, "linked"),
    Delivered("enterprise_founded", "A1", "Cooperativa de croitorie, dosar întors de registru", "2012-08-03", proof="Registrul comerțului a întors dosarul; întreprinderea nu există."),
    Delivered("job_created", "A2", "Trei locuri de muncă la cooperativa de croitorie", "2012-08-06", 3, "Întreprinderea nu a fost înființată."),
]  # fmt: skip


def tell(desk: Desk) -> None:
    """Everything that happened, on assumed days."""
    people = invent(desk.random, CROWD)
    for cohort in COHORTS:
        cohorts.run(desk, cohort, [next(people) for _n in range(cohort.size)], out_of_work)
    teller = stories.Teller(desk, people, out_of_work, "sorin", "elena", day("2011-03-07"), day("2012-05-25"), day("2012-09-28"))
    stories.waiting(teller, incomplete=3, selected=3, reserve=3, rejected=3)
    stories.lacking(teller, "sex", "age", "labour", "education")
    stories.coming_back(teller, 3)
    stories.struck(teller)
    stories.merged(teller, 1)
    stories.withheld(teller, day("2028-12-31"))
    stories.finish(teller)
    _enterprises(desk)
    for line in SCRIPT:
        desk.deliver(line, "elena")


def _enterprises(desk: Desk) -> None:
    """Eight enterprises with seventy-six jobs, six partnerships."""
    for number, (body, jobs) in enumerate(zip(directory.SOCIAL_ECONOMY[:8], JOBS, strict=True)):
        on = day("2011-05-16") + number * 50 * DAY
        proof = ("checked", "attested", "checked", "linked")[number % 4]
        desk.deliver(Delivered("enterprise_founded", "A1", f"Înființare: {body.name}", f"{on}", 1, proof, body.name), "elena")
        desk.deliver(Delivered("job_created", "A2", f"Contracte de muncă: {body.name}", f"{on + 30 * DAY}", jobs, proof, body.name), "elena")
    for number, body in enumerate(directory.SOCIAL_ECONOMY[6:12]):
        on = f"{day('2011-10-14') + number * 40 * DAY}"
        line = Delivered("partnership_signed", "A6", f"Parteneriat: {body.name}", on, 1, "checked", body.name)
        desk.deliver(line, "elena")
