"""Requests of persons about their data: made by the person or for them, answered within the month."""

import datetime as dt
import uuid

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from punte.base.rls import set_local
from punte.base.states import MoveNotAllowed
from punte.people.actions.persons import erase_person
from punte.people.models import Notice, PersonKey, User
from punte.records import deadlines
from punte.records.actions.requests import answer_request, extend_request, make_request, withdraw_request
from punte.records.models import AccessEntry, DataRequest
from punte.records.models.requests import months_after
from tests.cast import staff

TODAY = dt.date(2025, 3, 17)
ROOM = "/records/309187/protection/"


@pytest.fixture
def lidia(operation, assoc):
    """The data-protection officer."""
    return staff("Lidia Câmpean", assoc, "dpo", operation, ["special", "erase"])


@pytest.fixture
def holder(cosmina, operation):
    """Cosmina's own account."""
    user = User.objects.create_user("cosmina@example.org", name="Cosmina", language="en")
    PersonKey.objects.create(user=user, person=cosmina, consortium=operation.consortium)
    return user


@pytest.fixture
def asked(holder, cosmina, lidia):
    return make_request(by=holder, person=cosmina, kind="correction", words="My name is Lakatos.")


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (dt.date(2025, 1, 31), 1, dt.date(2025, 2, 28)),
        (dt.date(2024, 1, 31), 1, dt.date(2024, 2, 29)),
        (dt.date(2025, 3, 17), 1, dt.date(2025, 4, 17)),
        (dt.date(2025, 11, 30), 3, dt.date(2026, 2, 28)),
        (dt.date(2025, 12, 31), 60, dt.date(2030, 12, 31)),
    ],
)
def test_a_month_ends_on_the_same_day_or_the_last(day, months, expected):
    assert months_after(day, months) == expected


def test_a_request_is_due_in_a_month_and_the_officer_is_told(asked, lidia):
    assert (asked.received_on, asked.due_on) == (TODAY, dt.date(2025, 4, 17))
    assert Notice.objects.get(user=lidia).kind == "records.request_received"


def test_the_words_rest_sealed_and_go_with_the_person(asked, elena, cosmina):
    assert b"Lakatos" not in bytes(asked.sealed) and asked.words["asked"] == "My name is Lakatos."
    erase_person(by=elena, person=cosmina)
    assert DataRequest.objects.get(pk=asked.pk).words == {}


def test_the_same_is_not_asked_twice_at_once(asked, holder, cosmina):
    with pytest.raises(ValidationError, match="asked already"):
        make_request(by=holder, person=cosmina, kind="correction")
    assert make_request(by=holder, person=cosmina, kind="access")


def test_nobody_asks_for_somebody_else(holder, ana, mallory, cosmina, lidia):
    for user in (ana, mallory):
        with pytest.raises(PermissionDenied):
            make_request(by=user, person=cosmina, kind="access")


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"kind": "nothing"}, "kind"),
        ({"kind": "access", "words": "x" * 2001}, "words"),
        ({"kind": "access", "received_on": dt.date(2025, 3, 18)}, "received_on"),
    ],
)
def test_bad_input_writes_nothing(lidia, cosmina, told, field):
    with pytest.raises(ValidationError) as refusal:
        make_request(by=lidia, person=cosmina, **told)
    assert field in refusal.value.message_dict and not DataRequest.objects.exists()


def test_two_further_months_are_taken_once_with_a_reason(asked, lidia):
    with pytest.raises(ValidationError, match="why more time"):
        extend_request(by=lidia, request=asked, why=" ")
    extend_request(by=lidia, request=asked, why="The paper is in the archive.")
    assert (asked.state, asked.due_on) == ("extended", dt.date(2025, 6, 17))
    assert asked.words == {"asked": "My name is Lakatos.", "extended": "The paper is in the archive."}
    with pytest.raises(MoveNotAllowed):
        extend_request(by=lidia, request=asked, why="Again.")


def test_after_the_month_no_time_is_taken(lidia, cosmina):
    late = make_request(by=lidia, person=cosmina, kind="access", received_on=dt.date(2025, 2, 1))
    with pytest.raises(ValidationError, match="no longer"):
        extend_request(by=lidia, request=late, why="Too late.")


def test_of_two_who_answer_the_second_is_told(asked, lidia, holder):
    same = DataRequest.objects.get(pk=asked.pk)
    answer_request(by=lidia, request=asked, outcome="answered", answer="Corrected.")
    with pytest.raises(MoveNotAllowed):
        answer_request(by=lidia, request=same, outcome="refused", answer="No.")
    assert Notice.objects.get(user=holder).kind == "records.request_answered"
    with pytest.raises(MoveNotAllowed):
        withdraw_request(by=holder, request=DataRequest.objects.get(pk=asked.pk))


def test_the_officer_is_reminded_once_a_week_before(asked, lidia, operation):
    near = dt.datetime(2025, 4, 11, 9, tzinfo=dt.UTC)
    assert deadlines.remind(operation.consortium, near) == 1
    Notice.objects.update(read_at=near)
    set_local(consortium=operation.consortium_id)
    assert deadlines.remind(operation.consortium, near) == 0


def test_an_extended_request_is_reminded_of_again(asked, lidia, operation):
    near, again = dt.datetime(2025, 4, 11, 9, tzinfo=dt.UTC), dt.datetime(2025, 6, 12, 9, tzinfo=dt.UTC)
    assert deadlines.remind(operation.consortium, near) == 1
    Notice.objects.update(created_at=near)
    set_local(consortium=operation.consortium_id)
    extend_request(by=lidia, request=asked, why="Many papers.")
    assert deadlines.remind(operation.consortium, again) == 1
    set_local(consortium=operation.consortium_id)
    assert deadlines.remind(operation.consortium, again) == 0


def test_a_second_restriction_is_reminded_of_too(cosmina, lidia, operation):
    told = []
    for until in (dt.date(2025, 3, 1), dt.date(2025, 9, 1)):
        type(cosmina).objects.filter(pk=cosmina.pk).update(state="restricted", restricted_until=until)
        day = dt.datetime.combine(until + dt.timedelta(days=1), dt.time(9), dt.UTC)
        for _twice in range(2):
            told.append(deadlines.remind(operation.consortium, day))
            Notice.objects.update(created_at=day)
            set_local(consortium=operation.consortium_id)
    assert told == [1, 0, 1, 0]


def test_the_person_asks_and_reads_the_answer_on_their_own_page(client, holder, cosmina, lidia, operation):
    client.force_login(holder)
    told = {"token": str(uuid.uuid4()), "kind": "restriction", "words": "Until it is settled."}
    for _twice in range(2):
        client.post(f"/me/held/{cosmina.pk}/requests/new/", told)
    set_local(consortium=operation.consortium_id)
    answer_request(
        by=lidia, request=DataRequest.objects.get(), outcome="answered", answer="It is restricted."
    )
    page = client.get("/me/held/").text
    assert "Until it is settled." in page and "It is restricted." in page


def test_the_person_withdraws_their_own_request_only(client, holder, asked, mallory, operation):
    address = f"/me/held/requests/{asked.pk}/withdraw/"
    client.force_login(mallory)
    assert client.post(address).status_code == 404
    client.force_login(holder)
    client.post(address)
    set_local(consortium=operation.consortium_id)
    assert DataRequest.objects.get().state == "withdrawn"


def test_the_officer_writes_down_extends_and_answers_on_screen(client, lidia, cosmina, operation):
    client.force_login(lidia)
    told = {"person": cosmina.pk, "kind": "access", "received_on_day": 10, "received_on_month": 3}
    told |= {"received_on_year": 2025, "words": "By letter.", "token": str(uuid.uuid4())}
    client.post(ROOM + "requests/new/", told)
    set_local(consortium=operation.consortium_id)
    found = DataRequest.objects.get()
    address = f"{ROOM}requests/{found.pk}/"
    assert "By letter." in client.get(address).text
    set_local(consortium=operation.consortium_id)
    assert AccessEntry.objects.filter(person=cosmina, user=lidia, reason="request").exists()
    client.post(address + "extend/", {"why": "Much to look through.", "token": str(uuid.uuid4())})
    answer = {"outcome": "answered", "answer": "Here it is.", "token": str(uuid.uuid4())}
    client.post(address + "answer/", answer)
    page = client.get(address).text
    assert "Much to look through." in page and "Here it is." in page
    assert client.get(address + "answer/").status_code == 404
    assert "Nothing waits" in client.get(ROOM).text
    assert f"person no. {cosmina.pk}" in client.get(ROOM + "requests/?state=all").text


def test_a_number_nobody_has_is_refused_in_words(client, lidia, operation):
    client.force_login(lidia)
    assert "Nobody has this number here." in client.get(ROOM + "?person=99999999").text


def test_others_do_not_enter_the_room(client, ana, bogdan, auditor, georgi, mallory):
    for user, status in ((ana, 403), (bogdan, 403), (auditor, 403), (georgi, 403), (mallory, 404)):
        client.force_login(user)
        assert client.get(ROOM).status_code == status


def test_the_log_is_searched_by_person_colleague_and_day(client, lidia, asked, cosmina, ana, operation):
    from punte.records.actions.access import log_access

    log_access(by=ana, person=cosmina, occasion="number", reason="card shown")
    client.force_login(lidia)
    assert "card shown" in client.get(f"{ROOM}access/?person={cosmina.pk}").text
    assert "card shown" in client.get(f"{ROOM}access/?user={ana.pk}").text
    assert "card shown" not in client.get(f"{ROOM}access/?user={ana.pk}&occasion=file").text
    day = "&on_day=1&on_month=1&on_year=2020"
    assert "card shown" not in client.get(f"{ROOM}access/?person={cosmina.pk}{day}").text


def test_the_register_is_read_in_three_languages(client, lidia, operation):
    client.force_login(lidia)
    assert "Knowing who takes part" in client.get(ROOM + "register/").text
    assert "Identificarea persoanelor" in client.get(ROOM + "register/?print=ro").text
    assert "Установяване кой участва" in client.get(ROOM + "register/?print=bg").text
