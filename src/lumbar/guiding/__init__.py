"""A session laid out in time."""

from lumbar.guiding.layout import lay_out
from lumbar.guiding.saying import spoken_s
from lumbar.guiding.timeline import TALKS, Beat, Breath, Cue, Move, Segment, StopText, Talk, Timeline

__all__ = [
    "TALKS",
    "Beat",
    "Breath",
    "Cue",
    "Move",
    "Segment",
    "StopText",
    "Talk",
    "Timeline",
    "lay_out",
    "spoken_s",
]
