"""What the moving figure of the page is made of: the skinned mesh of a body, and for every form a clip of its movement.

`src/lumbar/web/static/lumbar/moves/` holds `<body>.<hash>.mesh`, `<body>.<hash>.muscles` and
`<body>/<exercise>.<hash>.clip`. A clip's samples
are the key frames in their order and then, for each way between two, the in-between frames. Nothing is rendered.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

import numpy as np

from studio import ROOT, manifest
from studio.author import Draft
from studio.between import STEPS
from studio.body import Body, body
from studio.breath import HIGHEST, breath
from studio.muscles import packed
from studio.parts import spot
from studio.posed import Posed, Solution
from studio.quantised import Whole, pack, unpack
from studio.rotations import Array
from studio.scene import carpet, prop_points, things, vertices

MOVES: Final = ROOT / "src/lumbar/web/static/lumbar/moves"
TURN: Final = 32767
"""A quaternion's part of 1."""
MILLIMETRES: Final = 1000
TENTHS: Final = 10_000
"""Steps of a metre."""
FIELD: Final = 0.1
"""Metres beyond which a seam is simply far."""
RECIPE: Final = 1
"""Raised when clips must be made anew though their poses did not change."""


@dataclass(frozen=True)
class Clip:
    """One form's movement: what the page is told of it, and its numbers."""

    head: dict[str, Any]
    arrays: dict[str, Whole]


def mesh(figure: str) -> bytes:
    """The skinned mesh: places, quads, the four strongest bones of each vertex, the seams of its clothes, breath."""
    b = body(figure)
    strongest = np.argsort(-b.w, axis=1, kind="stable")[:, :4]
    weights = np.take_along_axis(b.w, strongest, 1)
    shares = _shares(weights / weights.sum(1, keepdims=True))
    fields = np.stack([b.fields[key] for key in ("leg", "top", "hair")])
    head = {"body": figure, "parents": b.parents, "heads": np.round(b.heads, 5).tolist()}
    arrays = {
        "places": _whole(b.v.T, TENTHS), "quads": b.f.T, "bones": np.where(shares > 0, strongest, 0).T,
        "weights": shares.T, "cloth": _whole(np.clip(fields, -FIELD, FIELD), TENTHS),
        "breath": _whole(breath(b)[None], HIGHEST),
    }  # fmt: skip
    return pack(head, arrays)


def _shares(weights: Array) -> Whole:
    """Weights as parts of 255 that sum to 255: what rounding loses goes to the strongest."""
    out: Whole = np.round(weights * 255).astype(np.int64)
    out[:, 0] += 255 - out.sum(1)
    return out


def _whole(values: Array, steps: int) -> Whole:
    out: Whole = np.round(values * steps).astype(np.int64)
    return out


def clip(solution: Solution, ways: Mapping[tuple[str, str], list[Posed]], figure: str) -> Clip:
    """The movement of a form that is solved for this body, with its in-between frames."""
    b, draft = body(figure), solution.draft
    samples = [*solution.frames, *(posed for way in ways.values() for posed in way)]
    skins = [vertices(posed, figure) for posed in samples]
    hero = next(k for k, posed in enumerate(solution.frames) if posed.name == draft.hero)
    drawn = things(solution, samples[hero], skins[hero], figure)
    mat = carpet(solution, skins[: len(solution.frames)])
    bones, turns = _turns(b, samples)
    head = {
        "of": digest(draft, figure), "frames": [posed.name for posed in solution.frames], "hero": hero,
        "paced": draft.paced, "loop": loop(solution.frames, list(ways)), "bones": bones, "mat": _rounded(mat),
        "camera": {key: draft.camera[key] for key in ("yaw", "pitch")},
        "things": [_rounded({key: value for key, value in thing.items() if key != "points"}) for thing in drawn],
    }  # fmt: skip
    roots = np.stack([posed.root + b.heads[0] for posed in samples], 1)
    arrays = {"turns": turns, "roots": _whole(roots, TENTHS), "fit": _whole(_fit(skins, drawn, mat).T, MILLIMETRES)}
    straps = _straps(solution, skins, figure)
    if len(straps):
        arrays["straps"] = _whole(straps, MILLIMETRES)
    return Clip(head, arrays)


def digest(draft: Draft, figure: str) -> str:
    """The hash of all that goes into a clip."""
    return manifest.digest(f"{RECIPE} {STEPS} {manifest.of_draft(draft, figure)}".encode())


def loop(frames: tuple[Posed, ...], ways: list[tuple[str, str]]) -> list[list[float]]:
    """When, from 0 to 1, which sample is passed. What does not end where it began goes back the way it came."""
    places = {posed.name: k for k, posed in enumerate(frames)}
    passed = sorted((at, posed.name) for posed in frames for at in posed.at)
    out: list[list[float]] = [[passed[0][0], places[passed[0][1]]]]
    for (before, start), (after, end) in pairwise(passed):
        for step in range(1, STEPS + 1) if start != end else ():
            forwards = (start, end) in ways
            way = ways.index((start, end) if forwards else (end, start))
            sample = len(frames) + way * STEPS + (step - 1 if forwards else STEPS - step)
            out.append([before + (after - before) * step / (STEPS + 1), sample])
        out.append([after, places[end]])
    if passed[0][1] != passed[-1][1]:
        first, last = out[0][0], out[-1][0]
        back = [[2 * last - at, sample] for at, sample in reversed(out[:-1])]
        out = [[(at - first) / (2 * (last - first)), sample] for at, sample in out + back]
    return [[round(at, 4), sample] for at, sample in out]


def _turns(b: Body, samples: list[Posed]) -> tuple[list[int], Whole]:
    """Which bones turn at all, and a quaternion (x, y, z, w) of each in every sample: rows by bone and part."""
    own = b.rotations(np.stack([posed.angles for posed in samples]))
    chosen = sorted(b.at[bone] for bone in own)
    rows = [quaternions(np.broadcast_to(own[b.bones[k]], (len(samples), 3, 3))) for k in chosen]
    return chosen, _whole(np.concatenate([row.T for row in rows]), TURN)


def quaternions(turns: Array) -> Array:
    """Of rotation matrices (n, 3, 3): (n, 4) as x, y, z, w, each on the side of the one before."""
    m = turns
    x, y, z = m[:, 0, 0], m[:, 1, 1], m[:, 2, 2]
    out = np.stack([1 + x - y - z, 1 - x + y - z, 1 - x - y + z, 1 + x + y + z], 1)
    best = out.argmax(1)
    a, b, c = m[:, 2, 1] - m[:, 1, 2], m[:, 0, 2] - m[:, 2, 0], m[:, 1, 0] - m[:, 0, 1]
    d, e, f = m[:, 0, 1] + m[:, 1, 0], m[:, 0, 2] + m[:, 2, 0], m[:, 1, 2] + m[:, 2, 1]
    columns = (out[:, 0], d, e, a), (d, out[:, 1], f, b), (e, f, out[:, 2], c), (a, b, c, out[:, 3])
    table = np.stack([np.stack(column, 1) for column in columns], 1)
    q: Array = table[np.arange(len(m)), best]
    q /= np.linalg.norm(q, axis=1, keepdims=True)
    for k in range(1, len(q)):
        if q[k] @ q[k - 1] < 0:
            q[k] = -q[k]
    return q


def _fit(skins: list[Array], drawn: list[dict[str, Any]], mat: dict[str, Any] | None) -> Array:
    """The outermost points of all samples: what the camera has to have in its picture."""
    turn = np.arange(96) * np.pi * (3 - np.sqrt(5))
    high = 1 - (np.arange(96) + 0.5) / 48
    wide = np.sqrt(1 - high**2)
    directions = np.stack([wide * np.cos(turn), wide * np.sin(turn), high])
    everything = np.concatenate(skins)
    outer = everything[np.unique((everything @ directions).argmax(0))]
    corners = np.zeros((0, 3))
    if mat:
        (x, y), (w, l) = mat["place"], mat["size"]
        corners = np.array([[x + sx * w / 2, y + sy * l / 2, -0.012] for sx in (-1, 1) for sy in (-1, 1)])
    out: Array = np.concatenate([outer, prop_points(drawn), corners])
    return out


def _straps(solution: Solution, skins: list[Array], figure: str) -> Array:
    """Where the straps run in every sample: rows by strap, point and direction."""
    names = [name for prop in solution.draft.props.values() if prop.kind == "strap" for name in prop.through]
    rows = [np.stack([v[spot(name, figure).vertices].mean(0) for v in skins], 1) for name in names]
    return np.concatenate(rows) if rows else np.zeros((0, len(skins)))


def _rounded(value: Any) -> Any:
    if isinstance(value, float):
        return round(value, 3)
    if isinstance(value, Mapping):
        return {key: _rounded(each) for key, each in value.items()}
    return [_rounded(each) for each in value] if isinstance(value, list | tuple) else value


def read(path: Path | None) -> dict[str, Clip]:
    """The clips of a file by form; none without a file."""
    if path is None:
        return {}
    head, arrays = unpack(path.read_bytes())
    own = {form: {name: arrays[name] for name in arrays if name.startswith(f"{form}:")} for form in head["forms"]}
    return {
        form: Clip(table, {name.partition(":")[2]: values for name, values in own[form].items()})
        for form, table in head["forms"].items()
    }


def write(figure: str, exercise: str, clips: Mapping[str, Clip]) -> Path | None:
    """The exercise's file in place of the one before; none when no clip is left."""
    head = {"exercise": exercise, "forms": {form: one.head for form, one in clips.items()}}
    arrays = {f"{form}:{name}": values for form, one in clips.items() for name, values in one.arrays.items()}
    return _replace(MOVES / figure, exercise, ".clip", pack(head, arrays) if clips else None)


def write_mesh(figure: str) -> Path | None:
    """The body's mesh in place of the one before."""
    return _replace(MOVES, figure, ".mesh", mesh(figure))


def write_muscles(figure: str) -> Path | None:
    """The body's muscles in place of those before."""
    return _replace(MOVES, figure, ".muscles", packed(figure))


def found(folder: Path, name: str, ending: str) -> Path | None:
    """The file of this name, whatever its hash."""
    return next(iter(sorted(folder.glob(f"{name}.*{ending}"))), None)


def _replace(folder: Path, name: str, ending: str, data: bytes | None) -> Path | None:
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"{name}.{manifest.digest(data)}{ending}" if data is not None else None
    for old in folder.glob(f"{name}.*{ending}"):
        if old != target:
            old.unlink()
    if target is not None and data is not None and not target.exists():
        target.write_bytes(data)
    return target
