"""What is drawn and heard of a session in a terminal."""

from __future__ import annotations

import io
import sys

import pytest

from lumbar.body import reference_of
from lumbar.catalogue import Hold, load_catalogue
from lumbar.cli.drawing import big, figure
from lumbar.cli.playback import Playback, SetDone
from lumbar.cli.scene import LEAST_HEIGHT, LEAST_WIDTH, Scene
from lumbar.cli.sound import Sound, speaker
from lumbar.guiding import lay_out
from lumbar.planning import Item, Session, item_seconds
from lumbar.words import message

CATALOGUE = load_catalogue()
HELD = Hold("hold", 20)


def playback(sets: int = 1) -> Playback:
    seconds = item_seconds(HELD, "both", sets, 5, 0)
    knee = Item(
        "single-knee-to-chest", "single-knee-to-chest/base", "relief", "supine", "both", HELD, sets, 5, 0, seconds,
        message("planning.reason.due"), cap_s=30,
    )  # fmt: skip
    return Playback(lay_out(Session(5, seconds, "relief", None, (knee,)), CATALOGUE))


def sets(played: Playback, seconds: float) -> list[tuple[str, int, bool]]:
    events = list(played.advance(seconds))
    return [(one.segment.side, one.seconds, one.full) for one in events if isinstance(one, SetDone)]


def test_every_digit_is_as_wide_as_the_others() -> None:
    assert {len(line) for number in range(100) for line in big(f"{number:02}")} == {7}


def test_every_form_that_was_measured_can_be_drawn_and_fits() -> None:
    for variant in CATALOGUE.variants():
        reference = reference_of(variant.id)
        if reference is not None:
            for reached in (False, True):
                drawn = figure(reference, right=False, reached=reached, width=46, height=9)
                assert len(drawn) == 9 and all(len(line) <= 46 for line in drawn), variant.id
                assert sum(letter != " " for line in drawn for letter in line) > 10, variant.id


def test_the_right_side_is_the_mirror_image() -> None:
    reference = reference_of("bird-dog/base")
    assert reference is not None
    left, right = (figure(reference, right=right, reached=True, width=40, height=9) for right in (False, True))
    assert left != right
    assert [bool(line) for line in left] == [bool(line) for line in right]


def test_a_moment_fits_into_the_smallest_terminal_that_gets_it() -> None:
    played = playback()
    scene = Scene(played, ["Left side first"])
    while not played.ended:
        lines = scene.lines(LEAST_WIDTH - 1)
        assert len(lines) == LEAST_HEIGHT
        assert all(len(line) < LEAST_WIDTH for line in lines)
        list(played.advance(1))


def test_a_hold_is_longer_up_to_its_cap_and_the_other_side_as_long() -> None:
    played = playback()
    list(played.advance(5 + 4))
    list(played.move("extend"))
    assert played.left == 26
    assert sets(played, 26) == [("left", 30, True)]
    assert sets(played, 5 + 30) == [("right", 30, True)]


def test_a_hold_that_was_made_shorter_is_told_as_it_was() -> None:
    played = playback()
    list(played.advance(5 + 8))
    list(played.move("shorten"))
    assert sets(played, 0.5) == [("left", 8, False)]


def test_a_side_that_hurts_rests_in_every_set_to_come() -> None:
    played = playback(sets=2)
    list(played.advance(5 + 4))
    assert [one.segment.side for one in played.drop("right") if isinstance(one, SetDone)] == []
    assert sets(played, 200) == [("left", 20, True), ("left", 20, True)]


def test_after_the_left_side_rests_there_is_a_moment_to_change_sides() -> None:
    played = playback()
    list(played.advance(5 + 4))
    assert [(one.segment.side, one.full) for one in played.drop("left") if isinstance(one, SetDone)] == [
        ("left", False)
    ]
    assert played.segment.kind == "switch"


def test_where_both_sides_rest_the_exercise_does() -> None:
    played = playback(sets=2)
    list(played.advance(5 + 4))
    list(played.drop("left"))
    list(played.drop("right"))
    assert played.ended


def test_the_best_program_that_speaks_is_taken_and_none_where_there_is_none() -> None:
    assert speaker(lambda name: "/usr/bin/say" if name == "say" else None) == ("say",)
    assert speaker(lambda _: None) is None


def test_silence_neither_speaks_nor_rings() -> None:
    quiet = Sound(None, (sys.executable, "-c", "raise SystemExit"))
    quiet.say("Half time")
    quiet.ring()
    quiet.hush()


@pytest.mark.parametrize("words", ["Half time", "Breathe out"])
def test_a_sentence_is_spoken_and_broken_off_by_the_next_and_the_bell_waits(words: str) -> None:
    out = io.StringIO()
    sound = Sound(out, (sys.executable, "-c", "import time; time.sleep(60)"))
    sound.say(words)
    sound.ring()
    assert out.getvalue() == ""
    sound.say("Five seconds")
    sound.hush()
    sound.ring()
    assert out.getvalue() == "\a"
