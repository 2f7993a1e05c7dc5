"""`python -m studio [EXERCISE | EXERCISE/FORM ...]`: solve, check, photograph what changed, and lay out a sheet."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import Any, Final

from PIL import Image

from lumbar.catalogue import Variant, load_catalogue
from studio import ROOT, manifest, store
from studio.author import FIGURES, POSES, BadPose, Draft, read_exercise, read_starts
from studio.between import between
from studio.check import check
from studio.contact import CONTACT, of_pictures, shown, write_contact
from studio.load import load as read_loads
from studio.load import make_loads
from studio.load_page import write_page
from studio.making import make_moves
from studio.picture import STRIP, pictures
from studio.posed import Solution
from studio.references import make_references
from studio.sheet import sheet
from studio.solve import solve
from studio.stage import NoStage, Stage

PICTURES: Final = ROOT / "src/lumbar/web/static/lumbar/figures"
SHEETS: Final = ROOT / ".studio"
KINDS: Final = {"hero": ".avif", "small": ".webp", "strip": ".strip.avif"}
"""Endings of the pictures of a form; the small one serves lists, and browsers that know no AVIF."""
LARGEST: Final = 30_000
"""Bytes of a picture."""
QUALITIES: Final = {".avif": (62, 54, 46, 38, 30), ".webp": (82, 74, 66, 58, 50)}


def main(arguments: list[str] | None = None) -> int:
    """Returns 1 if any variant has findings, 2 if a file cannot be read."""
    parser = argparse.ArgumentParser(prog="python -m studio", description=__doc__)
    parser.add_argument("which", nargs="*", help="bird-dog, or bird-dog/arm-only; all without")
    parser.add_argument("--force", action="store_true", help="make anew what has not changed")
    parser.add_argument(
        "--look", action="store_true", help="only solve, check and lay out the sheet, in small pictures"
    )
    parser.add_argument("--check", action="store_true", help="only solve and check")
    parser.add_argument("--figure", choices=FIGURES, help="the body for --look and --check: both are checked without")
    parser.add_argument("--moves", action="store_true", help="only make the clips of the figure that moves in the page")
    parser.add_argument("--load", action="store_true", help="only reckon what the lower back carries, and its page")
    parser.add_argument("--references", action="store_true", help="only write what a camera sees of the poses")
    parser.add_argument("--starts", action="store_true", help="the positions that poses begin in, as with --look")
    chosen = parser.parse_args(arguments)
    try:
        if chosen.check:
            return _check(chosen.which, (chosen.figure,) if chosen.figure else FIGURES)
        if chosen.moves:
            return _moves(chosen.which, force=chosen.force)
        if chosen.load or chosen.references:
            return _report(_measure(chosen.which, load=chosen.load, references=chosen.references, force=chosen.force))
        if chosen.look or chosen.starts:
            return _look(chosen.which, chosen.figure or FIGURES[0], starts=chosen.starts)
        return _make(chosen.which, force=chosen.force)
    except (BadPose, NoStage) as error:
        print(error, file=sys.stderr)
        return 2


def _check(which: list[str], figures: tuple[str, ...]) -> int:
    bad: list[str] = []
    drafts = [(figure, draft) for figure in figures for draft in _readable(which, bad, figure)]
    found = [finding for figure, draft in drafts for finding in _solved(draft, figure)[1]]
    unreadable = [*dict.fromkeys(bad)]
    print(*unreadable, sep="\n")
    return _report([*unreadable, *found])


def _moves(which: list[str], *, force: bool) -> int:
    bad: list[str] = []
    wrong = make_moves(partial(_readable, which, bad), force=force, whole=not which)
    return _report([*wrong, *dict.fromkeys(bad)])


def _report(findings: list[str]) -> int:
    print(f"{len(findings)} findings")
    return 1 if findings else 0


def _measure(which: list[str], *, load: bool = True, references: bool = True, force: bool = False) -> list[str]:
    """What is measured on the poses as they are committed: what a camera sees, and what the lower back carries."""
    bad: list[str] = []
    try:
        if references:
            print(f"{make_references(which)} forms as a camera sees them")
        if load:
            bad += make_loads(force=force)
            write_page(load_catalogue(), read_loads())
    except BadPose as error:
        bad.append(str(error))
    return bad


def _exercises() -> list[str]:
    return sorted(path.stem for path in POSES.glob("*.toml") if path.stem != "starts")


def _drafts(which: list[str], figure: str = FIGURES[0]) -> Iterable[Draft]:
    """What is named, or everything, exercise by exercise."""
    for exercise in dict.fromkeys(name.partition("/")[0] for name in which) if which else _exercises():
        for draft in read_exercise(exercise, figure):
            if not which or exercise in which or draft.variant in which:
                yield draft


def _solved(draft: Draft, figure: str = FIGURES[0]) -> tuple[Solution, list[str]]:
    """The draft solved, with its findings, which are printed."""
    began = time.monotonic()
    solution = solve(draft, figure)
    findings = check(solution, between(solution, figure), _variant(draft), figure)
    print(f"{draft.variant} ({figure}): {len(draft.frames)} frames in {time.monotonic() - began:.1f} s", flush=True)
    for finding in findings:
        print(f"  {finding}")
    return solution, findings


def _variant(draft: Draft) -> Variant | None:
    """None for a position to begin in."""
    try:
        return load_catalogue().variant(draft.variant) if "/" in draft.variant else None
    except KeyError:
        raise BadPose(f"{draft.variant} is no variant of the catalogue") from None


def _look(which: list[str], figure: str, *, starts: bool) -> int:
    positions = [draft for draft in read_starts() if not which or draft.variant in which]
    drafts = positions if starts else _drafts(which, figure)
    sheets: dict[str, dict[str, tuple[Image.Image, Image.Image]]] = {}
    findings: list[str] = []
    with Stage(figure, scale=1.0) as stage:
        for draft in drafts:
            solution, found = _solved(draft, figure)
            findings += found
            shots = pictures(stage, solution, hero_size=STRIP)
            rows = sheets.setdefault("starts" if starts else draft.variant.partition("/")[0], {})
            rows[draft.variant] = (shots["hero"], shots["strip"])
    for name, rows in sheets.items():
        print(f"look at {sheet(rows, SHEETS / f'{name}.png')}")
    return _report(findings)


def _make(which: list[str], *, force: bool) -> int:
    """One bad form stops no other: it gets no picture and is named at the end. What is made is kept form by form."""
    made, bad = manifest.load(), list[str]()
    drafts = list(_readable(which, bad))
    stale = [d for d in drafts if force or not manifest.fresh(made.get(d.variant), manifest.of_draft(d))]
    if not which:
        _forget(set(made) - {draft.variant for draft in drafts})
    if stale:
        _build(stale, bad)
    for exercise in dict.fromkeys(draft.variant.partition("/")[0] for draft in drafts):
        _sheet(exercise)
    kept = manifest.load()
    if not CONTACT.is_file() or shown() != of_pictures(kept):
        write_contact(kept)
    bad += _measure(which)
    print(f"\n{len(drafts)} forms, {len(stale)} of them changed; look at {SHEETS}")
    if bad:
        print("To be mended; the forms without a picture until then:", *bad, sep="\n  ")
    return _report(bad)


def _readable(which: list[str], bad: list[str], figure: str = FIGURES[0]) -> Iterable[Draft]:
    """The drafts of every file that can be read; of the others what is wrong."""
    for exercise in dict.fromkeys(name.partition("/")[0] for name in which) if which else _exercises():
        try:
            yield from _drafts([name for name in which if name.partition("/")[0] == exercise] or [exercise], figure)
        except BadPose as error:
            bad.append(str(error))


def _build(drafts: list[Draft], bad: list[str]) -> None:
    """Solves, checks, photographs and keeps form by form. A stage that fails is built anew for the next form."""
    waiting = list(drafts)
    while waiting:
        with Stage() as stage:
            while waiting:
                draft = waiting.pop(0)
                broken = False
                found: list[str] = []
                try:
                    solution, found = _solved(draft)
                    if not found:
                        broken = True
                        _keep(draft, solution, pictures(stage, solution))
                        broken = False
                except Exception as error:
                    found = [f"{draft.variant}: {type(error).__name__}: {error}"]
                    print(f"  {found[0]}", flush=True)
                if found:
                    bad += found
                    _forget({draft.variant})
                if broken:
                    break


def _keep(draft: Draft, solution: Solution, shots: dict[str, Image.Image]) -> None:
    exercise, _, form = draft.variant.partition("/")
    solved = store.as_json(solution)
    variants = {**store.read(exercise), form: solved}
    order = [other.variant.partition("/")[2] for other in read_exercise(exercise)]
    store.write(exercise, {name: variants[name] for name in order if name in variants})
    files: dict[str, Any] = {}
    for kind, image in shots.items():
        target = PICTURES / exercise / f"{form}{KINDS[kind]}"
        _save(image, target)
        files[manifest.relative(target)] = manifest.digest(target.read_bytes())
    entry = {"pose": manifest.of_draft(draft), "solved": manifest.of_solved(solved), "files": files}
    manifest.save({draft.variant: entry})


def _forget(variants: set[str]) -> None:
    """Nothing remains of a form that may not be shown, or that is gone."""
    made = manifest.load()
    for variant in variants & set(made):
        exercise, _, form = variant.partition("/")
        for name in made[variant]["files"]:
            (ROOT / name).unlink(missing_ok=True)
        left = {name: solved for name, solved in store.read(exercise).items() if name != form}
        store.write(exercise, left)
    manifest.save({}, gone=variants)


def _save(image: Image.Image, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    for quality in QUALITIES[path.suffix]:
        if path.suffix == ".avif":
            image.save(path, "AVIF", quality=quality, speed=5)
        else:
            image.save(path, "WEBP", quality=quality, alpha_quality=80, method=6)
        if path.stat().st_size < LARGEST:
            return
    raise BadPose(f"{path.name} has {path.stat().st_size} bytes; the most is {LARGEST}: write fewer frames")


def _sheet(exercise: str) -> None:
    """The sheet of what is made of an exercise."""
    rows = {}
    for draft in read_exercise(exercise):
        form = draft.variant.partition("/")[2]
        paths = [PICTURES / exercise / f"{form}{KINDS[kind]}" for kind in ("hero", "strip")]
        if all(path.is_file() for path in paths):
            hero, strip = (Image.open(path).convert("RGBA") for path in paths)
            rows[draft.variant] = (hero, strip)
    if rows:
        sheet(rows, SHEETS / f"{exercise}.png")


if __name__ == "__main__":
    sys.exit(main())
