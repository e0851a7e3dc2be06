"""A person asks what is held, restricts, is erased: afterwards nothing of theirs is found in any table, file, history
row, search row or log, and what was counted stays counted."""

import datetime as dt
import io
import json
import re
import zipfile
import zlib
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection

from punte.base.rls import set_local
from punte.jobs.actions.cvs import add_experience, begin_cv, write_statement
from punte.participation.actions import imports, participations
from punte.participation.actions.persons import (
    erase_participant,
    lift_participant,
    register_new_person,
    restrict_participant,
)
from punte.participation.actions.proofs import bring_paper
from punte.participation.actions.special import save_special
from punte.participation.models import ImportBatch, ImportRow, Participation
from punte.participation.tests.test_import_lists import as_csv, as_xlsx, romanian_number, row
from punte.people.actions.accounts import Proven, make_account
from punte.people.actions.claims import make_claim
from punte.people.actions.persons import correct_identity, save_contact
from punte.people.models import Person, PersonName, User
from punte.records import holdings, vault
from punte.records.actions.consents import give_consent
from punte.records.actions.requests import answer_request, make_request
from punte.records.models import DataRequest, Document, Fact
from tests.cast import choose
from tests.security.world import pdf

NAME, FIRST = "Canarescuwyxz", "Zuvelina"
NUMBER = romanian_number(serial=77)
PHONE, MAIL = "0777 314 159", "zuvelina.canarescuwyxz@example.org"
MARKS = (NAME.lower(), FIRST.lower(), NUMBER, PHONE, PHONE.replace(" ", ""), MAIL)
DAY = dt.date(2024, 9, 2)


@pytest.fixture(autouse=True)
def media(settings: Any, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def known(operation: Any, elena: User, ana: User, assoc: Any) -> Participation:
    """Somebody with something in every corner: a list, papers, special categories, consents, an account, requests."""
    told = {"first_name": FIRST, "last_name": NAME, "birth_date": dt.date(1990, 5, 14), "sex": "woman"}
    told |= {"number": NUMBER, "number_kind": "cnp"}
    found = register_new_person(
        by=elena, operation=operation, organisation=assoc, on=DAY, told=told, labour="inactive", sex="woman",
        responsible=ana,
    )  # fmt: skip
    save_contact(by=elena, person=found.person, contact={"phone": PHONE, "email": MAIL}, safe=True)
    save_contact(by=elena, person=found.person, contact={"phone": PHONE, "email": MAIL}, safe=False)
    correct_identity(by=elena, person=found.person, first_name=f"{FIRST} Ana")
    correct_identity(by=elena, person=found.person, first_name=FIRST)
    save_special(by=elena, participation=found, answers={"roma": "yes"})
    bring_paper(
        by=elena, participation=found, proves=None, content=pdf(f"Of {NAME}"), name="a.pdf",
        title=f"Form of {NAME}", kind="registration",
    )  # fmt: skip
    choose(elena, found)
    participations.enter(by=elena, participation=found, on=DAY)
    give_consent(
        by=elena, person=found.person, basis="consent", purpose="contact", wording="Yes", language="en"
    )
    cv = begin_cv(by=elena, person=found.person, agreed=True)
    add_experience(
        by=elena, cv=cv, kind="work", title=f"Work of {NAME}", since=(2019, 5), text=f"Call {PHONE}"
    )
    write_statement(by=elena, cv=cv, version=1, statement=f"I am {FIRST} {NAME}.")
    _import(operation, elena, assoc)
    return Participation.objects.get(pk=found.pk)


def _import(operation: Any, elena: User, assoc: Any) -> None:
    """Two lists that tell of them once more, beside somebody else: one applied, one only checked."""
    theirs = row(last_name=NAME, first_name=FIRST, national_number=NUMBER, phone=PHONE, email=MAIL)
    other = row(last_name="Altcineva", first_name="Ioana", national_number=romanian_number(serial=5))
    for number, content in enumerate((as_xlsx(theirs, other), as_csv(theirs, other))):
        batch = imports.upload_import(
            by=elena, operation=operation, organisation=assoc, name=f"lista{number}", content=content
        )
        imports.check_import(by=elena, batch=batch)
        batch.refresh_from_db()
        if not number:
            imports.apply_import(by=elena, batch=batch)


@pytest.fixture
def account(known: Participation, elena: User) -> User:
    """Their own account, made with a mailbox and a claim code."""
    code = make_claim(by=elena, person=known.person)
    return make_account(
        proven=Proven(f"{FIRST} {NAME}", MAIL), code=code, password="a long pass phrase 77", language="en"
    )


def tables_with(marks: tuple[str, ...]) -> list[str]:
    """Every table of the database with a row in which a mark can be read, as text or in bytes."""
    found = []
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        names = [name for (name,) in cursor.fetchall()]
        for name in sorted(names):
            forms = [f"%{m}%" for mark in marks for m in (mark, mark.encode().hex())]
            cursor.execute(
                f'SELECT count(*) FROM "{name}" AS t WHERE lower(t::text) LIKE ANY (%s)',
                [forms],
            )
            found += [name] if cursor.fetchone()[0] else []
    return found


def sealed_with(marks: tuple[str, ...]) -> list[str]:
    """Every sealed row that a key we still have opens onto a mark."""
    found = []
    for model in apps.get_models():
        if model._meta.managed and any(f.name == "sealed" for f in model._meta.concrete_fields):
            for one in model._default_manager.all():
                opened = json.dumps(holdings._opened(one), cls=DjangoJSONEncoder, ensure_ascii=False).lower()
                found += [model._meta.label] if any(m in opened for m in marks) else []
    for batch in ImportBatch.objects.exclude(sealed_file=None):
        text = _readable(imports.content_of(batch)).lower()
        found += ["participation.ImportBatch"] if any(m in text for m in marks) else []
    return found


def files_with(marks: tuple[str, ...], media: Path, consortium: Any) -> list[str]:
    """Every sealed file of the vault that opens onto a mark: packed parts and streams unpacked."""
    found = []
    for path in (media / "documents").glob("??/*"):
        text = _readable(vault.load(consortium, path.name)).lower()
        found += [path.name] if any(m in text for m in marks) else []
    return found


def _readable(content: bytes) -> str:
    parts = [content]
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts += [package.read(name) for name in package.namelist()]
    for stream in re.findall(rb"stream\n(.*?)\nendstream", content, re.DOTALL):
        parts.append(zlib.decompress(stream))
    return b"\n".join(parts).decode("utf-8", "ignore")


def test_everything_that_is_held_is_in_the_copy(
    client: Any, account: User, known: Participation, operation: Any
) -> None:
    client.force_login(account)
    page = client.post(f"/me/held/{known.person_id}/copy/")
    with zipfile.ZipFile(io.BytesIO(page.content)) as archive:
        data = json.loads(archive.read("data.json"))
        page_text = archive.read("what-is-held.html").decode()
        papers = [name for name in archive.namelist() if name.startswith("papers/")]
    held = data["tables"]
    assert held["people.nationalnumber"][0]["content"]["number"] == NUMBER
    assert held["participation.specialcategory"][0]["content"]["roma"] == "yes"
    assert NAME in [row["content"].get("last_name") for row in held["participation.importrow"]]
    assert held["people.user"][0]["email"] == MAIL and "password" not in held["people.user"][0]
    assert {"people.identityevent", "records.fact", "records.accessentry", "records.consent"} <= set(held)
    assert papers and NAME in page_text and PHONE in page_text
    assert NUMBER not in page_text


def test_the_page_of_the_copy_is_in_words_and_keeps_the_password_to_itself(
    client: Any, account: User, known: Participation
) -> None:
    client.force_login(account)
    page = client.post(f"/me/held/{known.person_id}/copy/")
    with zipfile.ZipFile(io.BytesIO(page.content)) as archive:
        told = dict(re.findall("<dt>(.*?)</dt><dd>(.*?)</dd>", archive.read("what-is-held.html").decode()))
    assert {"Family name", "Date of birth", "Sex", "Roma", "By whom"} <= set(told)
    assert told["Date of birth"] == "14\u00a0May\u00a01990" and told["Sex"] == "woman"
    assert not [name for name in told if "_" in name or name in ("Id", "Password", "User")]
    assert account.password not in told.values()


def test_the_copy_made_by_an_officer_holds_no_national_number(
    client: Any, elena: User, known: Participation
) -> None:
    client.force_login(elena)
    page = client.post(f"/records/309187/protection/persons/{known.person_id}/copy/")
    with zipfile.ZipFile(io.BytesIO(page.content)) as archive:
        texts = [archive.read(n).decode() for n in archive.namelist() if n.endswith((".json", ".html"))]
    assert NAME in "".join(texts) and NUMBER not in "".join(texts)


def test_the_marks_are_there_before(known: Participation, account: User, media: Path, operation: Any) -> None:
    """So that finding none afterwards proves something."""
    set_local(consortium=operation.consortium_id, special="read")
    assert {"people_personname", "records_document", "people_user"} <= set(tables_with(MARKS))
    sealed = {"people.Identity", "people.Contact", "participation.ImportRow", "participation.ImportBatch"}
    assert sealed <= set(sealed_with(MARKS))
    assert len(files_with(MARKS, media, operation.consortium)) == 2


def test_while_restricted_nobody_finds_them_by_name_and_lifting_brings_the_name_back(
    client: Any, ana: User, elena: User, known: Participation, operation: Any
) -> None:
    restrict_participant(by=elena, participation=known, until=dt.date(2030, 12, 31))
    assert PersonName.objects.get(person=known.person).folded == ""
    client.force_login(ana)
    for address in ("/participation/309187/participants/", known.get_absolute_url()):
        page = client.get(address).text
        assert NAME not in page and PHONE not in page and f"Person no. {known.person_id}" in page
    assert client.post(known.get_absolute_url(), {"reason": "I want to"}).text.count(NAME) == 0
    set_local(consortium=operation.consortium_id)
    lift_participant(by=elena, participation=known, reason="corrected")
    assert NAME in client.get("/participation/309187/participants/").text


def test_nothing_of_an_erased_person_is_found_and_counts_hold(
    known: Participation,
    account: User,
    elena: User,
    operation: Any,
    media: Path,
    django_capture_on_commit_callbacks: Any,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    set_local(consortium=operation.consortium_id)
    asked = make_request(by=account, person=known.person, kind="erasure", words=f"Erase {NAME}, {PHONE}")
    answer_request(by=elena, request=asked, outcome="answered", answer=f"Done, {NAME}.")
    facts = Fact.objects.filter(person=known.person_id).count()
    restrict_participant(by=elena, participation=known, until=dt.date(2030, 12, 31))
    known.refresh_from_db()
    with django_capture_on_commit_callbacks(execute=True):
        erase_participant(by=elena, participation=known, ground="ordered")
    set_local(consortium=operation.consortium_id, special="read")
    assert tables_with(MARKS) == []
    assert sealed_with(MARKS) == []
    assert files_with(MARKS, media, operation.consortium) == []
    assert [m for m in MARKS if m in (caplog.text + "".join(capfd.readouterr())).lower()] == []
    assert Fact.objects.filter(person=known.person_id).count() == facts > 0
    assert Person.objects.get(pk=known.person_id).state == "erased"
    assert DataRequest.objects.get(pk=asked.pk).words == {}


def test_the_list_is_written_anew_and_keeps_everybody_else(
    known: Participation, elena: User, operation: Any, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        erase_participant(by=elena, participation=known, ground="ordered")
    paper = Document.objects.get(kind="import")
    content = _readable(vault.load(operation.consortium, paper.file_name))
    assert paper.state == "accepted" and "Altcineva" in content and NAME not in content
    waiting = ImportBatch.objects.exclude(sealed_file=None).get()
    assert "Altcineva" in _readable(imports.content_of(waiting))
    assert ImportRow.objects.filter(batch=waiting).exclude(sealed=b"").count() == 1


def test_the_account_of_somebody_erased_opens_nothing(
    client: Any, known: Participation, account: User, elena: User, operation: Any
) -> None:
    client.force_login(account)
    assert client.get("/me/held/").status_code == 200
    set_local(consortium=operation.consortium_id)
    erase_participant(by=elena, participation=known, ground="ordered")
    account.refresh_from_db()
    assert not account.is_active and MAIL not in account.email and account.name == ""
    assert client.get("/me/held/").status_code == 302


def test_an_account_that_also_belongs_to_a_colleague_stays(
    known: Participation, account: User, elena: User, assoc: Any
) -> None:
    account.roles.create(organisation=assoc, role="trainer", since=DAY)
    erase_participant(by=elena, participation=known, ground="ordered")
    account.refresh_from_db()
    assert account.is_active and account.email == MAIL


def test_each_sealed_table_can_be_opened_for_the_person_it_is_about() -> None:
    """A new sealed table without an opener would be missing from the copy."""
    from punte.people.models.persons import Sealed
    from punte.records import processing, protection

    closed = [
        t.label
        for t in processing.tables()
        if t.paths
        and any(f.name == "sealed" for f in t.model._meta.concrete_fields)
        and not issubclass(t.model, Sealed)
        and not holdings._history_of(t.model())
        and t.model not in {*protection.openers(), DataRequest}
    ]
    assert closed == []
