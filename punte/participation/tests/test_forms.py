"""The registration form: made from what is stored, signed on the screen or on paper, found again by its code."""

import datetime as dt
import errno
import uuid

import pikepdf
import pypdfium2
import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from punte.participation.actions import forms as actions
from punte.participation.actions.participations import change_situation, register_participant
from punte.participation.actions.persons import erase_participant, restrict_participant
from punte.participation.actions.special import save_special
from punte.participation.models import RegistrationForm
from punte.participation.registration import codes
from punte.participation.registration.drawing import strokes_of
from punte.people.actions.claims import make_claim, redeem_claim
from punte.people.models import User
from punte.records import vault
from punte.records.actions.documents import keep_signed
from punte.records.models import AccessEntry, Document

DAY = dt.date(2024, 9, 2)
TODAY = dt.date(2025, 3, 17)
PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF"


@pytest.fixture
def participant(elena, ana, operation, assoc, cosmina):
    return register_participant(
        by=elena, operation=operation, organisation=assoc, person=cosmina, on=DAY, sex="woman", age=34,
        labour="inactive", education=2, studies="none", responsible=ana,
    )  # fmt: skip


@pytest.fixture
def form(ana, participant):
    return actions.generate_form(by=ana, participation=participant, language="ro")


def home(participant):
    return f"/participation/309187/participants/{participant.pk}/form/"


def words_of(pdf):
    document = pypdfium2.PdfDocument(pdf)
    text = "\n".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return text


def scan(by, participant, code, **changes):
    told = {"content": PDF, "name": "scan.pdf", "signed_on": TODAY} | changes
    return actions.sign_on_paper(by=by, participation=participant, code=code, **told)


def as_cosmina(participant, elena):
    user = User.objects.create_user("cosmina@example.org", name="Cosmina", language="ro")
    redeem_claim(by=user, code=make_claim(by=elena, person=participant.person))
    return user


# Codes


def test_a_code_is_read_however_it_is_typed():
    code = codes.new_code()
    for typed in (code, code.lower(), f" {code[:4]} - {code[4:]} ", f"{code[:4]}-{code[4:]}"):
        assert codes.read_code(typed) == code
    assert codes.code_in_name(f"IMG 2024 {code[:4]}-{code[4:]} final.pdf") == code
    assert codes.code_in_name("scan final 2024.pdf") is None


def test_every_wrong_and_every_swapped_character_is_noticed():
    code = codes.new_code()
    for at in range(8):
        for other in set(codes.ALPHABET) - {code[at]}:
            assert codes.read_code(code[:at] + other + code[at + 1 :]) is None
    for a in range(8):
        for b in range(a + 1, 8):
            swapped = list(code)
            swapped[a], swapped[b] = swapped[b], swapped[a]
            assert code[a] == code[b] or codes.read_code("".join(swapped)) is None


def test_a_drawing_is_numbers_within_the_field_or_nothing():
    assert strokes_of("") == []
    assert strokes_of("1,2 3,4;600,200 5,6") == ["1,2 3,4", "600,200 5,6"]
    for wrong in ("<svg>", "1,2 601,4", "1,2 3", "a,b", "1,2;" * 20_000):
        assert strokes_of(wrong) is None


# What it shows


@pytest.mark.parametrize("language", ["ro", "bg", "en"])
def test_the_form_says_what_is_stored_in_each_language(elena, participant, language):
    form = actions.generate_form(by=elena, participation=participant, language=language)
    pdf = actions.open_form(by=elena, form=form)
    said = {
        "ro": ("Formular de înregistrare", "Situația dumneavoastră", "gimnaziu (ISCED 2)", "14 mai 1990"),
        "bg": ("Регистрационна карта", "Вашето положение", "прогимназиално", "14 май 1990"),
        "en": ("Registration form", "Your situation", "lower secondary school (ISCED 2)", "14 May 1990"),
    }
    text = words_of(pdf).replace("\u00a0", " ")
    assert all(words in text for words in said[language])
    assert "Lăcătuș" in text and form.written_code in text
    with pikepdf.open(__import__("io").BytesIO(pdf)) as opened:
        assert opened.Root.Lang == language and "/StructTreeRoot" in opened.Root


def test_the_same_form_gives_the_same_bytes(elena, form, ana):
    assert actions.open_form(by=ana, form=form) == actions.open_form(by=ana, form=form)


def test_special_categories_are_printed_only_for_who_has_the_right(elena, ana, participant):
    save_special(by=elena, participation=participant, answers={"disability": "declined", "roma": "yes"})
    plain = actions.generate_form(by=ana, participation=participant, language="en")
    text = words_of(actions.open_form(by=ana, form=plain))
    assert "kept apart" in text and "does not wish to say" not in text
    full = actions.generate_form(by=elena, participation=participant, language="en")
    text = words_of(actions.open_form(by=elena, form=full))
    assert "does not wish to say" in text and "not asked" in text
    with pytest.raises(PermissionDenied):
        actions.open_form(by=ana, form=full)
    with pytest.raises(PermissionDenied):
        actions.sign_on_screen(by=ana, form=full, name="Cosmina Lăcătuș")
    with pytest.raises(ValidationError, match="special categories"):
        actions.generate_form(by=ana, participation=participant, language="en")
    assert RegistrationForm.objects.living().get() == full


def test_household_questions_stand_only_where_the_period_asks_them(elena, participant, operation):
    form = actions.generate_form(by=elena, participation=participant, language="en")
    assert "Your household" not in words_of(actions.open_form(by=elena, form=form))
    operation.indicator_set = "2014-2020"
    participant.operation = operation
    form = actions.generate_form(by=elena, participation=participant, language="en")
    assert "Your household" in words_of(actions.open_form(by=elena, form=form))


def test_no_digit_of_the_national_number_is_printed(elena, operation, assoc):
    from punte.participation.actions.persons import register_new_person

    found = register_new_person(
        by=elena, operation=operation, organisation=assoc, on=DAY,
        told={"first_name": "Ioana", "last_name": "Pop", "number": "2900514240011", "number_kind": "cnp",
              "birth_date": dt.date(1990, 5, 14)},
    )  # fmt: skip
    form = actions.generate_form(by=elena, participation=found, language="en")
    text = words_of(actions.open_form(by=elena, form=form))
    assert "on file and checked" in text and "240011" not in text


# On the screen


def test_the_person_signs_on_the_counsellors_device(client, ana, participant, form):
    client.force_login(ana)
    page = client.get(f"{home(participant)}{form.pk}/sign/").content.decode()
    assert "Situația dumneavoastră la intrare" in page and "Am citit acest formular" in page
    answer = client.post(
        f"{home(participant)}{form.pk}/sign/",
        {"token": uuid.uuid4(), "read": "on", "name": "cosmina lacatus", "drawing": "1,2 30,40;50,60 70,80"},
    )
    form.refresh_from_db()
    assert answer.status_code == 302 and (form.state, form.way, form.witness) == ("signed", "screen", ana)
    text = words_of(client.get(f"{home(participant)}{form.pk}/download/").content)
    assert "cosmina lacatus" in text and "Ana Mureșan" in text and "Semnat pe ecran" in text
    assert form.document.kind == "registration" and form.document.person == participant.person


def test_the_name_must_be_the_persons_and_what_was_typed_is_kept(client, ana, participant, form):
    client.force_login(ana)
    sent = {"token": uuid.uuid4(), "read": "on", "name": "Maria Pop", "drawing": "1,2 3,4"}
    page = client.post(f"{home(participant)}{form.pk}/sign/", sent)
    assert "as it stands in the form" in str(page.context["form"].errors["name"])
    assert 'value="Maria Pop"' in page.content.decode() and 'value="1,2 3,4"' in page.content.decode()
    page = client.post(f"{home(participant)}{form.pk}/sign/", {"token": uuid.uuid4(), "name": ""})
    assert {"read", "name"} <= set(page.context["form"].errors)
    assert RegistrationForm.objects.get().state == "generated" and not Document.objects.exists()


def test_a_second_sending_signs_once(client, ana, participant, form):
    client.force_login(ana)
    sent = {"token": str(uuid.uuid4()), "read": "on", "name": "Cosmina Lăcătuș"}
    for _time in range(2):
        client.post(f"{home(participant)}{form.pk}/sign/", sent)
    assert Document.objects.count() == 1


def test_of_two_who_sign_at_once_the_second_is_told(ana, elena, form):
    again = RegistrationForm.objects.select_related("participation__person").get(pk=form.pk)
    actions.sign_on_screen(by=ana, form=form, name="Cosmina Lăcătuș")
    with pytest.raises(ValidationError, match="signed already"):
        actions.sign_on_screen(by=elena, form=again, name="Cosmina Lăcătuș")
    with pytest.raises(ValidationError, match="signed already"):
        scan(elena, form.participation, form.code)
    assert Document.objects.count() == 1


def test_the_person_signs_alone_from_their_own_account(elena, participant, form):
    cosmina = as_cosmina(participant, elena)
    signed = actions.sign_on_screen(by=cosmina, form=form, name="Lăcătuș Cosmina")
    assert signed.witness is None and signed.document.uploaded_by == cosmina
    assert "din contul propriu" in words_of(actions.open_form(by=cosmina, form=signed))


def test_who_is_a_minor_signs_on_paper(elena, operation, assoc):
    from punte.participation.actions.persons import register_new_person

    told = {"first_name": "Ioana", "last_name": "Pop", "birth_date": dt.date(2008, 1, 1)}
    found = register_new_person(by=elena, operation=operation, organisation=assoc, on=DAY, told=told)
    form = actions.generate_form(by=elena, participation=found, language="en")
    assert "Parent or guardian" in words_of(actions.open_form(by=elena, form=form))
    with pytest.raises(ValidationError, match="younger than 18"):
        actions.sign_on_screen(by=elena, form=form, name="Ioana Pop")


# When the data change


def test_a_form_whose_data_changed_is_neither_signed_nor_printed(client, ana, elena, participant, form):
    change_situation(by=elena, participation=participant, version=participant.version, labour="employed")
    client.force_login(ana)
    page = client.get(home(participant)).content.decode()
    assert "out of date" in page
    with pytest.raises(ValidationError, match="has changed since"):
        actions.sign_on_screen(by=ana, form=RegistrationForm.objects.get(), name="Cosmina Lăcătuș")
    answer = client.get(f"{home(participant)}{form.pk}/sign/", follow=True)
    assert "has changed since" in answer.content.decode()
    assert RegistrationForm.objects.get().state == "superseded"
    actions.supersede_form(by=ana, form=form)  # once more changes nothing


def test_who_only_reads_is_told_that_a_form_is_out_of_date(client, ana, elena, auditor, participant, form):
    change_situation(by=elena, participation=participant, version=participant.version, labour="employed")
    client.force_login(auditor)
    answer = client.get(f"{home(participant)}{form.pk}/download/", follow=True)
    assert "has changed since" in answer.content.decode()
    assert RegistrationForm.objects.get().state == form.state


def test_a_signed_form_that_cannot_be_read_is_told_so(client, ana, participant, form):
    signed = actions.sign_on_screen(by=ana, form=form, name="Cosmina Lăcătuș")
    vault.discard(signed.document.file_name)
    client.force_login(ana)
    answer = client.get(f"{home(participant)}{form.pk}/download/")
    assert answer.status_code == 500 and "cannot be opened" in answer.content.decode()


def test_a_new_form_supersedes_the_one_before_and_the_signed_paper_stays(client, ana, participant, form):
    actions.sign_on_screen(by=ana, form=form, name="Cosmina Lăcătuș")
    client.force_login(ana)
    client.post(home(participant), {"token": uuid.uuid4(), "language": "bg"})
    old, new = RegistrationForm.objects.order_by("pk")
    assert (old.state, new.state, new.language) == ("superseded", "generated", "bg")
    assert client.get(f"{home(participant)}{old.pk}/download/").status_code == 200


# On paper


def test_a_scan_finds_its_form_by_the_code_typed_or_in_the_name(client, ana, participant, form):
    client.force_login(ana)
    sent = {
        "token": uuid.uuid4(), "code": "", "signed_on_day": 17, "signed_on_month": 3, "signed_on_year": 2025,
        "file": SimpleUploadedFile(f"scan {form.written_code}.pdf", PDF),
    }  # fmt: skip
    assert client.post(home(participant) + "scan/", sent).status_code == 302
    form.refresh_from_db()
    assert (form.state, form.way, form.signed_on) == ("signed", "paper", TODAY)
    assert actions.open_form(by=ana, form=form) == PDF


def test_a_wrong_code_is_told_and_what_was_typed_is_kept(
    client, ana, elena, participant, form, operation, assoc
):
    from punte.participation.actions.persons import register_new_person

    told = {"first_name": "Alta", "last_name": "Persoană"}
    other = register_new_person(by=elena, operation=operation, organisation=assoc, on=DAY, told=told)
    theirs = actions.generate_form(by=elena, participation=other, language="ro")
    before = form.code
    valid = actions.generate_form(by=ana, participation=participant, language="ro")
    wrong = valid.code[:-1] + next(c for c in codes.ALPHABET if c != valid.code[-1])
    said = {
        "": "Type the code", wrong: "typing mistake", theirs.code: "another person", before: "no longer valid",
        codes.new_code(): "No form with this code",
    }  # fmt: skip
    client.force_login(ana)
    for code, words in said.items():
        sent = {"token": uuid.uuid4(), "code": code, "signed_on_day": 17, "signed_on_month": 3,
                "signed_on_year": 2025, "file": SimpleUploadedFile("a.pdf", PDF)}  # fmt: skip
        page = client.post(home(participant) + "scan/", sent)
        assert words in str(page.context["form"].errors["code"]), (code, words)
        assert code == "" or f'value="{code}"' in page.content.decode()
    assert not Document.objects.exists()


def test_a_form_of_another_project_is_told_so(elena, mallory, participant, foreign_operation, cosmina, form):
    lead = foreign_operation.partnerships.get(role="lead").organisation
    foreign_operation.consortium_id = participant.operation.consortium_id
    foreign_operation.save()
    other = register_participant.__wrapped__(
        by=mallory, operation=foreign_operation, organisation=lead, person=cosmina, on=DAY
    )
    theirs = actions.generate_form.__wrapped__(by=mallory, participation=other, language="ro")
    with pytest.raises(ValidationError, match="another project"):
        scan(elena, participant, theirs.code)


def test_what_is_no_scan_is_refused_and_nothing_is_written(client, ana, participant, form):
    client.force_login(ana)
    for name, content, words in (
        ("a.pdf", b"no paper at all", "not a PDF"),
        ("a.pdf", b"", "empty"),
        ("a.docx", b"PK", "not a DOCX"),
        ("a.exe", b"MZ", "not accepted"),
        ("a.pdf", PDF + b" " * 25_000_000, "larger than 10 MB"),
    ):
        sent = {"token": uuid.uuid4(), "code": form.code, "signed_on_day": 17, "signed_on_month": 3,
                "signed_on_year": 2025, "file": SimpleUploadedFile(name, content)}  # fmt: skip
        page = client.post(home(participant) + "scan/", sent)
        assert words in str(page.context["form"].errors["file"]), words
    assert not Document.objects.exists()


def test_the_same_scan_twice_and_impossible_days_are_refused(ana, participant, form):
    with pytest.raises(ValidationError, match="not come yet"):
        scan(ana, participant, form.code, signed_on=dt.date(2025, 3, 18))
    with pytest.raises(ValidationError, match="cannot have been signed before"):
        scan(ana, participant, form.code, signed_on=dt.date(2025, 3, 16))
    with pytest.raises(ValidationError, match="PDF, JPG or PNG"):
        scan(ana, participant, form.code, name="scan.docx")
    scan(ana, participant, form.code)
    new = actions.generate_form(by=ana, participation=participant, language="ro")
    with pytest.raises(ValidationError, match="here already"):
        scan(ana, participant, new.code)


def test_a_full_disk_leaves_nothing_half_written(client, ana, participant, form, monkeypatch):
    def full(*_args, **_kwargs):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(vault.os, "fsync", full)
    client.force_login(ana)
    sent = {"token": str(uuid.uuid4()), "read": "on", "name": "Cosmina Lăcătuș"}
    page = client.post(f"{home(participant)}{form.pk}/sign/", sent)
    assert "no room left" in page.content.decode()
    form.refresh_from_db()
    assert form.state == "generated" and not Document.objects.exists()
    monkeypatch.undo()
    assert (
        client.post(f"{home(participant)}{form.pk}/sign/", sent).status_code == 302
    )  # the token was not spent


# Who may


@pytest.mark.parametrize("who", ["bogdan", "georgi", "mallory", "auditor"])
def test_whoever_does_not_work_in_the_file_makes_and_signs_nothing(request, who, participant, form):
    user = request.getfixturevalue(who)
    with pytest.raises(PermissionDenied):
        actions.generate_form(by=user, participation=participant, language="ro")
    with pytest.raises(PermissionDenied):
        actions.sign_on_screen(by=user, form=form, name="Cosmina Lăcătuș")
    with pytest.raises(PermissionDenied):
        scan(user, participant, form.code)
    with pytest.raises(PermissionDenied):
        actions.supersede_form(by=user, form=form)
    if who != "auditor":
        with pytest.raises(PermissionDenied):
            actions.read_form(by=user, form=form)
        with pytest.raises(PermissionDenied):
            actions.open_form(by=user, form=form)
        with pytest.raises(PermissionDenied):
            keep_signed(
                by=mallory_of(request), operation=participant.operation, person=participant.person, content=PDF,
                title="x",
            )  # fmt: skip


def mallory_of(request):
    return request.getfixturevalue("mallory")


def test_each_look_at_a_form_is_logged(elena, participant):
    form = actions.generate_form(by=elena, participation=participant, language="ro")
    actions.read_form(by=elena, form=form)
    actions.open_form(by=elena, form=form)
    seen = AccessEntry.objects.filter(person=participant.person).values_list("occasion", flat=True)
    assert {"file", "document", "special"} <= set(seen)


def test_a_restricted_file_is_not_signed_and_an_erased_one_keeps_no_paper(elena, ana, participant, form):
    actions.sign_on_screen(by=ana, form=form, name="Cosmina Lăcătuș")
    restrict_participant(by=elena, participation=participant, until=None)
    with pytest.raises(PermissionDenied):
        actions.generate_form(by=ana, participation=participant, language="ro")
    with pytest.raises(PermissionDenied):
        scan(ana, participant, form.code)
    erase_participant(by=elena, participation=participant)
    assert RegistrationForm.objects.get().document.state == "erased"
