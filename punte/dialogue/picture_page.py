"""What the pages show of pictures in contributions."""

from typing import Any

from punte.dialogue.models import Contribution, ContributionPicture


def row(one: ContributionPicture, language: str) -> dict[str, Any]:
    """One picture, in the size of a page and in that of a list; its words are in the language of the contribution."""
    url = one.get_absolute_url()
    return {
        "pk": one.pk,
        "url": url,
        "small_url": f"{url}?small=1",
        "alternative": one.alternative,
        "language": language,
        "width": one.width,
        "height": one.height,
        "small_width": one.small_width,
        "small_height": one.small_height,
    }


def pictures_of(one: Contribution) -> list[dict[str, Any]]:
    """Those of a contribution, in the order in which they were added; none once its words were removed."""
    if one.state in (Contribution.State.REMOVED, Contribution.State.WITHDRAWN):
        return []
    rows = []
    for picture in one.pictures.all():
        picture.contribution = one
        rows.append(row(picture, one.text.source))
    return rows
