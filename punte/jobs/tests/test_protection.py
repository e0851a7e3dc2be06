"""What is kept of an applicant: told to them whole, gone with their key, one person under two numbers."""

import pytest
from django.core.exceptions import ValidationError

from punte.jobs.actions.answers import refuse_application, take_up_application
from punte.jobs.actions.applications import add_comment
from punte.jobs.models import Application
from punte.jobs.tests.applicants import send, take_part
from punte.participation.actions.persons import erase_participant, merge_participants, restrict_participant
from punte.people.models import Person
from punte.records.holdings import as_json, holding_of, page
from punte.records.models import Fact
from punte.records.protection import pages_of

LIST = "/jobs/309187/candidates/"


@pytest.fixture
def answered(ana, dimitar, application) -> Application:
    take_up_application(by=dimitar, application=application)
    add_comment(by=ana, application=application, text="Needs a bus ticket.")
    told = {"reason": "hours", "answer": "Perhaps in May.", "private": "Too early in the morning."}
    refuse_application(by=dimitar, application=application, **told)
    return application


def test_the_copy_of_the_data_holds_every_word(answered) -> None:
    person = Person.objects.select_related("consortium").get(pk=answered.person_id)
    holding = holding_of(person, account=None, by_themselves=True)
    for text in (as_json(holding), page(holding)):
        for word in (
            "I bake at home.",
            "Perhaps in May.",
            "Too early in the morning.",
            "Needs a bus ticket.",
        ):
            assert word in text


def test_erasing_leaves_numbers_and_no_word(elena, answered) -> None:
    erase_participant(by=elena, participation=answered.participation)
    found = Application.objects.select_related("person__consortium").get(pk=answered.pk)
    assert found.words() == {"message": "", "answer": "", "private": ""}
    assert [c.text() for c in found.comments.all()] == [""]
    assert found.state == "refused" and Fact.objects.about(found).live().exists()


def test_a_restricted_file_is_closed_to_the_employer_and_rests(client, elena, dimitar, application) -> None:
    restrict_participant(by=elena, participation=application.participation, until=None)
    client.force_login(dimitar)
    assert client.get(f"{LIST}{application.pk}/").status_code == 404
    client.force_login(elena)
    page_ = client.get(application.get_absolute_url()).content.decode()
    assert "L\u0103c\u0103tu\u0219" not in page_ and "/answer/" not in page_


def test_two_numbers_of_one_person_apply_once(elena, operation, assoc, vacancy, served, application) -> None:
    twin = take_part(elena, operation, assoc, "L\u0103c\u0103tu\u0161", entered=False)
    merge_participants(by=elena, duplicate=twin, into=served)
    twin.refresh_from_db()
    with pytest.raises(ValidationError, match="applied here already"):
        send(elena, vacancy, twin)


def test_the_data_protection_officer_finds_the_pages(elena, operation, answered) -> None:
    urls = [url for _label, url in pages_of(elena, operation, answered.person)]
    assert answered.get_absolute_url() in urls
