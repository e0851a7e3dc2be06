"""The parts into which a contribution is divided."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from punte.dialogue import plain
from punte.dialogue.actions.splitting import LEAST, MOST
from punte.dialogue.models import Contribution
from punte.people.forms.tokens import OneTimeForm


class SplitForm(OneTimeForm):
    """Two parts and more; what is left empty is no part. The first begins with the words of the whole."""

    def __init__(self, *args: Any, contribution: Contribution, **kwargs: Any):
        source = contribution.text.source
        titled = contribution.kind == Contribution.Kind.PROPOSAL
        initial = {"text_1": contribution.text.texts.get(source, "")}
        if titled and contribution.title:
            initial["title_1"] = contribution.title.texts.get(source, "")
        kwargs.setdefault("initial", initial)
        super().__init__(*args, **kwargs)
        for n in range(1, MOST + 1):
            needed = n <= LEAST
            told = {"number": n}
            if titled:
                self.fields[f"title_{n}"] = forms.CharField(
                    label=_("Part %(number)s in one line") % told, max_length=plain.TITLE, required=needed
                )
            self.fields[f"text_{n}"] = forms.CharField(
                label=_("Part %(number)s") % told, max_length=plain.TEXT, required=needed,
                widget=forms.Textarea({"rows": 4}),
            )  # fmt: skip

    @property
    def parts(self) -> list[tuple[str, str]]:
        """Those that were written, as (title, text)."""
        told = self.cleaned_data
        pairs = [(told.get(f"title_{n}", ""), told[f"text_{n}"]) for n in range(1, MOST + 1)]
        return [(title, text) for title, text in pairs if title or text]
