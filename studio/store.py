"""Writes what is solved where `lumbar.body` reads it, with the angles a camera would measure."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import numpy as np

from studio.angles import INDEX, LIMBS, NAMES, SIDES, TRUNK
from studio.author import BadPose, Draft, Frame, read_exercise
from studio.body import Index, body
from studio.check import level
from studio.parts import part
from studio.posed import Posed, Solution
from studio.rotations import Array
from studio.scene import carpet, skin, vertices

SOLVED: Final = Path(__file__).parent.parent / "src/lumbar/body/poses"
SEEN: Final[dict[str, tuple[str, str, str]]] = {
    "elbow": ("upperarm01", "lowerarm01", "wrist"),
    "shoulder": ("upperleg01", "upperarm01", "lowerarm01"),
    "hip": ("upperarm01", "upperleg01", "lowerleg01"),
    "knee": ("upperleg01", "lowerleg01", "foot"),
    "ankle": ("lowerleg01", "foot", "toe3-1"),
}
"""The three joint centres whose angle a camera measures."""


def seen(posed: Posed, figure: str = "female") -> dict[str, dict[str, float]]:
    """Angles between joint centres in space, 0 to 180 degrees, 180 being straight."""
    b = body(figure)
    _, heads = b.place(posed.angles[None], posed.root[None])
    out: dict[str, dict[str, float]] = {}
    for side in SIDES:
        s = f".{side[0].upper()}"
        out[side] = {}
        for joint, bones in SEEN.items():
            first, middle, last = (heads[0, b.at[bone + s]] for bone in bones)
            u, w = first - middle, last - middle
            cosine = float(u @ w / np.linalg.norm(u) / np.linalg.norm(w))
            out[side][joint] = round(float(np.degrees(np.arccos(np.clip(cosine, -1, 1)))), 1)
    return out


def _angles(angles: Array, prefix: str, names: Iterable[str]) -> dict[str, float]:
    written = {name: round(float(angles[INDEX[f"{prefix}{name}"]]), 1) + 0.0 for name in names}
    return {name: value for name, value in written.items() if value}


def as_json(solution: Solution, figure: str = "female") -> dict[str, Any]:
    """One variant as it is committed."""
    draft = solution.draft
    mat = carpet(solution, [vertices(posed, figure) for posed in solution.frames])
    return {
        "paced": draft.paced,
        "hero": draft.hero,
        "camera": {key: draft.camera[key] for key in ("yaw", "pitch")},
        "props": [
            {
                "name": prop.name, "kind": prop.kind, "size": list(prop.size), "turn": prop.turn, "side": prop.side,
                "place": [round(float(x), 4) for x in solution.stands.get(prop.name, np.zeros(3))],
                "through": list(prop.through),
            }
            for prop in draft.props.values()
        ],
        "mat": mat and {key: [round(length, 3) for length in mat[key]] for key in ("place", "size")},
        "frames": [
            {
                "name": posed.name,
                "at": list(posed.at),
                "root": [round(float(x), 4) + 0.0 for x in posed.root],
                "trunk": _angles(posed.angles, "", TRUNK),
                **{side: _angles(posed.angles, f"{side}.", LIMBS) for side in SIDES},
                "bears": [str(bearing) for bearing in posed.bears],
                "seen": seen(posed, figure),
            }
            for posed in solution.frames
        ],
    }  # fmt: skip


def write(exercise: str, variants: dict[str, dict[str, Any]], folder: Path = SOLVED) -> Path:
    """The exercise's file; variants that were not solved anew stay as they are."""
    path = folder / f"{exercise}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    text = {"exercise": exercise, "variants": variants}
    path.write_text(_compact(text) + "\n", encoding="utf-8")
    return path


def read(exercise: str, folder: Path = SOLVED) -> dict[str, dict[str, Any]]:
    """What stands in the exercise's file, by form."""
    path = folder / f"{exercise}.json"
    return dict(json.loads(path.read_text(encoding="utf-8"))["variants"]) if path.is_file() else {}


def _compact(value: dict[str, Any]) -> str:
    """One key frame a line, so that a change can be read."""
    lines = []
    for form, variant in value["variants"].items():
        head = {key: variant[key] for key in variant if key != "frames"}
        frames = ",\n   ".join(json.dumps(frame, separators=(",", ":")) for frame in variant["frames"])
        lines.append(f'  {json.dumps(form)}: {json.dumps(head, separators=(",", ":"))[:-1]},"frames":[\n   {frames}]}}')
    return f'{{"exercise": {json.dumps(value["exercise"])}, "variants": {{\n' + ",\n".join(lines) + "\n}}"


def forms(which: Iterable[str] = ()) -> Iterator[tuple[Draft, dict[str, Any]]]:
    """Every form that is solved, of these exercises or of all, with what is committed of it."""
    for exercise in sorted({name.partition("/")[0] for name in which} or {path.stem for path in SOLVED.glob("*.json")}):
        solved = read(exercise)
        for draft in read_exercise(exercise):
            form = draft.variant.partition("/")[2]
            if form in solved:
                yield draft, solved[form]


def frames(draft: Draft, solved: dict[str, Any]) -> tuple[Posed, ...]:
    """The key frames as they are committed. Raises BadPose where the pose was written anew since."""
    if [frame.name for frame in draft.frames] != [table["name"] for table in solved["frames"]]:
        raise BadPose(f"{draft.variant} has other key frames than were solved; run `just studio {draft.variant}`")
    return tuple(
        Posed(frame.name, frame.at, _read_angles(frame, table), np.array(table["root"]), frame.bears, frame.slides)
        for frame, table in zip(draft.frames, solved["frames"], strict=True)
    )


def solution(draft: Draft, solved: dict[str, Any], figure: str = "female") -> Solution:
    """What is committed, as the solver left it: to be checked without being solved again."""
    posed_frames = frames(draft, solved)
    stands = {prop["name"]: np.array(prop["place"]) for prop in solved["props"]}
    anchors: dict[tuple[str, str, int], Index] = {}
    bare = Solution(draft, posed_frames, stands, {}, {}, 0.0)
    for posed in posed_frames:
        v = skin(posed, figure)
        for bearing in posed.bears:
            for number, points in enumerate(() if bearing.held else part(bearing.part, figure).points):
                nearest = points[np.argsort(level(bare, bearing, v[points]))[:12]]
                anchors.setdefault((bearing.part, bearing.on, number), nearest)
    return replace(bare, anchors=anchors)


def _read_angles(frame: Frame, table: dict[str, Any]) -> Array:
    angles = np.zeros(len(NAMES))
    for prefix, key in (("", "trunk"), ("left.", "left"), ("right.", "right")):
        for name, degrees in table[key].items():
            angles[INDEX[f"{prefix}{name}"]] = degrees
    return angles
