"""What stands around a solved body: its skin, the props and the mat, as stage and page draw them."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from studio.body import body
from studio.parts import spot
from studio.posed import Posed, Solution
from studio.props import SIDES_OF_ROOM
from studio.rotations import Array

NO_MAT: Final = ("chair", "bench", "table", "water")


def skin(posed: Posed, figure: str = "female") -> Array:
    """The skin in the room."""
    b = body(figure)
    turns, heads = b.place(posed.angles[None], posed.root[None])
    out: Array = b.skin(turns, heads)[0]
    return out


def vertices(posed: Posed, figure: str = "female") -> Array:
    """The skin in the room; what sinks into the floor is pressed flat."""
    v = skin(posed, figure)
    v[:, 2] = np.maximum(v[:, 2], 0.0008)
    return v


def things(solution: Solution, posed: Posed, v: Array, figure: str = "female") -> list[dict[str, Any]]:
    """The props as the stage draws them."""
    out: list[dict[str, Any]] = []
    for prop in solution.draft.props.values():
        stand = solution.stands.get(prop.name, np.array([*prop.shift, prop.height]))
        if prop.kind == "strap":
            points = [v[spot(name, figure).vertices].mean(0).tolist() for name in prop.through]
            out.append({"kind": "strap", "points": points})
        elif prop.kind == "wall":
            x, y = SIDES_OF_ROOM[prop.side]
            middle = v.mean(0)
            place = [stand[2] * x if x else middle[0] + prop.shift[0], stand[2] * y if y else middle[1] + prop.shift[1]]
            size = [prop.size[0] or 1.2, 0.03, prop.size[2] or max(1.0, float(v[:, 2].max()) + 0.1)]
            turn = {"ahead": 0, "behind": 180, "left": 90, "right": -90}[prop.side]
            out.append({"kind": "wall", "place": place, "size": size, "turn": turn})
        else:
            base = prop.height - prop.size[2] if prop.kind not in ("ball", "water") else 0
            out.append({
                "kind": prop.kind, "place": stand[:2].tolist(), "size": list(prop.size), "turn": prop.turn,
                "base": base,
                "height": prop.height,
            })  # fmt: skip
    return out


def prop_points(drawn: list[dict[str, Any]]) -> Array:
    """Corners of the props, for the camera to fit."""
    corners: list[list[float]] = []
    for thing in drawn:
        if thing["kind"] == "strap":
            corners += thing["points"]
        elif thing["kind"] not in ("wall", "water"):
            w, l, h = thing["size"]
            h = h + 0.42 if thing["kind"] == "chair" else h
            turn = np.deg2rad(thing.get("turn", 0))
            for sx in (-0.5, 0.5):
                for sy in (-0.5, 0.5):
                    x, y = sx * w * np.cos(turn) - sy * l * np.sin(turn), sx * w * np.sin(turn) + sy * l * np.cos(turn)
                    corners += [[thing["place"][0] + x, thing["place"][1] + y, z] for z in (0.0, h)]
    return np.array(corners).reshape(-1, 3)


def carpet(solution: Solution, bodies: list[Array]) -> dict[str, Any] | None:
    """A mat under all frames; none where a chair or water carries the body throughout."""
    kinds = {prop.kind for prop in solution.draft.props.values()}
    standing = all(float(v[:, 2].max()) > 1.3 for v in bodies)
    if kinds & set(NO_MAT) and all(
        bearing.on != "floor" or bearing.part.startswith(("foot", "heel", "buttock", "thigh", "hand", "hip"))
        for f in solution.frames
        for bearing in f.bears
    ):
        return None
    low = np.concatenate([*[v[v[:, 2] < 0.35] for v in bodies], _balls(solution)])
    least, most = low.min(0)[:2] - 0.07, low.max(0)[:2] + 0.07
    width = max(0.60, most[0] - least[0])
    length = max(0.60 if standing else 1.0, most[1] - least[1])
    return {
        "place": [float((least[0] + most[0]) / 2), float((least[1] + most[1]) / 2)],
        "size": [float(width), float(length)],
    }


def _balls(solution: Solution) -> Array:
    """What balls cover of the ground: they lie on the mat too."""
    balls = [prop for prop in solution.draft.props.values() if prop.kind == "ball"]
    around = np.array([[x, y, 0] for x, y in SIDES_OF_ROOM.values()])
    return np.concatenate([np.zeros((0, 3)), *[solution.stands[b.name] + around * b.size[0] * 0.3 for b in balls]])
