"""What is typed of a picture: the file, and words for who does not see it."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from punte.base.forms import FilePick
from punte.dialogue.actions.pictures import LARGEST
from punte.dialogue.models import ContributionPicture
from punte.records.forms.papers import FileForm


class PictureForm(FileForm):
    """A picture with its words, which are not optional."""

    alternative = forms.CharField(
        label=_("What the picture shows"), max_length=ContributionPicture.LONGEST,
        help_text=_("One sentence, read aloud to who does not see it. Name nobody."),
        error_messages={"required": _("Say in a sentence what the picture shows.")},
    )  # fmt: skip
    field_order = ("token", "file", "alternative")

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        file = self.fields["file"]
        file.label = _("Picture")
        file.widget = FilePick(accept=".jpg,.jpeg,.png,.webp", most=_("PNG, JPG or WebP, at most 10 MB."))
        file.error_messages["required"] = _("Choose the picture.")

    def clean_file(self) -> UploadedFile:
        """Refused before it is read when it is too large; whether it is a picture, drawing it anew says."""
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise ValidationError(_("The file is larger than 10 MB. Make it smaller and try again."))
        self.content = file.read()
        return file

    @property
    def told(self) -> dict[str, Any]:
        """What the action wants to know."""
        return {"content": self.content, "alternative": self.cleaned_data["alternative"]}
