"""What the figure looks like, held against small committed pictures: the right body, in the right pose, the right way
round. `LUMBAR_WRITE_REFERENCES=1 pytest -m browser tests/browser/test_references.py` writes them anew."""

from __future__ import annotations

import io
import json
import os
from dataclasses import dataclass
from itertools import permutations
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image
from playwright.sync_api import Page, expect

from tests.browser.drawn import browser, page, seen
from tests.home import Home

__all__ = ["browser", "page"]
Picture = NDArray[np.float64]
FOLDER = Path(__file__).parent / "references"
KEPT = (300, 200)
"""Pixels of a reference."""
COMPARED = (60, 40)
"""Pixels that are compared: edges that are smoothed in another way are gone then."""
GROUND = 14
"""What differs by less than this from the corner, of 255, is ground."""
MOST = 12.0
"""Pictures of the same differ by less than this in the mean, of 255, where something is drawn in either."""
RENEW = (
    "the figure does not look as it did: {by:.1f} of 255 differ in the mean, {most} may. Look at {now} beside {was}; "
    "if it is right as it is now, LUMBAR_WRITE_REFERENCES=1 pytest -m browser tests/browser/test_references.py"
)


@dataclass(frozen=True)
class Shot:
    """A form in its key frame, on a body, with or without its muscles."""

    form: str
    body: str = "female"
    muscles: bool = False

    @property
    def name(self) -> str:
        return f"{self.form.replace('/', '-')}-{self.body}{'-muscles' if self.muscles else ''}"

    @property
    def file(self) -> Path:
        return FOLDER / f"{self.name}.webp"


SHOTS = (
    Shot("cobra/base"),
    Shot("bird-dog/base", muscles=True),
    Shot("single-knee-to-chest/base"),
    Shot("bridge/base", "male"),
    Shot("childs-pose/base", "male"),
)
browsers = pytest.mark.browser


def drawn(page: Page, shot: Shot) -> Image.Image:
    """The element with this form, standing still as its picture does, on a page of fixed size."""
    kept = json.dumps({"body": shot.body})
    page.add_init_script(f"localStorage.setItem('lumbar.figure', {json.dumps(kept)})")
    page.set_viewport_size({"width": 1200, "height": 900})
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    exercise, _, form = shot.form.partition("/")
    page.goto(f"/exercises/{exercise}/?form={form}")
    muscles = page.get_by_role("button", name="Show muscles")
    muscles.click()
    page.locator(".moving-stage canvas").wait_for()
    if not shot.muscles:
        muscles.click()
    expect(page.locator("[data-legend]")).to_be_visible(visible=shot.muscles)
    page.wait_for_timeout(500)
    return Image.open(io.BytesIO(seen(page))).convert("RGB").resize(KEPT, Image.Resampling.BOX)


def small(picture: Image.Image) -> Picture:
    """What is compared of a picture."""
    return np.asarray(picture.convert("RGB").resize(COMPARED, Image.Resampling.BOX), float)


def unlike(one: Picture, other: Picture) -> float:
    """By how much two pictures differ, of 255, where more than ground is drawn in either."""
    drawn = [np.abs(picture - picture[0, 0]).max(axis=2) > GROUND for picture in (one, other)]
    either = drawn[0] | drawn[1]
    return float(np.abs(one - other).mean(axis=2)[either].mean()) if either.any() else 0.0


@browsers
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("shot", SHOTS, ids=lambda shot: shot.name)
def test_the_figure_looks_as_in_its_reference(screened: Home, page: Page, shot: Shot, tmp_path: Path) -> None:
    now = drawn(page, shot)
    if os.environ.get("LUMBAR_WRITE_REFERENCES"):
        FOLDER.mkdir(exist_ok=True)
        now.save(shot.file, quality=80, method=6)
    aside = tmp_path / f"{shot.name}.png"
    now.save(aside)
    by = unlike(small(now), small(Image.open(shot.file)))
    assert by < MOST, RENEW.format(by=by, most=MOST, now=aside, was=shot.file)


@pytest.mark.parametrize("shot", SHOTS, ids=lambda shot: shot.name)
def test_a_figure_that_is_missing_or_mirrored_would_be_told(shot: Shot) -> None:
    reference = small(Image.open(shot.file))
    empty = np.broadcast_to(reference[0, 0], reference.shape)
    assert unlike(reference, empty) > 2 * MOST
    assert unlike(reference, reference[:, ::-1]) > 2 * MOST


def test_another_exercises_pose_would_be_told() -> None:
    pictures = [small(Image.open(shot.file)) for shot in SHOTS]
    assert all(unlike(one, other) > 2 * MOST for one, other in permutations(pictures, 2))


def test_references_are_few_and_small() -> None:
    assert {file.name for file in FOLDER.iterdir()} == {shot.file.name for shot in SHOTS}
    assert sum(file.stat().st_size for file in FOLDER.iterdir()) < 60_000
