"""`python -m studio --moves`: the meshes, and the clips of all forms that changed, for both bodies."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from itertools import groupby

from lumbar.catalogue import load_catalogue
from studio.author import Draft
from studio.between import between
from studio.check import check
from studio.moves import FIGURES, MOVES, Clip, clip, digest, found, read, write, write_mesh, write_muscles
from studio.solve import solve


def make_moves(drafts: Iterable[Draft], *, force: bool, whole: bool) -> list[str]:
    """Makes what changed, exercise by exercise; `whole` says that nothing else is written, so that the rest may go.
    Returns what was found wrong: such a form gets no clip.
    """
    for figure in FIGURES:
        write_mesh(figure)
        write_muscles(figure)
    bad: list[str] = []
    kept: set[str] = set()
    for exercise, forms in groupby(drafts, key=lambda draft: draft.variant.partition("/")[0]):
        kept.add(exercise)
        bad += _exercise(exercise, list(forms), force=force, whole=whole)
    if whole:
        for figure in FIGURES:
            for path in (MOVES / figure).glob("*.clip"):
                if path.name.partition(".")[0] not in kept:
                    path.unlink()
    return bad


def _exercise(exercise: str, drafts: list[Draft], *, force: bool, whole: bool) -> Iterator[str]:
    """The clips of one exercise in both bodies."""
    wrong: dict[str, str] = {}
    for figure in FIGURES:
        before = read(found(MOVES / figure, exercise, ".clip"))
        clips = {} if whole else dict(before)
        for draft in drafts:
            form = draft.variant.partition("/")[2]
            old = before.get(form)
            if form in wrong:
                clips.pop(form, None)
            elif old and not force and old.head["of"] == digest(draft, figure):
                clips[form] = old
            else:
                made = _made(draft, figure)
                if isinstance(made, str):
                    wrong[form] = made
                    clips.pop(form, None)
                else:
                    clips[form] = made
        write(figure, exercise, clips)
    yield from wrong.values()


def _made(draft: Draft, figure: str) -> Clip | str:
    """The clip, or what is wrong with the form."""
    began = time.monotonic()
    try:
        solution = solve(draft, figure)
        ways = between(solution, figure)
        findings = check(solution, ways, load_catalogue().variant(draft.variant), figure)
        if findings and figure == FIGURES[0]:
            return findings[0]
        made = clip(solution, ways, figure)
    except Exception as error:
        return f"{draft.variant}: {type(error).__name__}: {error}"
    print(f"{draft.variant} ({figure}): a clip in {time.monotonic() - began:.1f} s", *findings, sep="\n  ", flush=True)
    return made
