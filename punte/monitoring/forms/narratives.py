"""What is told in words about an activity or a period, in one language at a time."""

from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from punte.monitoring.actions.narratives import written
from punte.monitoring.models import Narrative

_HINTS = {
    "summary": _("What the period was about, for somebody who reads only this. Name no participants."),
    "result": _("What was achieved in these months, with numbers. Name no participants."),
    "deviations": _("What went otherwise than planned, what could go wrong, and what is done about it."),
    "progress": _("What was done, step by step."),
}
_LANGUAGE = {"ro": _("Romanian"), "bg": _("Bulgarian"), "en": _("English")}


class WrittenField(forms.CharField):
    """A long text, counted as the funder counts: characters, and a line break as one."""

    widget = forms.Textarea

    def to_python(self, value: Any) -> str:
        return written(super().to_python(value) or "")


class NarrativeForm(forms.Form):
    """The fields of one narrative in one language; a translation can be confirmed."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    theirs: dict[str, str]

    def __init__(self, data: Any, *, narrative: Narrative, language: str):
        self.narrative, self.language, self.theirs = narrative, language, {}
        texts = narrative.texts
        initial = {name: text.texts.get(language, "") for name, text in texts.items()}
        states = {text.states.get(language) for text in texts.values() if text}
        super().__init__(
            data, initial={**initial, "version": narrative.version, "confirmed": states == {"confirmed"}}
        )
        for name, most in narrative.limits.items():
            rows = 6 if most < 5000 else 10
            self.fields[name] = WrittenField(
                label=Narrative._meta.get_field(name).verbose_name,  # type: ignore[union-attr]
                help_text=_HINTS[name],
                required=False,
                max_length=most,
                widget=forms.Textarea({"rows": rows + 1, "lang": language}),
            )
        self.translates = bool(narrative.source and narrative.source != language)
        if self.translates:
            self.fields["confirmed"] = forms.BooleanField(
                label=_("This translation is confirmed"),
                help_text=_(
                    "Somebody who reads both languages has compared them. Reports print only confirmed texts."
                ),
                required=False,
            )
        self.order_fields([*narrative.limits, "confirmed", "version"])

    @property
    def told(self) -> dict[str, str]:
        """The texts, by field."""
        return {name: self.cleaned_data[name] for name in self.narrative.limits}

    def see(self, now: Narrative) -> None:
        """Keep what was typed, show what the other editor wrote, and let the next sending answer to it."""
        data = cast(QueryDict, self.data).copy()
        data["version"] = str(now.version)
        self.data, self.narrative = data, now
        self.theirs = {name: text.texts.get(self.language, "") for name, text in now.texts.items()}

    def rows(self) -> list[dict[str, Any]]:
        """Each field with the source text beside it, and what the other editor wrote where it differs."""
        found = []
        for name, text in self.narrative.texts.items():
            source = text.texts.get(text.source, "") if text.source != self.language else ""
            theirs = self.theirs.get(name)
            mine = written(self[name].value() or "")
            found.append(
                {
                    "field": self[name],
                    "source": source,
                    "source_language": text.source,
                    "source_word": _LANGUAGE.get(text.source, ""),
                    "differs": theirs is not None and theirs != mine,
                    "theirs": theirs or "",
                }
            )
        return found
