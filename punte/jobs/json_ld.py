"""A vacancy as schema.org tells it to search engines (JSON-LD, https://schema.org/JobPosting), while it is open."""

from typing import Any

from django.urls import reverse
from django.utils.html import linebreaks

from punte.jobs.models import Vacancy
from punte.people.mail import address

_TYPES = {
    ("apprenticeship", ""): "OTHER",
    ("traineeship", ""): "INTERN",
    ("work_trial", ""): "TEMPORARY",
    ("volunteering", ""): "VOLUNTEER",
    ("job", "day"): "PER_DIEM",
    ("job", "seasonal"): "TEMPORARY",
    ("job", "fixed_term"): "TEMPORARY",
}
_HOURS = {"full": ["FULL_TIME"], "part": ["PART_TIME"], "flexible": ["FULL_TIME", "PART_TIME"]}


def public_url(vacancy: Vacancy) -> str:
    """The full address of its public page."""
    return address(reverse("jobs:posting_detail", args=[vacancy.pk]))


def told(vacancy: Vacancy, skills: list[str]) -> dict[str, Any]:
    """What the public page says, for machines; names nobody. Empty once it is not open any more."""
    if vacancy.state != Vacancy.State.OPEN:
        return {}
    organisation = vacancy.employer.organisation
    employer = {"@type": "Organization", "name": organisation.name}
    found: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "JobPosting",
        "title": vacancy.title,
        "description": linebreaks(vacancy.tasks, autoescape=True),
        "datePosted": _iso(vacancy.published_on),
        "employmentType": _employment(vacancy),
        "hiringOrganization": employer | ({"sameAs": organisation.website} if organisation.website else {}),
        "identifier": {"@type": "PropertyValue", "name": "Punte", "value": str(vacancy.pk)},
        "directApply": False,
        "url": public_url(vacancy),
        "totalJobOpenings": vacancy.posts - vacancy.filled,
    }
    found |= _where(vacancy) | _pay(vacancy)
    if vacancy.last_day:
        found["validThrough"] = f"{_iso(vacancy.last_day)}T23:59:59"
    if vacancy.occupation:
        isco, name = vacancy.occupation.isco, vacancy.occupation.name.in_language(vacancy.language)
        found["occupationalCategory"] = {
            "@type": "CategoryCode",
            "inCodeSet": "ISCO-08",
            "codeValue": isco,
            "name": name,
        }
    if skills:
        found["skills"] = ", ".join(skills)
    return found


def _iso(day: Any) -> str:
    return day.isoformat() if day else ""


def _employment(vacancy: Vacancy) -> list[str]:
    kind = _TYPES.get((vacancy.kind, "")) or _TYPES.get((vacancy.kind, vacancy.contract))
    hours = [] if vacancy.kind == Vacancy.Kind.VOLUNTEERING else _HOURS[vacancy.hours]
    return [*hours, *([kind] if kind else [])]


def _where(vacancy: Vacancy) -> dict[str, Any]:
    found: dict[str, Any] = {}
    country = "BG" if vacancy.operation.zone == "Europe/Sofia" else "RO"
    if place := vacancy.settlement:
        country = place.country
        postal = {
            "@type": "PostalAddress",
            "addressLocality": place.name,
            "addressRegion": str(place.region.name),
            "addressCountry": country,
        }
        postal |= {"streetAddress": vacancy.address} if vacancy.address else {}
        found["jobLocation"] = {"@type": "Place", "address": postal}
    if vacancy.remote:
        found["jobLocationType"] = "TELECOMMUTE"
        found["applicantLocationRequirements"] = {"@type": "Country", "name": country}
    return found


def _pay(vacancy: Vacancy) -> dict[str, Any]:
    if not vacancy.pay_from:
        return {}
    value: dict[str, Any] = {"@type": "QuantitativeValue", "unitText": "MONTH"}
    if vacancy.pay_to and vacancy.pay_to > vacancy.pay_from:
        value |= {"minValue": vacancy.pay_from, "maxValue": vacancy.pay_to}
    else:
        value["value"] = vacancy.pay_from
    return {"baseSalary": {"@type": "MonetaryAmount", "currency": vacancy.currency, "value": value}}
