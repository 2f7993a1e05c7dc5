"""The validators find what a person would see at once. Poses are solved here, then bent out of shape."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from studio.angles import INDEX
from studio.author import BadPose, Draft, read_exercise
from studio.between import between
from studio.check import check
from studio.posed import Posed, Solution
from studio.solve import solve

from lumbar.catalogue import load_catalogue
from studio import author, manifest

BIRD, COBRA = read_exercise("bird-dog")[0], read_exercise("cobra")[0]


@pytest.fixture(scope="module")
def bird() -> Solution:
    return solve(BIRD)


@pytest.fixture(scope="module")
def cobra() -> Solution:
    return solve(COBRA)


def bent(solution: Solution, **angles: float) -> Solution:
    """The last frame with other angles; `hip_flexion` for the left hip's."""

    def change(posed: Posed) -> Posed:
        out = posed.angles.copy()
        for name, value in angles.items():
            joint = name.replace("_", ".")
            out[INDEX[joint if joint in INDEX else f"left.{joint}"]] = value
        return replace(posed, angles=out)

    return replace(solution, frames=(*solution.frames[:-1], change(solution.frames[-1])))


def moved(solution: Solution, **by: float) -> Solution:
    """The last frame elsewhere."""
    last = solution.frames[-1]
    root = last.root + np.array([by.get(axis, 0.0) for axis in "xyz"])
    return replace(solution, frames=(*solution.frames[:-1], replace(last, root=root)))


def findings(solution: Solution) -> str:
    return "\n".join(check(solution, between(solution), load_catalogue().variant(solution.draft.variant)))


def test_what_was_looked_at_is_let_be_up_to_its_size(bird: Solution) -> None:
    wide = bent(bird, hip_flexion=146)
    assert "left.hip.flexion is 146 degrees" in findings(wide)
    for most, told in ((145, True), (146, False)):
        let_be = replace(wide, draft=replace(wide.draft, accepts={"hip.flexion": most}))
        assert ("hip.flexion is 146" in findings(let_be)) is told


def test_what_is_solved_has_no_finding(bird: Solution, cobra: Solution) -> None:
    assert findings(bird) == findings(cobra) == ""


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda one: bent(one, knee_flexion=175), "left.knee.flexion is 175 degrees; people reach -5 to 160"),
        (lambda one: moved(one, z=0.05), "knee.left is 4"),
        (lambda one: moved(one, z=-0.05), "in the floor"),
        (lambda one: moved(one, x=0.05), "slides 50 mm"),
        (lambda one: bent(one, lumbar_flexion=40), "the spine's flexion goes to 40 degrees"),
    ],
)
def test_a_pose_bent_out_of_shape_is_found(bird: Solution, change: Callable[[Solution], Solution], words: str) -> None:
    assert words in findings(change(bird))


def test_a_movement_that_the_catalogue_names_must_be_there(cobra: Solution) -> None:
    assert "the catalogue says extension-end: flexion of -36 to -18" in findings(bent(cobra, lumbar_flexion=0))


def test_a_hand_within_the_trunk_is_found(bird: Solution) -> None:
    through = bent(bird, shoulder_flexion=-20, shoulder_abduction=-45, elbow_flexion=60)
    assert " inside " in findings(through)


def test_a_body_that_would_fall_over_is_found(bird: Solution) -> None:
    last = bird.frames[-1]
    one_leg = replace(last, bears=tuple(each for each in last.bears if each.part.startswith("instep")))
    assert "it would fall over" in findings(replace(bird, frames=(*bird.frames[:-1], one_leg)))


def drafts(folder: Path, monkeypatch: pytest.MonkeyPatch, text: str) -> tuple[Draft, ...]:
    (folder / "starts.toml").write_bytes((author.POSES / "starts.toml").read_bytes())
    (folder / "cobra.toml").write_text(text)
    monkeypatch.setattr(author, "POSES", folder)
    return read_exercise("cobra")


START = '[base]\nstart = "quadruped"\n[base.frames.start]\n'


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[base", "cobra.toml: "),
        ('[base]\nstart = "flying"', "start = 'flying' is none of"),
        ('[base]\nstart = "quadruped"', "no frames; write"),
        (START + "left.spine.bend = 3", "'spine.bend' is no angle"),
        (START + 'lift = ["tail"]', "the body has no 'tail'"),
        (START + 'add = ["foot on moon"]', "bears on neither the floor"),
        (START + "at = 2", "give `at` between 0 and 1"),
        ('[base]\nhero = "up"\n' + START.partition("\n")[2], "hero = 'up' is none of its frames start"),
    ],
)
def test_an_author_is_told_what_to_mend(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, words: str) -> None:
    with pytest.raises(BadPose, match=words):
        drafts(tmp_path, monkeypatch, text)


def test_what_is_otherwise_for_a_man_changes_his_pose_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = START + "left.knee.flexion = 90\n[base.male.frames.start]\nleft.knee.flexion = 80\n[wide]\n"
    women = drafts(tmp_path, monkeypatch, text)
    men = read_exercise("cobra", "male")
    place = INDEX["left.knee.flexion"]
    assert [form.frames[0].angles[place] for form in women] == [90, 90]
    assert [form.frames[0].angles[place] for form in men] == [80, 80], "what builds on a form has its change"


def test_a_man_lies_with_a_towel_under_his_head_unless_something_else_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lying = '[base]\nstart = "supine"\n[base.frames.start]\n[flat.frames.start]\nadd = ["head"]\n'
    women, men = drafts(tmp_path, monkeypatch, lying), read_exercise("cobra", "male")
    assert [[*form.props] for form in women] == [[], []]
    assert [[*form.props] for form in men] == [["towel"], []]


@pytest.fixture(scope="module")
def seated() -> Solution:
    """On a chair, one foot on the other thigh."""
    return solve(next(form for form in read_exercise("supine-figure-four") if form.variant.endswith("/chair")))


def test_a_limb_within_a_seat_is_found(seated: Solution) -> None:
    assert findings(seated) == ""
    assert "mm in the chair; move the limb or the chair" in findings(bent(seated, hip_flexion=20))


def test_a_seat_that_stands_beside_who_sits_on_it_is_found(seated: Solution) -> None:
    away = replace(seated, stands={"chair": seated.stands["chair"] + np.array([0.0, 0.6, 0.0])})
    assert "buttock.left on chair is" in findings(away)
    assert "mm beside it; move the limb or the chair" in findings(away)


def test_a_change_of_a_pose_makes_its_pictures_old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = drafts(tmp_path, monkeypatch, START + "left.knee.flexion = 90")
    again = drafts(tmp_path, monkeypatch, START + "left.knee.flexion = 90\n# a remark")
    other = drafts(tmp_path, monkeypatch, START + "left.knee.flexion = 91")
    assert manifest.of_draft(first[0]) == manifest.of_draft(again[0]) != manifest.of_draft(other[0])
