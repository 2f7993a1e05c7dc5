"""How long the time between the work may be, as the diary holds it."""

from __future__ import annotations

import pytest

from lumbar.diary import BadEntry, Times, fold, read_entry, write_entry
from tests.diary.diary_tools import CATALOGUE, Person, moment


def times(person: Person) -> Times:
    return fold(person.entries, CATALOGUE, moment(30)).times


def test_who_set_nothing_has_the_usual_times() -> None:
    assert times(Person()) == Times(rest=100, change=100, ready_s=5)


def test_the_last_word_on_each_time_counts_and_zero_is_a_word() -> None:
    person = Person()
    person.tell("preference", moment(1, "10:00"), rest=0, change=150, ready_s=10)
    person.tell("preference", moment(2, "10:00"), ready_s=0, minutes=12)
    assert times(person) == Times(rest=0, change=150, ready_s=0)


@pytest.mark.parametrize("wrong", [{"rest": 201}, {"change": -1}, {"ready_s": 16}, {"ready_s": "long"}])
def test_a_time_that_cannot_be_is_refused(wrong: dict[str, object]) -> None:
    person = Person()
    person.tell("preference", moment(1, "10:00"), rest=50)
    plain = write_entry(person.entries[0])
    with pytest.raises(BadEntry):
        read_entry({**plain, "data": wrong})
