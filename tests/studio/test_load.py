"""What gravity does to the trunk: masses that add up, the same whichever way it lies, and a row for each pose."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from studio.angles import INDEX, NAMES
from studio.author import Bearing, Draft, read_exercise
from studio.body import body
from studio.comparison import PRESSURES, PUBLISHED, disagreements, ladders, spearman
from studio.load import AXES, BANDS, Row, band, carried, frame, level, load, of_solved, row, save
from studio.load_page import BEGIN, PAGE, tables
from studio.posed import Posed, Solution
from studio.segments import PERSON, bare, fractions, joints, masses, segments
from studio.segments import PUBLISHED as FRACTIONS
from studio.statics import at
from studio.supports import links, supports

from lumbar.catalogue import load_catalogue
from studio import manifest, store

ROWS = load()
CATALOGUE = load_catalogue()
SOLVED = {draft.variant: (draft, solved) for draft, solved in store.forms()}
MEND = "run `just studio --load`"


def solution(variant: str) -> Solution:
    return store.solution(*SOLVED[variant])


def posed(variant: str, name: str) -> tuple[Solution, Posed]:
    found = solution(variant)
    return found, next(one for one in found.frames if one.name == name)


# -- the body ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("figure", ["female", "male"])
def test_the_segments_are_the_whole_body_and_no_more(figure: str) -> None:
    b, v = body(figure), bare(figure)
    triangles = v[np.concatenate([b.f[:, [0, 1, 2]], b.f[:, [0, 2, 3]]])]
    whole = np.einsum("ij,ij->i", triangles[:, 0], np.cross(triangles[:, 1], triangles[:, 2])).sum() / 6 * 1000
    assert sum(one.volume for one in segments(figure)) == pytest.approx(whole, rel=0.002)
    assert sum(one.mass for one in segments(figure)) == pytest.approx(PERSON)


@pytest.mark.parametrize(("figure", "place"), [("female", 0), ("male", 1)])
def test_the_segments_weigh_about_what_is_published(figure: str, place: int) -> None:
    for name, share in fractions(figure).items():
        assert share == pytest.approx(FRACTIONS[name][place], abs=2.0), name


def test_left_and_right_weigh_the_same() -> None:
    mass = {(one.name, one.side): one.mass for one in segments()}
    for (name, side), kilograms in mass.items():
        if side == "left":
            assert kilograms == pytest.approx(mass[name, "right"], rel=0.03), name


# -- a posed body ------------------------------------------------------------------------------------------------------

KNOWN = [("forearm-plank/base", "hold"), ("bird-dog/base", "reach"), ("side-plank/base", "hold"), ("bow/base", "hold")]


@pytest.mark.parametrize(("variant", "name"), KNOWN)
def test_trunk_and_legs_tell_the_same_moment(variant: str, name: str) -> None:
    found, one = posed(variant, name)
    weighing, balance = carried(found, one)
    _, heads = body().place(one.angles[None], one.root[None])
    joint = joints("female", heads[0])[0]
    upper, lower = at(weighing, balance, (), joint), at(weighing, balance, (), joint, beyond=False)
    assert upper == pytest.approx(-lower, abs=0.05)


@pytest.mark.parametrize(("variant", "name"), KNOWN)
def test_a_body_that_is_turned_in_the_room_carries_the_same(variant: str, name: str) -> None:
    found, one = posed(variant, name)
    angles = one.angles.copy()
    angles[INDEX["pelvis.turn"]] += 73
    # the root turns about its own place, so the body stands elsewhere too
    turned = frame(found, replace(one, angles=angles))
    assert turned.size == pytest.approx(frame(found, one).size, abs=2.5)


def mirrored(one: Posed) -> Posed:
    """The other side of it."""
    angles = np.zeros(len(NAMES))
    for name, place in INDEX.items():
        side, _, rest = name.partition(".")
        other = {"left": f"right.{rest}", "right": f"left.{rest}"}.get(side, name)
        turned = name.partition(".")[2] in ("roll", "turn", "lateral", "rotation") and side not in ("left", "right")
        angles[place] = one.angles[INDEX[other]] * (-1 if turned else 1)
    swap = {"left": "right", "right": "left"}

    def other_side(text: str) -> str:
        kind, dot, side = text.partition(".")
        return f"{kind}{dot}{swap.get(side, side)}"

    bears = tuple(Bearing(other_side(bearing.part), other_side(bearing.on)) for bearing in one.bears)
    return replace(one, angles=angles, root=one.root * [-1, 1, 1], bears=bears)


@pytest.mark.parametrize(("variant", "name"), KNOWN)
def test_the_mirror_image_has_the_mirrored_moment(variant: str, name: str) -> None:
    found, one = posed(variant, name)
    here, there = frame(found, one), frame(found, mirrored(one))
    for axis, sign in zip(AXES, (1, -1, -1), strict=True):
        assert there.moments[axis][0] == pytest.approx(sign * here.moments[axis][0], abs=4), axis


def test_who_lies_on_the_back_is_turned_by_nothing() -> None:
    assert ROWS["supported-supine-rest/base"].size < 5


def test_holding_the_trunk_level_takes_its_weight_times_its_lever() -> None:
    _, heads = body().place(np.zeros((1, len(NAMES))), np.zeros((1, 3)))
    weighing = masses("female", np.tile(np.eye(3), (len(body().bones), 1, 1)), heads[0])
    upper = sum(one.mass for one in segments() if one.upper)
    assert 0.2 < level() / (upper * 9.81) < 0.35
    assert weighing.weight == pytest.approx(PERSON * 9.81)


def test_a_forearm_plank_is_where_the_first_trial_found_it() -> None:
    """62 kg: 70 N·m when the elbows bear, 99 when the middle of the forearms does; the trunk sags."""
    heaviest = ROWS["forearm-plank/base"].heaviest
    assert heaviest is not None
    likely, least, most = heaviest.moments["forward"]
    assert least == pytest.approx(-99, abs=6)
    assert most == pytest.approx(-70, abs=6)
    assert least <= likely <= most


def test_bands_are_thirds_of_holding_the_trunk_level() -> None:
    assert [band(level() * share) for share in (0, 0.3, 0.4, 0.6, 0.7, 1, 2)] == [
        "low", "low", "moderate", "moderate", "high", "high", "high",
    ]  # fmt: skip


def test_a_strap_and_a_hand_on_the_foot_are_links() -> None:
    for variant, name in (("bow/base", "hold"), ("bow/strap", "hold")):
        found, one = posed(variant, name)
        turns, heads = body().place(one.angles[None], one.root[None])
        held = links(found, one, body().skin(turns, heads)[0])
        assert held
        assert all(link.segments[0] != link.segments[1] for link in held)


def test_a_body_in_the_air_is_carried_by_nothing() -> None:
    found, one = posed("cobra/base", "start")
    lifted = replace(one, bears=(), root=one.root + np.array([0, 0, 1.0]))
    with pytest.raises(ValueError, match="nothing bears"):
        supports(found, lifted, body().skin(*body().place(lifted.angles[None], lifted.root[None]))[0])


# -- the committed table -----------------------------------------------------------------------------------------------


def test_every_pose_has_its_row_and_no_row_is_left_over() -> None:
    assert set(ROWS) == set(SOLVED) == set(manifest.load()), MEND


@pytest.mark.parametrize("variant", SOLVED)
def test_no_row_is_older_than_its_pose(variant: str) -> None:
    draft, solved = SOLVED[variant]
    assert ROWS[variant].of == of_solved(solved), MEND
    assert [one.name for one in ROWS[variant].frames] in ([one.name for one in draft.frames], []), MEND


@pytest.mark.parametrize("variant", ["bird-dog/base", "back-extension/base", "swimming/base"])
def test_a_row_is_what_is_reckoned(variant: str, tmp_path: Any) -> None:
    again = row(*SOLVED[variant])
    save({variant: again}, tmp_path / "load.json")
    assert load(tmp_path / "load.json") == {variant: ROWS[variant]}


def test_the_page_tells_what_is_committed() -> None:
    assert PAGE.read_text(encoding="utf-8").partition(BEGIN)[2].strip() == tables(CATALOGUE, ROWS).strip(), MEND


# -- beside the catalogue and what is published ------------------------------------------------------------------------


def test_every_disagreement_is_named_once_in_the_page() -> None:
    named = PAGE.read_text(encoding="utf-8").partition("## Every disagreement")[2].partition("## Steps")[0]
    found = list(disagreements(CATALOGUE, ROWS))
    assert found
    assert all(named.count(f"| {one.variant.id} |") == 1 for one in found)
    assert len([line for line in named.splitlines() if line.startswith("| ") and "| form |" not in line]) == len(found)


def test_the_correlation_of_ranks_is_that_of_the_books() -> None:
    assert spearman([1, 2, 3, 4], [10, 20, 30, 40]) == pytest.approx(1)
    assert spearman([1, 2, 3, 4], [4, 3, 2, 1]) == pytest.approx(-1)
    assert spearman([1, 2, 3, 4, 5], [5, 6, 7, 8, 7]) == pytest.approx(0.8207826816681233)


def test_what_is_compared_with_what_is_published_is_there() -> None:
    assert {one.variant for one in PUBLISHED} <= set(ROWS)
    for one in PRESSURES:
        assert one.frame in {each.name for each in ROWS[one.variant].frames}


def test_a_ladder_step_leads_from_an_easier_form_to_a_harder_one() -> None:
    steps = {(step.easier, step.harder) for step in ladders(CATALOGUE, ROWS)}
    assert ("bird-dog/base", "bird-dog/hover") in steps
    assert ("cat-cow/base", "bird-dog/base") in steps
    assert all(easier != harder for easier, harder in steps)


def test_a_form_that_water_carries_has_no_moment() -> None:
    drifting: Row = ROWS["swimming/base"]
    assert (drifting.frames, drifting.size, drifting.band) == ((), 0.0, BANDS[0])


def test_a_pose_that_was_written_anew_must_be_solved_first() -> None:
    draft: Draft = read_exercise("cobra")[0]
    other = replace(draft, frames=draft.frames[:1])
    with pytest.raises(ValueError, match="run `just studio cobra/base`"):
        store.frames(other, SOLVED["cobra/base"][1])
