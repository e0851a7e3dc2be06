"""Pictures drawn anew: what is seen stays; what the camera wrote beside it (place, device, previews, films) goes."""

import io

from PIL import Image, ImageOps

KINDS = {"PNG": "image/png", "JPEG": "image/jpeg", "WEBP": "image/webp"}
_PIXELS = 40_000_000


class NoPicture(ValueError):
    """Not a PNG, JPEG or WebP that can be read, or one of more than forty million points."""


class TooManyPoints(NoPicture):
    """A picture, but of more than forty million points."""


def drawn_anew(content: bytes, *, widest: int) -> tuple[bytes, str]:
    """(the picture, its content type), the right way up and at most `widest` points wide. Raises NoPicture."""
    try:
        picture = Image.open(io.BytesIO(content), formats=list(KINDS))
        if picture.width * picture.height > _PIXELS:
            raise TooManyPoints
        kind = picture.format or ""
        plain = ImageOps.exif_transpose(picture)
        plain.thumbnail((widest, widest * 3))
    except TooManyPoints:
        raise
    except Image.DecompressionBombError as error:
        raise TooManyPoints from error
    except (OSError, SyntaxError, ValueError) as error:
        raise NoPicture from error
    plain.info.clear()
    written = io.BytesIO()
    plain.save(written, kind, optimize=True)
    return written.getvalue(), KINDS[kind]


def size_of(content: bytes) -> tuple[int, int]:
    """(width, height) in points of a picture that was drawn anew."""
    with Image.open(io.BytesIO(content), formats=list(KINDS)) as picture:
        return picture.size
