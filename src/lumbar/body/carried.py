"""What carries the trunk in a movement, in words: it says why the lower back has as much to carry as it has."""

from __future__ import annotations

from typing import Final

from lumbar.body.pose import KeyFrame, Pose
from lumbar.words import Message, message

AFLOAT: Final = "water"
LEANING: Final = 35
"""Degrees of tilt from which the trunk no longer stands or sits upright."""
ASIDE: Final = 55
"""Degrees of roll from which a side faces the floor."""
BENT: Final = 45
"""Degrees of both hips from which they are bent: all fours is no plank."""
ROUNDED: Final = 18
"""Degrees of the lower back from which somebody who sits is bent."""
ARMS: Final = frozenset({"hand", "fist", "forearm", "elbow"})
LEGS: Final = frozenset(
    {"thigh", "knee", "shin", "calf", "instep", "heel", "foot", "foot-edge", "ball-of-foot", "toes"}
)
RESTS: Final = frozenset({"chest", "head"})
SEAT: Final = frozenset({"buttock", "pelvis"})
BOTH: Final = 2


def carried(pose: Pose) -> Message:
    """What carries the trunk in the frame of the picture: the second half of a sentence that begins with "because"."""
    return message(f"body.carried.{_Carried(pose, pose.frame(pose.hero)).way}")


class _Carried:
    """A frame with what bears on floor and things, and how many arms and legs are among it."""

    def __init__(self, pose: Pose, frame: KeyFrame) -> None:
        self.kinds = {prop.name: prop.kind for prop in pose.props}
        outside = [one for one in frame.contacts if one.on == "floor" or one.on in self.kinds]
        self.bears = frozenset(one.part for one in outside)
        self.on = frozenset(self.kinds[one.on] for one in outside if one.on in self.kinds)
        self.arms = len({one.side for one in outside if one.part in ARMS})
        self.legs = len({one.side for one in outside if one.part in LEGS})
        self.held = len(outside) < len(frame.contacts)
        self.rests = bool(RESTS & {one.part for one in frame.contacts})
        self.tilt, self.roll = frame.trunk.get("pelvis.tilt", 0.0), frame.trunk.get("pelvis.roll", 0.0)
        self.rounded = frame.trunk.get("lumbar.flexion", 0.0) >= ROUNDED
        self.bent = max(side.get("hip.flexion", 0.0) for side in (frame.left, frame.right)) >= BENT

    @property
    def way(self) -> str:
        """Which of the words of `body.carried` it is."""
        if AFLOAT in self.kinds.values():
            return "water"
        if "back" in self.bears:
            return self._on_the_back()
        if abs(self.roll) >= ASIDE:
            return "on-side" if "ribs" in self.bears else "side-plank"
        if "belly" in self.bears and "shin" not in self.bears:
            return self._on_the_belly()
        return self._leaning() if abs(self.tilt) >= LEANING else self._upright()

    def _on_the_back(self) -> str:
        if not self.bears & (SEAT | {"hip"}):
            return "bridge"
        return "on-back" if self.legs or self.held else "legs-held"

    def _on_the_belly(self) -> str:
        if "ball" in self.on:
            return "over-ball"
        if "chest" in self.bears:
            return {0: "legs-up", 1: "leg-up"}.get(self.legs, "on-belly")
        if self.legs < BOTH:
            return "chest-and-leg-up" if self.legs else "chest-and-legs-up"
        return "propped" if self.arms else "chest-up"

    def _leaning(self) -> str:
        if self.tilt < 0:
            return "reverse" if self.arms else "sitting-bent"
        if not self.arms:
            return "standing-bent"
        if "knee" not in self.bears:
            return "propped" if "thigh" in self.bears else "bent-over" if self.bent else "plank"
        if self.rests:
            return "folded"
        if not self.bent:
            return "plank"
        return "all-fours" if self.arms == self.legs == BOTH else "limb-up"

    def _upright(self) -> str:
        if self.bears & SEAT:
            resting = self.arms and self.bears & {"head", "forearm"}
            return "sitting-resting" if resting else "sitting-bent" if self.rounded else "sitting"
        return "wall" if self.arms and "wall" in self.on else "upright"
