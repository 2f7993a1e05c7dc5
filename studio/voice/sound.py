"""From a wave to a clip: silence cut off, one loudness, Opus in WebM."""

from __future__ import annotations

import io
from typing import Any, Final

import av
import numpy as np
from scipy.signal import lfilter

from studio.voice.kokoro import RATE, Wave

LUFS: Final = -18.0
"""Loudness of every clip (EBU R 128 / BS.1770): music beside it stays louder than a whisper, speech stays clear."""
PEAK: Final = 10 ** (-1 / 20)
"""No sample is louder than -1 dB of full scale."""
QUIET: Final = 10 ** (-44 / 20)
"""What is quieter than this, of the loudest sample, is silence at the ends."""
BEFORE: Final = 0.02
"""Seconds of it that are left at the beginning."""
AFTER: Final = 0.06
"""And at the end."""
FADE: Final = 0.008
BITS: Final = 24_000
"""Bits a second."""


def finished(wave: Wave) -> Wave:
    """Cut, faded and as loud as all others."""
    cut = _faded(_trimmed(wave))
    gain = 10 ** ((LUFS - loudness(cut)) / 20)
    gain = min(gain, PEAK / float(np.abs(cut).max()))
    louder: Wave = (cut * gain).astype(np.float32)
    return louder


def loudness(wave: Wave) -> float:
    """Integrated loudness in LUFS (BS.1770-4); a clip shorter than a gating block counts as one block."""
    weighted = _k_weighted(wave)
    block = min(len(weighted), int(0.4 * RATE))
    starts = range(0, len(weighted) - block + 1, max(1, block // 4))
    powers = np.array([np.mean(weighted[start : start + block] ** 2) for start in starts]) + 1e-12
    loud = powers[_lufs(powers) > -70]
    if not len(loud):
        return -70.0
    kept = loud[_lufs(loud) > _lufs(loud.mean()) - 10]
    return float(_lufs(kept.mean()))


def encoded(wave: Wave) -> bytes:
    """The clip as a whole WebM file: every browser in use decodes it with `decodeAudioData`."""
    target = io.BytesIO()
    with av.open(target, "w", format="webm", container_options={"fflags": "+bitexact"}) as container:
        stream: Any = container.add_stream("libopus", rate=RATE)
        stream.layout = "mono"
        stream.bit_rate = BITS
        stream.codec_context.flags |= av.codec.context.Flags.bitexact
        stream.codec_context.options = {"application": "voip", "frame_duration": "60", "vbr": "on"}
        samples = np.round(wave * 32767).astype(np.int16).reshape(1, -1)
        frame = av.AudioFrame.from_ndarray(samples, format="s16", layout="mono")
        frame.sample_rate = RATE
        container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return target.getvalue()


def decoded(clip: bytes, rate: int = 16_000) -> Wave:
    """What is heard of an encoded clip."""
    with av.open(io.BytesIO(clip), "r") as container:
        resampler = av.AudioResampler(format="flt", layout="mono", rate=rate)
        frames = [part for frame in container.decode(audio=0) for part in resampler.resample(frame)]
        frames += resampler.resample(None)
    heard: Wave = np.concatenate([frame.to_ndarray().reshape(-1) for frame in frames]).astype(np.float32)
    return heard


def _trimmed(wave: Wave) -> Wave:
    loud = np.flatnonzero(np.abs(wave) > np.abs(wave).max() * QUIET)
    first = max(0, int(loud[0] - BEFORE * RATE))
    return wave[first : int(loud[-1] + AFTER * RATE)]


def _faded(wave: Wave) -> Wave:
    length = int(FADE * RATE)
    shape = np.ones(len(wave), np.float32)
    shape[:length] = np.linspace(0, 1, length)
    shape[-length:] = np.linspace(1, 0, length)
    return wave * shape


def _lufs(power: Any) -> Any:
    return -0.691 + 10 * np.log10(power)


def _k_weighted(wave: Wave) -> Any:
    """The two filters of BS.1770, worked out for this rate: a shelf for the head, a high pass for the ear."""
    return lfilter(*_high_pass(38.13547087602444, 0.5003270373238773), lfilter(*_shelf(), wave))


def _shelf() -> tuple[Any, Any]:
    gain, quality, hertz = 3.999843853973347, 0.7071752369554196, 1681.974450955533
    k = np.tan(np.pi * hertz / RATE)
    high = 10 ** (gain / 20)
    band = high**0.4996667741545416
    first = 1 + k / quality + k * k
    top = [high + band * k / quality + k * k, 2 * (k * k - high), high - band * k / quality + k * k]
    return np.array(top) / first, np.array([1, 2 * (k * k - 1) / first, (1 - k / quality + k * k) / first])


def _high_pass(hertz: float, quality: float) -> tuple[Any, Any]:
    k = np.tan(np.pi * hertz / RATE)
    first = 1 + k / quality + k * k
    return np.array([1.0, -2.0, 1.0]), np.array([1, 2 * (k * k - 1) / first, (1 - k / quality + k * k) / first])
