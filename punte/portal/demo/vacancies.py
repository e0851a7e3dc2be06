"""Employers and vacancies of the demonstration: written, coded, published, confirmed and closed through the actions."""

import datetime as dt
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from punte.base.text import folded
from punte.jobs.actions import employers as hub
from punte.jobs.actions import feeds
from punte.jobs.actions import vacancies as acts
from punte.jobs.actions.saved_searches import save_search
from punte.jobs.models import Employer, Vacancy
from punte.organisations.actions.organisations import Told
from punte.organisations.actions.roles import hold_role
from punte.organisations.models import Role
from punte.people.models import User
from punte.portal.demo import numbers
from punte.portal.demo.cast import BAKERY
from punte.portal.demo.desk import DAY, TODAY, Desk
from punte.portal.demo.papers import paper
from punte.projects.models import Activity
from punte.reference.models import Concept, Label, Need, Settlement

FIRST_SERIAL = 500  # register numbers beyond those of the directory
ACTIVITY = {
    "309187": "A12",
    "300609": "A4",
    "4-003-0020": "A1",
    "economie-sociala": "A2",
    "incluziune-activa": "A3",
}
_FLAGS = {"c": "no_car", "f": "first_job", "r": "remote"}
_OFFERS = {
    "T": "transport",
    "H": "housing",
    "C": "childcare",
    "M": "mentor",
    "L": "training",
    "E": "easy_reading",
    "S": "step_free",
    "F": "meals",
}
State = Vacancy.State


@cache
def script() -> dict[str, Any]:
    """What is told."""
    path = Path(__file__).parent / "scripts" / "vacancies.yaml"
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def tell(desk: Desk) -> int:
    """The employers of this project's hub and what they look for; gives how many vacancies."""
    code = desk.operation.code
    lines = script()["employers"].get(code, [])
    activity = desk.activities[ACTIVITY[code]]
    told = [(_employer(desk, activity, line, n), line) for n, line in enumerate(lines)]
    language = "bg" if desk.operation.zone == "Europe/Sofia" else "ro"
    offered: dict[str, list[list[str]]] = {}
    for job in script()["jobs"][language]:
        offered.setdefault(job.split("|")[1], []).append(job.split("|"))
    wanted = [(employer, line, name) for employer, line in told for name in line[5].split("; ")]
    seen: Counter[str] = Counter()
    for n, (employer, line, name) in enumerate(wanted):
        _vacancy(desk, employer, line, offered[name][seen[name] % len(offered[name])], n)
        seen[name] += 1
    for employer, line in told:
        _afterwards(desk, employer, line[4])
    if code == "309187":
        _from_files(desk, activity)
        _saved(desk)
    return len(wanted)


def _employer(desk: Desk, activity: Activity, line: list[str], n: int) -> Employer:
    name, kind, _town, region, then, _wanted = line
    told: dict[str, Any] = {"by": desk.team["elena"], "operation": desk.operation, "activity": activity}
    if kind == "known":
        employer = hub.add_employer(**told, organisation=desk.bodies[name])
    else:
        serial = FIRST_SERIAL + 40 * list(ACTIVITY).index(desk.operation.code) + n
        country = region[:2]
        number = {"cui": numbers.cui(serial)} if country == "RO" else {"eik": numbers.eik(serial)}
        body = Told(
            kind=kind, name=name, country=country, email=f"posturi@demo-{serial}.example", numbers=number
        )
        employer = hub.add_new_employer(**told, told=body)
    if then != "new":
        hub.approve_employer(by=desk.team["elena"], employer=employer, on=TODAY - 70 * DAY)
    if then == "signed":
        on = desk.between(TODAY - 68 * DAY, TODAY - 20 * DAY)
        content = paper(f"Acord de parteneriat: {name}", name, f"{on:%d.%m.%Y}", f"A/{n + 1}")
        hub.sign_agreement(by=desk.team["elena"], employer=employer, on=on, content=content, name="acord.pdf")
    employer.refresh_from_db()
    _recruiter(desk, employer)
    return employer


def _recruiter(desk: Desk, employer: Employer) -> None:
    """Dimitar recruits for his own firm, Rodica for the bakery."""
    if employer.organisation.name == BAKERY:
        hold_role(user=desk.team["rodica"], organisation=employer.organisation, role=Role.Kind.RECRUITER)
    roles = Role.objects.current().filter(organisation=employer.organisation_id, role=Role.Kind.RECRUITER)
    for role in roles.filter(user__in=(desk.team["dimitar"], desk.team["rodica"])):
        hub.let_recruiter_in(by=desk.team["elena"], employer=employer, role=role)


def _vacancy(desk: Desk, employer: Employer, line: list[str], job: list[str], n: int) -> None:
    language = "bg" if desk.operation.zone == "Europe/Sofia" else "ro"
    title, occupation, kind, contract, hours, shift, pay, flags, tasks = job
    by = _writer(desk, employer, n)
    low, _dash, high = pay.partition("-")
    employer.operation = desk.operation
    made = acts.write_vacancy(
        by=by,
        employer=employer,
        kind=kind,
        title=title,
        tasks=tasks,
        language=language,
        contract=contract,
        hours=hours,
        weekly_hours={"full": 40, "part": 20}.get(hours),
        shift=shift,
        settlement=_place(line),
        address="",
        pay_from=int(low) if low else None,
        pay_to=int(high) if high else None,
        currency="EUR" if language == "bg" else "RON",
        posts=desk.random.choice((1, 1, 1, 2, 2, 3, 5)),
        apply_by=TODAY + desk.random.randint(10, 75) * DAY if n % 3 == 0 else None,
        languages=[language],
        offers=[_OFFERS[f] for f in flags if f in _OFFERS],
        **{name: letter in flags for letter, name in _FLAGS.items()},
    )
    if n % 13 == 5:
        return  # still being written
    concept = _occupation(occupation, language)
    acts.choose_occupation(by=by, vacancy=made, occupation=concept)
    acts.set_skills(by=by, vacancy=made, skills=_skills(desk, concept))
    on = desk.between(TODAY - 45 * DAY, TODAY - DAY)
    acts.publish_vacancy(by=by, vacancy=made, on=on)
    if made.state == State.OPEN:
        _later(by, made, n, on)


def _writer(desk: Desk, employer: Employer, n: int) -> User:
    """Dimitar for his firm; in 309187 Ana and Bogdan too."""
    if employer.organisation.name == "„Тракия Текстил 2009“ ООД":
        return desk.team["dimitar"]
    return (
        desk.team[("elena", "ana", "bogdan")[n % 3]]
        if desk.operation.code == "309187"
        else desk.team["elena"]
    )


def _place(line: list[str]) -> Settlement:
    rows = Settlement.objects.named(line[2], line[3]).select_related("region")
    return rows.order_by("rural", "code")[0]


def _occupation(name: str, language: str) -> Concept:
    found = Label.objects.filter(
        folded=folded(name), language=language, concept__kind=Concept.Kind.OCCUPATION
    )
    return found.select_related("concept").order_by("rank", "pk")[0].concept


def _skills(desk: Desk, occupation: Concept) -> dict[int, bool]:
    """What the occupation needs, as an employer who asks for little would tick it."""
    needs = list(
        Need.objects.filter(occupation=occupation)
        .order_by("-essential", "pk")
        .values_list("skill", "essential")
    )
    essential = [n for n, is_so in needs if is_so][:5]
    helpful = [n for n, is_so in needs if not is_so][:6]
    some = desk.random.sample(helpful, min(2, len(helpful)))
    return dict.fromkeys(essential, True) | dict.fromkeys(some, False)


def _later(by: User, vacancy: Vacancy, n: int, on: dt.date) -> None:
    """Some are confirmed again, some are closed or filled."""
    if n % 11 == 3:
        closing = Vacancy.Closing.FILLED if n % 2 else Vacancy.Closing.WITHDRAWN
        acts.close_vacancy(by=by, vacancy=vacancy, closing=closing, on=min(TODAY, on + 12 * DAY))
    elif n % 17 == 6:
        for _post in range(vacancy.posts):
            acts.fill_post(vacancy=vacancy)
    elif n % 4 == 1:
        acts.confirm_vacancy(by=by, vacancy=vacancy, on=min(TODAY, on + 20 * DAY))


def _from_files(desk: Desk, activity: Activity) -> None:
    """An employment service has sent two lists: one was taken in, one waits, with rows that have a fault."""
    told: dict[str, Any] = {"by": desk.team["elena"], "operation": desk.operation, "activity": activity}
    for n, lines in enumerate(script()["files"]):
        content = "\n".join([script()["columns"], *lines]).encode()
        feed = feeds.bring_feed(**told, source=script()["source"], content=content, complete=False)
        if not n:
            feeds.apply_feed(by=desk.team["elena"], feed=feed, on=TODAY - 6 * DAY)


def _saved(desk: Desk) -> None:
    """Ioana looks again and again for the same."""
    query, words = "q=camerist%C4%83&place=Cavnic&radius=50", "cameristă, Cavnic, Maramureș și 50 km în jur"
    save_search(by=desk.team["ioana"], query=query, words=words, by_mail=True, on=TODAY - DAY)


def _afterwards(desk: Desk, employer: Employer, then: str) -> None:
    if then == "paused":
        reason = {"bg": "Три кандидатури останаха без отговор повече от месец."}
        said = reason.get(
            "bg" if desk.operation.zone == "Europe/Sofia" else "",
            "Trei candidaturi au rămas fără răspuns peste o lună.",
        )
        hub.pause_employer(by=desk.team["elena"], employer=employer, reason=said, on=TODAY - 3 * DAY)
