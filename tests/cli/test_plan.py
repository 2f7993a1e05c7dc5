"""`lumbar plan` as a person or a program uses it."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from lumbar.planning import Session
from lumbar.wire import decode
from tests.shell.terminal import lumbar

GOLDEN = Path(__file__).parent / "golden/plan.json"
EVENING = "2026-05-20T18:00:00+00:00"
HURT = (
    '{"id": "5f0c1d9e-7f39-4b39-9a53-0f8f8f6f0c01", "v": 1, "at": "2026-05-18T18:00:00+00:00", "zone": "UTC", '
    '"kind": "preference", "data": {"exercise": "bird-dog", "like": "never"}}'
)


@pytest.fixture
def person(tmp_path: Path) -> Path:
    file = tmp_path / "person.toml"
    file.write_text('conditions = ["WRIST"]\n', "utf-8")
    return file


@pytest.fixture
def diary(tmp_path: Path) -> Path:
    file = tmp_path / "diary.jsonl"
    file.write_text(f"{HURT}\n\n", "utf-8")
    return file


def test_a_program_gets_the_session_of_the_contract(person: Path, diary: Path) -> None:
    shown = lumbar("plan", "--minutes", "14", "--person", person, "--diary", diary, "--at", EVENING, "--json").stdout
    if os.environ.get("LUMBAR_WRITE_CONTRACTS"):
        GOLDEN.write_text(shown, "utf-8")
    assert json.loads(shown) == json.loads(GOLDEN.read_text("utf-8"))


def test_the_session_reads_back(person: Path) -> None:
    told = json.loads(lumbar("plan", "--minutes", "7", "--person", person, "--at", EVENING, "--json").stdout)
    bare = json.loads(json.dumps(told), object_hook=lambda each: {key: each[key] for key in each if key != "text"})
    assert decode(Session, bare).seconds == 420


def test_a_person_sees_each_exercise_with_its_reason(person: Path) -> None:
    shown = lumbar("plan", "--minutes", "14", "--person", person, "--at", EVENING).stdout
    assert "14:00" in shown
    assert "Warm-up" in shown
    assert "Bird-dog" in shown
    assert "New for you" in shown


def test_the_place_changes_the_plan_and_says_what_is_lost(person: Path) -> None:
    shown = lumbar("plan", "--place", "chair", "--person", person, "--at", "2026-05-20T18:00").stdout
    assert "chair" in shown
    assert "On a chair" in shown


def test_without_options_it_is_what_the_weeks_ahead_have_for_now(person: Path) -> None:
    monday = lumbar("plan", "--person", person, "--at", "2026-05-18T18:00").stdout
    assert monday.startswith("15:00")
    assert "relief and strength" in monday
    assert lumbar("plan", "--person", person).returncode == 0


def test_who_is_not_cleared_reads_why_and_the_command_ends_with_3(tmp_path: Path) -> None:
    file = tmp_path / "person.toml"
    file.write_text('conditions = ["STENOSIS"]\n', "utf-8")
    refused = lumbar("plan", "--person", file, "--at", EVENING, "--json")
    assert refused.returncode == 3
    assert refused.stdout == ""
    assert len(refused.stderr.strip().splitlines()) >= 2


@pytest.mark.parametrize(
    ("file", "text", "said"),
    [
        ("--person", "conditions = [", "TOML"),
        ("--person", 'conditions = ["HICCUPS"]', "HICCUPS"),
        ("--diary", "{", "line 1"),
        ("--diary", '{"kind": "set"}', "line 1"),
    ],
)
def test_a_wrong_file_is_named_with_the_place(tmp_path: Path, file: str, text: str, said: str) -> None:
    page = tmp_path / "page"
    page.write_text(text, "utf-8")
    refused = lumbar("plan", file, page, "--at", EVENING)
    assert refused.returncode == 2
    assert said in refused.stderr
    assert "Traceback" not in refused.stderr


def test_a_missing_file_and_a_wrong_moment_are_named(tmp_path: Path) -> None:
    assert "gone.jsonl" in lumbar("plan", "--diary", tmp_path / "gone.jsonl").stderr
    refused = lumbar("plan", "--at", "tomorrow")
    assert refused.returncode == 2
    assert "tomorrow" in refused.stderr


def planned(person: Path, *options: str) -> list[str]:
    """The exercises of a plan."""
    shown = lumbar("plan", "--person", person, "--at", EVENING, "--json", *options)
    assert shown.returncode == 0, shown.stderr
    return [item["exercise"] for item in json.loads(shown.stdout)["items"]]


def test_a_session_is_changed_by_options_and_keeps_its_length(person: Path) -> None:
    assert "bird-dog" in planned(person)
    assert "bird-dog" not in planned(person, "--without", "bird-dog")
    assert "seated-tuck" in planned(person, "--with", "seated-tuck")
    eased = lumbar("plan", "--person", person, "--at", EVENING, "--minutes", "20", "--easier", "bird-dog").stdout
    assert eased.startswith("20:00")
    assert "Bird-dog, leg only" in eased


def test_a_swap_lists_what_may_stand_in_and_takes_one_of_them(person: Path) -> None:
    listed = lumbar("plan", "--person", person, "--at", EVENING, "--swap", "bird-dog").stdout
    first = listed.split()[0]
    assert "    " in listed
    told = json.loads(lumbar("plan", "--person", person, "--at", EVENING, "--swap", "bird-dog", "--json").stdout)
    assert told[0]["exercise"] == first
    assert told[0]["changes"][0]["text"]
    after = planned(person, "--swap", f"bird-dog={first}")
    assert first in after
    assert "bird-dog" not in after


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--without", "handstand"), "no exercise"),
        (("--swap", "bird-dog=handstand"), "no exercise"),
        (("--have", "trampoline"), "it can be one of mat, "),
        (("--swap", "bow=swimmer"), "not in this session"),
        (("--swap", "bird-dog=bow"), "cannot stand in"),
        (("--with", "bow"), "no place"),
        (("--harder", "bird-dog"), "It grows after 2 good sessions"),
    ],
)
def test_a_change_that_cannot_be_says_why(person: Path, options: tuple[str, ...], said: str) -> None:
    refused = lumbar("plan", "--person", person, "--at", EVENING, *options)
    assert refused.returncode == 2
    assert said in refused.stderr


def test_what_is_at_hand_decides_what_is_planned(person: Path) -> None:
    assert "strap-leg-raise" in planned(person, "--have", "mat", "--have", "strap", "--with", "strap-leg-raise")
