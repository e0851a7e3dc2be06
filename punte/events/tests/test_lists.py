"""Registering by list: looked through first, then everybody at once; participants by their number, guests otherwise."""

import io
import uuid
import zipfile
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import Workbook, load_workbook

from punte.base.permissions import Refused
from punte.base.states import MoveNotAllowed
from punte.events.actions.events import change_event
from punte.events.actions.lists import apply_list, discard_list, planned, throw_away_old_lists, upload_list
from punte.events.models import Event, RegistrationList
from punte.organisations.models import Organisation
from punte.participation.actions.persons import register_new_person
from punte.people.models import User
from punte.projects.models import Operation

HEAD = "Nume;Prenume;Număr personal;E-mail;Telefon;Nevoi"
CNP = "2900101240018"


def table(*rows: str) -> bytes:
    return "\n".join([HEAD, *rows]).encode()


@pytest.fixture
def number_head(operation: Operation) -> str:
    from punte.events.list_reading import layout_of

    return layout_of(operation.indicator_set).columns["national_number"].title("ro")


@pytest.fixture
def rows(number_head: str) -> Any:
    def made(*lines: str) -> bytes:
        return "\n".join([HEAD.replace("Număr personal", number_head), *lines]).encode()

    return made


def valid_cnp() -> str:
    from stdnum.ro import cnp

    start = "290010124001"
    return start + cnp.calc_check_digit(start)


@pytest.fixture
def known(elena: User, operation: Operation, assoc: Organisation) -> Any:
    import datetime as dt

    return register_new_person(
        by=elena, operation=operation, organisation=assoc, on=dt.date(2025, 1, 15), responsible=elena,
        told={
            "first_name": "Ioana", "last_name": "Pop", "birth_date": dt.date(1990, 1, 1), "sex": "woman",
            "number": valid_cnp(), "number_kind": "cnp",
        },
    ).person  # fmt: skip


def upload(by: User, event: Event, content: bytes) -> RegistrationList:
    return upload_list(by=by, event=event, name="list.csv", content=content)


def test_each_row_says_what_would_happen_before_anybody_is_registered(
    elena: User, event: Event, known: Any, rows: Any
) -> None:
    change_event(by=elena, event=event, version=1, capacity=2)
    content = rows(
        f"Pop;Ioana;{valid_cnp()};;;",
        "Rus;Vasile;;vasile@example.org;;a ramp",
        "Man;Viorica;;;0262 123456;",
        "Rus;Vasile;;vasile@example.org;;",
        "=1+1;Ana;;not-an-address;;",
        ";Ilie;123;;;",
    )
    found = upload(elena, event, content)
    plans = planned(elena, found)
    assert [p.plan for p in plans] == ["register", "register", "wait", "problem", "problem", "problem"]
    assert plans[0].person == known.pk
    assert plans[3].problems == [("last_name", "twice")] and plans[3].row == 5
    assert set(plans[4].problems) == {("last_name", "formula"), ("email", "email_shape")}
    assert ("last_name", "missing") in plans[5].problems
    assert not event.registrations.exists()
    assert b"Vasile" not in bytes(found.sealed or b"")


def test_everybody_is_registered_at_once_and_the_rows_are_gone(
    client: Client, elena: User, event: Event, known: Any, rows: Any
) -> None:
    client.force_login(elena)
    base = f"/events/309187/{event.pk}/lists/"
    content = rows(f"Pop;Ioana;{valid_cnp()};;;", "Rus;Vasile;;vasile@example.org;;a ramp", "=x;y;;;;")
    file = SimpleUploadedFile("people.csv", content)
    answer = client.post(base, {"token": uuid.uuid4(), "file": file})
    page = client.get(answer["Location"]).content.decode()
    assert "Formulas are not evaluated" in page and "participant" in page and "guest" in page
    client.post(f"{answer['Location']}apply/")
    found = RegistrationList.objects.get()
    assert (found.state, found.registered, found.left_out, found.sealed) == ("applied", 2, 1, None)
    assert {r.name for r in event.registrations.all()} == {"Pop Ioana", "Rus Vasile"}
    assert {r.source for r in event.registrations.all()} == {"list"}
    assert event.registrations.get(person=known).assisted_by == elena
    page = client.post(f"{answer['Location']}apply/", follow=True).content.decode()
    assert "somebody was here before you" in page
    again = upload(elena, event, content)
    assert [p.plan for p in planned(elena, again)] == ["known", "known", "problem"]


def test_the_letters_go_out_in_the_background(elena: User, event: Event, rows: Any, mailoutbox: Any) -> None:
    from punte.base.rls import set_local
    from punte.events.jobs import write_to_listed

    apply_list(by=elena, found=upload(elena, event, rows("Rus;Vasile;;vasile@example.org;;")))
    made = list(event.registrations.values_list("pk", flat=True))
    assert write_to_listed(event.consortium_id, made) == 1
    set_local(consortium=event.consortium_id)


def test_of_two_who_apply_it_the_second_is_told(elena: User, event: Event, rows: Any) -> None:
    found = upload(elena, event, rows("Rus;Vasile;;;;"))
    twin = RegistrationList.objects.select_related("event__operation__consortium").get(pk=found.pk)
    apply_list(by=elena, found=found)
    with pytest.raises(MoveNotAllowed):
        apply_list(by=elena, found=twin)
    assert event.registrations.count() == 1


def test_a_discarded_list_registers_nobody(client: Client, elena: User, event: Event, rows: Any) -> None:
    found = upload(elena, event, rows("Rus;Vasile;;;;"))
    client.force_login(elena)
    client.post(f"/events/309187/{event.pk}/lists/{found.pk}/discard/")
    found.refresh_from_db()
    assert (found.state, found.sealed) == ("discarded", None) and not event.registrations.exists()


def test_a_list_nobody_applied_for_a_week_is_thrown_away(
    elena: User, event: Event, operation: Operation, rows: Any
) -> None:
    import datetime as dt

    from django.utils import timezone

    upload(elena, event, rows("Rus;Vasile;;;;"))
    assert throw_away_old_lists(operation) == 0
    RegistrationList.objects.update(uploaded_at=timezone.now() - dt.timedelta(days=8))
    assert throw_away_old_lists(operation) == 1


def bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("xl/workbook.xml", b"<workbook/>")
        parts.writestr("xl/worksheets/sheet1.xml", b" " * 60_000_000)
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (bomb(), "unpack to far more"),
        (b"", "empty"),
        (b"%PDF-1.7 not a list", "PDF"),
        (b"PK\x03\x04 broken", "damaged"),
        (b"a;b\n1;2\n", "headers"),
        (("Nume;Prenume\n" + "Rus;Vasile\n" * 501).encode(), "more than 500 rows"),
        (b"x" * (5 * 1024 * 1024 + 1), "larger than 5 MB"),
    ],
)
def test_what_is_no_list_is_refused_whole(
    client: Client, elena: User, event: Event, content: bytes, said: str
) -> None:
    client.force_login(elena)
    file = SimpleUploadedFile("list.xlsx", content)
    page = client.post(f"/events/309187/{event.pk}/lists/", {"token": uuid.uuid4(), "file": file})
    assert page.status_code == 200 and said in page.content.decode()
    assert not RegistrationList.objects.exists()


def test_a_workbook_is_read_like_a_text_table(elena: User, event: Event) -> None:
    book, out = Workbook(), io.BytesIO()
    book.active.append(["Фамилия", "Име", "Нужди"])
    book.active.append(["Иванова", "Мария", "=HYPERLINK(1)"])
    book.active.append(["Иванова", "Петя", "рампа"])
    book.save(out)
    plans = planned(elena, upload(elena, event, out.getvalue()))
    assert [(p.name, p.plan) for p in plans] == [("Иванова Мария", "problem"), ("Иванова Петя", "register")]


@pytest.mark.parametrize("language", ["ro", "bg", "en"])
def test_the_template_comes_in_three_languages_and_is_read_back(
    client: Client, elena: User, event: Event, language: str
) -> None:
    client.force_login(elena)
    base = f"/events/309187/{event.pk}/lists/template/{language}"
    book = load_workbook(io.BytesIO(client.get(f"{base}.xlsx").content))
    heads = [c.value.rstrip(" *") for c in book.worksheets[0][1]]
    assert len(heads) == 8
    plain = client.get(f"{base}.csv").content + b"Rus;Vasile;;;;;;\r\n"
    assert [p.plan for p in planned(elena, upload(elena, event, plain))] == ["register"]
    assert client.get(f"/events/309187/{event.pk}/lists/template/de.xlsx").status_code == 404


def test_nobody_reads_another_ones_list(
    client: Client, elena: User, georgi: User, hristo: User, mallory: User, event: Event, rows: Any
) -> None:
    found = upload(elena, event, rows("Rus;Vasile;;;;"))
    address = f"/events/309187/{event.pk}/lists/{found.pk}/"
    for user in (georgi, mallory):
        client.force_login(user)
        assert client.get(address).status_code == 404
        assert client.post(f"{address}apply/").status_code == 404
    for user in (georgi, hristo):
        with pytest.raises(Refused):
            apply_list(by=user, found=found)
        with pytest.raises(Refused):
            discard_list(by=user, found=found)
    with pytest.raises(Refused):
        upload_list(by=hristo, event=event, name="list.csv", content=b"")


def test_a_counsellor_lists_others_people_as_guests(
    ana: User, elena: User, event: Event, known: Any, rows: Any
) -> None:
    """What a number belongs to is not told to who does not accompany the person."""
    plans = planned(ana, upload(ana, event, rows(f"Pop;Ioana;{valid_cnp()};;;")))
    assert plans[0].person is None and plans[0].plan == "register"
    assert planned(elena, upload(elena, event, rows(f"Pop;Ioana;{valid_cnp()};;;")))[0].person == known.pk


def test_nobody_is_listed_for_what_is_over(elena: User, event: Event, rows: Any) -> None:
    from punte.events.actions.events import cancel_event

    found = upload(elena, event, rows("Rus;Vasile;;;;"))
    cancel_event(by=elena, event=event, reason="Snow")
    found.event.refresh_from_db()
    with pytest.raises(ValidationError, match="over"):
        apply_list(by=elena, found=found)


def test_two_rows_of_one_name_without_an_address_are_two_guests(elena: User, event: Event, rows: Any) -> None:
    found = upload(elena, event, rows("Rus;Vasile;;;;", "Rus;Vasile;;;;"))
    assert [p.plan for p in planned(elena, found)] == ["register", "register"]
    apply_list(by=elena, found=found)
    assert [r.name for r in event.registrations.all()] == ["Rus Vasile", "Rus Vasile"]
