"""What the partners of 309187 tell in words about their periods: the first in three languages, the second without
Bulgarian, the third just begun."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from punte.monitoring.actions.narratives import write_narrative
from punte.monitoring.models import Period
from punte.portal.demo.desk import Desk

_FILE = Path(__file__).parent / "scripts" / "narratives-309187.yaml"
SOURCE = "ro"


@cache
def _told() -> dict[int, dict[str, Any]]:
    """{number of the period: {summary or activity: {field: {language: text}}}}"""
    told: dict[int, dict[str, Any]] = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    return told


def tell(desk: Desk, period: Period) -> None:
    """Write the period's texts and confirm their translations, before it is frozen."""
    if desk.operation.code != "309187":
        return
    for place, fields in _told().get(period.number, {}).items():
        languages = {language for texts in fields.values() for language in texts}
        for version, language in enumerate(sorted(languages, key=lambda code: code != SOURCE)):
            write_narrative(
                by=desk.team["elena"],
                period=period,
                activity=None if place == "summary" else desk.activities[place],
                language=language,
                texts={name: texts.get(language, "") for name, texts in fields.items()},
                version=version,
                confirmed=language != SOURCE,
            )
