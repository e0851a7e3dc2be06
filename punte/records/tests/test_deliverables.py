"""Deliverables: written down with a paper, listed, withdrawn; each writes one fact."""

import datetime as dt
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from punte.records import facts
from punte.records.actions.deliverables import deliver, evidence_deliverable, withdraw_deliverable
from punte.records.actions.documents import judge_evidence
from punte.records.models import Deliverable, Document, Evidence, Fact
from punte.records.tests.papers import HTML, PDF, upload

LIST = "/records/309187/deliverables/"
NEW = LIST + "new/"
TOKEN = "1f0e9a7e-3f0f-4f0b-8d5c-000000000001"
TODAY = dt.date(2025, 3, 17)


@pytest.fixture
def sending(operation, assoc):
    def made(**more):
        day = {"on_day": "3", "on_month": "2", "on_year": "2025"}
        known = {"activity": operation.activities.get(code="A9").pk, "organisation": assoc.pk}
        told = {"kind": "records.debate_held", "title": "Dezbatere locală", "quantity": "24"}
        return {"token": TOKEN, "file": upload(), **day, **known, **told, **more}

    return made


def test_a_debate_is_recorded_with_its_paper_and_counts(client, elena, sending):
    client.force_login(elena)
    assert "Debate held (number of people)" in client.get(NEW).content.decode()
    page = client.post(NEW, sending())
    made = Deliverable.objects.get()
    assert page["Location"] == made.get_absolute_url()
    fact = Fact.objects.live().get()
    assert (fact.kind, fact.quantity, fact.happened_on) == (facts.DEBATE_HELD.number, 24, dt.date(2025, 2, 3))
    assert (fact.activity.code, fact.organisation_id) == ("A9", made.organisation_id)
    evidence = Evidence.objects.get()
    assert (evidence.verification, evidence.document_id) == ("linked", made.document_id)
    assert made.document.kind == Document.Kind.ATTENDANCE


def test_a_double_submit_writes_once(client, elena, sending):
    client.force_login(elena)
    for _time in range(2):
        assert client.post(NEW, sending()).status_code == 302
    assert Deliverable.objects.count() == Fact.objects.count() == Document.objects.count() == 1


def test_hours_have_decimals_and_name_the_organisation(client, elena, sending, fdss):
    client.force_login(elena)
    told = {"kind": "records.mentoring_given", "quantity": "7.5", "entity": fdss.name.upper()}
    client.post(NEW, sending(**told))
    fact = Fact.objects.live().get()
    assert (fact.quantity, fact.unit, fact.entity_id) == (Decimal("7.5"), "hours", fdss.pk)


def test_an_organisation_is_found_by_its_register_number(client, elena, sending, fdss):
    fdss.identifiers.create(kind="cui", value="14399840")
    client.force_login(elena)
    told = {"kind": "records.organisation_strengthened", "quantity": "", "entity": "RO 14399840"}
    client.post(NEW, sending(**told))
    assert Fact.objects.live().get().entity_id == fdss.pk


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"file": upload(PDF, "a.xlsx")}, "not a XLSX file"),
        ({"file": upload(HTML, "a.pdf")}, "not a PDF file"),
        ({"file": upload(b"", "a.pdf")}, "empty"),
        ({"file": ""}, "Choose the paper that proves it"),
        ({"file": upload(PDF + bytes(11 * 1024 * 1024), "a.pdf")}, "larger than 10 MB"),
        ({"on_year": "2026"}, "or earlier"),
        ({"on_year": "1900"}, "or later"),
        ({"on_year": "99999"}, "four digits"),
        ({"quantity": ""}, "Write the number of people"),
        ({"quantity": "0"}, "whole number from 1"),
        ({"quantity": "2.5"}, "whole number from 1"),
        ({"quantity": "-3"}, "whole number from 1"),
        ({"quantity": "99999999"}, "whole number from 1"),
        ({"quantity": "1e9999"}, "How many"),
        ({"quantity": "NaN"}, "Enter a number"),
        ({"kind": "records.guide_published", "quantity": "5"}, "Leave the number empty"),
        ({"kind": "records.person_trained"}, "Select a valid choice"),
        ({"kind": "participation.entered"}, "Select a valid choice"),
        ({"kind": "records.organisation_joined", "quantity": ""}, "which organisation"),
        ({"entity": "no such body"}, "in the directory"),
        ({"title": "a\x00b"}, "Null characters"),
        ({"title": "\x07"}, "Say in a few words"),
        ({"title": "x" * 201}, "at most 200"),
        ({"activity": 999999}, "Select a valid choice"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_half_written(client, elena, sending, settings, wrong, said):
    if hasattr(wrong.get("file"), "seek"):
        wrong["file"].seek(0)
    client.force_login(elena)
    page = client.post(NEW, sending(**wrong))
    assert page.status_code == 200
    assert said in page.content.decode()
    assert "Dezbatere" in page.content.decode() or "title" in wrong
    assert not Deliverable.objects.exists() and not Document.objects.exists() and not Fact.objects.exists()
    assert not [p for p in settings.MEDIA_ROOT.rglob("*") if p.is_file()]


def test_after_a_refusal_the_same_form_is_sent_again(client, elena, sending):
    client.force_login(elena)
    client.post(NEW, sending(title="\x07"))
    client.post(NEW, sending())
    assert Deliverable.objects.count() == 1


def test_several_organisations_of_one_name_are_named(client, elena, sending, assoc, fdss):
    assoc.__class__.objects.filter(pk__in=[assoc.pk, fdss.pk]).update(folded="asociatia podul")
    client.force_login(elena)
    page = client.post(NEW, sending(entity="podul"))
    assert "Several fit" in page.content.decode()


def test_a_partner_records_only_for_itself(client, bogdan, sending, fdss, operation, assoc):
    client.force_login(bogdan)
    page = client.post(NEW, sending())
    assert page.status_code == 200 and not Deliverable.objects.exists()
    client.post(NEW, sending(organisation=fdss.pk))
    assert Deliverable.objects.get().organisation == fdss
    with pytest.raises(PermissionDenied):
        deliver(
            by=bogdan, operation=operation, organisation=assoc, content=PDF, name="a.pdf", paper_kind="report"
        )


def test_an_auditor_and_a_stranger_record_nothing(client, auditor, mallory, sending):
    client.force_login(auditor)
    assert client.get(NEW).status_code == 403
    assert client.post(NEW, sending()).status_code == 403
    assert "Record a deliverable" not in client.get(LIST).content.decode()
    client.force_login(mallory)
    assert client.get(NEW).status_code == client.get(LIST).status_code == 404


def test_the_action_refuses_the_future_and_another_operations_activity(
    elena, operation, assoc, foreign_operation
):
    told = {
        "by": elena,
        "operation": operation,
        "kind": facts.GUIDE_PUBLISHED,
        "organisation": assoc,
        "title": "Ghid",
        "document": None,
    }
    with pytest.raises(ValidationError) as refusal:
        evidence_deliverable(activity=operation.activities.first(), on=TODAY + dt.timedelta(days=1), **told)
    assert "on" in refusal.value.message_dict
    with pytest.raises(PermissionDenied):
        evidence_deliverable(activity=foreign_operation.activities.first(), on=TODAY, **told)


def test_what_concerns_a_person_names_the_person(elena, operation, assoc):
    for kind in facts.ABOUT_PERSON:
        with pytest.raises(ValidationError) as refusal:
            evidence_deliverable(
                by=elena,
                operation=operation,
                activity=operation.activities.first(),
                kind=kind,
                organisation=assoc,
                title="Curs",
                on=TODAY,
                document=None,
            )
        assert "person" in refusal.value.message_dict


def test_the_page_shows_the_papers_and_every_word_said_about_them(client, elena, guide):
    judge_evidence(by=elena, evidence=Evidence.objects.all(), verification="rejected", reason="Not signed")
    client.force_login(elena)
    page = client.get(guide.get_absolute_url()).content.decode()
    assert "Not signed" in page and "replaced" in page
    assert reverse("records:document_download", args=["309187", guide.document_id]) in page


def test_who_may_not_open_the_paper_sees_its_name_only(client, georgi, guide):
    client.force_login(georgi)
    page = client.get(guide.get_absolute_url()).content.decode()
    assert "Ghid de mediere" in page
    assert f"/documents/{guide.document_id}/" not in page
    assert "Withdraw" not in page


def test_a_deliverable_about_a_person_is_seen_by_few_and_the_look_is_logged(
    client, elena, georgi, bogdan, operation, assoc, cosmina
):
    made = evidence_deliverable(
        by=elena,
        operation=operation,
        activity=operation.activities.first(),
        kind=facts.PERSON_TRAINED,
        organisation=assoc,
        title="Curs de bucătar",
        on=TODAY,
        document=None,
        person=cosmina,
    )
    for other in (georgi, bogdan):
        client.force_login(other)
        assert client.get(made.get_absolute_url()).status_code == 404
        assert "bucătar" not in client.get(LIST).content.decode()
    client.force_login(elena)
    assert "Lăcătuș" in client.get(made.get_absolute_url()).content.decode()
    assert cosmina.looks.get().user == elena


def test_a_mistake_is_withdrawn_with_a_reason(client, elena, guide):
    client.force_login(elena)
    url = reverse("records:deliverable_withdraw", args=["309187", guide.pk])
    assert "no longer counted" in client.get(url).content.decode()
    assert "Choose the reason" in client.post(url, {}).content.decode()
    assert client.post(url, {"reason": "records.struck_wrong_date"})["Location"] == guide.get_absolute_url()
    assert not Fact.objects.live().exists()
    page = client.get(guide.get_absolute_url()).content.decode()
    assert "Struck: wrong date" in page and "Bring a paper" not in page
    assert "already struck" in client.post(url, {"reason": "records.struck_mistake"}).content.decode()
    new_paper = reverse("records:evidence_create", args=["309187", guide.pk])
    assert client.get(new_paper)["Location"] == guide.get_absolute_url()


@pytest.mark.parametrize("reason", ["records.debate_held", "records.struck_import_undone", "x"])
def test_only_a_reason_of_the_list_strikes(client, elena, guide, reason):
    client.force_login(elena)
    url = reverse("records:deliverable_withdraw", args=["309187", guide.pk])
    assert client.post(url, {"reason": reason}).status_code == 200
    assert Fact.objects.live().exists()


@pytest.mark.parametrize("who", ["ana", "auditor", "bogdan"])
def test_who_does_not_judge_does_not_withdraw(client, request, guide, who):
    user = request.getfixturevalue(who)
    client.force_login(user)
    url = reverse("records:deliverable_withdraw", args=["309187", guide.pk])
    assert client.post(url, {"reason": "records.struck_mistake"}).status_code == 403
    with pytest.raises(PermissionDenied):
        withdraw_deliverable(by=user, deliverable=guide, reason=facts.STRUCK_MISTAKE, on=TODAY)


def test_a_partners_manager_withdraws_what_the_partner_did(bogdan, partners_guide):
    withdraw_deliverable(by=bogdan, deliverable=partners_guide, reason=facts.STRUCK_MISTAKE, on=TODAY)
    assert not Fact.objects.live().exists()


def test_foreign_numbers_are_not_there(client, elena, mallory, guide):
    urls = [guide.get_absolute_url() + more for more in ("", "withdraw/", "papers/new/")]
    client.force_login(mallory)
    for url in urls:
        assert client.get(url).status_code == 404
        assert client.get(url.replace("309187", "300609")).status_code == 404
    client.force_login(elena)
    assert client.get(f"{LIST}999999/").status_code == 404
    assert client.get(f"{LIST}99999999999999999999999/").status_code == 404


def test_the_list_is_filtered(client, elena, guide, partners_guide):
    client.force_login(elena)
    judge_evidence(
        by=elena, evidence=Evidence.objects.filter(document=guide.document_id), verification="checked"
    )

    def titles(query):
        return [row["it"].title for row in client.get(LIST + query).context["rows"]]

    a2 = guide.activity_id
    assert titles("") == ["Ghidul partenerului", "Ghid de mediere"]
    assert titles(f"?activity={a2}") == ["Ghid de mediere"]
    assert titles("?standing=checked") == ["Ghid de mediere"]
    assert titles("?standing=linked") == ["Ghidul partenerului"]
    assert titles("?kind=records.debate_held") == []
    assert titles("?kind=nonsense&activity=999999&page=x") == ["Ghidul partenerului", "Ghid de mediere"]
    withdraw_deliverable(by=elena, deliverable=guide, reason=facts.STRUCK_MISTAKE, on=TODAY)
    assert titles("?standing=struck") == ["Ghid de mediere"]
    assert "Nothing fits this filter" in client.get(LIST + "?kind=records.debate_held").content.decode()


def test_what_is_about_one_person_is_listed_where_it_is_asked_for(
    client, elena, guide, cosmina, operation, assoc
):
    evidence_deliverable(
        by=elena,
        operation=operation,
        activity=operation.activities.first(),
        kind=facts.PERSON_TRAINED,
        organisation=assoc,
        title="Curs",
        on=TODAY,
        document=None,
        person=cosmina,
    )
    client.force_login(elena)

    def page(query):
        return client.get(LIST + query)

    assert [row["it"].title for row in page("").context["rows"]] == ["Ghid de mediere"]
    assert [row["it"].title for row in page("?about=person").context["rows"]] == ["Curs"]
    assert len(page("?about=all").context["rows"]) == 2
    one = page("?kind=records.person_trained").content.decode()
    assert "Curs" in one and f"person no. {cosmina.pk}" in one and "Lăcătuș" not in one


def test_an_empty_list_says_what_to_do(client, elena):
    client.force_login(elena)
    assert "Record the first guide" in client.get(LIST).content.decode()


def test_the_list_needs_as_many_queries_for_thirty_rows_as_for_one(client, elena, operation, assoc, guide):
    client.force_login(elena)
    client.get(LIST)

    def queries():
        with CaptureQueriesContext(
            connection,
        ) as caught:
            client.get(LIST)
        return [q["sql"] for q in caught if "SAVEPOINT" not in q["sql"]]

    few = queries()
    for number in range(30):
        evidence_deliverable(
            by=elena,
            operation=operation,
            activity=operation.activities.first(),
            kind=facts.ORGANISATION_JOINED,
            organisation=assoc,
            entity=assoc,
            title=f"Aderare {number}",
            on=TODAY,
            document=None,
        )
    many = queries()
    assert len(many) == len(few) <= 8, "\n".join(many)
