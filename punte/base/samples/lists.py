"""Things to do, what happened, papers, people, reasons, answers."""

import datetime as dt
from types import SimpleNamespace

from django.utils.translation import gettext as _

from punte.base import formats


def lists() -> dict:
    """Things to do, what happened, papers, reasons, tabs, answers."""
    papers = [
        {
            "label": _("Certificate MS-2025-0417"),
            "url": "#",
            "small": _("checked by Elena"),
            "tag": _("checked"),
            "tone": "success",
        },
        {
            "label": _("Attendance sheet, 15 days"),
            "url": "#",
            "small": _("13 of 15 signatures"),
            "tag": _("incomplete"),
            "tone": "warning",
        },
    ]
    people = [
        {
            "icon": "people",
            "label": "Rostaș Samuel",
            "url": "#",
            "small": _("Course ended on 14 March"),
            "do": _("Ask"),
            "do_url": "#",
        },
        {
            "icon": "people",
            "label": "Pop Anamaria",
            "url": "#",
            "small": _("Course ended on 14 March"),
            "do": _("Ask"),
            "do_url": "#",
        },
    ]
    return {
        "papers": papers,
        "todo": [
            {
                "tag": _("high risk"),
                "tone": "danger",
                "text": _("14 people finished the course, but the certificate is missing"),
                "small": _("Without them the target of 310 is not reached. Who answers: Elena, ASSOC"),
                "verb": _("Ask for the certificates"),
                "url": "#",
            },
            {
                "tag": _("9 days left"),
                "tone": "warning",
                "text": _("11 leaving forms expire"),
                "small": _("The situation 28 days after leaving must be written by 26 March"),
                "verb": _("Open the list"),
                "url": "#",
            },
            {
                "tag": _("this week"),
                "text": _("The second local debate has no date"),
                "verb": _("Set a date"),
                "url": "#",
            },
        ],
        "timeline": [
            {"on": dt.date(2025, 1, 15), "text": _("Report 3, approved"), "state": "done"},
            {"on": dt.date(2025, 3, 9), "text": _("11 forms at 28 days"), "state": "bad"},
            {
                "on": dt.date(2025, 4, 15),
                "text": _("Report 4"),
                "small": _("the period January to March 2025"),
            },
        ],
        "reasons": [
            {
                "count": 14,
                "reason": _("the certificate is missing"),
                "hint": _("they finished the course; the provider has not sent it"),
                "members": people,
                "more_url": "#",
                "more": _("Show all 14"),
                "open": True,
            },
            {
                "count": 5,
                "reason": _("incomplete data at entry"),
                "hint": _("education or labour status is missing"),
                "text": _("They count only in the grand total until it is filled in."),
            },
        ],
        "tabs": [
            {"label": _("Counted"), "url": "#", "current": True, "count": 198},
            {"label": _("Not counted"), "url": "#", "count": 26},
            {"label": _("Corrections"), "url": "#", "count": 2},
        ],
        "chips": [{"label": _("name: pop"), "url": "?"}],
        "people": [
            SimpleNamespace(
                name="Ardelean Maria",
                place="Baia Mare",
                partner="ASSOC",
                on=dt.date(2025, 2, 28),
                strength=3,
                word=_("strong"),
                tone="success",
                state=_("in course"),
            ),
            SimpleNamespace(
                name="Căldărar Florin",
                place="Coltău",
                partner="ASSOC",
                on=dt.date(2025, 2, 24),
                strength=2,
                word=_("good"),
                tone="danger",
                state=_("blocked"),
            ),
            SimpleNamespace(
                name="Георгиева-Станчева Маргарита",
                place="Пловдив",
                partner="FDSS",
                on=dt.date(2025, 2, 19),
                strength=1,
                word=_("weak"),
                tone="warning",
                state=_("to follow up"),
            ),
        ],
        "answers": [
            {"label": _("Name on the identity card"), "value": "Florin Căldărar", "change_url": "#"},
            {
                "label": _("Date of birth"),
                "value": formats.day(dt.date(1990, 3, 27), "long"),
                "change_url": "#",
            },
            {"label": _("E-mail"), "value": "", "change_url": "#"},
        ],
    }
