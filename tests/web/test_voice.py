"""The page of a session says which of its sentences are recorded, and where."""

from __future__ import annotations

from pathlib import Path

from django.contrib.staticfiles.finders import find

from lumbar.catalogue import load_catalogue
from lumbar.guiding import lay_out
from lumbar.web.offline import files
from lumbar.web.voice import spoken
from lumbar.words import pieces
from tests.web.sessions import short_session

TIMELINE = lay_out(short_session(), load_catalogue())


def test_a_sentence_is_told_as_the_clips_of_its_pieces_in_their_order() -> None:
    clips = spoken(TIMELINE, "en")["clips"]
    first, second = clips["Next: Bridge"]
    assert clips["Rest. Next: Bird-dog"][1] == first
    assert len(clips["Rest. Next: Bird-dog"]) == len(pieces("Rest. Next: Bird-dog")) == 3
    assert first != second


def test_every_pack_is_a_file_that_browsers_keep() -> None:
    packs = spoken(TIMELINE, "en")["packs"]
    assert set(packs) <= {file["url"] for file in files()}
    for rows in spoken(TIMELINE, "en")["clips"].values():
        for pack, at, length, _seconds in rows:
            content = Path(find(packs[pack].removeprefix("/static/")) or "").read_bytes()
            assert len(content[at : at + length]) == length


def test_a_sentence_with_a_piece_that_is_not_recorded_is_left_to_the_browser_whole() -> None:
    found = spoken(TIMELINE, "en")
    assert all(len(rows) == len(pieces(text)) for text, rows in found["clips"].items())


def test_a_language_without_a_voice_has_no_clips() -> None:
    assert spoken(TIMELINE, "ru") == {"packs": [], "clips": {}}
