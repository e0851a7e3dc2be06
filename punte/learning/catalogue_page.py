"""What the public list of courses says: each course with its hours, dates, seats left, certificate, and for whom it is.

Nothing here names a person."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import Count
from django.urls import reverse
from django.utils.feedgenerator import Rss201rev2Feed
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from punte.base import formats
from punte.learning.completion import HOUR, hours, rule_words
from punte.learning.eligibility import for_whom
from punte.learning.forms.offerings import LANGUAGES
from punte.learning.models import Enrolment, Offering, Programme
from punte.people.circles import in_consortium
from punte.people.mail import address

_SCHEMA = "https://schema.org/"
_MODES = {"place": "onsite", "online": "online", "blended": "blended"}


def town(place: str) -> str:
    """The town or village: what stands before the first comma of the place."""
    return place.split(",")[0].strip()


def where(offering: Offering) -> str:
    """The place, or that it is online."""
    return str(offering.place or offering.get_mode_display())


def url_of(offering: Offering) -> str:
    """Its public page."""
    return reverse("learning:catalogue_course", args=[offering.pk])


def seats_left(offerings: Iterable[Offering]) -> dict[int, int]:
    """How many seats are free, by offering: two statements for each consortium, however many courses it has."""
    circles: dict[int, list[Offering]] = defaultdict(list)
    for offering in offerings:
        circles[offering.consortium_id].append(offering)
    left: dict[int, int] = {}
    for consortium, found in circles.items():
        with in_consortium(consortium):
            taken = Enrolment.objects.learning().filter(offering__in=[o.pk for o in found])
            counts = dict(taken.order_by().values_list("offering").annotate(n=Count("pk")))
        left |= {o.pk: max(0, o.seats - counts.get(o.pk, 0)) for o in found}
    return left


def seats_words(left: int) -> tuple[str, str]:
    """(word, tone) of the seats."""
    if not left:
        return _("full; one can wait"), "warning"
    return ngettext("%(n)s seat free", "%(n)s seats free", left) % {"n": formats.number(left)}, "success"


def row(offering: Offering, left: int) -> dict[str, Any]:
    """One course of the list."""
    word, tone = seats_words(left)
    return {
        "it": offering,
        "url": url_of(offering),
        "when": formats.period(offering.starts_on, offering.ends_on),
        "where": where(offering),
        "hours": hours(offering.programme.hours * HOUR),
        "seats": word,
        "tone": tone,
        "running": offering.state == Offering.State.RUNNING,
    }


def certificate_words(programme: Programme) -> str:
    """Which certificate one gets."""
    if programme.kind == Programme.Kind.AUTHORISED:
        said = {"number": programme.authorisation}
        return _("A recognised certificate (authorisation %(number)s), which anybody can check.") % said
    return _("A certificate of the provider, which anybody can check.")


def facts(offering: Offering, left: int) -> list[tuple[str, str]]:
    """What one has to know, word by word."""
    programme = offering.programme
    told = {
        "theory": hours(programme.theory_hours * HOUR),
        "practice": hours(programme.practice_hours * HOUR),
    }
    return [
        (_("When"), formats.period(offering.starts_on, offering.ends_on)),
        (_("Where"), where(offering)),
        (_("Hours"), _("%(theory)s of theory, %(practice)s of practice") % told),
        (_("Seats"), seats_words(left)[0]),
        (_("Language of the course"), str(dict(LANGUAGES).get(offering.language, offering.language))),
        (_("Provider"), programme.organisation.name),
        (_("Price"), _("free of charge")),
    ]


def course_page(offering: Offering) -> dict[str, Any]:
    """The context of a course's public page, without who reads it."""
    left = seats_left([offering])[offering.pk]
    programme = offering.programme
    return {
        "offering": offering,
        "left": left,
        "facts": facts(offering, left),
        "certificate": certificate_words(programme),
        "rule": rule_words(programme.as_rule()),
        "modules": [(str(m), hours(m.hours * HOUR)) for m in programme.modules.all()],
        "groups": for_whom(offering.operation),
        "json_ld": json_ld(offering),
    }


def json_ld(offering: Offering) -> dict[str, Any]:
    """The course as schema.org tells it to search engines (https://schema.org/Course)."""
    programme = offering.programme
    provider = {"@type": "Organization", "name": programme.organisation.name}
    found: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Course",
        "name": str(programme.title),
        "description": str(programme.summary or programme.title),
        "provider": provider,
        "inLanguage": offering.language,
        "isAccessibleForFree": True,
        "url": address(url_of(offering)),
        "educationalCredentialAwarded": certificate_words(programme),
        "offers": {"@type": "Offer", "price": 0, "priceCurrency": "EUR", "category": "Free"},
        "hasCourseInstance": _instance(offering, provider),
    }
    return found


def _instance(offering: Offering, provider: dict[str, str]) -> dict[str, Any]:
    place = {"@type": "Place", "name": offering.place, "address": offering.place}
    online = {"@type": "VirtualLocation", "url": address(url_of(offering))}
    return {
        "@type": "CourseInstance",
        "courseMode": _MODES[offering.mode],
        "courseWorkload": f"PT{offering.programme.hours}H",
        "startDate": offering.starts_on.isoformat(),
        "endDate": offering.ends_on.isoformat(),
        "maximumAttendeeCapacity": offering.seats,
        "eventStatus": f"{_SCHEMA}EventScheduled",
        "organizer": provider,
        "location": place if offering.place else online,
    }


def rss(offerings: Iterable[Offering]) -> bytes:
    """The courses as a news feed."""
    feed = Rss201rev2Feed(
        title=_("Courses"),
        link=address(reverse("learning:catalogue")),
        description=_("Courses that take people on. They cost nothing."),
        language=get_language(),
    )
    for offering in offerings:
        when = formats.period(offering.starts_on, offering.ends_on)
        feed.add_item(
            title=str(offering.programme.title),
            link=address(url_of(offering)),
            description=f"{when}, {where(offering)}. {offering.programme.organisation.name}",
            unique_id=address(url_of(offering)),
            pubdate=dt.datetime.combine(offering.starts_on, dt.time(), dt.UTC),
        )
    return feed.writeString("utf-8").encode()
