"""Beginning a lesson, its module and minutes; reviewing one; bringing files; copying and importing a course."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from punte.base.forms import FilePick
from punte.learning.models import Module, Programme
from punte.people.forms.tokens import OneTimeForm


class _AboutForm(OneTimeForm):
    minutes = forms.IntegerField(label=_("Minutes to read"), min_value=1, max_value=240, initial=10)
    module = forms.ModelChoiceField(
        Module.objects.none(), label=_("Module"), required=False, empty_label=_("none")
    )

    def __init__(self, *args: Any, programme: Programme, **kwargs: Any):
        super().__init__(*args, **kwargs)
        field: Any = self.fields["module"]
        field.queryset = programme.modules.all()
        field.label_from_instance = lambda module: str(module.title)

    @property
    def told(self) -> dict[str, Any]:
        """What the action wants to know."""
        return {k: v for k, v in self.cleaned_data.items() if k != "token"}


class LessonForm(_AboutForm):
    """A new lesson; its text is written in the editor afterwards."""

    title = forms.CharField(label=_("Title"), max_length=150)
    code = forms.SlugField(
        label=_("Code"), max_length=60, help_text=_("Short, in Latin letters, for example first-day.")
    )
    language = forms.ChoiceField(
        label=_("Language it is written in first"), choices=settings.LANGUAGES, widget=forms.RadioSelect
    )
    field_order = ["title", "code", "language", "minutes", "module"]


class LessonAboutForm(_AboutForm):
    """What is the same in every language."""


class ReturnForm(forms.Form):
    """Sending a draft back."""

    remark = forms.CharField(
        label=_("What is to be mended"), max_length=500, widget=forms.Textarea({"rows": 3})
    )


class MediumForm(OneTimeForm):
    """A file for lessons."""

    title = forms.CharField(
        label=_("Title"), max_length=150, help_text=_("By which it is found in the editor.")
    )
    file = forms.FileField(
        label=_("File"),
        widget=FilePick(
            accept=".png,.jpg,.jpeg,.webp,.svg,.mp3,.m4a,.ogg,.mp4,.webm,.vtt,.pdf,.docx,.xlsx",
            most=_("60 MB"),
        ),
    )

    @property
    def told(self) -> dict[str, Any]:
        """What the action wants to know."""
        file = self.cleaned_data["file"]
        return {"content": file.read(), "name": file.name, "title": self.cleaned_data["title"]}


class CopyForm(OneTimeForm):
    """A copy of a course, under another code."""

    code = forms.SlugField(
        label=_("Code of the copy"),
        max_length=20,
        help_text=_("Short, in Latin letters, for example digital-2."),
    )

    def clean_code(self) -> str:
        """Small letters, so that nobody has two that look alike."""
        return self.cleaned_data["code"].lower()


class ImportForm(CopyForm):
    """A course from a file."""

    organisation = forms.ChoiceField(label=_("Provider"))
    file = forms.FileField(
        label=_("File"),
        widget=FilePick(accept=".zip", most=_("200 MB")),
        help_text=_("A course that was exported here or elsewhere."),
    )
    field_order = ["file", "organisation", "code"]

    def __init__(self, *args: Any, providers: list[Any], **kwargs: Any):
        super().__init__(*args, **kwargs)
        field: Any = self.fields["organisation"]
        field.choices = [(o.pk, o.name) for o in providers]
