"""One person's day: everything that decides which exercises are open, and the reason when one is not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property

from lumbar.catalogue import Catalogue, Equipment, Exercise, Place, Variant
from lumbar.diary import Progress, Standing
from lumbar.planning.budget import Budget, budget_of
from lumbar.planning.goals import GoalRow, chosen_row
from lumbar.planning.session import Wish
from lumbar.planning.themes import ThemeRow, theme_of
from lumbar.planning.week import Week, week_of
from lumbar.screening import Clearance, Person
from lumbar.words import Message, message

STRENGTH_REST = timedelta(hours=48)
"""Between two times of the same strength exercise."""

LEAST_REST_S = 30
LONGEST_REST_S = 180

REACH: Mapping[Place, frozenset[Place]] = {
    "floor": frozenset({"floor", "chair"}),
    "bed": frozenset({"bed"}),
    "chair": frozenset({"chair"}),
}
"""Where a person on the floor, in bed or on a chair can also be today: a chair may stand beside the mat."""


@dataclass(frozen=True)
class Day:
    """What is known when a session is planned."""

    catalogue: Catalogue
    clearance: Clearance
    progress: Progress
    wish: Wish
    now: datetime
    theme: ThemeRow
    equipment: frozenset[Equipment]
    goal: GoalRow | None = None

    @property
    def flare(self) -> bool:
        """Whether only relief may be done (R4)."""
        return "FLARE" in self.clearance.conditions

    @property
    def rest_s(self) -> int:
        """Seconds kept for the last rest: the theme's, in step with the length."""
        return self._scaled(self.theme.rest_s)

    @property
    def settle_s(self) -> int:
        """Seconds of lying still at the start."""
        return self._scaled(self.theme.settle_s)

    def _scaled(self, seconds: int) -> int:
        scaled = seconds * self.wish.minutes // self.theme.minutes // 5 * 5
        return max(LEAST_REST_S, min(LONGEST_REST_S, scaled))

    @cached_property
    def week(self) -> Week:
        """The last seven days."""
        return week_of(self.catalogue, self.progress.done, self.now)

    @cached_property
    def budget(self) -> Budget:
        """What the day allows at most."""
        return budget_of(self.clearance, self.progress, self.week, self.now)

    @property
    def most_strength(self) -> int:
        """How many strength exercises at most."""
        return self.budget.strength(self.theme)

    def eased(self, exercise: str) -> bool:
        """Whether the person asks for less of this exercise today than the diary has."""
        edits = self.wish.edits
        return exercise in edits.easier or (self.wish.gentler and exercise not in edits.harder)

    def serves(self, exercise: str) -> bool:
        """Whether the exercise serves the goal that the person chose."""
        return self.goal is not None and exercise in self.goal.prefer

    def therapeutic(self, exercise: str) -> bool:
        """Whether it belongs to the therapeutic set of that goal (R51)."""
        return self.goal is not None and exercise in self.goal.therapeutic

    def standing(self, exercise: str) -> Standing | None:
        """Where the exercise stands, None when it has never been done."""
        return self.progress.standings.get(exercise)


def day_of(catalogue: Catalogue, clearance: Clearance, progress: Progress, wish: Wish, now: datetime) -> Day:
    """The day of this wish. In a flare the theme is relief, whatever the length."""
    theme = theme_of(wish.minutes, wish.theme)
    if "FLARE" in clearance.conditions and theme.strength > 0:
        theme = theme_of(wish.minutes, "relief")
    goal = chosen_row(progress, clearance.conditions)
    return Day(catalogue, clearance, progress, wish, now, theme, at_hand(progress, wish), goal)


def at_hand(progress: Progress, wish: Wish) -> frozenset[Equipment]:
    """Today's equipment: as wished, else as told before, else what most homes have. A day on a chair has the chair."""
    told = progress.equipment if wish.equipment is None else wish.equipment
    things = Person().equipment if told is None else told
    return things | {"chair"} if wish.place == "chair" else things


def barred(day: Day, exercise: Exercise) -> Message | None:
    """Why no form of the exercise is for today, whatever it would be used for."""
    standing = day.standing(exercise.id)
    if not exercise.in_session:
        return message("planning.why-not.elsewhere")
    if exercise.id in day.progress.never:
        return message("planning.why-not.never")
    if exercise.id in day.wish.edits.without:
        return message("planning.why-not.without")
    if standing is not None and standing.off and not _comes_back(day, standing):
        return standing.reason or message("planning.why-not.off")
    if day.flare and exercise.strengthens:
        return message("planning.why-not.flare")
    return None


def _comes_back(day: Day, standing: Standing) -> bool:
    """An exercise that is off comes back by an easier form of its own, two days later at the soonest."""
    own = any(id.startswith(f"{standing.exercise}/") for id in standing.back_by)
    return own and (standing.last_done is None or day.now - standing.last_done >= STRENGTH_REST)


def waiting(day: Day, exercise: Exercise) -> Message | None:
    """Why the exercise is not for the main part of today's session, though it may be one day soon."""
    standing = day.standing(exercise.id)
    if exercise.strengthens and not rested(day, exercise.id):
        return message("planning.why-not.rests")
    if day.wish.gentler and day.progress.standings and standing is None:
        return message("planning.why-not.gentler")
    if not exercise.offer_first and not begun(day, exercise):
        return message("planning.why-not.easier-first", easier=names(exercise.easier))
    return None


def closed(day: Day, variant: Variant) -> Message | None:
    """Why this very form cannot be done today."""
    verdict = day.clearance.verdicts[variant.id]
    standing = day.standing(variant.exercise)
    if verdict.excluded:
        return verdict.excluded[0]
    if variant.id in day.progress.never:
        return message("planning.why-not.never")
    if standing is not None and standing.off and variant.id not in standing.back_by:
        return standing.reason or message("planning.why-not.off")
    if REACH[day.wish.place].isdisjoint(variant.places):
        return message(f"planning.why-not.place-{day.wish.place}")
    missing = [group for group in variant.equipment if day.equipment.isdisjoint(group)]
    if missing:
        return message("planning.why-not.equipment", thing=message(f"planning.thing.{missing[0][0]}"))
    return None


def too_heavy(day: Day, exercise: Exercise, variant: Variant) -> Message | None:
    """Why the load of this form is too much for the theme, for today, or for someone who has not begun with less."""
    if not day.theme.bears(variant.load):
        return message("planning.why-not.theme", theme=message(f"planning.theme.{day.theme.id}"))
    cause = day.budget.too_heavy(variant.load)
    if cause is not None:
        return message(f"planning.why-not.{cause}")
    if variant.load == "high" and not grown(day, exercise):
        return message("planning.why-not.easier-first", easier=names(exercise.easier))
    return None


def rested(day: Day, exercise: str) -> bool:
    """Whether its last strength work is at least 48 hours ago."""
    standing = day.standing(exercise)
    last = standing.last_strength if standing else None
    return last is None or day.now - last >= STRENGTH_REST


def begun(day: Day, exercise: Exercise) -> bool:
    """Whether it was done before, or it or an easier exercise it builds on has grown by a step (R63)."""
    own = day.standing(exercise.id)
    return (own is not None and not own.off) or grown(day, exercise)


def grown(day: Day, exercise: Exercise) -> bool:
    """Whether it or one of the easier exercises it builds on has grown by a step, in whatever form."""
    easier = sorted({id.partition("/")[0] for id in exercise.easier})
    return any(_has_grown(day.standing(id)) for id in (exercise.id, *easier))


def _has_grown(standing: Standing | None) -> bool:
    if standing is None or standing.off:
        return False
    return standing.step > 0 or standing.rule == "step-up" or any(standing.forms.values())


def names(variants: tuple[str, ...]) -> tuple[Message, ...]:
    """The names of variants' exercises, each once, in order."""
    exercises = dict.fromkeys(id.partition("/")[0] for id in variants)
    return tuple(message(f"exercise.{exercise}/base.name") for exercise in exercises)
