"""The poses as the studio solved them: `poses/<exercise>.json`, one table for each form."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

from lumbar.body.forms import read_forms
from lumbar.body.pose import Pose

POSES: Final = Path(__file__).parent / "poses"


@cache
def pose_of(variant: str) -> Pose | None:
    """The pose of "bird-dog/base"; None for a form that was not solved."""
    exercise, _, form = variant.partition("/")
    path = POSES / f"{exercise}.json"
    return read_poses(path).get(form) if path.is_file() else None


@cache
def read_poses(path: Path) -> dict[str, Pose]:
    """The poses of a file by form. Raises BadShape with file and field for what does not fit."""
    return read_forms(path, Pose, f"`just studio {path.stem}` makes it anew")
