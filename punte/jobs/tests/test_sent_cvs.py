"""The CV that goes with an application: seen before it is sent, frozen, opened by the employer only with the name."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.http import HttpResponse

from punte.jobs.actions import cvs as acts
from punte.jobs.actions.answers import accept_application, take_up_application
from punte.jobs.actions.applications import apply_for, transfer_application
from punte.jobs.cv_copies import seen_of
from punte.jobs.models import CV, Application, SentCV
from punte.jobs.tests.applicants import account_of, found_employer, open_vacancy
from punte.jobs.timers import archive, drop_sent_cvs
from punte.jobs.views import sent_cvs as views
from punte.participation.actions.persons import erase_participant
from punte.people.actions.persons import save_contact
from punte.people.models import Person
from punte.records.actions.consents import withdraw_consent
from punte.records.holdings import as_json, holding_of, page
from punte.records.models import AccessEntry, Consent

TOKEN = {"token": "9b5f2a8e-3ad0-4a0e-9b5f-0f7a2a4b6e02"}
AGAIN = {"token": "9b5f2a8e-3ad0-4a0e-9b5f-0f7a2a4b6e03"}
BAKED = {"kind": "work", "title": "Master baker", "since": (2018, 3), "until": (2020, 11)}


@pytest.fixture
def cv(ana, served) -> CV:
    made = acts.begin_cv(by=ana, person=served.person, agreed=True)
    acts.add_experience(by=ana, cv=made, **BAKED)
    return made


@pytest.fixture
def sent(ana, vacancy, served, dimitar, cv) -> Application:
    seen = seen_of(served.person)
    assert seen
    return apply_for(by=ana, vacancy=vacancy, participation=served, agreed=True, cv=seen[1])


def test_the_person_sees_the_cv_before_it_is_sent(client, vacancy, served, cv) -> None:
    client.force_login(account_of(served))
    url = f"/jobs/my/apply/{vacancy.pk}/"
    page_ = client.get(url)
    assert (
        "This CV goes to the employer" in page_.content.decode() and "Master baker" in page_.content.decode()
    )
    seen = page_.context["form"]["seen"].value()
    told = TOKEN | {"agreed": "on", "cv": "with", "seen": seen}
    client.post(url, told)
    found = Application.objects.get()
    assert found.cv.content()["ro"]["work"][0]["title"] == "Master baker"
    assert b"baker" not in bytes(found.cv.sealed)
    page_ = client.get(f"/jobs/my/{found.pk}/cv/").content.decode()
    assert "Master baker" in page_ and "Brutăria Bună SRL" in page_
    assert client.get(f"/jobs/my/{found.pk}/cv/ro.pdf").content.startswith(b"%PDF")
    assert client.get(f"/jobs/my/{found.pk}/cv/de.pdf").status_code == 404


def test_who_wants_to_applies_without_it(client, vacancy, served, cv) -> None:
    client.force_login(account_of(served))
    url = f"/jobs/my/apply/{vacancy.pk}/"
    assert "Look at the CV, then choose" in client.post(url, TOKEN | {"agreed": "on"}).content.decode()
    client.post(url, TOKEN | {"agreed": "on", "cv": "without"})
    found = Application.objects.get()
    assert not SentCV.objects.exists()
    assert client.get(f"/jobs/my/{found.pk}/cv/").status_code == 404


def test_without_a_cv_the_page_leads_to_one(client, vacancy, served) -> None:
    client.force_login(account_of(served))
    page_ = client.get(f"/jobs/my/apply/{vacancy.pk}/").content.decode()
    assert "Make one first" in page_ and 'name="cv"' not in page_


def test_a_cv_that_changed_meanwhile_is_looked_at_again(client, ana, vacancy, served, cv) -> None:
    client.force_login(account_of(served))
    url = f"/jobs/my/apply/{vacancy.pk}/"
    seen = client.get(url).context["form"]["seen"].value()
    acts.write_statement(by=ana, cv=cv, version=1, statement="I am strong.")
    told = TOKEN | {"agreed": "on", "cv": "with", "seen": seen}
    answer = client.post(url, told)
    assert (
        "The CV has changed meanwhile" in answer.content.decode()
        and "I am strong." in answer.content.decode()
    )
    assert not Application.objects.exists()
    anew = answer.context["form"]["seen"].value()
    assert anew != seen
    client.post(url, told | {"seen": anew})
    assert Application.objects.get().cv.content()["en"]["statement"] == "I am strong."


def test_with_a_mediator_beside_the_cv_is_shown_after_choosing_who(client, ana, vacancy, served, cv) -> None:
    client.force_login(ana)
    url = f"/jobs/309187/vacancies/{vacancy.pk}/apply/"
    fields = {"participation": served.pk, "agreed": "on", "message": "I bake at home."}
    answer = client.post(url, TOKEN | fields)
    page_ = answer.content.decode()
    assert (
        "This CV goes to the employer" in page_
        and "I bake at home." in page_
        and not Application.objects.exists()
    )
    assert AccessEntry.objects.filter(user=ana, person=served.person, occasion="file").exists()
    told = fields | AGAIN | {"cv": "with", "seen": answer.context["form"]["seen"].value()}
    page_ = client.post(url, told, follow=True).content.decode()
    assert "The CV that was sent" in page_
    assert Application.objects.get().cv.content()["en"]["work"][0]["title"] == "Master baker"


def test_what_was_sent_stays_as_it_was(ana, sent, cv) -> None:
    acts.drop_experience(by=ana, experience=cv.person.experiences.get())
    assert sent.cv.content()["en"]["work"][0]["title"] == "Master baker"


def test_the_employer_opens_it_only_with_the_name_and_each_look_is_kept(client, dimitar, sent) -> None:
    client.force_login(dimitar)
    url, page_url = f"/jobs/309187/applications/{sent.pk}/cv/", f"/jobs/309187/candidates/{sent.pk}/"
    assert "Read the CV" not in client.get(page_url).content.decode()
    for address in (url, f"{url}ro.pdf"):
        assert client.get(address).status_code == 404
    assert not AccessEntry.objects.filter(user=dimitar).exists()
    take_up_application(by=dimitar, application=sent)
    assert "Read the CV" in client.get(page_url).content.decode()
    before = AccessEntry.objects.filter(user=dimitar, person=sent.person).count()
    assert "Master baker" in client.get(url).content.decode()
    assert client.get(f"{url}ro.pdf").content.startswith(b"%PDF")
    looks = AccessEntry.objects.filter(user=dimitar, person=sent.person)
    assert looks.count() == before + 2 and looks.filter(occasion="document").count() == 1


def test_who_may_not_be_contacted_by_now_is_not_reached_through_what_was_sent(
    client, elena, ana, dimitar, sent, monkeypatch
) -> None:
    take_up_application(by=dimitar, application=sent)
    printed = []
    monkeypatch.setattr(views, "pdf_of", lambda _request, cv, _language: printed.append(cv) or HttpResponse())
    url = f"/jobs/309187/applications/{sent.pk}/cv/"
    client.force_login(dimitar)
    assert "0700 123 456" in client.get(url).content.decode()
    save_contact(by=elena, person=sent.person, contact={"phone": "0700 123 456"}, safe=False)
    page_ = client.get(url).content.decode()
    assert "Master baker" in page_ and "0700 123 456" not in page_
    client.get(f"{url}ro.pdf")
    assert (printed[0]["phone"], printed[0]["email"]) == ("", "")
    client.force_login(ana)
    assert "0700 123 456" in client.get(url).content.decode()


def test_who_only_reads_files_does_not_read_what_was_sent(client, auditor, sent) -> None:
    client.force_login(auditor)
    url = f"/jobs/309187/applications/{sent.pk}/cv/"
    assert url not in client.get(sent.get_absolute_url()).content.decode()
    assert client.get(url).status_code == client.get(f"{url}ro.pdf").status_code == 404


def test_consent_taken_back_closes_it(client, ana, dimitar, sent) -> None:
    take_up_application(by=dimitar, application=sent)
    withdraw_consent(by=ana, consent=Consent.objects.get(person=sent.person, purpose="sharing"))
    client.force_login(dimitar)
    assert client.get(f"/jobs/309187/applications/{sent.pk}/cv/").status_code == 404


def test_it_goes_along_when_an_application_is_passed_on(elena, ana, operation, sent) -> None:
    other = open_vacancy(elena, found_employer(elena, operation, "Cantina SRL"))
    made = transfer_application(by=ana, application=sent, vacancy=other, agreed=True)
    assert made.cv.content() == sent.cv.content()


def test_six_months_after_the_first_day_of_work_it_is_closed_and_goes(
    client, settings, ana, operation, dimitar, sent
) -> None:
    accept_application(by=ana, application=sent, starts_on=dt.date(2025, 3, 24), contract="permanent")
    client.force_login(dimitar)
    url, page_url = f"/jobs/309187/applications/{sent.pk}/cv/", f"/jobs/309187/candidates/{sent.pk}/"
    settings.PUNTE_TODAY = "2025-09-23"
    assert client.get(url).status_code == 200 and url in client.get(page_url).content.decode()
    assert drop_sent_cvs(operation) == 0
    settings.PUNTE_TODAY = "2025-09-24"
    for address in (url, f"{url}ro.pdf"):
        assert client.get(address).status_code == 404
    assert url not in client.get(page_url).content.decode()
    assert drop_sent_cvs(operation) == 1 and drop_sent_cvs(operation) == 0
    assert not SentCV.objects.exists()


def test_it_goes_with_the_archive(operation, sent) -> None:
    Application.objects.update(changed_on=dt.date(2024, 1, 1))
    assert archive(operation) == 1
    assert not SentCV.objects.exists()


def test_a_mark_that_is_made_up_sends_nothing(ana, vacancy, served, cv) -> None:
    with pytest.raises(ValidationError, match="changed meanwhile"):
        apply_for(by=ana, vacancy=vacancy, participation=served, agreed=True, cv="0" * 64)
    assert not Application.objects.exists()


def test_the_copy_of_the_data_holds_it_and_erasing_drops_it(elena, served, sent) -> None:
    person = Person.objects.select_related("consortium").get(pk=sent.person_id)
    holding = holding_of(person, account=None, by_themselves=True)
    assert all("Master baker" in text for text in (as_json(holding), page(holding)))
    erase_participant(by=elena, participation=served)
    assert not SentCV.objects.exists()
