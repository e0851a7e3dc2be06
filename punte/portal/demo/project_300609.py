"""Operation 300609, eleven and a half months of eighteen gone: training ahead, digital services behind."""

import datetime as dt

from punte.portal.demo import cohorts, directory, stories
from punte.portal.demo.cohorts import Cohort
from punte.portal.demo.desk import DAY, Delivered, Desk, day
from punte.portal.demo.people import Crowd, Someone, invent
from punte.portal.demo.situations import in_civil_society

NOT_BEGUN = {"exchange-events": "the first one is planned for May 2025"}

CROWD = Crowd(
    origins={"ro": 88, "rom": 7, "hu": 3, "bg": 0},
    places={("", "RO321"): 80, ("Voluntari", "RO322"): 8, ("Buftea", "RO322"): 6, ("Bragadiru", "RO322"): 6},
    ages=(21, 67),
    on=dt.date(2024, 6, 1),
    women=0.67,
)

WRONG_DAY = "Lista este datată într-o zi în care cursul nu s-a ținut."
COHORTS = [
    Cohort("„Servicii pentru ocupare”, grupa 1", 16, "2024-05-13", "2024-07-05", "A2", "mihaela", "mihaela", certified=0.8, follow="staff"),
    Cohort("„Servicii pentru ocupare”, grupa 2", 18, "2024-09-16", "2024-11-08", "A2", "mihaela", "mihaela", certified=0.5, proof="attested", follow="staff"),
    Cohort("„Dialog civic și social”, grupa 1", 16, "2024-11-18", "2025-01-24", "A2", "mihaela", "mihaela", entry_proof="attested", proof="linked", follow="staff", partner=True, writes="elena"),
    Cohort("„Dialog civic și social”, grupa 2", 18, "2025-02-10", "2025-04-04", "A2", "mihaela", "mihaela", entry_proof="linked"),
    Cohort("„Portal și date”, atelier", 4, "2025-01-20", "2025-02-07", "A2", "mihaela", "mihaela", entry_proof=WRONG_DAY, proof=WRONG_DAY, early=0),
]  # fmt: skip

SCRIPT = [
    Delivered("service_opened", "A3", "Portalul serviciilor pentru ocupare", "2024-12-16"),
    Delivered("network_founded", "A4", "Acordul rețelei „Ocupare București-Ilfov”", "2024-10-10"),
    Delivered("partnership_signed", "A5", "Parteneriat cu Agenția de Recrutare „Prima Zi”", "2024-09-24", entity="Agenția de Recrutare „Prima Zi” București"),
    Delivered("partnership_signed", "A5", "Parteneriat cu Patronatul Micilor Angajatori", "2024-11-28", proof="attested", entity="Patronatul Micilor Angajatori din Capitală"),
    Delivered("partnership_signed", "A5", "Parteneriat cu Întreprinderea de Inserție „Cutia Verde”", "2025-02-18", proof="linked", entity="Întreprinderea de Inserție „Cutia Verde” Ilfov"),
    Delivered("partnership_signed", "A5", "Parteneriat cu Centrul „Ancora”, nesemnat", "2025-03-05", proof="Exemplarul nu este semnat de partener.", entity="Centrul de Servicii pentru Ocupare „Ancora” București"),
    Delivered("campaign_run", "A7", "Campania „Muncă la vedere”", "2024-11-04", proof="attested"),
    Delivered("people_reached", "A7", "Campania „Muncă la vedere”, valul 1: raport de audiență", "2024-12-20", 8400),
    Delivered("people_reached", "A7", "Campania „Muncă la vedere”, valul 2: raport de audiență", "2025-02-28", 13250, "linked"),
    Delivered("people_reached", "A7", "Afișe la metrou: estimare", "2025-03-03", 40000, "Este o estimare a trecătorilor, nu o audiență măsurată."),
]  # fmt: skip


def tell(desk: Desk) -> None:
    """Everything that has happened so far."""
    people = invent(desk.random, CROWD)
    senders = [desk.body(body.name) for body in directory.BUCHAREST]

    def situation(random: object, somebody: Someone) -> dict[str, object]:
        return in_civil_society(desk.random, somebody) | {"sender": desk.random.choice(senders)}

    for cohort in COHORTS:
        cohorts.run(desk, cohort, [next(people) for _n in range(cohort.size)], situation)
    teller = stories.Teller(desk, people, situation, "mihaela", "mihaela", day("2024-05-13"), day("2025-02-10"), day("2025-03-10"))
    stories.waiting(teller, candidate=4, incomplete=3, eligible=3, selected=3, reserve=3, rejected=3)
    stories.lacking(teller, "sex", "age", "labour", "education")
    stories.coming_back(teller, 3)
    stories.struck(teller)
    stories.merged(teller, 1)
    stories.withheld(teller, day("2030-12-31"))
    teller.enter(on=day("2024-03-25"))  # before the project began: not counted
    _organisations(desk)
    for line in SCRIPT:
        desk.deliver(line, "mihaela")


def _organisations(desk: Desk) -> None:
    """Fourteen of thirty strengthened, five of thirty digital, eleven in the network of ten."""
    for number, body in enumerate(directory.BUCHAREST[:14]):
        on = f"{day('2024-07-15') + number * 16 * DAY}"
        proof = ("checked", "attested", "checked", "linked", "none")[number % 5]
        desk.deliver(Delivered("organisation_strengthened", "A1", f"Diagnoză și plan: {body.name}", on, 1, proof, body.name), "mihaela")
    for number, body in enumerate(directory.BUCHAREST[:5]):
        on = f"{day('2025-01-13') + number * 11 * DAY}"
        proof = ("checked", "linked", "attested")[number % 3]
        desk.deliver(Delivered("organisation_digitalised", "A3", f"Servicii pe portal: {body.name}", on, 1, proof, body.name), "mihaela")
    agreement = desk.paper("Acordul rețelei, lista membrilor", "agreement", day("2024-10-10"), "mihaela")
    for body in directory.BUCHAREST[3:14]:
        line = Delivered("organisation_joined", "A4", f"Aderare la rețea: {body.name}", "2024-10-10")
        desk.evidence(line, "mihaela", document=agreement, entity=desk.body(body.name))
