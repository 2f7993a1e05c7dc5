"""What must be true of every pose; each finding says where, what, and how to mend it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

import numpy as np
from scipy.spatial import ConvexHull, QhullError, cKDTree

from lumbar.catalogue import Variant
from studio.angles import INDEX, NAMES, RANGES
from studio.author import Bearing
from studio.body import Index, body, vertex_normals
from studio.mass import centre
from studio.parts import LOWEST, part
from studio.posed import Posed, Solution
from studio.props import SIDES_OF_ROOM, UNDER
from studio.rotations import Array

MEASURED: Final = re.compile(
    r": (?:(?:left|right)\.)?(?P<what>[\w.-]+?)(?:\.(?:L|R|left|right))?(?: on [\w.-]+)?"
    r" (?:is|slides) (?P<size>-?\d+) (?:degrees|mm)"
)
"""What a finding is about, whichever side, and how much."""
CLOSE: Final = 0.010
"""Metres: contacts are this close, do not slide further, and nothing goes deeper into floor or trunk."""
SINKS: Final = (CLOSE + 0.003, 0.028)
"""Metres that limbs, hands, feet and head, and that soft flesh, go into what is hard."""
GRIP: Final = 0.025
"""Metres that the fingers of a hand that holds press into flesh."""
MARGIN: Final = 0.03
"""Metres the centre of mass may stand beyond what carries it: the body sways more than that in quiet standing."""
BANDS: Final[dict[str, tuple[str, float, float]]] = {
    "flexion-mild": ("flexion", 5, 36),
    "flexion-end": ("flexion", 28, 61),
    "extension-mild": ("flexion", -24, -4),
    "extension-end": ("flexion", -36, -18),
    "rotation-mild": ("rotation", 5, 35),
    "rotation-end": ("rotation", 25, 60),
    "lateral-flexion": ("lateral", 8, 60),
}
"""What a word of the catalogue means here: lumbar flexion, or turn and side bend of lumbar and thoracic spine together,
between these degrees in at least one key frame. Ours."""
NEUTRAL: Final[dict[str, tuple[float, float]]] = {"flexion": (-12, 16), "rotation": (-10, 10), "lateral": (-9, 9)}
"""Where the spine stays while the catalogue names no such movement."""


def check(
    solution: Solution, between: Mapping[tuple[str, str], list[Posed]], variant: Variant | None, figure: str = "female"
) -> list[str]:
    """All findings about a variant; none means that it may be shown."""
    out: list[str] = []
    skins = {}
    for posed in solution.frames:
        where = f"{solution.draft.variant} {posed.name}"
        b = body(figure)
        turns, heads = b.place(posed.angles[None], posed.root[None])
        v: Array = b.skin(turns, heads)[0]
        skins[posed.name] = v
        out += [f"{where}: {text}" for text in _ranges(posed)]
        out += [f"{where}: {text}" for text in _contacts(solution, posed, v, figure)]
        out += [f"{where}: {text}" for text in _floor(solution, posed, v, figure)]
        out += [f"{where}: {text}" for text in _things(solution, posed, v, figure)]
        out += [f"{where}: {text}" for text in _through(posed, v, figure)]
        out += [f"{where}: {text}" for text in _balance(solution, posed, v, centre(figure, turns[0], heads[0]), figure)]
    out += [f"{solution.draft.variant}: {text}" for text in _sliding(solution, between, figure)]
    if variant is not None:
        out += [f"{solution.draft.variant}: {text}" for text in _spine(solution, variant.spine)]
    return [finding for finding in out if not _accepted(finding, solution.draft.accepts)]


def _accepted(finding: str, accepts: Mapping[str, float]) -> bool:
    """Whether the author has looked at it and let it be, up to this size."""
    found = MEASURED.search(finding)
    return found is not None and abs(float(found["size"])) <= accepts.get(found["what"], 0)


def _ranges(posed: Posed) -> Iterator[str]:
    for name in NAMES:
        low, high, source = RANGES[name.partition(".")[2] if name.startswith(("left.", "right.")) else name]
        value = float(posed.angles[INDEX[name]])
        if not low - 0.5 <= value <= high + 0.5:
            yield f"{name} is {value:.0f} degrees; people reach {low:.0f} to {high:.0f} ({source})"


def level(solution: Solution, bearing: Bearing, points: Array) -> Array:
    """Height above what carries, point by point."""
    prop = solution.draft.props.get(bearing.on)
    if prop is None:
        return np.asarray(points[:, 2])
    stand = solution.stands[prop.name]
    if prop.kind == "wall":
        x, y = SIDES_OF_ROOM[prop.side]
        return np.asarray(points[:, 0] * x + points[:, 1] * y - stand[2])
    if prop.kind == "ball":
        radius = prop.size[0] / 2
        return np.asarray(np.linalg.norm(points - np.array([stand[0], stand[1], radius]), axis=1) - radius)
    return np.asarray(points[:, 2] - prop.height)


def _contacts(solution: Solution, posed: Posed, v: Array, figure: str) -> Iterator[str]:
    for bearing in posed.bears:
        if bearing.held:
            continue
        limb = part(bearing.part, figure)
        for points in limb.points:
            off = float(np.sort(level(solution, bearing, v[points]))[:LOWEST].mean())
            if off > CLOSE:
                yield f"{bearing} is {off * 1000:.0f} mm off; bend the limb towards it, or take it out of `bears`"
                break
            if off < -limb.sink - CLOSE:
                yield f"{bearing} is {-off * 1000:.0f} mm deep; raise it or loosen a `tolerance`"
                break
        yield from _beside(solution, bearing, v[np.concatenate(limb.points)])


def _beside(solution: Solution, bearing: Bearing, points: Array) -> Iterator[str]:
    """What is as high as the thing that it bears on, but not over it."""
    prop = solution.draft.props.get(bearing.on)
    if prop is None or prop.kind not in UNDER:
        return
    touching = points[np.abs(level(solution, bearing, points)) < 2 * CLOSE]
    over = prop.inward(solution.stands[prop.name], touching)
    if len(over) and over.max() < -CLOSE:
        yield f"{bearing} is {-over.max() * 1000:.0f} mm beside it; move the limb or the {prop.kind}"


@cache
def _flesh(figure: str) -> tuple[Index, Index]:
    """Limbs, hands, feet and head; and the rest, which is soft."""
    b = body(figure)
    winner = np.array(b.bones)[b.w.argmax(1)]
    hard = [
        bone
        for bone in b.bones
        if bone.startswith(("head", "neck", "lowerarm", "wrist", "meta", "finger", "foot", "toe"))
    ]
    return np.where(np.isin(winner, hard))[0], np.where(~np.isin(winner, hard))[0]


def _floor(solution: Solution, posed: Posed, v: Array, figure: str) -> Iterator[str]:
    winner = body(figure).w.argmax(1)
    for points, allowed in zip(_flesh(figure), SINKS, strict=True):
        lowest = points[v[points][:, 2].argmin()]
        if v[lowest, 2] < -allowed:
            bone = body(figure).bones[winner[lowest]]
            yield f"{bone} is {-v[lowest, 2] * 1000:.0f} mm in the floor; raise it, or let it bear (`add`)"


def _things(solution: Solution, posed: Posed, v: Array, figure: str) -> Iterator[str]:
    winner = body(figure).w.argmax(1)
    for prop in solution.draft.props.values():
        for points, allowed in zip(_flesh(figure), SINKS, strict=True) if prop.kind in UNDER else ():
            depth = prop.depth(solution.stands[prop.name], v[points])
            if depth.max() > allowed:
                bone = body(figure).bones[winner[points[depth.argmax()]]]
                yield f"{bone} is {depth.max() * 1000:.0f} mm in the {prop.name}; move the limb or the {prop.kind}"


def _balance(solution: Solution, posed: Posed, v: Array, mass: Array, figure: str) -> Iterator[str]:
    kinds = {prop.name: prop.kind for prop in solution.draft.props.values()}
    if "water" in kinds.values():
        return
    places = []
    for bearing in posed.bears:
        if bearing.held:
            continue
        if kinds.get(bearing.on) == "wall":
            return
        for points in part(bearing.part, figure).points:
            places.append(v[points[np.argsort(level(solution, bearing, v[points]))[:12]]][:, :2])
    if not places:
        yield "nothing bears; write what does in `bears`"
        return
    ground = np.concatenate(places)
    try:
        hull = ConvexHull(ground)
        beyond = float((hull.equations[:, :2] @ mass[:2] + hull.equations[:, 2]).max())
    except QhullError:
        beyond = float(np.linalg.norm(ground - mass[:2], axis=1).min())
    if beyond > MARGIN:
        yield (
            f"it would fall over: the centre of mass is {beyond * 1000:.0f} mm beyond what carries it; "
            "shift the trunk or add what bears"
        )


LIMBS: Final[dict[str, tuple[str, ...]]] = {
    "arm": ("upperarm", "lowerarm", "wrist", "meta", "finger", "clavicle", "shoulder"),
    "leg": ("upperleg", "lowerleg", "foot", "toe"),
}
PROBES: Final[dict[str, tuple[str, ...]]] = {
    "arm": ("lowerarm", "wrist", "meta", "finger"),
    "leg": ("lowerleg", "foot", "toe"),
}


@cache
def _probe(limb: str, side: str, figure: str) -> tuple[Index, Index]:
    """The far half of a limb, and everything else it may run into."""
    b = body(figure)
    winner = np.array(b.bones)[b.w.argmax(1)]
    far = [bone for bone in b.bones if bone.startswith(PROBES[limb]) and bone.endswith(side)]
    own = [bone for bone in b.bones if bone.startswith(LIMBS[limb]) and bone.endswith(side)]
    if limb == "leg":
        own += ["root", "spine05", f"pelvis{side}"]
    return np.where(np.isin(winner, far))[0][::3], np.where(~np.isin(winner, own))[0]


def _through(posed: Posed, v: Array, figure: str) -> Iterator[str]:
    b = body(figure)
    normals = vertex_normals(v, b.f)
    names = np.array(b.bones)[b.w.argmax(1)]
    for limb in PROBES:
        for side in (".L", ".R"):
            probe, others = _probe(limb, side, figure)
            away, nearest = cKDTree(v[others]).query(v[probe])
            touched = others[nearest]
            depth = -np.einsum("ij,ij->i", v[probe] - v[touched], normals[touched])
            depth[(away > 0.06) | (depth < 0.6 * away)] = 0
            worst = int(depth.argmax())
            holds = any(bearing.held and bearing.part.startswith("hand") for bearing in posed.bears)
            grip = limb == "arm" and holds and not names[probe[worst]].startswith("lowerarm")
            if depth[worst] > (GRIP if grip else CLOSE + 0.002):
                yield (
                    f"{names[probe[worst]]} is {depth[worst] * 1000:.0f} mm inside {names[touched[worst]]}; "
                    "move the limb out, or let it bear `on` a spot there"
                )


def _sliding(solution: Solution, between: Mapping[tuple[str, str], list[Posed]], figure: str) -> Iterator[str]:
    b = body(figure)
    said = set()
    frames = {posed.name: posed for posed in solution.frames}
    for (start, end), way in between.items():
        line = [frames[start], *way, frames[end]]
        slides = frames[start].slides | frames[end].slides
        for bearing in frames[start].bears:
            if bearing.held or bearing not in frames[end].bears or bearing.part in slides:
                continue
            limb = part(bearing.part, figure)
            for number in range(len(limb.points)):
                anchor = solution.anchors[bearing.part, bearing.on, number]
                path = []
                for posed in line:
                    turns, heads = b.place(posed.angles[None], posed.root[None])
                    path.append(b.skin(turns, heads, anchor)[0].mean(0))
                spread = np.ptp(np.array(path), axis=0)
                prop = solution.draft.props.get(bearing.on)
                flat = spread[:2] if prop is None or prop.kind != "wall" else spread
                if float(flat.max()) > CLOSE + limb.rolls and bearing.part not in said:
                    said.add(bearing.part)
                    yield (
                        f"{bearing} slides {flat.max() * 1000:.0f} mm from {start} to {end}; "
                        f'loosen a `tolerance`, bring the frames together, or write slides = ["{bearing.part}"]'
                    )


def _spine(solution: Solution, words: tuple[str, ...]) -> Iterator[str]:
    seen: dict[str, list[float]] = {"flexion": [], "rotation": [], "lateral": []}
    for posed in solution.frames:
        angle = {name: float(posed.angles[INDEX[name]]) for name in NAMES[:12]}
        seen["flexion"].append(angle["lumbar.flexion"])
        for motion in ("rotation", "lateral"):
            seen[motion].append(angle[f"lumbar.{motion}"] + angle[f"thoracic.{motion}"])
    asked: dict[str, list[tuple[float, float]]] = {"flexion": [], "rotation": [], "lateral": []}
    for word in words:
        if word == "neutral":
            continue
        motion, low, high = BANDS[word]
        asked[motion].append((low, high))
        values = seen[motion] if motion == "flexion" else [abs(value) for value in seen[motion]]
        if not any(low - 0.5 <= value <= high + 0.5 for value in values):
            found = ", ".join(f"{x:.0f}" for x in values)
            yield f"the catalogue says {word}: {motion} of {low:.0f} to {high:.0f} degrees, but it is {found}"
    for motion, values in seen.items():
        low, high = NEUTRAL[motion]
        low, high = min([low, *(pair[0] for pair in asked[motion])]), max([high, *(pair[1] for pair in asked[motion])])
        if motion != "flexion":
            low = min(low, -high)
        if any(not low - 0.5 <= value <= high + 0.5 for value in values):
            most = max(values, key=abs)
            yield (
                f"the spine's {motion} goes to {most:.0f} degrees; the catalogue says {', '.join(words)}: "
                f"{low:.0f} to {high:.0f}"
            )
