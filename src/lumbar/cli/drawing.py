"""Large digits and the figure in lines, drawn with letters that every terminal in Unicode has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import dist, hypot

from lumbar.body import Reference, ReferenceFrame

DIGITS = {
    "0": ("█▀█", "█ █", "▀▀▀"),
    "1": (" ▀█", "  █", "  ▀"),
    "2": ("▀▀█", "█▀▀", "▀▀▀"),
    "3": ("▀▀█", " ▀█", "▀▀▀"),
    "4": ("█ █", "▀▀█", "  ▀"),
    "5": ("█▀▀", "▀▀█", "▀▀▀"),
    "6": ("█▀▀", "█▀█", "▀▀▀"),
    "7": ("▀▀█", "  █", "  ▀"),
    "8": ("█▀█", "█▀█", "▀▀▀"),
    "9": ("█▀█", "▀▀█", "▀▀▀"),
    ":": (" ", "▪", "▪"),
}
"""Half blocks: three lines are five dots high."""
DOTS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
"""The dots of a letter of braille, two wide and four high."""
BLANK = 0x2800
LIMBS = (("shoulder", "elbow"), ("elbow", "wrist"), ("hip", "knee"), ("knee", "ankle"), ("ankle", "toe"))
HEAD_MM = 105
NECK_MM = 180
Point = tuple[float, float]


def big(text: str) -> tuple[str, ...]:
    """Digits and colons three lines high; every digit is as wide as any other, so that a clock does not jump."""
    return tuple(" ".join(DIGITS[letter][line] for letter in text) for line in range(3))


def figure(reference: Reference, *, right: bool, reached: bool, width: int, height: int) -> tuple[str, ...]:
    """A form from the side in lines of braille, `width` letters wide at the most and `height` high.

    `reached` shows where its movement leads, else where it begins; `right` the mirror image.
    """
    frames = reference.frames
    frame = max(frames, key=lambda one: _moved(frames[0], one)) if reached else frames[0]
    lines = list(_lines(frame))
    points = [(-x, y) if right else (x, y) for line in lines for x, y in line]
    everywhere = [point for one in frames for line in _lines(one) for point in line]
    low = min(y for _, y in everywhere)
    left = min(x for x, _ in points)
    wide = max(x for x, _ in points) - left
    high = max(max(y for _, y in everywhere) - low, 1)
    scale = min((2 * width - 1) / max(wide, 1), (4 * height - 1) / high)
    dots = {
        (round((x - left) * scale), 4 * height - 1 - round((y - low) * scale))
        for begin, end in zip(points[::2], points[1::2], strict=True)
        for x, y in _between(begin, end, scale)
    }
    return _braille(dots, width, height)


def _moved(begin: ReferenceFrame, frame: ReferenceFrame) -> float:
    sides = ((begin.left, frame.left), (begin.right, frame.right))
    return sum(dist(one[name], two[name]) for one, two in sides for name in one)


def _lines(frame: ReferenceFrame) -> Iterator[tuple[Point, Point]]:
    """Limbs of both sides, the trunk and the head, as the camera at the person's left sees them."""
    for side in (frame.left, frame.right):
        for begin, end in LIMBS:
            yield _seen(side, begin), _seen(side, end)
    hips, shoulders = (_middle(frame, name) for name in ("hip", "shoulder"))
    yield hips, shoulders
    length = hypot(shoulders[0] - hips[0], shoulders[1] - hips[1]) or 1
    ways = [(there - here) / length for here, there in zip(hips, shoulders, strict=True)]
    x, y = (place + NECK_MM * way for place, way in zip(shoulders, ways, strict=True))
    corners = [(x + dx * HEAD_MM, y + dy * HEAD_MM) for dx, dy in ((1, 0), (0.7, 0.7), (0, 1), (-0.7, 0.7))]
    corners += [(2 * x - one, 2 * y - two) for one, two in corners]
    yield from zip(corners, (*corners[1:], corners[0]), strict=True)


def _seen(side: Mapping[str, tuple[float, ...]], name: str) -> Point:
    return side[name][1], side[name][2]


def _middle(frame: ReferenceFrame, name: str) -> Point:
    one, two = _seen(frame.left, name), _seen(frame.right, name)
    return (one[0] + two[0]) / 2, (one[1] + two[1]) / 2


def _between(begin: Point, end: Point, scale: float) -> Iterator[Point]:
    steps = max(1, round(dist(begin, end) * scale))
    for step in range(steps + 1):
        part = step / steps
        yield begin[0] + (end[0] - begin[0]) * part, begin[1] + (end[1] - begin[1]) * part


def _braille(dots: set[tuple[int, int]], width: int, height: int) -> tuple[str, ...]:
    cells: dict[tuple[int, int], int] = {}
    for x, y in dots:
        cell = (y // 4, x // 2)
        cells[cell] = cells.get(cell, 0) | DOTS[y % 4][x % 2]
    return tuple(
        "".join(chr(BLANK + cells[row, column]) if (row, column) in cells else " " for column in range(width)).rstrip()
        for row in range(height)
    )
