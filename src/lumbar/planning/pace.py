"""How long the sessions of each week are: from what was done, one gentle step at a time (R12, R13)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median_high

from lumbar.planning.goals import GoalRow
from lumbar.planning.lately import WEEK, Lately
from lumbar.words import Message, message

STEP_MIN = 2
"""Minutes by which sessions grow from one week to the next at most (R13; design)."""
GROWTH = (6, 5)
"""Minutes of strength sessions of a week: six fifths at most of the fullest of the last weeks (section 4.2)."""
LOOK_BACK = 4
"""So many weeks back the fullest one is sought: an easier week or a missed one does not lower what is borne."""
EASIER_EVERY = 4
EASIER = (7, 10)
"""Every fourth week, where the person wants it, is shorter by three tenths (section 4.2)."""
AFTER_FLARE_MIN = 12
"""After a flare-up, the source's session for the weeks after a bad spell comes first (R7, R67)."""
SHORTEST_MIN = 5
"""No session is shorter; where less is left of a week's minutes, there is a session fewer."""


@dataclass(frozen=True)
class WeekPace:
    """A week's sessions: how many more, how long each, why so long; `easier` where it is an easier week."""

    count: int
    minutes: int
    why: Message
    easier: bool = False


class Pace:
    """Goes through the weeks in order, beginning with the running one."""

    def __init__(self, row: GoalRow, usual: int | None, a_week: int, lately: Lately, *, easier_weeks: bool) -> None:
        self._most = usual or row.most_min
        self._first = min(row.first_min, self._most)
        self._a_week = a_week
        self._lately = lately
        self._begun = lately.begun()
        self._easier_weeks = easier_weeks
        self._totals = dict(lately.totals())
        self._base, self._why = self._level()

    def week(self, monday: date, wished: int, *, returning: bool) -> WeekPace:
        """The week's sessions, where `wished` more fit into its days; `returning` after a flare-up.

        What is planned is taken to be done when the week after it is asked for.
        """
        done = [sat.minutes for sat in self._lately.week(monday)]
        spent = self._totals.get(monday, 0)
        easier = self._is_easier(monday)
        length, why = self._base, self._why
        if returning:
            length, why = min(length, AFTER_FLARE_MIN), "after-flare"
        elif easier:
            length, why = max(SHORTEST_MIN, length * EASIER[0] // EASIER[1]), "easier"
        count, minutes = self._within_cap(monday, wished, length, spent)
        if minutes < length:
            why = "cap"
        self._totals[monday] = spent + count * minutes
        if not easier:
            self._go_on([*done, *[minutes] * count], monday)
        return WeekPace(count, minutes, message(f"planning.weeks.why.{why}", n=minutes, most=self._most), easier)

    def _is_easier(self, monday: date) -> bool:
        number = (monday - self._begun) // WEEK
        return self._easier_weeks and number >= 0 and number % EASIER_EVERY == EASIER_EVERY - 1

    def _level(self) -> tuple[int, str]:
        """The length of the running week's sessions, from the weeks before it."""
        this = self._lately.monday
        back = [this - number * WEEK for number in range(1, LOOK_BACK + 2)]
        settled = next((week for week in back if self._lately.week(week) and not self._is_easier(week)), None)
        away = self._lately.away()
        if settled is None:
            return self._first, "start" if away is None else "break"
        reached = median_high([sat.minutes for sat in self._lately.week(settled)])
        if away is not None and away.levels is None:
            return self._clamped(min(self._first, reached)), "break"
        if away is not None and away.levels is not None:
            lower = max(min(self._first, reached), reached - away.levels * STEP_MIN)
            return self._clamped(lower), "break"
        return self._grown(reached, self._earned(len(self._lately.week(settled)), settled))

    def _go_on(self, minutes: Sequence[int], monday: date) -> None:
        """What the week after it builds on."""
        if minutes:
            self._base, self._why = self._grown(median_high(minutes), self._earned(len(minutes), monday))

    def _earned(self, sessions: int, monday: date) -> bool:
        """All sessions of a week but one were done, and nothing in it was too much."""
        return sessions >= max(1, self._a_week - 1) and self._lately.good(monday)

    def _grown(self, reached: int, earned: bool) -> tuple[int, str]:
        if reached >= self._most:
            return self._most, "full"
        if not earned:
            return self._clamped(reached), "holds"
        step = min(STEP_MIN, reached * GROWTH[0] // GROWTH[1] - reached)
        return self._clamped(reached + step), "grows"

    def _clamped(self, minutes: int) -> int:
        return max(SHORTEST_MIN, min(self._most, minutes))

    def _within_cap(self, monday: date, wished: int, length: int, done: int) -> tuple[int, int]:
        """How many sessions of which length keep the week within its minutes."""
        before = [self._totals.get(monday - number * WEEK, 0) for number in range(1, LOOK_BACK + 1)]
        room = max(self._first * self._a_week, max(before) * GROWTH[0] // GROWTH[1]) - done
        count = min(wished, max(0, room) // SHORTEST_MIN)
        return count, min(length, room // count) if count else length
