"""Every form has a picture that shows what it is, with words for those who do not see it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from shutil import copytree, rmtree

import pytest
from django.template import Context, Template

from lumbar.catalogue import load_catalogue
from lumbar.web import figures
from lumbar.words import render
from tests.home import Home

FORMS = [variant.id for exercise in load_catalogue().exercises.values() for variant in exercise.variants]


@pytest.fixture
def pictures(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder of pictures, in which some may be missing."""
    copytree(figures.FOLDER, tmp_path / "figures")
    monkeypatch.setattr(figures, "FOLDER", tmp_path / "figures")
    figures.shown.cache_clear()
    yield tmp_path / "figures"
    figures.shown.cache_clear()


@pytest.mark.parametrize("variant", FORMS)
def test_every_form_has_a_picture_with_words(variant: str) -> None:
    exercise, _, form = variant.partition("/")
    picture = figures.shown(exercise, form)
    for address in filter(None, (picture.large, picture.small, picture.strip)):
        assert (figures.FOLDER.parent.parent / address.removeprefix("/static/")).is_file()
    assert len(render(picture.words)) > 30
    assert len(render(picture.mirrored_words)) > 30


def test_a_form_has_its_own_still(screened: Home) -> None:
    page = screened.client.get("/exercises/single-knee-to-chest/?form=chair").content.decode()
    assert "single-knee-to-chest/chair.avif" in page
    assert "single-knee-to-chest/base.avif" not in page
    assert "Upright, resting on" in page


def test_a_form_without_a_still_takes_that_of_the_plain_form_if_it_starts_alike(pictures: Path) -> None:
    (pictures / "single-knee-to-chest/long-leg.avif").unlink()
    (pictures / "single-knee-to-chest/chair.avif").unlink()
    assert figures.shown("single-knee-to-chest", "long-leg").large.endswith("/single-knee-to-chest/base.avif")
    assert figures.shown("single-knee-to-chest", "long-leg").strip == ""
    assert figures.shown("single-knee-to-chest", "chair").large.endswith("/position-chair.svg")


def test_a_form_without_any_still_has_the_drawing_of_its_position(pictures: Path, screened: Home) -> None:
    rmtree(pictures / "bridge")
    picture = figures.shown("bridge", "base")
    assert picture.large == picture.small == "/static/lumbar/figures/position-supine.svg"
    assert render(picture.words) == "Bridge: a drawing of the position it starts in."
    page = screened.client.get("/exercises/bridge/").content.decode()
    assert "position-supine.svg" in page
    assert 'class="key-frames' not in page


def test_the_page_of_an_exercise_shows_its_key_frames_with_words(screened: Home) -> None:
    page = screened.client.get("/exercises/cobra/").content.decode()
    assert "cobra/base.strip.avif" in page
    assert "1. Lying face down, resting on" in page
    assert "2. Lying face down, resting on" in page


def test_the_mirror_image_is_told_with_its_own_sides() -> None:
    picture = figures.shown("bird-dog", "base")
    assert "the right hand" in render(picture.words)
    assert "the left hand" in render(picture.mirrored_words)


def test_lists_load_small_pictures_when_they_come_near(screened: Home) -> None:
    page = screened.client.get("/exercises/").content.decode()
    assert "bird-dog/base.webp" in page
    assert "bird-dog/base.avif" not in page
    assert 'loading="lazy"' in page


def test_a_page_may_name_the_exercise_itself(screened: Home) -> None:
    figures.shown.cache_clear()
    page = Template('{% figure "bird-dog" "base" named=True %}{% moving "cobra" "base" %}').render(Context({}))
    assert "bird-dog/base.avif" in page
    assert "<lumbar-figure" in page


def test_a_form_brings_its_movement_for_both_bodies(screened: Home) -> None:
    files = figures.moving("cobra", "base")
    assert set(files) == {f"{what}-{body}" for what in ("mesh", "muscles", "clip") for body in ("female", "male")}
    for address in files.values():
        answer = screened.client.get(address)
        assert answer.status_code == 200
        assert "immutable" in answer.headers["Cache-Control"]
        answer.close()


def test_the_muscles_of_an_exercise_are_told_in_words_beside_their_colours(screened: Home) -> None:
    page = screened.client.get("/exercises/knee-rolls/").content.decode()
    assert 'worked="obliques" stretched="lumbar-rotators obliques"' in page
    legend = page.partition("data-legend")[2].partition("</div>\n")[0]
    assert "Works" in legend and "sides of the belly" in legend
    assert "Stretches" in legend and "small turning muscles of the back" in legend
    assert "These lie deep, so you see them on the skin above: small turning muscles of the back." in page


def test_an_exercise_without_muscles_to_show_offers_none(screened: Home) -> None:
    nothing = [one for one in load_catalogue().exercises if figures.muscles(one) == figures.Muscles((), ())]
    assert nothing
    for exercise in nothing:
        assert "Show muscles" not in screened.client.get(f"/exercises/{exercise}/").content.decode()


def test_only_what_has_two_sides_shows_the_other(screened: Home) -> None:
    assert "Other side" in screened.client.get("/exercises/bird-dog/?form=base").content.decode()
    assert "Other side" not in screened.client.get("/exercises/cobra/?form=base").content.decode()
