"""What a picture of a key frame shows, in words for those who do not see it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lumbar.body.pose import Contact, KeyFrame, Pose
from lumbar.words import Message, message

LYING: Final = 55
"""Degrees of tilt, or of roll, from which the trunk looks down, up or aside rather than ahead."""
LEANING: Final = 25
UNDER: Final = ("chest", "belly", "pelvis", "ribs", "hip", "back", "buttock", "shoulder", "thigh")
"""Parts that bear when somebody lies."""
BENT: Final = (
    ("lumbar.rotation", 8, "turned"),
    ("thoracic.rotation", 12, "turned"),
    ("lumbar.lateral", 8, "sideways"),
)
ROUNDED: Final = 20
ARCHED: Final = -10


def described(pose: Pose, frame: KeyFrame) -> Message:
    """How the body lies or stands, what bears, and how the lower back is: one sentence."""
    posture, back = _posture(frame), message(f"body.back.{_back(frame)}")
    bears, holds = tuple(_touching(pose, frame, held=False)), tuple(_touching(pose, frame, held=True))
    bears = bears or (message("body.nothing"),)
    if holds:
        return message("body.holding", posture=posture, bears=bears, holds=holds, back=back)
    return message("body.seen", posture=posture, bears=bears, back=back)


def _posture(frame: KeyFrame) -> Message:
    tilt, roll = frame.trunk.get("pelvis.tilt", 0.0), frame.trunk.get("pelvis.roll", 0.0)
    lies = any(one.part in UNDER and one.on == "floor" for one in frame.contacts)
    if abs(roll) >= LYING:
        side = "left" if roll > 0 else "right"
        return message(f"body.posture.{side}-side" if lies else f"body.posture.{side}-side-up")
    if abs(tilt) >= LYING:
        way = "down" if tilt > 0 else "up"
        return message(f"body.posture.{'lies-' if lies else ''}face-{way}")
    return message("body.posture.leaning" if tilt >= LEANING else "body.posture.upright")


def _touching(pose: Pose, frame: KeyFrame, *, held: bool) -> Iterator[Message]:
    """Each part that bears, or that holds the body itself, once; both sides together where both touch the same."""
    kinds = {prop.name: prop.kind for prop in pose.props}
    sides: dict[tuple[str, str], list[Contact]] = {}
    for one in frame.contacts:
        if held is (one.on != "floor" and one.on not in kinds):
            sides.setdefault((one.part, one.on), []).append(one)
    for (part, on), both in sides.items():
        one = both[0]
        what = _part(part, "both" if len(both) > 1 else one.side)
        if on == "floor":
            yield what
        elif on in kinds:
            yield message("body.on", part=what, on=message(f"body.prop.{kinds[on]}"))
        else:
            spots = {each.on_side for each in both}
            yield message("body.on", part=what, on=_part(on, "both" if len(spots) > 1 else one.on_side))


def _part(part: str, side: str | None) -> Message:
    if side == "both":
        return message("body.both", part=message(f"body.parts.{part}"))
    if side is None:
        return message("body.single", part=message(f"body.part.{part}"))
    return message("body.single", part=message(f"body.part.{part}", side=message(f"body.side.{side}")))


def _back(frame: KeyFrame) -> str:
    for joint, least, word in BENT:
        if abs(frame.trunk.get(joint, 0.0)) >= least:
            return word
    flexion = frame.trunk.get("lumbar.flexion", 0.0)
    return "rounded" if flexion >= ROUNDED else "arched" if flexion <= ARCHED else "neutral"
