"""What is committed of the voice fits what can be said, without speaking: texts, clips, packs and what was heard."""

from __future__ import annotations

import json
from functools import cache
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from studio.voice import OUT, errors, packs
from studio.voice.inventory import Piece, inventory, spoken

from lumbar.catalogue import load_catalogue
from lumbar.guiding import lay_out, spoken_s
from lumbar.planning import Session
from lumbar.words import message, pieces, render
from tests.guiding.test_layout import ITEMS, session

INDEX: dict[str, Any] = json.loads((OUT / "index.json").read_text("utf-8"))
CLIPS = packs.read()
MEND = "run `just voice --missing`"
LARGEST = 20_000_000
CATALOGUE = load_catalogue()
SESSIONS = st.lists(ITEMS, min_size=1, max_size=4).map(lambda items: session(*items))


@cache
def wanted() -> tuple[Piece, ...]:
    return inventory(CATALOGUE)


def test_everything_that_can_be_said_has_a_clip_or_is_left_to_the_browser() -> None:
    said = {piece.text for piece in wanted()}
    assert said - set(CLIPS) - set(INDEX["browser"]) == set(), MEND
    assert (set(CLIPS) | set(INDEX["browser"])) - said == set(), MEND


def test_names_reminders_and_counts_are_recorded() -> None:
    assert {piece.text for piece in wanted() if piece.talk != "full"} <= set(CLIPS), MEND


@given(SESSIONS)
def test_whatever_the_session_nothing_is_said_that_was_not_thought_of(one: Session) -> None:
    for text, talk in spoken(one, CATALOGUE):
        for piece in pieces(text):
            assert piece in CLIPS or piece in INDEX["browser"], f"{piece!r} ({talk}): {MEND}"


@given(SESSIONS)
def test_recorded_sentences_end_before_the_next_one_begins(one: Session) -> None:
    for segment in lay_out(one, CATALOGUE).segments:
        said = [cue for cue in segment.cues if cue.say and "short" in cue.levels]
        for cue, following in pairwise(said):
            assert cue.say is not None
            assert cue.at_s + length(render(cue.say)) <= following.at_s + 0.5


def length(text: str) -> float:
    clips = [CLIPS[piece] for piece in pieces(text) if piece in CLIPS]
    return sum(clip.seconds for clip in clips) + 0.12 * (len(clips) - 1)


def test_a_sentence_takes_no_longer_than_the_time_that_is_kept_for_it() -> None:
    late = {text for text in CLIPS if CLIPS[text].seconds > lasting(text) + 0.3}
    assert late == set()


def lasting(text: str) -> float:
    return float(spoken_s(message("guiding.count", number=text)))


def test_the_clips_were_spoken_with_this_lexicon() -> None:
    assert INDEX["spelling"] == packs.spelling(), MEND


def test_every_clip_lies_where_the_index_says_and_is_a_whole_file() -> None:
    assert set(INDEX["packs"]) == {file.name for file in OUT.glob("*.bin")}
    for text, clip in CLIPS.items():
        assert clip.data[:4] == b"\x1a\x45\xdf\xa3", f"{text!r} is no WebM file"
        assert 0.2 < clip.seconds < 20


def test_the_voice_is_small_and_lies_in_few_files() -> None:
    files = [file for file in OUT.iterdir() if file.is_file()]
    assert sum(file.stat().st_size for file in files) <= LARGEST
    assert len(files) <= 12


def test_what_was_read_back_are_the_clips_as_they_are_now() -> None:
    assert {text for text, row in errors.table().items() if CLIPS[text].made != row.made} == set(), MEND


def test_the_clips_are_understood() -> None:
    rates = [row.wer for row in errors.table().values()]
    assert sum(rates) / len(rates) < 0.1


@pytest.mark.parametrize(
    ("said", "heard", "wer"),
    [
        ("Half time", "Half time.", 0.0),
        ("Hips level", "Hips levels", 0.5),
        ("Bird-dog, leg only", "bird dog leg only", 0.0),
        ("Look down", "", 1.0),
    ],
)
def test_word_errors_are_counted_in_words(said: str, heard: str, wer: float) -> None:
    assert errors.word_errors(said, heard) == wer


def test_what_is_heard_of_many_clips_goes_to_the_clip_it_was_said_in() -> None:
    said = ["Half time", "Hips level", "Look at the floor"]
    assert errors.shared(said, "half time. hips leveled look at the floor") == [
        "half time",
        "hips leveled",
        "look at the floor",
    ]
