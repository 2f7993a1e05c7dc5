"""Nothing of the source's 48 rows is lost or made up on the way to the 43 exercises."""

import json
from pathlib import Path
from typing import Any

import pytest

from lumbar.catalogue import DoseRange, HoldRange, MinutesRange, RepsRange, Span, load_catalogue

ROWS: list[dict[str, Any]] = json.loads(
    (Path(__file__).parents[1] / "fixtures" / "source_rows.json").read_text(encoding="utf-8")
)
CATALOGUE = load_catalogue()
BY_ROW = {row.id: (exercise, row) for exercise in CATALOGUE for row in exercise.rows}
OURS = {
    "seconds": "s", "minutes": "s", "hold": "s", "cap_s": "cap", "cap_hold_s": "cap",
    "start_s": "start", "start_reps": "start", "start_hold_s": "start", "start_sets": "start", "start_min": "start",
}  # fmt: skip
ELSEWHERE = {"sides", "variant", "same_as", "after_plank_s", "out_of_session"}
"""Fields of a source dose that are not part of a dose range; each has a test of its own below."""


def as_source(dose: DoseRange) -> dict[str, Any]:
    """A dose range in the words of the source table, every number spelled out."""
    found: dict[str, Any] = {"kind": dose.kind, "ours": {OURS.get(field, field) for field in dose.ours}}
    match dose:
        case HoldRange():
            found |= {"s": _pair(dose.seconds), "start": {"s": dose.start_s, "sets": dose.start_sets}}
            found |= {"breaths": _pair(dose.breaths), "cap": dose.cap_s}
        case RepsRange():
            found |= {"reps": _pair(dose.reps), "s": _pair(dose.hold), "rep_s": dose.rep_s, "counts": dose.counts}
            found["start"] = {"reps": dose.start_reps, "s": dose.start_hold_s, "sets": dose.start_sets}
            found["cap"] = dose.cap_hold_s
        case MinutesRange():
            minutes = dose.minutes
            found |= {"s": [minutes.min * 60, minutes.max * 60], "start": {"s": dose.start_min * 60}}
            return found | {"sets": [1, 1], "rest_s": 0}
    return found | {"sets": _pair(dose.sets), "rest_s": dose.rest_s, "user_ends": dose.user_ends}


def spelled_out(row: dict[str, Any]) -> dict[str, Any]:
    """The dose of a source row with the values it leaves to their defaults."""
    dose = {key: value for key, value in row["dose"].items() if key not in ELSEWHERE}
    defaults: dict[str, Any] = {"ours": []}
    start = {"sets": 1} if dose["kind"] != "minutes" else {}
    if dose["kind"] == "hold":
        defaults |= {"breaths": None, "cap": None, "user_ends": False}
    if dose["kind"] == "reps":
        defaults |= {"s": None, "cap": None, "counts": "", "user_ends": False}
        start["s"] = 0
    found = {**defaults, **dose, "start": start | dose["start"]}
    found["cap"] = found["cap"]["s"] if found.get("cap") else found.get("cap")
    if dose["kind"] == "minutes":
        del found["cap"]
    return found | {"ours": set(found["ours"])}


def _pair(span: Span | None) -> list[int] | None:
    return None if span is None else [span.min, span.max]


def test_every_row_stands_in_exactly_one_exercise_and_none_is_made_up() -> None:
    listed = [row.id for exercise in CATALOGUE for row in exercise.rows]
    assert sorted(listed) == sorted(row["id"] for row in ROWS)
    assert len(listed) == 48


def test_there_are_exactly_the_43_exercises() -> None:
    assert {exercise.id for exercise in CATALOGUE} == {row["canonical"] for row in ROWS}
    assert len(CATALOGUE) == 43


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_a_row_keeps_its_exercise_and_every_number_of_its_dose(row: dict[str, Any]) -> None:
    exercise, kept = BY_ROW[row["id"]]
    assert exercise.id == row["canonical"]
    ours, source = as_source(kept.dose or exercise.base.dose), spelled_out(row)
    if "same_as" in row["dose"] and kept.dose is None:
        main = next(other for other in ROWS if other["id"] == row["dose"]["same_as"])
        source["ours"] = spelled_out(main)["ours"]
    assert ours == source


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_a_row_keeps_its_sides(row: dict[str, Any]) -> None:
    exercise, _ = BY_ROW[row["id"]]
    assert row["sides"] == row["dose"]["sides"] == (1 if exercise.base.sides == "bilateral" else 2)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_a_rows_demands_are_those_of_the_plain_form_or_belong_to_another_form(row: dict[str, Any]) -> None:
    exercise, kept = BY_ROW[row["id"]]
    if kept is exercise.rows[0]:
        assert exercise.base.tags == set(row["tags"])
    else:
        assert set(row["tags"]) <= set().union(*(variant.tags for variant in exercise.variants))


@pytest.mark.parametrize("row", [row for row in ROWS if "variant" in row["dose"]], ids=lambda row: row["id"])
def test_a_form_that_has_its_own_dose_in_the_source_keeps_it(row: dict[str, Any]) -> None:
    source = row["dose"]["variant"]
    dose = CATALOGUE.variant(f"{row['canonical']}/{source['name']}").dose
    assert isinstance(dose, RepsRange)
    assert {"kind": "reps", "reps": _pair(dose.reps), "s": _pair(dose.hold), "rep_s": dose.rep_s} == {
        key: value for key, value in source.items() if key != "name"
    }


def test_the_rest_after_a_plank_lasts_as_long_as_the_source_says() -> None:
    (row,) = (row for row in ROWS if "after_plank_s" in row["dose"])
    for plank in ("high-plank", "forearm-plank"):
        recovery = CATALOGUE[plank].sequence.recovery
        assert recovery is not None
        assert recovery.variant == f"{row['canonical']}/base"
        assert _pair(recovery.seconds) == row["dose"]["after_plank_s"]


def test_only_the_swim_is_done_outside_the_session() -> None:
    outside = {row["canonical"] for row in ROWS if row["dose"].get("out_of_session")}
    assert {exercise.id for exercise in CATALOGUE if not exercise.in_session} == outside


def test_a_row_knows_its_section_of_the_source() -> None:
    assert CATALOGUE["cat-cow"].sections == {"A strengthening", "B main"}
    assert CATALOGUE["bridge"].sections == {"A strengthening", "B warm-up", "B main"}
    assert CATALOGUE["knee-rolls"].sections == {"B therapeutic"}
    assert CATALOGUE["pigeon"].sections == {"A stretching"}
