"""What is told in words about a period: its summary, and of each activity the result, deviations and progress."""

from functools import cache
from pathlib import Path
from typing import Any

import pghistory
import yaml
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from punte.base.translated import LANGUAGES, Translated, TranslatedField
from punte.monitoring.models.periods import Period
from punte.people.models import Consortium, User
from punte.projects.acting import acting
from punte.projects.models import Activity

RULES = Path(__file__).parent.parent / "narratives.yaml"


@cache
def limits(of: str) -> dict[str, int]:
    """The fields and the most characters of each, of a "period" or an "activity", in the order of the report."""
    rules: dict[str, Any] = yaml.safe_load(RULES.read_text(encoding="utf-8"))
    return dict(rules[of])


class NarrativeQuerySet(models.QuerySet["Narrative"]):
    """The texts of the periods that the reader may see."""

    def visible_to(self, user: User) -> "NarrativeQuerySet":
        """Whoever works in the operation reads what is told about it."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(period__operation__in={a.operation_id for a in acting(user).assignments})


@pghistory.track()
class Narrative(models.Model):
    """The texts of one activity in one period; without an activity, the summary of the period."""

    period = models.ForeignKey(Period, models.PROTECT, related_name="narratives")
    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+")
    activity = models.ForeignKey(Activity, models.PROTECT, null=True, related_name="+")
    summary = TranslatedField(_("Summary of the period"), null=True)
    result = TranslatedField(_("Result"), null=True)
    deviations = TranslatedField(_("Deviations and risks"), null=True)
    progress = TranslatedField(_("Progress"), null=True)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    version = models.PositiveIntegerField(default=0)

    objects = NarrativeQuerySet.as_manager()

    class Meta:
        verbose_name = _("narrative")
        verbose_name_plural = _("narratives")
        constraints = [
            models.UniqueConstraint(
                fields=["period", "activity"], name="one_narrative_per_activity", nulls_distinct=False
            ),
            models.CheckConstraint(
                condition=Q(activity=None, result=None, deviations=None, progress=None)
                | Q(activity__isnull=False, summary=None),
                name="narrative_of_an_activity_or_of_the_period",
            ),
        ]

    def get_absolute_url(self) -> str:
        """Where it is written."""
        return narrative_url(self.period, self.activity)

    @property
    def limits(self) -> dict[str, int]:
        """Its fields with the most characters of each."""
        return limits("activity" if self.activity_id else "period")

    @property
    def texts(self) -> dict[str, Translated]:
        """Its fields, empty ones too."""
        return {name: getattr(self, name) or Translated({}) for name in self.limits}

    @property
    def source(self) -> str:
        """The language in which it was first written; empty while nothing is."""
        return next((text.source for text in self.texts.values() if text), "")

    def state_in(self, language: str) -> str:
        """How far the whole is in a language: source, confirmed, draft, missing, or empty where nothing is told."""
        written = [text for text in self.texts.values() if text]
        if not written:
            return "empty"
        states = {text.states.get(language, "missing") for text in written}
        order = ("missing", "draft", "confirmed", "source")
        worst = min(states, key=order.index)
        return "draft" if worst == "missing" and len(states) > 1 else worst

    def is_told_in(self, language: str) -> bool:
        """Whether every text can be printed in this language: written in it, or translated and confirmed."""
        return self.state_in(language) in ("source", "confirmed", "empty")

    def lengths(self, language: str) -> dict[str, int]:
        """How many characters each field has in a language."""
        return {name: len(text.texts.get(language, "")) for name, text in self.texts.items()}


def narrative_url(period: Period, activity: Activity | None, language: str = "") -> str:
    """Where the texts of an activity, or the summary, are read and written."""
    place = activity.code if activity else "summary"
    url = reverse("monitoring:narrative_edit", args=[period.operation.code, period.number, place])
    return f"{url}?in={language}" if language in LANGUAGES else url
