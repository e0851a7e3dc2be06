"""A signature that was drawn: strokes as numbers, checked here, so that no picture of a stranger's making is kept."""

import re
from collections.abc import Sequence

WIDTH, HEIGHT = 600, 200  # the size of the field, in the units of the strokes
LONGEST = 40_000  # characters; a long signature has about 5,000
_STROKE = re.compile(r"\d{1,3},\d{1,3}( \d{1,3},\d{1,3})*")


def strokes_of(drawn: str) -> list[str] | None:
    """The strokes ("x,y x,y …;x,y …"), or None where this was not drawn in our field."""
    if len(drawn) > LONGEST:
        return None
    strokes = [s for s in drawn.split(";") if s]
    return strokes if all(map(_within, strokes)) else None


def _within(stroke: str) -> bool:
    if not _STROKE.fullmatch(stroke):
        return False
    points = [map(int, point.split(",")) for point in stroke.split(" ")]
    return all(x <= WIDTH and y <= HEIGHT for x, y in points)


def as_svg(strokes: Sequence[str]) -> bytes:
    """The drawing, to be set on paper."""
    lines = "".join(f"<polyline points='{stroke}'/>" for stroke in strokes)
    return (
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {WIDTH} {HEIGHT}'><g fill='none' stroke='#231A1D'"
        f" stroke-width='4' stroke-linecap='round' stroke-linejoin='round'>{lines}</g></svg>"
    ).encode()


def qr_svg(text: str) -> bytes:
    """A QR code (ISO/IEC 18004, error correction M) with its quiet margin, one path for all dark runs."""
    import qrcode  # type: ignore[import-untyped]

    code = qrcode.QRCode(error_correction=qrcode.constants.ERROR_CORRECT_M, border=4)
    code.add_data(text)
    code.make(fit=True)
    rows = code.get_matrix()
    path = "".join(_runs(y, row) for y, row in enumerate(rows))
    size = len(rows)
    return f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {size} {size}'><path d='{path}'/></svg>".encode()


def _runs(y: int, row: Sequence[bool]) -> str:
    path, start = "", None
    for x, dark in enumerate([*row, False]):
        if dark and start is None:
            start = x
        elif not dark and start is not None:
            path, start = f"{path}M{start} {y}h{x - start}v1h-{x - start}z", None
    return path
