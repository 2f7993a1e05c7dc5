"""A session becomes a timeline that a player can follow to the second."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lumbar.catalogue import Breaths, Dose, Hold, Minutes, Reps, load_catalogue
from lumbar.guiding import TALKS, Segment, Talk, Timeline, lay_out, spoken_s
from lumbar.planning import Item, Session, Side, item_seconds
from lumbar.screening import Condition
from lumbar.words import message, render

CATALOGUE = load_catalogue()


def item(
    variant: str, side: Side, dose: Dose, *, sets: int = 1, rest: int = 10, transition: int = 10, ready: int = 5
) -> Item:
    form = CATALOGUE.variant(variant)
    seconds = item_seconds(dose, side, sets, rest, transition, ready)
    return Item(
        form.exercise, variant, "relief", form.start, side, dose, sets, rest, transition, seconds,
        message("planning.reason.due"), ready_s=ready,
    )  # fmt: skip


def session(*items: Item) -> Session:
    seconds = sum(entry.seconds for entry in items)
    return Session(max(1, seconds // 60), seconds, "relief", None, items)


KNEE = item("single-knee-to-chest/base", "both", Hold("hold", 20, 5))
BIRD = item("bird-dog/base", "alternating", Reps("reps", 5, 5, 3), sets=2, rest=20)
REST = item("supported-supine-rest/base", "bilateral", Hold("hold", 120), rest=0, transition=0)
THREE = session(KNEE, BIRD, REST)


def spoken(timeline: Timeline, kind: str) -> list[str]:
    return [render(cue.say) for segment in timeline.segments if segment.kind == kind for cue in segment.cues if cue.say]


def test_the_timeline_is_as_long_as_the_session_and_has_no_gaps() -> None:
    timeline = lay_out(THREE, CATALOGUE)
    assert timeline.seconds == THREE.seconds
    assert timeline.segments[0].start_s == 0
    for segment, following in pairwise(timeline.segments):
        assert following.start_s == segment.start_s + segment.seconds


def test_both_sides_get_the_same_time_with_a_switch_between() -> None:
    work = [(s.kind, s.side, s.seconds) for s in lay_out(session(KNEE), CATALOGUE).segments]
    assert work == [
        ("transition", "left", 10),
        ("get-ready", "left", 5),
        ("work", "left", 20),
        ("switch", "right", 5),
        ("work", "right", 20),
        ("rest", "both", 10),
        ("end", "bilateral", 0),
    ]


def test_alternating_sides_take_turns_beat_by_beat() -> None:
    work = next(s for s in lay_out(session(BIRD), CATALOGUE).segments if s.kind == "work")
    assert work.seconds == 5 * 2 * 8
    assert [beat.side for beat in work.beats[:4]] == ["left", "right", "left", "right"]
    assert [beat.number for beat in work.beats[:4]] == [1, 1, 2, 2]
    assert work.beats[1].at_s == 8 and work.beats[0].hold_at_s == 1.5


def test_half_time_and_the_last_five_seconds_are_announced() -> None:
    work = next(s for s in lay_out(session(KNEE), CATALOGUE).segments if s.kind == "work")
    said = {render(cue.say): cue.at_s for cue in work.cues if cue.say}
    assert said["Half time"] == 10 and said["Five seconds"] == 15
    assert [cue.at_s for cue in work.cues if cue.beep == "tick"] == [15, 16, 17, 18, 19]


def test_the_next_exercise_is_named_in_the_rest_and_the_sets_left_are_counted() -> None:
    rests = spoken(lay_out(THREE, CATALOGUE), "rest")
    assert rests == [
        "Rest. Next: Bird-dog",
        "Rest. One more set",
        f"Rest. Next: {render(message('exercise.supported-supine-rest/base.name'))}",
    ]


def test_the_position_to_take_is_said_when_it_changes() -> None:
    assert "Come to hands and knees" in spoken(lay_out(session(BIRD), CATALOGUE), "transition")


def test_an_exercise_in_the_same_position_is_named_while_getting_ready() -> None:
    assert spoken(lay_out(session(KNEE, REST), CATALOGUE), "get-ready")[-1] == render(
        message("exercise.supported-supine-rest/base.title")
    )


def test_skip_leads_to_the_next_exercise_and_back_to_the_start_of_this_one_or_the_one_before() -> None:
    timeline = lay_out(THREE, CATALOGUE)
    ids = {segment.id: segment for segment in timeline.segments}
    work = next(s for s in timeline.segments if s.kind == "work" and s.item == 1)
    assert work.skip_to is not None and ids[work.skip_to].item == 2
    assert work.back_to is not None and ids[work.back_to].item == 1
    opening = ids[work.back_to]
    assert opening.back_to is not None and ids[opening.back_to].item == 0
    last = [s for s in timeline.segments if s.item == 2][-1]
    assert last.skip_to is not None and ids[last.skip_to].kind == "end"


def test_a_side_that_hurts_can_be_dropped_and_the_other_side_follows() -> None:
    timeline = lay_out(session(replace(KNEE, sets=1)), CATALOGUE)
    left, right = (s for s in timeline.segments if s.kind == "work")
    assert left.drop_to == right.id
    assert right.drop_to is not None and right.drop_to.endswith("rest")
    alternating = next(s for s in lay_out(session(BIRD), CATALOGUE).segments if s.kind == "work")
    assert "drop-side" not in alternating.moves


def test_an_effort_begins_with_the_breath_of_its_exercise() -> None:
    work = next(s for s in lay_out(session(BIRD), CATALOGUE).segments if s.kind == "work")
    assert work.breaths[0].phase == "out" and work.breaths[-1].phase == "in"
    bridge = item("bridge/base", "bilateral", Reps("reps", 8, 5, 3))
    work = next(s for s in lay_out(session(bridge), CATALOGUE).segments if s.kind == "work")
    assert work.breaths[0].phase == "in"


def test_short_holds_in_repetitions_do_not_ask_for_extra_breaths() -> None:
    tilt = item("pelvic-tilt/base", "bilateral", Reps("reps", 10, 2, 2))
    work = next(s for s in lay_out(session(tilt), CATALOGUE).segments if s.kind == "work")
    assert len(work.breaths) == 20


def test_a_hold_counted_in_breaths_lasts_those_breaths() -> None:
    rest = item("childs-pose/base", "bilateral", Breaths("breaths", 7, 5), rest=0)
    work = next(s for s in lay_out(session(rest), CATALOGUE).segments if s.kind == "work")
    assert work.seconds == 35
    assert [breath.phase for breath in work.breaths].count("in") == 7


def test_fast_repetitions_are_not_counted_over_each_other() -> None:
    quick = item("reverse-scissors/base", "bilateral", Reps("reps", 8, 0, 2))
    work = next(s for s in lay_out(session(quick), CATALOGUE).segments if s.kind == "work")
    assert [render(c.say) for c in work.cues if c.say and c.say.key == "guiding.count"] in ([], ["1"])


def test_every_reason_to_stop_travels_with_the_timeline() -> None:
    timeline = lay_out(THREE, CATALOGUE, "GB")
    assert {
        "sharp",
        "cannot-continue",
        "spreads-down-leg",
        "numb-or-weak",
        "cramp",
        "chest-pain",
        "dizzy",
    } <= {text.reason for text in timeline.stop}
    assert timeline.call["emergency"] == "999"
    assert lay_out(THREE, CATALOGUE).call["emergency"] == "112"


def test_signs_of_pregnancy_are_asked_of_pregnant_people_alone() -> None:
    def asked(*conditions: Condition) -> set[str]:
        return {text.reason for text in lay_out(THREE, CATALOGUE, conditions=frozenset(conditions)).stop}

    assert asked("PREGNANCY") - asked() == {"pregnancy-sign"}


def test_an_unknown_exercise_is_an_error_and_not_a_silent_gap() -> None:
    with pytest.raises(KeyError):
        lay_out(session(replace(KNEE, exercise="nowhere")), CATALOGUE)


def test_minutes_are_laid_out_as_time_without_breaths() -> None:
    swim = item("swimming/base", "bilateral", Minutes("minutes", 30), rest=0)
    work = next(s for s in lay_out(session(swim), CATALOGUE).segments if s.kind == "work")
    assert work.seconds == 1800


DOSES: st.SearchStrategy[Dose] = st.one_of(
    st.builds(Hold, st.just("hold"), st.integers(5, 180)),
    st.builds(Reps, st.just("reps"), st.integers(1, 20), st.integers(0, 10), st.integers(1, 6)),
    st.builds(Breaths, st.just("breaths"), st.integers(1, 10), st.integers(3, 6)),
)
ITEMS = st.builds(
    item,
    st.sampled_from(sorted(variant.id for variant in CATALOGUE.variants())),
    st.sampled_from(("bilateral", "left", "right", "both", "alternating")),
    DOSES,
    sets=st.integers(1, 3),
    rest=st.integers(0, 30),
    transition=st.sampled_from((0, 2, 10, 15)),
    ready=st.sampled_from((0, 1, 5, 15)),
)


@given(st.lists(ITEMS, min_size=1, max_size=8))
def test_whatever_the_session_time_adds_up_and_nothing_is_said_over_another(items: list[Item]) -> None:
    timeline = lay_out(session(*items), CATALOGUE)
    assert sum(segment.seconds for segment in timeline.segments) == timeline.seconds == sum(i.seconds for i in items)
    assert len({segment.id for segment in timeline.segments}) == len(timeline.segments)
    for segment in timeline.segments:
        for talk in TALKS:
            words = [(cue.at_s, spoken_s(cue.say)) for cue in segment.cues if cue.say and talk in cue.levels]
            assert all(at + length <= later + 0.001 for (at, length), (later, _) in pairwise(words))
        assert all(0 <= cue.at_s <= segment.seconds for cue in segment.cues)
        assert all(breath.at_s + breath.seconds <= segment.seconds + 0.01 for breath in segment.breaths)


def told(segment: Segment, talk: Talk) -> list[str]:
    return [render(cue.say) for cue in segment.cues if cue.say and talk in cue.levels]


def the(timeline: Timeline, kind: str, item: int = 0, side: str = "") -> Segment:
    return next(s for s in timeline.segments if (s.kind, s.item) == (kind, item) and side in ("", s.side))


REST_NAME = render(message("exercise.supported-supine-rest/base.title"))
HELD = replace(BIRD, side="both", dose=Hold("hold", 60), transition_s=15)


def test_with_names_only_nothing_but_names_sides_and_the_end_is_said() -> None:
    timeline = lay_out(session(HELD, REST), CATALOGUE)
    said = [text for segment in timeline.segments for text in told(segment, "names")]
    assert said[:5] == ["Next: Bird-dog", "Left side first", "Change sides", "Change sides", f"Rest. Next: {REST_NAME}"]
    assert said[-1].startswith("Done.")


def test_full_tells_the_set_up_on_the_way_and_the_steps_in_the_first_set_alone() -> None:
    timeline = lay_out(session(HELD), CATALOGUE)
    setup, steps = render(message("exercise.bird-dog/base.setup")), render(message("exercise.bird-dog/base.steps.1"))
    assert setup in told(the(timeline, "transition"), "full")
    assert setup not in told(the(timeline, "transition"), "short")
    assert steps in told(the(timeline, "work", side="left"), "full")
    assert steps not in told(the(timeline, "work", side="left"), "short")
    assert steps not in told(the(timeline, "work", side="right"), "full")
    again = next(s for s in timeline.segments if s.kind == "work" and s.set == 2)
    assert steps not in told(again, "full") and "Hips level" in told(again, "full")


def test_a_set_up_too_long_for_the_way_is_told_in_the_rest_before_it() -> None:
    close = replace(HELD, transition_s=5)
    timeline = lay_out(session(replace(REST, rest_s=30), close), CATALOGUE)
    setup = render(message("exercise.bird-dog/base.setup"))
    assert setup in told(the(timeline, "rest"), "full")
    assert setup not in told(the(timeline, "transition", 1), "full")
    assert "Come to hands and knees" in told(the(timeline, "transition", 1), "full")


def test_without_a_change_of_position_no_set_up_is_told() -> None:
    timeline = lay_out(session(replace(REST, rest_s=30), replace(HELD, transition_s=0)), CATALOGUE)
    setup = render(message("exercise.bird-dog/base.setup"))
    assert all(setup not in told(segment, "full") for segment in timeline.segments)


def test_half_time_is_said_at_its_time_however_many_steps_are_told() -> None:
    work = the(lay_out(session(HELD), CATALOGUE), "work")
    assert {"Half time": 30, "Five seconds": 55}.items() <= {
        render(cue.say): cue.at_s for cue in work.cues if cue.say and "full" in cue.levels
    }.items()
