"""The course of one exercise while the diary is read: its place, and how it changes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime

from lumbar.catalogue import Catalogue
from lumbar.diary.light import LightRule
from lumbar.diary.place import Ladder, Place, ladder_of
from lumbar.diary.progress import Decision, Light, Rule, Standing
from lumbar.diary.wording import reason
from lumbar.words import Message


@dataclass(slots=True)
class Judged:
    """One exercise of one session with the rule that judged it.

    `place` is that of the form it was done in, `at` when it was done, `known` when it could be judged, `enough`
    whether the dose of its place was done, `easy` whether it was called too easy, `why` the reason of a stop.
    """

    rule: LightRule
    place: Place
    at: datetime
    known: datetime
    enough: bool
    easy: bool = False
    why: str = ""


@dataclass(slots=True)
class Course:
    """Where one exercise stands while the diary is read.

    `forms` holds the steps reached in forms other than that of `place`, `stood_in` when the last step up of such a form
    was known and the step before it. `greens` are counted in the form `green_form`,
    the first of them at `first_green`; all were known at `greens_known`. `raised` lists steps up:
    the day and the seconds of work before it.
    """

    ladder: Ladder
    place: Place
    forms: dict[str, int] = field(default_factory=dict)
    stood_in: dict[str, tuple[datetime, int]] = field(default_factory=dict)
    greens: int = 0
    green_form: str = ""
    first_green: datetime | None = None
    greens_known: datetime | None = None
    off: bool = False
    out_since: datetime | None = None
    off_until: datetime | None = None
    back_by: tuple[str, ...] = ()
    last_done: datetime | None = None
    last_strength: datetime | None = None
    change: int = 0
    rule: Rule = "start"
    reason: Message | None = None
    raised: list[tuple[date, int]] = field(default_factory=list)

    @property
    def fresh(self) -> bool:
        """New, or stepped up since it was last done."""
        return self.last_done is None or self.change > 0

    def done_at(self, variant: str) -> Place:
        """The place in this form: its own, or the step reached in a form that stands in, which begins at its first."""
        return self.place if variant == self.place.variant else Place(variant, self.forms.setdefault(variant, 0))

    def reached(self, place: Place) -> Place:
        """That place, or the step reached in its form where it is lower: easier in form is not more than ever."""
        return Place(place.variant, min(place.step, self.forms.get(place.variant, place.step)))

    def step_aside(self, form: str, step: int, known: datetime) -> None:
        """A form that stands in goes up to this step, as known at that moment; the place stays."""
        self.stood_in[form] = known, self.forms[form]
        self.forms[form] = step
        self.forget_greens()

    def take_back(self, since: datetime) -> None:
        """Steps of forms that stood in, known only after this moment, do not stand: it had gone badly by then."""
        for form, (known, before) in self.stood_in.items():
            if known > since and form in self.forms:
                self.forms[form] = min(self.forms[form], before)

    def forget_greens(self) -> None:
        """The next green session is the first again."""
        self.greens, self.green_form, self.first_green, self.greens_known = 0, "", None, None

    def hold(self, judged: Judged, rule: Rule, cause: str, light: Light | None = None) -> Decision:
        """Nothing changes; says why."""
        place = judged.place
        why = reason(cause, self.ladder, place, place, self.off, judged.why)
        return Decision(judged.known, self.ladder.exercise.id, rule, light, place, place, why)

    def move(
        self, at: datetime, rule: Rule, light: Light | None, cause: str, before: Place, after: Place, why: str = ""
    ) -> Decision:
        """It stands at `after` from now on (in its own form, where `after` is another form's step)."""
        self.forms[self.place.variant] = self.place.step
        self.forms = {form: step for form, step in self.forms.items() if self.ladder.is_easier(form, after.variant)}
        self.place = after
        self.change = self.ladder.compare(after, before)
        self.rule = rule
        self.reason = reason(cause, self.ladder, before, after, off=self.off, why=why)
        self.forget_greens()
        return Decision(at, self.ladder.exercise.id, rule, light, before, after, self.reason)

    def take_out(self, since: datetime, back_by: tuple[str, ...], until: datetime | None) -> None:
        """Out until one of `back_by` goes well, or until that moment."""
        self.off, self.out_since, self.back_by, self.off_until = True, since, back_by, until

    def bring_back(self) -> None:
        """In again."""
        self.off, self.back_by, self.off_until = False, (), None

    def standing(self) -> Standing:
        """What others see of it."""
        exercise = self.ladder.exercise
        return Standing(
            exercise=exercise.id,
            variant=self.place.variant,
            step=self.place.step,
            greens=self.greens,
            off=self.off,
            last_done=self.last_done,
            last_strength=self.last_strength,
            change=self.change,
            rule=self.rule,
            reason=self.reason,
            back_by=self.back_by,
            forms=dict(self.forms),
        )


class Courses:
    """The courses of all exercises that have a history; others begin at their start."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self._known: dict[str, Course] = {}

    def __iter__(self) -> Iterator[Course]:
        return iter(self._known.values())

    def __getitem__(self, exercise: str) -> Course:
        """The course of an exercise of the catalogue; begins where there is none."""
        course = self._known.get(exercise)
        if course is None:
            ladder = ladder_of(self.catalogue[exercise])
            course = self._known[exercise] = Course(ladder, ladder.start)
        return course

    def begin(self, variant: str) -> Course | None:
        """A new course at this form's first step; None where the exercise has one or is not in the catalogue."""
        exercise = variant.partition("/")[0]
        if exercise in self._known or not self.knows(exercise, variant):
            return None
        course = self[exercise]
        course.place = Place(variant, 0)
        return course

    def knows(self, exercise: str, variant: str) -> bool:
        """Whether the catalogue has this form of this exercise; it may have changed since it was done."""
        known = self.catalogue.exercises.get(exercise)
        return known is not None and any(form.id == variant for form in known.variants)
