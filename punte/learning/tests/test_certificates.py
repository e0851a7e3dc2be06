"""Certificates: refused in words, issued with number, paper and proof; suspended, revoked, issued anew; checked by anybody."""

import copy
import json

import pikepdf
import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from django.utils.html import strip_tags

from punte.base.permissions import Refused
from punte.learning import credentials
from punte.learning.actions import certificates as actions
from punte.learning.actions import offerings
from punte.learning.actions.commissions import record_commission
from punte.learning.actions.enrolments import show_name, take_back_completion
from punte.learning.facts import COMPLETED
from punte.learning.jobs import issue_certificates
from punte.learning.models import Certificate, Issuing, Series
from punte.learning.tests.cast import DAYS, hold, plan, seat, take_part, write_programme
from punte.participation.actions.persons import restrict_participant
from punte.participation.facts import QUALIFICATION_RECOGNISED
from punte.records import vault
from punte.records.facts import PERSON_CERTIFIED
from punte.records.models import Evidence, Fact

BASE = "https://punte.example.org"
TOLD = {"kind": "pass", "language": "ro", "base_url": BASE}
PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


@pytest.fixture
def learner(elena, georgi, operation, assoc, offering):
    """Somebody who was there on both days."""
    found = seat(elena, offering, take_part(elena, operation, assoc, "Pop"))
    offerings.run_offering(by=elena, offering=offering)
    hold(georgi, offering)
    offering.refresh_from_db()
    return found


@pytest.fixture
def issued(elena, learner):
    return actions.issue_certificate(by=elena, enrolment=learner, **TOLD)


def test_asked_for_before_the_rule_is_met_it_is_refused_in_words(
    elena, georgi, operation, assoc, offering
) -> None:
    enrolment = seat(elena, offering, take_part(elena, operation, assoc, "Pop"))
    hold(georgi, offering, absent={1: {enrolment.person_id}})
    for kind in ("pass", "attendance"):
        with pytest.raises(ValidationError, match="Still to attend: 4 hours 12 minutes"):
            actions.issue_certificate(by=elena, enrolment=enrolment, **(TOLD | {"kind": kind}))
    assert not Series.objects.exists()


def test_a_pass_is_completed_and_certified_with_the_paper_as_evidence(issued, learner) -> None:
    learner.refresh_from_db()
    assert learner.state == "completed" and issued.full_number == "309187-P-2025-0001"
    assert Fact.objects.of(COMPLETED).live().get().person == learner.person
    fact = Fact.objects.of(PERSON_CERTIFIED).live().get()
    assert fact.source_id == issued.pk and fact.activity_id == learner.offering.activity_id
    assert Evidence.objects.get(fact=fact).document == issued.document
    assert not Fact.objects.of(QUALIFICATION_RECOGNISED).exists()


@pytest.mark.parametrize("language", ["ro", "bg", "en"])
def test_the_paper_is_accessible_and_names_number_and_person(elena, learner, language, tmp_path) -> None:
    found = actions.issue_certificate(by=elena, enrolment=learner, **(TOLD | {"language": language}))
    content = vault.load(found.document.consortium, found.document.file_name)
    (tmp_path / "c.pdf").write_bytes(content)
    with pikepdf.open(tmp_path / "c.pdf") as pdf:
        assert pdf.Root.Lang == language and pdf.Root.MarkInfo.Marked
        assert b"pdfuaid" in pdf.Root.Metadata.read_bytes()
        assert len(pdf.pages) == 1


def test_attendance_is_another_certificate_and_counts_as_nobody_certified(elena, learner) -> None:
    found = actions.issue_certificate(by=elena, enrolment=learner, **(TOLD | {"kind": "attendance"}))
    assert found.full_number == "309187-A-2025-0001" and not Fact.objects.of(PERSON_CERTIFIED).exists()
    assert actions.issue_certificate(by=elena, enrolment=learner, **TOLD).number == 1
    assert not [said for said in found.payload["criteria"] if "test" in said.lower()], "no test was asked for"
    assert found.payload["attended"] >= learner.as_rule().least


def test_nobody_has_two_that_stand(elena, issued, learner) -> None:
    with pytest.raises(ValidationError, match="issued already"):
        actions.issue_certificate(by=elena, enrolment=learner, **TOLD)


def test_an_authorised_programme_gives_a_recognised_qualification(elena, georgi, operation, assoc) -> None:
    programme = write_programme(
        elena, operation, assoc, kind="authorised", authorisation="MM 12/2024",
        authorised_from=DAYS[0].replace(year=2024), authorised_until=DAYS[0].replace(year=2026), code="auth",
    )  # fmt: skip
    course = plan(elena, operation, programme, georgi)
    offerings.open_offering(by=elena, offering=course)
    enrolment = seat(elena, course, take_part(elena, operation, assoc, "Pop"))
    hold(georgi, course)
    found = actions.issue_certificate(by=elena, enrolment=enrolment, **TOLD)
    assert Fact.objects.of(QUALIFICATION_RECOGNISED).live().get().source_id == found.pk


def test_the_credential_verifies_a_changed_copy_does_not(issued, learner) -> None:
    signed = issued.person.unseal(bytes(issued.sealed), actions.SEALED)["credential"]
    consortium = issued.operation.consortium
    assert credentials.signs(signed, consortium, 1)
    changed = copy.deepcopy(signed)
    changed["credentialSubject"]["achievement"]["name"] = "Brain surgery"
    assert not credentials.signs(changed, consortium, 1)
    assert "Pop" not in json.dumps(signed)
    assert (
        signed["issuer"]["id"]
        == f"did:web:punte.example.org:learning:309187:issuers:{learner.offering.organisation_id}"
    )


def test_a_new_generation_of_the_key_leaves_the_old_verifiable(elena, issued, operation) -> None:
    assert actions.rotate_key(operation.consortium).number == 2
    newer = actions.reissue_certificate(by=elena, certificate=issued, reason="lost", base_url=BASE)
    opened = [c.person.unseal(bytes(c.sealed), actions.SEALED)["credential"] for c in (issued, newer)]
    assert credentials.signs(opened[0], operation.consortium, 1)
    assert credentials.signs(opened[1], operation.consortium, 2)
    assert not credentials.signs(opened[0], operation.consortium, 2)


def test_issued_anew_is_a_new_record_and_one_person_is_certified_once(elena, issued) -> None:
    newer = actions.reissue_certificate(by=elena, certificate=issued, reason="name", base_url=BASE)
    issued.refresh_from_db()
    assert (issued.state, newer.replaces_id, newer.number) == ("superseded", issued.pk, 2)
    assert Fact.objects.of(PERSON_CERTIFIED).live().get().source_id == newer.pk


def test_revoking_strikes_the_fact_and_suspending_does_not(elena, issued, learner) -> None:
    live = Fact.objects.of(PERSON_CERTIFIED).live()
    actions.suspend_certificate(by=elena, certificate=issued, reason="inquiry")
    assert live.count() == 1
    actions.reinstate_certificate(by=elena, certificate=issued)
    with pytest.raises(ValidationError, match="Revoke the certificate first"):
        take_back_completion(by=elena, enrolment=learner)
    with pytest.raises(ValidationError, match="Choose why"):
        actions.revoke_certificate(by=elena, certificate=issued, reason="")
    actions.revoke_certificate(by=elena, certificate=issued, reason="mistake")
    assert live.count() == 0
    learner.refresh_from_db()
    take_back_completion(by=elena, enrolment=learner)
    assert not Fact.objects.of(COMPLETED).live().exists()


def test_where_nobody_would_get_one_nothing_is_begun(elena, issued, offering) -> None:
    with pytest.raises(ValidationError) as refusal:
        actions.start_issuing(by=elena, offering=offering, **TOLD)
    assert set(refusal.value.message_dict) == {"kind"} and not offering.issuings.exists()


@pytest.mark.parametrize("who", ["ana", "georgi", "hristo", "auditor", "mallory", "bogdan"])
def test_others_certify_nobody(who, request, issued, learner, offering) -> None:
    user = request.getfixturevalue(who)
    for act in (
        lambda: actions.issue_certificate(by=user, enrolment=learner, **TOLD),
        lambda: actions.start_issuing(by=user, offering=offering, **TOLD),
        lambda: actions.suspend_certificate(by=user, certificate=issued, reason="inquiry"),
        lambda: actions.reinstate_certificate(by=user, certificate=issued),
        lambda: actions.revoke_certificate(by=user, certificate=issued, reason="mistake"),
        lambda: actions.reissue_certificate(by=user, certificate=issued, reason="lost", base_url=BASE),
        lambda: record_commission(
            by=user,
            offering=offering,
            held_on=DAYS[1],
            members="x",
            verdicts={learner.pk: True},
            content=PDF,
            name="m.pdf",
        ),
    ):
        with pytest.raises(Refused):
            act()


def test_the_commission_decides_with_its_minutes(client, elena, georgi, operation, assoc) -> None:
    rule = {"overall": 80, "of_practice": 0, "tests": False, "feedback": False, "commission": True}
    course = plan(elena, operation, write_programme(elena, operation, assoc, rule=rule, code="com"), georgi)
    offerings.open_offering(by=elena, offering=course)
    one, other = (seat(elena, course, take_part(elena, operation, assoc, n)) for n in ("Pop", "Vlad"))
    offerings.run_offering(by=elena, offering=course)
    hold(georgi, course)
    client.force_login(elena)
    url = f"/learning/309187/offerings/{course.pk}/commission/"
    assert "Signed minutes" in client.get(url).content.decode()
    fields = {
        "token": "2a5f2a8e-3ad0-4a0e-9b5f-0f7a2a4b6c01", "held_on_day": 12, "held_on_month": 2, "held_on_year": 2025,
        "members": "A. Popa", f"e{one.pk}": "yes", f"e{other.pk}": "no", "file": SimpleUploadedFile("m.pdf", PDF),
    }  # fmt: skip
    assert client.post(url, fields).status_code == 302
    for enrolment in (one, other):
        enrolment.refresh_from_db()
    assert (one.passed, other.passed) == (True, False)
    assert [e.pk for e in actions.ready(course, "pass")] == [one.pk]
    with pytest.raises(ValidationError, match="decided: not passed"):
        actions.issue_certificate(by=elena, enrolment=other, **TOLD)


def test_a_cohort_is_issued_in_the_background_without_gaps(
    client, elena, georgi, operation, assoc, offering
) -> None:
    for name in ("Pop", "Vlad", "Ionescu"):
        seat(elena, offering, take_part(elena, operation, assoc, name))
    offerings.run_offering(by=elena, offering=offering)
    hold(georgi, offering)
    client.force_login(elena)
    url = f"/learning/309187/offerings/{offering.pk}/certificates/"
    assert "3 people have all that the rule asks for" in client.get(url).content.decode()
    assert client.get(f"{url}progress/").status_code == 404
    sent = {"token": "2a5f2a8e-3ad0-4a0e-9b5f-0f7a2a4b6c02", "kind": "pass", "language": "ro"}
    assert client.post(url, sent).status_code == 302
    issuing = Issuing.objects.get()
    assert "being issued" in client.get(f"{url}progress/").content.decode()
    for _twice in range(2):
        issue_certificates(issuing.consortium_id, issuing.pk)
    issuing.refresh_from_db()
    assert (issuing.state, issuing.done, issuing.total) == ("done", 3, 3)
    assert sorted(Certificate.objects.values_list("number", flat=True)) == [1, 2, 3]
    assert "309187-P-2025-0003" in client.get(url).content.decode()


def test_a_certificate_on_screens(client, elena, issued) -> None:
    client.force_login(elena)
    url = f"/learning/309187/certificates/{issued.pk}/"
    assert issued.digest in client.get(url).content.decode()
    assert client.get(f"{url}download/").content.startswith(b"%PDF")
    assert client.get(f"{url}move/fly/").status_code == 404
    assert "Hold this certificate?" in client.get(f"{url}move/suspend/").content.decode()
    assert (
        client.post(f"{url}move/suspend/", {"reason": "lost"}).status_code == 200
    )  # not a reason for this step
    for step, state in (("suspend", "suspended"), ("reinstate", "issued"), ("reissue", "superseded")):
        client.post(f"{url}move/{step}/", {"reason": "wrong_data"})
        issued.refresh_from_db()
        assert issued.state == state


def test_a_stranger_with_the_number_learns_no_name(client, elena, issued, learner) -> None:
    number, secret = f"/learning/check/{issued.full_number}/", issued.check_path()
    page = client.get(number).content.decode()
    assert "This certificate is valid" in page and str(issued.payload["programme"]) in page
    for address in (number, secret):
        assert "Pop" not in client.get(address).content.decode()
    show_name(by=elena, enrolment=learner, show=True)
    assert "Pop Maria" in client.get(secret).content.decode()
    assert "Pop" not in client.get(number).content.decode()
    assert client.get(f"{number}wrong-code/").status_code == 404
    actions.revoke_certificate(by=elena, certificate=issued, reason="fraud")
    page = client.get(secret).content.decode()
    assert "not valid" in page and "revoked" in page and "Pop" not in page and "fraud" not in page


def test_the_number_alone_does_not_tell_whether_the_file_rests_or_is_gone(
    client, elena, issued, learner
) -> None:
    number = f"/learning/check/{issued.full_number}/"
    before = client.get(number)
    restrict_participant(by=elena, participation=learner.participation, until=None)
    after = client.get(number)
    assert strip_tags(after.text) == strip_tags(before.text) and "is valid" in after.text
    assert "not kept any more" in client.get(issued.check_path()).text


def test_what_is_no_number_is_told_so(client, operation) -> None:
    assert client.get("/learning/check/").status_code == 200
    assert client.get("/learning/check/?number=309187-P-2025-0007")["Location"].endswith(
        "/309187-P-2025-0007/"
    )
    for number in ("309187-P-2025-0007", "x", "309187-P-2025-99999999999", "nowhere-P-2025-0001"):
        assert client.get(f"/learning/check/{number}/").status_code == 404


def test_other_programs_get_what_they_need(client, elena, issued, learner, operation) -> None:
    issuer = learner.offering.organisation_id
    downloaded = client.get(f"{issued.check_path()}credential.json")
    assert downloaded.json()["proof"]["cryptosuite"] == "eddsa-rdfc-2022"
    assert client.get(f"/learning/check/{issued.full_number}/wrong/credential.json").status_code == 404
    document = client.get(f"/learning/309187/issuers/{issuer}/did.json").json()
    assert document["id"].endswith(f":learning:309187:issuers:{issuer}")
    assert {m["type"] for m in document["verificationMethod"]} == {"Multikey", "JsonWebKey"}
    url = f"/learning/309187/issuers/{issuer}/status/"
    from openbadgeslib.ob3.status import decode_encoded_list, set_indices

    def bits(purpose: str) -> frozenset:
        found = client.get(f"{url}{purpose}/").json()
        assert found["proof"]["verificationMethod"].endswith("#key-1")
        return set_indices(decode_encoded_list(found["credentialSubject"]["encodedList"]))

    assert bits("revocation") == bits("suspension") == frozenset()
    actions.suspend_certificate(by=elena, certificate=issued, reason="inquiry")
    assert (bits("suspension"), bits("revocation")) == ({issued.status_index}, set())
    actions.revoke_certificate(by=elena, certificate=issued, reason="fraud")
    assert (bits("suspension"), bits("revocation")) == (set(), {issued.status_index})
    assert client.get(f"{url}revocation/", headers={"accept": "application/vc+jwt"}).content.count(b".") == 2
    assert client.get(f"{url}other/").status_code == 404
    assert client.get("/learning/309187/issuers/999999/did.json").status_code == 404


def test_a_revoked_certificate_that_is_scanned_says_so_and_its_list_too(
    client, elena, issued, operation
) -> None:
    actions.revoke_certificate(by=elena, certificate=issued, reason="fraud")
    page = client.get(issued.check_path()).content.decode()
    assert "revoked" in page and "Pop Maria" not in page
    listed = credentials.status_list(
        operation,
        "revocation",
        base_url=BASE,
        issuer_id=issued.enrolment.offering.organisation_id,
        at=timezone.now(),
    )
    empty = credentials.status_list(
        operation,
        "suspension",
        base_url=BASE,
        issuer_id=issued.enrolment.offering.organisation_id,
        at=timezone.now(),
    )
    assert listed["credentialSubject"]["encodedList"] != empty["credentialSubject"]["encodedList"]


def test_whose_certificate_was_revoked_is_left_out_of_the_many_and_gets_another_alone(
    client, elena, issued, learner, offering
) -> None:
    client.force_login(elena)
    url = f"/learning/309187/certificates/{issued.pk}/"
    assert "move/again/" not in client.get(url).content.decode()
    actions.revoke_certificate(by=elena, certificate=issued, reason="mistake")
    assert learner not in actions.ready(offering, "pass")
    page = client.get(f"/learning/309187/offerings/{offering.pk}/certificates/").content.decode()
    assert "open that certificate to issue another one" in page
    assert "move/again/" in client.get(url).content.decode()
    client.post(f"{url}move/again/")
    issued.refresh_from_db()
    again = learner.certificates.standing().get()
    assert (issued.state, again.number) == ("revoked", 2) and again.replaces is None
    client.post(f"{url}move/again/")  # a second click
    assert learner.certificates.count() == 2
