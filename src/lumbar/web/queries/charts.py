"""Charts as plain numbers: where each bar and point stands on a plot of 400 by 200."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lumbar.words import Message

LEFT, RIGHT, TOP, BOTTOM = 36.0, 396.0, 14.0, 166.0
TICKS = 2
"""At most this many words under a plot, so that none touches the next."""


@dataclass(frozen=True)
class Value:
    """One value: `label` names it in the table, `tick` under the plot."""

    label: Message
    tick: Message
    value: float


@dataclass(frozen=True)
class Point:
    """A value and its place on the plot."""

    label: Message
    value: float
    tick: Message | None
    x: float
    y: float
    height: float
    middle: float
    anchor: str
    tick_x: float
    last: bool


@dataclass(frozen=True)
class Line:
    """A line across the plot at a round value."""

    value: int
    y: float
    text_y: float


@dataclass(frozen=True)
class Chart:
    """A plot with the table that says the same."""

    title: Message
    text: Message
    aria: Message
    first: Message
    second: Message
    points: tuple[Point, ...]
    lines: tuple[Line, ...]
    width: float
    path: str
    template: str


@dataclass(frozen=True)
class Names:
    """The words around a chart."""

    title: Message
    text: Message
    aria: Message
    first: Message
    second: Message


def bars(names: Names, values: Sequence[Value], top: int, marks: Sequence[int]) -> Chart:
    """A bar for each value, on a scale from 0 to `top`."""
    slot = (RIGHT - LEFT) / max(1, len(values))
    width = round(min(slot * 0.7, 30), 1)
    places = [LEFT + slot * (n + 0.5) for n in range(len(values))]
    return _chart(names, values, places, top, marks, width, "lumbar/parts/bars.html")


def trend(names: Names, values: Sequence[Value], top: int, marks: Sequence[int]) -> Chart:
    """A line through the values."""
    gap = (RIGHT - LEFT - 16) / max(1, len(values) - 1)
    places = [LEFT + 8 + gap * n for n in range(len(values))]
    return _chart(names, values, places, top, marks, 0.0, "lumbar/parts/line.html")


def _chart(
    names: Names, values: Sequence[Value], places: list[float], top: int, marks: Sequence[int], width: float, how: str
) -> Chart:
    points = tuple(_point(n, values, places[n], top, width) for n in range(len(values)))
    return Chart(
        title=names.title,
        text=names.text,
        aria=names.aria,
        first=names.first,
        second=names.second,
        points=points,
        lines=tuple(Line(mark, _y(mark, top), round(_y(mark, top) + 5, 1)) for mark in marks),
        width=width,
        path=" ".join(f"{point.middle},{point.y}" for point in points),
        template=how,
    )


def _point(n: int, values: Sequence[Value], middle: float, top: int, width: float) -> Point:
    value, last = values[n], n == len(values) - 1
    every = -(-len(values) // TICKS)
    shown = (len(values) - 1 - n) % every == 0
    y = _y(value.value, top)
    return Point(
        label=value.label,
        value=value.value,
        tick=value.tick if shown else None,
        x=round(middle - width / 2, 1),
        y=y,
        height=round(BOTTOM - y, 1),
        middle=round(middle, 1),
        anchor="end" if last else "start" if n == 0 else "middle",
        tick_x=RIGHT if last else round(middle, 1),
        last=last,
    )


def _y(value: float, top: int) -> float:
    return round(BOTTOM - (BOTTOM - TOP) * min(value, top) / top, 1)
