"""What the report on how matching treats people shows."""

from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _

from punte.base import formats
from punte.jobs.fairness import FOUR_FIFTHS
from punte.jobs.models import FairnessReport
from punte.participation.models import Participation, SpecialCategory


def fairness_page(report: FairnessReport) -> dict[str, Any]:
    """The groups of each question side by side, and the pairs of titles."""
    rows = groupby(report.figures, key=lambda row: row["question"])
    questions = [_question(name, list(lines)) for name, lines in rows]
    pairs, apart = report.titles["pairs"], report.titles["apart"]
    return {
        "shown": [one for one in questions if one["rows"]],
        "hidden": [one["title"] for one in questions if not one["rows"]],
        "people": formats.number(report.people),
        "pairs": formats.number(pairs),
        "apart": [f"{one} / {other}" for one, other in apart],
        "tried": bool(pairs),
        "low": [
            f"{one['title']}: {row['label']}"
            for one in questions
            for row in one["rows"]
            if row["tone"] == "danger"
        ],
        "nothing": report.unmatched.count(),
        "heads": _heads(),
    }


def _heads() -> dict[str, str]:
    return {
        "people": _("People"),
        "open": _("Vacancies open to one"),
        "best": _("Best fit, of 100"),
        "nothing": _("With nothing"),
        "applied": _("Have applied"),
        "chosen": _("Chosen, of those"),
        "ratio": _("Beside the highest"),
    }


def _question(name: str, lines: list[dict[str, Any]]) -> dict[str, Any]:
    """Groups of fewer than ten are named together, without a number."""
    few = [_label(name, line["group"]) for line in lines if not line["people"]]
    return {
        "title": _title(name),
        "rows": [_row(name, line) for line in lines if line["people"]],
        "few": ", ".join(few),
    }


def _row(name: str, line: dict[str, Any]) -> dict[str, Any]:
    ratio = line["ratio"]
    return {
        "label": _label(name, line["group"]),
        "people": formats.number(line["people"]),
        "open": formats.number(line["open"]),
        "best": formats.number(line["best"]),
        "nothing": _percent(line["nothing"]),
        "applied": _percent(line["applied"]),
        "chosen": _percent(line["chosen"]),
        "ratio": _percent(ratio),
        "tone": "neutral" if ratio is None else "danger" if ratio < FOUR_FIFTHS else "success",
    }


def _percent(n: int | None) -> str:
    return "–" if n is None else formats.percent(n, 0)


def _title(question: str) -> str:
    told = {"sex": _("Sex"), "age": _("Age at entry")}
    return told.get(question) or str(SpecialCategory.FIELDS[question]).capitalize()


def _label(question: str, group: str) -> str:
    if question == "sex":
        return str(Participation.Sex(group).label)
    bands = {"to_29": _("up to 29"), "30_54": _("30 to 54"), "from_55": _("55 and over")}
    return bands.get(group) or (_("yes") if group == "yes" else _("no"))
