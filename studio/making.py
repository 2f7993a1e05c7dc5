"""`python -m studio --moves`: the meshes, and the clips of all forms that changed, for both bodies."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from itertools import groupby

from lumbar.catalogue import load_catalogue
from studio.author import FIGURES, Draft
from studio.between import between
from studio.check import check
from studio.moves import MOVES, Clip, clip, digest, found, read, write, write_mesh, write_muscles
from studio.solve import solve


def make_moves(drafts_of: Callable[[str], Iterable[Draft]], *, force: bool, whole: bool) -> list[str]:
    """Makes what changed, body by body; `whole` says that nothing else is written, so that the rest may go.
    Returns what was found wrong: such a form gets no clip.
    """
    bad: list[str] = []
    for figure in FIGURES:
        write_mesh(figure)
        write_muscles(figure)
        kept: set[str] = set()
        for exercise, forms in groupby(drafts_of(figure), key=lambda draft: draft.variant.partition("/")[0]):
            kept.add(exercise)
            bad += _exercise(exercise, list(forms), figure, force=force, whole=whole)
        for path in (MOVES / figure).glob("*.clip") if whole else ():
            if path.name.partition(".")[0] not in kept:
                path.unlink()
    return bad


def _exercise(exercise: str, drafts: list[Draft], figure: str, *, force: bool, whole: bool) -> list[str]:
    """The clips of one exercise in one body."""
    bad: list[str] = []
    before = read(found(MOVES / figure, exercise, ".clip"))
    clips = {} if whole else dict(before)
    for draft in drafts:
        form = draft.variant.partition("/")[2]
        old = before.get(form)
        made = old if old and not force and old.head["of"] == digest(draft, figure) else _made(draft, figure)
        if isinstance(made, Clip):
            clips[form] = made
        else:
            bad.append(made)
            clips.pop(form, None)
    write(figure, exercise, clips)
    return bad


def _made(draft: Draft, figure: str) -> Clip | str:
    """The clip, or what is wrong with the form."""
    began = time.monotonic()
    try:
        solution = solve(draft, figure)
        ways = between(solution, figure)
        findings = check(solution, ways, load_catalogue().variant(draft.variant), figure)
        if findings:
            return f"{figure}: {findings[0]}"
        made = clip(solution, ways, figure)
    except Exception as error:
        return f"{figure}: {draft.variant}: {type(error).__name__}: {error}"
    print(f"{draft.variant} ({figure}): a clip in {time.monotonic() - began:.1f} s", flush=True)
    return made
