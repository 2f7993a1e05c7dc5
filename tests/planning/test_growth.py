from dataclasses import replace
from datetime import timedelta

import pytest

from lumbar.catalogue import Breaths, Hold, steps
from lumbar.words import message
from tests.people import CATALOGUE, EVENING
from tests.planning.days import (
    breaths,
    done,
    everything,
    forms,
    having,
    names,
    of,
    said,
    stands,
    today,
    without,
)

DAY = timedelta(days=1)


def test_the_dose_is_that_of_the_place_on_the_ladder() -> None:
    session = today(17, progress=having(stands("bird-dog", step=2)))
    ladder = steps(CATALOGUE.variant("bird-dog/base").dose)
    assert of(session, "bird-dog").dose == ladder[2].dose
    assert said(session)["bird-dog"] == "due"


def test_the_form_is_that_of_the_place_on_the_ladder() -> None:
    assert of(today(17, progress=having(stands("bird-dog", "leg-only"))), "bird-dog").variant == "bird-dog/leg-only"


def test_strength_rests_for_48_hours() -> None:
    waits = having(stands("bird-dog", ago=timedelta(hours=47)))
    rested = having(stands("bird-dog", ago=timedelta(hours=48)))
    assert "bird-dog" not in names(today(17, progress=waits))
    assert "bird-dog" in names(today(17, progress=rested))


def test_when_all_strength_rests_today_is_relief_and_says_why() -> None:
    session = today(20, progress=everything(ago=DAY))
    assert not names(session, "strength")
    assert session.label is not None
    assert session.label.key == "planning.label.waits"
    assert session.seconds == 1200


def test_stretches_need_no_rest() -> None:
    assert "cat-cow" in names(today(20, progress=having(stands("cat-cow", ago=DAY))))


def test_four_strength_days_a_week_leave_one_exercise() -> None:
    week = tuple(done("bird-dog", "bridge", ago=days * DAY) for days in (6, 5, 4, 3))
    assert len(names(today(20, progress=having(done=week)), "strength")) == 1
    assert len(names(today(20, progress=having(done=week[:3])), "strength")) > 1


def test_what_was_not_done_for_a_week_has_its_turn() -> None:
    first = today(20)
    seen = done(*names(first), ago=DAY)
    second = today(20, progress=having(done=(seen,)))
    assert set(names(second, "relief")) != set(names(first, "relief"))
    assert "unseen" in said(second).values()


def test_what_is_liked_comes_and_what_is_not_liked_goes() -> None:
    liked = today(20, progress=having(likes={"happy-baby": 2}))
    assert said(liked)["happy-baby"] == "liked"
    disliked = today(20, progress=having(likes={"banana-side-arc": -2, "knee-rolls": -2}))
    assert not {"banana-side-arc", "knee-rolls"} & set(names(disliked))


def test_what_is_never_wanted_never_comes() -> None:
    assert "bird-dog" not in names(today(40, progress=without("bird-dog")))
    assert "bird-dog/base" not in forms(today(40, progress=without("bird-dog/base")))


def test_an_easier_day_is_one_step_easier_and_brings_nothing_new() -> None:
    progress = having(
        stands("bird-dog", step=2), stands("forearm-plank", "knees"), stands("knee-rolls"), stands("cat-cow")
    )
    session = today(20, progress=progress, gentler=True)
    ladder = steps(CATALOGUE.variant("bird-dog/base").dose)
    assert of(session, "bird-dog").dose == ladder[1].dose
    assert of(session, "bird-dog").change == -1
    assert of(session, "forearm-plank").variant == "forearm-plank/wall"
    main = {item.exercise for item in session.items if item.phase in ("relief", "strength")}
    assert main <= {*progress.standings, "childs-pose", "supported-supine-rest"}
    assert "planning.note.gentler" in [note.key for note in session.notes]


def test_an_easier_first_day_is_no_empty_day() -> None:
    session = today(20, gentler=True)
    assert "bird-dog/leg-only" in forms(session)
    assert session.seconds == 1200


def test_after_a_flare_the_smaller_start_is_said_and_the_diarys_dose_is_given() -> None:
    places = having(stands("bird-dog", step=1))
    whole, part = today(17, progress=places), today(17, progress=replace(places, share=0.6))
    assert of(part, "bird-dog").dose == of(whole, "bird-dog").dose
    assert "planning.note.share" in [note.key for note in part.notes]


def test_bow_and_boat_are_not_offered_first() -> None:
    session = today(60)
    assert not {"bow", "prone-boat", "superman"} & set(names(session))


def test_bow_is_offered_once_the_easier_exercises_went_well() -> None:
    others = [id for id in CATALOGUE.exercises if CATALOGUE[id].strengthens and id not in ("bow", "bridge")]
    ready = having(stands("cobra", step=1), never=frozenset(others))
    assert "bow" in names(today(40, progress=ready))
    not_ready = having(stands("cobra"), never=frozenset(others))
    assert "bow" not in names(today(40, progress=not_ready))


def test_heavy_lifts_wait_until_something_lighter_went_well() -> None:
    others = [id for id in CATALOGUE.exercises if CATALOGUE[id].strengthens and id != "prone-trunk-raise"]
    assert "prone-trunk-raise/base" not in forms(today(40, progress=having(never=frozenset(others))))
    ready = having(stands("sphinx", rule="step-up"), never=frozenset(others))
    assert "prone-trunk-raise/base" in forms(today(40, progress=ready))
    off = having(stands("sphinx", step=1, off=True), never=frozenset(others))
    assert "prone-trunk-raise/base" not in forms(today(40, progress=off))


def test_what_hurt_stays_out_and_comes_back_in_an_easier_form() -> None:
    easier = ("bird-dog/leg-only", "bird-dog/leg-slide")
    hurt = stands("bird-dog", off=True, back_by=easier, ago=DAY, reason=message("diary.reason.uncomfortable"))
    assert "bird-dog" not in names(today(17, progress=having(hurt)))
    later = replace(hurt, last_done=EVENING - 3 * DAY, last_strength=EVENING - 3 * DAY)
    assert of(today(17, progress=having(later)), "bird-dog").variant == "bird-dog/leg-only"


def test_what_can_only_come_back_by_another_exercise_stays_out() -> None:
    hurt = stands("bird-dog", "arm-only", off=True, back_by=("cat-cow/base",))
    assert "bird-dog" not in names(today(40, progress=having(hurt)))


def test_a_form_that_stands_in_has_the_dose_it_reached() -> None:
    place = stands("forearm-plank", "base", 3, forms={"forearm-plank/wall": 2})
    session = today(17, progress=having(place), place="chair")
    ladder = steps(CATALOGUE.variant("forearm-plank/wall").dose)
    item = of(session, "forearm-plank")
    assert item.variant == "forearm-plank/wall"
    assert item.dose == ladder[2].dose
    assert item.change == -1
    assert [how.key for how in item.adapt] == ["planning.adapt.form"]


def test_a_place_that_the_catalogue_no_longer_has_counts_as_the_plain_form() -> None:
    session = today(17, progress=having(stands("bird-dog", "on-the-moon", step=40)))
    assert of(session, "bird-dog").variant == "bird-dog/base"


def test_stretches_can_be_counted_in_breaths() -> None:
    session = today(10, holds="breaths")
    for item in session.items:
        if isinstance(item.dose, Breaths):
            assert 7 <= item.dose.breaths <= 10
    assert breaths(of(session, "single-knee-to-chest")) == 7


def test_breaths_never_make_a_strength_hold_longer() -> None:
    place = stands("forearm-plank", step=4)
    seconds = of(today(17, progress=having(place)), "forearm-plank").dose
    counted = of(today(17, progress=having(place), holds="breaths"), "forearm-plank").dose
    assert isinstance(seconds, Hold)
    assert isinstance(counted, Breaths)
    assert counted.breaths * counted.breath_s <= seconds.seconds


def test_the_seed_decides_between_choices_of_equal_worth() -> None:
    sessions = {tuple(names(today(10, seed=seed))) for seed in range(6)}
    assert len(sessions) > 1
    assert today(10, seed=3) == today(10, seed=3)


@pytest.mark.parametrize("minutes", [14, 20])
def test_a_month_of_plans_goes_on_with_what_was_begun(minutes: int) -> None:
    first = today(minutes)
    begun = [stands(id, ago=2 * DAY) for id in dict.fromkeys(names(first))]
    second = today(minutes, progress=having(*begun, done=(done(*names(first), ago=2 * DAY),)))
    assert set(names(first, "strength")) & set(names(second, "strength"))
