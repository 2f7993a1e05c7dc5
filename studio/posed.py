"""Key frames that are solved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from studio.author import Bearing, Draft
from studio.body import Index
from studio.rotations import Array


@dataclass(frozen=True)
class Posed:
    """A frame that is solved: all angles, where the root is, and the bones in the room."""

    name: str
    at: tuple[float, ...]
    angles: Array
    root: Array
    bears: tuple[Bearing, ...]
    slides: frozenset[str]


@dataclass(frozen=True)
class Solution:
    """A variant's frames as they bear, and where its props stand."""

    draft: Draft
    frames: tuple[Posed, ...]
    stands: Mapping[str, Array]
    anchors: Mapping[tuple[str, str, int], Index]
    targets: Mapping[str, float]
    cost: float
