"""The shipped exercises: every fact used, every form with its words, nothing said that takes too long."""

import re
import tomllib
from importlib.resources import files

import pytest

from lumbar.catalogue import TAGS, Exercise, RepsRange, Variant, load_catalogue, steps, work_seconds
from lumbar.words import ExerciseTexts, exercise_name, exercise_texts, known

CATALOGUE = load_catalogue()
EXERCISES = list(CATALOGUE)
VARIANTS = list(CATALOGUE.variants())
WORDS_A_SECOND = 2.5
GETTING_READY_S = 20
CUE_WORDS = 6


def own_texts(variant: Variant) -> ExerciseTexts:
    return exercise_texts(variant.exercise, variant.form)


def page(lang: str, exercise: Exercise) -> dict[str, object]:
    path = files("lumbar.words") / lang / "exercises" / f"{exercise.id}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def test_every_tag_is_carried_by_some_form() -> None:
    assert {tag for variant in VARIANTS for tag in variant.tags} == set(TAGS)


def test_every_muscle_has_words() -> None:
    named = {muscle for exercise in EXERCISES for muscle in (*exercise.worked, *exercise.stretched)}
    assert {muscle for muscle in named if not known(f"muscle.{muscle}")} == set()


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.id)
def test_an_exercise_has_a_name_in_english_and_in_russian(exercise: Exercise) -> None:
    english, russian = exercise_name(exercise.id), exercise_name(exercise.id, "ru")
    assert re.search("[A-Za-z]", english)
    assert re.search("[а-яё]", russian)


def test_no_two_exercises_share_a_name() -> None:
    for lang in ("en", "ru"):
        names = [exercise_name(exercise.id, lang) for exercise in EXERCISES]
        assert len(set(names)) == len(names)


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.id)
def test_words_are_written_only_for_forms_that_exist(exercise: Exercise) -> None:
    forms = {variant.form for variant in exercise.variants}
    for lang in ("en", "ru"):
        worded = page(lang, exercise).get("variants", {})
        assert isinstance(worded, dict)
        assert set(worded) <= forms


@pytest.mark.parametrize("variant", VARIANTS, ids=lambda variant: variant.id)
def test_a_form_has_all_its_words(variant: Variant) -> None:
    texts = own_texts(variant)
    assert texts.setup and texts.breathing
    assert 3 <= len(texts.steps) <= 5
    assert 2 <= len(texts.cues) <= 3
    assert 2 <= len(texts.mistakes) <= 3
    assert 1 <= len(texts.stop) <= 3
    assert bool(texts.variant_name) == (variant.form != "base")


@pytest.mark.parametrize("variant", VARIANTS, ids=lambda variant: variant.id)
def test_a_cue_is_short_enough_to_be_said_in_passing(variant: Variant) -> None:
    assert [cue for cue in own_texts(variant).cues if len(cue.split()) > CUE_WORDS] == []


@pytest.mark.parametrize("variant", VARIANTS, ids=lambda variant: variant.id)
def test_reading_the_words_aloud_is_shorter_than_the_exercise(variant: Variant) -> None:
    texts, first = own_texts(variant), steps(variant.dose)[0]
    said = " ".join((texts.setup, *texts.steps, texts.breathing)).split()
    sides = 1 if variant.sides == "bilateral" else 2
    assert len(said) / WORDS_A_SECOND < GETTING_READY_S + sides * first.sets * work_seconds(first.dose)


@pytest.mark.parametrize("variant", VARIANTS, ids=lambda variant: variant.id)
def test_the_words_stay_calm(variant: Variant) -> None:
    texts = own_texts(variant)
    said = " ".join((texts.setup, *texts.steps, texts.breathing, *texts.cues))
    assert "!" not in said
    assert not re.search(r"\b(maximum|as far as you can|as high as you can|as long as you can)\b", said, re.IGNORECASE)


@pytest.mark.parametrize("variant", VARIANTS, ids=lambda variant: variant.id)
def test_the_breath_that_is_said_is_the_breath_that_is_counted(variant: Variant) -> None:
    said = re.match(r"Breathe (in|out) (?:as|to) ", own_texts(variant).breathing)
    if said and isinstance(variant.dose, RepsRange):
        assert CATALOGUE[variant.exercise].breath == said[1]


def test_an_easier_form_never_demands_more_load_than_the_plain_one() -> None:
    heaviness = ["none", "low", "low-moderate", "moderate", "moderate-high", "high"]
    for exercise in EXERCISES:
        for variant in exercise.variants:
            if variant.level < 0:
                assert heaviness.index(variant.load) <= heaviness.index(exercise.base.load), variant.id


def test_the_forms_that_stand_in_for_others_exist() -> None:
    stand_ins = (
        "downward-dog/wall forearm-plank/wall high-plank/knees side-plank/knees childs-pose/side-lying "
        "childs-pose/supported supported-supine-rest/ninety-ninety sphinx/prone-lying cat-cow/seated seated-twist/chair"
    )
    for id in stand_ins.split():
        assert CATALOGUE.variant(id).id == id


def test_who_can_only_sit_gets_stretches_rest_and_strength() -> None:
    seated = {CATALOGUE[variant.exercise].kinds[0] for variant in VARIANTS if "chair" in variant.places}
    assert {"stretch", "mobility", "relax", "strength"} <= seated


def test_bow_and_boat_are_not_offered_first() -> None:
    assert not CATALOGUE["bow"].offer_first
    assert not CATALOGUE["prone-boat"].offer_first


def test_the_warm_up_lies_then_tilts_then_lifts() -> None:
    order = sorted((exercise.sequence.warm_up, exercise.id) for exercise in EXERCISES if exercise.sequence.warm_up)
    assert [id for _, id in order] == ["crook-lying-relax", "pelvic-tilt", "bridge"]


def test_leg_lifts_go_through_their_stages_and_the_heavy_one_can_be_dropped() -> None:
    stages = CATALOGUE["prone-leg-lifts"].sequence.stages
    assert stages == ("base", "held", "both-legs", "base")
    heavy = [stage for stage in stages if "load_high" in CATALOGUE.variant(f"prone-leg-lifts/{stage}").tags]
    assert heavy == ["both-legs"]


def test_a_hand_that_hurts_finds_a_form_on_all_fours_without_weight_on_bent_wrists() -> None:
    for id in ("cat-cow", "bird-dog"):
        assert any(v.start == "quadruped" and "wrist_wb" not in v.tags for v in CATALOGUE[id].variants)


def test_short_holds_of_a_plank_are_still_long_effort_for_those_who_may_not() -> None:
    for id in ("high-plank/short-holds", "forearm-plank/short-holds"):
        assert "iso_hold" in load_catalogue().variant(id).tags
