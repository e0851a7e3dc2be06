"""What the report on how matching treats people shows."""

from itertools import groupby
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from punte.base import formats
from punte.jobs.fairness import FOUR_FIFTHS
from punte.jobs.models import FairnessReport
from punte.participation.models import Participation, SpecialCategory


def fairness_page(report: FairnessReport) -> dict[str, Any]:
    """The groups of each question side by side, and the pairs of titles."""
    by_question = groupby(report.figures, key=lambda row: row["question"])
    questions = [(name, list(lines)) for name, lines in by_question]
    rows = [_row(name, line) for name, lines in questions for line in lines if line["people"]]
    pairs, apart = report.titles["pairs"], report.titles["apart"]
    unknown = report.titles.get("unknown", 0)
    return {
        "rows": rows,
        "hidden": [few for name, lines in questions if (few := _few(name, lines))],
        "people": formats.number(report.people),
        "pairs": formats.number(pairs),
        "apart": [f"{one} / {other}" for one, other in apart],
        "tried": bool(pairs or unknown),
        "compared": bool(pairs),
        "unknown": unknown,
        "low": [f"{row['question']}: {row['label']}" for row in rows if row["tone"] == "danger"],
        "nothing": report.unmatched.count(),
        "heads": _heads(),
    }


def _heads() -> dict[str, str]:
    return {
        "people": _("People"),
        "open": _("Open vacancies"),
        "best": _("Best fit"),
        "nothing": _("With nothing"),
        "applied": _("Have applied"),
        "chosen": _("Chosen"),
        "ratio": _("Ratio"),
    }


def _few(name: str, lines: list[dict[str, Any]]) -> str:
    """Groups that are too small, named together without a number."""
    few = [_label(name, line["group"]) for line in lines if not line["people"]]
    return f"{_title(name)}: {', '.join(few)}" if few else ""


def _row(name: str, line: dict[str, Any]) -> dict[str, Any]:
    ratio, people = line["ratio"], formats.number(line["people"])
    return {
        "question": _title(name),
        "label": _label(name, line["group"]),
        "people": _("about %(n)s") % {"n": people} if name in SpecialCategory.FIELDS else people,
        "open": _opened(name, line["open"]),
        "best": formats.number(line["best"]),
        "nothing": _percent(line["nothing"]),
        "applied": _percent(line["applied"]),
        "chosen": _percent(line["chosen"]),
        "ratio": _percent(ratio),
        "tone": "neutral" if ratio is None else "danger" if ratio < FOUR_FIFTHS else "success",
    }


def _opened(name: str, n: float) -> str:
    """Of a special category none is not told: it would be none for each of them."""
    if name in SpecialCategory.FIELDS and not n:
        return _("under %(n)s") % {"n": formats.number(1)}
    return formats.number(n)


def _percent(n: int | None) -> str:
    return "–" if n is None else formats.percent(n, 0)


def _title(question: str) -> str:
    told = {"sex": _("Sex"), "age": _("Age at entry")}
    return told.get(question) or capfirst(str(SpecialCategory.FIELDS[question]))


def _label(question: str, group: str) -> str:
    if question == "sex":
        return str(Participation.Sex(group).label)
    bands = {"to_29": _("up to 29"), "30_54": _("30 to 54"), "from_55": _("55 and over")}
    return bands.get(group) or (_("yes") if group == "yes" else _("no"))
