"""How gravity turns the trunk about L5/S1 in every key frame, and the coarse band that makes of it.

It checks the load classes of the catalogue and is shown to nobody as the load of a disc: what muscles add to it, and
how it presses on a disc, this cannot tell.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final, Literal

import numpy as np

from studio import ROOT, manifest, store
from studio.angles import INDEX, NAMES
from studio.author import Draft
from studio.body import BODIES, body
from studio.posed import Posed, Solution
from studio.segments import joints, masses
from studio.statics import Balance, Masses, Supports, at, carry
from studio.supports import afloat, links, supports

LOADS: Final = ROOT / "studio/load.json"
RECIPE: Final = 2
"""Raised when the way of reckoning changes, so that every row must be made anew."""
AXES: Final = ("forward", "left", "turn")
"""What turns the trunk: bends it forward, bends it to the left, turns it to the left; about axes of the sacrum."""
SACRUM: Final = "spine05"
Band = Literal["low", "moderate", "high"]
BANDS: Final[tuple[Band, ...]] = ("low", "moderate", "high")


@dataclass(frozen=True)
class Frame:
    """One key frame: newton metres about each axis as likely, least, most."""

    name: str
    moments: dict[str, tuple[float, float, float]]

    @property
    def size(self) -> float:
        """The likely moment, whichever way it turns."""
        return float(np.linalg.norm([likely for likely, _, _ in self.moments.values()]))

    @property
    def leading(self) -> str:
        """The axis it mostly turns about."""
        return max(AXES, key=lambda axis: abs(self.moments[axis][0]))

    @property
    def reach(self) -> tuple[float, float]:
        """The least and the greatest size about the leading axis."""
        _, least, most = self.moments[self.leading]
        return (0.0 if least <= 0 <= most else min(abs(least), abs(most))), max(abs(least), abs(most))


@dataclass(frozen=True)
class Row:
    """A form: `of` is the hash of what it was made of; no frames where water carries the body."""

    variant: str
    of: str
    frames: tuple[Frame, ...]

    @property
    def heaviest(self) -> Frame | None:
        """The frame that turns the trunk most."""
        return max(self.frames, key=lambda frame: frame.size, default=None)

    @property
    def size(self) -> float:
        """The likely moment of the heaviest frame; 0 where water carries the body."""
        return self.heaviest.size if self.heaviest else 0.0

    @property
    def band(self) -> Band:
        """Low, moderate or high, by the heaviest frame."""
        return band(self.size)


@cache
def level(figure: str = "female") -> float:
    """What holding the trunk level takes, standing with the hips bent, arms hanging along it."""
    b = body(figure)
    angles = np.zeros((1, len(NAMES)))
    angles[0, INDEX["pelvis.tilt"]] = 90
    turns, heads = b.place(angles, np.zeros((1, 3)))
    weighing, joint = masses(figure, turns[0], heads[0]), joints(figure, heads[0])[0]
    nothing = Supports(np.zeros((0, 3)), np.zeros((0, 3)), np.zeros(0), np.zeros(0, int), np.zeros((0, 3)))
    free = Balance(nothing, np.zeros((0, 3)), np.zeros((0, 3)), 0.0, ())
    return float(at(weighing, free, (), joint)[0])


def band(size: float) -> Band:
    """Thirds of what holding the trunk level takes."""
    return BANDS[min(2, int(3 * size / level()))]


def carried(solution: Solution, posed: Posed, figure: str = "female") -> tuple[Masses, Balance]:
    """How a frame is carried when no hand pulls on the body itself. Raises ValueError where nothing can carry it."""
    b = body(figure)
    turns, heads = (each[0] for each in b.place(posed.angles[None], posed.root[None]))
    v = b.skin(turns[None], heads[None])[0]
    weighing = masses(figure, turns, heads)
    bearing = supports(solution, posed, v, figure)
    return weighing, carry(weighing, bearing, joints(figure, heads), turns[b.at[SACRUM]].T)


def frame(solution: Solution, posed: Posed, figure: str = "female") -> Frame:
    """The moments of a frame: likely where hands that hold the body pull at nothing, the ends also where they do."""
    b = body(figure)
    weighing, found = carried(solution, posed, figure)
    turns, heads = (each[0] for each in b.place(posed.angles[None], posed.root[None]))
    holding = links(solution, posed, b.skin(turns[None], heads[None])[0], figure)
    held = carry(weighing, found.supports, joints(figure, heads), turns[b.at[SACRUM]].T, holding) if holding else found
    return Frame(
        posed.name,
        {
            axis: (_whole(one.likely), _whole(min(one.least, other.least)), _whole(max(one.most, other.most)))
            for axis, one, other in zip(AXES, found.moments, held.moments, strict=True)
        },
    )


def _whole(moment: float) -> float:
    """Whole newton metres: more than that it does not know."""
    return round(moment) + 0.0


def of_solved(solved: dict[str, Any], figure: str = "female") -> str:
    """The hash of all that goes into a row: the recipe, the body, and the solved form as the manifest knows it."""
    return manifest.digest(f"{RECIPE} {_of_body(figure)} {manifest.of_solved(solved)}".encode())


@cache
def _of_body(figure: str) -> str:
    return manifest.digest((BODIES / f"{figure}.npz").read_bytes())


def row(draft: Draft, solved: dict[str, Any], figure: str = "female") -> Row:
    """The row of a form. Raises ValueError where nothing can carry a frame."""
    solution = store.solution(draft, solved, figure)
    frames = () if afloat(solution) else tuple(frame(solution, posed, figure) for posed in solution.frames)
    return Row(draft.variant, of_solved(solved, figure), frames)


def make_loads(*, force: bool = False) -> list[str]:
    """Reckons every form that changed and writes the table; returns what could not be reckoned."""
    before, bad = {} if force else load(), []
    rows: dict[str, Row] = {}
    for draft, solved in store.forms():
        old = before.get(draft.variant)
        if old and old.of == of_solved(solved):
            rows[draft.variant] = old
            continue
        try:
            rows[draft.variant] = row(draft, solved)
        except ValueError as error:
            bad.append(f"{draft.variant}: {error}; `just studio {draft.variant} --look` shows what bears")
        else:
            print(f"{draft.variant}: {rows[draft.variant].size:.0f} N·m, {rows[draft.variant].band}", flush=True)
    save(rows)
    return bad


def save(rows: dict[str, Row], path: Path = LOADS) -> None:
    """One form a line."""
    lines = []
    for variant in sorted(rows):
        one = rows[variant]
        frames = {
            frame.name: {axis: [int(value) for value in values] for axis, values in frame.moments.items()}
            for frame in one.frames
        }
        table = {"of": one.of, "band": one.band, "frames": frames}
        lines.append(f" {json.dumps(variant)}: {json.dumps(table)}")
    path.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


def load(path: Path = LOADS) -> dict[str, Row]:
    """The rows as committed."""
    tables = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    return {
        variant: Row(
            variant,
            table["of"],
            tuple(
                Frame(name, {axis: (v[0], v[1], v[2]) for axis, v in moments.items()})
                for name, moments in table["frames"].items()
            ),
        )
        for variant, table in tables.items()
    }
