"""`python -m studio.voice`: speak every cue, read it back, and pack the clips. Goes on where it was stopped."""

from __future__ import annotations

import argparse
import re
import time
from collections.abc import Iterable, Iterator

import numpy as np

from studio.voice import CACHE, errors, kokoro, packs, sound
from studio.voice.inventory import Piece, inventory
from studio.voice.phonemes import phonemes
from studio.voice.reading import read_back

ENDED = re.compile(r"[.?!:,;]$")


def main() -> int:
    """Returns 1 where a clip is still missing."""
    parser = argparse.ArgumentParser(prog="python -m studio.voice", description=__doc__)
    parser.add_argument("--missing", action="store_true", help="take what is packed as it is; add what is not")
    parser.add_argument("--minutes", type=float, default=float("inf"), help="speak so long, then pack what is there")
    parser.add_argument("--unread", action="store_true", help="pack without reading back")
    chosen = parser.parse_args()
    wanted = inventory()
    clips = dict(_clips(wanted, packs.read() if chosen.missing else {}, time.monotonic() + 60 * chosen.minutes))
    packs.write(clips, {piece.text: piece.talk for piece in wanted})
    if not chosen.unread:
        _read_back(clips)
    return _report(wanted, clips)


def _clips(wanted: Iterable[Piece], packed: dict[str, packs.Clip], until: float) -> Iterator[tuple[str, packs.Clip]]:
    for piece in wanted:
        sounds = sounds_of(piece.text)
        made = kokoro.made_of(sounds)
        kept = packed.get(piece.text)
        if kept is not None and kept.made == made:
            yield piece.text, kept
            continue
        wave = _wave(made, sounds, may_speak=time.monotonic() < until)
        if wave is not None:
            done = sound.finished(wave)
            yield piece.text, packs.Clip(sound.encoded(done), round(len(done) / kokoro.RATE, 3), made)


def sounds_of(text: str) -> str:
    """The sounds of a piece: a cue without a full stop is spoken as a sentence of its own all the same."""
    return phonemes(text if ENDED.search(text) else f"{text}.")


def _wave(made: str, sounds: str, *, may_speak: bool) -> kokoro.Wave | None:
    kept = CACHE / "waves" / f"{made}.npy"
    if not kept.is_file():
        if not may_speak:
            return None
        kept.parent.mkdir(parents=True, exist_ok=True)
        part = kept.with_suffix(".part.npy")
        np.save(part, kokoro.speak(sounds).astype(np.float16))
        part.rename(kept)
    return np.asarray(np.load(kept), np.float32)


def _read_back(clips: dict[str, packs.Clip]) -> None:
    """Only what has changed since; kept as it goes."""
    before = errors.table()
    found = {text: row for text, row in before.items() if text in clips and row.made == clips[text].made}
    for text, heard in read_back({text: clip for text, clip in clips.items() if text not in found}):
        found[text] = heard
        errors.save(found)
    errors.save(found)


def _report(wanted: tuple[Piece, ...], clips: dict[str, packs.Clip]) -> int:
    seconds = sum(clip.seconds for clip in clips.values())
    size = sum(len(clip.data) for clip in clips.values())
    print(f"{len(clips)} of {len(wanted)} pieces, {seconds:.0f} s, {size / 1e6:.2f} MB")
    for text, heard in list(errors.table().items())[:20]:
        if heard.wer:
            print(f"{heard.wer:5.2f}  {text!r} was heard as {heard.heard!r}")
    return 0 if len(clips) == len(wanted) else 1


if __name__ == "__main__":
    raise SystemExit(main())
