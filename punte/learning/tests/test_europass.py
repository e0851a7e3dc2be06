"""A certificate for Europass: the shape that the European Learning Model asks for."""

import json

import pytest

from punte.learning.actions.certificates import issue_certificate, revoke_certificate
from punte.learning.actions.offerings import run_offering
from punte.learning.tests.cast import hold, seat, take_part
from punte.learning.tests.test_catalogue import learner_of

ISSUED = {"kind": "pass", "language": "ro", "base_url": "https://punte.example"}


@pytest.fixture
def certificate(elena, georgi, operation, assoc, offering):
    enrolment = seat(elena, offering, take_part(elena, operation, assoc, "Pop"))
    run_offering(by=elena, offering=offering)
    offering.refresh_from_db()
    hold(georgi, offering)
    enrolment.refresh_from_db()
    return issue_certificate(by=elena, enrolment=enrolment, **ISSUED)


def nodes(told):
    """Every object of the document that says what it is."""
    if isinstance(told, dict):
        yield told
        for value in told.values():
            yield from nodes(value)
    elif isinstance(told, list):
        for value in told:
            yield from nodes(value)


def test_it_tells_the_achievement_the_awarding_body_and_the_hours(client, elena, certificate, assoc) -> None:
    client.force_login(elena)
    answer = client.get(f"/learning/309187/certificates/{certificate.pk}/europass/")
    told = json.loads(answer.content)
    assert "attachment" in answer["Content-Disposition"] and answer["Content-Type"] == "application/ld+json"
    assert told["type"] == ["VerifiableCredential", "EuropeanDigitalCredential"]
    assert told["@context"][1] == "http://data.europa.eu/snb/model/context/edc-ap"
    (claim,) = told["credentialSubject"]["hasClaim"]
    assert claim["type"] == "LearningAchievement" and claim["title"] == {"ro": ["Competențe digitale"]}
    body = claim["awardedBy"]["awardingBody"][0]
    assert body["legalName"]["ro"] == [assoc.name] and body["id"].startswith("did:web:testserver")
    (activity,) = claim["influencedBy"]
    assert activity["type"] == "LearningActivity" and activity["workload"] == "PT14H"
    assert activity["temporal"][0]["startDate"] == "2025-02-10T00:00:00Z"
    assert told["credentialSubject"]["fullName"] == {"ro": ["Pop Maria"]}


def test_every_node_is_named_and_every_text_says_its_language(client, elena, certificate) -> None:
    client.force_login(elena)
    told = json.loads(client.get(f"/learning/309187/certificates/{certificate.pk}/europass/").content)
    for node in nodes(told):
        if "type" in node:
            assert node["id"] and ":" in node["id"], node
        for name in ("title", "legalName", "description", "prefLabel", "noteLiteral", "fullName"):
            if name in node:
                assert all(isinstance(texts, list) and texts for texts in node[name].values()), node
    for name in ("issuer", "issuanceDate", "validFrom", "displayParameter", "credentialProfiles"):
        assert told[name]
    assert told["displayParameter"]["primaryLanguage"]["id"].endswith("/RON")


def test_the_holder_takes_it_along_and_nobody_else(client, certificate, mallory, ana) -> None:
    learner = learner_of(certificate.enrolment.participation)
    url = f"/learning/my/{certificate.enrolment_id}/certificates/{certificate.pk}/europass/"
    client.force_login(learner)
    assert json.loads(client.get(url).content)["identifier"][0]["notation"] == certificate.full_number
    assert "For Europass" in client.get(f"/learning/my/{certificate.enrolment_id}/").content.decode()
    for user, status in ((mallory, 404), (ana, 404)):
        client.force_login(user)
        assert client.get(url).status_code == status


def test_what_was_revoked_is_not_handed_out(client, elena, certificate) -> None:
    revoke_certificate(by=elena, certificate=certificate, reason="mistake")
    client.force_login(elena)
    assert client.get(f"/learning/309187/certificates/{certificate.pk}/europass/").status_code == 404
