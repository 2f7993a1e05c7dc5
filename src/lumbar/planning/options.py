"""Which form of an exercise a person does today, and how much of it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from lumbar.catalogue import Dose, Exercise, Step, Variant, steps
from lumbar.diary import GET_READY_S, Standing
from lumbar.planning.day import Day, barred, closed, too_heavy
from lumbar.planning.doses import in_breaths, limited, step_of
from lumbar.planning.pauses import rest_s
from lumbar.planning.session import Side
from lumbar.screening import Relief
from lumbar.words import Message, message

SIDE: dict[str, Side] = {"bilateral": "bilateral", "each": "both", "alternating": "alternating"}


@dataclass(frozen=True)
class Option:
    """A form with today's dose. `reliefs` are the condition rules that bear on it, `adapt` all that is said of it."""

    exercise: Exercise
    variant: Variant
    dose: Dose
    sets: int
    rest_s: int
    reliefs: tuple[Relief, ...] = ()
    adapt: tuple[Message, ...] = ()
    change: int = 0
    standing: Standing | None = None
    preferred: bool = False
    ready_s: int = GET_READY_S

    @property
    def side(self) -> Side:
        """How the sides are done in one item."""
        return SIDE[self.variant.sides]

    @property
    def as_decided(self) -> bool:
        """Whether today's form and dose are what the diary's last change made of it."""
        if self.standing is None or self.change == 0:
            return False
        return (self.variant.id, self.change) == (self.standing.variant, self.standing.change)


def option_of(day: Day, exercise: Exercise, *, main: bool = True) -> Option | None:
    """The form for today: where the exercise stands if that is open, else the nearest easier one that is.

    Never a harder one. None when nothing is open. `main` is false for warm-up and rest, where the load of the theme
    says nothing.
    """
    if barred(day, exercise) is not None:
        return None
    stands = standing_form(day, exercise)
    forms = [form for form in forms_from(exercise, stands) if closed(day, form) is None]
    if main:
        forms = [form for form in forms if too_heavy(day, exercise, form) is None]
    if not forms:
        return None
    return _option(day, exercise, stands, _eased(day, forms))


def forms_from(exercise: Exercise, stands: Variant) -> list[Variant]:
    """The form it stands at, then the easier ones, nearest first; of one level in the order of their file."""
    easier = [form for form in exercise.variants if form.level <= stands.level and form is not stands]
    return [stands, *sorted(easier, key=lambda form: -form.level)]


def form_option(day: Day, exercise: Exercise, form: Variant) -> Option | None:
    """This very form, at the diary's dose where it stands there, else at its first; None when it is not open."""
    if barred(day, exercise) is not None or closed(day, form) is not None:
        return None
    return replace(_option(day, exercise, standing_form(day, exercise), form), change=0)


def standing_form(day: Day, exercise: Exercise) -> Variant:
    """The form at which the diary has the exercise; the one it begins with where it has none."""
    standing = day.standing(exercise.id)
    if standing is None:
        return exercise.first
    return next((form for form in exercise.variants if form.id == standing.variant), exercise.first)


def _eased(day: Day, forms: list[Variant]) -> Variant:
    """The first form, or an easier one where the person or a condition rule asks for it.

    A rule asks for a form easier than the plain one, not than the last one: else it would sink from day to day.
    """
    form = forms[0]
    standing = day.standing(form.exercise)
    levels = [form.level + 1]
    if any(relief.easier for relief in day.clearance.verdicts[form.id].adapted):
        levels.append(0)
    if day.eased(form.exercise) and (standing is None or standing.step == 0):
        levels.append(form.level)
    return next((easier for easier in forms if easier.level < min(levels)), form)


def _option(day: Day, exercise: Exercise, stands: Variant, form: Variant) -> Option:
    standing = day.standing(exercise.id)
    verdict = day.clearance.verdicts[form.id]
    step = _step(standing, form)
    gentler = day.eased(exercise.id) and form is stands
    rung = step_of(form.dose, step, verdict.adapted, gentler=gentler, without_easier=form.level >= 0)
    dose = limited(rung.dose, verdict.adapted)
    if day.wish.holds == "breaths":
        dose = in_breaths(dose, form.dose, verdict.adapted, strengthens=exercise.strengthens)
    return Option(
        exercise,
        form,
        dose,
        rung.sets,
        rest_s(day.wish.times, form.dose, verdict.adapted, rung.sets),
        verdict.adapted,
        (*_instead_of(day, stands, form), *(relief.how for relief in verdict.adapted)),
        _change(standing, stands, form, rung, step),
        standing,
        verdict.preferred,
        day.wish.times.ready_s,
    )


def _step(standing: Standing | None, form: Variant) -> int:
    if standing is None:
        return 0
    return standing.step if form.id == standing.variant else standing.forms.get(form.id, 0)


def _instead_of(day: Day, stands: Variant, form: Variant) -> tuple[Message, ...]:
    why = closed(day, stands) if form is not stands else None
    return () if why is None else (message("planning.adapt.form", why=why),)


def _change(standing: Standing | None, stands: Variant, form: Variant, rung: Step, step: int) -> int:
    if standing is None:
        return 0
    if form is not stands or rung != _rung(form, step):
        return -1
    return standing.change


def _rung(form: Variant, step: int) -> Step:
    ladder = steps(form.dose)
    return ladder[min(step, len(ladder) - 1)]
