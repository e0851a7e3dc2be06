"""Reporting periods in every state: running, with the partners, frozen, asked about, approved; and what has changed
in them since, so that corrections have something to tell."""

import datetime as dt
from dataclasses import dataclass

from punte.monitoring.actions import clarifications, periods
from punte.monitoring.deadlines import rules
from punte.monitoring.models import Period
from punte.organisations.actions.roles import hold_role
from punte.organisations.models import Organisation, Role
from punte.participation.actions.participations import strike_entry
from punte.participation.models import Stay
from punte.people.models import User
from punte.portal.demo import narratives
from punte.portal.demo.desk import DAY, TODAY, Desk
from punte.projects.actions.assignments import assign_role
from punte.projects.models import Assignment

State = Period.State
MONTH = dt.timedelta(days=30)
FIRST_KNOWN = 2020  # before, the public holidays are not in the data, and the letter named the day


@dataclass(frozen=True)
class Told:
    """One period and how far it has come; `struck` entries were found wrong after the freeze."""

    starts_on: dt.date
    ends_on: dt.date
    state: str
    struck: int = 0


_D = dt.date
PERIODS = {
    "309187": (
        Told(_D(2024, 6, 1), _D(2024, 9, 30), State.APPROVED, struck=3),
        Told(_D(2024, 10, 1), _D(2025, 1, 31), State.CLARIFICATION, struck=2),
        Told(_D(2025, 2, 1), _D(2025, 2, 28), State.COMPUTED),
        Told(_D(2025, 3, 1), _D(2025, 5, 31), State.OPEN),
    ),
    "300609": (
        Told(_D(2024, 4, 1), _D(2024, 9, 30), State.SUBMITTED),
        Told(_D(2024, 10, 1), _D(2025, 2, 28), State.COMPUTED),
    ),
    "incluziune-activa": (
        Told(_D(2010, 1, 1), _D(2011, 12, 31), State.APPROVED),
        Told(_D(2012, 1, 1), _D(2013, 12, 31), State.APPROVED),
    ),
    "4-003-0020": (
        Told(_D(2019, 3, 25), _D(2019, 12, 31), State.APPROVED, struck=1),
        Told(_D(2020, 1, 1), _D(2020, 12, 31), State.APPROVED),
        Told(_D(2021, 1, 1), _D(2021, 6, 30), State.FROZEN),
    ),
}
NAMES = ("Radu Pavel", "Simona Iacob", "Петя Стоянова", "Marian Oltean", "Даниела Маринова", "Ilie Crăciun")


def report(desk: Desk) -> None:
    """Open the periods of this project, one after the other, each as far as it has come."""
    for told in PERIODS.get(desk.operation.code, ()):
        period = periods.open_period(
            by=desk.team["elena"],
            operation=desk.operation,
            starts_on=told.starts_on,
            ends_on=told.ends_on,
            due_on=told.ends_on + MONTH,
        )
        narratives.tell(desk, period)
        _go_on(desk, period, told)


def _go_on(desk: Desk, period: Period, told: Told) -> None:
    elena = desk.team["elena"]
    if told.state == State.OPEN:
        return
    periods.compute_period(by=elena, period=period, today=TODAY)
    partners = periods.confirming(period)
    for organisation in partners[:-1] if told.state == State.COMPUTED else partners:
        seen = periods.mark_of(period, organisation)
        by = _manager(desk, organisation)
        periods.confirm_numbers(by=by, period=period, organisation=organisation, seen=seen)
    if told.state == State.COMPUTED:
        return
    periods.freeze_period(by=elena, period=period)
    if told.state != State.FROZEN:
        _submit(desk, period, told)
    _find_wrong(desk, period, told.struck)


def _submit(desk: Desk, period: Period, told: Told) -> None:
    elena = desk.team["elena"]
    handed_in = min(period.due_on - 2 * DAY, TODAY - 14 * DAY)
    periods.submit_period(by=elena, period=period, on=handed_in)
    if told.state in (State.CLARIFICATION, State.APPROVED):
        _ask(desk, period, handed_in + 5 * DAY)
    if told.state == State.APPROVED:
        periods.approve_period(by=elena, period=period, on=min(handed_in + MONTH, TODAY))


def _ask(desk: Desk, period: Period, asked_on: dt.date) -> None:
    """The first question is answered and settled; where the report is still asked about, a second one waits. Where
    the programme gives no number of days, the funder names the day."""
    elena, code = desk.team["elena"], next(iter(period.snapshot.rules))
    named = rules(period.operation, asked_on).answer_working_days is None or asked_on.year < FIRST_KNOWN
    due_on = asked_on + 14 * DAY if named else None
    first = clarifications.ask_clarification(
        by=elena,
        period=period,
        asked_on=asked_on,
        due_on=due_on,
        number=code,
        text=ASKED[desk.operation.currency][0],
    )
    clarifications.answer_clarification(by=elena, clarification=first, text=ASKED[desk.operation.currency][1])
    if period.operation.ends_on and period.operation.ends_on > TODAY and period.number > 1:
        clarifications.ask_clarification(
            by=elena,
            period=period,
            asked_on=asked_on + DAY,
            due_on=due_on,
            text=ASKED[desk.operation.currency][2],
        )
        return
    clarifications.close_clarification(by=elena, clarification=first)
    period.refresh_from_db()


ASKED = {
    "RON": (
        "Vă rugăm să precizați câți dintre participanții raportați au intrat în proiect prin fiecare partener.",
        "Numărul pe parteneri se află în tabelul raportului; fiecare persoană este numărată o singură dată.",
        "Vă rugăm să explicați diferența față de graficul din cererea de finanțare.",
    ),
    "BGN": (
        "Моля, посочете колко от отчетените участници са включени от всеки партньор.",
        "Броят по партньори е в таблицата на отчета; всяко лице е преброено веднъж.",
        "Моля, обяснете разликата спрямо графика в проектното предложение.",
    ),
}


def _manager(desk: Desk, organisation: Organisation) -> User:
    """Who manages at this partner; where the cast has nobody, a colleague is put to work."""
    kinds = (Role.Kind.MANAGER, Role.Kind.MONITORING_OFFICER)
    found = Assignment.objects.in_force().filter(
        operation=desk.operation, role__organisation=organisation, role__role__in=kinds
    )
    if held := found.select_related("role__user").first():
        return held.role.user
    serial = User.objects.filter(email__startswith="partener-").count()
    user = User.objects.create_user(
        f"partener-{desk.operation.pk}-{organisation.pk}@demo.punte", name=NAMES[serial % len(NAMES)]
    )
    role = hold_role(user=user, organisation=organisation, role=Role.Kind.MANAGER)
    assign_role(by=desk.team["elena"], operation=desk.operation, role=role)
    return user


def _find_wrong(desk: Desk, period: Period, how_many: int) -> None:
    """After the freeze some entries turn out to be mistakes."""
    stays = Stay.objects.filter(
        participation__operation=desk.operation, struck=False, left_on=None, entered_on__lte=period.ends_on
    )
    for stay in (
        stays.filter(entered_on__gte=period.starts_on)
        .select_related("participation")
        .order_by("pk")[:how_many]
    ):
        strike_entry(by=desk.team["elena"], stay=stay, on=TODAY)
