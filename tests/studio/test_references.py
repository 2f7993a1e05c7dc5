"""What is committed for the camera: both sets of angles for each key frame, as old as the pose, on both bodies."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from statistics import median

import pytest
from studio.moves import MOVES, found, read
from studio.references import Sides, of_clip, of_posed, views

from lumbar.body import ReferenceFrame, pose_of, reference_of
from lumbar.body.reference import CORNERS, LINES, REFERENCES
from lumbar.wire import decode
from studio import manifest, store

SOLVED = {draft.variant: (draft, solved) for draft, solved in store.forms()}
MEND = "run `just studio --references`"
LARGEST = 400_000
"""Bytes of all references, before they are packed into the wheel."""


@pytest.mark.parametrize("variant", SOLVED)
def test_every_key_frame_has_its_anatomical_and_its_three_point_angles(variant: str) -> None:
    reference, pose = reference_of(variant), pose_of(variant)
    assert reference is not None, MEND
    assert pose is not None
    for one in reference.frames:
        angles = pose.frame(one.name)
        assert angles.trunk or angles.left or angles.right or one.space.trunk is not None
        for side in (one.space.left, one.space.right):
            assert set(side) == set(CORNERS) | set(LINES)
        assert one.space.trunk is not None


@pytest.mark.parametrize("variant", SOLVED)
def test_no_reference_is_older_than_its_pose(variant: str) -> None:
    reference = reference_of(variant)
    assert reference is not None, MEND
    assert reference.of == manifest.of_solved(SOLVED[variant][1]) == manifest.load()[variant]["solved"], MEND


@pytest.mark.parametrize("variant", SOLVED)
def test_what_is_committed_is_what_the_joints_of_the_pose_show(variant: str) -> None:
    reference, pose = reference_of(variant), pose_of(variant)
    assert reference is not None, MEND
    assert pose is not None
    for one, posed in zip(reference.frames, store.frames(*SOLVED[variant]), strict=True):
        assert one == decode(ReferenceFrame, of_posed(posed)), MEND
        for side, seen in pose.frame(one.name).seen.items():
            for joint, degrees in seen.items():
                assert getattr(one.space, side)[joint] == pytest.approx(degrees, abs=1.2)


def test_nothing_is_left_of_what_is_gone_and_all_is_small() -> None:
    assert {path.name for path in REFERENCES.glob("*.json")} == {path.name for path in store.SOLVED.glob("*.json")}
    assert sum(path.stat().st_size for path in REFERENCES.glob("*.json")) < LARGEST


def test_an_angle_of_the_knee_is_what_the_knee_is_bent_by_and_that_of_the_hip_is_not() -> None:
    """Between shoulder, hip and knee lies the trunk: that is why the camera has angles of its own."""
    apart: dict[str, list[float]] = {"knee": [], "hip": []}
    for variant in SOLVED:
        reference, pose = reference_of(variant), pose_of(variant)
        assert reference is not None
        assert pose is not None
        for one in reference.frames:
            bent = pose.frame(one.name).left
            for joint, values in apart.items():
                values.append(abs(180 - bent.get(f"{joint}.flexion", 0.0) - one.space.left[joint]))
    assert median(apart["knee"]) < 1
    assert max(apart["knee"]) < 12
    assert max(apart["hip"]) > 50


# -- the other body ----------------------------------------------------------------------------------------------------


@cache
def moved(figure: str, exercise: str) -> dict[str, dict[str, Sides]]:
    clips = read(found(MOVES / figure, exercise, ".clip"))
    return {form: of_clip(clip, figure) for form, clip in clips.items()}


def both(figure: str) -> Iterator[tuple[str, int, int]]:
    """Joint, the angle of the reference, and that of this body where it moves."""
    for variant in SOLVED:
        exercise, _, form = variant.partition("/")
        reference, clips = reference_of(variant), moved(figure, exercise)
        assert reference is not None
        for one in reference.frames if form in clips else ():
            there = views(clips[form][one.name])["space"]
            for side in ("left", "right"):
                here = getattr(one.space, side)
                yield from ((name, here[name], angle) for name, angle in getattr(there, side).items())
            assert one.space.trunk is not None
            assert there.trunk is not None
            yield "trunk", one.space.trunk, there.trunk


def test_the_body_that_moves_in_the_page_shows_the_angles_of_the_reference() -> None:
    assert max(abs(here - there) for _, here, there in both("female")) <= 2


def test_a_man_differs_from_a_woman_by_less_than_a_camera_can_tell() -> None:
    """Half of all angles by three degrees at most; nine in ten hips, knees and trunks by less than ten."""
    apart: dict[str, list[int]] = {}
    for name, here, there in both("male"):
        apart.setdefault(name, []).append(abs(here - there))
    assert all(median(values) <= 3 for values in apart.values())
    for name in ("hip", "knee", "trunk", "thigh", "shin"):
        assert sorted(apart[name])[int(0.9 * len(apart[name]))] < 10, name
