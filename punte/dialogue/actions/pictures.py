"""Pictures in contributions: added with words for who does not see them, taken away, gone with what they belong to."""

from functools import partial
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from punte.base.permissions import require
from punte.base.pictures import NoPicture, TooManyPoints, drawn_anew, size_of
from punte.base.text import tidy
from punte.dialogue import permissions
from punte.dialogue.models import Contribution, ContributionPicture
from punte.people.limits import spend_try
from punte.people.models import User
from punte.records import vault

LARGEST = 10 * 1024 * 1024
WIDEST = 1600  # points; what a screen at twice its size shows
SMALL = 320  # points; in a list
AN_HOUR = 60 * 60
MOST_AN_HOUR = 60  # pictures of one account; a mediator photographs a whole street


@transaction.atomic
def add_picture(
    *, by: User, contribution: Contribution, content: bytes, alternative: str
) -> ContributionPicture:
    """Add a picture to what one wrote, while it may be changed. What the camera wrote into it goes. Raises
    ValidationError keyed to file or alternative, or without one where the time is over."""
    require(permissions.may_change(by, contribution))
    Contribution.objects.select_for_update(of=("self",)).get(
        pk=contribution.pk
    )  # of two at once one is the fourth
    contribution.refresh_from_db(fields=["state"])
    if not contribution.in_edit_window:
        raise ValidationError(_("The time to change it is over."), code="over")
    words = tidy(alternative)
    if len(words) < 3 or len(words) > ContributionPicture.LONGEST:
        raise ValidationError({"alternative": _("Say in a sentence what the picture shows.")})
    if ContributionPicture.objects.filter(contribution=contribution).count() >= ContributionPicture.MOST:
        raise ValidationError(
            {"file": _("There are three pictures already. Take one away first.")}, code="full"
        )
    if not spend_try(f"dialogue-pictures:{by.pk}", most=MOST_AN_HOUR, seconds=AN_HOUR):
        raise ValidationError(_("This is a lot at once. Wait an hour, then go on."), code="many")
    return ContributionPicture.objects.create(
        consortium_id=contribution.consortium_id,
        contribution=contribution,
        alternative=words,
        added_by=by,
        **_kept(contribution, content),
    )


def _kept(contribution: Contribution, content: bytes) -> dict[str, Any]:
    """Drawn in both sizes and sealed; the columns of the row."""
    if len(content) > LARGEST:
        raise ValidationError({"file": _("The file is larger than 10 MB. Make it smaller and try again.")})
    try:
        seen, kind = drawn_anew(content, widest=WIDEST)
        small = drawn_anew(seen, widest=SMALL)[0]
    except TooManyPoints as large:
        raise ValidationError(
            {"file": _("The picture has more than 40 million points. Make it smaller and try again.")}
        ) from large
    except NoPicture as broken:
        raise ValidationError(
            {"file": _("This is no picture that can be read. Use PNG, JPG or WebP.")}
        ) from broken
    consortium = contribution.consortium
    (width, height), (small_width, small_height) = size_of(seen), size_of(small)
    return {
        "content_type": kind,
        "file_name": vault.store(consortium, seen)[0],
        "small_file_name": vault.store(consortium, small)[0],
        "width": width,
        "height": height,
        "small_width": small_width,
        "small_height": small_height,
    }


@transaction.atomic
def remove_picture(*, by: User, picture: ContributionPicture) -> None:
    """Take it away, with its files; also after the time to change the words, because somebody may be seen in it. Not
    while a decision of moderation rests on it. A second click finds nothing and does nothing."""
    require(permissions.may_change(by, picture.contribution))
    now = Contribution.objects.select_for_update(of=("self",)).get(pk=picture.contribution_id)
    if now.state in Contribution.HIDDEN:
        raise ValidationError(_("A decision rests on it; it stays as it is."), code="hidden")
    drop_pictures(pk=picture.pk)


def drop_pictures(**which: Any) -> None:
    """They go, and their files once this is written; a step of taking back, removing and erasing."""
    rows = ContributionPicture.objects.filter(**which)
    for names in rows.values_list("file_name", "small_file_name"):
        for name in names:
            transaction.on_commit(partial(vault.discard, name))
    rows.delete()


def open_picture(*, picture: ContributionPicture, small: bool = False) -> bytes:
    """The picture; whoever opens it was let in by the door of its contribution."""
    return vault.load(picture.consortium, picture.small_file_name if small else picture.file_name)
