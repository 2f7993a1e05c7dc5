"""What it takes to measure on the poses what the lower back carries and what a camera sees."""

import time
from collections.abc import Callable
from statistics import median

from studio.load import frame
from studio.posed import Posed, Solution
from studio.references import of_posed

from lumbar.body.reference import REFERENCES
from studio import store

SAMPLE = ("bird-dog", "bridge", "forearm-plank", "superman")


def _frames() -> list[tuple[Solution, Posed]]:
    forms = [(draft, solved) for draft, solved in store.forms(SAMPLE) if draft.variant.endswith("/base")]
    return [(store.solution(*form), posed) for form in forms for posed in store.frames(*form)]


def load_ms() -> float:
    """Milliseconds to reckon the moments of a key frame, the median of a few exercises."""
    return _each(frame)


def reference_ms() -> float:
    """Milliseconds to measure what a camera sees of a key frame."""
    return _each(lambda _, posed: of_posed(posed))


def references_kb() -> float:
    """Kilobytes of all references as they are committed."""
    return sum(path.stat().st_size for path in REFERENCES.glob("*.json")) / 1000


def _each(task: Callable[[Solution, Posed], object]) -> float:
    taken = []
    for solution, posed in _frames():
        begun = time.perf_counter()
        task(solution, posed)
        taken.append(1000 * (time.perf_counter() - begun))
    return median(taken)


STUDIO: dict[str, tuple[Callable[[], float], float | None]] = {
    "load_frame_ms": (load_ms, None),
    "reference_frame_ms": (reference_ms, None),
    "references_kb": (references_kb, 400.0),
}
"""How each is measured, and the most it may be."""
