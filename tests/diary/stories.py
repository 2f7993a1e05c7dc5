"""Stories told as lines, one a happening, and the trace that the fold leaves of them.

A line is `day 3 18:00 session bird-dog side-plank before=2 after=2 effort=5 morning=2`, then, where something refers
to it, `as NAME`. `python -m tests.diary.stories` prints the traces, `--write` keeps them beside the stories.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from lumbar.diary import Decision, Entry, Progress, Standing, fold
from tests.diary.diary_tools import BEGINNING, CATALOGUE, Person, moment

STORIES = Path(__file__).parent / "stories"


class Story:
    """One file: what happened to somebody, and until when it is read."""

    def __init__(self, path: Path) -> None:
        self.path = path
        told = tomllib.loads(path.read_text(encoding="utf-8"))
        self.title: str = told["title"]
        self.person = Person(path.stem)
        self.named: dict[str, Entry] = {}
        for line in told["happened"]:
            self._happens(line)
        _, day, time = told["until"].split()
        self.until = moment(int(day), time)

    def trace(self) -> str:
        """What became of it, in words for the eye."""
        return "\n".join(_lines(self.title, fold(self.person.entries, CATALOGUE, self.until))) + "\n"

    def _happens(self, line: str) -> None:
        line, _, name = line.partition(" as ")
        _, day, time, verb, *words = line.split()
        plain = [word for word in words if "=" not in word]
        told = {key: _value(value) for key, _, value in (word.partition("=") for word in words if "=" in word)}
        entry = getattr(self, f"_{verb}")(moment(int(day), time), plain, told)
        if name:
            self.named[name] = entry

    def _session(self, at: datetime, exercises: list[str], told: dict[str, int | str]) -> Entry:
        """A check where `before` is told, the session, `after` it, and the next `morning`."""
        person = self.person
        if "before" in told:
            person.tell("check", at, pain=told["before"])
        done = 0.5 if told.get("full") == "no" else 1.0
        session = person.play(at + timedelta(minutes=1), *exercises, done=done)
        if "after" in told:
            technique, effort = told.get("technique") != "no", told.get("effort", 5)
            late = at + timedelta(minutes=30)
            person.tell("after", late, session=session.id, pain=told["after"], effort=effort, technique=technique)
        if "morning" in told:
            morning = (at + timedelta(days=1)).replace(hour=8)
            person.tell("morning", morning, session=session.id, pain=told["morning"])
        return session

    def _check(self, at: datetime, words: list[str], told: dict[str, int | str]) -> Entry:
        return self.person.tell("check", at, pain=int(words[0]), flare="flare" in words, **told)

    def _morning(self, at: datetime, words: list[str], told: dict[str, int | str]) -> Entry:
        return self.person.tell("morning", at, session=self.named[words[0]].id, pain=int(words[1]))

    def _after(self, at: datetime, words: list[str], told: dict[str, int | str]) -> Entry:
        return self.person.tell("after", at, session=self.named[words[0]].id, **{"effort": 5, **told})

    def _feels(self, at: datetime, words: list[str], told: dict[str, int | str]) -> Entry:
        session, variant, feeling = words
        exercise = variant.partition("/")[0]
        return self.person.tell(
            "feeling", at, session=self.named[session].id, exercise=exercise, variant=variant, feeling=feeling, **told
        )

    def _stop(self, at: datetime, words: list[str], told: dict[str, int | str]) -> Entry:
        return self.person.tell("stop", at, session=self.named[words[0]].id, reason=words[1], **told)

    def _flare(self, at: datetime, words: list[str], told: dict[str, int | str]) -> Entry:
        return self.person.tell("flare", at, on=words == ["on"])

    def _answers(self, at: datetime, words: list[str], told: dict[str, int | str]) -> Entry:
        return self.person.tell("answers", at, chosen={group: [] for group in words})

    def _clearance(self, at: datetime, words: list[str], told: dict[str, int | str]) -> Entry:
        return self.person.tell("clearance", at, by="Dr Weber", on=at.date().isoformat(), questions=words)

    def _activity(self, at: datetime, words: list[str], told: dict[str, int | str]) -> Entry:
        return self.person.tell("activity", at, activity=words[0], minutes=int(words[1]))

    def _void(self, at: datetime, words: list[str], told: dict[str, int | str]) -> Entry:
        return self.person.tell("void", at, entry=self.named[words[0]].id)


def all_stories() -> list[Story]:
    """Every story there is."""
    return [Story(path) for path in sorted(STORIES.glob("*.toml"))]


def expected(story: Story) -> Path:
    """Where the trace of a story is kept."""
    return story.path.with_suffix(".txt")


def _value(text: str) -> int | str:
    return int(text) if text.isdigit() else text


def _lines(title: str, progress: Progress) -> Iterator[str]:
    yield title
    yield ""
    yield from map(_decision, progress.decisions)
    yield ""
    yield from map(_standing, progress.standings.values())
    yield ""
    flare = progress.flare
    if flare is not None:
        yield f"flare-up since {_day(flare.since)}, {'declared' if flare.declared else 'by pain'}"
    if progress.share < 1:
        yield f"strength at {progress.share:.0%}"
    if progress.rescreen is not None:
        yield f"ask again: {progress.rescreen.key}"
    yield from (f"advice: {advice.key}" for advice in progress.advice)
    pain = "-" if progress.pain_7d is None else f"{progress.pain_7d:g}"
    yield f"pain {pain}, {len(progress.done)} sessions, streak {progress.streak}"
    yield f"ask about the morning: {'yes' if progress.ask_morning else 'no'}"


def _decision(decision: Decision) -> str:
    at = f"day {(decision.at.date() - BEGINNING.date()).days + 1:>2} {decision.at:%H:%M}"
    light = decision.light or "-"
    places = _place(*decision.before)
    if decision.after != decision.before:
        places += f" -> {_place(*decision.after)}"
    cause = decision.reason.key.removeprefix("diary.reason.")
    return f"{at}  {decision.exercise:22} {light:6} {decision.rule:17} {cause:16} {places}"


def _standing(standing: Standing) -> str:
    text = f"{standing.exercise:22} {_place(standing.variant, standing.step)}, greens {standing.greens}"
    text += f", change {standing.change:+}" if standing.change else ""
    text += f", since {standing.rule}"
    text += f", out until {', '.join(standing.back_by) or 'it has rested'}" if standing.off else ""
    return text


def _place(variant: str, step: int) -> str:
    return f"{variant}@{step}"


def _day(day: object) -> str:
    assert isinstance(day, type(BEGINNING.date()))
    return f"day {(day - BEGINNING.date()).days + 1}"


if __name__ == "__main__":
    for told in all_stories():
        if "--write" in sys.argv:
            expected(told).write_text(told.trace(), encoding="utf-8")
        sys.stdout.write(f"\n## {told.path.stem}\n{told.trace()}")
