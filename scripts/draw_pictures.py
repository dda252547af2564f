"""Draws the shipped report's pictures: plain scenes, where the original's photos are not at hand.

    python scripts/draw_pictures.py

Writes content/images/*.png: the same bytes for the same versions of Pillow and the font.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

ROOT = Path(__file__).resolve().parents[1]
FONT = ROOT / "src" / "reportgen" / "charts" / "fonts" / "NotoSansSC-Subset.ttf"
IMAGES = ROOT / "content" / "images"

WIDTH, HEIGHT = 960, 720
SCALE = 2  # drawn twice as large, then shrunk: smooth edges

WALL, FLOOR, SKY, GRASS = "#eef2f6", "#cfd8df", "#dcecf7", "#bcd8a8"
INK, STEEL, DARK, WHITE = "#34495e", "#90a4b4", "#546878", "#ffffff"
BLUE, RED, AMBER, GREEN, TEAL = "#3f78b5", "#c0504d", "#e0a43c", "#6a9f58", "#4fa3a0"
SKIN, HAIR, WOOD = "#f3d3b8", "#3a2f2a", "#b98d5f"

Colour = str
Point = tuple[float, float]


class Canvas:
    """A picture in its own units, 960 x 720, whatever it is drawn at."""

    def __init__(self, background: Colour, ground: Colour, horizon: float = 500) -> None:
        """Paint the wall or sky and the ground below the horizon."""
        self.image = Image.new("RGB", (WIDTH * SCALE, HEIGHT * SCALE), background)
        self.draw = ImageDraw.Draw(self.image)
        self.box(0, horizon, WIDTH, HEIGHT, ground)

    def box(
        self,
        left: float,
        top: float,
        right: float,
        bottom: float,
        fill: Colour,
        round_by: float = 0,
    ) -> None:
        """Fill a rectangle, with round corners when asked for."""
        self.draw.rounded_rectangle(_scaled(left, top, right, bottom), round_by * SCALE, fill)

    def disc(self, x: float, y: float, radius: float, fill: Colour) -> None:
        """Fill a circle."""
        self.draw.ellipse(_scaled(x - radius, y - radius, x + radius, y + radius), fill)

    def shape(self, points: list[Point], fill: Colour) -> None:
        """Fill a polygon."""
        self.draw.polygon([(x * SCALE, y * SCALE) for x, y in points], fill)

    def line(self, points: list[Point], fill: Colour, width: float) -> None:
        """Draw a line with round joints and ends."""
        self.draw.line(
            [(x * SCALE, y * SCALE) for x, y in points], fill, round(width * SCALE), "curve"
        )
        for x, y in (points[0], points[-1]):
            self.disc(x, y, width / 2 - 0.3, fill)

    def text(self, x: float, y: float, text: str, size: float, fill: Colour) -> None:
        """Write a text around its middle."""
        self.draw.text((x * SCALE, y * SCALE), text, fill, _font(round(size * SCALE)), anchor="mm")

    def finished(self) -> Image.Image:
        """Return the picture at its own size, in few colours."""
        small = self.image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)
        return small.quantize(128, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)


def _scaled(*lengths: float) -> tuple[float, ...]:
    return tuple(length * SCALE for length in lengths)


@cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(FONT), size)


def person(
    on: Canvas,
    x: float,
    foot: float,
    coat: Colour,
    *,
    tall: float = 230,
    arms: tuple[float, float] = (60, 120),
    hat: Colour = "",
) -> None:
    """Draw a standing person; `arms` are angles of the right and left arm, 90 hangs down."""
    head = tall * 0.115
    top = foot - tall
    shoulder = top + head * 2.3
    hip = foot - tall * 0.44
    half = tall * 0.13
    for side in (-1, 1):
        on.line(
            [(x + side * half * 0.5, hip), (x + side * half * 0.6, foot - 6)], INK, tall * 0.085
        )
        on.box(x + side * half * 0.6 - 12, foot - 10, x + side * half * 0.6 + 12, foot, HAIR, 4)
    for side, angle in zip((1, -1), arms, strict=True):
        reach = tall * 0.33
        end = (
            x + side * half + math.cos(math.radians(angle)) * reach,
            shoulder + 12 + math.sin(math.radians(angle)) * reach,
        )
        on.line([(x + side * (half - 6), shoulder + 12), end], coat, tall * 0.07)
        on.disc(*end, tall * 0.04, SKIN)
    on.box(x - half, shoulder - 4, x + half, hip + 12, coat, half * 0.5)
    on.box(x - 8, shoulder - 16, x + 8, shoulder + 4, SKIN)
    on.disc(x, top + head, head, hat or HAIR)
    on.disc(x, top + head * 1.25, head * 0.82, SKIN)
    if hat:
        on.box(x - head * 1.2, top + head * 0.62, x + head * 1.2, top + head * 0.86, hat, 4)


def seen_from_behind(on: Canvas, x: float, y: float, coat: Colour, size: float = 46) -> None:
    """Draw a listener's head and shoulders from behind."""
    on.box(x - size * 1.25, y, x + size * 1.25, y + size * 4, coat, size * 0.7)
    on.disc(x, y - size * 0.55, size * 0.8, HAIR)


def audience(on: Canvas, row: float, *coats: Colour) -> None:
    """Draw a row of listeners across the picture."""
    step = WIDTH / (len(coats) + 1)
    for index, coat in enumerate(coats):
        seen_from_behind(on, step * (index + 1), row, coat)


def screen(on: Canvas, left: float, top: float, right: float, bottom: float, fill: Colour) -> None:
    """Draw a framed screen or board."""
    on.box(left - 10, top - 10, right + 10, bottom + 10, DARK, 8)
    on.box(left, top, right, bottom, fill, 2)


def bars(on: Canvas, left: float, bottom: float, *heights: float) -> None:
    """Draw a little bar chart on a screen."""
    for index, height in enumerate(heights):
        colour = (BLUE, TEAL, AMBER, RED)[index % 4]
        x = left + index * 44
        on.box(x, bottom - height, x + 28, bottom, colour)


def car(on: Canvas, x: float, y: float, body: Colour) -> None:
    """Draw a car from the side, standing at (x, y)."""
    on.shape([(x - 120, y - 70), (x - 70, y - 128), (x + 70, y - 128), (x + 125, y - 70)], body)
    on.shape([(x - 92, y - 74), (x - 60, y - 116), (x - 6, y - 116), (x - 6, y - 74)], SKY)
    on.shape([(x + 6, y - 74), (x + 6, y - 116), (x + 62, y - 116), (x + 98, y - 74)], SKY)
    on.box(x - 205, y - 76, x + 205, y - 22, body, 22)
    on.box(x + 178, y - 64, x + 205, y - 50, AMBER, 4)
    for wheel in (x - 120, x + 120):
        on.disc(wheel, y - 22, 40, HAIR)
        on.disc(wheel, y - 22, 20, STEEL)


def overhaul() -> Canvas:
    """整车检修: a car on a lift, two students and a teacher."""
    on = Canvas(WALL, FLOOR, 560)
    on.box(80, 70, 880, 110, BLUE, 6)
    on.text(480, 90, "新能源汽车实训区", 26, WHITE)
    for x in (250, 690):
        on.box(x, 140, x + 26, 600, AMBER, 6)
        on.box(x - 36, 590, x + 62, 612, DARK, 4)
    on.box(255, 346, 712, 364, DARK)
    car(on, 483, 346, BLUE)
    person(on, 390, 640, TEAL, arms=(-70, -110))
    person(on, 570, 640, TEAL, arms=(-60, 110))
    person(on, 820, 650, RED, tall=250, arms=(80, 200))
    return on


def spraying() -> Canvas:
    """钣喷实训: a car door on a stand is being painted."""
    on = Canvas(WALL, FLOOR, 540)
    for x in range(60, 960, 140):
        on.box(x, 40, x + 90, 160, STEEL, 4)
        for slit in range(52, 156, 18):
            on.box(x + 8, slit, x + 82, slit + 8, WALL, 2)
    on.box(560, 250, 574, 640, DARK)
    on.box(740, 250, 754, 640, DARK)
    on.shape([(540, 300), (620, 220), (770, 220), (770, 300)], RED)
    on.shape([(572, 292), (630, 236), (752, 236), (752, 292)], SKY)
    on.box(540, 298, 770, 500, RED, 10)
    on.box(700, 350, 750, 364, WHITE, 5)
    for index in range(6):
        on.disc(450 + index * 15, 383 - index * 4, 8 + index * 6, "#e9b7b5")
    on.box(404, 374, 446, 392, DARK, 4)
    person(on, 300, 650, BLUE, tall=290, arms=(-35, 100), hat=AMBER)
    return on


def podium() -> Canvas:
    """技能竞赛: three students with medals."""
    on = Canvas("#f6efe3", "#ddcfb8", 600)
    on.box(140, 60, 820, 140, RED, 8)
    on.text(480, 100, "职业院校技能大赛", 42, WHITE)
    for x, top, place, coat in (
        (480, 430, "1", BLUE),
        (250, 490, "2", TEAL),
        (710, 520, "3", GREEN),
    ):
        on.box(x - 105, top, x + 105, 680, WHITE, 6)
        on.text(x, top + 60, place, 64, AMBER)
        person(on, x, top, coat, tall=235, arms=(-55, -125))
        on.line([(x - 16, top - 172), (x, top - 128), (x + 16, top - 172)], RED, 5)
        on.disc(x, top - 118, 16, AMBER)
    return on


def training() -> Canvas:
    """社会培训: a teacher before a projection."""
    on = Canvas(WALL, FLOOR, 560)
    screen(on, 300, 70, 860, 380, WHITE)
    on.text(580, 120, "职业技能提升培训", 36, INK)
    bars(on, 400, 340, 60, 100, 140, 170)
    on.line([(620, 330), (680, 260), (740, 280), (810, 180)], RED, 8)
    person(on, 180, 600, BLUE, tall=300, arms=(-25, 100))
    audience(on, 560, RED, TEAL, AMBER, GREEN)
    return on


def factory() -> Canvas:
    """走进企业: students with hats at a production line."""
    on = Canvas(WALL, FLOOR, 560)
    for x in range(0, 960, 160):
        on.shape([(x, 90), (x + 80, 30), (x + 160, 90)], STEEL)
    on.box(40, 400, 620, 440, DARK, 6)
    for x in range(70, 620, 70):
        on.disc(x, 440, 16, STEEL)
        on.box(x - 24, 356, x + 24, 400, AMBER if x % 140 else TEAL, 4)
    on.line([(180, 110), (180, 220), (270, 290)], BLUE, 26)
    on.line([(480, 110), (480, 220), (400, 290)], BLUE, 26)
    person(on, 690, 640, BLUE, tall=270, arms=(100, 190), hat=RED)
    for x, coat in ((780, TEAL), (860, GREEN), (925, TEAL)):
        person(on, x, 660, coat, tall=250, hat=AMBER)
    return on


def football() -> Canvas:
    """足球友谊赛: two teams on the grass."""
    on = Canvas(SKY, GRASS, 300)
    for x, height in ((80, 70), (200, 100), (350, 80), (620, 96), (780, 74), (900, 104)):
        on.disc(x, 300 - height * 0.4, height * 0.7, GREEN)
    on.box(0, 300, WIDTH, 720, GRASS)
    on.line([(0, 420), (960, 420)], WHITE, 6)
    on.line([(60, 420), (60, 210), (260, 210), (260, 420)], WHITE, 9)
    for x in range(80, 260, 24):
        on.line([(x, 214), (x, 416)], "#e6efe2", 2)
    for x, foot, coat in ((360, 560, RED), (560, 620, BLUE), (700, 540, RED), (850, 640, BLUE)):
        person(on, x, foot, coat, tall=220, arms=(30, 150))
    on.disc(455, 606, 26, WHITE)
    on.disc(455, 606, 9, HAIR)
    return on


def visit() -> Canvas:
    """访学交流: students walk through a school's gate."""
    on = Canvas(SKY, FLOOR, 520)
    on.box(180, 200, 780, 520, "#e7dccb")
    for row in (240, 330):
        for x in range(220, 760, 90):
            on.box(x, row, x + 54, row + 56, BLUE, 3)
    for x in (120, 780):
        on.box(x, 250, x + 60, 560, WOOD, 4)
    on.box(100, 190, 860, 260, RED, 6)
    on.text(480, 225, "闽宁携手  共育英才", 40, WHITE)
    for x, coat in ((300, TEAL), (420, AMBER), (540, GREEN), (660, BLUE)):
        person(on, x, 660, coat, tall=240)
        on.box(x - 20, 500, x + 20, 566, DARK, 8)
    return on


def workshop() -> Canvas:
    """实训课堂: students around a bench with an instrument."""
    on = Canvas(WALL, FLOOR, 520)
    screen(on, 80, 80, 330, 230, GREEN)
    on.text(205, 155, "规范操作", 34, WHITE)
    on.box(610, 70, 890, 260, STEEL, 8)
    for x in range(640, 880, 60):
        on.disc(x + 10, 120, 18, AMBER)
        on.box(x - 8, 160, x + 28, 236, WHITE, 4)
    for x, coat in ((250, TEAL), (400, BLUE), (560, TEAL), (710, BLUE)):
        person(on, x, 600, coat, tall=260, arms=(70, 110))
    on.box(120, 520, 840, 550, WOOD, 6)
    on.box(150, 550, 180, 690, WOOD)
    on.box(780, 550, 810, 690, WOOD)
    screen(on, 420, 430, 540, 508, TEAL)
    on.line([(432, 476), (456, 452), (478, 486), (500, 446), (528, 470)], WHITE, 5)
    return on


def lesson() -> Canvas:
    """示范课: a teacher at the blackboard."""
    on = Canvas("#f4efe4", FLOOR, 560)
    screen(on, 140, 70, 820, 360, "#3f6b58")
    on.text(400, 150, "示范课", 60, WHITE)
    on.line([(240, 260), (360, 260), (360, 310), (520, 310)], WHITE, 6)
    on.disc(590, 280, 38, WHITE)
    on.disc(590, 280, 31, "#3f6b58")
    person(on, 720, 600, RED, tall=310, arms=(100, 205))
    audience(on, 570, BLUE, TEAL, BLUE, TEAL, BLUE)
    return on


def league() -> Canvas:
    """班团课: a class before the League's flag."""
    on = Canvas("#f6efe3", FLOOR, 560)
    on.box(330, 70, 346, 430, WOOD, 4)
    on.shape([(346, 80), (640, 96), (640, 276), (346, 292)], RED)
    on.disc(430, 160, 40, AMBER)
    on.disc(430, 160, 30, RED)
    on.text(430, 161, "★", 40, AMBER)
    on.text(545, 190, "主题班团课", 34, WHITE)
    person(on, 780, 600, BLUE, tall=300, arms=(100, 190))
    audience(on, 570, TEAL, GREEN, TEAL, GREEN, TEAL)
    return on


def online() -> Canvas:
    """线上研讨: teachers in front of a wall of faces."""
    on = Canvas(WALL, FLOOR, 560)
    screen(on, 160, 60, 800, 400, INK)
    for row in range(2):
        for column in range(3):
            left, top = 180 + column * 205, 78 + row * 160
            on.box(
                left, top, left + 190, top + 146, (SKY, "#e5e9dc", "#f1e3d3")[(row + column) % 3], 6
            )
            coat = (BLUE, TEAL, RED, GREEN)[(row * 3 + column) % 4]
            on.box(left + 50, top + 92, left + 140, top + 146, coat, 18)
            on.disc(left + 95, top + 62, 32, HAIR)
            on.disc(left + 95, top + 70, 26, SKIN)
    audience(on, 540, TEAL, BLUE, AMBER)
    on.box(90, 650, 870, 720, WOOD, 10)
    return on


def two_ways() -> Canvas:
    """同课异构: one lesson taught in two ways."""
    on = Canvas(WALL, FLOOR, 560)
    screen(on, 50, 80, 430, 320, "#3f6b58")
    on.text(240, 150, "同一课题", 40, WHITE)
    on.line([(130, 240), (200, 210), (270, 260), (350, 200)], WHITE, 6)
    screen(on, 530, 80, 910, 320, WHITE)
    on.text(720, 140, "同一课题", 40, INK)
    bars(on, 640, 300, 50, 80, 110, 70)
    on.box(474, 40, 486, 700, STEEL)
    person(on, 330, 600, BLUE, tall=290, arms=(90, 215))
    person(on, 620, 600, RED, tall=290, arms=(-35, 90))
    for x, coat in ((110, TEAL), (230, GREEN), (760, TEAL), (880, GREEN)):
        seen_from_behind(on, x, 590, coat)
    return on


def handshake() -> Canvas:
    """青蓝结对: a mentor and a young teacher shake hands."""
    on = Canvas("#f4efe4", FLOOR, 590)
    on.box(160, 70, 800, 160, TEAL, 8)
    on.text(480, 115, "青蓝工程  师徒结对", 46, WHITE)
    person(on, 312, 660, BLUE, tall=400, arms=(22, 100))
    person(on, 648, 660, GREEN, tall=400, arms=(80, 158))
    on.box(95, 420, 180, 560, WOOD, 8)
    for index, leaf in enumerate((-50, -20, 10, 40)):
        on.line([(138, 420), (138 + leaf, 300 - (index % 2) * 40)], GREEN, 14)
    on.box(780, 430, 900, 660, WOOD, 6)
    for top, colour in ((400, RED), (376, BLUE), (352, AMBER)):
        on.box(790, top, 890, top + 22, colour, 3)
    return on


def model() -> Canvas:
    """三维赋能模型: three dimensions carry one aim."""
    on = Canvas(WHITE, WHITE, HEIGHT)
    on.box(190, 40, 770, 130, RED, 14)
    on.text(480, 85, "专业化师资队伍", 46, WHITE)
    columns = (
        (160, BLUE, "示范引领", ("名师示范", "专业结对", "工作室引领")),
        (480, TEAL, "融通培养", ("请进来带学", "送出去跟学", "双向融通")),
        (800, AMBER, "校企共育", ("企业实践", "项目转化", "技术服务")),
    )
    for x, colour, head, items in columns:
        on.shape([(x, 150), (x + 44, 206), (x + 20, 206), (x + 20, 240)], colour)
        on.shape([(x, 150), (x - 44, 206), (x - 20, 206), (x - 20, 240), (x + 20, 240)], colour)
        on.box(x - 130, 240, x + 130, 316, colour, 12)
        on.text(x, 278, head, 38, WHITE)
        for index, item in enumerate(items):
            top = 340 + index * 74
            on.box(x - 130, top, x + 130, top + 60, WALL, 10)
            on.text(x, top + 30, item, 30, INK)
    on.box(30, 590, 930, 680, INK, 14)
    on.text(480, 635, "闽宁协作“组团式”帮扶  ·  制度保障", 36, WHITE)
    return on


PICTURES: dict[str, Callable[[], Canvas]] = {
    "整车检修": overhaul,
    "钣喷实训": spraying,
    "技能竞赛": podium,
    "社会培训": training,
    "三维赋能模型": model,
    "走进企业": factory,
    "足球友谊赛": football,
    "访学交流": visit,
    "实训课堂": workshop,
    "示范课": lesson,
    "班团课": league,
    "线上研讨": online,
    "同课异构": two_ways,
    "青蓝结对": handshake,
}


def main() -> None:
    """Draw them all."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    for name, draw in PICTURES.items():
        draw().finished().save(IMAGES / f"{name}.png", "PNG", compress_level=9, dpi=(200, 200))


if __name__ == "__main__":
    main()
