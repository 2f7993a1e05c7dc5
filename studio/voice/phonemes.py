"""From a text to the sounds that Kokoro was taught: espeak-ng's IPA in the alphabet of Kokoro's own dictionary."""

from __future__ import annotations

import ctypes
import re
import tomllib
from functools import cache
from typing import Any, Final

import espeakng_loader

from studio.voice import HERE

RETRIEVAL: Final = 0x02
"""`espeak_Initialize` without an audio device."""
UTF8: Final = 1
IPA_TIED: Final = 0x02 | 0x80 | (ord("^") << 8)
"""IPA with a mark between the letters of one sound."""
PUNCTUATION: Final = re.compile(r"\s*([,.:;?—]+)\s*")

SOUNDS: Final = {
    "ʔˌn\u0329": "tᵊn", "ʔn\u0329": "tᵊn", "ʔn": "tᵊn", "a^ɪ": "I", "a^ʊ": "W", "d^ʒ": "ʤ", "e^ɪ": "A", "t^ʃ": "ʧ",
    "ɔ^ɪ": "Y", "ə^l": "ᵊl", "o^ʊ": "O", "ʲo": "jo", "ʲə": "jə", "e": "A", "ʔ": "t", "ʲ": "", "ɚ": "əɹ", "r": "ɹ",
    "x": "k", "ç": "k", "ɐ": "ə", "ɬ": "l", "\u0303": "", "ɜːɹ": "ɜɹ", "ɜː": "ɜɹ", "ɪə": "iə", "ɾ": "T",
}  # fmt: skip
"""What espeak-ng writes, and how Kokoro's American voices were taught to read it."""


def phonemes(text: str) -> str:
    """The sounds of a text, clause by clause, with its punctuation, which Kokoro reads as rhythm."""
    parts = PUNCTUATION.split(_respelled(text))
    spoken = [_sounds(part) if index % 2 == 0 else part for index, part in enumerate(parts)]
    joined = "".join(f"{part} " if index % 2 else part for index, part in enumerate(spoken))
    return joined.strip()


@cache
def lexicon() -> dict[str, str]:
    """Words that espeak-ng reads wrongly, spelt as they sound."""
    found: dict[str, str] = tomllib.loads((HERE / "lexicon.toml").read_text("utf-8"))["sounds_like"]
    return found


def _respelled(text: str) -> str:
    for word, sound in lexicon().items():
        text = re.sub(rf"\b{re.escape(word)}\b", sound, text, flags=re.IGNORECASE)
    return text


def _sounds(clause: str) -> str:
    if not clause:
        return ""
    sounds = _espoken(clause)
    for written, taught in sorted(SOUNDS.items(), key=lambda pair: -len(pair[0])):
        sounds = sounds.replace(written, taught)
    sounds = re.sub("(\\S)\u0329", r"ᵊ\1", sounds)
    return re.sub("[\u0329ː^]", "", sounds).replace("ɹɹ", "ɹ")


def _espoken(clause: str) -> str:
    text = ctypes.c_char_p(clause.encode())
    said = []
    while text.value:
        said.append(_espeak().espeak_TextToPhonemes(ctypes.byref(text), UTF8, IPA_TIED).decode())
    return " ".join(part.strip() for part in said if part.strip())


@cache
def _espeak() -> Any:
    library = ctypes.CDLL(espeakng_loader.get_library_path())
    library.espeak_TextToPhonemes.restype = ctypes.c_char_p
    library.espeak_TextToPhonemes.argtypes = [ctypes.POINTER(ctypes.c_char_p), ctypes.c_int, ctypes.c_int]
    library.espeak_Initialize(RETRIEVAL, 0, espeakng_loader.get_data_path().encode(), 0)
    library.espeak_SetVoiceByName(b"en-us")
    return library
