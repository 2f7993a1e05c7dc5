"""Writes the tables of docs/explanation/load.md from what is reckoned."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from lumbar.catalogue import LOADS as CLASSES
from lumbar.catalogue import Catalogue
from studio import ROOT
from studio.comparison import (
    PRESSURES,
    PUBLISHED,
    Disagreement,
    disagreements,
    ladders,
    spearman,
)
from studio.load import AXES, BANDS, Row, level
from studio.segments import PERSON, fractions
from studio.segments import PUBLISHED as FRACTIONS

PAGE: Final = ROOT / "docs/explanation/load.md"
BEGIN: Final = "<!-- from here on made by `just studio --load` -->"
GROUPS: Final[dict[str, str]] = {
    "prone": "Lying face down, reckoned lower",
    "plank": "Planks and side planks, reckoned higher",
    "fold": "Bent or leaning forward, reckoned higher",
    "higher": "Others, reckoned higher",
    "lower": "Others, reckoned lower",
}
WAYS: Final[dict[tuple[str, bool], str]] = {
    ("forward", True): "bends it forward", ("forward", False): "bends it back", ("left", True): "bends it to the left",
    ("left", False): "bends it to the right", ("turn", True): "turns it to the left",
    ("turn", False): "turns it to the right",
}  # fmt: skip


def write_page(catalogue: Catalogue, rows: Mapping[str, Row]) -> None:
    """The page with its tables made anew; what people wrote above them stays."""
    written = PAGE.read_text(encoding="utf-8").partition(BEGIN)[0]
    PAGE.write_text(f"{written}{BEGIN}\n\n{tables(catalogue, rows)}", encoding="utf-8")


def tables(catalogue: Catalogue, rows: Mapping[str, Row]) -> str:
    """All tables."""
    found = list(disagreements(catalogue, rows))
    parts = (_summary(catalogue, rows, found), _order(rows), _pressures(rows), _bands(catalogue, rows))
    rest = (_differing(found), _ladders(catalogue, rows), _segments(), _forms(catalogue, rows))
    return "\n".join(line for part in (*parts, *rest) for line in [*part, ""]).rstrip() + "\n"


def _summary(catalogue: Catalogue, rows: Mapping[str, Row], found: list[Disagreement]) -> Iterator[str]:
    classes = [float(CLASSES.index(catalogue.variant(name).load)) for name in rows]
    rho = spearman(classes, [row.size for row in rows.values()])
    steps = ladders(catalogue, rows)
    missing = [one.id for one in catalogue.variants() if one.id not in rows]
    yield "## Results"
    yield ""
    yield (
        f"Of {len(rows)} forms, {len(rows) - len(found)} have a moment that fits their class and {len(found)} have not;"
        f" for {sum(one.reaches for one in found)} of these the range of the moment reaches the class. Over all forms "
        f"class and moment have a rank correlation of {rho:.2f}: that is agreement of two judgements of ours, and no "
        f"proof. {sum(one.rises for one in steps)} of {len(steps)} steps of the ladders rise."
    )
    if missing:
        yield ""
        yield f"Without a solved pose, so not reckoned: {', '.join(missing)}."


def _order(rows: Mapping[str, Row]) -> Iterator[str]:
    there = [one for one in PUBLISHED if one.variant in rows]
    read = [one for one in there if one.read and one.newtons]
    yield "## Beside what is published"
    yield ""
    yield "| form | published | source | reckoned, N·m |"
    yield "|---|---|---|---|"
    for one in there:
        told = f"{one.newtons} N" if one.newtons else "its place in the order"
        yield f"| {one.variant} | {told} | {one.source} | {_told(rows[one.variant])} |"
    yield ""
    exact = spearman([float(one.newtons or 0) for one in read], [rows[one.variant].size for one in read])
    loose = spearman([-one.place for one in there], [rows[one.variant].size for one in there])
    yield (
        f"Spearman's rho is **{exact:.2f}** over the {len(read)} figures that were read, and {loose:.2f} over all "
        f"{len(there)} places, recalled ones among them. So few numbers prove nothing in either direction."
    )


def _pressures(rows: Mapping[str, Row]) -> Iterator[str]:
    there = [one for one in PRESSURES if one.variant in rows]
    sizes = [next(each.size for each in rows[one.variant].frames if each.name == one.frame) for one in there]
    yield "Pressure in the disc L4/L5 of one man (Wilke 1999, read), beside key frames that come near to his positions:"
    yield ""
    yield "| position | MPa | key frame | reckoned, N·m |"
    yield "|---|---|---|---|"
    for one, size in zip(there, sizes, strict=True):
        yield f"| {one.position} | {one.pressure:.2f} | {one.variant} {one.frame} | {size:.0f} |"
    yield ""
    rho = spearman([one.pressure for one in there], sizes)
    yield f"Spearman's rho is **{rho:.2f}**, n = {len(there)}."


def _bands(catalogue: Catalogue, rows: Mapping[str, Row]) -> Iterator[str]:
    yield "## Classes and bands"
    yield ""
    third = level() / 3
    limits = (f"under {third:.0f} N·m", f"to {2 * third:.0f}", "above")
    yield f"| class | {' | '.join(f'{band} ({limit})' for band, limit in zip(BANDS, limits, strict=True))} |"
    yield "|---|" + "---|" * len(BANDS)
    for load in CLASSES:
        own = [row.band for name, row in rows.items() if catalogue.variant(name).load == load]
        yield f"| {load} | {' | '.join(str(own.count(band)) for band in BANDS)} |"


def _differing(found: list[Disagreement]) -> Iterator[str]:
    yield "## Every disagreement"
    for group, title in GROUPS.items():
        own = [one for one in found if one.group == group]
        if own:
            yield ""
            yield f"{title}:"
            yield ""
            yield "| form | class | reckoned, N·m | band | the range reaches the class |"
            yield "|---|---|---|---|---|"
            for one in own:
                reaches = "yes" if one.reaches else "no"
                yield f"| {one.variant.id} | {one.variant.load} | {_told(one.row)} | {one.row.band} | {reaches} |"


def _ladders(catalogue: Catalogue, rows: Mapping[str, Row]) -> Iterator[str]:
    yield "## Steps of ladders that do not rise"
    yield ""
    yield "| easier | N·m | harder | N·m |"
    yield "|---|---|---|---|"
    for step in ladders(catalogue, rows):
        if not step.rises:
            yield f"| {step.easier} | {step.sizes[0]:.0f} | {step.harder} | {step.sizes[1]:.0f} |"


def _segments() -> Iterator[str]:
    own = fractions("female"), fractions("male")
    yield "## Segments"
    yield ""
    yield "Per cent of the body's mass, one side; published: de Leva 1996 (recalled)."
    yield ""
    yield "| segment | woman | published | man | published |"
    yield "|---|---|---|---|---|"
    for name, published in FRACTIONS.items():
        yield (f"| {name} | {own[0][name]:.1f} | {published[0]:.1f} | {own[1][name]:.1f} | {published[1]:.1f} |")


def _forms(catalogue: Catalogue, rows: Mapping[str, Row]) -> Iterator[str]:
    yield "## All forms"
    yield ""
    yield f"Heaviest key frame, {PERSON:.0f} kg; in brackets the range about the axis it mostly turns about."
    yield ""
    yield "| form | class | band | key frame | N·m | what gravity does to the trunk |"
    yield "|---|---|---|---|---|---|"
    for name, row in rows.items():
        heaviest = row.heaviest
        load = catalogue.variant(name).load
        if heaviest is None:
            yield f"| {name} | {load} | {row.band} | | | nothing: water carries it |"
            continue
        likely = heaviest.moments[heaviest.leading][0]
        way = WAYS[heaviest.leading, likely > 0] if row.size >= 3 * len(AXES) else "hardly anything"
        yield f"| {name} | {load} | {row.band} | {heaviest.name} | {_told(row)} | {way} |"


def _told(row: Row) -> str:
    """The size, and the range about the leading axis."""
    if row.heaviest is None:
        return "none"
    _, least, most = row.heaviest.moments[row.heaviest.leading]
    return f"{row.size:.0f} [{least:.0f} to {most:.0f}]"
