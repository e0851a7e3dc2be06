"""A text in the three languages, one field each; at least one is written, and it is the source of the others."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from punte.base.translated import LANGUAGES, Translated
from punte.people.forms.tokens import OneTimeForm

_WORDS = {"ro": _("in Romanian"), "bg": _("in Bulgarian"), "en": _("in English")}
_LABEL = pgettext_lazy("a text and its language", "%(text)s, %(language)s")


class TextsForm(OneTimeForm):
    """A form with texts in three languages: `texts` says {name: (label, most characters, long, required)}."""

    texts: dict[str, tuple[Any, int, bool, bool]] = {}

    def __init__(self, *args: Any, **kwargs: Any):
        given = {
            f"{name}_{lang}": value.texts.get(lang, "")
            for name, value in (kwargs.get("initial") or {}).items()
            if isinstance(value, Translated)
            for lang in LANGUAGES
        }
        kwargs["initial"] = {**(kwargs.get("initial") or {}), **given}
        super().__init__(*args, **kwargs)
        for name, (label, most, long, required) in self.texts.items():
            for lang in own_first():
                widget = (
                    forms.Textarea({"rows": 3, "lang": lang}) if long else forms.TextInput({"lang": lang})
                )
                said = label_in(label, lang)
                field = forms.CharField(label=said, max_length=most, required=False, widget=widget)
                field.mark_optional = not required  # type: ignore[attr-defined]  # one of the three is needed
                self.fields[f"{name}_{lang}"] = field

    def clean(self) -> dict[str, Any]:
        """The fields of each text become one."""
        data = super().clean() or {}
        for name, (_label, _most, _long, required) in self.texts.items():
            texts = {lang: data.pop(f"{name}_{lang}", "") or "" for lang in LANGUAGES}
            written = [lang for lang in own_first() if texts[lang]]
            if required and not written and not self.errors:
                self.add_error(f"{name}_{own_first()[0]}", _("Write it in at least one language."))
            data[name] = Translated(texts, written[0]) if written else None
        return data


def label_in(label: Any, lang: str) -> str:
    """The name of a text and its language."""
    return _LABEL % {"text": label, "language": _WORDS[lang]}


def own_first() -> list[str]:
    """The reader's language first."""
    own = (get_language() or settings.LANGUAGE_CODE)[:2]
    return sorted(LANGUAGES, key=lambda lang: lang != own)
