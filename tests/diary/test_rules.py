"""Single rules that the stories do not tell of."""

from __future__ import annotations

from datetime import timedelta

import pytest

from lumbar.catalogue import Breaths, Minutes, Step, load_catalogue, steps
from lumbar.diary import Progress, fold
from lumbar.diary.amount import reaches
from lumbar.diary.entry import Entry
from lumbar.diary.place import Asked
from lumbar.diary.wording import dose_message
from lumbar.words import render
from tests.diary.diary_tools import CATALOGUE, Person, moment


def progress(person: Person, day: int = 30) -> Progress:
    return fold(person.entries, CATALOGUE, moment(day))


def test_an_empty_diary_is_somebody_at_the_start() -> None:
    assert progress(Person()) == Progress(at=moment(30))


def test_the_last_word_on_likes_and_settings_counts() -> None:
    person = Person()
    person.tell("preference", moment(1, "10:00"), exercise="bird-dog", like="never")
    person.tell("preference", moment(1, "10:01"), exercise="side-plank", like="more")
    person.tell("preference", moment(1, "10:02"), exercise="forearm-plank", like="less", minutes=14, lang="ru")
    person.tell("preference", moment(2, "10:00"), exercise="bird-dog", like="less")
    person.tell("preference", moment(2, "10:01"), exercise="side-plank", like="never")
    person.tell(
        "preference", moment(2, "10:02"), exercise="forearm-plank", like="normal", holds="breaths", country="DE"
    )
    person.tell("preference", moment(3, "10:00"), equipment=["mat", "wall"])
    told = progress(person)
    assert told.likes == {"bird-dog": -1}
    assert told.never == {"side-plank"}
    assert (told.minutes, told.holds, told.country, told.lang) == (14, "breaths", "DE", "ru")
    assert sorted(told.equipment or ()) == ["mat", "wall"]


def test_a_warning_sign_stays_until_the_whole_questionnaire_is_answered() -> None:
    person = Person()
    person.tell("check", moment(1), pain=2, new=["fever", "one-leg"])
    person.tell("check", moment(2), pain=1)
    person.tell("clearance", moment(3), by="Dr Weber", on="2026-03-04", questions=["QU1"])
    check = progress(person).check
    assert check is not None
    assert (check.pain, check.new) == (1, ("fever", "one-leg"))
    person.tell("answers", moment(4), chosen={"urgent": []})
    check = progress(person).check
    assert check is not None
    assert check.new == ()


def agreed(person: Person) -> None:
    person.tell(
        "clearance", moment(1), by="Dr Weber", on="2026-03-02", questions=["QU4", "QD5"], codes=["STENOSIS", "FLU"]
    )


def test_an_agreement_to_an_urgent_sign_holds_until_the_next_questionnaire_is_due() -> None:
    person = Person()
    agreed(person)
    person.tell("answers", moment(2), chosen={"urgent": ["QU4"]})
    assert progress(person, 3).cleared_questions == {"QU4", "QD5"}
    assert progress(person, 3).cleared == {"STENOSIS"}
    assert progress(person, 30).cleared_questions == {"QD5"}


def test_a_new_sign_ends_agreements_to_urgent_signs() -> None:
    person = Person()
    agreed(person)
    person.tell("check", moment(3), pain=1, new=["one-leg"])
    assert progress(person, 3).cleared_questions == {"QD5"}


def test_a_grave_stop_ends_agreements_to_urgent_signs_and_a_tired_one_does_not() -> None:
    person = Person()
    agreed(person)
    session = person.play(moment(2), "bird-dog")
    person.tell("stop", moment(2, "18:30"), session=session.id, reason="ended-early")
    assert progress(person, 3).cleared_questions == {"QU4", "QD5"}
    person.tell("stop", moment(2, "18:31"), session=session.id, reason="numb-or-weak")
    assert progress(person, 3).cleared_questions == {"QD5"}


def test_agreement_after_a_fracture_lapses_after_three_months_and_to_a_lasting_condition_after_a_year() -> None:
    person = Person()
    person.tell(
        "clearance", moment(1), by="Dr Weber", on="2026-03-02", questions=["QD4-fracture"],
        codes=["STENOSIS", "RECENT_FX_SURG"],
    )  # fmt: skip
    assert progress(person, 80).cleared == {"STENOSIS", "RECENT_FX_SURG"}
    assert progress(person, 100).cleared == {"STENOSIS"}
    assert progress(person, 100).cleared_questions == set()
    assert progress(person, 370).cleared == set()


def test_a_cleared_urgent_sign_asks_for_all_questions_again() -> None:
    person = Person()
    person.tell("answers", moment(1), chosen={})
    person.tell("clearance", moment(2), by="Dr Weber", on="2026-03-03", questions=["QD5"])
    assert progress(person, 3).rescreen is None
    person.tell("clearance", moment(3), by="Dr Weber", on="2026-03-04", questions=["QU4"])
    again = progress(person, 4).rescreen
    assert again is not None
    assert again.key == "diary.rescreen.cleared"


def test_minutes_come_from_the_plan_and_from_swims() -> None:
    person = Person()
    person.play(moment(1), "bird-dog", "single-knee-to-chest")
    person.tell("activity", moment(2), activity="swim", minutes=30)
    told = progress(person, 3)
    assert told.done[0].seconds == (10 + 40) + (10 + 2 * 20)
    assert told.minutes_by_week == {"2026-W10": 32}


@pytest.mark.parametrize(
    "item", [{"exercise": "bird-dog", "sets": "two", "seconds": 60}, {"exercise": "bird-dog"}, "bird-dog"]
)
def test_sets_count_their_own_seconds_where_the_plan_cannot_be_read(item: object) -> None:
    person = Person()
    planned = person.tell("planned", moment(1), session={"minutes": 7, "items": [item]})
    data = {"session": planned.id, "exercise": "bird-dog", "variant": "bird-dog/base", "side": "alternating"}
    person.tell("set", moment(1, "18:05"), **data, item=0, set=1, seconds=35)
    assert progress(person, 3).done[0].seconds == 35


def test_sets_without_a_plan_count_their_own_seconds() -> None:
    person = Person()
    session = person.play(moment(1), "bird-dog")
    person.tell("void", moment(1, "19:00"), entry=session.id)
    told = progress(person, 3)
    assert [done.seconds for done in told.done] == [40]
    assert told.done[0].theme == ""


def test_the_morning_is_asked_the_day_after_until_it_is_told() -> None:
    person = Person()
    session = person.play(moment(1), "bird-dog")
    assert progress(person, 1).ask_morning is None
    assert progress(person, 2).ask_morning == session.id
    assert progress(person, 3).ask_morning is None
    person.tell("check", moment(2, "07:00"), pain=1, morning=2)
    assert progress(person, 2).ask_morning is None
    assert progress(person, 2).done[0].morning == 2


def test_two_sessions_of_a_day_share_their_morning() -> None:
    person = Person()
    sessions = []
    for time in ("09:00", "18:00"):
        person.tell("check", moment(1, time), pain=1)
        sessions.append(person.play(moment(1, time) + timedelta(minutes=1), "single-knee-to-chest").id)
        person.tell("after", moment(1, time) + timedelta(minutes=9), session=sessions[-1], pain=1, effort=4)
    person.tell("morning", moment(2, "08:00"), session=sessions[-1], pain=1)
    assert progress(person, 2).standings["single-knee-to-chest"].step == 1


def test_the_same_id_twice_is_one_entry_whichever_came_first() -> None:
    person = Person()
    entry = person.tell("check", moment(1), pain=2)
    other = Entry(entry.id, entry.at, entry.zone, "check", {"pain": 7})
    one, two = fold([entry, other], CATALOGUE, moment(2)), fold([other, entry], CATALOGUE, moment(2))
    assert one == two
    assert one.pain_7d == 2


def test_taking_back_can_itself_be_taken_back() -> None:
    person = Person()
    check = person.tell("check", moment(1), pain=2)
    void = person.tell("void", moment(1, "18:01"), entry=check.id)
    assert progress(person).check is None
    again = person.tell("void", moment(1, "18:02"), entry=void.id)
    assert progress(person).check is not None
    person.tell("void", moment(1, "18:03"), entry=again.id)
    assert progress(person).check is None


def test_taken_back_twice_is_taken_back_once() -> None:
    person = Person()
    check = person.tell("check", moment(1), pain=2)
    for minute in ("18:01", "18:02"):
        person.tell("void", moment(1, minute), entry=check.id)
    assert progress(person).check is None


def test_voids_in_a_ring_take_back_nothing_and_end() -> None:
    person = Person()
    check = person.tell("check", moment(1), pain=2)
    ids = ["00000000-0000-0000-0000-00000000000a", "00000000-0000-0000-0000-00000000000b"]
    ring = [Entry(one, moment(1), check.zone, "void", {"entry": other}) for one, other in (ids, reversed(ids))]
    assert fold([check, *ring], CATALOGUE, moment(2)).check is not None


def test_a_form_that_stands_in_never_leaves_its_own_doses() -> None:
    person = Person()
    for day in range(1, 60, 4):
        person.tell("check", moment(day), pain=1)
        session = person.play(moment(day) + timedelta(minutes=1), "single-knee-to-chest/behind-thigh")
        person.tell("after", moment(day, "18:20"), session=session.id, pain=1, effort=4)
        person.tell("morning", moment(day + 1, "08:00"), session=session.id, pain=1)
    standing = progress(person, 60).standings["single-knee-to-chest"]
    assert (standing.variant, standing.step) == ("single-knee-to-chest/base", 0)
    assert standing.forms == {"single-knee-to-chest/behind-thigh": 4}


@pytest.mark.parametrize(("pain", "step"), [(1, 1), (4, 0)])
def test_what_went_well_counts_for_no_step_where_it_is_known_only_after_the_next_time_hurt(
    pain: int, step: int
) -> None:
    person = Person(catalogue=load_catalogue())

    def plays(day: int, form: str, pain: int) -> None:
        person.tell("check", moment(day, "17:59"), pain=1)
        session = person.play(moment(day, "18:00" if form == "one-leg" else "19:00"), f"happy-baby/{form}")
        person.tell("after", moment(day, "19:30"), session=session.id, pain=pain, effort=4)

    plays(1, "one-leg", 1)
    plays(4, "one-leg", 1)
    plays(4, "base", pain)
    person.tell("check", moment(5, "08:00"), pain=1, morning=1)
    standing = fold(person.entries, person.catalogue, moment(6)).standings["happy-baby"]
    assert standing.forms["happy-baby/one-leg"] == step


def test_a_flare_up_in_the_check_is_declared() -> None:
    person = Person()
    person.tell("check", moment(1), pain=1)
    person.tell("check", moment(3), pain=2, flare=True)
    flare = progress(person, 4).flare
    assert flare is not None
    assert (flare.since, flare.declared) == (moment(3).date(), True)


def test_doses_are_told_in_words() -> None:
    assert render(dose_message(Step(Breaths("breaths", 7, 4), 1))) == "7 breaths"
    assert render(dose_message(Step(Minutes("minutes", 30), 1))) == "30 minutes"


def test_equipment_named_in_the_answers_is_at_hand() -> None:
    person = Person()
    person.tell("answers", moment(1), chosen={"equipment": ["mat", "strap", "trampoline"]})
    assert sorted(progress(person).equipment or ()) == ["mat", "strap"]


def test_the_self_test_changes_its_two_answers_and_says_nothing_else_anew() -> None:
    person = Person()
    person.tell("answers", moment(1), chosen={"equipment": ["mat"], "worse": ["neither"]}, rises_at="06:00")
    person.tell("check", moment(2), pain=2, new=["one-leg"])
    person.tell("preference", moment(3), equipment=["mat", "strap"], country="DE", rises_at="09:00")
    old = {"equipment": ["mat"], "worse": ["bending"], "eases": ["neither"]}
    person.tell("answers", moment(4), chosen=old, rises_at="06:00", avoids=["bending"])
    told = progress(person, 5)
    assert told.answers is not None and told.check is not None
    assert told.answers.at == moment(1)
    assert told.answers.chosen["worse"] == ("bending",)
    assert told.answers.avoids == ("bending",)
    assert (told.answers.rises_at, told.country, told.check.new) == ("09:00", "DE", ("one-leg",))
    assert sorted(told.equipment or ()) == ["mat", "strap"]
    assert progress(person, 30).rescreen is not None


def test_a_self_test_without_the_answers_it_changes_answers_nothing() -> None:
    person = Person()
    person.tell("answers", moment(4), chosen={"worse": ["bending"]}, avoids=[])
    assert progress(person, 5).answers is None


def test_what_is_done_in_the_warm_up_is_no_strength_training() -> None:
    person = Person()
    person.play(moment(1), "bird-dog")
    trained = progress(person, 2).standings["bird-dog"]
    assert trained.last_strength == trained.last_done
    items = [{"exercise": "bird-dog", "phase": "warm-up", "sets": 1, "seconds": 60}]
    warm = Person()
    planned = warm.tell("planned", moment(1), session={"minutes": 7, "items": items})
    done = {"exercise": "bird-dog", "variant": "bird-dog/base", "side": "alternating", "set": 1, "seconds": 40}
    warm.tell("set", moment(1), session=planned.id, item=0, **done)
    warmed = progress(warm, 2).standings["bird-dog"]
    assert warmed.last_done is not None
    assert warmed.last_strength is None


@pytest.mark.parametrize(("right", "enough"), [(20, True), (8, False)])
def test_a_side_that_was_too_short_is_no_dose(right: int, enough: bool) -> None:
    asked = Asked(sets=1, seconds=18, reps=None)
    form = "single-knee-to-chest/base"
    sets = {(0, side, 1): {"variant": form, "seconds": s} for side, s in (("left", 20), ("right", right))}
    assert reaches(sets, form, asked) is enough


@pytest.mark.parametrize(("seconds", "enough"), [(45, True), (20, False)])
def test_repetitions_that_were_not_counted_are_judged_by_their_seconds(seconds: int, enough: bool) -> None:
    asked = Asked.of(steps(CATALOGUE.variant("bird-dog/base").dose)[0])
    sets = {(0, "alternating", 1): {"variant": "bird-dog/base", "seconds": seconds}}
    assert reaches(sets, "bird-dog/base", asked) is enough


@pytest.mark.parametrize("again", [True, False])
def test_after_pain_or_a_break_an_easier_form_comes_back_with_no_more_than_was_done_in_it(again: bool) -> None:
    person = Person(catalogue=load_catalogue())
    person.play(moment(1), "forearm-plank/knees")

    def hurts(day: int, form: str) -> None:
        person.tell("check", moment(day, "17:59"), pain=2)
        session = person.play(moment(day), f"forearm-plank/{form}")
        person.tell("after", moment(day, "18:30"), session=session.id, pain=5, effort=4)

    hurts(7, "base")
    eased = fold(person.entries, person.catalogue, moment(8)).standings["forearm-plank"]
    assert eased.variant == "forearm-plank/short-holds"
    if again:
        hurts(10, "short-holds")
    after = fold(person.entries, person.catalogue, moment(11 if again else 17)).standings["forearm-plank"]
    assert (after.variant, after.step) == ("forearm-plank/knees", 0)


def test_a_session_stopped_for_pain_stays_stopped_for_pain() -> None:
    person = Person()
    session = person.play(moment(1), "bird-dog")
    person.tell("stop", moment(1, "18:20"), session=session.id, reason="sharp", exercise="bird-dog")
    person.tell("stop", moment(1, "18:21"), session=session.id, reason="ended-early")
    assert progress(person, 2).done[0].stopped == "sharp"


def test_a_sign_told_in_the_same_moment_as_the_answers_still_counts() -> None:
    person = Person()
    person.tell("check", moment(1), pain=1, new=["QE1"])
    person.tell("answers", moment(1), chosen={"urgent": []})
    check = progress(person).check
    assert check is not None
    assert check.new == ("QE1",)
