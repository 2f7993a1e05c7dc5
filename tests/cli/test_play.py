"""A session played in the terminal: the timeline is executed, every set is written, the keys do what they say."""

from __future__ import annotations

import io
from collections.abc import Iterable
from contextlib import nullcontext
from typing import Any

import pytest

from lumbar.catalogue import Hold, Reps, load_catalogue
from lumbar.cli.stage import Outcome, Stage, perform
from lumbar.diary import DATA, EntryKind
from lumbar.guiding import lay_out
from lumbar.planning import Item, Session, item_seconds
from lumbar.wire import decode
from lumbar.words import message

KNEE = Hold("hold", 20, 5)
BIRD = Reps("reps", 5, 5, 3)
ITEMS = (
    Item(
        "single-knee-to-chest", "single-knee-to-chest/base", "relief", "supine", "both", KNEE, 1, 5, 0,
        item_seconds(KNEE, "both", 1, 5, 0), message("planning.reason.due"),
    ),
    Item(
        "bird-dog", "bird-dog/base", "strength", "quadruped", "alternating", BIRD, 1, 20, 10,
        item_seconds(BIRD, "alternating", 1, 20, 10), message("planning.reason.due"),
    ),
)  # fmt: skip
SESSION = Session(5, sum(item.seconds for item in ITEMS), "relief", None, ITEMS)


class Player:
    """A stage whose clock ticks a second a frame, and whose keys are pressed at given seconds."""

    def __init__(self, presses: dict[int, str], lines: Iterable[str] = ()) -> None:
        self.seconds = 0
        self.presses = presses
        self.out = io.StringIO()
        self.entries: list[tuple[EntryKind, dict[str, Any]]] = []
        self.stage = Stage(self._key, nullcontext, self.out, self._write, lambda: float(self.seconds))

    def _key(self, seconds: float) -> str:
        self.seconds += 1
        return self.presses.get(self.seconds, "")

    def _write(self, kind: EntryKind, data: dict[str, Any]) -> str:
        decode(DATA[kind], data)
        self.entries.append((kind, data))
        return f"entry {len(self.entries)}"

    def play(self) -> bool:
        return self.perform() == "ended"

    def perform(self) -> Outcome:
        return perform(lay_out(SESSION, load_catalogue(), "GB"), "planned-id", self.stage)

    def sets(self) -> list[tuple[str, str, int, bool]]:
        return [
            (data["exercise"], data["side"], data["seconds"], data["full"])
            for kind, data in self.entries
            if kind == "set"
        ]


def test_a_session_played_through_writes_each_set_once() -> None:
    player = Player({})
    assert player.play()
    assert player.sets() == [
        ("single-knee-to-chest", "left", 20, True),
        ("single-knee-to-chest", "right", 20, True),
        ("bird-dog", "alternating", 80, True),
    ]
    assert player.seconds == SESSION.seconds
    assert "Change sides" in player.out.getvalue()


def test_pausing_lets_no_session_time_pass() -> None:
    player = Player({10: " ", 40: " "})
    assert player.play()
    assert player.seconds == SESSION.seconds + 30


def test_skipping_goes_to_the_next_exercise_and_tells_how_far_it_went() -> None:
    player = Player({15: "n"})
    player.play()
    assert player.sets()[0] == ("single-knee-to-chest", "left", 10, False)
    assert [row[0] for row in player.sets()] == ["single-knee-to-chest", "bird-dog"]


def test_back_begins_the_exercise_again() -> None:
    player = Player({35: "b"})
    player.play()
    assert [row[1] for row in player.sets()] == ["left", "left", "right", "alternating"]


def test_uncomfortable_leaves_the_exercise_out_and_remembers() -> None:
    player = Player({15: "u"})
    player.play()
    feeling = next(data for kind, data in player.entries if kind == "feeling")
    assert (feeling["exercise"], feeling["feeling"]) == ("single-knee-to-chest", "uncomfortable")
    assert "Lumbar remembers" in player.out.getvalue()


def test_a_side_can_be_dropped() -> None:
    player = Player({12: "d", 20: "l"})
    player.play()
    feeling = next(data for kind, data in player.entries if kind == "feeling")
    assert (feeling["feeling"], feeling["side"]) == ("other-side", "left")
    assert "Your left side rests today" in player.out.getvalue()
    assert player.sets()[:2] == [
        ("single-knee-to-chest", "left", 7, False),
        ("single-knee-to-chest", "right", 20, True),
    ]


def test_sharp_pain_stops_everything_and_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("builtins.input", lambda prompt: "1")
    player = Player({15: "s"})
    assert not player.play()
    assert [kind for kind, _ in player.entries] == ["stop", "set"]
    assert player.entries[0][1]["exercise"] == "single-knee-to-chest"
    assert player.sets() == [("single-knee-to-chest", "left", 10, False)]


def test_sharp_pain_is_in_the_diary_before_any_question_is_answered(monkeypatch: pytest.MonkeyPatch) -> None:
    def leave(_: str) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr("builtins.input", leave)
    player = Player({15: "s"})
    with pytest.raises(KeyboardInterrupt):
        player.play()
    assert player.entries[0][1]["reason"] == "sharp"


def test_another_reason_takes_the_place_of_sharp_pain(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("builtins.input", lambda prompt: "2")
    player = Player({15: "s"})
    assert not player.play()
    assert [kind for kind, _ in player.entries] == ["stop", "set", "void", "stop"]
    assert player.entries[2][1] == {"entry": "entry 1"}
    assert player.entries[3][1]["reason"] == lay_out(SESSION, load_catalogue(), "GB").stop[1].reason


def test_a_session_that_is_ended_early_keeps_what_was_done_of_the_set() -> None:
    player = Player({15: "q"})
    assert player.perform() == "quit"
    assert [kind for kind, _ in player.entries] == ["stop", "set"]
    assert player.sets() == [("single-knee-to-chest", "left", 10, False)]


def test_sharp_pain_stops_also_where_the_side_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("builtins.input", lambda prompt: "1")
    player = Player({12: "d", 20: "s"})
    assert player.perform() == "stopped"
    assert [data["reason"] for kind, data in player.entries if kind == "stop"] == ["sharp"]


def test_an_emergency_names_the_number_to_call(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = lay_out(SESSION, load_catalogue(), "GB").stop
    chest = next(place for place, text in enumerate(texts, start=1) if text.reason == "chest-pain")
    monkeypatch.setattr("builtins.input", lambda prompt: str(chest))
    player = Player({15: "s"})
    player.play()
    assert "Call 999" in player.out.getvalue()


def test_a_mistaken_stop_goes_on_where_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("builtins.input", lambda prompt: "0")
    player = Player({15: "s"})
    assert player.play()
    taken_back = [data["entry"] for kind, data in player.entries if kind == "void"]
    assert taken_back == ["entry 1", "entry 2"]
    assert player.sets()[1] == ("single-knee-to-chest", "left", 20, True)


@pytest.mark.parametrize("answer", ["help", "", "00", "99", "-1"])
def test_an_answer_that_is_no_number_is_taken_for_sharp_pain(answer: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("builtins.input", lambda prompt: answer)
    player = Player({15: "s"})
    assert not player.play()
    assert [data["reason"] for kind, data in player.entries if kind == "stop"] == ["sharp"]
    assert all(kind != "void" for kind, _ in player.entries)
