"""What a lesson is made of: the pieces a trainer puts together in the editor, in one language."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

FEATURES = ["bold", "italic", "ul", "ol", "link"]
MEDIUM = "learning.Medium"


class MediumBlock(blocks.StructBlock):
    """A file of one kind; another kind is refused under the file."""

    kind = ""

    def clean(self, value: Any) -> Any:
        """The file must be of the kind that this piece shows."""
        cleaned = super().clean(value)
        wrong = {
            name: ValidationError(_("This file is of another kind."))
            for name, kind in (("file", self.kind), ("captions", "captions"))
            if kind and cleaned.get(name) and cleaned[name].kind != kind
        }
        if wrong:
            raise blocks.StructBlockValidationError(block_errors=wrong)
        return cleaned


class PictureBlock(MediumBlock):
    """A picture; who cannot see it is told what it shows."""

    kind = "picture"
    file = SnippetChooserBlock(MEDIUM, label=_("File"))
    alt = blocks.CharBlock(
        max_length=250, label=_("What it shows"), help_text=_("Read aloud to who cannot see the picture.")
    )
    caption = blocks.CharBlock(max_length=250, required=False, label=_("Caption"))

    class Meta:
        icon = "image"
        label = _("Picture")


class AudioBlock(MediumBlock):
    """Something to listen to, with its words for who cannot hear."""

    kind = "audio"
    file = SnippetChooserBlock(MEDIUM, label=_("File"))
    title = blocks.CharBlock(max_length=150, label=_("Title"))
    transcript = blocks.TextBlock(
        max_length=10_000,
        label=_("What is said"),
        help_text=_("For who cannot hear it, or has no loudspeaker."),
    )

    class Meta:
        icon = "media"
        label = _("Audio")


class VideoBlock(MediumBlock):
    """A film, with captions."""

    kind = "video"
    file = SnippetChooserBlock(MEDIUM, label=_("File"))
    title = blocks.CharBlock(max_length=150, label=_("Title"))
    captions = SnippetChooserBlock(
        MEDIUM, label=_("Captions"), help_text=_("A WebVTT file (.vtt) in the language of the lesson.")
    )

    class Meta:
        icon = "media"
        label = _("Video")


class DownloadBlock(MediumBlock):
    """A paper to take along."""

    kind = "download"
    file = SnippetChooserBlock(MEDIUM, label=_("File"))
    title = blocks.CharBlock(max_length=150, label=_("Title"))

    class Meta:
        icon = "download"
        label = _("Download")


class ChoiceBlock(blocks.StructBlock):
    """One answer, and why it is right or not."""

    text = blocks.CharBlock(max_length=300, label=_("Answer"))
    right = blocks.BooleanBlock(required=False, label=_("This answer is right"))
    why = blocks.CharBlock(max_length=400, label=_("Why"))


class QuestionBlock(blocks.StructBlock):
    """A question to check oneself; nobody is graded."""

    text = blocks.CharBlock(max_length=400, label=_("Question"))
    choices = blocks.ListBlock(ChoiceBlock(), min_num=2, max_num=8, label=_("Answers"))

    class Meta:
        icon = "help"
        label = _("Question to check oneself")

    def clean(self, value: Any) -> Any:
        """One answer at least is right."""
        cleaned = super().clean(value)
        if not any(choice["right"] for choice in cleaned["choices"]):
            raise blocks.StructBlockValidationError(
                non_block_errors=[ValidationError(_("Say which answer is right."))]
            )
        return cleaned


class LessonBlock(blocks.StreamBlock):
    """The body of a lesson."""

    heading = blocks.CharBlock(max_length=150, icon="title", label=_("Heading"))
    text = blocks.RichTextBlock(features=FEATURES, label=_("Text"))
    picture = PictureBlock()
    audio = AudioBlock()
    video = VideoBlock()
    download = DownloadBlock()
    question = QuestionBlock()
    remember = blocks.CharBlock(max_length=400, icon="pin", label=_("To remember"))
