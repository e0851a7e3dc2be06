"""Audits of 309187 by the auditor of the cast: one closed with findings and answers, one half done, and samples of
papers; with the pages opened meanwhile."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from django.urls import resolve, reverse

from punte.monitoring.actions.audits import ask_for_answers, close_audit, open_audit
from punte.monitoring.actions.findings import answer_finding, decide_finding, raise_finding, review_unit
from punte.monitoring.actions.samples import draw_papers, draw_sample
from punte.monitoring.auditing import erased
from punte.monitoring.checklists import checklist
from punte.monitoring.models import Audit, Finding, Period, Sample, SampleUnit
from punte.monitoring.populations import population, waiting
from punte.people.models import User
from punte.portal.demo.desk import DAY, TODAY, Desk
from punte.portal.demo.papers import paper
from punte.records.actions.documents import judge_evidence
from punte.records.actions.visits import log_visit
from punte.records.models import Evidence

CODE = "309187"
TWO_WEEKS = dt.timedelta(days=14)


@dataclass(frozen=True)
class Wrong:
    """What was found at the unit in this place of the sample, what was answered, and how it ended."""

    place: int
    point: str
    remark: str
    finding: str
    severity: str
    answer: str
    why: str = ""
    amount: Decimal | None = None
    paper: bool = False


WRONG = (
    Wrong(
        2,
        "form",
        "Formularul nu este semnat pe pagina a doua.",
        "Formularul de înregistrare nu este semnat pe ultima pagină.",
        "minor",
        "Pagina a fost semnată; este atașată.",
        paper=True,
    ),
    Wrong(
        5,
        "entry",
        "Lista de prezență din prima zi lipsește.",
        "Intrarea nu este dovedită: lista de prezență din prima zi lipsește din dosar.",
        "serious",
        "Lista nu a fost găsită. Intrarea nu va mai fi raportată în perioada următoare.",
        why="Fără listă, intrarea nu poate fi acceptată.",
        amount=Decimal("1840.00"),
    ),
    Wrong(
        9,
        "double_financing",
        "Declarația nu este datată.",
        "Declarația privind dubla finanțare nu este datată.",
        "note",
        "Declarația a fost refăcută, cu dată.",
    ),
)
# In the one half done: (unit from the top, point, remark).
SEEN = (
    (1, "eligibility", "Adeverința este emisă după data înregistrării."),
    (4, "privacy", "Nota de informare este în altă limbă decât cea vorbită acasă."),
)


def tell(desk: Desk) -> None:
    """Only where the auditor of the cast has access."""
    if desk.operation.code != CODE:
        return
    irina, elena = desk.team["irina"], desk.team["elena"]
    first = Period.objects.filter(operation=desk.operation).order_by("number").first()
    if first is not None and first.is_frozen:
        _closed(desk, irina, elena, first)
    _half_done(desk, irina)
    _papers(desk, elena)


def _begin(desk: Desk, by: User, title: str, begun: dt.date, period: Period | None) -> Audit:
    audit = open_audit(by=by, operation=desk.operation, title=title, due_on=TODAY + TWO_WEEKS, period=period)
    # The demonstration has one day; the audit was begun on an earlier one.
    Audit.objects.filter(pk=audit.pk).update(opened_on=begun, due_on=begun + TWO_WEEKS)
    audit.refresh_from_db()
    return audit


def _closed(desk: Desk, by: User, elena: User, period: Period) -> None:
    audit = _begin(desk, by, "Participanții primei perioade", dt.date(2025, 2, 3), period)
    there = len(population(desk.operation, "EECO01", on=period.ends_on, period=period).units)
    draw_sample(
        by=by,
        audit=audit,
        source="EECO01",
        seed="Baia Mare 3 februarie / 4711",
        size=min(12, there),
        method=Sample.Method.STRATIFIED,
    )
    units = _units(audit)
    lines = [line for line in WRONG if line.place < len(units)]
    wrong = {line.place: {line.point: line.remark} for line in lines}
    for place, unit in enumerate(units):
        _review(by, unit, wrong.get(place, {}))
    found = [_find(by, audit, units[line.place], line) for line in lines]
    ask_for_answers(by=by, audit=audit)
    for finding, line in zip(found, lines, strict=True):
        _answer(desk, elena, finding, line)
        decide_finding(by=by, finding=finding, accepted=not line.why, text=line.why)
    _visits(desk, by, audit, units)
    close_audit(by=by, audit=audit)
    Audit.objects.filter(pk=audit.pk).update(closed_on=dt.date(2025, 2, 24))


def _units(audit: Audit) -> list[SampleUnit]:
    """Those drawn that can be looked at: whoever was erased stays as a number."""
    drawn = list(audit.sample.units.select_related("sample__audit__operation").order_by("position"))
    gone = erased(drawn)
    return [u for u in drawn if u.pk not in gone]


def _review(by: User, unit: SampleUnit, wrong: dict[str, str], *, only: int | None = None) -> None:
    """All conforms but for `wrong` {point: remark}; `only` so many points are answered yet."""
    answers = {}
    for code in checklist(unit.sample.what).codes[:only]:
        verdict = "differs" if code in wrong else "conforms"
        answers[code] = {"verdict": verdict, "remark": wrong.get(code, "")}
    review_unit(by=by, unit=unit, answers=answers, version=0)


def _find(by: User, audit: Audit, unit: SampleUnit, line: Wrong) -> Finding:
    return raise_finding(
        by=by,
        audit=audit,
        unit=unit,
        item=line.point,
        severity=line.severity,
        text=line.finding,
        amount=line.amount,
    )


def _answer(desk: Desk, by: User, finding: Finding, line: Wrong) -> None:
    content = paper("Formular semnat", str(desk.operation.title), f"{TODAY:%d.%m.%Y}", CODE)
    brought = {"content": content, "name": "formular.pdf", "title": "Formular semnat"} if line.paper else None
    finding.refresh_from_db()
    answer_finding(by=by, finding=finding, text=line.answer, paper=brought)


def _visits(desk: Desk, by: User, audit: Audit, units: list[SampleUnit]) -> None:
    """The pages opened between the first and the last day."""
    code, number = desk.operation.code, audit.number
    pages = [reverse("monitoring:audit_detail", args=[code, number])]
    pages += [reverse("monitoring:audit_unit", args=[code, number, u.pk]) for u in units[:6]]
    pages += [reverse("monitoring:finding_list", args=[code, number])]
    for page in pages:
        log_visit(by=by, operation=desk.operation, path=page, match=resolve(page), status=200)


def _half_done(desk: Desk, by: User) -> None:
    audit = _begin(desk, by, "Dovezi de eligibilitate, proiectul la zi", TODAY - 10 * DAY, None)
    draw_sample(by=by, audit=audit, source="EECO01", seed="Cluj-Napoca 7 martie 2025", share=8)
    units = _units(audit)
    wrong = {place: {point: remark} for place, point, remark in SEEN}
    half = len(units) // 2
    for place, unit in enumerate(units[:half]):
        _review(by, unit, wrong.get(place, {}))
    if len(units) > half:
        _review(by, units[half], {}, only=3)
    if len(units) > 1:
        place, point, remark = SEEN[0]
        raise_finding(by=by, audit=audit, unit=units[place], item=point, severity="minor", text=remark)
    _visits(desk, by, audit, units[:half])


def _papers(desk: Desk, by: User) -> None:
    """A sample of the papers that wait, a part of it judged."""
    if not waiting(desk.operation).exists():
        return
    sample = draw_papers(by=by, operation=desk.operation, organisation=None, seed="martie 2025", share=40)
    drawn = list(sample.units.values_list("unit", flat=True))
    papers = Evidence.objects.filter(pk__in=drawn[: len(drawn) // 2]).select_related("fact__operation")
    judge_evidence(by=by, evidence=papers, verification=Evidence.Verification.CHECKED)
