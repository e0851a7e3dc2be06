"""Pictures that are shown hold what is seen and nothing else."""

import io

import pytest
from PIL import Image

from punte.base.pictures import NoPicture, drawn_anew


def _photograph(kind: str, size: tuple[int, int] = (40, 20), turned: int = 1) -> bytes:
    exif = Image.Exif()
    exif[0x0110], exif[0x0112] = "SecretPhone", turned
    written = io.BytesIO()
    Image.new("RGB", size, "teal").save(written, kind, exif=exif)
    return written.getvalue()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_what_the_camera_wrote_goes(kind: str) -> None:
    assert b"SecretPhone" in _photograph(kind)
    seen, mime = drawn_anew(_photograph(kind), widest=1600)
    assert b"SecretPhone" not in seen and mime == f"image/{kind.lower()}"


def test_a_film_or_second_picture_behind_the_first_goes() -> None:
    content = _photograph("JPEG") + b"ftypVIDEO +44.4+26.1" + _photograph("JPEG")
    seen, _mime = drawn_anew(content, widest=1600)
    assert b"VIDEO" not in seen and b"SecretPhone" not in seen


def test_a_picture_held_sideways_is_turned_and_made_no_wider_than_is_shown() -> None:
    seen, _mime = drawn_anew(_photograph("JPEG", turned=6), widest=10)
    assert Image.open(io.BytesIO(seen)).size == (10, 20)


@pytest.mark.parametrize(
    "content", [b"", b"GIF89a", b"%PDF-1.7", _photograph("PNG")[:60], _photograph("JPEG")[:40]]
)
def test_what_is_no_picture_is_refused(content: bytes) -> None:
    with pytest.raises(NoPicture):
        drawn_anew(content, widest=1600)


def test_a_picture_of_too_many_points_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("punte.base.pictures._PIXELS", 100)
    with pytest.raises(NoPicture):
        drawn_anew(_photograph("PNG"), widest=1600)
