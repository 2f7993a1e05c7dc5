"""A wrong exercise file says where it is wrong and how; a right one becomes an exercise."""

from pathlib import Path

import pytest

from lumbar.catalogue import BadCatalogue, Catalogue, load_catalogue, read_catalogue

RIGHT = """
kinds = ["strength"]
rows = [{ id = "A-K1" }]
worked = ["multifidus"]
stretched = []

[variants.base]
start = "quadruped"
sides = "each"
spine = ["neutral"]
load = "low"
tags = ["kneel_wb"]
places = ["floor", "bed"]

[variants.base.dose]
kind = "hold"
seconds = { min = 20, max = 40 }
rest_s = 5
start_s = 20

[variants.harder]
level = 2

[variants.easier]
level = -1
tags = []
"""


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    (tmp_path / "plank.toml").write_text(RIGHT, encoding="utf-8")
    return tmp_path


def change(shelf: Path, old: str, new: str, name: str = "plank.toml") -> None:
    assert old in RIGHT
    (shelf / name).write_text(RIGHT.replace(old, new), encoding="utf-8")


def complaints(shelf: Path) -> list[str]:
    with pytest.raises(BadCatalogue) as trouble:
        read_catalogue(shelf.iterdir())
    return str(trouble.value).splitlines()


def test_a_right_file_becomes_an_exercise_with_its_forms_from_easy_to_hard(shelf: Path) -> None:
    exercise = read_catalogue(shelf.iterdir())["plank"]
    assert [variant.id for variant in exercise.variants] == ["plank/easier", "plank/base", "plank/harder"]
    assert exercise.base.exercise == "plank"
    assert exercise.base.form == "base"
    assert exercise.strengthens


def test_a_form_takes_from_the_plain_form_what_it_does_not_state(shelf: Path) -> None:
    catalogue = read_catalogue(shelf.iterdir())
    assert catalogue.variant("plank/harder").tags == {"kneel_wb"}
    assert catalogue.variant("plank/easier").tags == frozenset()
    assert catalogue.variant("plank/easier").places == ("floor", "bed")
    assert catalogue.variant("plank/easier").dose == catalogue["plank"].base.dose


def test_files_that_are_not_toml_are_passed_over(shelf: Path) -> None:
    (shelf / "read-me.txt").write_text("not an exercise", encoding="utf-8")
    assert len(read_catalogue(shelf.iterdir())) == 1


def test_the_shipped_catalogue_is_read_once() -> None:
    assert load_catalogue() is load_catalogue()


@pytest.mark.parametrize("id", ["plank/none", "nothing/base"])
def test_a_variant_that_is_not_there_is_a_key_error_that_names_it(shelf: Path, id: str) -> None:
    with pytest.raises(KeyError, match=id):
        read_catalogue(shelf.iterdir()).variant(id)


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("worked =", "worekd =", "plank.toml: plank: unknown field 'worekd'"),
        ("stretched = []\n", "", "plank.toml: plank: the field 'stretched' is missing"),
        ('"strength"', '"strenght"', "plank.toml: plank.kinds[0]: 'strenght' is not one of"),
        ("variants.base", "variants.plain", "plank.toml: variants.base: the plain form is missing"),
        ("level = 2", 'level = "two"', "plank.toml: variants.harder.level: 'two' stands where a whole number belongs"),
        ("level = 2", "colour = 2", "plank.toml: variants.harder: unknown field 'colour'"),
        ("tags = []", 'tags = ["heavy"]', "plank.toml: variants.easier.tags[0]: 'heavy' is not one of"),
        ("min = 20", "min = 50", "plank.toml: variants.base.dose.seconds: the span 50 to 40 runs backwards"),
        ("min = 20", "min = -1", "plank.toml: variants.base.dose.seconds: the span -1 to 40 runs backwards or below"),
        ('kind = "hold"', 'kind = "jump"', "plank.toml: variants.base.dose: "),
        ("rest_s = 5\n", "", "plank.toml: variants.base.dose: the field 'rest_s' is missing"),
        ("rest_s = 5", "rest_s =", "plank.toml: Invalid value"),
        ('["strength"]', "[]", "plank.toml: kinds: name at least one"),
        (
            'kinds = ["strength"]',
            'kinds = ["strength"]\nbegins = "nowhere"',
            "plank.toml: begins: there is no form 'nowhere'",
        ),
        ('[{ id = "A-K1" }]', "[]", "plank.toml: rows: name the row of table 1.1 it comes from"),
        ("start_s = 20", "start_s = 50", "plank.toml: variants.base.dose.start_s: it starts at 50, above the most"),
        ('start = "quadruped"', 'level = 1\nstart = "quadruped"', "plank.toml: variants.base.level: the plain form"),
        ('"neutral"', '"rotation-end"', "plank.toml: variants.base.tags: the spine moves in rotation-end, so the tag"),
        ('"quadruped"', '"prone"', "plank.toml: variants.base.tags: the start position is 'prone'"),
        ('"kneel_wb"', '"supine"', "plank.toml: variants.base.tags: the start position is 'quadruped'"),
        ('load = "low"', 'load = "high"', "plank.toml: variants.base.tags: the load is high, so the tag 'load_high'"),
        (
            "stretched = []",
            'stretched = []\neasier = ["rest/base"]',
            "plank.toml: easier: there is no variant 'rest/base'",
        ),
        (
            "stretched = []",
            'stretched = []\nharder = ["plank/odd"]',
            "plank.toml: harder: there is no variant 'plank/odd'",
        ),
        (
            "stretched = []",
            'stretched = []\ninstead = ["plank/easier"]',
            "plank.toml: instead: 'plank/easier' is a form of this exercise",
        ),
        (
            "stretched = []",
            'stretched = []\nsequence.after = "rest"',
            "plank.toml: sequence.after: there is no exercise 'rest'",
        ),
        (
            "stretched = []",
            'stretched = []\nsequence.pairs_with = "rest"',
            "plank.toml: sequence.pairs_with: there is no exercise 'rest'",
        ),
        (
            "stretched = []",
            'stretched = []\nsequence.stages = ["base", "last"]',
            "plank.toml: sequence.stages: there is no form 'last'",
        ),
        (
            "stretched = []",
            'stretched = []\nsequence.recovery = { variant = "rest/base", seconds = { min = 60, max = 120 } }',
            "plank.toml: sequence.recovery: there is no variant 'rest/base'",
        ),
    ],
)
def test_a_wrong_file_is_named_with_its_field_and_the_reason(shelf: Path, old: str, new: str, complaint: str) -> None:
    change(shelf, old, new)
    assert any(line.startswith(complaint) for line in complaints(shelf))


def test_a_form_that_is_no_table_is_named(shelf: Path) -> None:
    change(shelf, RIGHT, RIGHT.replace("[variants.harder]\nlevel = 2\n", "[variants]\nodd = 3\n"))
    assert complaints(shelf) == ["plank.toml: variants.odd: 3 stands where a table belongs"]


@pytest.mark.parametrize(
    ("dose", "amount"),
    [
        ("kind = 'reps'\nreps = { min = 5, max = 8 }\nrep_s = 3\nrest_s = 5\nstart_reps = 9", "start_reps"),
        (
            "kind = 'reps'\nreps = { min = 5, max = 8 }\nhold = { min = 5, max = 9 }\ncap_hold_s = 6\n"
            "rep_s = 3\nrest_s = 5\nstart_reps = 5\nstart_hold_s = 8",
            "start_hold_s",
        ),
        ("kind = 'minutes'\nminutes = { min = 5, max = 8 }\nstart_min = 9", "start_min"),
    ],
)
def test_no_dose_starts_above_the_most_that_is_ever_given(shelf: Path, dose: str, amount: str) -> None:
    head, _, tail = RIGHT.partition("[variants.base.dose]\n")
    rest = tail[tail.index("\n[variants.harder]") :]
    (shelf / "plank.toml").write_text(f"{head}[variants.base.dose]\n{dose}\n{rest}", encoding="utf-8")
    assert any(f"variants.base.dose.{amount}: it starts at" in line for line in complaints(shelf))


def test_a_file_that_is_not_utf_8_is_named(shelf: Path) -> None:
    (shelf / "plank.toml").write_bytes(b"\xff\xfe")
    assert complaints(shelf)[0].startswith("plank.toml: 'utf-8' codec can't decode")


def test_all_faults_of_all_files_are_told_at_once(shelf: Path) -> None:
    change(shelf, "worked =", "worekd =", "arch.toml")
    change(shelf, "rest_s = 5", "rest_s =", "bend.toml")
    change(shelf, "stretched = []", 'stretched = []\neasier = ["none/base"]\nharder = ["none/base"]')
    assert [line.partition(":")[0] for line in complaints(shelf)] == [
        "arch.toml",
        "bend.toml",
        "plank.toml",
        "plank.toml",
    ]


def test_a_link_into_a_file_that_cannot_be_read_is_not_blamed(shelf: Path) -> None:
    change(shelf, "worked =", "worekd =", "arch.toml")
    change(shelf, "stretched = []", 'stretched = []\neasier = ["arch/base"]\nsequence.after = "arch"')
    assert [line.partition(":")[0] for line in complaints(shelf)] == ["arch.toml"]


def test_a_catalogue_goes_through_its_exercises_and_their_forms(shelf: Path) -> None:
    catalogue = read_catalogue(shelf.iterdir())
    assert [exercise.id for exercise in catalogue] == ["plank"]
    assert len(list(catalogue.variants())) == 3
    assert len(Catalogue({})) == 0
