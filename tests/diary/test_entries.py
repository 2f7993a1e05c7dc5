"""Entries through the door: what is read is what was written, and what is wrong is named."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given

from lumbar.diary import BadEntry, Entry, read_entry, write_entry
from tests.diary.strategies import entries

ID = "0b5e4a3c-7f0e-4b8e-9d6e-2f1a1c9d7e55"


def written(**changes: Any) -> dict[str, Any]:
    entry = {"id": ID, "v": 1, "at": "2026-03-02T18:00:00+01:00", "zone": "Europe/Berlin", "kind": "check"}
    return {**entry, "data": {"pain": 2}, **changes}


@given(entries())
def test_what_is_written_is_read_again(entry: Entry) -> None:
    assert read_entry(write_entry(entry)) == entry


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"id": "7"}, "id: '7' is not a UUID"),
        ({"id": ID.upper()}, "lower case"),
        ({"v": 2}, "v: 2 is unknown here"),
        ({"at": "2026-03-02T18:00:00"}, "at: 2026-03-02T18:00:00 has no offset"),
        ({"at": "1970-01-01T00:00:00+00:00"}, "check the clock of the device"),
        ({"at": "yesterday"}, "entry.at: 'yesterday'"),
        ({"zone": "Europe/Atlantis"}, "'Europe/Atlantis' is not a known time zone"),
        ({"zone": "../etc/passwd"}, "is not a known time zone"),
        ({"kind": "dream"}, "entry.kind: 'dream'"),
        ({"data": {"pain": 11}}, "pain is 11; it must be from 0 to 10"),
        ({"data": {"pain": "much"}}, "data.pain: 'much' stands where a whole number belongs"),
        ({"data": {}}, "the field 'pain' is missing"),
        ({"data": {"pain": 1, "mood": "good"}}, "unknown field 'mood'"),
        ({"kind": "clearance", "data": {"by": "Dr Weber", "on": "last week"}}, "write it like 2026-03-31"),
        ({"kind": "answers", "data": {"chosen": {}, "rises_at": "dawn"}}, "write it like 07:00"),
        ({"kind": "preference", "data": {"exercise": "cobra"}}, "give both or neither"),
    ],
)
def test_a_wrong_entry_is_refused_by_its_id_and_field(wrong: dict[str, Any], says: str) -> None:
    with pytest.raises(BadEntry) as refusal:
        read_entry(written(**wrong))
    assert says in str(refusal.value)
    assert str(wrong.get("id", ID)) in str(refusal.value)


def test_something_that_is_no_entry_is_refused() -> None:
    with pytest.raises(BadEntry, match="entry without an id"):
        read_entry([1, 2])


def test_an_exercise_need_not_be_known() -> None:
    data = {"exercise": "headstand", "like": "never"}
    assert read_entry(written(kind="preference", data=data)).data == data
