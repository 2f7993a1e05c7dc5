"""Writes what a camera sees of every key frame where `lumbar.body` reads it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, Final

import numpy as np

from lumbar.body.reference import CAMERAS, REFERENCES, Place, Seen, View, seen_angles
from lumbar.wire import encode
from studio import manifest, store
from studio.body import body
from studio.moves import TENTHS, TURN, Clip
from studio.posed import Posed
from studio.rotations import Array

CENTRES: Final[dict[str, str]] = {
    "shoulder": "upperarm01", "elbow": "lowerarm01", "wrist": "wrist", "hip": "upperleg01", "knee": "lowerleg01",
    "ankle": "foot", "toe": "toe3-1",
}  # fmt: skip
"""The bone that begins at each joint centre."""
Sides = dict[str, dict[str, Place]]


def centres(heads: Array, figure: str = "female") -> Sides:
    """The joint centres by side, whole millimetres, of the bones so placed."""
    at = body(figure).at
    return {
        side: {
            name: tuple(round(1000 * float(x)) + 0.0 for x in heads[at[f"{bone}.{side[0].upper()}"]])
            for name, bone in CENTRES.items()
        }
        for side in ("left", "right")
    }


def views(sides: Sides) -> dict[View, Seen]:
    """The angles in space and in the picture of each camera."""
    left, right = sides["left"], sides["right"]
    pictures = {view: seen_angles(left, right, camera) for view, camera in CAMERAS.items()}
    return {"space": seen_angles(left, right), **pictures}


def of_posed(posed: Posed, figure: str = "female") -> dict[str, Any]:
    """A key frame as it is committed."""
    _, heads = body(figure).place(posed.angles[None], posed.root[None])
    sides = centres(heads[0], figure)
    whole = {side: {name: [int(x) for x in place] for name, place in table.items()} for side, table in sides.items()}
    return {"name": posed.name, **whole, **{view: encode(angles) for view, angles in views(sides).items()}}


def of_clip(clip: Clip, figure: str) -> dict[str, Sides]:
    """The joint centres of a clip's key frames, by name: the other bodies are measured on what moves in the page."""
    b, names = body(figure), clip.head["frames"]
    parts = clip.arrays["turns"].reshape(len(clip.head["bones"]), 4, -1) / TURN
    own = {bone: parts[row] for row, bone in enumerate(clip.head["bones"])}
    out = {}
    for number, name in enumerate(names):
        turns, heads = [np.eye(3)] * len(b.bones), np.zeros((len(b.bones), 3))
        for bone, parent in enumerate(b.parents):
            turn = _matrix(own[bone][:, number]) if bone in own else np.eye(3)
            if parent < 0:
                turns[bone], heads[bone] = turn, clip.arrays["roots"][:, number] / TENTHS
            else:
                turns[bone] = turns[parent] @ turn
                heads[bone] = heads[parent] + turns[parent] @ (b.heads[bone] - b.heads[parent])
        out[name] = centres(heads, figure)
    return out


def _matrix(quaternion: Array) -> Array:
    """The rotation of x, y, z, w."""
    x, y, z, w = quaternion / np.linalg.norm(quaternion)
    cross = np.array([[0, -z, y], [z, 0, -x], [-y, x, 0]])
    out: Array = np.eye(3) + 2 * w * cross + 2 * cross @ cross
    return out


def make_references(which: Iterable[str] = ()) -> int:
    """Writes the files of these exercises, or of all, and takes away those whose exercise is gone; how many forms."""
    files: dict[str, dict[str, Any]] = {}
    for draft, solved in store.forms(which):
        exercise, _, form = draft.variant.partition("/")
        shown = [of_posed(posed) for posed in store.frames(draft, solved)]
        files.setdefault(exercise, {})[form] = {"of": manifest.of_solved(solved), "frames": shown}
    REFERENCES.mkdir(exist_ok=True)
    for exercise, forms in files.items():
        (REFERENCES / f"{exercise}.json").write_text(_text(exercise, forms), encoding="utf-8")
    for path in REFERENCES.glob("*.json"):
        if not (store.SOLVED / path.name).is_file():
            path.unlink()
    return sum(len(forms) for forms in files.values())


def _text(exercise: str, forms: dict[str, Any]) -> str:
    """One key frame a line, so that a change can be read."""
    lines = []
    for form, table in forms.items():
        rows = ",\n   ".join(json.dumps(frame, separators=(",", ":")) for frame in table["frames"])
        lines.append(f'  {json.dumps(form)}: {{"of":{json.dumps(table["of"])},"frames":[\n   {rows}]}}')
    return f'{{"exercise": {json.dumps(exercise)}, "variants": {{\n' + ",\n".join(lines) + "\n}}\n"
