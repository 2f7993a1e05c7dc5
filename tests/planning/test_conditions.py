from datetime import timedelta

import pytest

from lumbar.catalogue import Hold
from lumbar.planning import NotCleared, Wish, plan
from lumbar.planning.notes import label_of
from lumbar.screening import Person, screen
from lumbar.words import render
from tests.people import CATALOGUE, EVENING
from tests.planning.days import cleared, forms, names, of, said, today, without


def test_who_is_not_cleared_gets_no_plan_but_the_reason() -> None:
    locked = screen(CATALOGUE, Person(conditions=frozenset({"PREGNANCY"}), stated=True), None, None, EVENING)
    with pytest.raises(NotCleared) as refusal:
        plan(CATALOGUE, locked, without(), Wish(), EVENING)
    assert refusal.value.clearance is locked


@pytest.mark.parametrize("minutes", [5, 20, 40])
def test_a_flare_brings_relief_only_whatever_the_length(minutes: int) -> None:
    session = today(minutes, "FLARE")
    assert session.theme == "relief"
    assert not names(session, "strength")
    assert session.label is not None
    assert session.label.key == "planning.label.flare"
    assert session.seconds == 60 * minutes


def test_in_a_flare_knee_rolls_stand_in_for_the_bridge() -> None:
    session = today(20, "FLARE")
    assert names(session, "warm-up") == ["crook-lying-relax", "pelvic-tilt", "knee-rolls"]
    assert said(session)["knee-rolls"] == "warm-up-instead"


def test_a_flare_keeps_the_lumbar_theme_when_it_is_wished() -> None:
    assert today(20, "FLARE", theme="lumbar").theme == "lumbar"


def test_an_hour_in_a_flare_is_filled_with_rests_and_second_rounds() -> None:
    session = today(60, "FLARE")
    assert session.shortened is None
    assert max(item.sets for item in session.items) == 2


def test_sore_wrists_are_spared() -> None:
    session = today(40, "WRIST")
    assert not {"downward-dog", "reverse-table", "high-plank", "cobra", "quadruped-bind"} & set(names(session))
    assert "forearm-plank" in names(session)
    cat = of(session, "cat-cow")
    assert any("fists" in render(how) for how in cat.adapt)


def test_sore_knees_and_hips_get_another_rest_after_the_planks() -> None:
    session = today(17, "KNEE", "HIP")
    assert not {"pigeon", "happy-baby", "seated-twist"} & set(names(session))
    after = names(session)[names(session).index("forearm-plank") + 1]
    assert after == "supported-supine-rest"


def test_after_a_fracture_or_surgery_only_gentle_forms() -> None:
    session = today(20, "RECENT_FX_SURG")
    assert session.seconds == 1200
    verdicts = cleared("RECENT_FX_SURG").verdicts
    assert all(verdicts[form].allowed for form in forms(session))
    assert "bird-dog/base" not in forms(session)


def test_an_hour_after_surgery_is_shortened_and_says_so() -> None:
    session = today(60, "RECENT_FX_SURG", "FLARE", theme="relief", equipment=frozenset())
    assert session.shortened is not None
    assert session.seconds < 3600
    assert "60 minutes" in render(session.shortened)


def test_in_pregnancy_nothing_lies_face_down() -> None:
    session = today(20, "PREGNANCY")
    assert session.seconds == 1200
    assert all(item.start_position != "prone" for item in session.items)


def test_what_suits_the_condition_comes_first_and_says_so() -> None:
    session = today(14, "DISC_FLEX_INTOL")
    assert said(session)["bird-dog"] == "preferred"
    assert "childs-pose" not in names(session)


def test_a_rule_that_asks_for_an_easier_form_gets_it() -> None:
    session = today(40, "OA_OSTEOCHONDROSIS")
    assert of(session, "supine-twist").variant == "supine-twist/pillow-between"


def test_a_rule_that_limits_holds_limits_them() -> None:
    hold = of(today(40, "HYPERTENSION"), "seated-fold").dose
    assert isinstance(hold, Hold)
    assert hold.seconds <= 20


def test_early_in_the_morning_nothing_bends_far() -> None:
    early = EVENING.replace(hour=7, minute=30)
    session = plan(CATALOGUE, cleared(now=early), without(), Wish(20), early)
    assert not {"childs-pose", "seated-fold", "happy-baby", "double-knee-to-chest"} & {
        item.exercise for item in session.items if "flex_end" in CATALOGUE.variant(item.variant).tags
    }


def test_a_day_on_a_chair_stays_on_it_and_says_what_is_lost() -> None:
    session = today(20, place="chair")
    assert {item.start_position for item in session.items} <= {"chair", "standing"}
    assert [note.key for note in session.notes] == ["planning.note.chair"]
    assert session.seconds == 1200


def test_a_long_day_on_a_chair_is_shortened() -> None:
    session = today(60, "FLARE", place="chair")
    assert session.shortened is not None
    assert session.shortened.key == "planning.shortened.chair"


def test_a_day_in_bed_is_relief_and_says_what_is_lost() -> None:
    session = today(20, place="bed")
    assert [note.key for note in session.notes] == ["planning.note.bed"]
    assert session.label is not None
    assert all("bed" in CATALOGUE.variant(form).places for form in forms(session))


def test_without_a_chair_a_day_on_a_chair_still_has_one() -> None:
    assert today(10, place="chair", equipment=frozenset()).items


def test_equipment_that_is_missing_is_not_asked_for() -> None:
    session = today(40, equipment=frozenset())
    assert all(not CATALOGUE.variant(form).equipment for form in forms(session))


def test_who_wants_none_of_it_gets_a_sentence_instead_of_an_empty_page() -> None:
    session = today(20, progress=without(*CATALOGUE.exercises))
    assert session.items == ()
    assert session.shortened is not None
    assert session.shortened.key == "planning.shortened.nothing"


def test_a_warm_up_that_is_not_wanted_has_a_stand_in() -> None:
    session = today(20, progress=without("pelvic-tilt", "crook-lying-relax"))
    assert names(session, "warm-up") == ["supported-supine-rest", "breath-pelvic-rock", "bridge"]


def test_without_any_resting_form_the_time_is_filled_all_the_same() -> None:
    resting = ("childs-pose", "supported-supine-rest", "crook-lying-relax")
    session = today(20, progress=without(*resting))
    assert not names(session, "rest")
    assert "forearm-plank" not in names(session)
    assert abs(session.seconds - 1200) <= 36


def test_a_session_with_strength_has_no_label() -> None:
    from lumbar.planning.day import day_of

    day = day_of(CATALOGUE, cleared(), without(), Wish(20), EVENING + timedelta(days=1))
    assert label_of(day, today(20).items) is None
