"""`python -m studio [EXERCISE | EXERCISE/FORM ...]`: solve, check, photograph what changed, and lay out a sheet."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path
from typing import Any, Final

from PIL import Image

from lumbar.catalogue import Catalogue, load_catalogue
from studio import manifest, store
from studio.author import POSES, BadPose, Draft, read_exercise, read_starts
from studio.between import between
from studio.check import check
from studio.picture import pictures
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
    parser.add_argument("--starts", action="store_true", help="show the positions that poses begin in, and nothing else")
    parser.add_argument("--no-pictures", action="store_true", help="solve and check only; nothing is written")
    chosen = parser.parse_args(arguments)
    try:
        if chosen.starts:
            return _starts(chosen.which)
        return _run(chosen.which, force=chosen.force, shoot=not chosen.no_pictures)
    except BadPose as error:
        print(error, file=sys.stderr)
        return 2


def _run(which: list[str], *, force: bool, shoot: bool) -> int:
    catalogue = load_catalogue()
    exercises = list(dict.fromkeys(name.partition("/")[0] for name in which)) or sorted(p.stem for p in POSES.glob("*.toml") if p.stem != "starts")
    findings, made = 0, 0
    stage: Stage | None = None
    try:
        for exercise in exercises:
            forms = {name.partition("/")[2] for name in which if name.startswith(f"{exercise}/")}
            drafts = [draft for draft in read_exercise(exercise) if not forms or draft.variant.partition("/")[2] in forms]
            stale = [draft for draft in drafts if force or not shoot or not manifest.fresh(manifest.load().get(draft.variant), manifest.of_draft(draft))]
            for draft in stale:
                if shoot and stage is None:
                    stage = Stage().__enter__()
                findings += _make(draft, catalogue, stage)
                made += 1
            if shoot and drafts:
                print(f"look at {_sheet(exercise, drafts)}")
    finally:
        if stage is not None:
            stage.__exit__(None, None, None)
    print(f"{made} variants made, {findings} findings")
    return 1 if findings else 0


def _starts(which: list[str]) -> int:
    """The named positions on a sheet, with their findings."""
    findings = []
    rows = {}
    with Stage() as stage:
        for draft in read_starts():
            if not which or draft.variant in which:
                solution = solve(draft)
                findings += check(solution, {}, None)
                shots = pictures(stage, solution)
                rows[draft.variant] = (shots["hero"], shots["strip"])
    print("\n".join(findings))
    print(f"look at {sheet(rows, SHEETS / 'starts.png')}")
    return 1 if findings else 0


def _make(draft: Draft, catalogue: Catalogue, stage: Stage | None) -> int:
    began = time.monotonic()
    solution = solve(draft)
    try:
        variant = catalogue.variant(draft.variant)
    except KeyError:
        raise BadPose(f"{draft.variant} is no variant of the catalogue") from None
    findings = check(solution, between(solution), variant)
    solved = time.monotonic() - began
    if stage is not None:
        _write(draft, solution, stage)
    print(f"{draft.variant}: {len(draft.frames)} frames, solved in {solved:.1f} s, {time.monotonic() - began:.1f} s in all")
    for finding in findings:
        print(f"  {finding}")
    return len(findings)


def _write(draft: Draft, solution: Solution, stage: Stage) -> None:
    exercise, _, form = draft.variant.partition("/")
    path = store.write(exercise, _ordered(exercise, {**store.read(exercise), form: store.as_json(solution)}))
    assert path.is_file()
    files: dict[str, Any] = {}
    for kind, image in pictures(stage, solution).items():
        target = FIGURES / exercise / (f"{form}.webp" if kind == "hero" else f"{form}.{kind}.webp")
        _save(image, target)
        files[manifest.relative(target)] = manifest.digest(target.read_bytes())
    manifest.save({draft.variant: {"pose": manifest.of_draft(draft), "files": files}})


def _ordered(exercise: str, variants: dict[str, Any]) -> dict[str, Any]:
    order = [draft.variant.partition("/")[2] for draft in read_exercise(exercise)]
    return {form: variants[form] for form in order if form in variants}


def _save(image: Image.Image, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    for quality in (82, 74, 66, 58, 50, 40):
        image.save(path, "WEBP", quality=quality, alpha_quality=80, method=6)
        if path.stat().st_size < LARGEST:
            return
    raise BadPose(f"{path.name} has {path.stat().st_size} bytes; the most is {LARGEST}: fewer frames, please")


def _sheet(exercise: str, drafts: list[Draft]) -> Path:
    rows = {}
    for draft in drafts:
        form = draft.variant.partition("/")[2]
        hero, strip = (Image.open(FIGURES / exercise / f"{form}{kind}.webp").convert("RGBA") for kind in ("", ".strip"))
        rows[draft.variant] = (hero, strip)
    return sheet(rows, SHEETS / f"{exercise}.png")


if __name__ == "__main__":
    sys.exit(main())
