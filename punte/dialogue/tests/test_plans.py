"""Plans: step by step to the adoption, which tells the fact once; frozen while people comment; what cannot be."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.urls import reverse

from punte.base import formats
from punte.base.permissions import Refused
from punte.base.states import MoveNotAllowed
from punte.dialogue import plan_paper
from punte.dialogue.actions import plan_cycles, problems
from punte.dialogue.actions import plans as acts
from punte.dialogue.facts import PLAN_ADOPTED, STRUCK_TOLD_BY_PLAN
from punte.dialogue.models import Measure, Plan, PlanStakeholder, ProgressReport
from punte.dialogue.plan_content import content, digest
from punte.dialogue.tests import planned
from punte.dialogue.tests.asked import draft
from punte.records.actions.deliverables import evidence_deliverable
from punte.records.facts import PLAN_COMPLETED
from punte.records.models import Evidence, Fact

State = Plan.State


@pytest.fixture
def plan(elena, operation) -> Plan:
    return planned.a_plan(elena, planned.a_group(elena, operation))


def told(plan: Plan) -> list[Fact]:
    return list(Fact.objects.of(PLAN_ADOPTED).about(plan).live())


def test_a_plan_goes_from_its_mandate_to_its_adoption_and_is_told_once(elena, plan) -> None:
    planned.revised(elena, plan)
    acts.adopt_plan(by=elena, plan=plan, **planned.decision())
    assert plan.state == State.ADOPTED
    assert [f.happened_on for f in told(plan)] == [planned.ADOPTED]
    assert Evidence.objects.current().filter(fact=told(plan)[0], document=plan.document).exists()
    with pytest.raises(ValidationError):
        acts.adopt_plan(by=elena, plan=plan, **planned.decision())
    assert len(told(plan)) == 1


def test_each_step_says_what_is_missing(elena, operation) -> None:
    plan = planned.a_plan(elena, planned.a_group(elena, operation, members=False))
    for _twice in range(2):
        with pytest.raises(ValidationError, match="public, a private and a citizens"):
            acts.advance_plan(by=elena, plan=plan)
    plan.refresh_from_db()
    assert plan.state == State.MANDATE


def test_a_tree_without_its_core_or_an_objective_goes_no_further(elena, plan) -> None:
    acts.advance_plan(by=elena, plan=plan)
    words = {"title": "T", "year_from": 2025, "year_to": 2026, "mandate": "M"}
    acts.change_plan(by=elena, plan=plan, version=plan.version, diagnosis="D", **words)
    acts.advance_plan(by=elena, plan=plan)
    with pytest.raises(ValidationError, match="core problem"):
        acts.advance_plan(by=elena, plan=plan)
    for kind in ("core", "cause", "effect"):
        problems.add_problem(by=elena, plan=plan, kind=kind, text=kind)
    acts.advance_plan(by=elena, plan=plan)
    with pytest.raises(ValidationError, match="turned into an objective"):
        acts.advance_plan(by=elena, plan=plan)
    with pytest.raises(ValidationError, match="one core problem"):
        problems.add_problem(by=elena, plan=plan, kind="core", text="Another")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("decision", "  "),
        ("decided_by", ""),
        ("decided_on", dt.date(2099, 1, 1)),
        ("decided_on", dt.date(2024, 11, 5)),
    ],
)
def test_nothing_is_adopted_without_number_body_and_a_day_after_the_comments(
    elena, plan, field, value
) -> None:
    planned.revised(elena, plan)
    with pytest.raises(ValidationError) as refusal:
        acts.adopt_plan(by=elena, plan=plan, **planned.decision(**{field: value}))
    assert list(refusal.value.message_dict) == [field]
    assert told(plan) == []
    plan.refresh_from_db()
    assert plan.state == State.REVISED


def test_the_database_too_wants_the_number_of_the_decision(elena, plan) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Plan.objects.filter(pk=plan.pk).update(decided_on=planned.ADOPTED)


def test_while_people_comment_the_draft_is_frozen(elena, plan) -> None:
    measure = planned.drafted(elena, plan)
    planned.consulted(elena, plan, planned.FOUNDED)
    assert plan.digest == digest(plan.frozen) == digest(content(plan))
    told = {"title": "T", "year_from": 2025, "year_to": 2026, "mandate": "M", "diagnosis": "D"}
    with pytest.raises(ValidationError, match="frozen"):
        acts.change_plan(by=elena, plan=plan, version=plan.version, **told)
    with pytest.raises(ValidationError, match="frozen"):
        problems.drop_problem(by=elena, problem=measure.objective)


def test_a_plan_recorded_by_hand_before_counts_once(elena, operation, plan) -> None:
    planned.revised(elena, plan)
    by_hand = evidence_deliverable(
        by=elena, operation=operation, activity=plan.activity, kind=PLAN_COMPLETED, organisation=plan.organisation,
        title="The plan", on=planned.ADOPTED, document=None,
    )  # fmt: skip
    acts.adopt_plan(by=elena, plan=plan, **planned.decision(deliverable=by_hand))
    both = (PLAN_COMPLETED.number, PLAN_ADOPTED.number)
    assert Fact.objects.live().filter(operation=operation, kind__in=both).count() == 1
    assert Fact.objects.of(STRUCK_TOLD_BY_PLAN).count() == 1


def test_of_two_editors_the_second_is_told(elena, plan) -> None:
    words = {"title": "T", "year_from": 2025, "year_to": 2026, "mandate": "M", "diagnosis": "D"}
    version = plan.version
    acts.change_plan(by=elena, plan=plan, version=version, **words)
    with pytest.raises(MoveNotAllowed):
        acts.change_plan(by=elena, plan=plan, version=version, **words | {"title": "Other"})
    plan.refresh_from_db()
    assert plan.title == "T"


def test_the_next_cycle_copies_what_is_not_delivered_and_knows_where_it_comes_from(elena, plan) -> None:
    planned.in_force(elena, plan)
    following = plan_cycles.renew_plan(by=elena, plan=plan)
    plan.refresh_from_db()
    assert plan.state == State.SUPERSEDED
    assert (following.previous, following.cycle, following.year_from) == (plan, 2, 2029)
    assert [m.copied_from.plan for m in following.measures.all()] == [plan]
    assert following.measures.get().objective.plan == following
    assert following.measures.get().cost == plan.measures.get().cost
    assert following.problems.count() == plan.problems.count() == 3
    assert not following.adopted


def test_one_goes_back_only_before_the_draft_is_shown(elena, plan) -> None:
    acts.advance_plan(by=elena, plan=plan)
    acts.step_back(by=elena, plan=plan)
    assert plan.state == State.MANDATE
    with pytest.raises(MoveNotAllowed):
        acts.step_back(by=elena, plan=plan)


def test_what_is_adopted_everybody_reads_and_what_is_not_nobody_outside(elena, plan, client: Client) -> None:
    address = reverse("dialogue:public_plan_detail", args=[plan.pk])
    assert client.get(address).status_code == 404
    planned.in_force(elena, plan)
    page = client.get(address).content.decode()
    assert plan.title in page
    assert "One counter" in page
    assert plan.title in client.get(reverse("dialogue:public_plan_list")).content.decode()


def test_a_frozen_draft_everybody_reads_as_long_as_everybody_is_asked(
    elena, plan, asked, client: Client
) -> None:
    """What is proposed, until when and where one says something; nobody who stands only in the working plan."""
    planned.drafted(elena, plan)
    asks_page = asked.get_absolute_url()
    listed = reverse("dialogue:public_plan_list")
    assert client.get(plan.public_url).status_code == 404
    assert plan.public_url not in client.get(listed).content.decode() + client.get(asks_page).content.decode()
    planned.consulted(elena, plan, planned.DAY, consultation=asked)
    page = client.get(plan.public_url).content.decode()
    assert "Draft in public consultation" in page and plan.digest in page and "At the town hall" in page
    assert "One counter" in page and "percent done" not in page and "planned" not in page
    assert (
        f'href="{asks_page}"' in page
        and f'href="{plan.public_url}"' in client.get(asks_page).content.decode()
    )
    assert plan.public_url in client.get(listed).content.decode()
    paper = client.get(reverse("dialogue:public_plan_pdf", args=[plan.pk, "ro"]))
    assert paper.status_code == 200
    with planned.at(planned.DAY + dt.timedelta(22)):
        acts.revise_plan(by=elena, plan=plan, changes="The bus was added.")
    problems.add_problem(by=elena, plan=plan, kind="cause", text="Written after the consultation")
    page = client.get(plan.public_url).content.decode()
    assert "One counter" in page and "Written after the consultation" not in page
    assert client.get(reverse("dialogue:public_plan_pdf", args=[plan.pk, "ro"])).status_code == 404
    assert (
        "The bus was added." in page
        and "Nothing of this is decided yet" in page
        and "percent done" not in page
    )
    assert "Everybody may comment" not in page
    assert "Draft after the public consultation" in client.get(asks_page).content.decode()
    assert plan.public_url in client.get(listed).content.decode()


def test_whom_a_draft_concerns_stays_within_the_project(elena, ana, plan) -> None:
    """Names of people may stand there, and who promised a measure."""
    measure = planned.drafted(elena, plan)
    Measure.objects.filter(pk=measure.pk).update(promised_by=ana)
    plan.stakeholders.update(name="Maria Pop")
    planned.consulted(elena, plan, planned.DAY)
    page = str(Client().get(plan.public_url).content.decode()) + str(plan_paper.told(plan, public=True))
    assert "Maria Pop" not in page and ana.name not in page and elena.name not in page
    assert "At the town hall" in str(plan_paper.told(plan, public=True)["facts"])
    assert "Maria Pop" in str(plan_paper.told(plan))
    with planned.at(planned.DAY):
        assert "Everybody may comment" in Client().get(plan.public_url).content.decode()
    over = Client().get(plan.public_url).content.decode()  # in March nobody is asked any more
    assert "Everybody could comment" in over and "Everybody may comment" not in over
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('punte.consortium', '', true)")
    assert [list(Plan.objects.all()), list(Measure.objects.all())] == [[plan], [measure]]
    assert not PlanStakeholder.objects.exists()


def test_a_draft_links_no_consultation_that_is_not_announced(elena, plan, assoc, client: Client) -> None:
    planned.drafted(elena, plan)
    planned.consulted(elena, plan, planned.DAY, consultation=draft(elena, plan.operation, assoc))
    page = client.get(plan.public_url)
    assert page.status_code == 200 and page.context["consultation"] is None


def test_nobody_is_asked_on_days_that_are_over_nor_cut_short(elena, plan, client: Client) -> None:
    planned.drafted(elena, plan)
    last = planned.DAY + dt.timedelta(9)
    with planned.at(planned.DAY + dt.timedelta(1)), pytest.raises(ValidationError) as refusal:
        acts.consult_on_plan(by=elena, plan=plan, first=planned.DAY, last=last, channels="Here")
    assert set(refusal.value.message_dict) == {"first"}
    short = {"first": planned.DAY, "last": last - dt.timedelta(1), "channels": "Here"}
    with planned.at(planned.DAY), pytest.raises(ValidationError, match="at least 10 days") as refusal:
        acts.consult_on_plan(by=elena, plan=plan, **short)
    assert set(refusal.value.message_dict) == {"last"}
    planned.consulted(elena, plan, planned.DAY)
    client.force_login(elena)
    last = planned.DAY + dt.timedelta(21)
    day = formats.day(last, "long")
    with planned.at(last):
        with pytest.raises(ValidationError, match="the consultation ends after that day"):
            acts.revise_plan(by=elena, plan=plan, changes="Too soon.")
        page = client.get(plan.get_absolute_url()).content.decode()
        assert f"comment until {day}" in page and "steps/revise" not in page
    plan.refresh_from_db()
    assert plan.state == State.CONSULTATION


def test_without_an_account_the_database_shows_only_adopted_plans(elena, operation, plan) -> None:
    planned.in_force(elena, plan)
    draft = planned.a_plan(elena, planned.a_group(elena, operation, "Second"))
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('punte.consortium', '', true)")
    assert list(Plan.objects.all()) == [plan]
    assert {m.plan_id for m in Measure.objects.all()} == {plan.pk}
    assert draft.pk not in {p.pk for p in Plan.objects.all()}


def test_what_is_reported_is_read_by_all_of_adopted_plans_only(elena, operation, plan) -> None:
    adopted, other = (
        planned.in_force(elena, plan),
        planned.a_plan(elena, planned.a_group(elena, operation, "2nd")),
    )
    told = {"half_year": "2024-2", "state": "planned", "progress": 0, "said": "Not begun.", "by": elena}
    for measure in (adopted, planned.written(elena, other)):
        ProgressReport.objects.create(
            consortium_id=operation.consortium_id, measure=measure, on=planned.ADOPTED, **told
        )
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('punte.consortium', '', true)")
    assert [report.measure_id for report in ProgressReport.objects.all()] == [adopted.pk]


def test_a_whole_plan_on_screen(elena, operation, client: Client, fdss) -> None:
    """From the list to the adopted plan, as somebody would click it."""
    client.force_login(elena)
    group = planned.a_group(elena, operation)
    token = {"token": "5b5f2a8e-3ad0-4a0e-9b5f-0f7a2a4b6e01"}
    fields = {
        "group": group.pk, "activity": operation.activities.first().pk, "organisation": fdss.pk, "title": "Our plan",
        "language": "ro", "year_from": 2025, "year_to": 2027, "mandate": "Asked for.",
    }  # fmt: skip
    address = reverse("dialogue:plan_create", args=[operation.code])
    twice = [client.post(address, token | fields) for _click in range(2)]
    plan = Plan.objects.get(title="Our plan")
    assert [page["Location"] for page in twice] == [plan.get_absolute_url()] * 2
    planned.drafted(elena, plan)
    args = [operation.code, plan.pk]
    page = client.get(reverse("dialogue:plan_detail", args=args)).content.decode()
    assert "Ask everybody about the draft" in page
    when = {
        "first_day": 1,
        "first_month": 2,
        "first_year": 2025,
        "last_day": 2,
        "last_month": 3,
        "last_year": 2025,
    }
    step = reverse("dialogue:plan_step", args=[*args, "consult"])
    token["token"] = token["token"][:-1] + "2"
    with planned.at(dt.date(2025, 2, 1)):
        client.post(step, token | when | {"channels": "Here"})
    plan.refresh_from_db()
    assert plan.state == State.CONSULTATION


def test_the_paper_of_the_decision_opens_from_the_plan(elena, operation, plan, client: Client) -> None:
    client.force_login(elena)
    assert "The decision on paper" not in client.get(plan.get_absolute_url()).content.decode()
    planned.in_force(elena, plan)
    plan.refresh_from_db()
    address = reverse("records:document_download", args=[operation.code, plan.document_id])
    page = client.get(plan.get_absolute_url()).content.decode()
    assert f'href="{address}"' in page and "In force since" in page
    assert client.get(address).status_code == 200


def test_the_list_costs_the_same_however_long_it_is(
    elena, operation, client: Client, django_assert_max_num_queries
) -> None:
    client.force_login(elena)
    address = reverse("dialogue:plan_list", args=[operation.code])
    planned.a_plan(elena, planned.a_group(elena, operation, "G0"))
    client.get(address)
    for n in range(1, 5):
        planned.a_plan(elena, planned.a_group(elena, operation, f"G{n}"))
    with django_assert_max_num_queries(16):
        client.get(address)


def test_whoever_only_reads_writes_nothing(auditor, georgi, elena, mallory, operation, plan) -> None:
    group = plan.group
    with pytest.raises(Refused):
        acts.begin_plan(
            by=georgi, group=group, activity=plan.activity, organisation=plan.organisation, title="T", year_from=2025,
            year_to=2026, mandate="M",
        )  # fmt: skip
    words = {"title": "T", "year_from": 2025, "year_to": 2026, "mandate": "M", "diagnosis": "D"}
    for by in (auditor, mallory):
        with pytest.raises(Refused):
            acts.change_plan(by=by, plan=plan, version=1, **words)
        with pytest.raises(Refused):
            acts.advance_plan(by=by, plan=plan)
        with pytest.raises(Refused):
            acts.step_back(by=by, plan=plan)
        with pytest.raises(Refused):
            acts.revise_plan(by=by, plan=plan, changes="x")
    with pytest.raises(Refused):
        acts.adopt_plan(by=georgi, plan=plan, **planned.decision())
    with pytest.raises(Refused):
        acts.enforce_plan(by=georgi, plan=plan, on=planned.ADOPTED)
    with pytest.raises(Refused):
        acts.evaluate_plan(by=georgi, plan=plan, evaluation="x")
    with pytest.raises(Refused):
        plan_cycles.renew_plan(by=georgi, plan=plan)
    day = planned.FOUNDED
    with pytest.raises(Refused):
        acts.consult_on_plan(by=auditor, plan=plan, first=day, last=day, channels="x")
