"""A sentence is said in pieces that return in other sentences."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lumbar.words import pieces


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("Half time", ("Half time",)),
        ("Next: Bird-dog, leg only", ("Next:", "Bird-dog, leg only")),
        ("Rest. Next: Bird-dog", ("Rest.", "Next:", "Bird-dog")),
        ("Kneel on a mat: hands wide. Look down.", ("Kneel on a mat: hands wide.", "Look down.")),
        ("In: press lightly", ("In: press lightly",)),
        ("", ()),
    ],
)
def test_sentences_and_an_opening_word_are_pieces(text: str, cut: tuple[str, ...]) -> None:
    assert pieces(text) == cut


@given(st.text("ab .:?", max_size=60))
def test_no_word_is_lost_and_none_is_doubled(text: str) -> None:
    assert " ".join(pieces(text)).split() == text.split()
