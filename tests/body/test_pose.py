"""A pose that cannot be is refused with the reason."""

from __future__ import annotations

import pytest

from lumbar.body import KeyFrame, Pose
from lumbar.wire import BadShape, decode


def test_an_angle_of_a_limb_does_not_belong_to_the_trunk() -> None:
    with pytest.raises(ValueError, match=r"'knee\.flexion' is no angle of the trunk"):
        KeyFrame(0, trunk={"knee.flexion": 90})


def test_an_angle_of_the_trunk_does_not_belong_to_a_side() -> None:
    with pytest.raises(ValueError, match=r"'lumbar\.flexion' is no angle of the left"):
        KeyFrame(0, left={"lumbar.flexion": 10})


def test_an_unknown_angle_is_named_with_its_place_in_the_file() -> None:
    with pytest.raises(BadShape, match=r"cobra\.frames\[0\]: 'spine\.bend' is no angle"):
        decode(Pose, {"variant": "cobra/base", "frames": [{"at": 0, "trunk": {"spine.bend": 3}}]}, "cobra")


@pytest.mark.parametrize("at", [-0.1, 1.5])
def test_a_key_frame_stands_within_its_repetition(at: float) -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        KeyFrame(at)


def test_key_frames_come_in_order_of_time() -> None:
    with pytest.raises(ValueError, match="out of order"):
        Pose("cobra/base", (KeyFrame(0.5), KeyFrame(0)))


def test_a_pose_without_a_frame_is_none() -> None:
    with pytest.raises(ValueError, match="at least one"):
        Pose("cobra/base", ())
