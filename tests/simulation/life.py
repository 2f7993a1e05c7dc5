"""Twelve weeks of somebody's life with the rules: told, planned, done, told again; watched all the while."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from lumbar.catalogue import Catalogue, load_catalogue
from lumbar.diary import Decision, Progress
from lumbar.planning import NotCleared, Planned, Session, State, Wish, plan, state, usual
from lumbar.screening import Clearance, Person
from lumbar.wire import encode
from tests.simulation import reading
from tests.simulation.answering import answered
from tests.simulation.changing import changed
from tests.simulation.diary import ZONE, Diary
from tests.simulation.known import Known
from tests.simulation.playing import Play
from tests.simulation.somebody import Somebody, born
from tests.simulation.tally import (
    Series,
    around,
    judged,
    most_within,
    places_by_week,
    steps_by_week,
    turns,
    weekly_growth,
)
from tests.simulation.watch import Watch

WEEKS = 12
FIRST = date(2026, 3, 2)
"""A Monday, four weeks before the clocks change."""
DAY = timedelta(days=1)
Policy = Callable[[Catalogue, Clearance, Progress, Wish, datetime, int], Session]


@dataclass(frozen=True)
class Lived:
    """What came of one life: breaches of what must always hold, how often each was looked at, counts, and counts of
    many things by week, by reason or by exercise.
    """

    seed: int
    weeks: int
    breaches: tuple[dict[str, str], ...]
    looked: dict[str, int]
    counts: dict[str, int]
    series: dict[str, dict[str, int]]


class Life:
    """One person, one diary, one watch."""

    def __init__(self, seed: int, policy: Policy = plan) -> None:
        self.seed, self.policy = seed, policy
        self.catalogue = load_catalogue()
        self.who: Somebody = born(seed)
        self.diary = Diary(seed)
        self.known = Known(self.who.file, self.who.rises_at if self.who.file is None else "07:00")
        self.watch = Watch(self.catalogue, self.known)
        self.counts: Counter[str] = Counter()
        self.series: Series = defaultdict(Counter)
        self.flares: set[date] = set()
        self.last: tuple[str, date] | None = None
        self.again: Session | None = None
        self.flared = False

    def live(self, weeks: int = WEEKS) -> Lived:
        """From the first day to the last."""
        for number in range(7 * weeks):
            self._day(FIRST + number * DAY)
        decisions = self._look(_at(FIRST + 7 * weeks * DAY, 5)).progress.decisions
        self._sum_up(decisions, weeks)
        breaches = tuple(asdict(breach) for breach in self.watch.breaches.values())
        series = {name: dict(counts) for name, counts in sorted(self.series.items())}
        return Lived(self.seed, weeks, breaches, dict(self.watch.looked), dict(self.counts), series)

    def _sum_up(self, decisions: Sequence[Decision], weeks: int) -> None:
        """What can be counted at the end."""
        again = turns(decisions)
        self.counts["made-up numbers"] = self.who.made_up
        self.counts["steps up"] = len(self.watch.ups)
        self.counts["steps up beyond 20 %, the smallest there is"] = len(self.watch.raised)
        self.counts["flare-ups"] = len(self.flares)
        self.counts["most turns of one exercise in four weeks"] = most_within(again.values())
        self.series["exercises"].update(list(again))
        self.series["turns"] = Counter({exercise: len(days) for exercise, days in again.items()})
        self.series["turns of an exercise"].update(str(len(days)) for days in again.values())
        self.series["judged"] = judged(decisions, self.catalogue)
        self.series["light"] = Counter(decision.light for decision in decisions if decision.light is not None)
        self.series["places"] = places_by_week(decisions, FIRST, weeks, self.catalogue)
        self.series["times of a strength exercise"].update(str(len(each)) for each in self.known.given.values())
        self.series["growth of an exercise"] = self.watch.grown
        self.series["growth of a week"] = weekly_growth(self.known.given.values(), FIRST)
        self.series |= steps_by_week(decisions, FIRST) | around(self.known.pains, self.flares)

    def _day(self, day: date) -> None:
        who = self.who
        who.wakes(day)
        self.counts["days away"] += who.away_days > 0
        self._morning(_at(day, 5, 45))
        at = _at(day, who.hour, who.dice.randint(0, 59))
        if self.known.chosen is None and (who.file is None or who.chance(0.005)):
            self._answers(at - timedelta(hours=1))
        for _ in range((2 if who.chance(0.06) else 1) if who.trains() else 0):
            at = self._session(at) + timedelta(hours=who.dice.randint(1, 3))
        if at.hour == who.hour and who.chance(0.15):
            self._looks_in(at)

    def _morning(self, at: datetime) -> None:
        """How yesterday was borne, and at times that a flare-up is on or over."""
        who = self.who
        if self.last is not None and self.last[1] + DAY == at.date() and who.chance(0.75):
            pain = who.says(who.pain)
            self.diary.tell("morning", at, session=self.last[0], pain=pain)
            self.known.tells_pain(at.date(), pain)
        begins = who.flare_days > 0 and who.chance(0.05)
        if begins or who.chance(0.005):
            self.diary.tell("flare", at, on=begins)
            self.known.flare = at.date() if begins else None
            self.known.calm = self.known.calm if begins else at.date()

    def _answers(self, at: datetime, *, well: bool = False) -> None:
        who = self.who
        chosen = answered(who, at, well=well)
        self.counts["questionnaires"] += 1
        self.counts["questionnaires that contradict themselves"] += bool(
            set(chosen.get("worse", ())) & set(chosen.get("eases", ()))
        )
        year = 2015 if who.chance(who.careless * 0.05) else who.year
        self.diary.tell("answers", at, chosen=chosen, born=f"{year}-05-31", rises_at=who.rises_at)
        self.known.answers(chosen)
        self.known.rises_at = who.rises_at

    def _check(self, at: datetime) -> None:
        who, day = self.who, at.date()
        pain = who.says(who.pain)
        flare = who.chance(0.4) if who.flare_days else who.chance(0.01 + who.careless * 0.03)
        new = [who.dice.choice(reading.symptoms())] if who.chance(0.002) else []
        self.diary.tell("check", at, pain=pain, flare=flare, new=new)
        self.known.tells_pain(day, pain)
        self.known.check = (day, pain)
        self.known.flare = day if flare else self.known.flare
        if new:
            self.known.signs += new
            self.known.something_new()

    def _looks_in(self, at: datetime) -> None:
        """A check without a session."""
        self._check(at)
        self._look(at)

    def _look(self, at: datetime) -> State:
        found = state(self.catalogue, self.who.file or Person(), self.diary.entries, at)
        self.watch.fold(found.progress)
        if found.progress.flare is not None or self.flared:
            self.known.calm = at.date()
        self.flared = found.progress.flare is not None
        if found.progress.flare is not None:
            self.flares.add(found.progress.flare.since)
        self.counts["folds"] += 1
        self.counts["folds in a flare-up"] += self.flared
        return found

    def _session(self, at: datetime) -> datetime:
        """Check, plan, play; gives the moment after."""
        if self.who.chance(0.93):
            self._check(at)
        found = self._look(at)
        session = self._planned(found, at)
        if session is None:
            self._sees_to_it(found.clearance, at)
            return at
        if found.clearance.rescreen is not None and self.who.chance(0.3):
            self._answers(at + timedelta(hours=1), well=self.who.chance(0.9))
        if self.who.chance(0.05 + self.who.careless * 0.2):
            self.counts["sessions planned and not played"] += 1
            return at
        if self.again is not None and self.who.chance(self.who.careless * 0.1):
            self.counts["old sessions played again"] += 1
            return self._plays(self.again, at, again=True)
        return self._plays(session, at)

    def _planned(self, found: State, at: datetime) -> Session | None:
        day = (self.catalogue, found.clearance, found.progress)
        wish = self.who.wishes() or usual(*day, at)
        try:
            session = self.policy(*day, wish, at, self.seed)
        except NotCleared:
            self.counts["days locked"] += 1
            self.watch.plan(at, found, None)
            return None
        self.watch.plan(at, found, session)
        if self.who.chance(0.12) and not found.clearance.locked:
            session = self._changed(found, Planned(*day, wish, at, self.seed, session))
        self.counts["sessions planned"] += 1
        self._tally(session, at)
        self.counts["relief alone"] += session.label is not None
        self.counts["in a flare-up"] += "FLARE" in found.clearance.conditions
        return session

    def _changed(self, found: State, planned: Planned) -> Session:
        """The session after one change; the same where nothing can be changed there."""
        wish = changed(self.who, planned)
        if wish is None:
            return planned.session
        session = self.policy(planned.catalogue, planned.clearance, planned.progress, wish, planned.now, self.seed)
        self.watch.plan(planned.now, found, session, wish.edits.without)
        self.counts["sessions changed"] += 1
        return session

    def _tally(self, session: Session, at: datetime) -> None:
        """Why it is shortened or holds no strength; what of it goes the way that this person does not bear, by week."""
        if session.shortened is not None:
            self.series["shortened"][session.shortened.key.rpartition(".")[2]] += 1
        if session.label is not None:
            self.series["relief alone"][session.label.key.rpartition(".")[2]] += 1
        if self.who.bad_way is not None:
            week = str((at.date() - FIRST).days // 7)
            tags = [self.catalogue.variant(item.variant).tags for item in session.items]
            self.series["items"][week] += len(tags)
            self.series["items the way not borne"][week] += sum(f"{self.who.bad_way}_end" in each for each in tags)

    def _plays(self, session: Session, at: datetime, *, again: bool = False) -> datetime:
        self.again = session
        if self.who.chance(0.04):
            self._prefers(self.who.dice.choice(session.items).exercise if session.items else "bridge", at)
        data: dict[str, Any] = encode(session)
        entry = self.diary.tell("planned", at, session=data)
        self.last = (entry.id, at.date())
        self.counts["sessions played"] += 1
        play = Play(self.who, self.diary, self.known, self.catalogue, session, again=again)
        return play.whole(entry.id, at)

    def _prefers(self, exercise: str, at: datetime) -> None:
        """Never again, or less, or more of it; what is to come never again may come back by another word."""
        like = self.who.dice.choice(("never", "never", "less", "normal", "more"))
        if self.known.never and self.who.chance(0.3):
            exercise, like = self.who.dice.choice(sorted(self.known.never)), "normal"
        self.diary.tell("preference", at, exercise=exercise, like=like)
        self.known.prefers(exercise, like)

    def _sees_to_it(self, clearance: Clearance, at: datetime) -> None:
        """A locked person sees a doctor, or answers anew."""
        clearable = [finding.question for finding in clearance.findings if finding.clearable]
        if clearable and self.who.chance(0.4):
            self.diary.tell("clearance", at, by="Dr Weber", on=at.date().isoformat(), questions=clearable)
            self.known.agreed |= set(clearable)
        elif clearance.findings and clearance.findings[0].question != "check-severe" and self.who.chance(0.3):
            self._answers(at, well=True)


def _at(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=ZoneInfo(ZONE))
