"""How a movement is written down once it is solved: key frames in anatomical angles, with what bears on what."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final, Literal, get_args

Joint = Literal[
    "pelvis.tilt", "pelvis.roll", "pelvis.turn",
    "lumbar.flexion", "lumbar.lateral", "lumbar.rotation",
    "thoracic.flexion", "thoracic.lateral", "thoracic.rotation",
    "neck.flexion", "neck.lateral", "neck.rotation",
    "hip.flexion", "hip.abduction", "hip.rotation",
    "knee.flexion", "ankle.dorsiflexion", "ankle.inversion", "toes.extension",
    "scapula.elevation", "scapula.protraction",
    "shoulder.flexion", "shoulder.abduction", "shoulder.rotation",
    "elbow.flexion", "forearm.pronation", "wrist.extension", "wrist.deviation", "fingers.flexion",
]  # fmt: skip
"""Anatomical angles in degrees; 0 is standing upright, arms hanging, palms to the thighs, fingers straight.

`pelvis.*` turn the whole body in the room: tilt 90 lies face down, -90 on the back. Trunk and neck have no side; all
others are written once for each side.
"""
MIDDLE: Final = ("pelvis", "lumbar", "thoracic", "neck")
ASIDE: Final = ("roll", "turn", "lateral", "rotation")
"""Movements of the trunk to a side: the other way round in the mirror."""
Side = Literal["left", "right"]
Part = Literal[
    "head", "chest", "belly", "back", "pelvis", "ribs", "hand", "fist", "forearm", "elbow", "upper-arm", "shoulder",
    "hip", "buttock", "thigh", "knee", "shin", "calf", "heel", "ball-of-foot", "foot", "instep", "toes", "foot-edge",
]  # fmt: skip
"""What of the body may bear on something."""
Spot = Literal[
    "palm", "dorsum", "wrist", "elbow", "upper-arm", "shoulder", "waist", "hip", "hip-bone", "buttock", "thigh",
    "thigh-back", "knee", "knee-back", "shin", "shin-outside", "calf", "ankle", "ankle-outside", "ankle-inside",
    "heel", "instep", "sole", "foot-edge", "toes", "forehead", "head-back", "chin", "chest", "belly", "back", "sacrum",
]  # fmt: skip
"""Where on the body something may be held; a spot too may bear."""
Things = Literal[
    "chair", "wall", "ball", "pillow", "bolster", "block", "blanket", "strap", "bench", "water", "board", "table"
]


@dataclass(frozen=True)
class Contact:
    """A part of the body that bears on `on`, or holds it: the floor, a prop by its name, or a spot of the body."""

    part: Part | Spot
    on: str = "floor"
    side: Side | None = None
    on_side: Side | None = None


@dataclass(frozen=True)
class Prop:
    """A thing that is used: width, length and height; its place in the room, the third being the height of what it
    offers (metres). `side` of the room for a wall. A strap runs `through` spots of the body.
    """

    name: str
    kind: Things
    size: tuple[float, ...]
    place: tuple[float, ...]
    turn: float = 0.0
    side: Literal["ahead", "behind", "left", "right"] = "ahead"
    through: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if len(self.size) != 3 or len(self.place) != 3:
            raise ValueError(f"{self.name!r} needs three numbers for its size and three for its place")


@dataclass(frozen=True)
class KeyFrame:
    """One moment of a movement. `at`: the shares of a repetition, 0 to 1, at which it is passed. `root`: where the body
    is, metres. Angles of the trunk and of each side in degrees; what is not named is 0. `bears` as in "hand.left on
    shin.left"; without `on` it is the floor. `seen`: by side the angles between joint centres that a camera measures.
    """

    name: str
    at: tuple[float, ...]
    root: tuple[float, ...]
    bears: tuple[str, ...]
    trunk: Mapping[str, float] = field(default_factory=dict)
    left: Mapping[str, float] = field(default_factory=dict)
    right: Mapping[str, float] = field(default_factory=dict)
    seen: Mapping[str, Mapping[str, float]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if not self.at or any(not 0 <= share <= 1 for share in self.at):
            raise ValueError(f"the key frame {self.name!r} stands at {list(self.at)}; it belongs between 0 and 1")
        if len(self.root) != 3:
            raise ValueError(f"the key frame {self.name!r} needs three numbers for its root")
        for place, angles in (("trunk", self.trunk), ("left", self.left), ("right", self.right)):
            for joint in angles:
                middle = joint.partition(".")[0] in MIDDLE
                if joint not in get_args(Joint) or middle is not (place == "trunk"):
                    raise ValueError(f"{joint!r} is no angle of the {place}; docs/contracts.md lists them")

    @property
    def contacts(self) -> tuple[Contact, ...]:
        """What bears, read."""
        return tuple(contact(text) for text in self.bears)


@dataclass(frozen=True)
class Mat:
    """Where the mat lies: its middle, its width and its length, metres."""

    place: tuple[float, ...]
    size: tuple[float, ...]


@dataclass(frozen=True)
class Pose:
    """A variant's movement, left side first; the other side is its mirror image. `paced` by breath or by the clock;
    `hero` is the frame of its picture, `camera` where that is seen from: degrees to the person's left, and upwards.
    """

    variant: str
    hero: str
    frames: tuple[KeyFrame, ...]
    camera: Mapping[str, float]
    paced: Literal["breath", "clock"] = "breath"
    props: tuple[Prop, ...] = ()
    mat: Mat | None = None

    def __post_init__(self) -> None:
        names = [frame.name for frame in self.frames]
        if not names or len(set(names)) < len(names):
            raise ValueError("a pose has key frames, each with a name of its own")
        if self.hero not in names:
            raise ValueError(f"the picture is to show {self.hero!r}, but the key frames are {', '.join(names)}")
        places = [share for frame in self.frames for share in frame.at]
        if len(set(places)) < len(places):
            raise ValueError("two key frames stand at one moment; give each its own `at`")
        for problem in self._unknown():
            raise ValueError(problem)

    def _unknown(self) -> Iterator[str]:
        known = {"floor", *(prop.name for prop in self.props), *get_args(Spot)}
        for frame in self.frames:
            for one in frame.contacts:
                if one.on not in known:
                    yield f"the key frame {frame.name!r} bears on {one.on!r}, which is neither floor, prop nor spot"

    def frame(self, name: str) -> KeyFrame:
        """The key frame of this name. Raises KeyError for another."""
        for frame in self.frames:
            if frame.name == name:
                return frame
        raise KeyError(f"{self.variant} has no key frame {name!r}")

    def mirrored(self) -> Pose:
        """The same on the other side: a strap runs through the other side's spots, a wall stands on the other side."""
        props = tuple(_mirrored_prop(prop) for prop in self.props)
        mat = self.mat and Mat((-self.mat.place[0], *self.mat.place[1:]), self.mat.size)
        camera = {**self.camera, "yaw": -self.camera.get("yaw", 0.0)}
        return replace(self, frames=tuple(map(_mirrored, self.frames)), props=props, mat=mat, camera=camera)

    def in_time(self) -> tuple[KeyFrame, ...]:
        """The key frames as one repetition passes them."""
        passed = sorted((share, frame.name) for frame in self.frames for share in frame.at)
        return tuple(self.frame(name) for _, name in passed)


def _other(text: str) -> str:
    """The same text with its sides exchanged."""
    return re.sub(r"\b(left|right)\b", lambda side: "right" if side[0] == "left" else "left", text)


def _mirrored_prop(prop: Prop) -> Prop:
    x, *rest = prop.place
    through = tuple(_other(spot) for spot in prop.through)
    side: Any = _other(prop.side)
    return replace(prop, name=_other(prop.name), place=(-x, *rest), turn=-prop.turn, side=side, through=through)


def _mirrored(frame: KeyFrame) -> KeyFrame:
    bears = tuple(_other(text) for text in frame.bears)
    trunk = {joint: -angle if joint.partition(".")[2] in ASIDE else angle for joint, angle in frame.trunk.items()}
    seen = {"left": frame.seen.get("right", {}), "right": frame.seen.get("left", {})}
    x, y, z = frame.root
    return replace(frame, root=(-x, y, z), bears=bears, trunk=trunk, left=frame.right, right=frame.left, seen=seen)


def contact(text: str) -> Contact:
    """Reads "hand.left on shin.left". Raises ValueError for a part that the body does not have."""
    bears, _, on = text.partition(" on ")
    part, side = _sided(bears, text)
    if part not in (*get_args(Part), *get_args(Spot)):
        raise ValueError(f"{text!r}: {part!r} is no part of the body; docs/contracts.md lists them")
    place, place_side = _sided(on or "floor", text)
    return Contact(part, place, side, place_side)  # type: ignore[arg-type]


def _sided(name: str, text: str) -> tuple[str, Side | None]:
    kind, _, side = name.partition(".")
    if side == "left":
        return kind, "left"
    if side == "right":
        return kind, "right"
    if side:
        raise ValueError(f"{text!r}: {side!r} is no side; sides are left and right")
    return kind, None
