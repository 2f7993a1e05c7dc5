"""Where pain is felt, as a map of the body has it, and whether it moved up toward the back or down a leg (3.3)."""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal, get_args

Region = Literal[
    "back-left", "back-middle", "back-right", "buttock-left", "buttock-right", "thigh-left", "thigh-right",
    "lower-leg-left", "lower-leg-right",
]  # fmt: skip
REGIONS: tuple[Region, ...] = get_args(Region)
"""The regions from above to below; left and right are the person's own."""
Place = Literal["none", "back", "thigh", "below-knee"]
"""How far down pain is felt."""
PLACES: tuple[Place, ...] = get_args(Place)
Spread = Literal["up", "same", "down"]
"""Whether pain moved toward the back, stayed, or went down a leg."""
PLACE_OF: dict[str, Place] = {"back": "back", "buttock": "back", "thigh": "thigh", "lower-leg": "below-knee"}
LEGS = ("left", "right")
LEG = PLACES.index("thigh")
"""From this place on pain is in the leg."""
Felt = tuple[Collection[Region], int]
"""The regions and the pain, 0 to 10, of one moment."""


def place_of(regions: Collection[Region]) -> Place:
    """How far down pain is felt at the lowest of these regions; "none" without any."""
    return max((PLACE_OF[region.rpartition("-")[0]] for region in regions), key=PLACES.index, default="none")


def spread(before: Felt, after: Felt) -> Spread | None:
    """Where pain moved between two moments; None where one of them has pain and no region.

    Further down one leg is down, whatever the other leg does. Up is out of a part of a leg that had it.
    """
    if not all(regions or pain == 0 for regions, pain in (before, after)):
        return None
    ways = [(_reach(before[0], leg), _reach(after[0], leg)) for leg in LEGS]
    if any(now > max(then, LEG - 1) for then, now in ways):
        return "down"
    return "up" if any(then > max(now, LEG - 1) for then, now in ways) else "same"


def _reach(regions: Collection[Region], leg: str) -> int:
    return PLACES.index(place_of([region for region in regions if region.endswith(leg)]))
