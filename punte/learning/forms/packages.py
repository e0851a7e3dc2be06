"""Bringing an interactive lesson."""

from typing import Any

from django import forms
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _

from punte.base.forms import FilePick
from punte.learning.forms.texts import TextsForm
from punte.learning.packaging import LIMITS


class PackageForm(TextsForm):
    """A SCORM package with its title, and the same as a text for those who cannot play it."""

    file = forms.FileField(
        label=_("SCORM package"),
        help_text=_("SCORM 1.2 or SCORM 2004 (3rd or 4th edition), as your authoring tool saves it."),
        widget=FilePick(accept=".zip", most=_("ZIP, at most 200 MB.")),
    )
    texts = {
        "title": (_("Title"), 150, False, True),
        "alternative": (_("The same as a text"), 20_000, True, False),
    }

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        texts = [n for n in self.fields if n.startswith("title")]
        rest = [n for n in self.fields if n.startswith("alternative")]
        self.order_fields([*texts, "file", *rest])
        self.fields[rest[0]].help_text = _(
            "For who cannot see, hear or play it: no script, a screen reader, an old phone."
        )

    def clean_file(self) -> Any:
        """Not bigger than what is taken; the rest is looked at while it is unpacked."""
        file = self.cleaned_data["file"]
        if file.size > LIMITS.archive:
            told = {"most": filesizeformat(LIMITS.archive)}
            raise forms.ValidationError(_("The file is bigger than %(most)s."), params=told)
        return file

    @property
    def told(self) -> dict[str, Any]:
        """What the action wants to know."""
        return {k: v for k, v in self.cleaned_data.items() if k != "token"}
