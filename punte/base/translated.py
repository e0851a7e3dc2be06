"""Text in three languages in one column, which the history keeps whole."""

import json
from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

LANGUAGES = ("ro", "bg", "en")
OWN_NAMES = ("Română", "Български", "English")
STATES = ("source", "draft", "confirmed")


class Translated:
    """A text per language, the source language, and a state per language (source, draft, confirmed)."""

    def __init__(self, texts: dict[str, str], source: str = "", states: dict[str, str] | None = None):
        self.texts = {k: v for k, v in texts.items() if v}
        self.source = source or next(iter(self.texts), "en")
        given = states or {}
        self.states = {k: "source" if k == self.source else given.get(k, "confirmed") for k in self.texts}

    def __str__(self) -> str:
        return self.in_language(get_language() or "en")

    def in_language(self, language: str) -> str:
        """The confirmed text of this language, else the source text, else any."""
        language = language[:2]
        if self.states.get(language) in ("source", "confirmed"):
            return self.texts[language]
        return self.texts.get(self.source) or next(iter(self.texts.values()), "")

    def __bool__(self) -> bool:
        return bool(self.texts)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Translated) and self.as_json() == other.as_json()

    def __hash__(self) -> int:
        return hash(json.dumps(self.as_json(), sort_keys=True))

    def as_json(self) -> dict[str, Any]:
        """The shape that is stored."""
        return {"source": self.source, "texts": self.texts, "states": self.states}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "Translated":
        """Back from what is stored; raises ValidationError on another shape."""
        texts = data.get("texts")
        if not isinstance(texts, dict) or not set(texts) <= set(LANGUAGES):
            raise ValidationError(_("This is not a text in our three languages."))
        return cls(texts, data.get("source", ""), data.get("states"))


class TranslatedField(models.JSONField):
    """Holds a Translated. Never filter on it: finding goes through search rows."""

    description = "text in three languages"

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Any:
        data = super().from_db_value(value, expression, connection)
        return None if data is None else Translated.from_json(data)

    def to_python(self, value: Any) -> Any:
        if value is None or isinstance(value, Translated):
            return value
        return Translated.from_json(value)

    def get_prep_value(self, value: Any) -> Any:
        return super().get_prep_value(value.as_json() if isinstance(value, Translated) else value)

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        value = value.as_json() if isinstance(value, Translated) else value
        return super().get_db_prep_value(value, connection, prepared)

    def value_to_string(self, obj: models.Model) -> Any:
        value = self.value_from_object(obj)
        return value.as_json() if isinstance(value, Translated) else value

    def formfield(self, **kwargs: Any) -> Any:
        return TranslatedFormField(required=not self.blank, label=kwargs.get("label", self.verbose_name))


class TranslatedWidget(forms.MultiWidget):
    """The three languages, each under its own name; with `line`, one line for each."""

    template_name = "django/forms/widgets/translated.html"
    use_fieldset = True

    def __init__(self, attrs: dict[str, Any] | None = None, *, line: bool = False):
        box = forms.TextInput if line else forms.Textarea
        own = {"class": "ds-input", **({} if line else {"rows": 3})}
        super().__init__({f"_{lang}": box({**own, "lang": lang}) for lang in LANGUAGES}, attrs)

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        for box, word in zip(context["widget"]["subwidgets"], OWN_NAMES, strict=True):
            box["word"] = word
        return context

    def decompress(self, value: Any) -> list[str]:
        return [value.texts.get(lang, "") if value else "" for lang in LANGUAGES]


class TranslatedFormField(forms.MultiValueField):
    """One form field with a text per language; at least one must be written."""

    widget = TranslatedWidget

    def __init__(self, **kwargs: Any):
        fields = [forms.CharField(required=False, max_length=20_000) for _lang in LANGUAGES]
        super().__init__(fields, require_all_fields=False, **kwargs)

    def compress(self, data_list: Iterable[str]) -> Translated | None:
        texts = {lang: text for lang, text in zip(LANGUAGES, data_list or [], strict=False) if text}
        return Translated(texts, states=dict.fromkeys(texts, "draft")) if texts else None


class TextsField(TranslatedFormField):
    """A text in up to three languages, each as its author means it; with `line`, one line for each."""

    def __init__(self, *, line: bool = False, **kwargs: Any):
        super().__init__(**kwargs, widget=TranslatedWidget(line=line))

    def compress(self, data_list: Any) -> Translated | None:
        """Nothing here is a draft: who writes it, means it."""
        told = super().compress(data_list)
        return Translated(told.texts) if told else None
