"""Days without a session: a walk or a swim, and for how long (R69)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from lumbar.catalogue import Catalogue, MinutesRange, Variant
from lumbar.diary import Between, Progress
from lumbar.planning.lately import Lately
from lumbar.screening import Clearance

SWIMMING = "swimming"
WALK_MIN = (25, 45)
"""Minutes of the first walks and of the longest that are asked for: a brisk walk that most people know (design)."""
MORE_MIN = 5
"""Minutes more in a week after one in which it was done: "gradually more" (R69); a fifth of the first walk."""
LOOK_BACK_DAYS = 28
"""What was done longer ago is begun anew, as sessions are (section 4.2)."""


@dataclass(frozen=True)
class Outing:
    """What is done between sessions, for how many minutes this week, and how many at most."""

    activity: Between
    minutes: int
    most: int

    def after(self, weeks: int) -> int:
        """Minutes so many weeks later, where it is done every week."""
        return min(self.most, self.minutes + weeks * MORE_MIN)


def outing_of(catalogue: Catalogue, clearance: Clearance, progress: Progress, lately: Lately) -> Outing:
    """A swim where the person wants one and a form of it is open to them, else a walk; as long as it has become."""
    swim = swim_of(catalogue, clearance, progress) if progress.aim.activity == "swim" else None
    if swim is not None and isinstance(swim.dose, MinutesRange):
        first, most = swim.dose.start_min, swim.dose.minutes.max
    else:
        first, most = WALK_MIN
    activity: Between = "walk" if swim is None else "swim"
    since = lately.monday.toordinal() - LOOK_BACK_DAYS
    done = [each.minutes for each in lately.moved if each.activity == activity and _between(each.on, since, lately)]
    return Outing(activity, min(most, max(first, done[-1] + MORE_MIN)) if done else first, most)


def _between(day: date, since: int, lately: Lately) -> bool:
    return since <= day.toordinal() and day < lately.monday


def swim_of(catalogue: Catalogue, clearance: Clearance, progress: Progress) -> Variant | None:
    """The plain swim, else the nearest easier form that is open; None where none is, or where it is not wanted."""
    if SWIMMING in progress.never:
        return None
    forms = [form for form in catalogue[SWIMMING].variants if form.level <= 0 and form.id not in progress.never]
    open_forms = [form for form in forms if clearance.verdicts[form.id].allowed]
    return max(open_forms, key=lambda form: form.level, default=None)
