"""Work trials: at most thirty days, signed by three with the hub last, assessed at the end."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from punte.base.permissions import Refused
from punte.jobs.actions import trials as acts
from punte.jobs.actions.answers import take_up_application
from punte.jobs.applied_work import applied as work
from punte.jobs.facts import WORK_TRIAL_ENDED
from punte.jobs.models import Employer, WorkTrial
from punte.jobs.tests.applicants import SENT, account_of
from punte.records.models import Fact
from tests.security.world import pdf

FIRST = dt.date(2025, 2, 10)
TOLD = {
    "starts_on": FIRST,
    "ends_on": FIRST + dt.timedelta(9),
    "weekly_hours": 20,
    "tasks": "Bake",
    "tutor": "Ion",
}
TOKEN = {"token": "9b5f2a8e-3ad0-4a0e-9b5f-0f7a2a4b6e02"}


@pytest.fixture
def taken_up(dimitar, application):
    take_up_application(by=dimitar, application=application, on=SENT)
    return application


@pytest.fixture
def trial(ana, taken_up) -> WorkTrial:
    return acts.write_trial(by=ana, application=taken_up, **TOLD)


@pytest.fixture
def signed(ana, dimitar, trial) -> WorkTrial:
    for by, party in ((ana, "person"), (dimitar, "employer"), (ana, "hub")):
        acts.sign_trial(by=by, trial=trial, party=party)
    return trial


def told(trial: WorkTrial) -> list[Fact]:
    return list(Fact.objects.of(WORK_TRIAL_ENDED).about(trial).live())


def test_nothing_is_signed_with_an_employer_whose_cooperation_has_ended(ana, trial) -> None:
    employer = trial.application.vacancy.employer
    Employer.objects.filter(pk=employer.pk).update(state=Employer.State.ENDED)
    trial = WorkTrial.objects.get(pk=trial.pk)
    with pytest.raises(ValidationError) as refusal:
        acts.sign_trial(by=ana, trial=trial, party="person")
    assert refusal.value.code == "employer"
    assert not trial.signatures.exists()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("ends_on", FIRST + dt.timedelta(30)), ("ends_on", FIRST - dt.timedelta(1)), ("weekly_hours", 41),
        ("tasks", ""), ("tutor", " "), ("starts_on", SENT - dt.timedelta(1)),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_at_its_field(ana, taken_up, field, value) -> None:
    with pytest.raises(ValidationError) as refusal:
        acts.write_trial(by=ana, application=taken_up, **(TOLD | {field: value}))
    assert field in refusal.value.message_dict


def test_thirty_days_are_allowed_and_the_database_counts_too(ana, taken_up) -> None:
    made = acts.write_trial(by=ana, application=taken_up, **(TOLD | {"ends_on": FIRST + dt.timedelta(29)}))
    with pytest.raises(IntegrityError, match="thirty_days"), transaction.atomic():
        WorkTrial.objects.filter(pk=made.pk).update(ends_on=FIRST + dt.timedelta(30))


def test_one_trial_at_a_time_for_who_was_taken_up(ana, application, trial) -> None:
    with pytest.raises(ValidationError, match="already"):
        acts.write_trial(by=ana, application=application, **TOLD)


def test_three_sign_and_the_hub_signs_last(ana, dimitar, trial) -> None:
    with pytest.raises(ValidationError, match="last"):
        acts.sign_trial(by=ana, trial=trial, party="hub")
    acts.sign_trial(by=ana, trial=trial, party="person")
    assert trial.state == "partly" and trial.signatures.get().on_paper
    with pytest.raises(ValidationError, match="already"):
        acts.sign_trial(by=ana, trial=trial, party="person")
    acts.sign_trial(by=dimitar, trial=trial, party="employer")
    assert not trial.signatures.get(party="employer").on_paper
    acts.sign_trial(by=ana, trial=trial, party="hub")
    assert trial.state == "accepted"
    with pytest.raises(ValidationError, match="not open"):
        acts.sign_trial(by=ana, trial=trial, party="hub")


def test_the_person_signs_alone_after_reading_it(client, trial) -> None:
    own = account_of(trial.application.participation)
    client.force_login(own)
    url = f"/jobs/my/{trial.application_id}/sign/"
    page = client.get(url).content.decode()
    assert "You may stop at any time" in page and "Bake" in page
    assert client.post(url, TOKEN).status_code == 302
    assert not trial.signatures.get(party="person").on_paper
    assert client.get(url).status_code == 404


def test_nobody_signs_for_another(dimitar, trial) -> None:
    for party in ("person", "hub", "nobody"):
        with pytest.raises(Refused):
            acts.sign_trial(by=dimitar, trial=trial, party=party)


def test_the_assessment_tells_the_fact_with_the_signed_paper(ana, signed) -> None:
    paper = {"content": pdf("Agreement"), "name": "a.pdf"}
    acts.assess_trial(
        by=ana, trial=signed, outcome="completed", with_job=True, remark="Good hands.", paper=paper
    )
    (fact,) = told(signed)
    assert fact.happened_on == signed.ends_on and fact.evidence.get().document == signed.document
    assert b"hands" not in bytes(signed.sealed) and signed.remark() == "Good hands."


def test_done_in_part_says_what_was_missed(ana, signed) -> None:
    with pytest.raises(ValidationError) as refusal:
        acts.assess_trial(by=ana, trial=signed, outcome="partially")
    assert set(refusal.value.message_dict) == {"hours_missed", "last_day"}
    last = FIRST + dt.timedelta(3)
    acts.assess_trial(by=ana, trial=signed, outcome="partially", hours_missed=8, last_day=last)
    assert told(signed)[0].happened_on == last


def test_who_did_not_come_is_no_trial_held(ana, signed) -> None:
    acts.assess_trial(by=ana, trial=signed, outcome="did_not_show", with_job=True)
    assert told(signed) == [] and not signed.with_job


def test_a_wrong_assessment_is_taken_back_with_its_fact(elena, ana, signed) -> None:
    acts.assess_trial(by=ana, trial=signed, outcome="completed")
    acts.take_back_assessment(by=elena, trial=signed)
    assert told(signed) == [] and signed.state == "accepted"
    with pytest.raises(ValidationError, match="no assessment"):
        acts.take_back_assessment(by=elena, trial=signed)
    acts.assess_trial(by=ana, trial=signed, outcome="completed")
    assert len(told(signed)) == 1


def test_a_trial_that_is_not_over_is_not_completed(ana, signed, settings) -> None:
    settings.PUNTE_TODAY = (FIRST + dt.timedelta(2)).isoformat()
    with pytest.raises(ValidationError, match="not over"):
        acts.assess_trial(by=ana, trial=signed, outcome="completed")


def test_the_pages_write_sign_and_assess(client, ana, taken_up) -> None:
    client.force_login(ana)
    url = f"/jobs/309187/applications/{taken_up.pk}/trial/"
    days = {f"{name}_{part}": value for name, day in (("starts_on", FIRST), ("ends_on", FIRST + dt.timedelta(4)))
            for part, value in (("day", day.day), ("month", day.month), ("year", day.year))}  # fmt: skip
    fields = TOKEN | days | {"weekly_hours": 20, "tasks": "Bake", "tutor": "Ion"}
    page = client.post(url, fields, follow=True).content.decode()
    assert "Signatures" in page
    made = WorkTrial.objects.get()
    for party in ("person", "employer", "hub"):
        client.post(f"{made.get_absolute_url()}sign/{party}/")
    made.refresh_from_db()
    assert made.state == "accepted"
    assert "Close the work trial" in work(ana, dt.date(2025, 3, 17))[0].title
    token = {"token": "9b5f2a8e-3ad0-4a0e-9b5f-0f7a2a4b6e05", "outcome": "completed"}
    page = client.post(f"{made.get_absolute_url()}assess/", token, follow=True).content.decode()
    assert "The trial is closed" in page
    assert client.post(f"{made.get_absolute_url()}nothing/").status_code == 404
    assert client.post(f"{made.get_absolute_url()}sign/nobody/").status_code == 404


def test_it_is_rejected_by_the_employer_and_cancelled_by_the_hub(
    client, dimitar, ana, taken_up, trial
) -> None:
    client.force_login(dimitar)
    assert client.get(trial.get_absolute_url()).status_code == 200
    client.post(f"{trial.get_absolute_url()}reject/")
    trial.refresh_from_db()
    assert trial.state == "rejected"
    other = acts.write_trial(by=ana, application=taken_up, **TOLD)
    acts.cancel_trial(by=ana, trial=other)
    assert other.state == "cancelled"


def test_who_may_not_agrees_to_nothing(mallory, auditor, georgi, bogdan, application, trial) -> None:
    for user in (mallory, auditor, georgi, bogdan):
        for act, more in (
            (acts.write_trial, {"application": application, **TOLD}),
            (acts.sign_trial, {"trial": trial, "party": "person"}),
            (acts.reject_trial, {"trial": trial}),
            (acts.cancel_trial, {"trial": trial}),
            (acts.assess_trial, {"trial": trial, "outcome": "completed"}),
            (acts.take_back_assessment, {"trial": trial}),
        ):
            with pytest.raises(Refused):
                act(by=user, **more)
