"""`lumbar weeks` as a person or a program uses it."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from lumbar.planning import Programme
from lumbar.wire import decode
from tests.shell.terminal import lumbar

GOLDEN = Path(__file__).parent / "golden/weeks.json"
MONDAY = "2026-05-18T18:00:00+00:00"
WISHED = (
    '{"id": "5f0c1d9e-7f39-4b39-9a53-0f8f8f6f0c01", "v": 1, "at": "2026-05-17T18:00:00+00:00", "zone": "UTC", '
    '"kind": "preference", "data": {"goal": "office", "days": 2, "weekdays": ["tue", "fri"], "minutes": 17, '
    '"activity": "swim", "activity_days": 1, "easier_weeks": true}}'
)


@pytest.fixture
def person(tmp_path: Path) -> Path:
    file = tmp_path / "person.toml"
    file.write_text('conditions = ["WRIST"]\n', "utf-8")
    return file


@pytest.fixture
def diary(tmp_path: Path) -> Path:
    file = tmp_path / "diary.jsonl"
    file.write_text(f"{WISHED}\n", "utf-8")
    return file


def test_a_program_gets_the_weeks_of_the_contract(person: Path, diary: Path) -> None:
    shown = lumbar("weeks", "--weeks", "4", "--person", person, "--diary", diary, "--at", MONDAY, "--json").stdout
    if os.environ.get("LUMBAR_WRITE_CONTRACTS"):
        GOLDEN.write_text(shown, "utf-8")
    assert json.loads(shown) == json.loads(GOLDEN.read_text("utf-8"))


def test_the_weeks_read_back(person: Path) -> None:
    told = json.loads(lumbar("weeks", "--person", person, "--at", MONDAY, "--json").stdout)
    bare = json.loads(json.dumps(told), object_hook=lambda each: {key: each[key] for key in each if key != "text"})
    assert len(decode(Programme, bare).weeks) == 12


def test_a_person_sees_days_lengths_and_reasons(person: Path, diary: Path) -> None:
    shown = lumbar("weeks", "--weeks", "4", "--person", person, "--diary", diary, "--at", MONDAY).stdout
    assert "For: Make up for long sitting" in shown
    assert "This week. Sessions begin with 15 minutes" in shown
    assert "Tue 19 May" in shown
    assert "A swim of 30 minutes" in shown
    assert "An easier week" in shown


def test_who_is_not_cleared_reads_why_and_the_command_ends_with_3(tmp_path: Path) -> None:
    file = tmp_path / "person.toml"
    file.write_text('conditions = ["STENOSIS"]\n', "utf-8")
    refused = lumbar("weeks", "--person", file, "--at", MONDAY)
    assert refused.returncode == 3
    assert refused.stdout == ""
    assert refused.stderr.strip()


def test_without_files_it_is_about_the_own_diary(tmp_path: Path) -> None:
    refused = lumbar("weeks", LUMBAR_DATA=str(tmp_path))
    assert refused.returncode == 3
    assert "questions" in refused.stderr
