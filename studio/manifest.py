"""Which pose made which file: hashes, so that an asset older than its pose is found."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

from studio import ROOT
from studio.author import Draft
from studio.body import BODIES

MANIFEST: Final = ROOT / "studio/manifest.json"
RECIPE: Final = 2
"""Raised when solver, clothes, light or camera change so that every picture must be made anew."""


def digest(data: bytes) -> str:
    """A short hash."""
    return hashlib.sha256(data).hexdigest()[:16]


def of_draft(draft: Draft, figure: str = "female") -> str:
    """The hash of all that goes into a variant's assets."""
    frames = [
        [
            f.name,
            list(f.at),
            [round(float(a), 3) for a in f.angles],
            sorted(f.tolerance.items()),
            [str(b) for b in f.bears],
            sorted(f.slides),
        ]
        for f in draft.frames
    ]
    props = [str(prop) for prop in draft.props.values()]
    body = digest((BODIES / f"{figure}.npz").read_bytes())
    whole = [RECIPE, body, draft.variant, frames, draft.hero, draft.paced, sorted(draft.camera.items()), props]
    return digest(json.dumps(whole).encode())


def load() -> dict[str, Any]:
    """The manifest as committed."""
    return dict(json.loads(MANIFEST.read_text(encoding="utf-8"))) if MANIFEST.is_file() else {}


def of_solved(variant: dict[str, Any]) -> str:
    """The hash of a solved form as it is committed."""
    return digest(json.dumps(variant, sort_keys=True).encode())


def fresh(entry: dict[str, Any] | None, pose: str) -> bool:
    """Whether all files that this pose made are there, unchanged."""
    if entry is None or entry["pose"] != pose:
        return False
    return all(
        (ROOT / name).is_file() and digest((ROOT / name).read_bytes()) == made for name, made in entry["files"].items()
    )


def save(changes: dict[str, Any], gone: Iterable[str] = ()) -> None:
    """The manifest with these variants' entries, sorted; read anew so that two runs side by side keep each other's."""
    whole = {**load(), **changes}
    for variant in gone:
        whole.pop(variant, None)
    lines = ",\n".join(f" {json.dumps(key)}: {json.dumps(whole[key], sort_keys=True)}" for key in sorted(whole))
    MANIFEST.write_text("{\n" + lines + "\n}\n", encoding="utf-8")


def relative(path: Path) -> str:
    """The file as the manifest names it."""
    return path.relative_to(ROOT).as_posix()
