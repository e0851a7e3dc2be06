"""Operation 309187, nine and a half months of twenty-four gone: people ahead, certificates behind, some not begun."""

import datetime as dt

from punte.portal.demo import cohorts, directory, stories
from punte.portal.demo.cohorts import Cohort
from punte.portal.demo.desk import DAY, Delivered, Desk, day
from punte.portal.demo.people import Crowd, Someone, invent, someone
from punte.portal.demo.situations import in_civil_society

NOT_BEGUN = {
    "guide-partnerships": "planned for the autumn of 2025",
    "round-table-civic-dialogue": "planned for May 2026",
    "european-networks": "the application is being written",
}

CROWD = Crowd(
    origins={"ro": 66, "hu": 20, "rom": 14},
    places={
        ("Baia Mare", "RO114"): 18, ("Coltău", "RO114"): 5, ("Tăuții-Măgherăuș", "RO114"): 5, ("Seini", "RO114"): 4,
        ("Cavnic", "RO114"): 3, ("Sighetu Marmației", "RO114"): 4, ("Cluj-Napoca", "RO113"): 14, ("Turda", "RO113"): 4,
        ("Huedin", "RO113"): 3, ("Gherla", "RO113"): 3, ("Satu Mare", "RO115"): 8, ("Carei", "RO115"): 3,
        ("Ardud", "RO115"): 2, ("Oradea", "RO111"): 9, ("Tinca", "RO111"): 3, ("Beiuș", "RO111"): 2,
        ("Bistrița", "RO112"): 5, ("Beclean", "RO112"): 3, ("Zalău", "RO116"): 5, ("Șimleu Silvaniei", "RO116"): 2,
    },
    ages=(19, 66),
    on=dt.date(2024, 9, 1),
    women=0.64,
)  # fmt: skip

UNLIKE = "Semnăturile de pe listă nu se potrivesc cu cele din cererile de înscriere."
COHORTS = [
    Cohort("Program pilot „Dialog social”", 12, "2024-06-17", "2024-07-12", "A14", "ana", certified=0.9, follow="staff", writes="georgi"),
    Cohort("„Dialog social și civic”, seria 1", 20, "2024-09-09", "2024-10-11", "A14", "ana", certified=0.95, follow="staff", writes="georgi"),
    Cohort("„Management organizațional”, seria 1", 20, "2024-09-23", "2024-10-25", "A14", "bogdan", "bogdan", certified=0.9, follow="staff", partner=True),
    Cohort("„Dialog social și civic”, seria 2", 20, "2024-10-14", "2024-11-15", "A14", "floarea", certified=0.9, proof="attested", follow="staff", writes="georgi", early=2),
    Cohort("„Servicii pentru piața muncii”, seria 1", 20, "2024-11-04", "2024-12-06", "A14", "ana", certified=0.4, proof="attested", follow="staff", writes="georgi", early=2),
    Cohort("„Management organizațional”, seria 2", 18, "2025-01-13", "2025-02-14", "A14", "bogdan", "bogdan", entry_proof="linked", proof="linked", follow="staff", partner=True),
    Cohort("„Parteneriate locale”, seria 1", 14, "2025-01-27", "2025-02-28", "A14", "ana", proof="linked", entry_proof="attested", writes="georgi"),
    Cohort("„Servicii pentru piața muncii”, seria 2", 20, "2025-02-17", "2025-03-21", "A14", "floarea", entry_proof="linked", early=1),
    Cohort("„Dialog social și civic”, seria 3", 8, "2025-03-03", "2025-04-04", "A14", "ana", entry_proof="none"),
    Cohort("„Seminar de inițiere” Ardud", 4, "2024-10-21", "2024-11-08", "A14", "ana", entry_proof=UNLIKE, proof=UNLIKE, early=0, writes="georgi"),
]

SCRIPT = [
    Delivered("service_opened", "A1", "Platforma de Dialog Online", "2024-10-15"),
    Delivered("service_opened", "A1", "Platforma membri OSC", "2024-12-10", proof="attested"),
    Delivered("service_opened", "A1", "E-learning și cursuri online", "2025-02-20", proof="linked"),
    Delivered("guide_published", "A2", "Ghid pentru Înțelegerea Politicilor Pieței Muncii", "2025-01-30"),
    Delivered("guide_published", "A3", "Ghid de Îmbunătățire a Managementului Organizațional în ONG-uri, ciornă", "2025-03-07", proof="Este ciornă, nu ediția publicată; se cere ediția finală cu ISBN."),
    Delivered("session_held", "A5", "Sesiune comună cu Centrul de Formare „Meseria Ta”", "2024-10-29", 18),
    Delivered("session_held", "A5", "Webinar despre standardele ocupaționale", "2025-02-12", 31, "attested"),
    Delivered("exchange_held", "A7", "Schimb de bune practici: dialogul cu primăriile mici", "2024-09-26", 22),
    Delivered("exchange_held", "A7", "Schimb de bune practici: voluntarii și piața muncii", "2024-11-21", 19, partner=True),
    Delivered("exchange_held", "A7", "Webinar: comisiile de dialog social județene", "2025-01-23", 27, "attested"),
    Delivered("exchange_held", "A7", "Schimb de bune practici: mediatorii romi", "2025-02-27", 24, "linked"),
    Delivered("exchange_held", "A7", "Întâlnire de pregătire, înaintea începerii proiectului", "2024-05-23", 12),
    Delivered("debate_held", "A9", "Dezbatere locală la Baia Mare: locuri de muncă pentru tineri", "2024-11-14", 26),
    Delivered("debate_held", "A9", "Dezbatere locală la Zalău: naveta și munca", "2025-02-06", 14),
    Delivered("workshop_held", "A10", "Atelier pentru tineri, Cluj-Napoca", "2024-10-24", 24),
    Delivered("workshop_held", "A10", "Atelier pentru șomeri, Satu Mare", "2024-12-05", 17, partner=True),
    Delivered("workshop_held", "A10", "Atelier pentru persoane în căutarea unui loc de muncă, Baia Mare", "2025-02-19", 22, "attested"),
    Delivered("workshop_held", "A10", "Atelier pentru tineri, Bistrița", "2025-03-06", 21, "Lista de prezență are doar 9 semnături."),
    Delivered("seminar_held", "A15", "Seminar de promovare a dialogului social, Oradea", "2024-10-03", 28),
    Delivered("workshop_held", "A15", "Atelier de dialog social pentru membrii comisiilor", "2024-12-12", 16, "attested"),
    Delivered("seminar_held", "A15", "Seminar de promovare a dialogului social, Satu Mare", "2025-03-04", 25, "linked"),
    Delivered("round_table_held", "A15", "Masă rotundă: sindicate, patronate și ONG-uri", "2025-01-16", 19),
    Delivered("seminar_held", "A16", "Seminar de promovare a dialogului civic, Baia Mare", "2024-11-07", 33),
    Delivered("seminar_held", "A16", "Seminar de promovare a dialogului civic, Cluj-Napoca", "2025-02-13", 29, partner=True),
    Delivered("partnership_signed", "A11", "Parteneriat cu Liceul Tehnologic „Ion Meșterul”", "2025-02-25", proof="linked"),
    Delivered("collaboration_held", "A12", "Bursa locurilor de muncă de toamnă, cu Asociația „Drum Bun”", "2024-10-18", entity="Asociația „Drum Bun” Coltău"),
    Delivered("collaboration_held", "A12", "Bursa absolvenților, cu Asociația „Cetatea Tinerilor”", "2024-09-27", entity="Asociația „Cetatea Tinerilor” Cluj-Napoca"),
    Delivered("collaboration_held", "A12", "Bursa locurilor de muncă, cu Fundația „Livada Nouă”", "2024-10-25", entity="Fundația „Livada Nouă” Beclean", proof="attested"),
]  # fmt: skip


def tell(desk: Desk) -> None:
    """Everything that has happened so far."""
    people = invent(desk.random, CROWD)
    senders = [desk.body(body.name) for body in directory.NORTH_WEST]

    def situation(random: object, somebody: Someone) -> dict[str, object]:
        near = [s for s, b in zip(senders, directory.NORTH_WEST, strict=True) if b.region == somebody.place[1]]
        return in_civil_society(desk.random, somebody) | {"sender": desk.random.choice(near or senders)}

    for cohort in COHORTS:
        cohorts.run(desk, cohort, [next(people) for _n in range(cohort.size)], situation)
    teller = stories.Teller(desk, people, situation, "ana", "elena", day("2024-09-09"), day("2025-02-20"), day("2025-03-10"))
    _stories(teller)
    _organisations(desk)
    for line in SCRIPT:
        desk.deliver(line, "bogdan" if line.partner else "hristo" if line.activity in ("A9", "A15", "A16") else "elena")
    _representatives(desk, teller)


def _stories(teller: stories.Teller) -> None:
    stories.waiting(teller, candidate=7, incomplete=6, eligible=5, selected=6, reserve=5, rejected=4)
    stories.lacking(teller, "sex", "age", "labour", "education")
    stories.coming_back(teller, 3)
    stories.struck(teller)
    stories.merged(teller, 3)
    stories.withheld(teller, day("2031-12-31"))
    teller.enter(on=day("2024-05-27"))  # before the project began: not counted


def cosmina() -> Someone:
    """The person served: a volunteer of an association in Coltău, without work for long."""
    return someone(("Cosmina", "Lăcătuș"), "woman", dt.date(1990, 5, 14), "rom", ("Coltău", "RO114"), 7)


def _organisations(desk: Desk) -> None:
    """Eleven strengthened, and told once more by mistake; seven partnerships of ten."""
    for number, body in enumerate([*directory.NORTH_WEST[:11], directory.NORTH_WEST[2]]):
        on = f"{day('2024-10-07') + number * 12 * DAY}"
        proof = ("checked", "checked", "attested", "linked", "none")[number % 5]
        desk.deliver(Delivered("organisation_strengthened", "A13", f"Plan de dezvoltare: {body.name}", on, 1, proof, body.name), "elena")
    for number, body in enumerate(directory.NORTH_WEST[12:19]):
        on = f"{day('2024-09-16') + number * 23 * DAY}"
        proof = ("checked", "attested", "linked")[number % 3]
        desk.deliver(Delivered("partnership_signed", "A6", f"Acord de parteneriat: {body.name}", on, 1, proof, body.name, number % 2 == 0), "bogdan" if number % 2 == 0 else "elena")


def _representatives(desk: Desk, teller: stories.Teller) -> None:
    """Fourteen of the thirty-two representatives, none of whom is a participant."""
    persons = desk.meet([next(teller.people) for _n in range(14)], "elena")
    for number, person in enumerate(persons):
        on = f"{day('2024-10-03') + number * 9 * DAY}"
        line = Delivered("representative_involved", "A16", "Întâlnire de dialog civic, prezență", on)
        desk.evidence(line, "elena", person=person)
