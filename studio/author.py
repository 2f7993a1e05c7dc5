"""Reads what authors write: `studio/poses/<exercise>.toml`, and `starts.toml` for the positions poses begin in."""

from __future__ import annotations

import copy
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Final

import numpy as np

from studio.angles import INDEX, LIMBS, NAMES, SIDES, TRUNK
from studio.parts import MIDDLE_PARTS, MIDDLE_SPOTS, SIDED_PARTS, SPOTS
from studio.props import Prop, read_prop
from studio.rotations import Array

POSES: Final = Path(__file__).parent / "poses"
SEGMENTS: Final = {name.partition(".")[0] for name in (*TRUNK, *LIMBS)}
FRAME_KEYS: Final = {"at", "from", "bears", "add", "lift", "slides", "tolerance", "left", "right"}
FIGURES: Final = ("female", "male")
"""The bodies. Poses are written for the first; a table `male` in a form says what is otherwise for the second."""
VARIANT_KEYS: Final = {"of", "start", "paced", "hero", "camera", "props", "frames", "accepts"}


class BadPose(ValueError):
    """A file of poses that cannot be read: which file, which place, how to mend it."""


@dataclass(frozen=True)
class Bearing:
    """`part` bears on `on`: the floor, a prop of the variant, or a spot of the body itself."""

    part: str
    on: str

    def __str__(self) -> str:
        return self.part if self.on == "floor" else f"{self.part} on {self.on}"

    @property
    def held(self) -> bool:
        """Whether it bears on the body itself."""
        return self.on.partition(".")[0] in (*SPOTS, *MIDDLE_SPOTS)


@dataclass(frozen=True)
class Frame:
    """One key frame as it is meant: angles (degrees, in the order of NAMES), tolerances an author set, what bears."""

    name: str
    at: tuple[float, ...]
    angles: Array
    tolerance: Mapping[str, float]
    bears: tuple[Bearing, ...]
    slides: frozenset[str]


@dataclass(frozen=True)
class Draft:
    """A variant as its author wrote it. `accepts` are findings that were looked at and let be, each up to a size."""

    variant: str
    frames: tuple[Frame, ...]
    hero: str
    paced: str
    camera: Mapping[str, float]
    props: Mapping[str, Prop] = field(default_factory=dict)
    accepts: Mapping[str, float] = field(default_factory=dict)


def merged(base: Mapping[str, Any], change: Mapping[str, Any]) -> dict[str, Any]:
    """The base with the change laid over it, table by table; `replace = true` in a table takes it as it is."""
    out = dict(copy.deepcopy(base))
    for key, value in change.items():
        under = out.get(key)
        whole = isinstance(value, dict) and value.get("replace")
        nested = isinstance(value, dict)
        out[key] = merged(under if isinstance(under, dict) and not whole else {}, value) if nested else value
    out.pop("replace", None)
    return out


@cache
def starts() -> dict[str, Any]:
    """The named positions."""
    return tomllib.loads((POSES / "starts.toml").read_text(encoding="utf-8"))


def read_exercise(exercise: str, figure: str = "female") -> tuple[Draft, ...]:
    """Every variant of the exercise that its file has, as it is for this body. Raises BadPose."""
    path = POSES / f"{exercise}.toml"
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise BadPose(f"{path} is missing; write it, docs/explanation/figure.md says how") from None
    except tomllib.TOMLDecodeError as error:
        raise BadPose(f"{path}: {error}") from None
    shared: dict[str, Any] = {key: tables.pop(key) for key in ("camera", "paced") if key in tables}
    whole: dict[str, dict[str, Any]] = {}
    drafts = []
    for form, table in tables.items():
        where = f"{path.name} [{form}]"
        parent = table.get("of", "base" if form != "base" else None)
        if parent is not None and parent not in whole:
            raise BadPose(f"{where}: of = {parent!r} does not stand above it")
        whole[form] = merged(whole[parent] if parent else shared, table)
        drafts.append(_draft(f"{exercise}/{form}", _own(whole[form], figure), where, figure))
    return tuple(drafts)


def _own(table: Mapping[str, Any], figure: str) -> dict[str, Any]:
    """The form with what is otherwise for this body laid over it."""
    plain = {key: value for key, value in table.items() if key not in FIGURES}
    return merged(plain, table.get(figure, {}))


def read_starts() -> Iterator[Draft]:
    """Every named position as a pose of one frame."""
    for name in starts():
        yield _draft(name, {"start": name, "frames": {"start": {}}}, "starts.toml")


def _draft(variant: str, table: Mapping[str, Any], where: str, figure: str = FIGURES[0]) -> Draft:
    _known(table, VARIANT_KEYS, where)
    if table.get("start") not in starts():
        raise BadPose(f"{where}: start = {table.get('start')!r} is none of {', '.join(starts())}")
    begun = _own(starts()[table["start"]], figure)
    props = {
        name: read_prop(name, value, where)
        for name, value in {**begun.get("props", {}), **table.get("props", {})}.items()
    }
    frames: dict[str, Frame] = {}
    for prop in props.values():
        for name in (*([prop.near] if prop.near else []), *prop.through):
            _sides(name, f"{where} props.{prop.name}")
    before = _frame("start", begun, _standing(), props, f"starts.toml [{table['start']}]")
    for name, value in table.get("frames", {}).items():
        place = f"{where} frame {name}"
        if "from" in value and value["from"] not in frames:
            raise BadPose(f"{place}: from = {value['from']!r} does not stand above it")
        before = _frame(name, value, frames[value["from"]] if "from" in value else before, props, place)
        frames[name] = before
    if not frames:
        raise BadPose(f"{where}: no frames; write [{variant.partition('/')[2]}.frames.<name>]")
    used = {bearing.on for frame in frames.values() for bearing in frame.bears}.union(table.get("props", {}))
    props = {name: prop for name, prop in props.items() if name in used}
    hero = table.get("hero", list(frames)[-1])
    if hero not in frames:
        raise BadPose(f"{where}: hero = {hero!r} is none of its frames {', '.join(frames)}")
    camera = {"yaw": 68.0, "pitch": 14.0, **begun.get("camera", {}), **table.get("camera", {})}
    accepts = table.get("accepts", {})
    return Draft(variant, _placed(frames, where), hero, table.get("paced", "breath"), camera, props, accepts)


def _placed(frames: Mapping[str, Frame], where: str) -> tuple[Frame, ...]:
    """The frames with the default places: two frames go there and back, others are spread evenly."""
    values = list(frames.values())
    if not any(frame.at for frame in values):
        spread = (
            [(0.0, 1.0), (0.4, 0.6)]
            if len(values) == 2
            else [(k / max(1, len(values) - 1),) for k in range(len(values))]
        )
        values = [
            Frame(f.name, at, f.angles, f.tolerance, f.bears, f.slides) for f, at in zip(values, spread, strict=True)
        ]
    for frame in values:
        if not frame.at or any(not 0 <= at <= 1 for at in frame.at):
            raise BadPose(f"{where} frame {frame.name}: give `at` between 0 and 1 to every frame, or to none")
    return tuple(values)


def _standing() -> Frame:
    angles = np.zeros(len(NAMES))
    for side in SIDES:
        angles[INDEX[f"{side}.fingers.flexion"]] = 15
    return Frame("", (), angles, {}, (), frozenset())


def _frame(name: str, table: Mapping[str, Any], before: Frame, props: Mapping[str, Prop], where: str) -> Frame:
    _known(table, FRAME_KEYS | SEGMENTS | {"props", "camera"}, where)
    angles = before.angles.copy()
    for angle, value in flat_angles(table, where):
        angles[INDEX[angle]] = value
    bears = list(before.bears if "bears" not in table else _bearings(table["bears"], props, where))
    gone = {part for text in table.get("lift", ()) for part in _sides(text, where)}
    bears = [bearing for bearing in bears if bearing.part not in gone]
    for bearing in _bearings(table.get("add", ()), props, where):
        bears = [other for other in bears if other.part != bearing.part] + [bearing]
    slides = frozenset(part for text in table.get("slides", ()) for part in _sides(text, where))
    at = table.get("at", ())
    written = tuple(float(place) for place in (at if isinstance(at, list | tuple) else [at]))
    tolerance = {**before.tolerance, **dict(flat_angles(table.get("tolerance", {}), f"{where} tolerance"))}
    return Frame(name, written, angles, tolerance, tuple(bears), slides)


def flat_angles(table: Mapping[str, Any], where: str) -> Iterator[tuple[str, float]]:
    """`left.hip.flexion` and so on for what a table names; an angle of a limb without a side is of both."""
    for both in (True, False):
        for key, value in table.items():
            if key in SIDES and not both:
                for joint, motions in value.items():
                    yield from _motions(joint, motions, (key,), where)
            elif key in SEGMENTS and both:
                yield from _motions(key, value, SIDES, where)


def _motions(
    joint: str, motions: Mapping[str, float], sides: tuple[str, ...], where: str
) -> Iterator[tuple[str, float]]:
    for motion, degrees in motions.items():
        name = f"{joint}.{motion}"
        if name in TRUNK and len(sides) == 2:
            yield name, float(degrees)
        elif name in LIMBS:
            yield from ((f"{side}.{name}", float(degrees)) for side in sides)
        else:
            known = ", ".join(other for other in (*TRUNK, *LIMBS) if other.startswith(joint))
            raise BadPose(f"{where}: {name!r} is no angle{f'; {known}' if known else ' of the body'}")


def _sides(text: str, where: str) -> list[str]:
    part, _, side = text.partition(".")
    sided = part in SIDED_PARTS or part in SPOTS
    if part not in (*SIDED_PARTS, *SPOTS, *MIDDLE_PARTS, *MIDDLE_SPOTS) or (side and (side not in SIDES or not sided)):
        raise BadPose(
            f"{where}: the body has no {text!r}; parts are {', '.join((*SIDED_PARTS, *MIDDLE_PARTS))}, "
            f"spots {', '.join((*SPOTS, *MIDDLE_SPOTS))}"
        )
    return [text] if side or not sided else [f"{part}.{each}" for each in SIDES]


def _bearings(texts: list[str] | tuple[str, ...], props: Mapping[str, Prop], where: str) -> Iterator[Bearing]:
    for text in texts:
        part, _, on = text.partition(" on ")
        on = on or "floor"
        if on != "floor" and on not in props and on.partition(".")[0] not in (*SPOTS, *MIDDLE_SPOTS):
            known = ", ".join(props) or "none"
            raise BadPose(f"{where}: {text!r} bears on neither the floor, a prop of this form ({known}) nor a spot")
        for side in _sides(part, where):
            both = on in SPOTS and side.partition(".")[2]
            yield Bearing(side, f"{on}.{side.partition('.')[2]}" if both else on)


def _known(table: Mapping[str, Any], known: set[str], where: str) -> None:
    for key in table:
        if key not in known:
            raise BadPose(f"{where}: {key!r} is unknown; known are {', '.join(sorted(known))}")
