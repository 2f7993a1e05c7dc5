"""What a camera sees of a pose: right where paper can show it, the same in the mirror, strict when it is read."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from lumbar.body import Reference, ReferenceFrame, pose_of, read_references, reference, reference_of, seen_angles
from lumbar.body.reference import Place
from lumbar.wire import BadShape, encode

STANDING: dict[str, Place] = {
    "shoulder": (200, 0, 1400), "elbow": (200, 0, 1100), "wrist": (200, -300, 1100), "hip": (100, 0, 900),
    "knee": (100, 0, 450), "ankle": (100, 0, 50), "toe": (100, -150, 50),
}  # fmt: skip
"""Upright, the forearm pointing ahead: millimetres to the left, back and up."""


def other(side: Mapping[str, Place]) -> dict[str, Place]:
    return {name: (-x, y, z) for name, (x, y, z) in side.items()}


def moved(**places: Place) -> dict[str, Place]:
    return {**STANDING, **{name.replace("_", "-"): place for name, place in places.items()}}


def test_a_right_angle_is_ninety_and_a_straight_limb_a_hundred_and_eighty() -> None:
    found = seen_angles(STANDING, other(STANDING))
    assert (found.left["elbow"], found.left["knee"], found.left["ankle"]) == (90, 180, 90)
    assert (found.left["upper-arm"], found.left["thigh"], found.left["shin"]) == (180, 180, 180)
    assert found.trunk == 0


def test_a_thigh_that_is_lifted_ahead_opens_the_hip_by_as_much() -> None:
    lifted = seen_angles(moved(shoulder=(100, 0, 1400), knee=(100, -450, 900)), other(STANDING))
    assert (lifted.left["hip"], lifted.left["thigh"]) == (90, 90)
    assert seen_angles(moved(shoulder=(100, 0, 1400), knee=(100, 450, 900)), other(STANDING)).left["hip"] == 90


def test_a_trunk_that_leans_shows_its_slope_whichever_way() -> None:
    for ahead in (-500.0, 500.0):
        leaning = moved(shoulder=(200, ahead, 1400))
        assert seen_angles(leaning, other(leaning)).trunk == 45
        assert seen_angles(leaning, other(leaning), (90, 0)).trunk == 45


def test_a_picture_from_the_front_does_not_see_what_points_at_it() -> None:
    found = seen_angles(STANDING, other(STANDING), (0, 0))
    assert "elbow" not in found.left
    assert "ankle" not in found.left
    assert found.left["knee"] == 180


def test_a_leg_that_is_spread_is_seen_from_the_front_and_hardly_from_the_side() -> None:
    spread = moved(knee=(550, 0, 900), ankle=(950, 0, 900), toe=(950, -150, 900))
    assert seen_angles(spread, other(STANDING), (0, 0)).left["thigh"] == 90
    assert "thigh" not in seen_angles(spread, other(STANDING), (90, 0)).left


def test_from_high_above_a_lifted_arm_looks_as_it_does_on_a_map() -> None:
    reach = moved(elbow=(200, -300, 1400), wrist=(500, -300, 1400))
    assert seen_angles(reach, other(STANDING), (0, 90)).left["elbow"] == 90


def test_a_trunk_that_points_at_the_camera_has_no_slope() -> None:
    prone = {name: (x, -z, 100.0) for name, (x, _, z) in STANDING.items()}
    assert seen_angles(prone, other(prone), (0, 0)).trunk is None
    assert seen_angles(prone, other(prone), (90, 0)).trunk == 90


def frame(**left: Place) -> ReferenceFrame:
    one, two = moved(**left), other(STANDING)
    return ReferenceFrame(
        "hold", one, two, seen_angles(one, two), seen_angles(one, two, (90, 0)), seen_angles(one, two, (0, 0))
    )


def test_in_the_mirror_left_is_right_and_every_angle_that_of_its_mirrored_places() -> None:
    one = frame(knee=(250, -400, 700), elbow=(480, 30, 1350))
    there = one.mirrored()
    assert (there.space.left, there.space.right) == (one.space.right, one.space.left)
    assert there.left == other(one.right)
    assert there.side == seen_angles(there.left, there.right, (90, 0))
    assert there.front == seen_angles(there.left, there.right, (0, 0))
    assert there.mirrored() == one
    whole = Reference("cobra/base", "0", (one,))
    assert whole.mirrored().frames == (there,)


def test_any_camera_may_look() -> None:
    one = frame(knee=(250, -400, 700))
    assert one.seen_from(90) == one.side
    assert one.seen_from(40, 20) == seen_angles(one.left, one.right, (40, 20))


def test_a_frame_is_found_by_its_name() -> None:
    whole = Reference("cobra/base", "0", (frame(),))
    assert whole.frame("hold").name == "hold"
    with pytest.raises(KeyError, match="cobra/base has no key frame 'up'"):
        whole.frame("up")


def written(folder: Path, exercise: str = "cobra", **change: Any) -> Path:
    table: Any = encode(Reference(f"{exercise}/base", "0", (frame(),)))
    del table["variant"]
    table["frames"][0].update(change)
    path = folder / f"{exercise}.json"
    path.write_text(json.dumps({"exercise": exercise, "variants": {"base": table}}))
    return path


def test_what_fits_is_read(tmp_path: Path) -> None:
    assert read_references(written(tmp_path))["base"].frames == (frame(),)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (
            {"left": {"hip": [0, 0, 0]}},
            r"cobra\.json: variants\.base\.frames\[0\]: 'hold' needs three numbers",
        ),
        ({"left": {**STANDING, "hip": [0, 0]}}, "'hold' needs three numbers for each"),
        ({"space": {"left": {"nose": 3}}}, "'hold': nose is no angle that a camera sees"),
        ({"space": {"left": {"hip": "wide"}}}, r"frames\[0\]\.space\.left\.hip: 'wide' stands where"),
        ({"colour": "red"}, r"frames\[0\]: unknown field 'colour'"),
    ],
)
def test_a_field_that_does_not_fit_is_named_with_its_file(tmp_path: Path, change: dict[str, Any], reason: str) -> None:
    with pytest.raises(BadShape, match=reason):
        read_references(written(tmp_path, **change))


def test_a_broken_file_says_how_it_is_made_anew(tmp_path: Path) -> None:
    path = tmp_path / "cobra.json"
    path.write_text("{")
    with pytest.raises(BadShape, match="`just studio --references cobra` makes it anew"):
        read_references(path)


def test_a_form_has_its_reference_and_one_that_is_not_solved_has_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found, pose = reference_of("cobra/base"), pose_of("cobra/base")
    assert found is not None
    assert pose is not None
    assert [one.name for one in found.frames] == [one.name for one in pose.frames]
    assert reference_of("cobra/upside-down") is None
    assert reference_of("no-such-exercise/base") is None
    monkeypatch.setattr(reference, "REFERENCES", tmp_path)
    assert reference.reference_of.__wrapped__("cobra/base") is None


def test_other_key_frames_than_those_of_the_pose_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(tmp_path)
    monkeypatch.setattr(reference, "REFERENCES", tmp_path)
    with pytest.raises(BadShape, match=r"cobra\.json: variants\.base: it has other key frames than its pose"):
        reference.reference_of.__wrapped__("cobra/base")


def test_two_joints_at_one_place_make_no_angle() -> None:
    folded = seen_angles(moved(wrist=STANDING["elbow"]), other(STANDING))
    assert "elbow" not in folded.left
    assert "elbow" in folded.right
