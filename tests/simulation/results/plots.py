"""Which plots are drawn of the sums of many lives, each with the same figures as a table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from lumbar.catalogue import load_catalogue
from lumbar.words import message, render
from tests.simulation.life import WEEKS
from tests.simulation.results.drawing import LEFT, RIGHT, TOP, WIDE, Drawing, Scale
from tests.simulation.results.sums import STEADY, Sums
from tests.simulation.tally import AROUND, PER_CENT

MOVES = {
    "up": ("a", "a step up"),
    "returns": ("b", "back in"),
    "eased": ("c", "easier"),
    "back": ("e", "after a break or flare-up"),
    "out": ("d", "out"),
}
PLACES = {"above": "a", "as begun": "b", "easier": "c", "out": "d"}
UPWARDS = ("up", "returns")
REASONS = {
    "flare": "flare-up: relief only",
    "open": "little is open for this person",
    "bed": "in bed",
    "chair": "on a chair",
    "nothing": "nothing is open",
}
ALONE = {
    "flare": "flare-up",
    "relief": "no strength in theme or open",
    "waits": "strength still rests",
}
CAP = 20
SHOWN = range(-60, 101, PER_CENT)
OFTEN = 24
ROW = 19
Counts = Mapping[str, int]


@dataclass(frozen=True)
class Plot:
    """A picture, its table, and what it shows in a sentence."""

    name: str
    drawing: Drawing
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    said: str


def plots(sums: Sums) -> tuple[Plot, ...]:
    """Every plot, in the order of the page."""
    return tuple(plot(sums) for plot in PLOTS)


def _steps(sums: Sums) -> Plot:
    """By week, per person."""
    people = max(1, sums["people"])
    by_week = {kind: [_of(sums, kind, week) / people for week in map(str, range(WEEKS))] for kind in MOVES}
    drawing = Drawing("Exercises that move, per person and week")
    over = [sum(by_week[kind][week] for kind in UPWARDS) for week in range(WEEKS)]
    under = [sum(each[week] for kind, each in by_week.items() if kind not in UPWARDS) for week in range(WEEKS)]
    up = drawing.upwards(-max(under), max(over))
    across = drawing.across(0, WEEKS)
    for week in range(WEEKS):
        _stack(drawing, up, across, week, [(MOVES[kind][0], by_week[kind][week]) for kind in UPWARDS])
        down = [(MOVES[kind][0], -by_week[kind][week]) for kind in MOVES if kind not in UPWARDS]
        _stack(drawing, up, across, week, down)
        drawing.text(across(week + 0.5), drawing.floor + 16, str(week + 1), anchor="middle")
    drawing.key([MOVES[kind] for kind in MOVES])
    drawing.below("week")
    rows = [(str(week + 1), *(f"{by_week[kind][week]:.2f}" for kind in MOVES)) for week in range(WEEKS)]
    said = "Above the line what grows or comes back, below it what gets easier or goes out."
    return Plot("steps", drawing, ("week", *(said for _, said in MOVES.values())), tuple(rows), said)


def _stack(drawing: Drawing, up: Scale, across: Scale, place: int, parts: Iterable[tuple[str, float]]) -> None:
    reached = 0.0
    for kind, value in parts:
        ends = sorted((up(reached), up(reached + value)))
        drawing.bar(kind, across(place + 0.18), ends[0], across(0.64) - across(0), ends[1] - ends[0])
        reached += value


def _places(sums: Sums) -> Plot:
    """Everybody."""
    said = (
        "Of all strength exercises that were judged so far. `easier` is a smaller dose or an easier form than the one "
        "begun with, as after a bad session, a break or a flare-up."
    )
    return _standing("levels", "Where strength exercises stand, all people", _all(sums, "places"), said)


def _steady(sums: Sums) -> Plot:
    """Those with little pain who say what is so."""
    said = f"The same of {sums['steady']:,} people who say what is so and begin with pain below 2."
    title = "Where strength exercises stand, little pain and true answers"
    return _standing("levels-steady", title, _all(sums, STEADY), said)


def _standing(name: str, title: str, found: Counts, said: str) -> Plot:
    """Shares by week."""
    drawing = Drawing(title)
    up = drawing.upwards(0, 100)
    across = drawing.across(0, WEEKS)
    rows = []
    for week in range(WEEKS):
        total = max(1, sum(found.get(f"{week} {place}", 0) for place in PLACES))
        share = {place: 100 * found.get(f"{week} {place}", 0) / total for place in PLACES}
        _stack(drawing, up, across, week, [(PLACES[place], share[place]) for place in PLACES])
        drawing.text(across(week + 0.5), drawing.floor + 16, str(week + 1), anchor="middle")
        rows.append((str(week + 1), f"{total:,}", *(f"{value:.1f} %" for value in share.values())))
    drawing.key([(kind, place) for place, kind in PLACES.items()])
    drawing.below("end of week; per cent of exercises")
    return Plot(name, drawing, ("week", "exercises", *PLACES), tuple(rows), said)


def _shortened(sums: Sums) -> Plot:
    """Sessions that are not as long as wished."""
    said = "Each of these says so, with its reason. All others keep their length within 3 %."
    return _by_reason("shortened", "Sessions shortened", _all(sums, "shortened"), REASONS, sums, said)


def _relief(sums: Sums) -> Plot:
    """Sessions without strength."""
    said = "Each of these is called what it is: relief for a while, and no training."
    return _by_reason("relief", "Sessions of relief alone", _all(sums, "relief alone"), ALONE, sums, said)


def _by_reason(name: str, title: str, found: Counts, names: Mapping[str, str], sums: Sums, said: str) -> Plot:
    """Shares of planned sessions."""
    planned = max(1, sums["counts"].get("sessions planned", 0))
    order = sorted(found, key=lambda reason: -found[reason])
    shares = [(names[reason], 100 * found[reason] / planned) for reason in order]
    drawing = _lying(f"{title}: {sum(share for _, share in shares):.1f} % of all, by reason", shares)
    drawing.below("per cent of planned sessions")
    rows = [(names[reason], f"{found[reason]:,}", f"{100 * found[reason] / planned:.2f} %") for reason in order]
    return Plot(name, drawing, ("reason", "sessions", "share"), tuple(rows), said)


def _judged(sums: Sums) -> Plot:
    """What was decided of strength exercises."""
    found = _all(sums, "judged")
    total = max(1, sum(found.values()))
    order = sorted(found, key=lambda cause: (-found[cause], cause))
    shares = [(cause, 100 * found[cause] / total) for cause in order]
    drawing = _lying("What becomes of strength exercises, and why", shares)
    drawing.below("per cent of all decisions about them")
    rows = [(cause, f"{found[cause]:,}", f"{share:.2f} %") for cause, share in shares]
    said = "Causes are named as in `words/en/diary.toml`, under `reason`. `below-place` is mostly the lighter warm-up."
    return Plot("judged", drawing, ("what, why", "times", "share"), tuple(rows), said)


def _turns(sums: Sums) -> Plot:
    """Turns of each exercise per 100 people who did it."""
    lived, turned = _all(sums, "exercises"), _all(sums, "turns")
    per = {id: 100 * turned.get(id, 0) / lived[id] for id in lived}
    order = sorted(per, key=lambda id: (-per[id], id))
    names = {id: render(message(f"exercise.{id}/base.name"), "en") for id in load_catalogue().exercises}
    drawing = _lying(
        "Down, then up again: turns in twelve weeks, per 100 people", [(names[id], per[id]) for id in order]
    )
    drawing.below("turns per 100 people who did the exercise")
    rows = [(names[id], f"{lived[id]:,}", f"{turned.get(id, 0):,}", f"{per[id]:.1f}") for id in order]
    said = "A turn needs three sessions of the exercise: one that was bad, and two good ones after it."
    return Plot("turns", drawing, ("exercise", "people", "turns", "per 100 people"), tuple(rows), said)


def _flares(sums: Sums) -> Plot:
    """Mean pain told by day."""
    days = _all(sums, "days around flares")
    mean = {day: _of(sums, "pain around flares", str(day)) / days[str(day)] for day in AROUND if days.get(str(day))}
    drawing = Drawing("Pain told around the first day of a flare-up")
    up = drawing.upwards(0, max(mean.values(), default=0))
    across = drawing.across(AROUND[0] - 0.5, AROUND[-1] + 0.5)
    drawing.stroke("mark", across(0), TOP, across(0), drawing.floor)
    drawing.line("d", [(across(day), up(value)) for day, value in mean.items()])
    for day in AROUND[::7]:
        drawing.text(across(day), drawing.floor + 16, f"{day:+d}" if day else "first day", anchor="middle")
    drawing.below("days")
    rows = [(f"{day:+d}", f"{days[str(day)]:,}", f"{value:.2f}") for day, value in mean.items()]
    said = "The highest pain told on a day, 0 to 10, in the mean; on days on which nothing was told nothing counts."
    return Plot("flares", drawing, ("day", "days told", "mean pain"), tuple(rows), said)


def _growth(sums: Sums) -> Plot:
    """Growth of an exercise within seven days."""
    found = _all(sums, "growth of an exercise")
    beyond = 100 * sum(count for key, count in found.items() if int(key) > CAP) / max(1, sum(found.values()))
    said = (
        f"Work of one session, against the first time it was given within seven days, in the same form. {beyond:.1f} % "
        f"lie beyond the cap: each is the one smallest step there is."
    )
    return _histogram("growth", "Growth of an exercise within seven days", found, said)


def _weeks(sums: Sums) -> Plot:
    """Growth of the strength work of a week."""
    said = (
        "All seconds under tension of strength work in a week against the week before, where both had as many days of "
        "it. The mix of exercises changes from week to week, so that this swings more than any one exercise may grow."
    )
    return _histogram("weeks", "Growth of a week's strength work", _all(sums, "growth of a week"), said)


def _histogram(name: str, title: str, found: Counts, said: str) -> Plot:
    """Shares by class of growth, named by its upper end; the outer classes hold what lies beyond."""
    total = max(1, sum(found.values()))
    share = dict.fromkeys(SHOWN, 0.0)
    for key, count in found.items():
        share[max(SHOWN[0], min(SHOWN[-1], int(key)))] += 100 * count / total
    drawing = Drawing(title, 280)
    up = drawing.upwards(0, max(share.values()))
    across = drawing.across(SHOWN[0] - PER_CENT, SHOWN[-1])
    for most, per_cent in share.items():
        wide = across(PER_CENT) - across(0) - 2
        drawing.bar("c" if most > CAP else "a", across(most) - wide - 1, up(per_cent), wide, up(0) - up(per_cent))
    drawing.stroke("mark", across(CAP), TOP, across(CAP), drawing.floor)
    for most in SHOWN[::4]:
        drawing.text(across(most), drawing.floor + 16, f"{most:+d} %" if most else "0 %", anchor="middle")
    drawing.key([("a", "up to 20 %"), ("c", "more")])
    drawing.below("growth, in classes of 5 %; height in per cent of all")
    rows = [
        (f"more than {int(key) - PER_CENT} to {key} %", f"{found[key]:,}", f"{100 * found[key] / total:.2f} %")
        for key in sorted(found, key=int)
    ]
    return Plot(name, drawing, ("growth", "times", "share"), tuple(rows), said)


def _times(sums: Sums) -> Plot:
    """How often each strength exercise was done."""
    found = _all(sums, "times of a strength exercise")
    total = max(1, sum(found.values()))
    share = dict.fromkeys(range(1, OFTEN + 1), 0.0)
    for key, count in found.items():
        share[min(OFTEN, int(key))] += 100 * count / total
    drawing = Drawing("How often a person did each strength exercise in twelve weeks", 260)
    up = drawing.upwards(0, max(share.values()))
    across = drawing.across(0.5, OFTEN + 0.5)
    for times, per_cent in share.items():
        drawing.bar("a", across(times - 0.4), up(per_cent), across(0.8) - across(0), up(0) - up(per_cent))
        drawing.text(across(times), drawing.floor + 16, f"{times}+" if times == OFTEN else str(times), anchor="middle")
    drawing.below("times; height in per cent of all exercises of all people")
    rows = [(key, f"{found[key]:,}", f"{100 * found[key] / total:.2f} %") for key in sorted(found, key=int)]
    said = "A step up needs two good sessions of the exercise, so that what is done seldom grows slowly."
    return Plot("times", drawing, ("times", "exercises", "share"), tuple(rows), said)


def _way(sums: Sums) -> Plot:
    """Exercises to the end of a direction that is not borne, by week."""
    weeks = [str(week) for week in range(WEEKS)]
    share = [100 * _of(sums, "items the way not borne", week) / max(1, _of(sums, "items", week)) for week in weeks]
    drawing = Drawing("A direction that is not borne: exercises that go to its end", 260)
    up = drawing.upwards(0, max(share))
    across = drawing.across(0.5, WEEKS + 0.5)
    drawing.line("d", [(across(week + 1), up(value)) for week, value in enumerate(share)])
    for week in range(1, WEEKS + 1):
        drawing.text(across(week), drawing.floor + 16, str(week), anchor="middle")
    drawing.below("week; per cent of all exercises planned for these people")
    rows = [(str(week + 1), f"{_of(sums, 'items', weeks[week]):,}", f"{share[week]:.2f} %") for week in range(WEEKS)]
    said = "The rules are not told of it by those who bring a person file; what hurts goes out."
    return Plot("way", drawing, ("week", "exercises planned", "to the end of it"), tuple(rows), said)


def _lying(title: str, rows: Sequence[tuple[str, float]]) -> Drawing:
    """Bars from left to right, with their names before them."""
    drawing = Drawing(title, 80 + ROW * len(rows))
    names = 8 + 6.6 * max((len(name) for name, _ in rows), default=0)
    across = Scale(0, max([value for _, value in rows if value] or [1]), LEFT + names, WIDE - RIGHT - 48)
    for place, (name, value) in enumerate(rows):
        y = 40 + ROW * place
        drawing.text(across(0) - 8, y + 13, name, "ink", "end")
        drawing.bar("a", across(0), y + 2, across(value) - across(0), ROW - 5)
        drawing.text(across(value) + 6, y + 13, f"{value:.1f}")
    return drawing


def _of(sums: Sums, name: str, key: str) -> int:
    return _all(sums, name).get(key, 0)


def _all(sums: Sums, name: str) -> Counts:
    """The counts of this name; none where it never came up."""
    counts: Counts = sums["series"].get(name, {})
    return counts


PLOTS = (_steps, _places, _steady, _judged, _times, _growth, _weeks, _turns, _flares, _way, _shortened, _relief)
