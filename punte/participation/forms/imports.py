"""Uploading a list, and answering whether somebody is known."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from punte.base.formats import number
from punte.base.forms import FilePick, Ways
from punte.organisations.models import Organisation
from punte.participation.importing.files import LARGEST
from punte.people.forms.tokens import OneTimeForm
from punte.people.models import Person


class UploadForm(OneTimeForm):
    """The list and the partner who delivers; with one partner to choose from there is no question."""

    file = forms.FileField(
        label=_("The list"),
        widget=FilePick(
            accept=".xlsx,.csv",
            most=_("XLSX or CSV, at most 200,000 rows and 40 MB. Nothing is written yet."),
        ),
        error_messages={"required": _("Choose the file with the list."), "empty": _("The file is empty.")},
    )
    organisation = forms.ModelChoiceField(
        Organisation.objects.none(),
        label=_("Partner who works with these people"),
        empty_label=None,
        help_text=_("Holds for every row in which the column “Partner” is empty."),
    )

    def __init__(self, *args: Any, partners: list[Organisation], **kwargs: Any):
        super().__init__(*args, **kwargs)
        field = self.fields["organisation"]
        field.queryset = Organisation.objects.filter(pk__in=[p.pk for p in partners])  # type: ignore[attr-defined]
        field.initial = partners[0].pk if partners else None
        if len(partners) == 1:
            field.widget = forms.HiddenInput()

    def clean_file(self) -> UploadedFile:
        """One that is too large is refused before it is read."""
        file: UploadedFile = self.cleaned_data["file"]
        if (file.size or 0) > LARGEST:
            raise ValidationError(_("The file is larger than 40 MB. Split it into several lists."))
        return file


class KindFilter(forms.Form):
    """Narrows the problems to one kind; each kind says how many rows have it."""

    kind = forms.ChoiceField(label=_("Kind of problem"), required=False)

    def __init__(self, *args: Any, kinds: list[tuple[str, str, int]], **kwargs: Any):
        super().__init__(*args, **kwargs)
        counted = [(code, f"{words} ({number(count)})") for code, words, count in kinds]
        self.fields["kind"].choices = [("", _("All problems")), *counted]  # type: ignore[attr-defined]

    @property
    def wanted(self) -> str:
        """The kind asked for; empty for all and for nonsense."""
        return self.cleaned_data.get("kind", "") if self.is_valid() else ""


class SettleForm(forms.Form):
    """Is it one of these persons, or somebody else?"""

    ANOTHER = "another"

    def __init__(self, *args: Any, persons: list[Person], **kwargs: Any):
        super().__init__(*args, **kwargs)
        choices = [(str(p.pk), _("%(name)s, whom we know") % {"name": p.full_name}) for p in persons]
        self.fields["answer"] = forms.ChoiceField(
            label=_("Who is it?"),
            choices=[*choices, (self.ANOTHER, _("Another person"))],
            widget=Ways(
                hints={
                    **{str(p.pk): _("The row is linked to this person.") for p in persons},
                    self.ANOTHER: _("A new person is registered."),
                }
            ),
            error_messages={"required": _("Choose one of the answers.")},
        )

    @property
    def person_id(self) -> int | None:
        """The person chosen; None for another one."""
        answer = self.cleaned_data["answer"]
        return None if answer == self.ANOTHER else int(answer)
