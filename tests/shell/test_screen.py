"""`lumbar screen` as a person types it."""

import json
from pathlib import Path

from lumbar.screening import questionnaire
from tests.shell.terminal import lumbar, one_sentence

AT = "2026-05-20T18:00:00+02:00"


def answers_file(folder: Path, **chosen: list[str]) -> Path:
    """Nothing wrong but what is chosen."""
    none: dict[str, list[str]] = {group.id: [] for group in questionnaire().groups if group.kind == "many"}
    lines = [f"{group} = {json.dumps(options)}" for group, options in {**none, "pain": ["no"], **chosen}.items()]
    file = folder / "answers.toml"
    file.write_text("\n".join([f"at = {AT}", "born = 1980", "[chosen]", *lines]), "utf-8")
    return file


def test_someone_healthy_is_told_that_they_can_start(tmp_path: Path) -> None:
    told = lumbar("screen", answers_file(tmp_path), "--at", AT)
    assert told.returncode == 0
    assert told.stdout.startswith("You can start.")
    assert "0 wait" in told.stdout


def test_an_emergency_ends_with_three_and_says_whom_to_call(tmp_path: Path) -> None:
    told = lumbar("screen", answers_file(tmp_path, nerves=["saddle"], country=["GB"]), "--at", AT)
    assert told.returncode == 3
    assert "Call 999 now" in told.stdout
    assert "wait." not in told.stdout


def test_the_whole_clearance_comes_as_json(tmp_path: Path) -> None:
    person = tmp_path / "person.toml"
    person.write_text('conditions = ["WRIST"]', "utf-8")
    told = lumbar("screen", answers_file(tmp_path, care=["knee"]), "--person", person, "--at", AT, "--json")
    clearance = json.loads(told.stdout)
    assert told.returncode == 0
    assert (clearance["level"], clearance["conditions"], clearance["locked"]) == ("adapt", ["KNEE", "WRIST"], False)
    assert "knee" in clearance["verdicts"]["pigeon/base"]["excluded"][0]["text"]


def test_a_wrong_answers_file_is_one_sentence(tmp_path: Path) -> None:
    told = lumbar("screen", answers_file(tmp_path, care=["elbow"]))
    assert told.returncode == 2
    assert "elbow" in told.stderr and one_sentence(told.stderr)
