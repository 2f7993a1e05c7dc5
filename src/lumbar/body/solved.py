"""The poses as the studio solved them: `poses/<exercise>.json`, one table for each form."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Final

from lumbar.body.pose import Pose
from lumbar.wire import BadShape, decode

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
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except json.JSONDecodeError as error:
        raise BadShape(f"{path.name}: {error}; `just studio {path.stem}` makes it anew") from None
    if not isinstance(data, dict) or not isinstance(data.get("variants"), dict) or data.get("exercise") != path.stem:
        raise BadShape(f"{path.name}: it needs `exercise` with the file's own name, and `variants`")
    out = {}
    for form, table in data["variants"].items():
        place = f"{path.name}: variants.{form}"
        if not isinstance(table, dict):
            raise BadShape(f"{place}: {table!r} stands where a table belongs")
        out[form] = decode(Pose, {**table, "variant": f"{path.stem}/{form}"}, place)
    return out
