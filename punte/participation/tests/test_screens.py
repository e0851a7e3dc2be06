"""The participants' list, one person's page, registering, and the small steps."""

import datetime as dt
import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from punte.participation.actions import participations as actions
from punte.participation.actions.proofs import check_criterion
from punte.participation.models import Participation
from punte.participation.models.proofs import criteria
from punte.people.models import Contact, Person
from punte.records import vault
from punte.records.actions.documents import add_document, link_evidence
from punte.records.models import AccessEntry, Document, Fact
from tests.cast import choose

HOME = "/participation/309187/participants/"
DAY = dt.date(2024, 9, 2)


def meet(by, participation):
    """Every criterion checked and met."""
    for criterion in criteria(participation):
        check_criterion(by=by, participation=participation, criterion=criterion, verdict="met", document=None)


def told(**changes):
    """What somebody types to register Ioana."""
    return {
        "token": str(uuid.uuid4()), "last_name": "Moldovan", "first_name": "Ioana",
        "birth_date_day": "14", "birth_date_month": "5", "birth_date_year": "2003", "sex": "woman",
        "registered_on_day": "2", "registered_on_month": "9", "registered_on_year": "2024",
    } | changes  # fmt: skip


@pytest.fixture
def candidate(elena, operation, assoc, cosmina):
    return actions.register_participant(
        by=elena, operation=operation, organisation=assoc, person=cosmina, on=DAY
    )


def post_date(**more):
    return {"token": str(uuid.uuid4()), "on_day": "2", "on_month": "9", "on_year": "2024"} | more


def test_somebody_is_registered(client, floarea, assoc):
    client.force_login(floarea)
    page = client.post(
        HOME + "new/", told(organisation=assoc.pk, phone="0744 000 000", unsafe="on"), follow=True
    )
    assert "Moldovan Ioana" in page.content.decode()
    found = Participation.objects.get()
    assert (found.responsible, found.state, found.sex) == (floarea, "candidate", "woman")
    assert not Contact.objects.get().safe


def test_an_error_keeps_what_was_typed_and_writes_nothing(client, floarea, assoc):
    client.force_login(floarea)
    page = client.post(
        HOME + "new/",
        told(organisation=assoc.pk, number="2900514240012", birth_date_day="31", birth_date_month="2"),
    )
    text = page.content.decode()
    assert 'value="Moldovan"' in text and "does not exist" in text
    assert not Person.objects.exists()


def test_a_number_that_says_another_birth_date_is_refused_beside_the_field(client, floarea, assoc):
    client.force_login(floarea)
    page = client.post(HOME + "new/", told(organisation=assoc.pk, number="2900514240012"))
    assert "another date of birth" in str(page.context["form"].errors["number"])


def test_a_double_click_registers_once(client, floarea, assoc):
    client.force_login(floarea)
    data = told(organisation=assoc.pk)
    client.post(HOME + "new/", data)
    assert client.post(HOME + "new/", data).status_code in (200, 302)
    assert Person.objects.count() == 1


def test_somebody_alike_is_offered_before_writing(client, elena, assoc, cosmina):
    client.force_login(elena)
    data = told(organisation=assoc.pk, last_name="Lacatus", first_name="Cosmina", birth_date_year="1990")
    page = client.post(HOME + "new/", data)
    assert "Is it the same person?" in page.content.decode() and not Participation.objects.exists()
    client.post(HOME + "new/", data | {"same_person": str(cosmina.pk)})
    assert Participation.objects.get().person == cosmina and Person.objects.count() == 1


def test_another_partner_cannot_be_named_in_the_form(client, bogdan, assoc):
    client.force_login(bogdan)
    page = client.post(HOME + "new/", told(organisation=assoc.pk))
    assert "organisation" in page.context["form"].errors and not Person.objects.exists()


def test_opening_a_file_is_logged(client, elena, candidate):
    client.force_login(elena)
    assert client.get(candidate.get_absolute_url()).status_code == 200
    assert AccessEntry.objects.filter(person=candidate.person, user=elena, occasion="file").count() == 1


@pytest.mark.parametrize("who", ["bogdan", "ana", "georgi", "mallory"])
def test_whose_file_it_is_not_finds_nothing(request, client, who, candidate):
    client.force_login(request.getfixturevalue(who))
    for step in ("", "enter/", "situation/", "special/", "erase/", "paper/"):
        assert client.get(candidate.get_absolute_url() + step).status_code == 404


def test_the_way_from_selection_to_the_certificate(client, elena, candidate):
    client.force_login(elena)
    home = candidate.get_absolute_url()
    meet(elena, candidate)
    for state in ("eligible", "selected"):
        client.post(home + "decide/", {"state": state})
    client.post(home + "enter/", post_date())
    client.post(home + "leave/", post_date(on_day="20", exit="to_the_end"))
    client.post(home + "observe/", post_date(on_day="21", kind="qualification"))
    candidate.refresh_from_db()
    assert candidate.state == "completed"
    assert Fact.objects.live().filter(person=candidate.person).count() == 3


def test_a_refused_step_says_why_and_lets_the_corrected_form_through(client, elena, candidate):
    client.force_login(elena)
    home = candidate.get_absolute_url()
    meet(elena, candidate)
    for state in ("eligible", "selected"):
        client.post(home + "decide/", {"state": state})
    page = client.post(home + "enter/", post_date(on_year="1980"))
    assert "before the person was born" in page.content.decode()
    again = post_date() | {"token": str(page.context["form"]["token"].value())}
    client.post(home + "enter/", again)
    candidate.refresh_from_db()
    assert candidate.state == "entered"


def test_a_decision_that_is_not_in_the_table_is_refused(client, elena, candidate):
    client.force_login(elena)
    client.post(candidate.get_absolute_url() + "decide/", {"state": "selected"})
    candidate.refresh_from_db()
    assert candidate.state == "candidate"


def test_the_number_is_compared_never_shown(client, elena, operation, assoc):
    client.force_login(elena)
    client.post(HOME + "new/", told(organisation=assoc.pk, number="2900514240012", birth_date_year="1990"))
    home = Participation.objects.get().get_absolute_url()
    assert "2900514240012" not in client.get(home).content.decode()
    page = client.post(home + "number/", {"number": "2900514240012", "reason": "card shown"})
    assert "It is the number on file" in page.content.decode()
    assert AccessEntry.objects.get(occasion="number").reason == "card shown"


def test_erasing_drops_who_it_was_and_keeps_the_number(client, elena, candidate):
    client.force_login(elena)
    client.post(
        candidate.get_absolute_url() + "erase/",
        {"token": str(uuid.uuid4()), "how": "erase", "ground": "mistake", "typed": str(candidate.person_id)},
    )
    person = Person.objects.get()
    assert (person.state, person.wrapped_key) == ("erased", None)
    page = client.get(candidate.get_absolute_url()).content.decode()
    assert "Cosmina" not in page and f"Person no. {person.pk}" in page


def test_the_second_of_two_who_change_the_contact_is_told(client, elena, candidate):
    client.force_login(elena)
    address = candidate.get_absolute_url() + "contact/"
    client.post(address, {"version": "0", "phone": "0740 333 333"})
    page = client.post(address, {"version": "0", "email": "c@example.org"})
    assert "Somebody else changed this" in page.content.decode()
    assert Contact.objects.get().version == 1


def test_erasing_drops_the_papers_too(client, elena, candidate, django_capture_on_commit_callbacks):
    client.force_login(elena)
    client.post(candidate.get_absolute_url() + "paper/", paper(kind="identity", title="Buletin Cosmina"))
    document = Document.objects.get()
    with django_capture_on_commit_callbacks(execute=True):
        client.post(
            candidate.get_absolute_url() + "erase/",
            {
                "token": str(uuid.uuid4()),
                "how": "erase",
                "ground": "mistake",
                "typed": str(candidate.person_id),
            },
        )
    document.refresh_from_db()
    assert (document.state, "Cosmina" in document.title) == ("erased", False)
    with pytest.raises(FileNotFoundError):
        vault.load(document.consortium, document.file_name)


def test_an_auditor_reads_and_writes_nothing(client, auditor, candidate):
    client.force_login(auditor)
    assert client.get(candidate.get_absolute_url()).status_code == 200
    assert client.post(candidate.get_absolute_url() + "decide/", {"state": "eligible"}).status_code == 403
    assert client.get(candidate.get_absolute_url() + "enter/").status_code == 403
    assert client.get(HOME + "new/").status_code == 403


def test_the_list_takes_eight_queries_whatever_its_length(client, floarea, operation, assoc):
    client.force_login(floarea)
    for n in range(6):
        client.post(
            HOME + "new/",
            told(organisation=assoc.pk, last_name="Pop" + "abcdef"[n], birth_date_day=str(n + 1)),
        )
    client.get(HOME)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(HOME + "?q=pop").content.decode().count('role="rowheader"') == 6
    asked = [q["sql"] for q in queries if "SAVEPOINT" not in q["sql"]]  # BEGIN and COMMIT outside of tests
    assert len(asked) <= 8


def test_control_characters_are_refused(client, elena, candidate):
    client.force_login(elena)
    assert client.get(HOME + "?q=a%00b").status_code == 400


def paper(**more):
    """A small PDF and what is said about it."""
    file = SimpleUploadedFile(
        "act.pdf", b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF", "application/pdf"
    )
    return {"token": str(uuid.uuid4()), "file": file, "title": "Certificat"} | more


def test_a_certificate_is_evidenced_with_its_paper_and_opens_from_the_person(
    client, ana, elena, operation, assoc, cosmina
):
    found = actions.register_participant(
        by=elena, operation=operation, organisation=assoc, person=cosmina, on=DAY, responsible=ana
    )
    client.force_login(elena)
    activity = operation.activities.get(code="A14")
    told = paper(
        kind="records.person_certified", activity=activity.pk, on_day="2", on_month="10", on_year="2024"
    )
    client.post(found.get_absolute_url() + "award/", told)
    document = Document.objects.get()
    client.force_login(ana)
    page = client.get(found.get_absolute_url()).content.decode()
    address = found.get_absolute_url() + f"papers/{document.pk}/"
    assert address in page
    opened = client.get(address)
    assert opened.content.startswith(b"%PDF") and "attachment" in opened["Content-Disposition"]
    assert AccessEntry.objects.filter(user=ana, occasion="document").exists()


def test_a_list_of_several_that_proves_a_fact_opens_from_the_person_and_no_other(
    client, elena, candidate, operation
):
    listed, other = (
        add_document(by=elena, operation=operation, content=paper()["file"].read(), name="a.pdf", title=title)
        for title in ("listed", "other")
    )
    choose(elena, candidate)
    stay = actions.enter(by=elena, participation=candidate, on=DAY)
    link_evidence(by=elena, fact=Fact.objects.about(stay).get(), document=listed)
    client.force_login(elena)
    assert client.get(candidate.get_absolute_url() + f"papers/{listed.pk}/").status_code == 200
    assert client.get(candidate.get_absolute_url() + f"papers/{other.pk}/").status_code == 404


@pytest.mark.parametrize("who", ["bogdan", "ana", "georgi", "mallory"])
def test_whose_paper_it_is_not_finds_nothing(request, client, who, elena, candidate):
    client.force_login(elena)
    client.post(candidate.get_absolute_url() + "paper/", paper(kind="other"))
    address = candidate.get_absolute_url() + f"papers/{Document.objects.get().pk}/"
    client.force_login(request.getfixturevalue(who))
    assert client.get(address).status_code == 404


def test_a_consent_is_written_down_with_its_words(client, elena, candidate):
    client.force_login(elena)
    told = {"token": str(uuid.uuid4()), "purpose": "contact", "language": "ro", "agreed": "on"}
    client.post(candidate.get_absolute_url() + "consent/", told)
    consent = candidate.person.consents.get()
    assert consent.wording
    address = candidate.get_absolute_url() + f"consents/{consent.pk}/withdraw/"
    assert address in client.get(candidate.get_absolute_url()).content.decode()
    client.post(address)
    consent.refresh_from_db()
    assert consent.withdrawn_at is not None
    assert client.get(address).status_code == 404


def test_a_file_that_is_not_what_it_says_is_refused(client, elena, candidate):
    client.force_login(elena)
    wrong = paper(kind="other", file=SimpleUploadedFile("act.pdf", b"<html></html>"))
    page = client.post(candidate.get_absolute_url() + "paper/", wrong)
    assert page.context["form"].errors["file"] and not Document.objects.exists()
