"""A session laid out in time."""

from lumbar.guiding.layout import lay_out
from lumbar.guiding.timeline import Beat, Breath, Cue, Move, Segment, StopText, Timeline

__all__ = ["Beat", "Breath", "Cue", "Move", "Segment", "StopText", "Timeline", "lay_out"]
