"""What the reckoned moments say of the catalogue's load classes, its ladders, and the order that is published."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from scipy.stats import rankdata

from lumbar.catalogue import Catalogue, Variant
from lumbar.catalogue.model import Load
from studio.load import BANDS, Band, Row, band

FITS: Final[dict[Load, tuple[Band, ...]]] = {
    "none": ("low",), "low": ("low",), "low-moderate": ("low", "moderate"), "moderate": ("moderate",),
    "moderate-high": ("moderate", "high"), "high": ("high",),
}  # fmt: skip
"""Which bands a class of the catalogue may fall in."""
SAME: Final = 3.0
"""Newton metres that make no difference between two forms."""


@dataclass(frozen=True)
class Published:
    """What is published of an exercise: newtons of compression, or None where only its place in the order is known;
    `place` in that order, 1 the heaviest, and whether the figure was read or is recalled.
    """

    variant: str
    newtons: int | None
    place: float
    read: bool
    source: str


PUBLISHED: Final = (
    Published("superman/base", 6000, 1, True, "McGill, Ultimate Back Fitness, on Callaghan 1998; read in a quotation"),
    Published("back-extension/base", 4000, 2.5, True, "McGill 2002, Roman chair; read second-hand"),
    Published("prone-trunk-raise/base", None, 2.5, False, "Callaghan 1998, above 4000 N; recalled"),
    Published("side-plank/base", 2585, 4.5, True, "Axler and McGill 1997; read second-hand"),
    Published("bird-dog/base", 2000, 4.5, True, "McGill 2002; read second-hand, 3000 N recalled"),
    Published("bird-dog/leg-only", None, 6, False, "Callaghan 1998, 2000 to 2500 N; recalled"),
)
"""Compression of the lower spine; the order takes bird-dog and side plank for equal, since sources differ."""


@dataclass(frozen=True)
class Pressed:
    """Pressure in one man's disc L4/L5, megapascals, in a position that a key frame comes near to."""

    position: str
    variant: str
    frame: str
    pressure: float


PRESSURES: Final = (
    Pressed("lying face down", "prone-heel-hold/base", "start", 0.10),
    Pressed("lying on the side", "childs-pose/side-lying", "rest", 0.12),
    Pressed("sitting upright", "pelvic-tilt/chair", "start", 0.46),
    Pressed("standing", "back-extension/hip-hinge", "start", 0.50),
    Pressed("sitting bent forward", "seated-fold/chair", "fold", 0.83),
    Pressed("standing bent forward", "back-extension/hip-hinge", "bow", 1.10),
)
"""Wilke 1999, as its abstract tells it (read)."""


@dataclass(frozen=True)
class Disagreement:
    """A form whose class and band differ; `reaches` says that the range of the moment reaches the class."""

    variant: Variant
    row: Row
    higher: bool
    reaches: bool

    @property
    def group(self) -> str:
        """What it has in common with others."""
        lying = self.variant.start == "prone"
        if not self.higher:
            return "prone" if lying else "lower"
        if self.variant.start in ("plank", "side-lying") or "iso_hold" in self.variant.tags:
            return "plank"
        heaviest = self.row.heaviest
        folds = heaviest is not None and heaviest.leading == "forward" and heaviest.moments["forward"][0] > 0
        return "fold" if folds else "higher"


def disagreements(catalogue: Catalogue, rows: Mapping[str, Row]) -> Iterator[Disagreement]:
    """Every form whose class does not fit its band."""
    for name, row in rows.items():
        variant = catalogue.variant(name)
        fits = [BANDS.index(each) for each in FITS[variant.load]]
        own = BANDS.index(row.band)
        if own not in fits:
            least, most = row.heaviest.reach if row.heaviest else (0.0, 0.0)
            reached = range(BANDS.index(band(least)), BANDS.index(band(most)) + 1)
            yield Disagreement(variant, row, own > max(fits), bool(set(fits) & set(reached)))


@dataclass(frozen=True)
class Step:
    """A step of a ladder: newton metres of the easier form and of the harder one."""

    easier: str
    harder: str
    sizes: tuple[float, float]

    @property
    def rises(self) -> bool:
        """Whether the harder form turns the trunk at least as much."""
        return self.sizes[1] >= self.sizes[0] - SAME


def ladders(catalogue: Catalogue, rows: Mapping[str, Row]) -> tuple[Step, ...]:
    """The steps of all strengthening exercises: from form to form, and to the exercises that are easier and harder."""
    pairs: dict[tuple[str, str], None] = {}
    for exercise in catalogue:
        if exercise.strengthens and exercise.in_session:
            forms = sorted(exercise.variants, key=lambda one: one.level)
            plain = [(a, b) for a in forms for b in forms if a.level < b.level and 0 in (a.level, b.level)]
            pairs |= dict.fromkeys((a.id, b.id) for a, b in plain)
            pairs |= dict.fromkeys((easier, exercise.base.id) for easier in exercise.easier)
            pairs |= dict.fromkeys((exercise.base.id, harder) for harder in exercise.harder)
    return tuple(
        Step(easier, harder, (rows[easier].size, rows[harder].size))
        for easier, harder in pairs
        if easier in rows and harder in rows
    )


def spearman(one: Sequence[float], other: Sequence[float]) -> float:
    """The correlation of the ranks, equal values sharing theirs."""
    a, b = rankdata(one), rankdata(other)
    a, b = a - a.mean(), b - b.mean()
    return float(a @ b / (a @ a * (b @ b)) ** 0.5)
