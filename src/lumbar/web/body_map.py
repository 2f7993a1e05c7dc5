"""The map of the body from behind: each region with its shape, its words, and whether it is marked."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from lumbar.screening import REGIONS, Region
from lumbar.words import Message, message

SHAPES: dict[Region, str] = {
    "back-left": "M44 146h26v56H36z",
    "back-middle": "M73 146h24v56H73z",
    "back-right": "M126 146h-26v56h34z",
    "buttock-left": "M34 205h49.5v47q-18 9-48 2z",
    "buttock-right": "M136 205H86.5v47q18 9 48 2z",
    "thigh-left": "M34 258q30 7 50-3l2 5-6 76H40z",
    "thigh-right": "M136 258q-30 7-50-3l-2 5 6 76h40z",
    "lower-leg-left": "M40 340h44v134H40z",
    "lower-leg-right": "M130 340H86v134h44z",
}
"""Outlines in the drawing; what lies outside the body is cut off."""


@dataclass(frozen=True)
class Mark:
    """One region of the map."""

    id: Region
    d: str
    words: Message
    on: bool


def marks(chosen: Collection[str]) -> tuple[Mark, ...]:
    """Every region, from above to below."""
    return tuple(Mark(id, SHAPES[id], region_words(id), id in chosen) for id in REGIONS)


def region_words(region: Region) -> Message:
    """What a region is called, as part of a sentence."""
    return message(f"web.region.{region}")


def listed(regions: Collection[Region]) -> Message:
    """Several regions in one breath."""
    return message("web.list", parts=tuple(region_words(region) for region in regions))
