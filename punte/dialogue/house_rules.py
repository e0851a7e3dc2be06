"""The published rules of the house, version by version (`house_rules.yaml`)."""

import datetime as dt
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.utils.translation import get_language


@cache
def versions() -> list[dict[str, Any]]:
    """All of them, the newest first."""
    text = Path(__file__).with_name("house_rules.yaml").read_text(encoding="utf-8")
    return sorted(yaml.safe_load(text), key=lambda one: one["since"], reverse=True)


def valid_on(day: dt.date) -> dict[str, Any]:
    """The rules that held on a day; before the first version, the first."""
    return next((one for one in versions() if one["since"] <= day), versions()[-1])


def told(version: dict[str, Any]) -> dict[str, list[dict[str, str]]]:
    """The rules and the ways of deciding, in the reader's language."""
    language = (get_language() or "en")[:2]
    return {
        part: [
            dict(zip(("title", "text"), one.get(language, one["en"]), strict=True)) for one in version[part]
        ]
        for part in ("rules", "ways")
    }
