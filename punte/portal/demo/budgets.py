"""The money of each dated project: lines by partner and activity, contracts and invoices up to today, one line
overspent, one paper in euro, one mistake cancelled. Only totals are announced, so every line is marked as assumed."""

import datetime as dt
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from punte.base.money import Currency
from punte.monitoring.actions.budgets import Paper, add_line, cancel_entry, pay_expenditure, record_entry
from punte.monitoring.actions.deadlines import plan_claim
from punte.monitoring.models import BudgetEntry, BudgetLine, Period
from punte.organisations.models import Organisation
from punte.participation.actions.attempts import record_attempt
from punte.participation.followups import ATTEMPTS, still_to_reach
from punte.participation.models import Participation
from punte.portal.demo.desk import DAY, SOURCE, TODAY, Desk
from punte.portal.demo.papers import paper
from punte.projects.models import Activity

CENT, PLANNED = Decimal("0.01"), Decimal("0.97")  # a little of the announced total is not planned yet
ASSUMED_TOTAL = Decimal("860000.00")  # of the one dated project whose budget was not announced
KINDS = ("experts", "staff", "participants", "travel", "promotion", "equipment", "materials")
TITLES = {
    "ro": {
        "experts": ("Experți și formatori", "Contract de prestări servicii", "Factură servicii"),
        "staff": ("Personalul activității", "Contracte de muncă", "Stat de plată"),
        "participants": ("Sprijin pentru participanți", "Comandă mese și materiale", "Factură mese"),
        "travel": ("Deplasări și întâlniri", "Comandă transport", "Decont de deplasare"),
        "promotion": ("Informare și publicitate", "Contract de tipărire", "Factură tipărituri"),
        "equipment": ("Echipamente și licențe", "Contract de furnizare", "Factură echipamente"),
        "materials": ("Materiale", "Comandă materiale", "Factură papetărie"),
        "indirect": ("Cheltuieli indirecte", "Contract de utilități", "Factură utilități"),
    },
    "bg": {
        "experts": ("Експерти и обучители", "Договор за услуги", "Фактура за услуги"),
        "staff": ("Персонал по дейността", "Трудови договори", "Ведомост за заплати"),
        "participants": ("Подкрепа за участниците", "Поръчка за храна и материали", "Фактура за храна"),
        "travel": ("Пътувания и срещи", "Поръчка за транспорт", "Отчет за командировка"),
        "promotion": ("Информация и публичност", "Договор за печат", "Фактура за печат"),
        "equipment": ("Оборудване и лицензи", "Договор за доставка", "Фактура за оборудване"),
        "materials": ("Материали", "Поръчка за материали", "Фактура за канцеларски материали"),
        "indirect": ("Непреки разходи", "Договор за консумативи", "Фактура за консумативи"),
    },
}
REASONS = {"ro": "Înregistrată de două ori", "bg": "Вписана два пъти"}
EARLY = {"ro": "Pregătirea dosarului, eligibilă după contract", "bg": "Подготовка, допустима по договора"}
EURO = {Currency.RON: Decimal("4.9765"), Currency.BGN: None}


def spend(desk: Desk) -> None:
    """Plan and spend, unless the project has no dates."""
    operation = desk.operation
    if not (operation.starts_on and operation.ends_on):
        return
    lines = _plan(desk)
    first, last = operation.starts_on, min(TODAY, operation.ends_on)
    for number, line in enumerate(lines):
        _on(desk, line, number, first, last)
    _odd(desk, lines[0], lines[1], first)
    _claims(desk)
    _tries(desk)


def _plan(desk: Desk) -> list[BudgetLine]:
    """A line for each activity at the lead partner, for every second one at a partner, and the indirect costs."""
    total = (desk.operation.budget_total or ASSUMED_TOTAL) * PLANNED
    places: list[tuple[Organisation, Activity | None, str, int]] = []
    for number, activity in enumerate(desk.activities.values()):
        kind = KINDS[number % len(KINDS)]
        places.append((desk.lead, activity, kind, 3 + number * 5 % 7))
        if desk.partners and number % 2:
            partner = desk.partners[number // 2 % len(desk.partners)]
            places.append((partner, activity, KINDS[(number + 2) % len(KINDS)], 2 + number % 4))
    places.append((desk.lead, None, "indirect", 6))
    parts = sum(part for *_place, part in places)
    return [_line(desk, *place, total / parts, number) for number, place in enumerate(places)]


def _line(
    desk: Desk,
    partner: Organisation,
    activity: Activity | None,
    kind: str,
    part: int,
    unit: Decimal,
    number: int,
) -> BudgetLine:
    return add_line(
        by=desk.team["elena"],
        operation=desk.operation,
        organisation=partner,
        activity=activity,
        title=TITLES[SOURCE[desk.operation.zone]][kind][0],
        planned=(unit * part).quantize(Decimal(100), ROUND_HALF_UP).quantize(CENT),
        category=kind,
        source="own" if number % 9 == 8 else "national" if number % 5 == 4 else "eu",
        assumed=True,
    )


def _on(desk: Desk, line: BudgetLine, number: int, first: dt.date, last: dt.date) -> None:
    """A contract on two lines of three; one to three invoices, the last of them not paid yet; a few lines wait."""
    if number % 6 == 5:
        return
    words = TITLES[SOURCE[desk.operation.zone]][line.category]
    share = Decimal(35 + number * 17 % 50) / 100 if number != 2 else Decimal("1.08")
    gone = Decimal((last - first).days + 1) / ((desk.operation.ends_on or last) - first).days
    spent = line.planned * share * (min(Decimal(1), gone + Decimal("0.1")) if number != 2 else 1)
    length, contract = (last - first).days, None
    if number % 3:
        on = first + DAY * (10 + number % 20)
        contract = _entry(desk, line, "commitment", words[1], on, max(spent, line.planned * Decimal("0.8")))
    count = 1 + number % 3
    for place in range(count):
        on = first + DAY * (length * (place + 1) // (count + 1) + number % 9)
        title = f"{words[2]} {number + 1}/{place + 1}"
        made = _entry(desk, line, "expenditure", title, min(on, last), spent / count, contract)
        if place < count - 1 or number % 2 or last < TODAY:
            pay_expenditure(by=made.made_by, entry=made, on=min(made.dated + 12 * DAY, TODAY))


def _entry(
    desk: Desk,
    line: BudgetLine,
    kind: str,
    title: str,
    on: dt.date,
    amount: Decimal,
    contract: BudgetEntry | None = None,
) -> BudgetEntry:
    own = line.organisation_id != desk.lead.pk and desk.operation.code == "309187"
    return record_entry(
        by=desk.team["bogdan" if own else "elena"],
        line=line,
        kind=kind,
        title=title,
        paper=_paper(desk, title, on, amount.quantize(CENT)),
        commitment=contract,
    )


def _paper(desk: Desk, title: str, on: dt.date, amount: Decimal) -> Paper:
    content = paper(title, str(desk.operation.title), f"{on:%d.%m.%Y}", f"{amount} {desk.operation.currency}")
    return Paper(content, "factura.pdf", on, amount, desk.operation.currency)


def _odd(desk: Desk, line: BudgetLine, other: BudgetLine, first: dt.date) -> None:
    """A licence in euro, an expense before the first day with its reason, an invoice entered twice."""
    elena, language = desk.team["elena"], SOURCE[desk.operation.zone]
    words, on = TITLES[language][line.category], first + 40 * DAY
    euro = replace(_paper(desk, words[2], on, Decimal("240.00")), currency="EUR")
    euro = replace(euro, rate=EURO[Currency(desk.operation.currency)], rate_on=on)
    record_entry(by=elena, line=line, kind="expenditure", title=f"{words[2]} (EUR)", paper=euro)
    early = _paper(desk, words[2], first - 20 * DAY, Decimal("350.00"))
    record_entry(
        by=elena, line=line, kind="expenditure", title=words[2], paper=early, outside_reason=EARLY[language]
    )
    twice = _entry(desk, other, "expenditure", TITLES[language][other.category][2], on, Decimal("1200.00"))
    cancel_entry(by=twice.made_by, entry=twice, reason=REASONS[language])


def _claims(desk: Desk) -> None:
    """A claim six weeks after each period; those of submitted periods were sent."""
    for period in Period.objects.filter(operation=desk.operation).select_related("operation"):
        planned = period.ends_on + 45 * DAY
        sent = planned if period.submitted_on and planned <= TODAY else None
        plan_claim(by=desk.team["elena"], period=period, planned_on=planned, sent_on=sent)


def _tries(desk: Desk) -> None:
    """Of those whose six months are still to be asked, one was tried once, one twice, two in vain."""
    seen = Participation.objects.filter(operation=desk.operation)
    waiting = still_to_reach(seen).filter(left__lt=TODAY - 40 * DAY)  # type: ignore[misc]
    known = waiting.select_related("operation", "person", "responsible")
    rows = list(known.order_by("due", "pk")[:4])  # type: ignore[misc]
    for participation, times in zip(rows, (ATTEMPTS, 1, 2, ATTEMPTS), strict=False):
        left, by = participation.left, participation.responsible or desk.team["elena"]  # type: ignore[attr-defined]
        for number, how in zip(range(times), ("phone", "message", "letter"), strict=False):
            on = left + (30 + number * 3) * DAY
            record_attempt(by=by, participation=participation, on=on, how=how)
