"""Pictures that people of the demonstration bring along, drawn here, the same each time: no photograph of anybody."""

import io
from collections.abc import Callable
from pathlib import Path
from random import Random

from django.conf import settings
from PIL import Image, ImageDraw, ImageFilter, ImageFont

WIDE, HIGH = 1200, 900
_TWICE = 2  # drawn twice as large, so that edges are smooth
Pen = ImageDraw.ImageDraw
Colour = tuple[int, int, int]


def drawing(scene: str) -> bytes:
    """A picture as a telephone would send it, by the name of its scene."""
    image = Image.new("RGB", (WIDE * _TWICE, HIGH * _TWICE))
    SCENES[scene](image, ImageDraw.Draw(image), Random(scene))
    out = io.BytesIO()
    image.resize((WIDE, HIGH), Image.Resampling.LANCZOS).save(out, "JPEG", quality=86)
    return out.getvalue()


def _at(*points: float) -> list[float]:
    return [point * _TWICE for point in points]


def _fade(image: Image.Image, top: int, bottom: int, above: Colour, below: Colour) -> None:
    """A band from one colour to another: sky, ground, wall."""
    strip = Image.new("RGB", (1, 2))
    strip.putdata([above, below])
    high = (bottom - top) * _TWICE
    band = strip.resize((1, high), Image.Resampling.BILINEAR).resize((image.width, high))
    image.paste(band, (0, top * _TWICE))


def _words(pen: Pen, x: float, y: float, text: str, size: int, colour: str, *, bold: bool = True) -> None:
    face = "NotoSans-Bold.ttf" if bold else "NotoSans-Regular.ttf"
    font = ImageFont.truetype(Path(settings.BASE_DIR) / "punte" / "base" / "fonts" / face, size * _TWICE)
    pen.multiline_text(
        (x * _TWICE, y * _TWICE),
        text,
        font=font,
        fill=colour,
        anchor="ma",
        align="center",
        spacing=10 * _TWICE,
    )


def _shadow(image: Image.Image, box: list[float], strength: int = 90) -> None:
    """A soft shadow on the ground."""
    dark = Image.new("L", image.size, 0)
    ImageDraw.Draw(dark).ellipse(box, fill=strength)
    image.paste((20, 24, 30), mask=dark.filter(ImageFilter.GaussianBlur(14 * _TWICE)))


def _hills(pen: Pen, random: Random, base: int, colour: str) -> None:
    points = [0.0, float(HIGH)]
    for x in range(0, WIDE + 101, 100):
        points += [x, base - random.randint(0, 70)]
    pen.polygon(_at(*points, WIDE, HIGH), fill=colour)


def _tree(pen: Pen, x: int, y: int, high: int) -> None:
    pen.rectangle(_at(x - high * 0.04, y - high * 0.4, x + high * 0.04, y), fill="#4c3d33")
    for dx, dy, r in ((-0.2, 0.5, 0.22), (0.18, 0.52, 0.24), (0, 0.74, 0.26)):
        px, py = x + dx * high, y - dy * high
        pen.ellipse(_at(px - r * high, py - r * high, px + r * high, py + r * high), fill="#4f6b46")


def _bus_stop(image: Image.Image, pen: Pen, random: Random) -> None:
    _fade(image, 0, 560, (88, 104, 138), (236, 190, 150))
    _hills(pen, random, 520, "#5a6470")
    _hills(pen, random, 570, "#46504f")
    _fade(image, 600, 900, (120, 118, 116), (84, 82, 82))
    pen.rectangle(_at(0, 590, WIDE, 625), fill="#a7a49d")
    for x in range(-60, WIDE, 230):
        pen.polygon(_at(x, 760, x + 120, 760, x + 104, 776, x - 16, 776), fill="#d8d4c8")
    _shadow(image, _at(300, 590, 480, 630))
    pen.rectangle(_at(382, 210, 396, 612), fill="#6f7478")
    pen.rounded_rectangle(_at(310, 170, 468, 300), radius=24, fill="#1f5f9e")
    pen.rounded_rectangle(_at(342, 196, 436, 262), radius=16, fill="#ffffff")
    pen.rectangle(_at(352, 206, 426, 232), fill="#1f5f9e")
    for x in (362, 404):
        pen.ellipse(_at(x - 8, 250, x + 10, 268), fill="#ffffff")
    pen.rectangle(_at(346, 340, 432, 450), fill="#f5f2e8", outline="#6f7478", width=6)
    for y in range(358, 440, 14):
        pen.line(_at(358, y, 358 + random.randint(40, 62), y), fill="#5c5c5c", width=6)
    pen.rectangle(_at(700, 540, 980, 556), fill="#7a5a3e")
    for x in (724, 940):
        pen.rectangle(_at(x, 556, x + 16, 612), fill="#4a4a4a")
    _tree(pen, 1080, 600, 300)


def _timetable(image: Image.Image, pen: Pen, random: Random) -> None:
    _fade(image, 0, 900, (126, 138, 142), (88, 98, 102))
    for x in range(0, WIDE, 60):
        pen.line(_at(x, 0, x, HIGH), fill="#6f7b80", width=4)
    pen.rounded_rectangle(_at(270, 60, 950, 850), radius=14, fill="#30383c")
    pen.rounded_rectangle(_at(250, 44, 930, 834), radius=14, fill="#fbf8ee")
    pen.rectangle(_at(250, 44, 930, 180), fill="#1f5f9e")
    _words(pen, 590, 78, "Coltău – Baia Mare", 52, "#ffffff")
    _words(pen, 590, 204, "luni – vineri", 36, "#333333", bold=False)
    for n, hour in enumerate(("6:40", "9:00", "13:30", "15:10", "18:20")):
        y = 290 + n * 98
        _words(pen, 590, y, hour, 62, "#b3261e" if n == 0 else "#22282b")
        pen.line(_at(330, y + 88, 850, y + 88), fill="#d0cabb", width=4)
    pen.ellipse(_at(455, 276, 725, 378), outline="#b3261e", width=14)
    for x, y in ((274, 68), (906, 68), (274, 810), (906, 810)):
        pen.ellipse(_at(x - 8, y - 8, x + 8, y + 8), fill="#8b9498")


def _broken_road(image: Image.Image, pen: Pen, random: Random) -> None:
    _fade(image, 0, 420, (196, 206, 214), (226, 230, 232))
    _hills(pen, random, 410, "#a4afb2")
    _fade(image, 430, 900, (214, 218, 216), (236, 238, 236))
    pen.polygon(_at(540, 430, 660, 430, 1130, 900, 90, 900), fill="#77767a")
    for _stone in range(420):
        y = random.uniform(440, 895)
        half = 60 + (y - 430) * 0.98
        x, r = 600 + random.uniform(-half, half) * 0.96, 1 + (y - 430) / 120
        pen.ellipse(
            _at(x - r, y - r / 2, x + r, y + r / 2), fill=random.choice(("#6a696d", "#8b8a8c", "#5f5e62"))
        )
    for x, y, wide in ((560, 800, 210), (790, 690, 130), (480, 620, 96), (640, 545, 60), (880, 850, 150)):
        pen.ellipse(_at(x - wide, y - wide * 0.3, x + wide, y + wide * 0.3), fill="#4b4744")
        pen.ellipse(_at(x - wide * 0.8, y - wide * 0.19, x + wide * 0.84, y + wide * 0.25), fill="#8fa3b3")
        pen.ellipse(_at(x - wide * 0.3, y - wide * 0.08, x + wide * 0.5, y + wide * 0.08), fill="#b4c4cf")
    for side in (-1, 1):
        for n in range(5):
            depth = (n + 1) ** 2 / 25
            x, y, high = 600 + side * (110 + 560 * depth), 440 + 330 * depth, 90 + 330 * depth
            pen.rectangle(_at(x - 4 - 5 * depth, y - high, x + 4 + 5 * depth, y), fill="#54483f")


def _stairs(image: Image.Image, pen: Pen, random: Random) -> None:
    _fade(image, 0, 640, (222, 208, 184), (206, 188, 160))
    _fade(image, 640, 900, (150, 150, 148), (120, 120, 120))
    for x in (60, 960):
        pen.rectangle(_at(x, 120, x + 180, 400), fill="#ffffff")
        pen.rectangle(_at(x + 12, 132, x + 168, 388), fill="#7f98aa")
        pen.line(_at(x + 90, 132, x + 90, 388), fill="#ffffff", width=16)
    pen.rectangle(_at(420, 70, 780, 440), fill="#8a6a4c")
    pen.rectangle(_at(440, 90, 592, 440), fill="#6d4f36")
    pen.rectangle(_at(608, 90, 760, 440), fill="#6d4f36")
    for x in (576, 616):
        pen.ellipse(_at(x, 270, x + 14, 284), fill="#d9c27a")
    for n in range(6):
        y, left = 440 + n * 56, 380 - n * 34
        pen.rectangle(_at(left, y, WIDE - left, y + 20), fill="#c9c5bc")
        pen.rectangle(_at(left, y + 20, WIDE - left, y + 56), fill="#97938b")
    for x, y in ((392, 440), (808, 440)):
        pen.line(_at(x, y, x, y - 130), fill="#3d4347", width=16)
    _words(pen, 600, 16, "SALA SPORTURILOR", 36, "#5b4a36")


def _poster(image: Image.Image, pen: Pen, random: Random) -> None:
    _fade(image, 0, 900, (178, 142, 112), (150, 116, 88))
    for y in range(0, HIGH, 60):
        pen.line(_at(0, y, WIDE, y), fill="#96765c", width=6)
        for x in range(60 if y % 120 else 0, WIDE, 120):
            pen.line(_at(x, y, x, y + 60), fill="#96765c", width=6)
    pen.rectangle(_at(326, 66, 906, 866), fill="#6f5744")
    pen.rectangle(_at(310, 50, 890, 850), fill="#fffdf4")
    _words(pen, 600, 82, "BIBLIOTECA", 66, "#22282b")
    pen.ellipse(_at(370, 220, 610, 460), fill="#ffffff", outline="#1f5f9e", width=28)
    pen.line(_at(490, 340, 490, 258), fill="#22282b", width=20)
    pen.line(_at(490, 340, 432, 374), fill="#22282b", width=20)
    pen.rectangle(_at(660, 230, 820, 460), fill="#2f7d4f")
    pen.ellipse(_at(784, 340, 804, 360), fill="#ffe08a")
    _words(pen, 600, 500, "JOI", 110, "#b3261e")
    _words(pen, 600, 650, "8 – 12", 110, "#22282b")
    for x, y in ((600, 62),):
        pen.ellipse(_at(x - 12, y - 12, x + 12, y + 12), fill="#b3261e")


def _playground(image: Image.Image, pen: Pen, random: Random) -> None:
    _fade(image, 0, 480, (150, 190, 222), (216, 232, 240))
    _hills(pen, random, 450, "#86a37c")
    _fade(image, 470, 900, (126, 160, 94), (92, 128, 70))
    for _blade in range(900):
        x, y = random.uniform(0, WIDE), random.uniform(480, HIGH)
        pen.line(_at(x, y, x + random.uniform(-3, 3), y - 4 - (y - 470) / 40), fill="#5d8148", width=3)
    pen.ellipse(_at(250, 690, 960, 850), fill="#c9b58a")
    for x in (330, 880):
        pen.line(_at(x - 60, 780, x, 280), fill="#a8322d", width=28)
        pen.line(_at(x + 60, 780, x, 280), fill="#a8322d", width=28)
    pen.line(_at(320, 284, 890, 284), fill="#a8322d", width=30)
    for x in (460, 740):
        for dx in (0, 76):
            pen.line(_at(x + dx, 290, x + dx, 640), fill="#4a4f52", width=8)
        pen.rectangle(_at(x - 8, 636, x + 84, 656), fill="#2d4f7c")
    _tree(pen, 120, 560, 330)
    _tree(pen, 1090, 540, 270)


def _workshop(image: Image.Image, pen: Pen, random: Random) -> None:
    _fade(image, 0, 600, (232, 230, 222), (212, 208, 198))
    _fade(image, 600, 900, (140, 128, 114), (112, 100, 88))
    for x in (70, 830):
        pen.rectangle(_at(x, 80, x + 300, 320), fill="#ffffff")
        pen.rectangle(_at(x + 14, 94, x + 286, 306), fill="#b9d3e2")
        pen.line(_at(x + 150, 94, x + 150, 306), fill="#ffffff", width=18)
    pen.rectangle(_at(440, 60, 760, 350), fill="#1d6f5c")
    _words(pen, 600, 84, "Един ден\nв цеха", 52, "#ffffff")
    _words(pen, 600, 256, "петък, 9:00", 42, "#ffe08a")
    for n in range(3):
        x = 40 + n * 390
        _shadow(image, _at(x, 760, x + 330, 830), 70)
        pen.rectangle(_at(x, 560, x + 320, 590), fill="#a9794d")
        for leg in (x + 20, x + 284):
            pen.rectangle(_at(leg, 590, leg + 16, 790), fill="#4d5357")
        pen.rounded_rectangle(_at(x + 70, 530, x + 260, 560), radius=8, fill="#e8ecee")
        pen.rounded_rectangle(_at(x + 200, 410, x + 260, 545), radius=10, fill="#dde3e6")
        pen.rounded_rectangle(_at(x + 70, 400, x + 260, 450), radius=14, fill="#e8ecee")
        pen.rectangle(_at(x + 86, 450, x + 106, 520), fill="#b8c0c4")
        pen.ellipse(_at(x + 252, 400, x + 286, 448), fill="#3c4448")
        cloth = ("#b3473f", "#2f5f8f", "#d09a2d")[n]
        pen.polygon(_at(x + 10, 556, x + 150, 546, x + 130, 650, x + 24, 670), fill=cloth)


SCENES: dict[str, Callable[[Image.Image, Pen, Random], None]] = {
    "broken_road": _broken_road,
    "bus_stop": _bus_stop,
    "playground": _playground,
    "poster": _poster,
    "stairs": _stairs,
    "timetable": _timetable,
    "workshop": _workshop,
}
