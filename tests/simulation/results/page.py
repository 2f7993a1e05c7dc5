"""The page of results: figures, plots and their tables, as Markdown."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from tests.simulation.results.plots import Plot, plots
from tests.simulation.results.sums import Sums

BEGIN, END = "<!-- results: begin -->\n", "<!-- results: end -->\n"
EXCEPTION = "steps up beyond 20 %, the smallest there is"
PLAIN = "# Results of a run\n\n"
"""What a page begins with that has no words of its own yet."""


def write(sums: Sums, page: Path) -> None:
    """Writes the part of the page between its two marks, and the plots and the sums into the folder of its name.

    The same sums give the same files.
    """
    folder = page.with_suffix("")
    folder.mkdir(exist_ok=True)
    (folder / "sums.json").write_text(json.dumps(sums, indent=1, ensure_ascii=False) + "\n", "utf-8")
    drawn = plots(sums)
    for plot in drawn:
        (folder / f"{plot.name}.svg").write_text(plot.drawing.svg(), "utf-8")
    before, _, rest = (page.read_text("utf-8") if page.exists() else PLAIN).partition(BEGIN)
    _, _, after = rest.partition(END)
    page.write_text(before + BEGIN + results(sums, drawn, folder.name) + END + after, "utf-8")


def results(sums: Sums, drawn: Iterable[Plot], folder: str) -> str:
    """The text between the marks; `folder` is where the plots lie."""
    broken = sums["broken"]
    held = [(name, f"{looked:,}", f"{broken.get(name, 0):,}") for name, looked in sums["looked"].items()]
    raised, ups = sums["counts"].get(EXCEPTION, 0), sums["counts"].get("steps up", 0)
    share = 100 * raised / max(1, ups)
    counted = [(name, f"{count:,}") for name, count in sums["counts"].items()]
    lights = [
        (f"{light} sessions of an exercise", f"{count:,}") for light, count in sums["series"].get("light", {}).items()
    ]
    return "\n".join(
        (
            "",
            f"{sums['people']:,} people, {sums['weeks']:,} person-weeks, {sum(broken.values()):,} promises broken.",
            "",
            _table(("promise", "looked at", "broken"), held),
            *(f"- Person {each['person']}, {each['at']}: {each['promise']}." for each in sums["examples"]),
            "",
            f"Discrete exceptions to the cap of 20 %: {raised:,} of {ups:,} steps up ({share:.0f} %).",
            "",
            *(_plot(plot, folder) for plot in drawn),
            "### All counts",
            "",
            _table(("counted", ""), sorted([*counted, *lights])),
        )
    )


def _plot(plot: Plot, folder: str) -> str:
    title = plot.drawing.title
    return "\n".join(
        (
            f"### {title}",
            "",
            f"![{title}]({folder}/{plot.name}.svg)",
            "",
            plot.said,
            "",
            "<details><summary>The same as a table</summary>",
            "",
            _table(plot.head, plot.rows),
            "</details>",
            "",
        )
    )


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Names to the left, numbers to the right."""
    lines = [head, ("---", *("--:" for _ in head[1:])), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)
