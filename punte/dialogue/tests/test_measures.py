"""Measures: money that adds up, somebody responsible, where they came from, reports that tell what is delivered."""

import datetime as dt
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from punte.base.permissions import Refused
from punte.base.states import MoveNotAllowed
from punte.dialogue.actions import consultations, problems
from punte.dialogue.actions import measures as acts
from punte.dialogue.actions.answers import answer_contribution, publish_feedback
from punte.dialogue.actions.cards import drop_card
from punte.dialogue.actions.progress import report_progress
from punte.dialogue.actions.reminders import remind_of_reports, waiting
from punte.dialogue.facts import MEASURE_DELIVERED, PLAN_ADOPTED
from punte.dialogue.half_years import due_on, ended_before, half_year, progress
from punte.dialogue.models import Contribution, Measure, MeasureOrigin, Plan, ProgressReport
from punte.dialogue.notices import REPORT_ON_MEASURE
from punte.dialogue.plan_page import reach
from punte.dialogue.plan_paper import plan_pdf
from punte.dialogue.plan_work import promised
from punte.dialogue.tests import planned
from punte.dialogue.tests.asked import over, propose, text
from punte.people.models import Notice
from punte.records.models import Fact


@pytest.fixture
def plan(elena, operation) -> Plan:
    return planned.a_plan(elena, planned.a_group(elena, operation))


def told(measure: Measure) -> int:
    return Fact.objects.of(MEASURE_DELIVERED).about(measure).live().count()


@pytest.mark.parametrize(
    ("field", "also"),
    [
        ("responsible", {"responsible": None}),
        ("total", {"total": Decimal(999)}),
        ("total", {"budget": {}, "total": Decimal(0)}),
        ("amount_eu", {"budget": {"eu": Decimal(-1), "local": Decimal(1001)}}),
        ("due_on", {"due_on": dt.date(2031, 1, 1)}),
        ("weight", {"weight": 11}),
        ("title", {"title": " "}),
        ("activities", {"activities": ""}),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(elena, plan, field, also) -> None:
    planned.written(elena, plan)
    with pytest.raises(ValidationError) as refusal:
        acts.write_measure(by=elena, plan=plan, **planned.a_measure(plan, **({"title": "Second"} | also)))
    assert list(refusal.value.message_dict) == [field]
    assert plan.measures.count() == 1


def test_a_measure_costs_what_its_sources_add_up_to(elena, plan) -> None:
    measure = planned.written(elena, plan)
    assert measure.cost.amount == Decimal(1000)
    told = planned.a_measure(plan, budget={"state": Decimal(50)}, total=Decimal(50))
    measure = acts.change_measure(by=elena, measure=measure, version=1, **told)
    assert measure.cost.amount == Decimal(50)
    with pytest.raises(MoveNotAllowed):
        acts.change_measure(by=elena, measure=measure, version=1, **told)


def test_nothing_is_reported_before_the_plan_is_in_force(elena, plan) -> None:
    measure = planned.drafted(elena, plan)
    with pytest.raises(ValidationError, match="while the plan is in force"):
        report_progress(by=elena, measure=measure, **planned.report(measure))
    assert not ProgressReport.objects.exists()


@pytest.mark.parametrize(
    ("field", "also"),
    [
        ("reason", {"state": "blocked"}),
        ("reason", {"state": "dropped"}),
        ("progress", {"progress": 100}),
        ("progress", {"progress": None}),
        ("progress", {"progress": 40, "state": "completed"}),
        ("progress", {"progress": 40, "state": "planned"}),
        ("said", {"said": " "}),
        ("on", {"on": dt.date(2024, 12, 1)}),
        ("on", {"on": dt.date(2099, 1, 1)}),
        ("state", {"state": "finished"}),
    ],
)
def test_a_wrong_report_is_refused_at_its_field(elena, plan, field, also) -> None:
    measure = planned.in_force(elena, plan)
    with pytest.raises(ValidationError) as refusal:
        report_progress(by=elena, measure=measure, **planned.report(measure, **also))
    assert list(refusal.value.message_dict) == [field]


def test_delivered_at_forty_percent_is_said_beside_the_field_and_keeps_what_was_typed(
    elena, operation, plan, client: Client
) -> None:
    measure = planned.in_force(elena, plan)
    client.force_login(elena)
    told = {
        "token": "5b5f2a8e-3ad0-4a0e-9b5f-0f7a2a4b6e07", "version": measure.version, "state": "completed",
        "progress": "40", "said": "The ramp stands.", "on_day": 15, "on_month": 1, "on_year": 2025,
    }  # fmt: skip
    address = reverse("dialogue:measure_report", args=[operation.code, measure.pk])
    page = client.post(address, told)
    assert list(page.context["form"].errors) == ["progress"]
    assert 'value="40"' in page.content.decode() and "The ramp stands." in page.content.decode()
    assert not ProgressReport.objects.exists()
    assert client.post(address, told | {"progress": ""}).status_code == 302
    assert ProgressReport.objects.get().progress == 100


def test_delivered_is_told_once_and_struck_when_it_is_not_so_after_all(elena, plan) -> None:
    measure = planned.in_force(elena, plan)
    version = measure.version
    report_progress(by=elena, measure=measure, **planned.report(measure))
    with pytest.raises(MoveNotAllowed):  # somebody reported meanwhile
        stale = planned.report(measure, version=version, state="completed", progress=100)
        report_progress(by=elena, measure=measure, **stale)
    measure = Measure.objects.select_related("plan__operation", "plan__group__operation").get(pk=measure.pk)
    report_progress(by=elena, measure=measure, **planned.report(measure, state="completed", progress=None))
    assert told(measure) == 1
    assert Plan.objects.get(pk=plan.pk).state == Plan.State.MONITORED
    measure = Measure.objects.select_related("plan__operation", "plan__group__operation").get(pk=measure.pk)
    assert measure.progress == 100
    with pytest.raises(ValidationError, match="not delivered after all"):
        report_progress(by=elena, measure=measure, **planned.report(measure))
    report_progress(by=elena, measure=measure, **planned.report(measure, reason="The ramp broke."))
    assert told(measure) == 0
    assert ProgressReport.objects.filter(measure=measure).count() == 3


def test_a_report_is_never_changed(elena, plan) -> None:
    measure = planned.in_force(elena, plan)
    report = report_progress(by=elena, measure=measure, **planned.report(measure))
    with pytest.raises(IntegrityError), transaction.atomic():
        ProgressReport.objects.filter(pk=report.pk).update(progress=90)


def test_half_years_and_the_progress_of_a_plan_worked_out_by_hand() -> None:
    """(100 × 3 + 40 × 1) / 4 = 85; what is dropped does not count."""
    assert half_year(dt.date(2025, 6, 30)) == "2025-1"
    assert ended_before(dt.date(2025, 3, 17)) == ("2024-2", dt.date(2024, 12, 31))
    assert due_on(dt.date(2025, 7, 2)) == dt.date(2025, 7, 30)
    rows = [Measure(progress=100, weight=3), Measure(progress=40), Measure(progress=0, state="dropped")]
    assert progress(rows) == 85
    assert progress([]) is None


def test_whoever_promised_is_reminded_once_a_half_year(elena, ana, operation, plan) -> None:
    measure = planned.in_force(elena, plan)
    Measure.objects.filter(pk=measure.pk).update(promised_by=ana)
    assert remind_of_reports(operation, planned.TODAY) == 1
    assert remind_of_reports(operation, planned.TODAY) == 0
    assert Notice.objects.filter(user=ana, kind=REPORT_ON_MEASURE.code).count() == 1
    assert [item.level for item in promised(ana, planned.TODAY)] == ["danger"]
    measure = Measure.objects.select_related("plan__operation", "plan__group__operation").get(pk=measure.pk)
    report_progress(by=ana, measure=measure, **planned.report(measure))
    assert not waiting(planned.TODAY).exists()
    assert promised(ana, planned.TODAY) == []


def test_a_measure_knows_the_thought_it_came_from(elena, operation, plan, client: Client) -> None:
    thought = planned.typed(elena, plan.group)[0]
    measure = planned.written(elena, plan)
    origin = acts.link_origin(by=elena, measure=measure, criterion=thought)
    with pytest.raises(ValidationError, match="stands there already"):
        acts.link_origin(by=elena, measure=measure, criterion=thought)
    with pytest.raises(ValidationError, match="a thought or a contribution"):
        acts.link_origin(by=elena, measure=measure)
    client.force_login(elena)
    page = client.get(reverse("dialogue:measure_detail", args=[operation.code, measure.pk])).content.decode()
    assert thought.text in page
    with pytest.raises(ValidationError, match="it stays"):
        drop_card(by=elena, answer=thought.answer)
    acts.drop_origin(by=elena, origin=origin)
    assert not measure.origins.exists()


def test_what_was_said_is_chosen_under_where_it_was_said(
    elena, operation, plan, asked, client: Client
) -> None:
    thoughts = planned.typed(elena, plan.group)
    said, measure = propose(elena, asked), planned.written(elena, plan)
    client.force_login(elena)
    page = client.get(reverse("dialogue:origin_link", args=[operation.code, measure.pk])).content.decode()
    people, question = (
        page.index(f'<optgroup label="{thoughts[0].answer.circle.name}"'),
        page.index("<optgroup label", page.index('name="contribution"')),
    )
    assert people < page.index(thoughts[0].text) < question < page.index(said.heading, question)
    token = {"token": "5b5f2a8e-3ad0-4a0e-9b5f-0f7a2a4b6e09"}
    client.post(
        reverse("dialogue:origin_link", args=[operation.code, measure.pk]),
        token | {"criterion": thoughts[0].pk},
    )
    assert measure.origins.get().criterion == thoughts[0]


def test_what_a_plan_came_from_when_it_was_adopted_stays(elena, plan) -> None:
    first, second = planned.typed(elena, plan.group)[:2]
    measure = planned.drafted(elena, plan)
    origin = acts.link_origin(by=elena, measure=measure, criterion=first)
    planned.decided(elena, plan)
    MeasureOrigin.objects.update(at=Fact.objects.of(PLAN_ADOPTED).get().recorded_at - dt.timedelta(minutes=1))
    origin = MeasureOrigin.objects.get()
    with pytest.raises(ValidationError, match="so it stays"):
        acts.drop_origin(by=elena, origin=origin)
    later = acts.link_origin(by=elena, measure=origin.measure, criterion=second)
    MeasureOrigin.objects.filter(pk=later.pk).update(at=origin.at + dt.timedelta(hours=1))
    later.refresh_from_db()
    acts.drop_origin(by=elena, origin=later)
    assert list(measure.origins.all()) == [origin]


def test_everybody_reads_what_was_reported_last_and_not_by_whom(elena, ana, plan, client: Client) -> None:
    measure = planned.in_force(elena, plan)
    page = client.get(plan.public_url).content.decode()
    assert reach(measure) in page and "As of" not in page
    Measure.objects.filter(pk=measure.pk).update(promised_by=ana)
    measure = Measure.objects.select_related("plan__operation", "plan__group__operation").get(pk=measure.pk)
    told = planned.report(measure, said="The first buses run.", reached=Decimal("7.5"))
    report_progress(by=ana, measure=measure, **told)
    page = client.get(plan.public_url).content.decode()
    assert "The first buses run." in page and f"Indicator now: 7.5 {measure.unit}." in page
    assert ana.name not in page


def test_what_was_said_and_what_was_promised_lead_to_each_other(elena, plan, asked, client: Client) -> None:
    said, taken_back = propose(elena, asked, named=True), propose(elena, asked, "O creșă")
    measure = planned.drafted(elena, plan)
    for one in (said, taken_back):
        acts.link_origin(by=elena, measure=measure, contribution=one)
    taken_back.move_to(Contribution.State.WITHDRAWN)
    answer_contribution(by=elena, contribution=said, outcome="accepted", reason=text("Da."))
    asked = over(asked)
    consultations.move_consultation(by=elena, consultation=asked, step="analyse")
    publish_feedback(by=elena, consultation=asked, outcome=text("Se face."))
    answers = reverse("dialogue:consultation_answers", args=[asked.pk])
    promise = f'href="{plan.public_url}#measure-{measure.pk}"'
    planned.decided(elena, plan)
    assert promise in client.get(answers).content.decode()
    page = client.get(plan.public_url).content.decode()
    assert "from 2 contributions" in page and f'href="{said.get_absolute_url()}">{said.heading}</a>' in page
    assert taken_back.get_absolute_url() not in page


def test_a_thought_of_another_group_is_refused(elena, operation, plan) -> None:
    measure = planned.written(elena, plan)
    other = planned.typed(elena, planned.a_group(elena, operation, "Other"))[0]
    with pytest.raises(Refused):
        acts.link_origin(by=elena, measure=measure, criterion=other)


@pytest.mark.parametrize("language", ["ro", "bg", "en"])
def test_a_plan_is_printed_tagged_in_three_languages(elena, plan, language) -> None:
    planned.in_force(elena, plan)
    paper = plan_pdf(plan, language=language)
    assert paper.startswith(b"%PDF-")
    assert b"/StructTreeRoot" in paper
    assert b"pdfuaid" in paper


def test_every_page_of_a_plan_opens(elena, operation, plan, client: Client) -> None:
    measure = planned.in_force(elena, plan)
    client.force_login(elena)
    for name in ("plan_detail", "plan_edit", "stakeholder_add", "problem_create", "measure_create"):
        assert client.get(reverse(f"dialogue:{name}", args=[operation.code, plan.pk])).status_code == 200, (
            name
        )
    for step in ("consult", "revise", "adopt", "enforce", "evaluate", "renew"):
        assert (
            client.get(reverse("dialogue:plan_step", args=[operation.code, plan.pk, step])).status_code == 200
        )
    for name in ("measure_detail", "measure_edit", "measure_report", "origin_link"):
        assert (
            client.get(reverse(f"dialogue:{name}", args=[operation.code, measure.pk])).status_code == 200
        ), name
    paper = client.get(reverse("dialogue:plan_pdf", args=[operation.code, plan.pk, "ro"]))
    assert paper["Content-Type"] == "application/pdf"


def test_whoever_only_reads_writes_nothing(auditor, mallory, elena, plan) -> None:
    measure = planned.written(elena, plan)
    stakeholder, problem = plan.stakeholders.get(), measure.objective
    origin = acts.link_origin(by=elena, measure=measure, criterion=planned.typed(elena, plan.group)[0])
    words = {"text": "x", "evidence": "", "objective": "y"}
    for by in (auditor, mallory):
        with pytest.raises(Refused):
            acts.write_measure(by=by, plan=plan, **planned.a_measure(plan))
        with pytest.raises(Refused):
            acts.change_measure(by=by, measure=measure, version=1, **planned.a_measure(plan))
        with pytest.raises(Refused):
            acts.drop_measure(by=by, measure=measure)
        with pytest.raises(Refused):
            acts.link_origin(by=by, measure=measure, criterion=None)
        with pytest.raises(Refused):
            acts.drop_origin(by=by, origin=origin)
        with pytest.raises(Refused):
            report_progress(by=by, measure=measure, **planned.report(measure))
        with pytest.raises(Refused):
            problems.add_stakeholder(by=by, plan=plan, name="x", role="y", wants="z", interest=1, influence=1)
        with pytest.raises(Refused):
            problems.drop_stakeholder(by=by, stakeholder=stakeholder)
        with pytest.raises(Refused):
            problems.add_problem(by=by, plan=plan, kind="cause", text="x")
        with pytest.raises(Refused):
            problems.turn_problem(by=by, problem=problem, **words)
        with pytest.raises(Refused):
            problems.drop_problem(by=by, problem=problem)
