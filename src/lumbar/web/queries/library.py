"""The exercises as a person looks them up."""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce
from typing import get_args

from django.http import Http404, QueryDict
from django.urls import reverse

from lumbar.body import carried, pose_of
from lumbar.catalogue import Catalogue, Equipment, Exercise, Kind, StartPosition, Variant, steps
from lumbar.planning import Wish
from lumbar.screening import Clearance, Verdict
from lumbar.web.queries.on_today import OnToday, on_today
from lumbar.web.queries.today import LIKES
from lumbar.web.visit import Visit
from lumbar.web.wording import name, place_words, step_dose, title
from lumbar.words import ExerciseTexts, Message, exercise_texts, message, render

VERDICTS = ("allowed", "care", "out")
Option = tuple[str, Message, bool]


@dataclass(frozen=True)
class Tile:
    """An exercise in the list."""

    exercise: str
    form: str
    name: Message
    kinds: Message
    verdict: str
    verdict_words: Message


@dataclass(frozen=True)
class Filter:
    """One way to narrow the list."""

    name: str
    label: Message
    options: tuple[Option, ...]


@dataclass(frozen=True)
class Library:
    """The list with its filters."""

    rows: tuple[Tile, ...]
    filters: tuple[Filter, ...]
    count: Message


@dataclass(frozen=True)
class Why:
    """Whether the exercise is in the person's programme, and why."""

    title: Message
    reasons: tuple[Message, ...]


@dataclass(frozen=True)
class Link:
    """A way to another form or exercise."""

    href: str
    title: Message
    note: Message
    here: bool = False


@dataclass(frozen=True)
class Links:
    """Links of one sort."""

    title: Message
    rows: tuple[Link, ...]


@dataclass(frozen=True)
class ExercisePage:
    """All about one form of one exercise."""

    exercise: str
    form: str
    title: Message
    sanskrit: Message | None
    setup: Message
    steps: tuple[Message, ...]
    breathing: Message | None
    cues: tuple[Message, ...]
    mistakes: tuple[Message, ...]
    stop: tuple[Message, ...]
    verdict: Why
    facts: tuple[tuple[Message, Message], ...]
    forms: tuple[Link, ...]
    links: tuple[Links, ...]
    like: str
    likes: tuple[tuple[str, Message], ...]
    today: OnToday | None


def first_form(clearance: Clearance, exercise: Exercise) -> Variant:
    """The form to show: the plain one where it is allowed, else the hardest easier one that is, else the plain one."""
    allowed = [variant for variant in exercise.variants if clearance.verdicts[variant.id].allowed]
    below = sorted((v for v in allowed if v.level <= 0), key=lambda v: -v.level)
    return (below or allowed or [exercise.base])[0]


def standing_of(clearance: Clearance, exercise: Exercise) -> str:
    """allowed, care (some form is, with limits or not the plain one) or out."""
    verdicts = [clearance.verdicts[variant.id] for variant in exercise.variants]
    base = clearance.verdicts[exercise.base.id]
    if not any(verdict.allowed for verdict in verdicts):
        return "out"
    return "allowed" if base.allowed and not base.adapted else "care"


def library(visit: Visit, sent: QueryDict) -> Library:
    """The exercises that pass the filters, by name."""
    kind, start, piece, fit = (sent.get(field, "") for field in ("kind", "position", "equipment", "for"))
    found = [
        tile
        for exercise in visit.catalogue
        if (not kind or kind in exercise.kinds)
        and (not start or any(variant.start == start for variant in exercise.variants))
        and (not piece or _needs(exercise, piece))
        and _fits(tile := _tile(visit.clearance, exercise), fit)
    ]
    return Library(
        rows=tuple(sorted(found, key=lambda tile: render(tile.name, visit.lang))),
        filters=(
            _filter("kind", get_args(Kind), kind),
            _filter("position", get_args(StartPosition), start),
            _filter("equipment", _used(visit.catalogue), piece),
            _filter("for", ("mine", *VERDICTS), fit),
        ),
        count=message("web.library.count", n=len(found), all=len(visit.catalogue)),
    )


def _fits(tile: Tile, fit: str) -> bool:
    return not fit or fit == tile.verdict or (fit == "mine" and tile.verdict != "out")


def _needs(exercise: Exercise, piece: str) -> bool:
    if piece == "nothing":
        return any(not variant.equipment for variant in exercise.variants)
    return any(piece in group for variant in exercise.variants for group in variant.equipment)


def _used(catalogue: Catalogue) -> tuple[str, ...]:
    used = {piece for variant in catalogue.variants() for group in variant.equipment for piece in group}
    return ("nothing", *(piece for piece in get_args(Equipment) if piece in used))


def _filter(field: str, options: tuple[str, ...], chosen: str) -> Filter:
    table = {"kind": "web.kind", "position": "web.position", "equipment": "web.equipment", "for": "web.verdict"}[field]
    rows = tuple((option, message(f"{table}.{option}"), option == chosen) for option in options)
    return Filter(field, message(f"web.library.{field}"), rows)


def _tile(clearance: Clearance, exercise: Exercise) -> Tile:
    verdict = standing_of(clearance, exercise)
    return Tile(
        exercise=exercise.id,
        form=first_form(clearance, exercise).form,
        name=name(exercise.id),
        kinds=_list([message(f"web.kind.{kind}") for kind in exercise.kinds]),
        verdict=verdict,
        verdict_words=message(f"web.verdict.{verdict}"),
    )


def _list(parts: list[Message]) -> Message:
    return message("web.list", parts=tuple(parts))


def exercise_page(visit: Visit, exercise_id: str, form: str, wish: Wish) -> ExercisePage:
    """The page of that form, or of the one that suits the person; `wish` is today's. Raises Http404."""
    exercise = visit.catalogue.exercises.get(exercise_id)
    if exercise is None:
        raise Http404
    chosen = next((v for v in exercise.variants if v.form == form), None)
    if form and chosen is None:
        raise Http404
    variant = chosen or first_form(visit.clearance, exercise)
    texts = exercise_texts(exercise.id, variant.form, visit.lang)
    key = f"exercise.{variant.id}"
    return ExercisePage(
        exercise=exercise.id,
        form=variant.form,
        title=title(variant.id),
        sanskrit=Message(f"{key}.sanskrit") if texts.sanskrit else None,
        setup=Message(f"{key}.setup"),
        steps=_texts(key, "steps", texts),
        breathing=Message(f"{key}.breathing") if texts.breathing else None,
        cues=_texts(key, "cues", texts),
        mistakes=_texts(key, "mistakes", texts),
        stop=_texts(key, "stop", texts),
        verdict=_why(visit, exercise, variant),
        facts=_facts(exercise, variant),
        forms=_forms(visit, exercise, variant),
        links=tuple(links for links in _links(visit, exercise) if links.rows),
        like=_like(visit, exercise.id),
        likes=LIKES,
        today=on_today(visit, variant, wish),
    )


def _texts(key: str, field: str, texts: ExerciseTexts) -> tuple[Message, ...]:
    return tuple(Message(f"{key}.{field}.{n}") for n in range(len(getattr(texts, field))))


def _why(visit: Visit, exercise: Exercise, variant: Variant) -> Why:
    """The verdict of the form; where its exercise has a history, also where it stands and why."""
    verdict = visit.clearance.verdicts[variant.id]
    standing = visit.progress.standings.get(exercise.id)
    told: list[Message] = [*_verdict_reasons(verdict)]
    if standing and verdict.allowed:
        place = place_words(visit.catalogue, exercise.id, (standing.variant, standing.step))
        told.append(message("web.exercise.stands", place=place))
        told.extend([standing.reason] if standing.reason else [])
    if exercise.id in visit.progress.never:
        return Why(message("web.exercise.verdict.never"), (message("web.exercise.never"),))
    kind = "out" if not verdict.allowed else "care" if verdict.adapted else "allowed"
    return Why(message(f"web.exercise.verdict.{kind}"), tuple(told) or (message("web.exercise.nothing_against"),))


def _verdict_reasons(verdict: Verdict) -> tuple[Message, ...]:
    return verdict.excluded or tuple(relief.how for relief in verdict.adapted)


def _facts(exercise: Exercise, variant: Variant) -> tuple[tuple[Message, Message], ...]:
    ladder = steps(variant.dose)
    rows = [
        ("start", step_dose(ladder[0], variant.sides)),
        ("most", step_dose(ladder[-1], variant.sides) if len(ladder) > 1 else None),
        ("position", message(f"web.position.{variant.start}")),
        ("needs", _needed(variant)),
        ("worked", _list([message(f"muscle.{m}") for m in exercise.worked]) if exercise.worked else None),
        ("stretched", _list([message(f"muscle.{m}") for m in exercise.stretched]) if exercise.stretched else None),
        ("load", _load(variant)),
    ]
    return tuple((message(f"web.exercise.fact.{field}"), words) for field, words in rows if words)


def _load(variant: Variant) -> Message:
    """The class of load of the form, and why where its pose tells."""
    load, pose = message(f"web.load.{variant.load}"), pose_of(variant.id)
    return message("web.load.because", load=load, why=carried(pose)) if pose else load


def _needed(variant: Variant) -> Message | None:
    groups = [[message(f"web.equipment.{piece}") for piece in group] for group in variant.equipment]
    if not groups:
        return None
    return _list([reduce(lambda one, other: message("web.either", one=one, other=other), group) for group in groups])


def _forms(visit: Visit, exercise: Exercise, here: Variant) -> tuple[Link, ...]:
    forms = sorted(exercise.variants, key=lambda variant: variant.level)
    if len(forms) < 2:
        return ()
    return tuple(_link(visit, variant, here=variant.id == here.id) for variant in forms)


def _link(visit: Visit, variant: Variant, *, here: bool = False) -> Link:
    verdict = visit.clearance.verdicts[variant.id]
    note = "out" if not verdict.allowed else "care" if verdict.adapted else "allowed"
    href = f"{reverse('exercise', args=[variant.exercise])}?form={variant.form}"
    return Link(href, title(variant.id), message(f"web.verdict.{note}"), here)


def _links(visit: Visit, exercise: Exercise) -> tuple[Links, ...]:
    sorts = (("easier", exercise.easier), ("harder", exercise.harder), ("instead", exercise.instead))
    return tuple(
        Links(
            message(f"web.exercise.{sort}"),
            tuple(_link(visit, visit.catalogue.variant(id)) for id in ids),
        )
        for sort, ids in sorts
    )


def _like(visit: Visit, exercise: str) -> str:
    if exercise in visit.progress.never:
        return "never"
    liked = visit.progress.likes.get(exercise, 0)
    return "more" if liked > 0 else "less" if liked < 0 else "normal"
