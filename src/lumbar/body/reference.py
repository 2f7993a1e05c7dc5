"""What a camera sees of a pose: the joint centres of every key frame, and the angles between them.

Anatomical angles say how a person moves; a camera knows only where joints are. Between its shoulder, hip and knee lies
the whole trunk, and an angle of three points has no sign: at the hip the two differ by up to 60 degrees. So a camera's
picture is compared with these angles, never with the anatomical ones.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from math import acos, cos, degrees, dist, hypot, radians, sin
from pathlib import Path
from typing import Final, Literal, get_args

from lumbar.body.forms import read_forms
from lumbar.body.solved import pose_of
from lumbar.wire import BadShape

REFERENCES: Final = Path(__file__).parent / "references"
Centre = Literal["shoulder", "elbow", "wrist", "hip", "knee", "ankle", "toe"]
"""Joint centres of a side; the toe is the ball of the middle one."""
View = Literal["space", "side", "front"]
"""In three dimensions, or in the picture of a camera that looks at the person's left side, or at their front."""
CORNERS: Final[dict[str, tuple[Centre, Centre, Centre]]] = {
    "shoulder": ("hip", "shoulder", "elbow"),
    "elbow": ("shoulder", "elbow", "wrist"),
    "hip": ("shoulder", "hip", "knee"),
    "knee": ("hip", "knee", "ankle"),
    "ankle": ("knee", "ankle", "toe"),
}
"""The three centres of each angle, its corner in the middle; 180 is straight."""
LINES: Final[dict[str, tuple[Centre, Centre]]] = {
    "upper-arm": ("shoulder", "elbow"),
    "thigh": ("hip", "knee"),
    "shin": ("knee", "ankle"),
}
"""Where each line begins and ends; its angle is that with straight up, 0 to 180."""
Camera = tuple[float, float]
"""Yaw and pitch of where it stands, far away."""
CAMERAS: Final[dict[View, Camera]] = {"side": (90.0, 0.0), "front": (0.0, 0.0)}
"""Where the camera of a view stands: degrees to the left of the front of the room, and upwards."""
SEEN: Final = 0.35
"""A line that a picture shows at less than this share of its length points at the camera: its angle is left out."""
Place = tuple[float, ...]
"""Metres or millimetres to the left, to the back and upwards, as in a pose."""


@dataclass(frozen=True)
class Seen:
    """Angles in whole degrees: CORNERS and LINES of each side, and `trunk`, the line from between the hips to between
    the shoulders. What points at the camera is left out.
    """

    left: Mapping[str, int] = field(default_factory=dict)
    right: Mapping[str, int] = field(default_factory=dict)
    trunk: int | None = None


@dataclass(frozen=True)
class ReferenceFrame:
    """A key frame as cameras see it: joint centres by side, millimetres, and the angles of each view."""

    name: str
    left: Mapping[str, Place]
    right: Mapping[str, Place]
    space: Seen
    side: Seen
    front: Seen

    def __post_init__(self) -> None:
        for side in (self.left, self.right):
            if set(side) != set(get_args(Centre)) or any(len(place) != 3 for place in side.values()):
                raise ValueError(f"{self.name!r} needs three numbers for each of {', '.join(get_args(Centre))}")
        for seen in (self.space, self.side, self.front):
            unknown = (set(seen.left) | set(seen.right)) - set(CORNERS) - set(LINES)
            if unknown:
                raise ValueError(f"{self.name!r}: {', '.join(sorted(unknown))} is no angle that a camera sees")

    def seen_from(self, yaw: float, pitch: float = 0.0) -> Seen:
        """The angles in the picture of a camera far away: degrees to the left of the front, and upwards."""
        return seen_angles(self.left, self.right, (yaw, pitch))

    def mirrored(self) -> ReferenceFrame:
        """The same on the other side. A picture from the right side shows the same angles as one from the left."""
        left, right = ({name: (-x, y, z) for name, (x, y, z) in side.items()} for side in (self.right, self.left))
        views = (replace(one, left=one.right, right=one.left) for one in (self.space, self.side, self.front))
        return ReferenceFrame(self.name, left, right, *views)


@dataclass(frozen=True)
class Reference:
    """What cameras see of a form, left side first. `of` is the hash of the solved form it was measured on. The
    anatomical angles of each frame are in the frame of the same name of `pose_of(variant)`.
    """

    variant: str
    of: str
    frames: tuple[ReferenceFrame, ...]

    def frame(self, name: str) -> ReferenceFrame:
        """The key frame of this name. Raises KeyError for another."""
        for one in self.frames:
            if one.name == name:
                return one
        raise KeyError(f"{self.variant} has no key frame {name!r}")

    def mirrored(self) -> Reference:
        """The same on the other side."""
        return replace(self, frames=tuple(one.mirrored() for one in self.frames))


def seen_angles(left: Mapping[str, Place], right: Mapping[str, Place], camera: Camera | None = None) -> Seen:
    """The angles between joint centres: in space, or in the picture of a camera at this yaw and pitch."""
    trunk = _line(_middle(left["hip"], right["hip"]), _middle(left["shoulder"], right["shoulder"]), camera)
    return Seen(dict(_angles(left, camera)), dict(_angles(right, camera)), trunk)


def _angles(side: Mapping[str, Place], camera: Camera | None) -> Iterator[tuple[str, int]]:
    for name, (first, corner, last) in CORNERS.items():
        angle = _corner(side[first], side[corner], side[last], camera)
        if angle is not None:
            yield name, angle
    for name, (start, end) in LINES.items():
        angle = _line(side[start], side[end], camera)
        if angle is not None:
            yield name, angle


def _middle(one: Place, other: Place) -> Place:
    return tuple((a + b) / 2 for a, b in zip(one, other, strict=True))


def _corner(first: Place, corner: Place, last: Place, camera: Camera | None) -> int | None:
    one, other = _arrow(corner, first, camera), _arrow(corner, last, camera)
    return _between(one, other) if one and other else None


def _line(start: Place, end: Place, camera: Camera | None) -> int | None:
    """The angle of a line with straight up, or with the upright of the picture."""
    one = _arrow(start, end, camera)
    return _between(one, (0.0, 1.0) if camera else (0.0, 0.0, 1.0)) if one else None


def _arrow(start: Place, end: Place, camera: Camera | None) -> Place | None:
    """From one place to another, in space or in the picture; None where it points at the camera, or nowhere."""
    x, y, z = (b - a for a, b in zip(start, end, strict=True))
    if camera is None:
        return (x, y, z) if x or y or z else None
    yaw, pitch = (radians(angle) for angle in camera)
    across = x * cos(yaw) + y * sin(yaw)
    away = y * cos(yaw) - x * sin(yaw)
    up = z * cos(pitch) + away * sin(pitch)
    return (across, up) if hypot(across, up) > SEEN * dist(start, end) else None


def _between(one: Place, other: Place) -> int:
    cosine = sum(a * b for a, b in zip(one, other, strict=True)) / (hypot(*one) * hypot(*other))
    return round(degrees(acos(max(-1.0, min(1.0, cosine)))))


@cache
def reference_of(variant: str) -> Reference | None:
    """What cameras see of "bird-dog/base"; None for a form that was not solved. Raises BadShape where its key frames
    are not those of its pose.
    """
    exercise, _, form = variant.partition("/")
    path, pose = REFERENCES / f"{exercise}.json", pose_of(variant)
    found = read_references(path).get(form) if path.is_file() else None
    if found is None or pose is None:
        return None
    if [one.name for one in found.frames] != [one.name for one in pose.frames]:
        raise BadShape(f"{path.name}: variants.{form}: it has other key frames than its pose; {_mend(path)}")
    return found


@cache
def read_references(path: Path) -> dict[str, Reference]:
    """The references of a file by form. Raises BadShape with file and field for what does not fit."""
    return read_forms(path, Reference, _mend(path))


def _mend(path: Path) -> str:
    return f"`just studio --references {path.stem}` makes it anew"
