"""From the first day of work to six months later: each fact once, with its paper, struck when it was a mistake."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from punte.base.permissions import Refused
from punte.jobs import facts
from punte.jobs.actions import placements as acts
from punte.jobs.actions.answers import cancel_application
from punte.jobs.applied_work import applied as work
from punte.jobs.models import Placement
from punte.jobs.tests.applicants import SENT, TODAY, accepted, found_employer, open_vacancy, send, take_part
from punte.records.facts import JOB_CREATED, PERSON_EMPLOYED, PERSON_INTEGRATED
from punte.records.models import Evidence, Fact
from tests.security.world import pdf

START = dt.date(2025, 2, 10)
WORK = {"starts_on": START, "contract": "permanent", "weekly_hours": 40, "post": "Brutar"}
PAPER = {"content": pdf("Contract"), "name": "contract.pdf"}
TOKEN = {"token": "9b5f2a8e-3ad0-4a0e-9b5f-0f7a2a4b6e02"}


def kinds(person) -> set[str]:
    """What is told of somebody and stands, of this room's making."""
    live = Fact.objects.live().filter(person=person)
    return {f.kind_label for f in live if f.kind >= 330 or f.kind in (204, 205, 252, 110)}


@pytest.fixture
def agreed(dimitar, application):
    return accepted(dimitar, application)


@pytest.fixture
def placement(ana, agreed) -> Placement:
    return acts.start_placement(by=ana, application=agreed, paper=PAPER, **WORK)


def test_the_start_tells_its_facts_with_the_contract(ana, placement) -> None:
    told = acts.facts_of(placement)
    assert {f.kind for f in told} == {facts.PLACEMENT_STARTED.number, PERSON_EMPLOYED.number}
    assert {e.document for f in told for e in f.evidence.all()} == {placement.document}
    assert placement.document.person_id == placement.person_id
    assert "Seen in employment" in kinds(placement.person_id)
    assert placement.observation.observed_on == START


def test_the_page_records_it_and_the_fact_leads_back(client, ana, agreed) -> None:
    client.force_login(ana)
    url = f"/jobs/309187/applications/{agreed.pk}/placement/"
    assert "Brutar" in client.get(url).content.decode()
    day = {"starts_on_day": 10, "starts_on_month": 2, "starts_on_year": 2025}
    fields = TOKEN | day | {"contract": "permanent", "weekly_hours": 40, "post": "Brutar"}
    page = client.post(url, fields, follow=True).content.decode()
    assert "Recorded." in page and "Started work" in page
    assert client.post(url, fields).status_code == 302
    found = Placement.objects.get()
    fact = Fact.objects.about(found).first()
    assert found.get_absolute_url() in client.get(f"/monitoring/309187/facts/{fact.pk}/").content.decode()
    assert "Lăcătuș" in client.get("/jobs/309187/placements/").content.decode()


def test_the_same_start_is_recorded_once(ana, agreed, placement) -> None:
    with pytest.raises(ValidationError, match="recorded already"):
        acts.start_placement(by=ana, application=agreed, **WORK)
    placement.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        placement.save(force_insert=True)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("starts_on", TODAY + dt.timedelta(1)), ("starts_on", SENT - dt.timedelta(1)), ("contract", "x"),
        ("weekly_hours", 0), ("weekly_hours", 61), ("post", " "),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_at_its_field(ana, agreed, field, value) -> None:
    with pytest.raises(ValidationError) as refusal:
        acts.start_placement(by=ana, application=agreed, **(WORK | {field: value}))
    assert list(refusal.value.message_dict) == [field]
    assert not Placement.objects.exists()


def test_only_an_accepted_application_leads_to_work(ana, application) -> None:
    with pytest.raises(ValidationError, match="not accepted"):
        acts.start_placement(by=ana, application=application, **WORK)


def test_jobs_in_social_enterprises_count_as_created_where_the_post_is_new(elena, operation, assoc) -> None:
    for kind, new, expected in (
        ("social_enterprise", True, 1),
        ("social_enterprise", False, 0),
        ("employer", True, 0),
    ):
        vacancy = open_vacancy(elena, found_employer(elena, operation, f"{kind} {new}", kind))
        sent = send(elena, vacancy, take_part(elena, operation, assoc, f"Pop {kind} {new}"))
        made = acts.start_placement(by=elena, application=accepted(elena, sent), new_job=new, **WORK)
        assert Fact.objects.of(JOB_CREATED).about(made).count() == expected


def test_a_volunteer_is_not_employed(elena, operation, assoc, bakery) -> None:
    vacancy = open_vacancy(elena, bakery, kind="volunteering", contract="none")
    sent = send(elena, vacancy, take_part(elena, operation, assoc, "Pop"))
    made = acts.start_placement(by=elena, application=accepted(elena, sent), **(WORK | {"contract": "none"}))
    assert [f.kind for f in acts.facts_of(made)] == [facts.PLACEMENT_STARTED.number]


def test_after_28_days_the_person_counts_as_integrated_with_the_papers(ana, placement) -> None:
    with pytest.raises(ValidationError, match="too early"):
        acts.follow_up(
            by=ana, placement=placement, term="28_days", on=START + dt.timedelta(27), result="kept"
        )
    day = START + dt.timedelta(28)
    paper = {"content": pdf("Employed"), "name": "a.pdf"}
    found = acts.follow_up(by=ana, placement=placement, term="28_days", on=day, result="kept", paper=paper)
    told = Fact.objects.about(found).live()
    assert {f.kind for f in told} == {facts.KEPT_28_DAYS.number, PERSON_INTEGRATED.number}
    assert Evidence.objects.filter(fact__in=told).count() == 4  # the contract and the certificate, for each
    assert found.observation.kind == "employed" and found.observation.observed_on == day
    with pytest.raises(ValidationError, match="recorded already"):
        acts.follow_up(by=ana, placement=placement, term="28_days", on=day, result="searching")


def test_six_months_later(ana, placement, settings) -> None:
    settings.PUNTE_TODAY = "2025-08-20"
    found = acts.follow_up(
        by=ana, placement=placement, term="6_months", on=dt.date(2025, 8, 10), result="other_job"
    )
    assert [f.kind for f in Fact.objects.about(found).live()] == [facts.KEPT_SIX_MONTHS.number]


def test_who_lost_the_job_is_observed_and_tells_no_fact_of_work(ana, placement) -> None:
    day = START + dt.timedelta(30)
    found = acts.follow_up(by=ana, placement=placement, term="28_days", on=day, result="searching")
    assert not Fact.objects.about(found).exists() and found.observation.kind == "searching"


def test_who_was_not_reached_is_asked_again(ana, placement) -> None:
    day = START + dt.timedelta(29)
    for _try in range(2):
        acts.follow_up(by=ana, placement=placement, term="28_days", on=day, result="not_reached")
    assert acts.follow_up(by=ana, placement=placement, term="28_days", on=day, result="kept").observation


def test_somebody_who_has_not_entered_is_placed_without_an_observation(
    elena, operation, assoc, vacancy
) -> None:
    sent = send(elena, vacancy, take_part(elena, operation, assoc, "Pop", entered=False))
    made = acts.start_placement(by=elena, application=accepted(elena, sent), **WORK)
    assert made.observation is None


def test_the_contract_may_come_later_and_proves_what_was_told(client, ana, agreed) -> None:
    made = acts.start_placement(by=ana, application=agreed, **WORK)
    client.force_login(ana)
    from tests.security.bodies import a_file

    page = client.post(f"{made.get_absolute_url()}contract/", TOKEN | {"file": a_file()}, follow=True)
    assert "proves what was counted" in page.content.decode()
    made.refresh_from_db()
    assert all(f.evidence.exists() for f in acts.facts_of(made))
    with pytest.raises(ValidationError, match="here already"):
        acts.bring_contract(by=ana, placement=made, **PAPER)


def test_a_mistake_strikes_everything_and_frees_what_hangs_on_it(
    elena, ana, vacancy, agreed, placement
) -> None:
    acts.follow_up(by=ana, placement=placement, term="28_days", on=TODAY, result="kept")
    with pytest.raises(ValidationError, match="Work has begun"):
        cancel_application(by=elena, application=agreed)
    acts.strike_placement(by=elena, placement=placement)
    assert acts.facts_of(placement) == []
    assert kinds(placement.person_id) == {"Application sent", "Job offered"}
    cancel_application(by=elena, application=agreed)
    vacancy.refresh_from_db()
    assert vacancy.filled == 0
    with pytest.raises(ValidationError, match="struck"):
        acts.strike_placement(by=elena, placement=placement)


def test_one_answer_may_be_struck_and_told_again(elena, ana, placement) -> None:
    found = acts.follow_up(by=ana, placement=placement, term="28_days", on=TODAY, result="kept")
    acts.strike_follow_up(by=elena, found=found)
    assert not Fact.objects.about(found).live().exists()
    again = acts.follow_up(by=ana, placement=placement, term="28_days", on=TODAY, result="kept")
    assert Fact.objects.of(PERSON_INTEGRATED).about(again).live().count() == 1


def test_work_ends_for_a_reason_and_of_two_editors_the_second_is_told(client, ana, placement) -> None:
    with pytest.raises(ValidationError) as refusal:
        acts.end_placement(by=ana, placement=placement, on=START - dt.timedelta(1), ending="x", version=1)
    assert set(refusal.value.message_dict) == {"on", "ending"}
    client.force_login(ana)
    fields = TOKEN | {"on_day": 1, "on_month": 3, "on_year": 2025, "ending": "resigned", "version": 1}
    page = client.post(f"{placement.get_absolute_url()}end/", fields, follow=True).content.decode()
    assert "the person resigned" in page
    with pytest.raises(ValidationError, match="meanwhile"):
        acts.end_placement(by=ana, placement=placement, on=TODAY, ending="better", version=1)
    placement.refresh_from_db()
    with pytest.raises(ValidationError, match="has ended before"):
        acts.follow_up(by=ana, placement=placement, term="28_days", on=TODAY, result="kept")


def test_the_pages_ask_after_28_days_and_strike(client, elena, ana, placement) -> None:
    client.force_login(ana)
    page = client.get(placement.get_absolute_url()).content.decode()
    assert "ask now" in page
    url = f"{placement.get_absolute_url()}ask/28_days/"
    fields = TOKEN | {"on_day": 17, "on_month": 3, "on_year": 2025, "result": "kept"}
    page = client.post(url, fields, follow=True).content.decode()
    assert "still works there" in page
    assert client.get(f"{placement.get_absolute_url()}ask/never/").status_code == 404
    assert client.get(f"{placement.get_absolute_url()}strike/").status_code == 403
    client.force_login(elena)
    page = client.post(
        f"{placement.get_absolute_url()}strike/",
        TOKEN | {"token": "9b5f2a8e-3ad0-4a0e-9b5f-0f7a2a4b6e07"},
        follow=True,
    )
    assert "no longer counts" in page.content.decode()


def test_my_page_asks_who_began_and_who_is_still_there(ana, agreed) -> None:
    (item,) = work(ana, TODAY)
    assert "begun work" in item.title
    made = acts.start_placement(by=ana, application=agreed, **WORK)
    (item,) = work(ana, TODAY)
    assert "still at work" in item.title and item.due == START + dt.timedelta(28)
    acts.follow_up(by=ana, placement=made, term="28_days", on=TODAY, result="kept")
    assert work(ana, TODAY) == []


def test_who_may_not_records_nothing(
    mallory, auditor, georgi, bogdan, floarea, dimitar, agreed, placement, ana
) -> None:
    found = acts.follow_up(by=ana, placement=placement, term="28_days", on=TODAY, result="kept")
    asked = {"term": "28_days", "on": TODAY, "result": "kept"}
    for user in (mallory, auditor, georgi, bogdan, floarea, dimitar):
        for act, told in (
            (acts.start_placement, {"application": agreed, **WORK}),
            (acts.bring_contract, {"placement": placement, **PAPER}),
            (acts.follow_up, {"placement": placement, **asked}),
            (acts.end_placement, {"placement": placement, "on": TODAY, "ending": "better", "version": 1}),
            (acts.strike_placement, {"placement": placement}),
            (acts.strike_follow_up, {"found": found}),
        ):
            with pytest.raises(Refused):
                act(by=user, **told)
