"""The consents of a person as a document: the words that were shown, and what was answered."""

import datetime as dt
from collections.abc import Sequence
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from punte.base import formats, typeset
from punte.participation.models import Participation
from punte.participation.registration.layout import FILE
from punte.records.models import Consent

TEMPLATE = FILE.with_name("consents.typ")


def consents_pdf(found: Participation, consents: Sequence[Consent]) -> bytes:
    """All consents and duties, the oldest first, each with its wording in the language in which it was shown."""
    data = {
        "above": f"{found.operation.title}",
        "person": found.person.full_name,
        "consents": [_told(consent, ZoneInfo(found.operation.zone)) for consent in consents],
        "words": {"shown": _("The words that were shown"), "number": str(found.pk)},
    }
    return typeset.pdf(
        TEMPLATE,
        data,
        language=get_language() or "en",
        title=_("Consents and notes on data"),
        at=consents[-1].given_at,
    )


def _told(consent: Consent, zone: ZoneInfo) -> dict[str, Any]:
    rows = [
        [_("Basis"), consent.get_basis_display()],
        [_("Written down"), f"{_moment(consent.given_at, zone)}, {consent.recorded_by.name}"],
    ]
    if consent.organisation:
        rows.insert(1, [_("Partner"), consent.organisation.name])
    if consent.basis == Consent.Basis.CONSENT:
        rows.append([_("Answer"), _("agreed")])
    if consent.withdrawn_at:
        rows.append([_("Withdrawn"), _moment(consent.withdrawn_at, zone)])
    return {
        "title": str(consent.get_purpose_display()),
        "rows": rows,
        "language": consent.language,
        "wording": consent.wording,
    }


def _moment(at: dt.datetime, zone: ZoneInfo) -> str:
    there = at.astimezone(zone)
    return f"{formats.day(there.date(), 'long')}, {there:%H:%M %Z}"
