"""A certificate on paper: tagged PDF in the learner's language, with the number and the QR code of the public check."""

import datetime as dt
from pathlib import Path

from django.utils import translation
from django.utils.translation import gettext as _

from punte.base import formats, typeset
from punte.learning.completion import HOUR, hours
from punte.learning.models import Certificate
from punte.participation.registration.drawing import qr_svg

TEMPLATE = Path(__file__).parent / "layouts" / "certificate.typ"


def certificate_pdf(certificate: Certificate, *, name: str, base_url: str) -> bytes:
    """The PDF; raises typeset.NotTypeset."""
    told, address = certificate.payload, base_url + certificate.check_path()
    with translation.override(certificate.language):
        title = str(certificate.get_kind_display()).capitalize()
        data = {
            "number": certificate.full_number,
            "above": told["provider"],
            "lead": _("It is attested that"),
            "name": name,
            "attests": told["attests"],
            "programme": told["programme"],
            "facts": _facts(certificate),
            "criteria_title": _("What was asked for"),
            "criteria": told["criteria"],
            "check": _("Anybody can check this certificate, without an account:"),
            "address": address,
            "plain": f"{base_url}/learning/check/",
            "qr_alt": _("QR code of the public check"),
            "by_number": _("or by the number %(number)s at") % {"number": certificate.full_number},
            "signatures": [{"role": _("For the provider")}],
        }
    files = {"qr.svg": qr_svg(address)}
    return typeset.pdf(TEMPLATE, data, language=certificate.language, title=title, files=files)


def _facts(certificate: Certificate) -> list[list[str]]:
    told = certificate.payload
    rows = [
        [_("When"), formats.period(*(_date(told[name]) for name in ("from", "to")))],
        [_("Theory"), hours(told["theory"] * HOUR)],
        [_("Practice"), hours(told["practice"] * HOUR)],
    ]
    if "attended" in told:
        rows.append([_("Hours attended"), hours(told["attended"])])
    for word, value in (
        (_("Place"), told["place"]),
        (_("Occupation"), told["occupation"]),
        (_("Authorisation"), told["authorisation"]),
    ):
        if value:
            rows.append([word, value])
    return [
        *rows,
        [_("Issued on"), formats.day(certificate.issued_on, "long")],
        [_("Number"), certificate.full_number],
    ]


def _date(text: str) -> dt.date:
    return dt.date.fromisoformat(text)
