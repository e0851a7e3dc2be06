"""What is held about me: everything, to its owner alone, and never a digit of the national number."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from punte.base.rls import set_local
from punte.participation.actions.special import save_special
from punte.participation.models import Participation
from punte.people.actions.persons import register_person, save_contact
from punte.people.models import PersonKey, User
from punte.projects.acting import acting
from punte.records.actions.access import log_access
from punte.records.actions.documents import add_document
from punte.records.models import AccessEntry, Consent, Document

NUMBER = "2900514123459"


@pytest.fixture
def file(operation, elena, ana, assoc):
    """Cosmina's file, with something of everything, and her account."""
    person = register_person(
        by=elena,
        consortium=operation.consortium,
        first_name="Cosmina",
        last_name="Lăcătuș",
        birth_date=dt.date(1990, 5, 14),
        sex="woman",
        number=NUMBER,
        number_kind="cnp",
    )
    save_contact(by=ana, person=person, contact={"phone": "0740 111 222"}, safe=False)
    participation = Participation.objects.create(
        consortium=operation.consortium,
        person=person,
        operation=operation,
        organisation=assoc,
        responsible=ana,
        registered_on=dt.date(2024, 9, 1),
        labour="inactive",
        age=34,
    )
    save_special(by=ana, participation=participation, answers={"roma": "yes", "disability": "declined"})
    Consent.objects.create(
        consortium=operation.consortium,
        person=person,
        basis="consent",
        purpose="contact",
        wording="Sunt de acord să fiu sunată.",
        language="ro",
        recorded_by=ana,
    )
    content = b"%PDF-1.4\n%%EOF"
    add_document(
        by=elena, operation=operation, content=content, name="a.pdf", title="Contract", person=person
    )
    log_access(by=elena, person=person, occasion=AccessEntry.Occasion.FILE)
    user = User.objects.create_user("cosmina@example.org", name="Cosmina Lăcătuș", language="en")
    PersonKey.objects.create(user=user, person=person, consortium=operation.consortium)
    return user


def page_of(client, user):
    set_local(consortium=None)
    client.force_login(user)
    return client.get("/me/held/")


def test_everything_stands_there(client, file):
    text = page_of(client, file).text
    for held in (
        "Cosmina",
        "Lăcătuș",
        "14\u00a0May\u00a01990",
        "0740 111 222",
        "no, only as agreed with you",
        "CNP: on file, checked",
        "inactive",
        "Roma",
        "does not wish to say",
        "Sunt de acord să fiu sunată.",
        "Contract",
        "manager, Asociația ASSOC",
        "file opened",
        "Ana Mureșan",
    ):
        assert held in text, held


def test_no_digit_of_the_number_leaves_the_house(client, file):
    text = page_of(client, file).text
    assert NUMBER not in text and NUMBER[-6:] not in text and NUMBER[:7] not in text


def test_who_looked_is_told_by_role_not_by_name(client, file, elena):
    assert elena.name not in page_of(client, file).text


def test_looking_at_ones_own_file_is_logged(client, file, operation):
    page_of(client, file)
    assert "yourself" in page_of(client, file).text
    set_local(consortium=operation.consortium_id)
    assert AccessEntry.objects.filter(user=file, occasion="held").count() == 2


def test_others_see_nothing_of_it(client, file, elena, mallory, ana):
    for user in (elena, mallory, ana):
        text = page_of(client, user).text
        assert "No file belongs to your account" in text and "0740" not in text


def test_staff_who_are_served_elsewhere_see_their_own_file_there(client, file, mallory, operation):
    set_local(consortium=operation.consortium_id)
    PersonKey.objects.update(user=mallory)
    assert "0740 111 222" in page_of(client, mallory).text


def test_the_page_asks_no_more_questions_for_more_looks(client, file, ana, operation):
    counts = []
    for more in (1, 40):
        set_local(consortium=operation.consortium_id)
        person = PersonKey.objects.get(user=file).person
        for _n in range(more):
            log_access(by=ana, person=person, occasion=AccessEntry.Occasion.FILE)
        page_of(client, file)
        with CaptureQueriesContext(connection) as asked:
            client.get("/me/held/")
        counts.append(len([q for q in asked.captured_queries if "SAVEPOINT" not in q["sql"]]))
    assert counts[0] == counts[1]


def test_ones_own_paper_can_be_downloaded_by_oneself_only(client, file, mallory, elena, operation):
    paper = Document.objects.get(title="Contract")
    path = reverse("portal:held_paper", args=[paper.pk])
    assert path in page_of(client, file).text
    assert client.get(path).content.startswith(b"%PDF")
    assert client.get(f"/records/309187/documents/{paper.pk}/").status_code == 200
    for user in (mallory, elena):
        page_of(client, user)
        assert client.get(path).status_code == 404
    client.logout()
    assert client.get(path).url.startswith("/people/account/login/")


def test_a_person_without_a_role_acts_in_the_circle_of_their_file(file, operation):
    set_local(consortium=None)
    assert acting(file).consortium_id == operation.consortium_id
