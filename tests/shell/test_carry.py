"""A diary leaves one home and arrives in another."""

import json
from pathlib import Path
from uuid import uuid4

import pytest

from lumbar.web.carry import BadLine, lines_in
from lumbar.web.people import local_person
from lumbar.words import render
from tests.shell.terminal import lumbar, one_sentence


def line(**changed: object) -> str:
    entry = {
        "id": str(uuid4()),
        "v": 1,
        "at": "2026-05-01T07:30:00+02:00",
        "zone": "Europe/Riga",
        "kind": "clearance",
        "data": {"by": "доктор Озолс", "on": "2026-04-30", "codes": ["KNEE"], "questions": []},
    }
    return json.dumps({name: value for name, value in {**entry, **changed}.items() if value is not None})


def test_what_is_exported_comes_back_the_same(tmp_path: Path) -> None:
    written = tmp_path / "written.jsonl"
    lines = [line(at=f"2026-05-0{day}T07:30:00Z") for day in (3, 1, 2)]
    written.write_text("\n".join(lines) + "\n\n")
    assert lumbar("import", written, "--data", tmp_path / "one").stdout.startswith("3 entries added")
    first, second = tmp_path / "first.jsonl", tmp_path / "second.jsonl"
    assert lumbar("export", first, "--data", tmp_path / "one").returncode == 0
    assert lumbar("import", first, "--data", tmp_path / "two").returncode == 0
    assert lumbar("export", second, "--data", tmp_path / "two").returncode == 0
    entries = [json.loads(text) for text in second.read_text("utf-8").splitlines()]
    assert first.read_text("utf-8") == second.read_text("utf-8")
    assert sorted(entries, key=str) == sorted(
        (json.loads(text) for text in written.read_text().splitlines() if text), key=str
    )
    assert [entry["at"][9] for entry in entries] == ["1", "2", "3"]


def test_importing_twice_adds_nothing(tmp_path: Path) -> None:
    file = tmp_path / "diary.jsonl"
    file.write_text(line() + "\n" + line())
    assert lumbar("import", file, "--data", tmp_path).stdout == "2 entries added, 0 were there already.\n"
    assert lumbar("import", file, "--data", tmp_path).stdout == "0 entries added, 2 were there already.\n"
    assert len(lumbar("export", "--data", tmp_path).stdout.splitlines()) == 2


@pytest.mark.parametrize(
    ("bad", "named"),
    [
        ("not json", "JSON"),
        ('"a text"', "a text"),
        (line(kind=None), "kind"),
        (line(mood="fine"), "mood"),
        (line(id="seven"), "seven"),
        (line(v=0), "v: 0"),
        (line(v=True), "True"),
        (line(at="yesterday"), "yesterday"),
        (line(at="2026-05-01T07:30:00"), "offset"),
        (line(zone="Middle/Earth"), "Middle/Earth"),
        (line(zone="../secret"), "../secret"),
        (line(kind="dream"), "dream"),
        (line(data=[1]), "data"),
        (line(data={"by": "nobody"}), "'on' is missing"),
    ],
)
@pytest.mark.django_db
def test_a_bad_line_is_named_and_nothing_is_added(bad: str, named: str) -> None:
    with pytest.raises(BadLine) as refused:
        lines_in(local_person(), [line(), bad, line()])
    said = render(refused.value.message)
    assert said.startswith("Line 2: ")
    assert named in said
    assert not local_person().entries.exists()


def test_a_file_with_a_bad_line_adds_nothing(tmp_path: Path) -> None:
    file = tmp_path / "diary.jsonl"
    file.write_text(f"{line()}\n{line(zone='Middle/Earth')}\n")
    refused = lumbar("import", file, "--data", tmp_path)
    assert refused.returncode == 2
    assert one_sentence(refused.stderr)
    assert all(part in refused.stderr for part in ("diary.jsonl", "Line 2", "Middle/Earth"))
    assert lumbar("export", "--data", tmp_path).stdout == ""


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    refused = lumbar("import", tmp_path / "gone.jsonl", "--data", tmp_path)
    assert refused.returncode == 2
    assert one_sentence(refused.stderr)
    assert "gone.jsonl" in refused.stderr


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    refused = lumbar("export", tmp_path / "no" / "folder.jsonl", "--data", tmp_path)
    assert refused.returncode == 2
    assert one_sentence(refused.stderr)
    assert "folder.jsonl" in refused.stderr
