"""What must be true of a catalogue beyond the shape of its files."""

from __future__ import annotations

from collections.abc import Iterator, Set

from lumbar.catalogue.dose import DoseRange, HoldRange, RepsRange
from lumbar.catalogue.model import Catalogue, Exercise, Variant

SPINE_TAGS = {
    "flexion-mild": "flex_mild",
    "flexion-end": "flex_end",
    "extension-mild": "ext_mild",
    "extension-end": "ext_end",
    "rotation-mild": "rot_mild",
    "rotation-end": "rot_end",
    "lateral-flexion": "lat",
}


def faults(catalogue: Catalogue, unread: Set[str] = frozenset()) -> list[str]:
    """A line for each fault: file, field, reason. Empty when all is well.

    Links into the exercises `unread` are left alone: their own files are wrong, not the link.
    """
    return [fault for exercise in catalogue for fault in exercise_faults(exercise, catalogue, unread)]


def exercise_faults(exercise: Exercise, catalogue: Catalogue, unread: Set[str] = frozenset()) -> Iterator[str]:
    """The faults of one exercise of the catalogue."""
    found = (*_own_faults(exercise), *_link_faults(exercise, catalogue, unread))
    yield from (f"{exercise.id}.toml: {fault}" for fault in found)
    for variant in exercise.variants:
        yield from (f"{exercise.id}.toml: variants.{variant.form}.{fault}" for fault in _variant_faults(variant))


def _own_faults(exercise: Exercise) -> Iterator[str]:
    forms = [variant.form for variant in exercise.variants]
    if not exercise.kinds:
        yield "kinds: name at least one"
    if exercise.base.level != 0:
        yield "variants.base.level: the plain form has level 0"
    if exercise.begins not in forms:
        yield f"begins: there is no form {exercise.begins!r}"
    if not exercise.rows:
        yield "rows: name the row of table 1.1 it comes from"
    for stage in exercise.sequence.stages:
        if stage not in forms:
            yield f"sequence.stages: there is no form {stage!r}"


def _link_faults(exercise: Exercise, catalogue: Catalogue, unread: Set[str]) -> Iterator[str]:
    known = unread | catalogue.exercises.keys()
    for field, id in _links(exercise):
        if id.partition("/")[0] not in unread and not _exists(id, catalogue):
            yield f"{field}: there is no variant {id!r}"
        elif field != "sequence.recovery" and id.startswith(f"{exercise.id}/"):
            yield f"{field}: {id!r} is a form of this exercise; its level orders it, not a link"
    for field, other in (("pairs_with", exercise.sequence.pairs_with), ("after", exercise.sequence.after)):
        if other is not None and other not in known:
            yield f"sequence.{field}: there is no exercise {other!r}"


def _variant_faults(variant: Variant) -> Iterator[str]:
    for movement in variant.spine:
        tag = SPINE_TAGS.get(movement)
        if tag is not None and tag not in variant.tags:
            yield f"tags: the spine moves in {movement}, so the tag {tag!r} belongs here"
    for position in ("supine", "prone"):
        if (variant.start == position) != (position in variant.tags) and variant.start != "ball":
            yield f"tags: the start position is {variant.start!r}, which does not go with the tag {position!r}"
    if variant.load == "high" and "load_high" not in variant.tags:
        yield "tags: the load is high, so the tag 'load_high' belongs here"
    for amount, start, most in _starts(variant.dose):
        if start > most:
            yield f"dose.{amount}: it starts at {start}, above the most ever given, {most}"


def _starts(dose: DoseRange) -> tuple[tuple[str, int, int], ...]:
    match dose:
        case HoldRange():
            return (("start_s", dose.start_s, dose.longest_s),)
        case RepsRange():
            return (
                ("start_reps", dose.start_reps, dose.reps.max),
                ("start_hold_s", dose.start_hold_s, dose.longest_s),
            )
    return (("start_min", dose.start_min, dose.minutes.max),)


def _links(exercise: Exercise) -> Iterator[tuple[str, str]]:
    yield from (("easier", id) for id in exercise.easier)
    yield from (("harder", id) for id in exercise.harder)
    yield from (("instead", id) for id in exercise.instead)
    recovery = exercise.sequence.recovery
    if recovery is not None:
        yield from (("sequence.recovery", id) for id in (recovery.variant, *recovery.instead))


def _exists(id: str, catalogue: Catalogue) -> bool:
    try:
        catalogue.variant(id)
    except KeyError:
        return False
    return True
