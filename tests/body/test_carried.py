"""Why the lower back has much or little to carry is read off the picture, and fits the class of the catalogue."""

from __future__ import annotations

import pytest

from lumbar.body import KeyFrame, Pose, Prop, Things, carried, pose_of
from lumbar.catalogue import LOADS, Variant, load_catalogue
from lumbar.words import known, render

EASY = {"water", "on-back", "on-side", "on-belly", "folded", "all-fours", "bent-over", "sitting", "sitting-bent",
        "sitting-resting", "wall", "upright"}  # fmt: skip
HARD = {"chest-up", "chest-and-legs-up", "chest-and-leg-up", "legs-up", "over-ball"}
SOLVED = [(variant, pose) for variant in load_catalogue().variants() if (pose := pose_of(variant.id))]
ARMS, KNEES, FEET = ("hand.left", "hand.right"), ("knee.left", "knee.right"), ("toes.left", "toes.right")
THIGHS = ("thigh.left", "thigh.right")
KNELT = {"hip.flexion": 90.0}


def why(
    *bears: str, tilt: float = 0, roll: float = 0, hips: float = 0, back: float = 0, on: Things | None = None
) -> str:
    props = (Prop("it", on, (1, 1, 1), (0, 0, 0)),) if on else ()
    trunk = {"pelvis.tilt": tilt, "pelvis.roll": roll, "lumbar.flexion": back}
    frame = KeyFrame("hold", (0.5,), (0, 0, 0), bears, trunk, {"hip.flexion": hips}, {"hip.flexion": hips})
    return carried(Pose("cobra/base", "hold", (frame,), {}, props=props)).key.removeprefix("body.carried.")


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ("water", why("hip.left on it", tilt=90, on="water")),
        ("on-back", why("back", "pelvis", "foot.left", tilt=-90)),
        ("on-back", why("back", "pelvis", "hand.left on shin.left", tilt=-90)),
        ("legs-held", why("back", "pelvis", *ARMS, tilt=-90)),
        ("bridge", why("back", "head", "foot.left", "foot.right", tilt=-110)),
        ("on-side", why("ribs", "hip.left", roll=90)),
        ("side-plank", why("forearm.left", "foot-edge.left", roll=73)),
        ("on-belly", why("belly", "chest", *THIGHS, tilt=90)),
        ("leg-up", why("belly", "chest", "thigh.left", tilt=90)),
        ("legs-up", why("belly", "chest", *ARMS, tilt=90)),
        ("chest-up", why("belly", *THIGHS, tilt=90)),
        ("chest-and-leg-up", why("belly", "thigh.left", "hand.right", tilt=90)),
        ("chest-and-legs-up", why("belly", tilt=90)),
        ("propped", why("belly", *THIGHS, *ARMS, tilt=80)),
        ("propped", why(*THIGHS, *ARMS, tilt=70)),
        ("over-ball", why("belly on it", *FEET, tilt=70, on="ball")),
        ("all-fours", why(*KNEES, *ARMS, tilt=88, hips=88)),
        ("limb-up", why("knee.left", "hand.right", tilt=88, hips=88)),
        ("folded", why(*KNEES, *ARMS, "head", tilt=55, hips=120)),
        ("plank", why(*FEET, *ARMS, tilt=84)),
        ("plank", why(*KNEES, *ARMS, tilt=72)),
        ("reverse", why(*ARMS, "foot.left", "foot.right", tilt=-86)),
        ("sitting-bent", why("pelvis", tilt=-48)),
        ("bent-over", why("foot.left", "foot.right", *ARMS, tilt=130, hips=90)),
        ("standing-bent", why("foot.left", "foot.right", tilt=55, hips=66)),
        ("sitting", why("buttock.left", "buttock.right")),
        ("sitting-bent", why("buttock.left", "buttock.right", back=30)),
        ("sitting-resting", why("buttock.left", "forearm.left on it", on="table")),
        ("wall", why("foot.left", "hand.left on it", tilt=15, on="wall")),
        ("upright", why("foot.left", "foot.right")),
    ],
)
def test_what_carries_the_trunk_is_read_off_what_bears(told: str, found: str) -> None:
    assert found == told


@pytest.mark.parametrize(("variant", "pose"), SOLVED, ids=[variant.id for variant, _ in SOLVED])
def test_the_reason_has_words_and_fits_the_class_of_the_form(variant: Variant, pose: Pose) -> None:
    reason = carried(pose)
    way, load = reason.key.removeprefix("body.carried."), LOADS.index(variant.load)
    assert known(reason.key)
    assert not (way in EASY and load >= LOADS.index("moderate")), f"{variant.load}, because {render(reason)}"
    assert not (way in HARD and load <= LOADS.index("low-moderate")), f"{variant.load}, because {render(reason)}"
