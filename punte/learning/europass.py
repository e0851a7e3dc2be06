"""A certificate for Europass: JSON-LD of the European Learning Model 3 (ELM), profile of European Digital Credentials.

A claim of a person: the achievement, awarded by the provider, influenced by an activity with its hours. It carries no
proof: sealing it is done with a qualified seal, outside of this house; our own signed credential is named beside it.
Source of the terms: http://data.europa.eu/snb/model/elm, application profile edc-generic.
"""

from typing import Any

from django.urls import reverse

from punte.learning.credentials import did_of
from punte.learning.models import Certificate
from punte.organisations.models import Organisation

CONTEXT = [
    "https://www.w3.org/2018/credentials/v1",
    "http://data.europa.eu/snb/model/context/edc-ap",
]
_COUNTRIES = "http://publications.europa.eu/resource/authority/country/"
_LANGUAGES = "http://publications.europa.eu/resource/authority/language/"
_COUNTRY = {"RO": ("ROU", "Romania"), "BG": ("BGR", "Bulgaria")}
_LANGUAGE = {"ro": ("RON", "Romanian"), "bg": ("BUL", "Bulgarian"), "en": ("ENG", "English")}
_PROFILES = "http://data.europa.eu/snb/credential/"
# The profiles of Europass: a certificate of completion, and a generic credential.
_PROFILE = {Certificate.Kind.PASS: "e34929035b", Certificate.Kind.ATTENDANCE: "bb5b6ca20c"}
Node = dict[str, Any]


def europass(certificate: Certificate, *, name: str, issuer: Organisation, base_url: str) -> Node:
    """The credential as Europass reads it; `name` is the holder's."""
    told, language = certificate.payload, certificate.language
    issued = f"{certificate.issued_on.isoformat()}T00:00:00Z"
    check = base_url + reverse("learning:check_number", args=[certificate.full_number])
    provider = _provider(certificate, issuer, base_url)
    return {
        "@context": CONTEXT,
        "id": f"urn:credential:punte:{certificate.full_number}",
        "type": ["VerifiableCredential", "EuropeanDigitalCredential"],
        "credentialProfiles": [_concept(_PROFILES + _PROFILE[Certificate.Kind(certificate.kind)])],
        "issuer": provider,
        "issuanceDate": issued,
        "issued": issued,
        "validFrom": issued,
        "displayParameter": _display(certificate),
        "identifier": [_number(certificate)],
        "attachment": [],
        "credentialSubject": {
            "id": "urn:epass:person:1",
            "type": "Person",
            "fullName": {language: [name]},
            "hasClaim": [_achievement(certificate, provider, issued, check)],
        },
        "seeAlso": [_page(check, told["programme"], language)],
    }


def _achievement(certificate: Certificate, provider: Node, issued: str, check: str) -> Node:
    told, language = certificate.payload, certificate.language
    award = {
        "id": "urn:epass:awardingProcess:1",
        "type": "AwardingProcess",
        "awardingBody": [provider],
        "awardingDate": issued,
    }
    specification: Node = {
        "id": f"urn:epass:learningAchievementSpec:{told['programme_id']}",
        "type": "LearningAchievementSpecification",
        "title": {language: [told["programme"]]},
        "entryRequirement": _note(told["criteria"], language, 1),
        "volumeOfLearning": _duration(certificate),
        "homepage": [_page(check, certificate.full_number, language)],
    }
    if told["occupation"]:
        specification["additionalNote"] = [_note([told["occupation"]], language, 2)]
    return {
        "id": "urn:epass:learningAchievement:1",
        "type": "LearningAchievement",
        "title": {language: [told["programme"]]},
        "description": {language: [told["attests"]]},
        "awardedBy": award,
        "influencedBy": [_activity(certificate, award)],
        "specifiedBy": specification,
    }


def _activity(certificate: Certificate, award: Node) -> Node:
    """The course itself: when, where, and how many hours."""
    told, language = certificate.payload, certificate.language
    return {
        "id": "urn:epass:learningActivity:1",
        "type": "LearningActivity",
        "title": {language: [told["programme"]]},
        "awardedBy": award,
        "workload": _duration(certificate),
        "temporal": [
            {
                "id": "urn:epass:period:1",
                "type": "PeriodOfTime",
                "startDate": f"{told['from']}T00:00:00Z",
                "endDate": f"{told['to']}T00:00:00Z",
            }
        ],
        "additionalNote": [_note([told["place"]], language, 3)] if told["place"] else [],
    }


def _duration(certificate: Certificate) -> str:
    return f"PT{certificate.payload['theory'] + certificate.payload['practice']}H"


def _provider(certificate: Certificate, issuer: Organisation, base_url: str) -> Node:
    code, country = _COUNTRY.get(issuer.country, ("", ""))
    place = {"id": "urn:epass:location:1", "type": "Location"}
    address: Node = {"id": "urn:epass:address:1", "type": "Address"}
    if code:
        address["countryCode"] = _concept(_COUNTRIES + code, country)
    return {
        "id": did_of(base_url, certificate.operation, issuer.pk),
        "type": "Organisation",
        "legalName": {certificate.language: [certificate.payload["provider"]]},
        "location": [place | {"address": [address]}],
    }


def _display(certificate: Certificate) -> Node:
    language = certificate.language
    spoken = _concept(_LANGUAGES + _LANGUAGE[language][0], _LANGUAGE[language][1])
    return {
        "id": "urn:epass:displayParameter:1",
        "type": "DisplayParameter",
        "title": {language: [certificate.payload["programme"]]},
        "description": {language: [certificate.payload["attests"]]},
        "primaryLanguage": spoken,
        "language": [spoken],
        "individualDisplay": [],
    }


def _number(certificate: Certificate) -> Node:
    return {
        "id": "urn:epass:identifier:1",
        "type": "Identifier",
        "notation": certificate.full_number,
        "schemeName": "Punte",
    }


def _concept(address: str, label: str = "") -> Node:
    return {"id": address, "type": "Concept"} | ({"prefLabel": {"en": [label]}} if label else {})


def _note(lines: list[str], language: str, number: int) -> Node:
    return {"id": f"urn:epass:note:{number}", "type": "Note", "noteLiteral": {language: [" ".join(lines)]}}


def _page(address: str, title: str, language: str) -> Node:
    return {
        "id": f"{address}#page",
        "type": "WebResource",
        "title": {language: [title]},
        "contentURL": address,
    }
