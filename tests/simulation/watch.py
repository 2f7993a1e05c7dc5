"""What must never happen: watched at every fold and every plan of a life."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import groupby

from lumbar.catalogue import Breaths, Catalogue, steps, work_seconds
from lumbar.diary import Decision, Progress, Standing
from lumbar.planning import Item, Session, State
from tests.simulation.known import Given, Known
from tests.simulation.reading import excludes
from tests.simulation.tally import UP, growth

TWO_DAYS = timedelta(hours=48)
WEEK = timedelta(days=7)
CAP = 1.2
TOLERANCE = 0.03


@dataclass(frozen=True)
class Breach:
    """A promise that was not kept: which, when, and what was seen."""

    promise: str
    at: str
    seen: str


@dataclass
class Watch:
    """Collects breaches, each once. `raised` counts steps up that exceed the weekly cap as the smallest step there
    is, `ups` all steps up that were seen, by the moment they were taken, `looked` how often each promise was looked
    at, and `grown` by how many per cent an exercise was given more than when it was first given within seven days."""

    catalogue: Catalogue
    known: Known
    breaches: dict[tuple[str, str], Breach] = field(default_factory=dict)
    raised: set[tuple[str, datetime]] = field(default_factory=set)
    ups: set[tuple[str, datetime]] = field(default_factory=set)
    looked: Counter[str] = field(default_factory=Counter)
    grown: Counter[str] = field(default_factory=Counter)
    flare_at: datetime | None = None

    def fold(self, progress: Progress) -> None:
        """Every decision of the diary so far."""
        by_exercise = sorted(progress.decisions, key=lambda decision: decision.exercise)
        for exercise, decisions in groupby(by_exercise, lambda decision: decision.exercise):
            self._decisions(progress.standings[exercise], tuple(decisions), progress.flare is not None)
        self.flare_at = progress.at if progress.flare is not None else None

    def plan(self, now: datetime, state: State, session: Session | None, without: Set[str] = frozenset()) -> None:
        """One planned session, None where nobody is to train. `without` are exercises left out today."""
        if session is None:
            self._hold("people who may train get a plan", state.clearance.locked, now, state.clearance.level)
            return
        self._hold("locked people get no plan", not self.known.locked(now.date()), now, state.clearance.level)
        conditions = self.known.conditions(now) | state.clearance.conditions
        flare = "FLARE" in conditions or state.progress.flare is not None
        if flare:
            relief = "FLARE" in state.clearance.conditions and session.label is not None
            self._hold("a flare-up counts the same day", relief, now, conditions)
        self._length(now, session)
        for item in session.items:
            out = [code for code in conditions if excludes(code, item.variant, self.catalogue)]
            unwanted = item.exercise in self.known.never | without
            self._hold("what is not wanted does not come", not unwanted, now, item.variant)
            self._hold("no excluded form", not out, now, item.variant, out)
            if flare:
                strength = item.phase == "strength" or self.catalogue[item.exercise].strengthens
                self._hold("no strength in a flare-up", not strength, now, item.variant)
            self._rest(now, item)
            self._hurt(now, item, state.progress.decisions)
            self._growth(now, item, state.progress.decisions)
            self._most(now, item, state.progress.decisions)

    def _length(self, now: datetime, session: Session) -> None:
        wished = 60 * session.minutes
        near = abs(session.seconds - wished) <= TOLERANCE * wished
        sums_up = sum(item.seconds for item in session.items) == session.seconds
        trains = [item for item in session.items if self.catalogue[item.exercise].strengthens]
        strength = any(item.phase != "warm-up" for item in trains)
        self._hold("the length is kept, or it says why", sums_up and near == (session.shortened is None), now, session)
        self._hold("relief alone is called relief", strength == (session.label is None), now, session)

    def _rest(self, now: datetime, item: Item) -> None:
        if item.phase == "strength" and self.catalogue[item.exercise].strengthens:
            self._hold("48 hours between strength", self.known.rested(item.exercise, now), now, item.variant)

    def _hurt(self, now: datetime, item: Item, decisions: Sequence[Decision]) -> None:
        sharp, hurt = self.known.sharp.get(item.exercise), self.known.hurt.get(item.exercise)
        form = self.catalogue.variant(item.variant)
        if sharp is not None:
            back = any(
                each.exercise == item.exercise and each.rule == "returns" and each.at > sharp.at for each in decisions
            )
            again = now - sharp.at >= TWO_DAYS and (back or form.level < sharp.level)
            self._hold("sharp pain takes the exercise out", again, now, item.variant, sharp)
        if hurt is not None:
            trains = item.phase == "strength" and self.catalogue[item.exercise].strengthens
            full = trains and not hurt.warm_up
            more = full and form.id == hurt.variant and work(item) > hurt.work
            harder = form.level > hurt.level or more
            self._hold("nothing harder after it hurt", not harder, now, item.variant, work(item), hurt)

    def _growth(self, now: datetime, item: Item, decisions: Sequence[Decision]) -> None:
        """Work of an exercise within a week: at most 20 % more, or the one smallest step that there is."""
        first = self._lately(now, item.exercise).get(item.variant)
        if item.phase != "strength" or first is None:
            return
        ups = [each.at for each in decisions if each.exercise == item.exercise and each.rule in UP]
        self.grown[growth(first.work, work(item))] += 1
        # A step known at the very moment may be in that plan, or not: an old plan that was played again lacks it.
        one = 1 in (sum(at > first.at for at in ups), sum(at >= first.at for at in ups))
        kept = one or work(item) <= CAP * first.work
        self._hold("work grows by 20 % a week, or one step", kept, now, item.variant, work(item), first)

    def _most(self, now: datetime, item: Item, decisions: Sequence[Decision]) -> None:
        """A harder form than ever, or more work in a form than ever, comes of a step up since it was first as much.

        The stages of one exercise (R59) are done in one session and count as one form.
        """
        exercise, form = self.catalogue[item.exercise], self.catalogue.variant(item.variant)
        if item.phase != "strength" or not exercise.strengthens or isinstance(item.dose, Breaths):
            return
        past = [each for each in self.known.given.get(item.exercise, ()) if each.whole]
        most = max([each for each in past if each.variant == form.id], key=lambda each: each.work, default=None)
        highest = max([exercise.first.level, *(each.level for each in past)])
        ups = [each for each in decisions if each.rule in UP and each.after[0].startswith(f"{item.exercise}/")]
        since = most is None or any(each.at > most.at for each in ups)
        staged = form.form in exercise.sequence.stages
        kept = (form.level <= highest or staged or bool(ups)) and (since or most is None or work(item) <= most.work)
        self._hold("more than ever only after a step up", kept, now, item.variant, work(item), most)

    def _lately(self, now: datetime, exercise: str) -> dict[str, Given]:
        """By form, how it was first given in the last seven days, by a plan of its day."""
        week = [each for each in self.known.given.get(exercise, ()) if (now.date() - each.at.date()) < WEEK]
        return {each.variant: each for each in reversed(week) if each.whole and not each.again}

    def _decisions(self, standing: Standing, decisions: Sequence[Decision], flare: bool) -> None:
        """A step up is earned by two good sessions of its own, 48 hours apart, and keeps the weekly cap.

        Decisions stand in the order in which they became known. A good session may be known only after a later bad one
        has been told: such a step up does not stand.
        """
        strength = self.catalogue[standing.exercise].strengthens
        reached = {**standing.forms, standing.variant: standing.step}
        greens, last_up = 0, None
        raised: list[tuple[date, int]] = []
        for decision in decisions:
            if decision.rule in UP:
                seen = decision.before, decision.after
                new = (standing.exercise, decision.at) not in self.ups
                stands = not standing.off and reached.get(decision.after[0]) == decision.after[1]
                earned = greens > 0 or not (new and stands)
                self._hold("a step up is earned by two good sessions", earned, decision.at, *seen, times=new)
                soon = strength and last_up is not None and decision.at - last_up < TWO_DAYS
                self._hold("no two steps up within 48 hours", not soon, decision.at, *seen, times=new and strength)
                still = flare and self.flare_at is not None and decision.at >= self.flare_at
                self._hold("no step up in a flare-up", not still, decision.at, *seen, times=new)
                self._cap(decision, raised, times=new)
                self.ups.add((standing.exercise, decision.at))
                last_up, greens = decision.at, 0
            elif decision.light is not None:
                greens = greens + 1 if decision.light == "green" else 0

    def _cap(self, decision: Decision, raised: list[tuple[date, int]], *, times: int) -> None:
        before, after = self._work(decision.before), self._work(decision.after)
        if decision.after[0].partition("/")[0] != decision.exercise:
            return
        week = [work for day, work in raised if decision.at.date() - day < WEEK]
        kept = not week or after <= CAP * week[0]
        self._hold("a step up keeps the weekly cap", kept, decision.at, week, decision, times=times)
        if after > CAP * before:
            self.raised.add((decision.exercise, decision.at))
        raised.append((decision.at.date(), before))

    def _work(self, place: tuple[str, int]) -> int:
        step = steps(self.catalogue.variant(place[0]).dose)[place[1]]
        return work_seconds(step.dose) * step.sets

    def _hold(self, promise: str, kept: bool, at: datetime, *seen: object, times: int = 1) -> None:
        self.looked[promise] += times
        if not kept:
            said = Breach(promise, at.isoformat(), " ".join(map(str, seen)))
            self.breaches.setdefault((promise, at.isoformat()), said)


def work(item: Item) -> int:
    """Seconds under tension in the item, of one side."""
    return item.sets * work_seconds(item.dose)


def given(item: Item, at: datetime, catalogue: Catalogue) -> Given:
    """The item as it was given."""
    whole = not item.adapt and item.change >= 0 and not isinstance(item.dose, Breaths)
    return Given(at, item.variant, catalogue.variant(item.variant).level, work(item), whole, item.phase == "warm-up")
