"""Exercises and their variants as frozen values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

from lumbar.catalogue.dose import DoseRange, Span

Kind = Literal["stretch", "mobility", "relax", "strength", "aerobic"]
StartPosition = Literal[
    "supine", "prone", "side-lying", "quadruped", "kneeling", "seated", "plank", "standing", "chair", "ball", "water"
]
Sides = Literal["bilateral", "each", "alternating"]
"""bilateral: nothing to switch; each: one side whole, then the other; alternating: side by side, rep by rep."""
Place = Literal["floor", "bed", "chair"]
Load = Literal["none", "low", "low-moderate", "moderate", "moderate-high", "high"]
Spine = Literal[
    "neutral",
    "flexion-mild",
    "flexion-end",
    "extension-mild",
    "extension-end",
    "rotation-mild",
    "rotation-end",
    "lateral-flexion",
]
Section = Literal["A stretching", "A strengthening", "B warm-up", "B main", "B therapeutic"]
Tag = Literal[
    "flex_end",
    "flex_mild",
    "ext_end",
    "ext_mild",
    "rot_end",
    "rot_mild",
    "lat",
    "neural",
    "load_high",
    "load_mod",
    "iso_hold",
    "hip_flex_end",
    "hip_rot_end",
    "hip_ext_end",
    "knee_deep",
    "kneel_wb",
    "wrist_wb",
    "elbow_wb",
    "shoulder_wb",
    "shoulder_ext",
    "overhead",
    "headdown",
    "headlow",
    "pelvis_up",
    "prone",
    "supine",
    "balance",
    "equip",
]
Equipment = Literal[
    "mat", "blanket", "pillow", "bolster", "strap", "towel", "band", "block", "book", "chair", "wall", "ball",
    "back-extension-bench", "pool",
]  # fmt: skip
TAGS: tuple[Tag, ...] = get_args(Tag)
LOADS: tuple[Load, ...] = get_args(Load)


@dataclass(frozen=True)
class Variant:
    """One form of an exercise's movement.

    `id` is `exercise/form`, the plain form being `…/base`. `level` orders forms by difficulty: base 0, easier below,
    harder above. `equipment`: of every group one piece is needed; `helpful` is nice to have. `places`: where it can
    be done (R27).
    """

    id: str
    level: int
    start: StartPosition
    sides: Sides
    tags: frozenset[Tag]
    spine: tuple[Spine, ...]
    load: Load
    dose: DoseRange
    equipment: tuple[tuple[Equipment, ...], ...] = ()
    helpful: tuple[Equipment, ...] = ()
    places: tuple[Place, ...] = ("floor",)

    @property
    def exercise(self) -> str:
        """Id of the exercise it is a form of."""
        return self.id.partition("/")[0]

    @property
    def form(self) -> str:
        """Id of the form within its exercise."""
        return self.id.partition("/")[2]


@dataclass(frozen=True)
class SourceRow:
    """A row of the source's table 1.1 that this exercise covers; `dose` where it differs from the base's."""

    id: str
    dose: DoseRange | None = None

    @property
    def section(self) -> Section:
        """Section of the source, told by the row's letter."""
        sections: Mapping[str, Section] = {
            "A-S": "A stretching",
            "A-K": "A strengthening",
            "B-W": "B warm-up",
            "B-M": "B main",
            "B-T": "B therapeutic",
        }
        return sections[self.id[:3]]


@dataclass(frozen=True)
class Recovery:
    """What must follow an exercise (R57): a variant held for `seconds`, or the first allowed of `instead`."""

    variant: str
    seconds: Span
    instead: tuple[str, ...] = ()


@dataclass(frozen=True)
class Sequence:
    """Where an exercise stands among others.

    `warm_up`: its place in the warm-up (R54). `pairs_with`: done on the same leg straight after that exercise, then
    both on the other leg (R55). `after`: straight after that exercise where both are chosen (R56, R57). `recovery`:
    R57. `stages`: forms done in this order in one go (R59); an excluded stage is dropped.
    """

    warm_up: int | None = None
    pairs_with: str | None = None
    after: str | None = None
    recovery: Recovery | None = None
    stages: tuple[str, ...] = ()


@dataclass(frozen=True)
class Exercise:
    """One of the 43 distinct exercises.

    `kinds`: the first is the main one. `easier` and `harder`: ids of variants of *other* exercises to step to beyond
    the own forms, nearest first; `instead`: variants that stand in when no own form is allowed. `offer_first` is
    false for what is never suggested before its easier links went well (R63). `in_session` is false for what is done
    elsewhere (a swim). `breath` goes with the first half of a repetition's movement (R26).
    `begins` is the form a person without history begins with.
    """

    id: str
    kinds: tuple[Kind, ...]
    rows: tuple[SourceRow, ...]
    worked: tuple[str, ...]
    stretched: tuple[str, ...]
    variants: tuple[Variant, ...]
    easier: tuple[str, ...] = ()
    harder: tuple[str, ...] = ()
    instead: tuple[str, ...] = ()
    sequence: Sequence = field(default_factory=Sequence)
    offer_first: bool = True
    in_session: bool = True
    breath: Literal["in", "out"] = "out"
    begins: str = "base"

    @property
    def base(self) -> Variant:
        """The plain form."""
        return next(variant for variant in self.variants if variant.form == "base")

    @property
    def first(self) -> Variant:
        """The form a person without history begins with."""
        return next(variant for variant in self.variants if variant.form == self.begins)

    @property
    def strengthens(self) -> bool:
        """Whether it counts as strength work anywhere in the rules."""
        return "strength" in self.kinds

    @property
    def sections(self) -> frozenset[Section]:
        """Sections of the source it stands in."""
        return frozenset(row.section for row in self.rows)


@dataclass(frozen=True)
class Catalogue:
    """All exercises by id. Variants are looked up by their full id."""

    exercises: Mapping[str, Exercise]

    def __getitem__(self, exercise: str) -> Exercise:
        return self.exercises[exercise]

    def __iter__(self) -> Iterator[Exercise]:
        return iter(self.exercises.values())

    def __len__(self) -> int:
        return len(self.exercises)

    def variant(self, id: str) -> Variant:
        """The variant of this full id (`bird-dog/base`). Raises KeyError naming it where there is none."""
        exercise = self.exercises.get(id.partition("/")[0])
        for variant in exercise.variants if exercise else ():
            if variant.id == id:
                return variant
        raise KeyError(id)

    def variants(self) -> Iterator[Variant]:
        """Every variant of every exercise."""
        for exercise in self:
            yield from exercise.variants
