"""Papers: what is accepted, who opens them, how they leave the house."""

import datetime as dt
import uuid

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from punte.people.actions.claims import make_claim, redeem_claim
from punte.records import vault
from punte.records.actions.deliverables import evidence_deliverable
from punte.records.actions.documents import (
    LARGEST,
    add_document,
    bring_paper,
    checked_type,
    judge_evidence,
    open_document,
)
from punte.records.facts import GUIDE_PUBLISHED
from punte.records.models import AccessEntry, Document, Evidence, Fact
from punte.records.tests.papers import HTML, PDF, PNG, office, upload


def address(document):
    return reverse("records:document_download", args=[document.operation.code, document.pk])


@pytest.fixture
def identity_card(operation, elena, cosmina):
    return add_document(
        by=elena,
        operation=operation,
        content=PDF,
        name="ci.pdf",
        title="Carte de identitate: „Lăcătuș” / 1",
        kind="identity",
        person=cosmina,
    )


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (PDF, "a.pdf"),
        (PDF, "A.PDF"),
        (PDF, "pdf"),
        (PNG, "a.png"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01" + bytes(40), "a.jpeg"),
        (office("word/document.xml"), "a.docx"),
        (office("xl/workbook.xml"), "a.xlsx"),
        (office("content.xml"), "a.odt"),
    ],
)
def test_the_usual_papers_are_accepted(content, name):
    assert checked_type(content, name)


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (b"", "a.pdf", "empty"),
        (PDF + bytes(LARGEST), "a.pdf", "larger than 10 MB"),
        (PDF, "a.xlsx", "not a XLSX file"),
        (HTML, "a.pdf", "not a PDF file"),
        (office("word/document.xml"), "a.xlsx", "not a XLSX file"),
        (office("xl/workbook.xml"), "a.pdf", "not a PDF file"),
        (b"PK\x03\x04" + bytes(100), "a.docx", "not a DOCX file"),
        (HTML, "a.html", "not accepted"),
        (b"MZ" + bytes(100), "a.exe", "not accepted"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "a.svg", "not accepted"),
    ],
)
def test_what_is_not_what_it_says_is_refused(content, name, said):
    with pytest.raises(ValidationError) as refusal:
        checked_type(content, name)
    assert said in refusal.value.message_dict["file"][0]


def test_a_paper_is_sealed_at_rest(identity_card, settings):
    (file,) = [p for p in settings.MEDIA_ROOT.rglob("*") if p.is_file()]
    assert b"PDF" not in file.read_bytes()
    assert file.stat().st_mode & 0o077 == 0
    assert vault.load(identity_card.consortium, identity_card.file_name) == PDF


def test_a_download_is_a_file_to_save_and_leaves_a_trace(client, elena, identity_card):
    client.force_login(elena)
    page = client.get(address(identity_card))
    assert page.content == PDF
    assert page["Content-Type"] == "application/pdf"
    assert page["Content-Disposition"].startswith("attachment; filename*=utf-8''Carte%20de%20identitate")
    assert "/" not in page["Content-Disposition"] and page["Content-Disposition"].endswith(".pdf")
    assert page["X-Content-Type-Options"] == "nosniff"
    assert page["Content-Security-Policy"].startswith("sandbox")
    assert page["Cache-Control"] == "private, no-store"
    look = AccessEntry.objects.get()
    assert (look.user, look.occasion) == (elena, "document")


def test_a_title_of_signs_only_still_has_a_name(identity_card):
    from punte.records.downloads import saved_name

    identity_card.title = "../..\\:*?"
    assert saved_name(identity_card) == f"{identity_card.pk}.pdf"


@pytest.mark.parametrize("state", ["quarantined", "refused"])
def test_nobody_opens_a_paper_that_was_not_accepted(client, elena, identity_card, state):
    Document.objects.filter(pk=identity_card.pk).update(state=state)
    client.force_login(elena)
    assert client.get(address(identity_card)).status_code == 404
    identity_card.refresh_from_db()
    with pytest.raises(PermissionDenied):
        open_document(by=elena, document=identity_card)


@pytest.mark.parametrize("who", ["mallory", "georgi", "ana", "bogdan"])
def test_for_those_who_may_not_see_it_a_paper_is_not_there(client, request, identity_card, who):
    client.force_login(request.getfixturevalue(who))
    assert client.get(address(identity_card)).status_code == 404
    assert not AccessEntry.objects.exists()


def test_an_address_of_another_operation_or_of_nothing_is_not_there(client, elena, identity_card):
    client.force_login(elena)
    args = ["300609", identity_card.pk]
    assert client.get(reverse("records:document_download", args=args)).status_code == 404
    args = ["309187", uuid.uuid4()]
    assert client.get(reverse("records:document_download", args=args)).status_code == 404


def test_a_partner_opens_papers_of_those_it_serves_and_of_its_own_people(
    client, bogdan, operation, fdss, identity_card, elena, cosmina
):
    own = add_document(by=bogdan, operation=operation, content=PNG, name="a.png", title="Ours")
    client.force_login(bogdan)
    assert client.get(address(own)).status_code == 200
    assert client.get(address(identity_card)).status_code == 404
    from punte.records import facts
    from punte.records.actions.deliverables import evidence_deliverable

    evidence_deliverable(
        by=elena,
        operation=operation,
        activity=operation.activities.first(),
        kind=facts.PERSON_TRAINED,
        organisation=fdss,
        title="Curs",
        on=identity_card.uploaded_at.date().replace(year=2025, month=1, day=15),
        document=None,
        person=cosmina,
    )
    assert client.get(address(identity_card)).status_code == 200


def test_an_imported_list_stays_with_who_brought_it(client, bogdan, elena, operation):
    theirs = add_document(
        by=elena, operation=operation, content=PDF, name="a.pdf", title="Lista", kind="import"
    )
    client.force_login(bogdan)
    assert client.get(address(theirs)).status_code == 404


def test_a_person_opens_their_own_paper(client, elena, identity_card, cosmina, django_user_model):
    cosminas = django_user_model.objects.create_user("cosmina@example.org", name="Cosmina", language="ro")
    redeem_claim(by=cosminas, code=make_claim(by=elena, person=cosmina))
    client.force_login(cosminas)
    assert client.get(address(identity_card)).content == PDF


def test_a_lost_file_is_told_and_nothing_is_logged_as_seen(client, elena, identity_card):
    vault.discard(identity_card.file_name)
    client.force_login(elena)
    client.raise_request_exception = False
    page = client.get(address(identity_card))
    assert page.status_code == 500
    assert "cannot be opened" in page.content.decode()
    assert not AccessEntry.objects.exists()


def test_a_stranger_signs_in_first(client, identity_card):
    page = client.get(address(identity_card))
    assert page.status_code == 302 and "login" in page["Location"]


def papers_new(guide):
    return reverse("records:evidence_create", args=["309187", guide.pk])


def sending(token="1f0e9a7e-3f0f-4f0b-8d5c-000000000001", **more):
    day = {"dated_day": "5", "dated_month": "2", "dated_year": "2025"}
    return {
        "token": token,
        "title": "Proces-verbal",
        "kind": "minutes",
        **day,
        "file": upload(PNG, "a.png"),
        **more,
    }


def test_another_paper_for_a_deliverable_waits_to_be_checked(client, ana, guide):
    client.force_login(ana)
    assert client.get(papers_new(guide)).status_code == 200
    page = client.post(papers_new(guide), sending())
    assert page["Location"] == guide.get_absolute_url()
    latest = Evidence.objects.order_by("-pk").first()
    assert (latest.document.title, latest.verification, latest.by) == ("Proces-verbal", "linked", ana)


def test_a_paper_sent_twice_is_written_once(client, ana, guide):
    client.force_login(ana)
    for _time in range(2):
        assert client.post(papers_new(guide), sending()).status_code == 302
    assert Evidence.objects.count() == 2  # the guide's own and this one


def test_after_a_refusal_the_same_form_can_be_sent_again(client, ana, guide):
    client.force_login(ana)
    same = sending(file=upload(PDF, "again.pdf"))
    page = client.post(papers_new(guide), same)
    assert "This paper is here already" in page.content.decode()
    assert "Proces-verbal" in page.content.decode()
    assert "Choose the file again" in page.content.decode()
    client.post(papers_new(guide), sending())
    assert Evidence.objects.count() == 2


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"file": upload(PDF, "a.xlsx")}, "not a XLSX file"),
        ({"file": upload(HTML, "a.pdf")}, "not a PDF file"),
        ({"file": upload(b"", "a.pdf")}, "empty"),
        ({"file": upload(PDF + bytes(11 * 1024 * 1024), "a.pdf")}, "larger than 10 MB"),
        ({"dated_year": "2026"}, "or earlier"),
        ({"dated_day": "31"}, "does not exist"),
        ({"title": ""}, "What this paper is"),
        ({"title": "x" * 201}, "at most 200"),
        ({"title": "a\x00b"}, "Null characters"),
        ({"title": "\x01\x02"}, "Say what this paper is"),
        ({"kind": "import"}, "Select a valid choice"),
    ],
)
def test_a_wrong_paper_is_refused_with_its_reason(client, ana, guide, wrong, said):
    client.force_login(ana)
    if "file" in wrong:
        wrong["file"].seek(0)
    page = client.post(papers_new(guide), sending(**wrong))
    assert page.status_code == 200
    assert said in page.content.decode()
    assert Evidence.objects.count() == 1


def test_a_fact_about_nobody_takes_a_paper_and_one_about_a_person_does_not_here(
    client, ana, operation, guide, cosmina, elena, assoc
):
    fact = Fact.objects.about(guide).get()
    client.force_login(ana)
    url = reverse("records:paper_create", args=["309187", fact.pk])
    assert "Ghid de mediere" in client.get(url).content.decode()
    assert client.post(url + "?next=/me/", sending())["Location"] == "/me/"
    assert client.post(url + "?next=//evil.example/", sending())["Location"] == guide.get_absolute_url()


def test_a_foreign_fact_is_not_there(client, mallory, guide):
    fact = Fact.objects.about(guide).get()
    client.force_login(mallory)
    for code in ("309187", "300609"):
        assert client.get(reverse("records:paper_create", args=[code, fact.pk])).status_code == 404


def test_an_auditor_brings_nothing(client, auditor, guide):
    client.force_login(auditor)
    assert client.get(papers_new(guide)).status_code == 403
    assert client.post(papers_new(guide), sending()).status_code == 403
    with pytest.raises(PermissionDenied):
        bring_paper(by=auditor, fact=Fact.objects.about(guide).get(), title="x", content=PNG, name="a.png")


def test_a_paper_may_be_judged_again_and_again(elena, operation, assoc):
    made = evidence_deliverable(
        by=elena, operation=operation, activity=operation.activities.first(), kind=GUIDE_PUBLISHED, organisation=assoc,
        title="Ghid", on=dt.date(2024, 9, 2),
        document=add_document(by=elena, operation=operation, content=PDF, name="a.pdf", title="Ghid"),
    )  # fmt: skip
    for verification in ("checked", "attested", "checked", "rejected"):
        current = Fact.objects.about(made).get().evidence.current()
        assert judge_evidence(by=elena, evidence=current, verification=verification, reason="read again") == 1
    assert Fact.objects.about(made).get().evidence.current().get().verification == "rejected"


def test_a_paper_on_special_categories_opens_only_with_the_right(client, operation, assoc, elena, cosmina):
    from tests.cast import staff

    paper = add_document(
        by=elena, operation=operation, content=PDF, name="a.pdf", title="Avizier", person=cosmina, sensitive=True
    )  # fmt: skip
    marin = staff("Marin Plain", assoc, "manager", operation, ["export"])
    client.force_login(marin)
    assert client.get(address(paper)).status_code == 404
    assert not Document.objects.visible_to(marin).filter(pk=paper.pk).exists()
    own = add_document(by=marin, operation=operation, content=PNG, name="b.png", title="Own", sensitive=True)
    assert client.get(address(own)).status_code == 200
    client.force_login(elena)
    assert client.get(address(paper)).status_code == 200
