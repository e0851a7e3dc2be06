"""Bringing a file of vacancies."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from punte.base.forms import FilePick
from punte.jobs.feed_in import LARGEST
from punte.jobs.forms.employers import ActivityField
from punte.people.forms.tokens import OneTimeForm
from punte.projects.models import Activity, Operation


class FeedForm(OneTimeForm):
    """The file, and from whom it comes."""

    source = forms.CharField(
        label=_("From whom"),
        max_length=60,
        help_text=_(
            "Always the same words for the same source, such as AJOFM Cluj: by them its vacancies are known again."
        ),
    )
    activity = ActivityField(
        Activity.objects.none(), label=_("Activity of the project"), empty_label=_("Choose")
    )
    file = forms.FileField(
        label=_("File"),
        widget=FilePick(
            accept=".csv,.json", most=_("CSV or JSON in UTF-8, at most 5 MB and 2,000 vacancies.")
        ),
    )
    complete = forms.BooleanField(
        label=_("This is the whole list"),
        required=False,
        help_text=_("Vacancies of this source that are not in it any more are closed."),
    )

    def __init__(self, *args: Any, operation: Operation, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["activity"].queryset = operation.activities.all()  # type: ignore[attr-defined]

    def clean_file(self) -> Any:
        """Read once, and never more than we take."""
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise forms.ValidationError(_("The file is larger than 5 MB. Send it in parts."))
        self.content: bytes = file.read()
        return file

    @property
    def told(self) -> dict[str, Any]:
        """What the action wants to know."""
        names = ("source", "activity", "complete")
        return {name: self.cleaned_data[name] for name in names} | {"content": self.content}
