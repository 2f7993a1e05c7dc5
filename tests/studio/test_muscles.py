"""Every muscle that the catalogue names has a place on both bodies, where an anatomist would look for it."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest
from studio.author import FIGURES
from studio.body import Body, body
from studio.moves import MOVES, found
from studio.muscles import fields, packed
from studio.quantised import unpack

from lumbar.catalogue import load_catalogue
from lumbar.web.figures import DEEP
from studio import manifest

NAMED = sorted(
    {one for exercise in load_catalogue().exercises.values() for one in (*exercise.worked, *exercise.stretched)}
)
MIDDLE = 0.005
"""Metres from the middle within which a vertex is on neither side."""
FRONT = ("rectus-abdominis", "chest", "hip-flexors", "quadriceps")
BACK = (
    "erector-spinae", "multifidus", "gluteus-maximus", "hamstrings", "calves", "trapezius-middle", "trapezius-lower",
    "piriformis", "thoracolumbar-fascia", "lumbar-rotators", "neck-extensors", "scapular-stabilisers",
)  # fmt: skip
SIDE = ("gluteus-medius", "hip-abductors", "iliotibial-band", "obliques", "serratus-anterior")
FROM_ABOVE = (
    "neck-extensors", "trapezius-middle", "trapezius-lower", "lumbar-rotators", "gluteus-maximus", "hamstrings",
    "calves",
)  # fmt: skip


@cache
def muscles(figure: str) -> dict[str, np.ndarray]:
    return fields(body(figure))


def within(figure: str, muscle: str) -> tuple[Body, np.ndarray]:
    return body(figure), muscles(figure)[muscle] > 0


@pytest.mark.parametrize("figure", FIGURES)
@pytest.mark.parametrize("muscle", NAMED)
def test_every_muscle_of_the_catalogue_has_a_place_on_both_sides(muscle: str, figure: str) -> None:
    b, inside = within(figure, muscle)
    assert 5 <= inside.sum() < len(b.v) / 5
    left, right = ((inside & (b.v[:, 0] * side > MIDDLE)).sum() for side in (1, -1))
    assert abs(left - right) <= 2 + 0.1 * max(left, right)


@pytest.mark.parametrize("figure", FIGURES)
@pytest.mark.parametrize(("places", "axis", "sign"), [(FRONT, 1, -1), (BACK, 1, 1)])
def test_front_and_back_are_not_mistaken_for_each_other(
    figure: str, places: tuple[str, ...], axis: int, sign: int
) -> None:
    for muscle in places:
        b, inside = within(figure, muscle)
        assert b.normals[inside, axis].mean() * sign > 0.4, muscle


@pytest.mark.parametrize("figure", FIGURES)
def test_what_lies_at_the_side_faces_outwards(figure: str) -> None:
    for muscle in SIDE:
        b, inside = within(figure, muscle)
        outwards = b.normals[inside, 0] * np.sign(b.v[inside, 0])
        assert outwards.mean() > 0.4, muscle


@pytest.mark.parametrize("figure", FIGURES)
def test_muscles_follow_each_other_down_the_back_of_the_body(figure: str) -> None:
    heights = [b.v[inside, 2].mean() for b, inside in (within(figure, muscle) for muscle in FROM_ABOVE)]
    assert heights == sorted(heights, reverse=True)


@pytest.mark.parametrize("figure", FIGURES)
def test_the_committed_file_is_that_of_the_outlines(figure: str) -> None:
    data = packed(figure)
    head, arrays = unpack(data)
    name = f"{figure}.{manifest.digest(data)}.muscles"
    assert found(MOVES, figure, ".muscles") == MOVES / name, "run `just studio --moves`"
    assert set(head["muscles"]) >= set(NAMED)
    assert arrays["fields"].shape == (len(head["muscles"]), len(body(figure).v))


def test_what_lies_deep_is_a_muscle_of_the_catalogue() -> None:
    assert set(NAMED) >= DEEP
