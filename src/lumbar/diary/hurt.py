"""Where an exercise went badly, when it was done in several forms in one session."""

from __future__ import annotations

from collections.abc import Iterable

from lumbar.diary.course import Course
from lumbar.diary.place import Place
from lumbar.diary.played import Data


def where_it_hurt(course: Course, place: Place, feelings: Iterable[Data], stopped_in: str | None) -> Place:
    """The easiest of `place` and the forms in which pain rose, it was uncomfortable, or the session was stopped.

    What hurt in an easy form is not made good by a harder one that was borne: it comes back easier than both.
    """
    forms = [stopped_in, *(feeling["variant"] for feeling in feelings if _hurt(feeling))]
    return min(
        [place, *(course.done_at(form) for form in forms if form in course.ladder.forms)], key=course.ladder.rank
    )


def _hurt(feeling: Data) -> bool:
    before, after = feeling.get("pain_before"), feeling.get("pain")
    return feeling["feeling"] == "uncomfortable" or (before is not None and after is not None and after > before)
