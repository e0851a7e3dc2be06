"""What the pages of the narratives show: how far each text is in each language, and in which languages the report
can be made."""

from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from punte.base import formats
from punte.base.translated import LANGUAGES
from punte.monitoring.models import Narrative, Period
from punte.monitoring.models.narratives import narrative_url
from punte.projects.models import Activity

NAMES = {"ro": "Română", "bg": "Български", "en": "English"}
# How a language stands: the word, its tone and its drawing.
STATES = {
    "source": (gettext_lazy("written"), "success", "check"),
    "confirmed": (gettext_lazy("confirmed"), "success", "check"),
    "draft": (gettext_lazy("to confirm"), "warning", "clock"),
    "missing": (gettext_lazy("missing"), "warning", "warn"),
    "empty": (gettext_lazy("nothing told"), "neutral", "none"),
}


@dataclass(frozen=True)
class Place:
    """One set of texts: of an activity, or the summary; `narrative` is not saved while nothing is told."""

    period: Period
    activity: Activity | None
    narrative: Narrative
    states: dict[str, str] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """What it is about."""
        return f"{self.activity.code} {self.activity.name}" if self.activity else _("Summary of the period")

    def url(self, language: str = "") -> str:
        """Where it is read and written."""
        return narrative_url(self.period, self.activity, language)


def places(period: Period) -> list[Place]:
    """The summary, then every activity in order, each with its texts; two queries."""
    told = {n.activity_id: n for n in Narrative.objects.filter(period=period)}
    found = []
    for activity in (None, *Activity.objects.filter(operation=period.operation_id)):
        narrative = told.get(activity.pk if activity else None) or Narrative(period=period, activity=activity)
        narrative.period, narrative.activity = period, activity
        states = {language: narrative.state_in(language) for language in LANGUAGES}
        found.append(Place(period, activity, narrative, states))
    return found


def place_of(period: Period, code: str) -> Place | None:
    """The place of this address: "summary" or the code of an activity."""
    return next((p for p in places(period) if code == (p.activity.code if p.activity else "summary")), None)


def lacking(found: list[Place], language: str) -> list[Place]:
    """The places whose text cannot be printed in this language."""
    return [p for p in found if not p.narrative.is_told_in(language)]


def first_language(found: list[Place]) -> str:
    """The language in which most of the texts were first written; the reader's own while there are none."""
    sources = [p.narrative.source for p in found if p.narrative.source]
    own = (get_language() or "en")[:2]
    return max(set(sources), key=sources.count) if sources else own if own in LANGUAGES else "en"


def rows(found: list[Place]) -> list[dict[str, Any]]:
    """The list of places: title, how long the longest text is, and each language with its word."""
    return [
        {
            "title": place.title,
            "url": place.url(),
            "small": _length(place),
            "languages": [_state(place, language) for language in LANGUAGES],
        }
        for place in found
    ]


def _state(place: Place, language: str) -> dict[str, Any]:
    word, tone, icon = STATES[place.states[language]]
    return {"name": NAMES[language], "word": word, "tone": tone, "icon": icon, "url": place.url(language)}


def _length(place: Place) -> str:
    narrative = place.narrative
    if not narrative.source:
        return ""
    used = sum(narrative.lengths(narrative.source).values())
    most = sum(narrative.limits.values())
    return _("%(n)s of %(most)s characters") % {"n": formats.number(used), "most": formats.number(most)}


def tabs(place: Place, language: str) -> list[dict[str, Any]]:
    """The languages of one place, each its own address."""
    return [
        {
            "label": f"{NAMES[code]}: {STATES[place.states[code]][0]}",
            "url": place.url(code),
            "current": code == language,
        }
        for code in LANGUAGES
    ]


def languages(found: list[Place]) -> list[dict[str, Any]]:
    """For each language whether a report can be made, and which texts lack."""
    return [_readiness(code, lacking(found, code)) for code in LANGUAGES]


def _readiness(code: str, missing: list[Place]) -> dict[str, Any]:
    lack = [{"label": p.title, "url": p.url(code), "state": STATES[p.states[code]][0]} for p in missing]
    return {"code": code, "name": NAMES[code], "ready": not missing, "lacking": lack}
