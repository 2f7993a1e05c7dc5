"""How a movement is written down: key frames in anatomical angles, with what bears on what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

Joint = Literal[
    "pelvis.tilt", "pelvis.roll", "pelvis.turn",
    "lumbar.flexion", "lumbar.lateral", "lumbar.rotation",
    "thoracic.flexion", "thoracic.lateral", "thoracic.rotation",
    "neck.flexion", "neck.lateral", "neck.rotation",
    "hip.flexion", "hip.abduction", "hip.rotation",
    "knee.flexion", "ankle.dorsiflexion", "toes.extension",
    "shoulder.flexion", "shoulder.abduction", "shoulder.rotation",
    "elbow.flexion", "forearm.pronation", "wrist.extension", "fingers.flexion",
]  # fmt: skip
"""Anatomical angles in degrees; 0 is standing upright, arms hanging, palms to the thighs.

`pelvis.*` turn the whole body in the room: tilt 90 lies face down, -90 on the back. Trunk and neck have no side; hip,
knee, ankle, toes, shoulder, elbow, forearm, wrist and fingers are written once for each side.
"""
PAIRED = ("hip", "knee", "ankle", "toes", "shoulder", "elbow", "forearm", "wrist", "fingers")
Part = Literal[
    "head", "chest", "back", "pelvis", "buttock", "hand", "forearm", "elbow", "thigh", "knee", "shin", "heel",
    "ball-of-foot", "instep",
]  # fmt: skip
Support = Literal["floor", "wall", "chair", "ball", "pillow", "block", "strap", "hand", "shin", "thigh", "foot"]


@dataclass(frozen=True)
class Contact:
    """A part of the body that bears on, or holds, something. `side` None means the middle or both sides."""

    part: Part
    on: Support
    side: Literal["left", "right"] | None = None


@dataclass(frozen=True)
class KeyFrame:
    """One moment of a movement: angles of the trunk and of each side, degrees; what is not named is as in the frame
    before (0 in the first). `at` is the share of a repetition, 0 to 1; a hold has one frame.
    """

    at: float
    trunk: Mapping[str, float] = field(default_factory=dict)
    left: Mapping[str, float] = field(default_factory=dict)
    right: Mapping[str, float] = field(default_factory=dict)
    contacts: tuple[Contact, ...] = ()

    def __post_init__(self) -> None:
        if not 0 <= self.at <= 1:
            raise ValueError(f"a key frame stands at {self.at}; it belongs between 0 and 1")
        for place, angles in (("trunk", self.trunk), ("left", self.left), ("right", self.right)):
            for joint in angles:
                paired = joint.partition(".")[0] in PAIRED
                if joint not in get_args(Joint) or paired is (place == "trunk"):
                    raise ValueError(f"{joint!r} is no angle of the {place}; docs/contracts.md lists them")


@dataclass(frozen=True)
class Pose:
    """A variant's movement, left side first; the other side is its mirror image. `paced` by breath or by the clock."""

    variant: str
    frames: tuple[KeyFrame, ...]
    paced: Literal["breath", "clock"] = "breath"

    def __post_init__(self) -> None:
        if not self.frames:
            raise ValueError("a pose has at least one key frame")
        places = [frame.at for frame in self.frames]
        if places != sorted(places):
            raise ValueError("the key frames stand out of order; sort them by `at`")
