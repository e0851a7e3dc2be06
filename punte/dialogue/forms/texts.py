"""What is typed of a text: its words, a comment on a paragraph, which paragraph continues which, a translation."""

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from punte.base.translated import LANGUAGES, OWN_NAMES, TextsField
from punte.dialogue.actions.comments import MOST_QUOTED
from punte.dialogue.forms.contributions import ContributeForm, SpokenForm
from punte.dialogue.models import Contribution, Paragraph, TextVersion
from punte.dialogue.text_reading import MOST_CHARACTERS, shortened, written
from punte.people.forms.tokens import OneTimeForm

QUOTE_HINT = _("Copy them from the paragraph. Leave it empty if you mean all of it.")


class TextForm(OneTimeForm):
    """A text, brought or written anew."""

    title = TextsField(line=True, label=_("Title"))
    language = forms.ChoiceField(label=_("Written in"), choices=list(zip(LANGUAGES, OWN_NAMES, strict=True)))
    body = forms.CharField(
        label=_("The text"), max_length=MOST_CHARACTERS, widget=forms.Textarea({"rows": 24}),
        help_text=_("Each line is a paragraph. “# ” begins a heading, “## ” one below it, “- ” a point of a list. You"
                    " may paste from a page or a document: the formatting goes, the words stay."),
    )  # fmt: skip
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, draft: TextVersion | None = None, **kwargs: Any):
        if draft:
            told = {"title": draft.text.title, "version": draft.version}
            kwargs.setdefault("initial", told | {"body": written(draft.paragraphs.all())})
        else:
            kwargs.setdefault("initial", {"language": (get_language() or "en")[:2]})
        super().__init__(*args, **kwargs)
        if draft:
            del self.fields["language"]

    @property
    def told(self) -> dict[str, Any]:
        """What the actions want to know."""
        return {k: v for k, v in self.cleaned_data.items() if k not in ("token", "version")}


def _quote() -> forms.CharField:
    return forms.CharField(
        label=_("The words you mean"), max_length=MOST_QUOTED, required=False, help_text=QUOTE_HINT
    )


class CommentForm(ContributeForm):
    """A comment on a paragraph, by oneself."""

    quote = _quote()
    field_order = ["token", "text", "quote", "language", "entity", "mandate", "group", "named"]

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, kind=Contribution.Kind.COMMENT, **kwargs)


class SpokenCommentForm(SpokenForm):
    """A comment that somebody said, written down for them."""

    quote = _quote()

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, kind=Contribution.Kind.COMMENT, **kwargs)
        self.fields["quote"].label = _("The words they mean")


class MatchForm(OneTimeForm):
    """Which paragraph of the former version one continues."""

    key = forms.TypedChoiceField(
        label=_("It continues"), coerce=int, empty_value=None, required=False,
        help_text=_("Comments and answers follow the paragraph to the next version."),
    )  # fmt: skip

    def __init__(self, *args: Any, paragraph: Paragraph, former: TextVersion, **kwargs: Any):
        rows = list(former.paragraphs.all())
        kwargs.setdefault("initial", {"key": paragraph.key if paragraph.how != Paragraph.How.NEW else ""})
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["key"].choices = [("", _("None: it is new")), *((p.key, shortened(p.source)) for p in rows)]


class TextTranslateForm(OneTimeForm):
    """A translation for which a person vouches, paragraph by paragraph; what stays empty is read in the original."""

    def __init__(self, *args: Any, version: TextVersion, language: str, **kwargs: Any):
        super().__init__(*args, **kwargs)
        known = version.text.title.texts.get(language, "")
        self.fields["title"] = forms.CharField(
            label=version.text.title.in_language(version.language),
            max_length=150,
            required=False,
            initial=known,
        )
        self.language = language
        for row in version.paragraphs.all():
            self.fields[f"p{row.key}"] = forms.CharField(
                label=row.source, required=False, initial=row.words.texts.get(language, ""),
                widget=forms.Textarea({"rows": 2 if len(row.source) < 200 else 4, "lang": language}),
            )  # fmt: skip

    @property
    def words(self) -> dict[int, str]:
        """The translation of each paragraph, by its number."""
        data = self.cleaned_data
        return {int(name[1:]): data[name] for name in self.fields if name[1:].isdecimal()}
