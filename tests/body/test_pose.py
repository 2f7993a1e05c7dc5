"""A pose that cannot be is refused with the reason; what is solved can be read and told."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, get_args

import pytest
from studio.angles import NAMES

from lumbar.body import (
    Contact,
    Joint,
    KeyFrame,
    Mat,
    Part,
    Pose,
    Prop,
    Spot,
    Things,
    contact,
    described,
    pose_of,
    read_poses,
)
from lumbar.wire import BadShape
from lumbar.words import render

LYING = {"name": "lie", "at": [0], "root": [0, 0, 0], "trunk": {"pelvis.tilt": 90}, "bears": ["belly"]}
HOLDS = ("hand.left on shin.left", "hand.right on shin.left")
COBRA = {"hero": "lie", "camera": {"yaw": 58, "pitch": 14}, "frames": [LYING]}


def frame(**more: Any) -> KeyFrame:
    return KeyFrame(**{"name": "up", "at": (0.5,), "root": (0, 0, 0), "bears": ("foot.left", "foot.right"), **more})


def pose(*frames: KeyFrame, **more: Any) -> Pose:
    return Pose(**{"variant": "cobra/base", "hero": frames[0].name, "frames": frames, "camera": {}, **more})


def told(one: KeyFrame, *props: Prop) -> str:
    return render(described(pose(one, props=props), one))


def written(folder: Path, change: Mapping[str, Any], **first: Any) -> Path:
    """A file of poses, with changes of the form and of its only frame."""
    path = folder / "cobra.json"
    path.write_text(
        json.dumps({"exercise": "cobra", "variants": {"base": {**COBRA, "frames": [{**LYING, **first}], **change}}})
    )
    return path


def test_an_angle_of_a_limb_does_not_belong_to_the_trunk() -> None:
    with pytest.raises(ValueError, match=r"'knee\.flexion' is no angle of the trunk"):
        frame(trunk={"knee.flexion": 90})


def test_an_angle_of_the_trunk_does_not_belong_to_a_side() -> None:
    with pytest.raises(ValueError, match=r"'lumbar\.flexion' is no angle of the left"):
        frame(left={"lumbar.flexion": 10})


@pytest.mark.parametrize("at", [(), (-0.1,), (0.2, 1.5)])
def test_a_key_frame_stands_within_its_repetition(at: tuple[float, ...]) -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        frame(at=at)


def test_a_key_frame_is_somewhere() -> None:
    with pytest.raises(ValueError, match="three numbers for its root"):
        frame(root=(0.0, 1.0))


def test_key_frames_have_names_of_their_own() -> None:
    with pytest.raises(ValueError, match="a name of its own"):
        pose(frame(), frame(at=(0.7,)))


def test_a_pose_without_a_frame_is_none() -> None:
    with pytest.raises(ValueError, match="key frames"):
        Pose("cobra/base", "up", (), {})


def test_two_key_frames_do_not_stand_at_one_moment() -> None:
    with pytest.raises(ValueError, match="at one moment"):
        pose(frame(), frame(name="down"))


def test_the_picture_shows_a_key_frame_that_is_there() -> None:
    with pytest.raises(ValueError, match="'down', but the key frames are up"):
        pose(frame(), hero="down")


def test_what_bears_bears_on_something_that_is_there() -> None:
    with pytest.raises(ValueError, match="'up' bears on 'chair', which is neither"):
        pose(frame(bears=("foot.left on chair",)))


def test_a_prop_has_its_size_and_place() -> None:
    with pytest.raises(ValueError, match="'mine' needs three numbers"):
        Prop("mine", "chair", (1.0, 1.0), (0.0, 0.0, 0.0))


@pytest.mark.parametrize(
    ("text", "reason"), [("tail.left", "'tail' is no part"), ("foot.up", "'up' is no side"), ("hand on x.y", "'y'")]
)
def test_a_part_that_the_body_does_not_have_does_not_bear(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        contact(text)


def test_a_hand_holds_the_shin_of_its_own_or_the_other_side() -> None:
    assert contact("hand.left on shin.right") == Contact("hand", "shin", "left", "right")
    assert contact("back") == Contact("back", "floor")


def test_the_frames_are_passed_in_order_of_time() -> None:
    there = pose(frame(name="up", at=(0.4, 0.6)), frame(name="start", at=(0.0, 1.0)))
    assert [one.name for one in there.in_time()] == ["start", "up", "up", "start"]
    with pytest.raises(KeyError, match="no key frame 'middle'"):
        there.frame("middle")


def test_the_other_side_is_the_mirror_image() -> None:
    block = Prop("left-block", "block", (0.2, 0.1, 0.1), (-0.3, 0.2, 0.1), 20, "left", ("palm.left",))
    one = frame(
        root=(0.1, 0.2, 0.3),
        trunk={"lumbar.flexion": 3, "lumbar.rotation": 8},
        left={"knee.flexion": 90},
        bears=("hand.left on left-block", "hand.right on shin.left", "back"),
        seen={"left": {"knee": 90}},
    )
    there = pose(one, props=(block,), camera={"yaw": 30, "pitch": 14}, mat=Mat((0.1, 0.2), (0.6, 1.8)))
    other = there.mirrored()
    assert other.frames[0].bears == ("hand.right on right-block", "hand.left on shin.right", "back")
    assert other.frames[0].trunk == {"lumbar.flexion": 3, "lumbar.rotation": -8}
    assert (other.frames[0].left, other.frames[0].right) == ({}, {"knee.flexion": 90})
    assert other.props[0] == Prop(
        "right-block", "block", (0.2, 0.1, 0.1), (0.3, 0.2, 0.1), -20, "right", ("palm.right",)
    )
    assert other.camera["yaw"] == -30
    assert other.mat == Mat((-0.1, 0.2), (0.6, 1.8))
    again = other.mirrored()
    assert again.frames[0].bears == one.bears
    assert again.props == there.props
    assert pose(one, props=(block,)).mirrored().mat is None


def test_the_studio_and_the_product_name_the_same_angles() -> None:
    assert {name.removeprefix("left.").removeprefix("right.") for name in NAMES} == set(get_args(Joint))


@pytest.mark.parametrize(
    ("change", "first", "reason"),
    [
        ({}, {"trunk": {"spine.bend": 3}}, r"cobra\.json: variants\.base\.frames\[0\]: 'spine\.bend' is no angle"),
        ({}, {"root": "here"}, r"cobra\.json: variants\.base\.frames\[0\]\.root: 'here' stands where a list belongs"),
        ({"colour": "red"}, {}, r"cobra\.json: variants\.base: unknown field 'colour'"),
        ({"frames": []}, {}, r"cobra\.json: variants\.base: a pose has key frames"),
        ({"paced": "music"}, {}, r"cobra\.json: variants\.base\.paced: 'music' is not one of breath, clock"),
    ],
)
def test_a_field_that_does_not_fit_is_named_with_its_file(
    tmp_path: Path, change: Mapping[str, Any], first: Mapping[str, Any], reason: str
) -> None:
    with pytest.raises(BadShape, match=reason):
        read_poses(written(tmp_path, change, **first))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("{", r"cobra\.json: Expecting .*; `just studio cobra` makes it anew"),
        ("[]", r"cobra\.json: it needs `exercise`"),
        ('{"exercise": "cobra", "variants": []}', r"cobra\.json: it needs"),
        ('{"exercise": "sphinx", "variants": {}}', r"cobra\.json: it needs"),
        ('{"exercise": "cobra", "variants": {"base": 3}}', r"cobra\.json: variants\.base: 3 stands where"),
    ],
)
def test_a_file_that_is_no_file_of_poses_is_named(tmp_path: Path, text: str, reason: str) -> None:
    path = tmp_path / "cobra.json"
    path.write_text(text)
    with pytest.raises(BadShape, match=reason):
        read_poses(path)


def test_what_fits_is_read(tmp_path: Path) -> None:
    assert read_poses(written(tmp_path, {}))["base"].frames[0].trunk == {"pelvis.tilt": 90.0}


def test_a_form_that_was_not_solved_has_no_pose() -> None:
    assert pose_of("cobra/upside-down") is None
    assert pose_of("no-such-exercise/base") is None


def test_the_cobra_is_told_as_it_looks() -> None:
    cobra = pose_of("cobra/base")
    assert cobra is not None
    assert render(described(cobra, cobra.frame(cobra.hero))) == (
        "Lying face down, resting on both tops of the feet, both thighs and both hands. The lower back is arched."
    )


@pytest.mark.parametrize(
    ("one", "words"),
    [
        (
            frame(trunk={"pelvis.tilt": -90}, bears=("back", "head", *HOLDS)),
            "Lying on the back, resting on the back and the head, with both hands on the left shin. "
            "The lower back is long.",
        ),
        (
            frame(trunk={"pelvis.tilt": -80}, bears=("back", "hand.left on sole.left", "hand.right on sole.right")),
            "Lying on the back, resting on the back, with both hands on both soles. The lower back is long.",
        ),
        (frame(trunk={"pelvis.tilt": -70}), "Facing the ceiling, resting on both feet. The lower back is long."),
        (frame(trunk={"pelvis.tilt": 80}), "Facing the floor, resting on both feet. The lower back is long."),
        (
            frame(trunk={"pelvis.roll": 90, "lumbar.lateral": -12}, bears=("hip.left",)),
            "Lying on the left side, resting on the left hip. The back is bent to the side.",
        ),
        (
            frame(trunk={"pelvis.roll": -90}, bears=("foot-edge.right",)),
            "The right side turned to the floor, resting on the edge of the right foot. The lower back is long.",
        ),
        (
            frame(trunk={"pelvis.tilt": 30, "lumbar.flexion": 30}),
            "Leaning forward, resting on both feet. The lower back is rounded.",
        ),
        (frame(trunk={"thoracic.rotation": 20}, bears=()), "Upright, resting on nothing. The back is turned."),
    ],
)
def test_a_pose_is_told_to_those_who_do_not_see_it(one: KeyFrame, words: str) -> None:
    assert told(one) == words


def test_a_chair_is_told() -> None:
    chair = Prop("mine", "chair", (0.4, 0.4, 0.45), (0.0, 0.0, 0.45))
    assert told(frame(bears=("thigh.left on mine",)), chair) == (
        "Upright, resting on the left thigh on a chair. The lower back is long."
    )


@pytest.mark.parametrize("name", [*get_args(Part), *get_args(Spot)])
@pytest.mark.parametrize("side", ["left", "both"])
def test_every_part_has_its_words(name: str, side: str) -> None:
    ones = (f"{name}.left", f"{name}.right") if side == "both" else (f"{name}.left",)
    middle = name in ("head", "chest", "belly", "back", "pelvis", "ribs", "forehead", "head-back", "chin", "sacrum")
    assert told(frame(bears=(name,) if middle else ones))


@pytest.mark.parametrize("kind", get_args(Things))
def test_every_thing_has_its_words(kind: Any) -> None:
    assert "knee" in told(frame(bears=("knee.left on it",)), Prop("it", kind, (1, 1, 1), (0, 0, 0)))
