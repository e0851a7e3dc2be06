"""What an employer's people see: their own vacancies only, no name before they take it up, nothing without consent."""

import pytest

from punte.jobs.actions.answers import take_up_application
from punte.jobs.models import Application
from punte.jobs.tests.applicants import (
    a_concept,
    ask_skill,
    found_employer,
    recruiter,
    send,
    take_part,
)
from punte.matching.models import Profile, ProfileSkill
from punte.records.actions.consents import withdraw_consent
from punte.records.models import AccessEntry, Consent

LIST = "/jobs/309187/candidates/"
TOKEN = {"token": "9b5f2a8e-3ad0-4a0e-9b5f-0f7a2a4b6e02"}


@pytest.fixture
def asked(vacancy, application):
    """The vacancy asks for two skills; the person has one of them, shown by a certificate."""
    able, missing = a_concept("skill", "x:knead", "knead dough"), a_concept("skill", "x:oven", "run an oven")
    ask_skill(vacancy, able)
    ask_skill(vacancy, missing)
    profile = Profile.objects.create(consortium_id=application.consortium_id, person=application.person)
    ProfileSkill.objects.create(
        consortium_id=application.consortium_id,
        profile=profile,
        skill=able,
        evidence="certificate",
        certificate=1,
    )
    return application


def test_the_first_view_holds_no_name_and_no_score(client, dimitar, asked) -> None:
    client.force_login(dimitar)
    for url in (LIST, f"{LIST}{asked.pk}/"):
        page = client.get(url).content.decode()
        assert (
            "Lăcătuș" not in page
            and "Maria" not in page
            and "0700" not in page
            and "bake at home" not in page
        )
        assert f"Applicant no. {asked.number}" in page and "knead dough" in page and "run an oven" in page
        assert "%" not in page.split("<main", 1)[1] and "score" not in page.lower()
    assert "shown by a certificate" in page
    assert not AccessEntry.objects.filter(user=dimitar).exists()


def test_the_name_comes_with_taking_up_and_each_look_is_kept(client, dimitar, asked) -> None:
    client.force_login(dimitar)
    url = f"/jobs/309187/applications/{asked.pk}/answer/take_up/"
    page = client.post(url, TOKEN, follow=True).content.decode()
    assert "Lăcătuș" in page and "0700 123 456" in page and "I bake at home." in page
    looks = AccessEntry.objects.filter(user=dimitar, person=asked.person_id, occasion="file")
    assert looks.count() == 2  # the taking up, and the page
    assert "Lăcătuș" in client.get(LIST).content.decode()


def test_consent_taken_back_closes_it_at_once(client, ana, dimitar, asked) -> None:
    take_up_application(by=dimitar, application=asked)
    withdraw_consent(by=ana, consent=Consent.objects.get(person=asked.person, purpose="sharing"))
    client.force_login(dimitar)
    assert client.get(f"{LIST}{asked.pk}/").status_code == 404
    assert "Lăcătuș" not in client.get(LIST).content.decode()
    assert (
        client.post(
            f"/jobs/309187/applications/{asked.pk}/answer/refuse/", TOKEN | {"reason": "skills"}
        ).status_code
        == 404
    )
    client.force_login(ana)
    assert "does not see this application" in client.get(asked.get_absolute_url()).content.decode()


def test_another_employer_and_another_project_see_nothing(client, elena, operation, mallory, asked) -> None:
    stranger = recruiter(found_employer(elena, operation, "Cantina SRL"), "Corina Pop")
    client.force_login(stranger)
    page = client.get(LIST).content.decode()
    assert f"{LIST}{asked.pk}/" not in page and f"no. {asked.number}" not in page
    for url in (
        f"{LIST}{asked.pk}/",
        asked.get_absolute_url(),
        f"/jobs/309187/applications/{asked.pk}/answer/take_up/",
    ):
        assert client.get(url).status_code == 404
    client.force_login(mallory)
    assert client.get(LIST).status_code == 404


def test_a_recruiter_sees_no_page_of_the_team(client, dimitar, application) -> None:
    client.force_login(dimitar)
    for page in ("applications/", "placements/", "applications/answering/", "feeds/"):
        assert client.get(f"/jobs/309187/{page}").status_code == 404
    assert client.get("/participation/309187/participants/").status_code == 404
    assert client.get(application.get_absolute_url()).status_code == 404


def test_who_recruits_nowhere_has_no_list(client, ana, elena, auditor) -> None:
    for user in (ana, elena, auditor):
        client.force_login(user)
        assert client.get(LIST).status_code == 403


def test_the_order_is_the_day_then_the_lot(client, elena, operation, assoc, dimitar, vacancy) -> None:
    made = [
        send(elena, vacancy, take_part(elena, operation, assoc, f"Pop {n}", entered=False)) for n in range(4)
    ]
    client.force_login(dimitar)
    page = client.get(LIST).content.decode()
    places = [page.index(f"no. {n}<") for n in sorted(a.number for a in made)]
    assert places == sorted(places)


def test_the_numbers_are_drawn_by_lot_and_differ(elena, operation, assoc, vacancy) -> None:
    made = [
        send(elena, vacancy, take_part(elena, operation, assoc, f"Pop {n}", entered=False)) for n in range(6)
    ]
    numbers = [a.number for a in made]
    assert len(set(numbers)) == 6 and all(1000 <= n < 10_000 for n in numbers)


def test_the_list_asks_as_many_queries_for_many_as_for_few(
    client, elena, operation, assoc, dimitar, vacancy, django_assert_max_num_queries
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client.force_login(dimitar)
    counts = []
    for size in (2, 8):
        for n in range(size):
            send(elena, vacancy, take_part(elena, operation, assoc, f"Pop {size} {n}", entered=False))
        client.get(LIST)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            client.get(LIST)
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 20


def test_the_employer_answers_many_at_once(client, elena, operation, assoc, dimitar, vacancy) -> None:
    made = [
        send(elena, vacancy, take_part(elena, operation, assoc, f"Pop {n}", entered=False)) for n in range(2)
    ]
    client.force_login(dimitar)
    fields = {f"a{made[0].pk}": "take_up", f"a{made[1].pk}": "refuse:other_chosen"}
    page = client.post(LIST, TOKEN | fields, follow=True).content.decode()
    assert "2 answers are written" in page
    assert {a.state for a in Application.objects.all()} == {"processing", "refused"}


def test_the_archive_is_out_of_the_employers_sight(client, dimitar, application) -> None:
    Application.objects.update(archived_on="2025-03-01")
    client.force_login(dimitar)
    assert client.get(f"{LIST}{application.pk}/").status_code == 404
