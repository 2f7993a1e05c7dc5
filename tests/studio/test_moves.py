"""The clips of the moving figure: as their poses are, small, and the same movement that the studio solved."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np
import pytest
from studio.author import FIGURES, read_exercise
from studio.between import between
from studio.body import body
from studio.moves import MOVES, TENTHS, TURN, Clip, clip, digest, found, loop, mesh, quaternions, read
from studio.posed import Posed, Solution
from studio.quantised import pack, unpack
from studio.rotations import about_x, about_y, about_z
from studio.solve import solve

from studio import manifest

MADE = manifest.load()
TOGETHER = 3_000_000
"""Bytes of a body's mesh, its muscles and all its clips."""


@cache
def clips(figure: str, exercise: str) -> dict[str, Clip]:
    return read(found(MOVES / figure, exercise, ".clip"))


@cache
def cobra(figure: str) -> Solution:
    return solve(next(draft for draft in read_exercise("cobra") if draft.variant == "cobra/base"), figure)


@pytest.mark.parametrize("variant", MADE)
def test_every_form_with_a_picture_has_a_clip_of_its_pose(variant: str) -> None:
    exercise, _, form = variant.partition("/")
    for figure in FIGURES:
        draft = next(one for one in read_exercise(exercise, figure) if one.variant == variant)
        assert clips(figure, exercise)[form].head["of"] == digest(draft, figure), "run `just studio --moves`"


@pytest.mark.parametrize("figure", FIGURES)
def test_a_body_and_all_its_clips_are_small(figure: str) -> None:
    files = [*MOVES.glob(f"{figure}.*.m*"), *(MOVES / figure).glob("*.clip")]
    assert sum(file.stat().st_size for file in files) < TOGETHER


def test_a_file_is_named_by_what_is_in_it() -> None:
    files = [path for path in MOVES.rglob("*") if path.is_file()]
    assert len({(path.parent, path.name.partition(".")[0], path.suffix) for path in files}) == len(files)
    for path in files:
        assert path.name.split(".")[1] == manifest.digest(path.read_bytes()), path.name


@pytest.mark.parametrize("figure", FIGURES)
def test_the_mesh_is_the_body_with_four_bones_to_a_vertex(figure: str) -> None:
    head, arrays = unpack(mesh(figure))
    b = body(figure)
    assert np.abs(arrays["places"].T / TENTHS - b.v).max() < 1e-4
    assert (b.f == arrays["quads"].T).all()
    assert (arrays["weights"].sum(0) == 255).all()
    assert head["parents"] == b.parents
    assert found(MOVES, figure, ".mesh") == MOVES / f"{figure}.{manifest.digest(mesh(figure))}.mesh"


@pytest.mark.parametrize("figure", FIGURES)
def test_the_skin_of_a_clip_lies_where_the_studio_solved_it(figure: str) -> None:
    solution, b = cobra(figure), body(figure)
    one = clip(solution, between(solution, figure), figure)
    for sample, posed in enumerate(solution.frames):
        turns, heads = b.place(posed.angles[None], posed.root[None])
        shown = skin(one, figure, sample)
        away = np.linalg.norm(shown - b.skin(turns, heads)[0], axis=1)
        assert np.quantile(away, 0.99) < 0.008
        assert away.max() < 0.03


def skin(one: Clip, figure: str, sample: int) -> np.ndarray:
    """The body as the page puts it together from its files."""
    b = body(figure)
    _, arrays = unpack(mesh(figure))
    own = dict(zip(one.head["bones"], one.arrays["turns"][:, sample].reshape(-1, 4) / TURN, strict=True))
    turns, heads = np.empty((len(b.bones), 3, 3)), np.empty((len(b.bones), 3))
    for k, parent in enumerate(b.parents):
        turn = matrix(own[k]) if k in own else np.eye(3)
        turns[k] = turn if parent < 0 else turns[parent] @ turn
        heads[k] = (
            one.arrays["roots"][:, sample] / TENTHS
            if parent < 0
            else heads[parent] + turns[parent] @ (b.heads[k] - b.heads[parent])
        )
    out = np.zeros_like(b.v)
    for bones, weights in zip(arrays["bones"], arrays["weights"] / 255, strict=True):
        moved = np.einsum("vij,vj->vi", turns[bones], arrays["places"].T / TENTHS - b.heads[bones]) + heads[bones]
        out += weights[:, None] * moved
    return out


def matrix(q: np.ndarray) -> np.ndarray:
    x, y, z, w = q / np.linalg.norm(q)
    return np.array([
        [1 - 2 * (y * y + z * z), 2 * (x * y - w * z), 2 * (x * z + w * y)],
        [2 * (x * y + w * z), 1 - 2 * (x * x + z * z), 2 * (y * z - w * x)],
        [2 * (x * z - w * y), 2 * (y * z + w * x), 1 - 2 * (x * x + y * y)],
    ])  # fmt: skip


def test_quaternions_are_the_rotations_they_were_made_of() -> None:
    turns = np.stack(
        [about_x(a) @ about_y(b) @ about_z(c) for a, b, c in np.random.default_rng(1).uniform(-180, 180, (200, 3))]
    )
    found = quaternions(turns)
    assert np.abs(np.stack([matrix(q) for q in found]) - turns).max() < 1e-9
    assert ((found[1:] * found[:-1]).sum(1) >= 0).all()


def test_numbers_come_back_as_they_were_packed() -> None:
    table = np.random.default_rng(2).integers(-32768, 32768, (5, 40))
    head, arrays = unpack(pack({"name": "x"}, {"table": table, "none": np.zeros((0, 3), dtype=np.int64)}))
    assert head == {"name": "x"}
    assert (arrays["table"] == table).all()
    assert arrays["none"].shape == (0, 3)


def frame(name: str, *at: float) -> Posed:
    return Posed(name, at, np.zeros(1), np.zeros(3), (), frozenset())


def test_a_loop_goes_there_holds_and_comes_back() -> None:
    passed = loop((frame("down", 0.0, 1.0), frame("up", 0.4, 0.6)), [("down", "up")])
    assert [sample for _, sample in passed] == [0, 2, 3, 4, 5, 1, 1, 5, 4, 3, 2, 0]
    assert [at for at, _ in passed] == sorted(at for at, _ in passed)
    assert passed[0][0] == 0
    assert passed[-1][0] == 1


def test_what_does_not_end_where_it_began_goes_back_the_way_it_came() -> None:
    passed = loop((frame("a", 0.0), frame("b", 1.0)), [("a", "b")])
    assert [sample for _, sample in passed] == [0, 2, 3, 4, 5, 1, 5, 4, 3, 2, 0]
    assert (passed[5][0], passed[-1][0]) == (0.5, 1)


def test_a_clip_is_kept_in_place_of_the_one_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from studio import moves

    monkeypatch.setattr(moves, "MOVES", tmp_path)
    one = Clip({"of": "1"}, {"turns": np.ones((4, 2), dtype=np.int64)})
    first = moves.write("female", "cobra", {"base": one})
    second = moves.write("female", "cobra", {"base": one, "wide": one})
    assert first
    assert second
    assert [path.name for path in (tmp_path / "female").iterdir()] == [second.name]
    assert set(read(second)) == {"base", "wide"}
    assert moves.write("female", "cobra", {}) is None
    assert list((tmp_path / "female").iterdir()) == []
