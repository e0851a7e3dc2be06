"""Operation 4-003-0020 in Plovdiv, closed on 30 June 2021: 143 of 150 young people integrated, all else reached."""

import datetime as dt

from punte.portal.demo import cohorts, stories
from punte.portal.demo.cohorts import Cohort
from punte.portal.demo.desk import Delivered, Desk, day
from punte.portal.demo.people import Crowd, Someone, invent, someone
from punte.portal.demo.situations import young_out_of_work

NOT_BEGUN: dict[str, str] = {}

CROWD = Crowd(
    origins={"bg": 70, "tr": 18, "rom": 0},
    places={("", "BG421"): 1},
    ages=(15, 29),
    on=dt.date(2020, 3, 1),
    women=0.54,
)

ILLEGIBLE = "Копието не се чете; иска се оригиналът на присъствения списък."
_GROUP = {"activity": "A1", "by": "vesela", "decides": "vesela", "kind": "person_integrated", "follow": "jobs"}
COHORTS = [
    Cohort("Първа група, „Столипиново“", 24, "2019-09-16", "2019-12-13", trained=0.8, **_GROUP),
    Cohort("Втора група, „Тракия“", 24, "2020-01-20", "2020-05-15", trained=0.75, early=3, **_GROUP),
    Cohort("Трета група, „Кършияка“", 24, "2020-06-15", "2020-09-18", trained=0.8, proof="attested", **_GROUP),
    Cohort("Четвърта група, „Изгрев“", 24, "2020-09-21", "2020-12-18", trained=0.9, entry_proof="attested", **_GROUP),
    Cohort("Пета група, „Център“", 24, "2021-01-18", "2021-03-26", trained=0.85, proof="linked", **_GROUP),
    Cohort("Шеста група, „Южен“", 24, "2021-03-08", "2021-05-21", trained=0.9, entry_proof="linked", **_GROUP),
    Cohort("Седма група, „Гагарин“", 24, "2021-04-05", "2021-06-25", trained=0.905, early=2, **_GROUP),
    Cohort("Допълнителна група", 5, "2021-02-15", "2021-04-30", entry_proof=ILLEGIBLE, proof=ILLEGIBLE, early=0, **_GROUP),
]  # fmt: skip

SCRIPT = [
    Delivered("centre_opened", "A2", "Център за социални иновации, протокол за откриване", "2019-10-24"),
    Delivered("service_opened", "A2", "Комплекс от услуги на „едно гише“", "2019-11-11"),
    Delivered("model_piloted", "A4", "Доклад от тестването на модела", "2020-11-30", proof="attested"),
    Delivered("model_piloted", "A3", "Валидирана практика: наставник от същия квартал", "2020-07-14"),
    Delivered("model_piloted", "A3", "Валидирана практика: работен ден на проба", "2021-02-09", proof="linked"),
    Delivered("study_completed", "A5", "Проучване на социални иновации в Полша", "2019-08-30"),
    Delivered("study_completed", "A5", "Проучване, без приложенията", "2019-07-12", proof="Липсват приложенията и подписът на изпълнителя."),
    Delivered("exchange_held", "A6", "Обмяна на опит във Варшава", "2019-09-05", 14),
    Delivered("exchange_held", "A6", "Онлайн обмяна на опит", "2020-10-08", 22, "attested"),
    Delivered("organisation_strengthened", "A7", "Повишен капацитет: Община Пловдив", "2021-05-14", entity="Община Пловдив"),
    Delivered("organisation_strengthened", "A7", "Повишен капацитет: “БД Център” ООД", "2021-05-14", proof="linked", entity="“БД Център” ООД"),
]  # fmt: skip


def tell(desk: Desk) -> None:
    """Everything that happened."""
    people = invent(desk.random, CROWD)
    for cohort in COHORTS:
        group = [next(people) for _n in range(cohort.size)]
        if cohort.title.startswith("Четвърта"):
            group[-1] = ioana()
        cohorts.run(desk, cohort, group, young_out_of_work)
    teller = stories.Teller(desk, people, young_out_of_work, "vesela", "vesela", day("2019-09-16"), day("2021-03-26"), day("2021-06-18"))
    stories.waiting(teller, incomplete=3, selected=3, reserve=3, rejected=4)
    stories.lacking(teller, "sex", "age", "labour", "education", "jobless_household")
    stories.lacking(teller, "jobless_household_children", "single_adult_children")
    stories.coming_back(teller, 3)
    stories.struck(teller)
    stories.merged(teller, 1)
    stories.withheld(teller, day("2027-12-31"))
    late = teller.enter(on=day("2021-07-05"))  # after the project ended: not counted
    desk.leave(late, "vesela", day("2021-07-23"), "finished")
    stories.finish(teller)
    for line in SCRIPT:
        desk.deliver(line, "vesela")


def ioana() -> Someone:
    """Eighteen when she came, after leaving school."""
    return someone(("Йоана", "Стоянова"), "woman", dt.date(2002, 2, 11), "bg", ("", "BG421"), 30)
