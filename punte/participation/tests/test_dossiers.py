"""The dossier of a participant: every paper with its digest, what is missing said, the same bytes each time."""

import csv
import datetime as dt
import errno
import hashlib
import io
import tempfile
import uuid
import zipfile
from pathlib import Path

import pypdfium2
import pytest
from django.core.exceptions import PermissionDenied

from punte.participation.actions import forms, participations
from punte.participation.actions.persons import erase_participant, restrict_participant
from punte.participation.actions.proofs import award, bring_paper, check_criterion
from punte.participation.dossiers import packing
from punte.participation.exports import make_dossier
from punte.participation.models.proofs import criteria
from punte.records import vault
from punte.records.actions.consents import give_consent, withdraw_consent
from punte.records.actions.documents import link_evidence
from punte.records.actions.exports import start_export
from punte.records.export_kinds import Making
from punte.records.facts import PERSON_TRAINED
from punte.records.models import AccessEntry, Document, Export, Fact
from tests.cast import choose

DAY = dt.date(2024, 9, 2)


def paper(words):
    return b"%PDF-1.4\n1 0 obj<<>>endobj\n%" + words.encode() + b"\ntrailer<<>>\n%%EOF"


@pytest.fixture
def participant(elena, ana, operation, assoc, cosmina):
    found = participations.register_participant(
        by=elena, operation=operation, organisation=assoc, person=cosmina, on=DAY, sex="woman", age=34,
        labour="inactive", education=2, studies="none", responsible=ana,
    )  # fmt: skip
    choose(elena, found)
    participations.enter(by=elena, participation=found, on=DAY)
    return found


@pytest.fixture
def full(elena, participant, operation):
    """With a signed form, consents, a proof, a certificate, a sensitive paper."""
    form = forms.generate_form(by=elena, participation=participant, language="ro")
    forms.sign_on_screen(by=elena, form=form, name="Cosmina Lăcătuș")
    for purpose, basis in (("participation", "public_task"), ("contact", "consent"), ("pictures", "consent")):
        consent = give_consent(
            by=elena, person=participant.person, basis=basis, purpose=purpose, wording=f"Cuvinte: {purpose}",
            language="ro",
        )  # fmt: skip
    withdraw_consent(by=elena, consent=consent)
    proof = bring_paper(
        by=elena, participation=participant, proves=None, content=paper("status"), name="a.pdf",
        title="Adeverință =1+1", kind="status", dated=DAY,
    )  # fmt: skip
    for criterion in criteria(participant)[:1]:
        check_criterion(
            by=elena, participation=participant, criterion=criterion, verdict="met", document=proof
        )
    award(
        by=elena, participation=participant, kind=PERSON_TRAINED, title="Curs", on=DAY,
        activity=operation.activities.get(code="A14"), content=paper("course"), name="c.pdf",
    )  # fmt: skip
    bring_paper(
        by=elena, participation=participant, proves=None, content=paper("health"), name="h.pdf",
        title="Certificat medical", sensitive=True,
    )  # fmt: skip
    return participant


def made(by, participation, language="en"):
    job = Making(participation.operation, by, language, "zip", {"participation": participation.pk})
    return make_dossier(job)


def opened(result):
    content = result.content.read_bytes()
    result.content.unlink()
    return content, zipfile.ZipFile(io.BytesIO(content))


def rows(archive, found):
    text = archive.read(f"{found.pk}/{found.pk}-00-index.csv").decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text), delimiter=";"))[1:]


def words_of(pdf):
    document = pypdfium2.PdfDocument(pdf)
    text = "\n".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return text.replace("\r\n", " ").replace("\n", " ")


def test_every_file_is_in_the_index_with_its_digest(elena, full):
    _content, archive = opened(made(elena, full))
    listed = {row[0]: row for row in rows(archive, full) if row[0]}
    files = {n.split("/")[1] for n in archive.namelist()} - {
        f"{full.pk}-00-index.csv", f"{full.pk}-00-index.pdf",
    }  # fmt: skip
    assert files == set(listed) and len(files) == 5
    for name, row in listed.items():
        content = archive.read(f"{full.pk}/{name}")
        assert row[5] == hashlib.sha256(content).hexdigest()
    text = words_of(archive.read(f"{full.pk}/{full.pk}-00-index.pdf"))
    assert all(row[5][:8] in text for row in listed.values())
    assert "Lăcătuș Cosmina" in text


def test_consents_are_told_in_the_words_that_were_shown(elena, full):
    _content, archive = opened(made(elena, full))
    name = next(n for n in archive.namelist() if "consents" in n)
    text = words_of(archive.read(name))
    assert "Cuvinte: contact" in text and "Cuvinte: pictures" in text and "Withdrawn" in text


def test_names_of_files_hold_nothing_of_the_person_and_no_cell_is_a_formula(elena, full):
    _content, archive = opened(made(elena, full))
    for name in archive.namelist():
        assert name.isascii() and "acatus" not in name.lower() and "cosmina" not in name.lower()
        assert name.startswith(f"{full.pk}/{full.pk}-")
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows(archive, full) for cell in row)


def test_the_same_papers_give_the_same_bytes(elena, full):
    first, _archive = opened(made(elena, full))
    assert opened(made(elena, full))[0] == first


def test_what_is_missing_is_listed(elena, participant):
    _content, archive = opened(made(elena, participant))
    missing = " ".join(row[1] for row in rows(archive, participant) if row[4] == "missing")
    assert "Registration form: no valid one" in missing
    assert "No paper for the criterion" in missing and "not shown yet" in missing and "No paper: " in missing


def test_a_form_that_waits_is_printed_and_its_signature_is_missing(elena, participant):
    form = forms.generate_form(by=elena, participation=participant, language="ro")
    _content, archive = opened(made(elena, participant))
    found = rows(archive, participant)
    assert any(f"{form.written_code}: not signed yet" in row[1] for row in found)
    assert any(row[4] == "not signed" and row[0].endswith("-form.pdf") for row in found)


def test_a_signed_form_whose_data_changed_stays_and_is_told(elena, full):
    participations.change_situation(by=elena, participation=full, version=full.version, labour="employed")
    _content, archive = opened(made(elena, full))
    told = [row[1] for row in rows(archive, full) if row[4] == "missing"]
    assert any("data have changed" in text for text in told)
    assert any("-form.pdf" in name for name in archive.namelist())


def test_papers_on_special_categories_stay_without_the_right(bogdan, elena, full, fdss, operation):
    full.organisation = fdss
    full.save(update_fields=["organisation"])
    _content, archive = opened(made(bogdan, full))
    held = [row[1] for row in rows(archive, full) if row[4] == "not in this folder"]
    assert any("Certificat medical" in text for text in held) and any("Registration form" in t for t in held)
    whole = b"".join(archive.read(name) for name in archive.namelist())
    assert b"%health" not in whole
    assert not any("-form.pdf" in name for name in archive.namelist())


def test_an_imported_list_of_many_is_never_inside(elena, participant, operation):
    fact = Fact.objects.filter(person=participant.person).first()
    listed = Document.objects.create(
        consortium=operation.consortium, operation=operation, kind="import", title="Listă", state="accepted",
        file_name="x", content_type="text/csv", size=1, sha256="x", uploaded_by=elena,
    )  # fmt: skip
    link_evidence(by=elena, fact=fact, document=listed)
    _content, archive = opened(made(elena, participant))
    assert any("list of many people" in row[1] for row in rows(archive, participant))


def test_a_file_that_cannot_be_read_is_told_and_the_rest_is_there(elena, full):
    vault.discard(Document.objects.get(title="Certificat medical").file_name)
    _content, archive = opened(made(elena, full))
    assert any("cannot be read: Certificat medical" in row[1] for row in rows(archive, full))
    assert len(archive.namelist()) == 6


@pytest.mark.parametrize("what", ["erased", "restricted"])
def test_in_place_of_an_erased_or_restricted_person_there_is_a_note(elena, full, what):
    if what == "erased":
        erase_participant(by=elena, participation=full)
    else:
        restrict_participant(by=elena, participation=full, until=dt.date(2030, 1, 1))
    full.refresh_from_db()
    _content, archive = opened(made(elena, full))
    assert archive.namelist() == [f"{full.pk}/{full.pk}-00-note.pdf"]
    text = words_of(archive.read(archive.namelist()[0]))
    assert f"Counted as number {full.person_id}" in text and what in text and "Cosmina" not in text


def test_each_dossier_is_in_the_log(elena, full):
    made(elena, full).content.unlink()
    assert AccessEntry.objects.filter(person=full.person, occasion="export", user=elena).exists()


def test_a_full_disk_leaves_no_half_folder(elena, full, monkeypatch):
    before = set(Path(tempfile.gettempdir()).glob(f"{packing.DRAFTS}*"))

    def written(*_args):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(packing.zipfile.ZipFile, "writestr", written)
    with pytest.raises(OSError, match="No space"):
        made(elena, full)
    assert set(Path(tempfile.gettempdir()).glob(f"{packing.DRAFTS}*")) == before
    assert not AccessEntry.objects.filter(person=full.person, occasion="export").exists()


def test_it_is_asked_for_on_its_page_and_needs_the_right_to_export(client, elena, ana, full):
    address = f"/participation/309187/participants/{full.pk}/dossier/"
    client.force_login(ana)
    assert client.get(address).status_code == 403
    client.force_login(elena)
    assert "Certificat medical" in client.get(address).content.decode()
    sent = {"token": str(uuid.uuid4()), "language": "bg"}
    answer = client.post(address, sent)
    export = Export.objects.get()
    assert answer.url == export.get_absolute_url() and export.options == {"participation": full.pk}
    assert client.post(address, sent).status_code == 302 and Export.objects.count() == 1
    with pytest.raises(PermissionDenied):
        start_export(
            by=ana, operation=full.operation, kind="participation.dossier", format="zip", language="ro",
            options={"participation": full.pk},
        )  # fmt: skip
