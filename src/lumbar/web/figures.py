"""Which picture shows a form: its own still, else the plain form's, else a drawing of the position it starts in."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from django.templatetags.static import static

from lumbar.body import Pose, described, pose_of
from lumbar.catalogue import load_catalogue
from lumbar.words import Message, message

FOLDER: Final = Path(__file__).parent / "static/lumbar/figures"
MOVES: Final = Path(__file__).parent / "static/lumbar/moves"
BODIES: Final = ("female", "male")
"""Bodies that the moving figure can have."""
DEEP: Final = frozenset({
    "multifidus", "quadratus-lumborum", "lumbar-rotators", "transversus-abdominis", "pelvic-floor", "diaphragm",
    "hip-rotators", "piriformis", "hip-flexors",
})  # fmt: skip
"""Muscles that lie under others, so that the figure shows them on the skin above."""


@dataclass(frozen=True)
class Shown:
    """Addresses of a picture: `large` for the stage, `small` for lists; `strip` of all key frames, empty where there
    is none. `pose` is what it shows; None for a drawing.
    """

    large: str
    small: str
    strip: str
    title: Message
    pose: Pose | None

    @property
    def words(self) -> Message:
        """What it shows, for those who do not see it."""
        return self._words(self.pose)

    @property
    def mirrored_words(self) -> Message:
        """What its mirror image shows."""
        return self._words(self.pose and self.pose.mirrored())

    def _words(self, pose: Pose | None) -> Message:
        if pose is None:
            return message("web.figure.drawn", title=self.title)
        return message("web.figure.still", title=self.title, seen=described(pose, pose.frame(pose.hero)))

    @property
    def mirrored_steps(self) -> tuple[Message, ...]:
        """What the key frames of its mirror image show."""
        pose = self.pose and self.pose.mirrored()
        return tuple(described(pose, frame) for frame in pose.frames) if pose else ()

    @property
    def steps(self) -> tuple[Message, ...]:
        """What the key frames show, one after the other."""
        return tuple(described(self.pose, frame) for frame in self.pose.frames) if self.pose else ()


@cache
def shown(exercise: str, form: str) -> Shown:
    """The picture of a form. Raises KeyError for a form that the catalogue does not have."""
    catalogue = load_catalogue()
    start = catalogue.variant(f"{exercise}/{form}").start
    title = Message(f"exercise.{exercise}/{form}.title")
    near = form if _still(exercise, form) else "base" if start == catalogue[exercise].base.start else ""
    if not near or not _still(exercise, near):
        drawing = static(f"lumbar/figures/position-{start}.svg")
        return Shown(drawing, drawing, "", title, None)
    name = f"lumbar/figures/{exercise}/{near}"
    strip = static(f"{name}.strip.avif") if near == form else ""
    return Shown(static(f"{name}.avif"), static(f"{name}.webp"), strip, title, pose_of(f"{exercise}/{near}"))


@cache
def moving(exercise: str, form: str) -> dict[str, str]:
    """Addresses of what the moving figure needs, by the name of its attribute; none for a form without a still of its
    own.
    """
    if not shown(exercise, form).strip:
        return {}
    files = {f"mesh-{body}": next(MOVES.glob(f"{body}.*.mesh"), None) for body in BODIES}
    files |= {f"muscles-{body}": next(MOVES.glob(f"{body}.*.muscles"), None) for body in BODIES}
    files |= {f"clip-{body}": next((MOVES / body).glob(f"{exercise}.*.clip"), None) for body in BODIES}
    places = {
        name: static(f"lumbar/moves/{file.relative_to(MOVES).as_posix()}") for name, file in files.items() if file
    }
    return places if len(places) == len(files) else {}


@dataclass(frozen=True)
class Muscles:
    """The muscles that an exercise works and stretches, and of these the deep ones."""

    worked: tuple[str, ...]
    stretched: tuple[str, ...]

    @property
    def deep(self) -> tuple[str, ...]:
        """Each once, in their order."""
        return tuple(dict.fromkeys(one for one in (*self.worked, *self.stretched) if one in DEEP))

    @property
    def legend(self) -> tuple[tuple[str, Message, Message], ...]:
        """The kinds that there are, each with its title and the names of its muscles."""
        kinds = (("worked", self.worked), ("stretched", self.stretched))
        return tuple((kind, message(f"web.exercise.fact.{kind}"), _named(names)) for kind, names in kinds if names)

    @property
    def deep_words(self) -> Message | None:
        """Which of them are seen on the skin above; None where there are none."""
        return message("web.figure.deep", muscles=_named(self.deep)) if self.deep else None


def muscles(exercise: str) -> Muscles:
    """The muscles of an exercise. Raises KeyError for one that the catalogue does not have."""
    found = load_catalogue()[exercise]
    return Muscles(found.worked, found.stretched)


def _named(names: tuple[str, ...]) -> Message:
    return message("web.list", parts=tuple(message(f"muscle.{name}") for name in names))


def _still(exercise: str, form: str) -> bool:
    return (FOLDER / f"{exercise}/{form}.avif").is_file()
