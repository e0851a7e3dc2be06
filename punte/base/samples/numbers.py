"""Figures, targets, charts, breakdown, evidence: the promises of operation 309187 with invented progress."""

import datetime as dt

from django.utils.translation import gettext as _

from punte.base import charts, formats

START, TODAY, END = dt.date(2024, 6, 1), dt.date(2025, 3, 17), dt.date(2026, 5, 31)


_CUMULATED = [
    (dt.date(2024, 9, 30), 22, 24),
    (dt.date(2024, 11, 30), 61, 70),
    (dt.date(2025, 1, 31), 118, 130),
    (dt.date(2025, 2, 28), 171, 176),
    (dt.date(2025, 3, 17), 198, 217),
]
_MONTHLY = [
    (dt.date(2024, 10, 1), 18, 20),
    (dt.date(2024, 11, 1), 31, 26),
    (dt.date(2024, 12, 1), 12, 22),
    (dt.date(2025, 1, 1), 44, 34),
    (dt.date(2025, 2, 1), 53, 46),
    (dt.date(2025, 3, 1), 27, 41),
]


def _target(label: str, done: int, target: int, expected: int, **more) -> dict:
    behind = done < expected
    return {
        "label": label,
        "url": "#",
        "done": done,
        "target": target,
        "expected": expected,
        "behind": behind,
        **more,
    }


def numbers() -> dict:
    """Figures, targets, charts, breakdown, comparison, evidence."""
    trained = _target(
        _("people in training programmes"), 271, 318, 286, note=_("15 below plan; expected by now 286")
    )
    certified = _target(_("people certified"), 198, 310, 217, note=_("19 below plan; expected by now 217"))
    strengthened = _target(_("active NGOs with better capacity"), 29, 32, 26)
    groups: list[dict] = [
        {"name": _("People"), "rows": [trained, certified]},
        {
            "name": _("Organisations and meetings"),
            "rows": [
                strengthened,
                _target(_("Partnerships with NGOs: counselling, training, guidance"), 10, 10, 8),
                _target(_("Local debates about employment, with at least 20 participants"), 1, 2, 1),
                _target(_("Working sessions with training providers"), 2, 4, 3),
                _target(_("Social dialogue round table"), 0, 1, 0),
            ],
        },
    ]
    rows = [row for group in groups for row in group["rows"]]
    breakdown = [
        {
            "label": "ASSOC",
            "small": _("lead partner"),
            "url": "#",
            "done": 142,
            "target": 210,
            "expected": 147,
        },
        {"label": "FDSS", "small": _("partner"), "url": "#", "done": 56, "target": 100, "expected": 70},
    ]
    return {
        "figures": [trained, certified, strengthened],
        "groups": groups,
        "behind": sum(row["behind"] for row in rows),
        "total": len(rows),
        "line": _line(),
        "line_rows": [
            [formats.month(d), formats.number(v), formats.number(p), formats.signed(v - p)]
            for d, v, p in _CUMULATED
        ],
        "heads": [_("At the end of"), _("Done"), _("Plan"), _("Difference")],
        "counts": [164, 28, 6],
        "columns": charts.column_chart(
            summary=_("Entries per month, from October to March."),
            rows=[(formats.month(d).split("\u00a0")[0], v, p) for d, v, p in _MONTHLY],
            write=formats.number,
        ),
        "breakdown": breakdown,
        "breakdown_total": {"label": _("Together"), "done": 198, "target": 310, "expected": 217},
        "strength_rows": [
            {
                "count": 164,
                "strength": 3,
                "word": _("strong"),
                "small": _("certificate checked, attendance signed"),
            },
            {
                "count": 28,
                "strength": 2,
                "word": _("good"),
                "small": _("certificate checked, one or two signatures missing"),
            },
            {"count": 6, "strength": 1, "word": _("weak"), "small": _("certificate not yet checked")},
        ],
    }


def _line() -> charts.LineChart:
    actual = [(START, 0), *((d, v) for d, v, _plan in _CUMULATED)]
    plan = [(START, 0), *((d, p) for d, _value, p in _CUMULATED), (END, 310)]
    middle = START + (END - START) / 2
    return charts.line_chart(
        summary=_("Certificates, cumulated: 198 done against 217 planned."),
        start=START,
        end=END,
        actual=actual,
        plan=plan,
        forecast=[actual[-1], (END, 278)],
        goal=(310, _("promised: %(number)s") % {"number": formats.number(310)}),
        today=(TODAY, _("today")),
        dates=[(d, formats.month(d)) for d in (START, middle, END)],
        write=formats.number,
    )
