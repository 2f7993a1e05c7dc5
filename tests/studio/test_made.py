"""What is committed of the body is right and up to date: every solved pose, every picture, without rendering."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from studio.__main__ import KINDS, LARGEST, PICTURES, main
from studio.author import POSES, Draft, read_exercise
from studio.between import ways
from studio.check import check
from studio.contact import CONTACT, of_pictures, shown
from studio.picture import HERO, SMALL, STRIP
from studio.posed import Posed
from studio.stage import FOLDERS

from lumbar.body import described, pose_of
from lumbar.catalogue import load_catalogue
from studio import ROOT, manifest, store

MADE = manifest.load()
TOGETHER = 12_000_000
"""Bytes of all pictures."""


@cache
def draft(variant: str) -> Draft:
    return next(one for one in read_exercise(variant.partition("/")[0]) if one.variant == variant)


def solved(variant: str) -> dict[str, Any]:
    exercise, _, form = variant.partition("/")
    return store.read(exercise)[form]


@pytest.mark.parametrize("variant", MADE)
def test_a_solved_pose_bears_reaches_and_moves_as_it_should(variant: str) -> None:
    solution = store.solution(draft(variant), solved(variant))
    steps: dict[tuple[str, str], list[Posed]] = {way: [] for way in ways(solution)}
    assert check(solution, steps, load_catalogue().variant(variant)) == []


@pytest.mark.parametrize("variant", MADE)
def test_what_is_made_is_not_older_than_its_pose(variant: str) -> None:
    mend = "run `just studio`"
    assert MADE[variant]["pose"] == manifest.of_draft(draft(variant)), mend
    assert MADE[variant]["solved"] == manifest.of_solved(solved(variant)), mend
    for name, made in MADE[variant]["files"].items():
        assert manifest.digest((ROOT / name).read_bytes()) == made, f"{name}: {mend}"


@pytest.mark.parametrize("variant", MADE)
def test_every_form_has_its_pictures_small_enough(variant: str) -> None:
    exercise, _, form = variant.partition("/")
    frames = len(draft(variant).frames)
    sizes = {"hero": HERO, "small": SMALL, "strip": (STRIP[0] * frames, STRIP[1])}
    for kind, ending in KINDS.items():
        path = PICTURES / exercise / f"{form}{ending}"
        assert manifest.relative(path) in MADE[variant]["files"]
        assert path.stat().st_size < LARGEST
        with Image.open(path) as image:
            assert (image.size, image.mode) == (sizes[kind], "RGBA")


@pytest.mark.parametrize("variant", MADE)
def test_the_product_reads_what_was_solved(variant: str) -> None:
    pose = pose_of(variant)
    assert pose is not None
    assert [frame.name for frame in pose.frames] == [frame.name for frame in draft(variant).frames]
    assert all(described(pose, frame) for frame in pose.frames)


def test_all_pictures_together_are_small_enough() -> None:
    assert sum(path.stat().st_size for path in PICTURES.rglob("*") if path.is_file()) < TOGETHER


def test_the_contact_sheet_in_the_docs_shows_every_picture_as_it_is() -> None:
    assert shown() == of_pictures(MADE), "run `just studio`"
    assert CONTACT.stat().st_size < 1_000_000


def test_nothing_is_left_of_what_is_no_longer_written() -> None:
    written = {
        one.variant for path in POSES.glob("*.toml") if path.stem != "starts" for one in read_exercise(path.stem)
    }
    assert set(MADE) <= written
    kept = {name for entry in MADE.values() for name in entry["files"]}
    assert {manifest.relative(path) for path in PICTURES.glob("*/*") if path.is_file()} == kept
    there = {f"{path.stem}/{form}" for path in store.SOLVED.glob("*.json") for form in store.read(path.stem)}
    assert there == set(MADE)


def test_poses_are_of_forms_that_the_catalogue_has() -> None:
    known = {variant.id for exercise in load_catalogue().exercises.values() for variant in exercise.variants}
    assert set(MADE) <= known


def test_the_folder_is_where_the_pages_look() -> None:
    assert Path("static/lumbar/figures") == Path(*PICTURES.parts[-3:])


def test_pictures_without_three_say_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(FOLDERS, "three", tmp_path / "none")
    assert main(["--look", "cobra/base"]) == 2
    assert "run `npm ci` in frontend/" in capsys.readouterr().err
