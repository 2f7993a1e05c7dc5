"""`python -m studio [EXERCISE | EXERCISE/FORM ...]`: solve, check, photograph what changed, and lay out a sheet."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

from PIL import Image

from lumbar.catalogue import Variant, load_catalogue
from studio import manifest, store
from studio.author import POSES, BadPose, Draft, read_exercise, read_starts
from studio.between import between
from studio.check import check
from studio.picture import STRIP, pictures
from studio.sheet import sheet
from studio.solve import Solution, solve
from studio.stage import ROOT, Stage

FIGURES: Final = ROOT / "src/lumbar/web/static/lumbar/figures"
SHEETS: Final = ROOT / ".studio"
LARGEST: Final = 30_000
"""Bytes of a picture."""


def main(arguments: list[str] | None = None) -> int:
    """Returns 1 if any variant has findings, 2 if a file cannot be read."""
    parser = argparse.ArgumentParser(prog="python -m studio", description=__doc__)
    parser.add_argument("which", nargs="*", help="bird-dog, or bird-dog/arm-only; all without")
    parser.add_argument("--force", action="store_true", help="make anew what has not changed")
    parser.add_argument(
        "--look", action="store_true", help="only solve, check and lay out the sheet, in small pictures"
    )
    parser.add_argument("--check", action="store_true", help="only solve and check")
    parser.add_argument("--starts", action="store_true", help="the positions that poses begin in, as with --look")
    chosen = parser.parse_args(arguments)
    try:
        if chosen.check:
            return _report([finding for draft in _drafts(chosen.which) for finding in _solved(draft)[1]])
        if chosen.look or chosen.starts:
            return _look(chosen.which, starts=chosen.starts)
        return _make(chosen.which, force=chosen.force)
    except BadPose as error:
        print(error, file=sys.stderr)
        return 2


def _report(findings: list[str]) -> int:
    print(f"{len(findings)} findings")
    return 1 if findings else 0


def _drafts(which: list[str]) -> Iterable[Draft]:
    """What is named, or everything, exercise by exercise."""
    everything = sorted(path.stem for path in POSES.glob("*.toml") if path.stem != "starts")
    for exercise in dict.fromkeys(name.partition("/")[0] for name in which) if which else everything:
        for draft in read_exercise(exercise):
            if not which or exercise in which or draft.variant in which:
                yield draft


def _solved(draft: Draft) -> tuple[Solution, list[str]]:
    """The draft solved, with its findings, which are printed."""
    began = time.monotonic()
    solution = solve(draft)
    findings = check(solution, between(solution), _variant(draft))
    print(f"{draft.variant}: {len(draft.frames)} frames in {time.monotonic() - began:.1f} s", flush=True)
    for finding in findings:
        print(f"  {finding}")
    return solution, findings


def _variant(draft: Draft) -> Variant | None:
    """None for a position to begin in."""
    try:
        return load_catalogue().variant(draft.variant) if "/" in draft.variant else None
    except KeyError:
        raise BadPose(f"{draft.variant} is no variant of the catalogue") from None


def _look(which: list[str], *, starts: bool) -> int:
    drafts = [draft for draft in read_starts() if not which or draft.variant in which] if starts else _drafts(which)
    sheets: dict[str, dict[str, tuple[Image.Image, Image.Image]]] = {}
    findings: list[str] = []
    with Stage(scale=1.0) as stage:
        for draft in drafts:
            solution, found = _solved(draft)
            findings += found
            shots = pictures(stage, solution, hero_size=STRIP)
            rows = sheets.setdefault("starts" if starts else draft.variant.partition("/")[0], {})
            rows[draft.variant] = (shots["hero"], shots["strip"])
    for name, rows in sheets.items():
        print(f"look at {sheet(rows, SHEETS / f'{name}.png')}")
    return _report(findings)


def _make(which: list[str], *, force: bool) -> int:
    findings: list[str] = []
    made = manifest.load()
    stale = [d for d in _drafts(which) if force or not manifest.fresh(made.get(d.variant), manifest.of_draft(d))]
    if stale:
        with Stage() as stage:
            for draft in stale:
                solution, found = _solved(draft)
                findings += found
                _write(draft, solution, stage)
    for exercise in dict.fromkeys(draft.variant.partition("/")[0] for draft in _drafts(which)):
        print(f"look at {_sheet(exercise)}")
    print(f"{len(stale)} forms made")
    return _report(findings)


def _write(draft: Draft, solution: Solution, stage: Stage) -> None:
    exercise, _, form = draft.variant.partition("/")
    variants = {**store.read(exercise), form: store.as_json(solution)}
    order = [other.variant.partition("/")[2] for other in read_exercise(exercise)]
    store.write(exercise, {name: variants[name] for name in order if name in variants})
    files: dict[str, Any] = {}
    for kind, image in pictures(stage, solution).items():
        target = FIGURES / exercise / (f"{form}.webp" if kind == "hero" else f"{form}.{kind}.webp")
        _save(image, target)
        files[manifest.relative(target)] = manifest.digest(target.read_bytes())
    manifest.save({draft.variant: {"pose": manifest.of_draft(draft), "files": files}})


def _save(image: Image.Image, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    for quality in (82, 74, 66, 58, 50, 40):
        image.save(path, "WEBP", quality=quality, alpha_quality=80, method=6)
        if path.stat().st_size < LARGEST:
            return
    raise BadPose(f"{path.name} has {path.stat().st_size} bytes; the most is {LARGEST}: write fewer frames")


def _sheet(exercise: str) -> Path:
    """The sheet of what is made of an exercise."""
    rows = {}
    for draft in read_exercise(exercise):
        form = draft.variant.partition("/")[2]
        paths = [FIGURES / exercise / f"{form}{kind}.webp" for kind in ("", ".strip")]
        if all(path.is_file() for path in paths):
            hero, strip = (Image.open(path).convert("RGBA") for path in paths)
            rows[draft.variant] = (hero, strip)
    return sheet(rows, SHEETS / f"{exercise}.png")


if __name__ == "__main__":
    sys.exit(main())
