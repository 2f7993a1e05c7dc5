"""Statics of bodies whose answer everybody can work out."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from studio.rotations import Array, about_z
from studio.statics import FRICTION, GRAVITY, Balance, Joint, Link, Masses, Supports, at, carry

AXES = np.eye(3)
UP = (0.0, 0.0, 1.0)
NAN = (np.nan, np.nan, np.nan)


def beam(*kilograms: float) -> Masses:
    """A beam along y with these masses, a metre from each other, 30 cm above the floor."""
    places = [(0.0, float(y), 0.3) for y in range(len(kilograms))]
    return Masses(np.array(places), np.array(kilograms))


def on(*places: tuple[float, float, float], segments: tuple[int, ...] = (), ways: tuple[Array, ...] = ()) -> Supports:
    count = len(places)
    return Supports(
        np.array(places),
        np.array(ways or [UP] * count, dtype=float),
        np.full(count, 0.001),
        np.array(segments or [0] * count),
        np.array([NAN] * count),
    )


def middle(*beyond: bool, y: float = 1.0) -> Joint:
    return Joint(np.array([0.0, y, 0.3]), np.array(beyond))


def test_a_beam_on_two_supports_is_carried_by_the_rule_of_the_lever() -> None:
    masses = beam(10, 20, 10)
    found = carry(masses, on((0, 0, 0), (0, 2, 0), segments=(0, 2)), [middle(False, False, True)], AXES)
    assert found.forces[:, 2] == pytest.approx([20 * GRAVITY, 20 * GRAVITY])
    uneven = carry(beam(10, 0, 30), on((0, 0, 0), (0, 2, 0), segments=(0, 2)), [middle(False, False, True)], AXES)
    assert uneven.forces[:, 2] == pytest.approx([10 * GRAVITY, 30 * GRAVITY])


def test_the_middle_of_a_beam_bears_force_times_lever() -> None:
    """Half of what lies in the middle is carried at either end, a metre away: it bends by that much."""
    found = carry(beam(0, 20, 0.000001), on((0, 0, 0), (0, 2, 0), segments=(0, 2)), [middle(False, False, True)], AXES)
    assert abs(found.moments[0].likely) == pytest.approx(10 * GRAVITY)
    assert (found.moments[0].least, found.moments[0].most) == pytest.approx([found.moments[0].likely] * 2)
    assert [moment.likely for moment in found.moments[1:]] == pytest.approx([0, 0], abs=1e-6)


def test_a_beam_that_hangs_out_bends_by_its_weight_times_its_lever() -> None:
    """Ten kilograms a metre beyond the last support."""
    found = carry(
        beam(40, 0.000001, 10), on((0, -1, 0), (0, 1, 0), segments=(0, 1)), [middle(False, False, True)], AXES
    )
    assert abs(found.moments[0].likely) == pytest.approx(10 * GRAVITY)


def test_both_sides_of_a_joint_tell_the_same_moment() -> None:
    masses, joint = beam(12, 7, 9), middle(False, True, True, y=0.6)
    found = carry(masses, on((0, -0.1, 0), (0, 0.9, 0), (0.1, 2.1, 0), segments=(0, 1, 2)), [joint], AXES)
    upper, lower = at(masses, found, (), joint), at(masses, found, (), joint, beyond=False)
    assert upper == pytest.approx(-lower, abs=1e-3)
    assert upper[0] == pytest.approx(found.moments[0].likely)


def test_what_lies_on_the_floor_is_carried_where_it_lies() -> None:
    """Every segment has support beneath it: least effort leaves nothing to bend, though much else would balance."""
    supports = on(*[(0.0, y, 0.0) for y in (0.0, 1.0, 2.0)], segments=(0, 1, 2))
    found = carry(beam(10, 20, 10), supports, [middle(False, False, True, y=1.5)], AXES)
    moment = found.moments[0]
    assert moment.likely == pytest.approx(0, abs=0.5)
    assert moment.least < -20 < 20 < moment.most


def test_a_limb_presses_only_so_much_for_nothing() -> None:
    """The range keeps to what the joints of the limbs let it."""
    supports = on(*[(0.0, y, 0.0) for y in (0.0, 1.0, 2.0)], segments=(0, 1, 2))
    limb = Joint(np.array([0.0, 1.9, 0.3]), np.array([False, False, True]))
    free = carry(beam(10, 20, 10), supports, [middle(False, False, True, y=1.5)], AXES).moments[0]
    held = carry(beam(10, 20, 10), supports, [middle(False, False, True, y=1.5), limb], AXES).moments[0]
    assert held.most - held.least <= free.most - free.least


def test_a_body_that_is_beside_its_supports_sways_over_them() -> None:
    found = carry(beam(20), on((0.02, 0, 0), (0.05, 0, 0)), [middle(True, y=0)], AXES)
    assert found.sway == pytest.approx(0.02, rel=0.01)
    assert found.forces.sum(0) == pytest.approx([0, 0, 20 * GRAVITY], abs=1e-3)


def test_a_wall_carries_who_leans_on_it_and_the_floor_holds_the_feet() -> None:
    """A plank at the wall: what the wall pushes back, friction at the foot has to hold."""
    masses = Masses(np.array([[0.0, 0.5, 0.8]]), np.array([60.0]))
    supports = on((0, 0, 0), (0, 1, 1.6), ways=(np.array(UP), np.array([0.0, -1, 0])))
    found = carry(masses, supports, [Joint(np.array([0.0, 0.5, 0.8]), np.array([True]))], AXES)
    foot, hand = found.forces
    assert hand[1] < 0 < foot[1]
    assert foot + hand == pytest.approx([0, 0, 60 * GRAVITY], abs=1e-2)
    assert np.hypot(*foot[:2]) <= FRICTION * foot[2] * np.sqrt(2) + 1e-6


def test_nothing_is_carried_by_a_wall_that_it_only_touches() -> None:
    masses = Masses(np.array([[0.0, 0.5, 0.8]]), np.array([60.0]))
    supports = on((0, 0.4, 0), (0, 0.6, 0), (0, 1, 1.6), ways=(np.array(UP), np.array(UP), np.array([0.0, -1, 0])))
    found = carry(masses, supports, [Joint(np.array([0.0, 0.5, 0.8]), np.array([True]))], AXES)
    assert found.forces[2] == pytest.approx([0, 0, 0], abs=1e-3)


def test_what_only_a_wall_touches_is_not_carried() -> None:
    with pytest.raises(ValueError, match="nothing can carry"):
        carry(beam(10), on((0, 1, 0.3), ways=(np.array([0.0, -1, 0]),)), [middle(True, y=0)], AXES)


def test_a_ball_is_pushed_only_so_that_it_stays_where_it_is() -> None:
    masses = Masses(np.array([[0.0, 0.0, 0.8]]), np.array([60.0]))
    places = [(0.2, 0, 0.5), (-0.2, 0, 0.5), (0.0, 0.2, 0.5), (0.0, -0.2, 0.5)]
    ball = on(*places, ways=tuple(np.array([x, y, 0.4]) / np.linalg.norm([x, y, 0.4]) for x, y, _ in places))
    ball = replace(ball, rolls=np.zeros((4, 3)))
    found = carry(masses, ball, [Joint(np.array([0.0, 0, 0.8]), np.array([True]))], AXES)
    about = np.cross(found.supports.places - found.supports.rolls, found.forces).sum(0)
    assert about == pytest.approx([0, 0, 0], abs=1e-2)
    assert found.forces.sum(0) == pytest.approx([0, 0, 60 * GRAVITY], abs=1e-2)


def held(pulls: Array) -> tuple[Balance, Masses, Link, Joint]:
    """A beam that hangs out, held at its end from another of its segments."""
    masses, joint = beam(40, 0.000001, 10), middle(False, False, True)
    place = np.array([0.0, 1.9, 0.3])
    link = Link((place, place), (2, 0), pulls)
    return (
        carry(masses, on((0, -1, 0), (0, 1, 0), segments=(0, 1)), [joint], AXES, [link]), masses, link, joint,
    )  # fmt: skip


def test_a_hand_that_holds_takes_effort_from_the_joint() -> None:
    found, masses, link, joint = held(np.concatenate([np.eye(3), -np.eye(3)]))
    assert abs(found.moments[0].likely) < 5
    assert found.held[0][2] == pytest.approx(10 * GRAVITY / 0.9, rel=0.1)
    assert at(masses, found, [link], joint) == pytest.approx(-at(masses, found, [link], joint, beyond=False), abs=1e-3)
    assert at(masses, found, [link], joint)[0] == pytest.approx(found.moments[0].likely, abs=1e-3)


def test_a_strap_does_not_push() -> None:
    found, *_ = held(np.array([[0.0, 0, -1]]))
    assert found.held[0] == pytest.approx([0, 0, 0], abs=1e-3)
    assert abs(found.moments[0].likely) == pytest.approx(10 * GRAVITY, rel=0.01)


@given(st.floats(-180, 180), st.floats(-2, 2), st.floats(-2, 2))
def test_it_does_not_matter_where_the_body_stands_or_which_way_it_looks(turn: float, x: float, y: float) -> None:
    masses = Masses(np.array([[0.0, 0, 0.3], [0.1, 1, 0.3], [0, 2, 0.4]]), np.array([12.0, 20.0, 8.0]))
    supports = on((-0.2, 0, 0), (0.3, 0.1, 0), (0, 2.1, 0), segments=(0, 0, 2))
    joint = middle(False, False, True)
    before = carry(masses, supports, [joint], AXES)
    r, shift = about_z(turn), np.array([x, y, 0.0])
    after = carry(
        replace(masses, places=masses.places @ r.T + shift),
        replace(supports, places=supports.places @ r.T + shift),
        [replace(joint, place=r @ joint.place + shift)],
        AXES @ r.T,
    )
    assert [one.likely for one in after.moments] == pytest.approx([one.likely for one in before.moments], abs=1e-3)
    assert after.forces[:, 2] == pytest.approx(before.forces[:, 2], abs=1e-3)
