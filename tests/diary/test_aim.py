"""What the weeks are for, as the diary holds it, and what was done between sessions."""

from __future__ import annotations

import pytest

from lumbar.diary import Aim, BadEntry, Moved, Progress, fold, read_entry, write_entry
from lumbar.diary.weeks import streak
from tests.diary.diary_tools import CATALOGUE, Person, moment


def progress(person: Person, day: int = 30) -> Progress:
    return fold(person.entries, CATALOGUE, moment(day))


def test_who_said_nothing_wants_nothing_in_particular() -> None:
    assert progress(Person()).aim == Aim(goal=None, days=None, weekdays=(), activity="walk", activity_days=2)


def test_the_last_word_on_each_wish_counts() -> None:
    person = Person()
    person.tell("preference", moment(1, "10:00"), goal="office", days=4, weekdays=["mon", "thu"], easier_weeks=True)
    person.tell("preference", moment(2, "10:00"), goal="wear", activity="swim", activity_days=0)
    person.tell("preference", moment(3, "10:00"), easier_weeks=False, minutes=12)
    assert progress(person).aim == Aim("wear", 4, ("mon", "thu"), False, "swim", 0)
    person.tell("preference", moment(4, "10:00"), weekdays=[])
    assert progress(person).aim.weekdays == ()


@pytest.mark.parametrize(
    "wrong", [{"days": 8}, {"days": 0}, {"activity_days": 5}, {"goal": "abs"}, {"weekdays": ["x"]}]
)
def test_a_wish_that_cannot_be_is_refused(wrong: dict[str, object]) -> None:
    person = Person()
    person.tell("preference", moment(1, "10:00"), days=3)
    plain = write_entry(person.entries[0])
    with pytest.raises(BadEntry):
        read_entry({**plain, "data": wrong})


def test_walks_and_swims_are_told_by_day() -> None:
    person = Person()
    person.tell("activity", moment(2, "23:30"), activity="walk", minutes=25)
    person.tell("activity", moment(4, "08:00"), activity="swim", minutes=30)
    first, second = progress(person).moved
    assert first == Moved(moment(2).date(), "walk", 25)
    assert (second.activity, second.minutes) == ("swim", 30)


def test_weeks_in_a_row_count_the_days_that_were_aimed_for() -> None:
    today = moment(20).date()
    days = [moment(number).date() for number in (10, 12, 17, 19)]
    assert streak(days, today) == 0
    assert streak(days, today, 2) == 2
