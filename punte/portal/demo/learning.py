"""Courses of the demonstration: written, planned, given and certified through the actions, in every state."""

import datetime as dt
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from punte.base.rls import set_local
from punte.base.translated import LANGUAGES, Translated
from punte.events.actions.sheets import call_roll, close_sheet
from punte.events.marks import Mark
from punte.learning.actions import certificates, enrolments, offerings, programmes, quizzes
from punte.learning.actions.board import set_taught_skills
from punte.learning.actions.commissions import record_commission
from punte.learning.actions.feedback import give_feedback
from punte.learning.models import Attempt, Certificate, Enrolment, Offering, Programme, Question, Topic
from punte.participation.models import Participation
from punte.people.models import Person, PersonKey
from punte.portal.demo import packages
from punte.portal.demo.desk import DAY, Desk
from punte.portal.demo.papers import paper
from punte.records.facts import PERSON_CERTIFIED, PERSON_TRAINED
from punte.records.models import Fact
from punte.reference.models import Label

ADDRESS = "https://punte.example"
_NEXT = ("running", "ended")
NINE, FIVE = dt.time(9), dt.time(18)


@cache
def script() -> dict[str, list[dict[str, Any]]]:
    """What is told, by project."""
    path = Path(__file__).parent / "scripts" / "learning.yaml"
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def tell(desk: Desk) -> int:
    """Every programme of this project with its courses; gives how many."""
    return tell_lines(desk, script().get(desk.operation.code, []))


def tell_lines(desk: Desk, lines: list[dict[str, Any]]) -> int:
    """Programmes and courses as the lines say."""
    people = _people(desk) if lines else []
    for line in lines:
        programme = _programme(desk, line)
        for course in line["courses"]:
            if course.get("own"):
                packages.bring(desk, programme)
            _course(desk, line, course, programme, people)
    return len(lines)


def _people(desk: Desk) -> list[Participation]:
    """Who was trained and certified before this room told it: the project's numbers stay those of its people."""
    told = Fact.objects.filter(operation=desk.operation, person__isnull=False)
    trained = told.of(PERSON_TRAINED).live().values("person")
    certified = told.of(PERSON_CERTIFIED).live().values("person")
    rows = Participation.objects.filter(
        operation=desk.operation,
        state__in=["entered", "completed"],
        person__in=trained,
        person__state=Person.State.ACTIVE,
        person__merged_into=None,
    )
    counted = rows.filter(person__in=certified)
    found = counted if counted.exists() else rows
    return list(
        found.select_related("person__consortium", "person__identity", "operation").order_by("pk")[:60]
    )


def _programme(desk: Desk, line: dict[str, Any]) -> Programme:
    elena, source = desk.team["elena"], line.get("language", "ro")
    kind: dict[str, Any] = {"kind": "non_formal"}
    if number := line.get("authorised"):
        valid = {"authorised_from": dt.date(2024, 6, 1), "authorised_until": dt.date(2028, 5, 31)}
        kind = {"kind": "authorised", "authorisation": number, **valid}
    rule = {
        "overall": 80,
        "of_practice": 75,
        "tests": bool(line.get("quiz")),
        "feedback": False,
        "commission": bool(number),
    }
    told: dict[str, Any] = {"by": elena, "operation": desk.operation}
    programme = programmes.create_programme(
        **told,
        organisation=desk.lead,
        rule=rule,
        code=line["code"],
        title=Translated({k: line[k] for k in LANGUAGES}, source),
        summary=Translated(line["about"], source),
        occupation=line.get("occupation", ""),
        theory_hours=line["theory"],
        practice_hours=line["practice"],
        topics=line["topics"],
        **kind,
    )
    for topic in dict.fromkeys([*line["topics"], *desk.operation.course_topics]):
        title = Translated(TOPICS[topic], source)
        programmes.add_module(**told, programme=programme, title=title, hours=2, topic=Topic(topic))
    if line.get("quiz"):
        _quizzes(told, programme)
    words = Label.objects.filter(language="en", text__in=line.get("teaches", ()), concept__kind="skill")
    set_taught_skills(**told, programme=programme, skills=list(words.values_list("concept", flat=True)))
    return programme


TOPICS = {
    "equality": {
        "ro": "Șanse egale la lucru",
        "bg": "Равни възможности в работата",
        "en": "Equal chances at work",
    },
    "environment": {"ro": "Biroul fără risipă", "bg": "Офис без разхищение", "en": "An office without waste"},
    "diversity": {
        "ro": "Aceeași masă pentru toți",
        "bg": "Една маса за всички",
        "en": "One table for everybody",
    },
    "non_discrimination": {
        "ro": "Fără discriminare",
        "bg": "Без дискриминация",
        "en": "Without discrimination",
    },
    "sustainability": {
        "ro": "Durabil din prima zi",
        "bg": "Устойчиво от първия ден",
        "en": "Sustainable from day one",
    },
}
TRUE = {"right": [0], "options": [], "accepted": []}
BANK: list[tuple[dict[str, str], dict[str, Any]]] = [
    (
        {
            "ro": "Un mesaj cere parola. O trimiteți?",
            "bg": "Съобщение иска паролата ви. Изпращате ли я?",
            "en": "A message asks for your password. Do you send it?",
        },
        {
            "kind": "single",
            "right": [1],
            "accepted": [],
            "options": [
                {"ro": "Da, dacă este urgent", "bg": "Да, ако е спешно", "en": "Yes, if it is urgent"},
                {"ro": "Nu, niciodată", "bg": "Не, никога", "en": "No, never"},
            ],
        },
    ),
    (
        {
            "ro": "O copie de siguranță se ține în alt loc decât originalul.",
            "bg": "Резервното копие се пази на друго място.",
            "en": "A backup is kept in another place than the original.",
        },
        {"kind": "true_false", **TRUE},
    ),
    (
        {
            "ro": "Câți bani rămân din 250 lei după 175,50 lei?",
            "bg": "Колко остава от 250 лева след 175,50 лева?",
            "en": "How much is left of 250 after spending 175.50?",
        },
        {"kind": "number", "right": [], "options": [], "accepted": ["74.5"]},
    ),
]


def _quizzes(told: dict[str, Any], programme: Programme) -> None:
    bank: list[Question] = []
    for text, asked in BANK:
        options = [Translated(o, "ro").as_json() for o in asked["options"]]
        bank.append(
            quizzes.add_question(
                **told, programme=programme, text=Translated(text, "ro"), **(asked | {"options": options})
            )
        )
    for purpose, title in (
        ("before", {"ro": "Ce știu înainte", "bg": "Какво знам преди", "en": "What I know before"}),
        ("final", {"ro": "Testul final", "bg": "Заключителен тест", "en": "Final test"}),
        ("after", {"ro": "Ce știu după", "bg": "Какво знам след", "en": "What I know after"}),
    ):
        quizzes.make_quiz(
            **told, programme=programme, questions=bank, title=Translated(title, "ro"), purpose=purpose, minutes=20,
            pass_percent=60, attempts=2, per_page=2,
        )  # fmt: skip


def _course(
    desk: Desk,
    line: dict[str, Any],
    course: dict[str, Any],
    programme: Programme,
    people: list[Participation],
) -> None:
    elena, then, days = desk.team["elena"], course["then"], course["days"]
    trainer = desk.team["georgi" if desk.operation.code == "309187" else "elena"]
    first = days[0] if days else dt.date(2025, 5, 12)
    offering = offerings.plan_offering(
        by=elena, operation=desk.operation, activity=desk.activities[line["activity"]], programme=programme,
        trainers=[trainer], starts_on=first, ends_on=days[-1] if days else first + DAY, mode="place",
        place=course["place"], link="", language=line.get("language", "ro"), seats=max(12, course["people"]),
    )  # fmt: skip
    for n, day in enumerate(days):
        offerings.add_day(
            by=elena, offering=offering, day=day, starts=NINE, ends=FIVE, pause_minutes=60, trainer=trainer,
            practice=bool(n),
        )  # fmt: skip
    if then == "draft":
        return
    offerings.open_offering(by=elena, offering=offering)
    learners = _enrolled(desk, offering, course, people)
    if then == "cancelled":
        offerings.cancel_offering(by=elena, offering=offering, reason="Sala nu este disponibilă.")
    elif then in _NEXT and learners:
        _given(desk, offering, course, learners)


def _enrolled(
    desk: Desk, offering: Offering, course: dict[str, Any], people: list[Participation]
) -> list[Enrolment]:
    """Those who learn; after them some who only applied or wait."""
    elena, start = desk.team["elena"], desk.random.randint(0, max(0, len(people) - 1))
    turned = people[start:] + people[:start]
    if course.get("own") and (own := _cosmina(desk)):
        turned = [own, *(p for p in turned if p.pk != own.pk)]
    told: dict[str, Any] = {"by": elena, "offering": offering}
    found = [enrolments.apply(**told, participation=p) for p in turned[: course["people"]]]
    for enrolment in found:
        enrolments.enrol(by=elena, enrolment=enrolment)
    for participation in turned[course["people"] : course["people"] + course.get("waiting", 0)]:
        waiting = enrolments.apply(**told, participation=participation)
        enrolments.put_on_waiting_list(by=elena, enrolment=waiting)
    return found


def _cosmina(desk: Desk) -> Participation | None:
    user = desk.team["cosmina"]
    set_local(user=user.pk)
    key = PersonKey.objects.filter(user=user).first()
    set_local(user="")
    related = Participation.objects.select_related("person__consortium", "person__identity", "operation")
    return related.filter(operation=desk.operation, person=key.person_id).first() if key else None


def _given(desk: Desk, offering: Offering, course: dict[str, Any], learners: list[Enrolment]) -> None:
    """The days are held as far as they have come; one person misses the second, who then has not enough hours."""
    elena = desk.team["elena"]
    offerings.run_offering(by=elena, offering=offering)
    missing = learners[-1].person_id if len(learners) > 2 else None
    for n, day in enumerate(offerings.days_of(offering)):
        if course["days"][n] > dt.date(2025, 3, 17):
            continue
        for sheet in day.event.sheets.select_related(
            "event__operation__consortium", "event__organiser", "trainer"
        ):
            absent = {missing} if n else set()
            marks = {
                r.pk: Mark("absent" if r.person_id in absent else "present")
                for r in sheet.event.registrations.coming()
            }
            call_roll(by=elena, sheet=sheet, marks=marks, version=sheet.version)
            close_sheet(by=elena, sheet=sheet, language="bg" if sheet.event.zone.endswith("Sofia") else "ro")
    if course["then"] == "ended":
        _judged(desk, offering, learners)
        offerings.end_offering(by=elena, offering=offering)
        _certified(desk, offering)


def _judged(desk: Desk, offering: Offering, learners: list[Enrolment]) -> None:
    elena = desk.team["elena"]
    for n, enrolment in enumerate(learners):
        enrolment.refresh_from_db()
        for quiz in offering.programme.quizzes.all():
            attempt = quizzes.begin_attempt(by=elena, enrolment=enrolment, quiz=quiz)
            answers = _answers(attempt, wrong=quiz.purpose == "before" or n == len(learners) - 2)
            quizzes.save_answers(by=elena, attempt=attempt, answers=answers)
            quizzes.submit_attempt(by=elena, attempt=attempt)
        marks = {
            name: desk.random.choice((3, 4, 4, 5, 5))
            for name in ("content", "trainers", "conditions", "usefulness")
        }
        give_feedback(by=elena, enrolment=enrolment, words=WORDS.get(n, ""), **marks)
    if offering.programme.as_rule().commission:
        title, on = "Proces-verbal al comisiei de examinare", offering.ends_on + DAY
        content = paper(title, str(offering), f"{on:%d.%m.%Y}", offering.operation.code)
        verdicts = {e.pk: n != 1 for n, e in enumerate(learners)}
        record_commission(
            by=elena, offering=offering, held_on=on, members="Ilie Marin, președinte\nDana Olteanu, membru",
            verdicts=verdicts, content=content, name="pv.pdf",
        )  # fmt: skip


WORDS = {
    0: "Exercițiile au fost cele mai utile. Mi-ar plăcea încă o zi de practică.",
    2: "Sala a fost mică, dar formatorul a avut răbdare cu fiecare.",
}


def _answers(attempt: Attempt, *, wrong: bool) -> dict[str, Any]:
    right = {"single": 1, "true_false": 0, "number": "74,50"}
    known = right | ({"single": 0, "number": "70"} if wrong else {})
    return {str(q["id"]): known[q["kind"]] for q in attempt.questions}


def _certified(desk: Desk, offering: Offering) -> None:
    """Everybody who may be; one of the first course is revoked, one suspended, one was issued anew."""
    elena = desk.team["elena"]
    told: dict[str, Any] = {"by": elena, "base_url": ADDRESS}
    issued: list[Certificate] = []
    for n, enrolment in enumerate(certificates.ready(offering, "pass")):
        language = ("ro", "ro", "bg", "en")[n % 4]
        issued.append(
            certificates.issue_certificate(enrolment=enrolment, kind="pass", language=language, **told)
        )
    for enrolment in certificates.ready(offering, "attendance")[:1]:
        certificates.issue_certificate(enrolment=enrolment, kind="attendance", language="ro", **told)
    if len(issued) > 4 and offering.programme.code == "competente-digitale":
        certificates.revoke_certificate(by=elena, certificate=issued[1], reason="wrong_data")
        certificates.suspend_certificate(by=elena, certificate=issued[2], reason="inquiry")
        certificates.reissue_certificate(certificate=issued[3], reason="name", **told)
        enrolments.show_name(by=elena, enrolment=issued[0].enrolment, show=True)
