"""How somebody plays a session: set by set, with what they say of it, and what they leave out."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, get_args

from lumbar.catalogue import Catalogue, Reps, work_seconds
from lumbar.diary.entry import EntryKind, Feeling, StopReason
from lumbar.planning import Item, Session
from tests.simulation.diary import Diary
from tests.simulation.known import Given, Known
from tests.simulation.somebody import Somebody
from tests.simulation.watch import given

UNDONE = 0.05
RED_RISE, AMBER_RISE = 4, 3


class Play:
    """One session being played, or played `again`. `id` is that of its `planned` entry."""

    def __init__(
        self, who: Somebody, diary: Diary, known: Known, catalogue: Catalogue, session: Session, *, again: bool
    ) -> None:
        self.who, self.diary, self.known, self.catalogue = who, diary, known, catalogue
        self.session, self.again = session, again
        self.pain, self.worst, self.effort = who.pain, 0, 2
        self.hurt: dict[str, Given] = {}
        self.sharp: dict[str, Given] = {}
        self.asked: set[str] = set()

    def whole(self, id: str, at: datetime) -> datetime:
        """Everything from the first set to how it felt; gives the moment after."""
        self.id, self.begun, self.at = id, at, at
        stopped = any(self._item(place, item) for place, item in enumerate(self.session.items))
        if not stopped and self.who.chance(0.02):
            self.diary.tell("stop", self.at, session=id, reason="ended-early")
        self.who.trained(self.worst)
        if self.who.chance(0.88):
            told = {"pain": self.who.says(self.pain), "effort": self.who.says(self.effort)}
            self.diary.tell("after", self.at, session=id, **told, technique=self.who.chance(0.95))
        self.known.hurt.update(self.hurt)
        self.known.sharp.update(self.sharp)
        return self.at

    def _item(self, place: int, item: Item) -> bool:
        """One exercise; whether the session ends in it."""
        who = self.who
        if who.chance(who.careless * 0.2):
            return False
        rise, strain = who.rise(item, self.catalogue), who.strain(item, self.catalogue)
        self._sets(place, item)
        now = replace(given(item, self.begun, self.catalogue), again=self.again)
        self._is_done(item, now)
        self.worst, self.effort = max(self.worst, rise), max(self.effort, min(10, round(2 + 4 * strain)))
        if rise >= RED_RISE or who.chance(0.002) or who.chance(who.careless * 0.01):
            return self._stops(place, item, now)
        if rise > 0 or who.chance(0.3):
            self._feels(place, item, now, rise)
        self.pain = min(10, self.pain + rise // 2)
        return False

    def _sets(self, place: int, item: Item) -> None:
        full = not self.who.chance(0.03)
        for number in range(1, item.sets + 1):
            for side in ("left", "right") if item.side == "both" else (item.side,):
                seconds = work_seconds(item.dose)
                self.at += timedelta(seconds=seconds + item.rest_s)
                told: dict[str, Any] = {"side": side, "set": number, "full": full}
                if isinstance(item.dose, Reps):
                    told |= {"reps": item.dose.reps if full else item.dose.reps // 2, "hold_s": item.dose.hold_s}
                self._tell("set", place, item, seconds=seconds if full else seconds // 2, **told)

    def _is_done(self, item: Item, now: Given) -> None:
        """What was told of it before counts no more."""
        self.known.hurt.pop(item.exercise, None)
        self.known.sharp.pop(item.exercise, None)
        if item.phase != "warm-up" and self.catalogue[item.exercise].strengthens:
            self.known.given.setdefault(item.exercise, []).append(now)

    def _stops(self, place: int, item: Item, now: Given) -> bool:
        careless = self.who.chance(self.who.careless)
        reason = self.who.dice.choice(get_args(StopReason)) if careless else "sharp"
        told = {"exercise": item.exercise, "variant": item.variant, "item": place}
        entry = self.diary.tell("stop", self.at, session=self.id, reason=reason, **told)
        if self.who.chance(UNDONE):
            self.diary.tell("void", self.at, entry=entry.id)
            return False
        if reason != "ended-early":
            self.sharp[item.exercise] = now
        if reason not in ("sharp", "cramp", "cannot-continue", "ended-early"):
            self.known.something_new()
        return True

    def _feels(self, place: int, item: Item, now: Given, rise: int) -> None:
        before, after = self.who.says(self.pain), self.who.says(self.pain + rise)
        feeling = self._feeling(rise)
        told = {"feeling": feeling, "pain_before": before, "pain": after, "effort": self.who.says(self.effort)}
        side = "left" if item.side == "both" else item.side
        entry = self._tell("feeling", place, item, side=side, **told)
        again = item.exercise in self.asked
        self.asked.add(item.exercise)
        if self.who.chance(UNDONE):
            self.diary.tell("void", self.at, entry=entry)
        elif not again and after - before >= RED_RISE:
            self.sharp[item.exercise] = now
        elif feeling == "uncomfortable" or (not again and after - before >= AMBER_RISE):
            self.hurt[item.exercise] = now

    def _feeling(self, rise: int) -> Feeling:
        if self.who.chance(self.who.careless):
            return self.who.dice.choice(get_args(Feeling))
        if rise >= 2:
            return "uncomfortable" if self.who.chance(0.7) else "too-hard"
        return "too-easy" if self.effort <= 3 and self.who.chance(0.3) else "fine"

    def _tell(self, kind: EntryKind, place: int, item: Item, **data: Any) -> str:
        named = {"session": self.id, "item": place, "exercise": item.exercise, "variant": item.variant}
        return self.diary.tell(kind, self.at, **named, **data).id
