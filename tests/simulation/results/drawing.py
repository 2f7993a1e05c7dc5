"""Plots as SVG text: light and dark by what the reader's device asks for, the same text for the same figures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from html import escape
from math import ceil, floor, log10

WIDE = 720
LEFT, RIGHT, TOP, BOTTOM = 56, 30, 54, 44
STYLE = """
svg { font: 13px system-ui, sans-serif; }
.card { fill: #fbfaf7; } .ink { fill: #1c2a36; } .soft { fill: #56636d; } .grid { stroke: #dedbd2; }
.axis { stroke: #858b8f; } .line { fill: none; stroke-width: 2.5; stroke-linejoin: round; }
.a { fill: #1b7f7a; } .b { fill: #7fbdb2; } .c { fill: #c99a4b; } .d { fill: #b8412a; } .e { fill: #8d979d; }
.line.a { stroke: #1b7f7a; fill: none; } .line.d { stroke: #b8412a; fill: none; }
.wide { fill: #1b7f7a; opacity: .14; } .narrow { fill: #1b7f7a; opacity: .24; }
.mark { stroke: #b8412a; stroke-width: 1.5; stroke-dasharray: 5 4; }
.title { font-size: 15px; font-weight: 600; }
@media (prefers-color-scheme: dark) {
.card { fill: #18242c; } .ink { fill: #eef2f1; } .soft { fill: #9fb0b8; } .grid { stroke: #26363f; }
.axis { stroke: #6d7f88; } .a { fill: #46b7ab; } .b { fill: #2f7d78; } .c { fill: #e0b15f; } .d { fill: #f08a70; }
.e { fill: #6d7f88; } .line.a { stroke: #46b7ab; } .line.d { stroke: #f08a70; }
.wide { fill: #46b7ab; opacity: .18; } .narrow { fill: #46b7ab; opacity: .3; } .mark { stroke: #f08a70; }
}
"""


@dataclass(frozen=True)
class Scale:
    """Numbers from `low` to `high` as places from `start` to `end`."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        return self.start + (value - self.low) / (self.high - self.low) * (self.end - self.start)


@dataclass
class Drawing:
    """One plot: a title, what is drawn in it, and how high it is."""

    title: str
    high: int = 300
    parts: list[str] = field(default_factory=list)

    @property
    def floor(self) -> int:
        """The lower edge of the plot's field."""
        return self.high - BOTTOM

    def across(self, low: float, high: float) -> Scale:
        """A scale from left to right."""
        return Scale(low, high, LEFT, WIDE - RIGHT)

    def upwards(self, low: float, high: float) -> Scale:
        """A scale from the floor up, with lines and numbers at even steps."""
        high = high if high > low else low + 1
        step = even_step(high - low)
        scale = Scale(floor(low / step) * step, ceil(high / step) * step, self.floor, TOP)
        value = scale.low
        while value <= scale.high + step / 2:
            y = scale(value)
            self.stroke("axis" if abs(value) < step / 2 else "grid", LEFT, y, WIDE - RIGHT, y)
            self.text(LEFT - 8, y + 4, f"{value:,.10g}", "soft", "end")
            value += step
        return scale

    def text(self, x: float, y: float, said: str, kind: str = "soft", anchor: str = "start") -> None:
        """Words at a place."""
        self.parts.append(f'<text class="{kind}" x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(said)}</text>')

    def stroke(self, kind: str, x: float, y: float, to_x: float, to_y: float) -> None:
        """A straight line."""
        self.parts.append(f'<line class="{kind}" x1="{x:.1f}" y1="{y:.1f}" x2="{to_x:.1f}" y2="{to_y:.1f}"/>')

    def bar(self, kind: str, x: float, y: float, wide: float, high: float) -> None:
        """A bar whose upper left corner is at this place."""
        self.parts.append(
            f'<rect class="{kind}" x="{x:.1f}" y="{y:.1f}" width="{wide:.1f}" height="{high:.1f}" rx="1.5"/>'
        )

    def line(self, kind: str, places: Iterable[tuple[float, float]]) -> None:
        """A line through places."""
        self.parts.append(f'<polyline class="line {kind}" points="{_points(places)}"/>')

    def band(self, kind: str, over: Sequence[tuple[float, float]], under: Sequence[tuple[float, float]]) -> None:
        """What lies between two lines."""
        self.parts.append(f'<polygon class="{kind}" points="{_points([*over, *reversed(under)])}"/>')

    def key(self, kinds: Sequence[tuple[str, str]]) -> None:
        """What the colours stand for, in a row under the title."""
        x = float(LEFT)
        for kind, said in kinds:
            self.bar(kind, x, 34, 11, 11)
            self.text(x + 16, 44, said)
            x += 34 + 6.7 * len(said)

    def below(self, said: str) -> None:
        """What runs from left to right."""
        self.text(WIDE - RIGHT, self.high - 6, said, "soft", "end")

    def svg(self) -> str:
        """The whole picture."""
        title = escape(self.title)
        return "\n".join(
            (
                f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE} {self.high}" role="img">',
                f"<title>{title}</title>",
                f"<style>{STYLE}</style>",
                f'<rect class="card" width="{WIDE}" height="{self.high}" rx="8"/>',
                f'<text class="ink title" x="{LEFT}" y="24">{title}</text>',
                *self.parts,
                "</svg>\n",
            )
        )


def even_step(span: float, most: int = 7) -> float:
    """The smallest step of 1, 2 or 5 (times a power of ten) that divides the span into so many at the most."""
    power = 10.0 ** floor(log10(span / most))
    return next(times * power for times in (1, 2, 5, 10) if span / (times * power) <= most)


def _points(places: Iterable[tuple[float, float]]) -> str:
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
