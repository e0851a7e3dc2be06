"""Employers come into the hub, are approved, paused and end; their agreement counts; recruiters see only their own."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from punte.base.permissions import Refused
from punte.base.states import MoveNotAllowed
from punte.jobs.actions import employers as hub
from punte.jobs.models import Employer, Posting, Vacancy
from punte.jobs.tests.cast import TODAY, employ, publish, write
from punte.matching.models import Opportunity
from punte.organisations.actions.roles import hold_role
from punte.organisations.models import Organisation
from punte.people.models import User
from punte.records.facts import PARTNERSHIP_SIGNED
from punte.records.models import Evidence, Fact
from tests.security.world import pdf

LIST = "/jobs/309187/employers/"
State = Employer.State


def recruiter_of(employer, by, email="dimitar@example.org") -> User:
    user = User.objects.create_user(email, name="Dimitar Kolev", language="en")
    role = hold_role(user=user, organisation=employer.organisation, role="recruiter")
    hub.let_recruiter_in(by=by, employer=employer, role=role)
    return user


def test_a_counsellor_brings_an_organisation_of_the_directory_in(client, ana, elena, operation) -> None:
    body = Organisation.objects.create(
        kind="employer", name="Panificația Test", sort_key="p", folded="panificatia test"
    )
    client.force_login(ana)
    fields = {"organisation": "panificatia TEST", "activity": operation.activities.first().pk}
    fields["token"] = "0b0f4d3a-0000-4000-8000-000000000001"
    answer = client.post(f"{LIST}add/", fields)
    employer = Employer.objects.get(organisation=body)
    assert answer.url == employer.get_absolute_url()
    assert employer.state == State.NEW
    assert "waits for approval" in client.get(LIST).content.decode()
    again = client.post(f"{LIST}add/", fields | {"token": "0b0f4d3a-0000-4000-8000-000000000002"})
    assert "is in the hub already" in again.content.decode()
    assert elena.notices.filter(kind="jobs.employer_waits").exists()


def test_a_manager_writes_a_new_employer_with_its_number(client, elena, operation) -> None:
    client.force_login(elena)
    fields = {
        "name": "Fabrica Nouă SRL", "kind": "employer", "country": "RO", "cui": "18547290",
        "activity": operation.activities.first().pk, "token": "0b0f4d3a-0000-4000-8000-000000000003",
    }  # fmt: skip
    answer = client.post(f"{LIST}new/", fields)
    assert answer.status_code == 302, answer.content.decode()
    assert Employer.objects.get().organisation.name == "Fabrica Nouă SRL"


def test_approving_publishes_what_waited(elena, operation, known) -> None:
    employer = employ(elena, operation, approved=False)
    vacancy = publish(elena, employer, known["baker"])
    assert vacancy.state == Vacancy.State.WAITING
    assert not Posting.objects.exists()
    assert hub.approve_employer(by=elena, employer=employer, on=TODAY) == 1
    vacancy.refresh_from_db()
    assert vacancy.state == Vacancy.State.OPEN
    assert Posting.objects.get().vacancy == vacancy
    with pytest.raises(MoveNotAllowed):
        hub.approve_employer(by=elena, employer=employer, on=TODAY)


@pytest.mark.parametrize("stop", [hub.pause_employer, hub.end_employer])
def test_an_employer_who_stops_has_nothing_open_any_more(elena, employer, known, stop) -> None:
    vacancy = publish(elena, employer, known["baker"])
    assert Opportunity.objects.count() == 1
    with pytest.raises(ValidationError):
        stop(by=elena, employer=employer, reason=" ", on=TODAY)
    employer.refresh_from_db()
    assert stop(by=elena, employer=employer, reason="No answers.", on=TODAY) == 1
    vacancy.refresh_from_db()
    assert (vacancy.state, vacancy.closing) == (Vacancy.State.CLOSED, Vacancy.Closing.EMPLOYER)
    assert not Posting.objects.exists()
    assert not Opportunity.objects.exists()
    with pytest.raises(ValidationError):
        write(elena, employer)


def test_a_signed_agreement_counts_as_a_partnership_with_its_paper(client, elena, employer, assoc) -> None:
    client.force_login(elena)
    url = f"{employer.get_absolute_url()}agreement/"
    file = SimpleUploadedFile("acord.pdf", pdf("Acord"), content_type="application/pdf")
    fields = {
        "on_day": 3,
        "on_month": 3,
        "on_year": 2025,
        "token": "0b0f4d3a-0000-4000-8000-000000000004",
        "file": file,
    }
    assert client.post(url, fields).status_code == 302
    fact = Fact.objects.of(PARTNERSHIP_SIGNED).get()
    assert (fact.organisation, fact.entity, fact.happened_on) == (
        assoc,
        employer.organisation,
        dt.date(2025, 3, 3),
    )
    employer.refresh_from_db()
    assert Evidence.objects.get(fact=fact).document == employer.agreement
    with pytest.raises(ValidationError):
        hub.sign_agreement(by=elena, employer=employer, on=TODAY, content=pdf("x"), name="a.pdf")
    page = client.get(employer.get_absolute_url()).content.decode()
    assert "March" in page and employer.signed_on == dt.date(2025, 3, 3)


def test_a_recruiter_sees_and_writes_for_the_own_organisation_only(
    client, elena, employer, operation, known
) -> None:
    other = employ(elena, operation, "Alt Angajator SRL")
    theirs = publish(elena, other, known["van"])
    dimitar = recruiter_of(employer, elena)
    client.force_login(dimitar)
    page = client.get(LIST).content.decode()
    assert "Brutăria Bună" in page
    assert "Alt Angajator" not in page
    assert client.get(other.get_absolute_url()).status_code == 404
    assert client.get(theirs.hub_url).status_code == 404
    assert "Șofer" not in client.get("/jobs/309187/vacancies/").content.decode()
    with pytest.raises(Refused):
        write(dimitar, other)
    assert write(dimitar, employer).employer == employer
    assert client.get(f"{employer.get_absolute_url()}pause/").status_code == 403


def test_only_recruiters_of_the_employer_are_let_in(client, elena, employer, operation) -> None:
    other = employ(elena, operation, "Alt Angajator SRL")
    user = User.objects.create_user("x@example.org", name="Xenia", language="en")
    role = hold_role(user=user, organisation=other.organisation, role="recruiter")
    with pytest.raises(ValidationError):
        hub.let_recruiter_in(by=elena, employer=employer, role=role)
    client.force_login(elena)
    assert "Xenia" in client.get(other.get_absolute_url()).content.decode()
    assert client.post(f"{other.get_absolute_url()}recruiters/", {"role": role.pk}).status_code == 302
    assert "Xenia" in client.get(other.get_absolute_url()).content.decode()


def test_who_does_not_manage_the_hub_is_refused(auditor, ana, mallory, georgi, employer, operation) -> None:
    body = Organisation.objects.first()
    activity = operation.activities.first()
    for user in (auditor, georgi, mallory):
        with pytest.raises(Refused):
            hub.add_employer(by=user, operation=operation, activity=activity, organisation=body)
        with pytest.raises(Refused):
            hub.add_new_employer(by=user, operation=operation, activity=activity, told=None)
    for user in (auditor, ana, mallory):
        told = {"by": user, "employer": employer, "on": TODAY}
        for act, also in (
            (hub.approve_employer, {}),
            (hub.pause_employer, {"reason": "x"}),
            (hub.end_employer, {"reason": "x"}),
            (hub.sign_agreement, {"content": b"x", "name": "x.pdf"}),
        ):
            with pytest.raises(Refused):
                act(**told, **also)
        with pytest.raises(Refused):
            hub.let_recruiter_in(by=user, employer=employer, role=None)
