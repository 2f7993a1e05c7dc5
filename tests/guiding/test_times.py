"""Own times between the work, lengths that may be changed while it runs, and the tempo that is counted."""

from __future__ import annotations

from dataclasses import replace

from lumbar.catalogue import Breaths, Hold, Reps
from lumbar.guiding import Segment, lay_out
from lumbar.planning import Item
from lumbar.planning.pauses import BETWEEN_PARTS_S
from lumbar.words import message, render
from tests.guiding.test_layout import CATALOGUE, item, session, told

KNEE = item("single-knee-to-chest/base", "both", Hold("hold", 20), rest=0, transition=0, ready=0)
TILT = item("pelvic-tilt/base", "bilateral", Reps("reps", 7, 2, 4), rest=0)

COUNTED = ("guiding.count", "guiding.tempo")


def work(*items: Item) -> list[Segment]:
    return [one for one in lay_out(session(*items), CATALOGUE).segments if one.kind == "work"]


def test_without_time_to_get_ready_the_name_and_the_side_are_said_as_the_work_begins() -> None:
    left, right = work(KNEE)
    name = render(message("exercise.single-knee-to-chest/base.title"))
    for talk in ("names", "short", "full"):
        assert told(left, talk)[:2] == [name, "Left side first"]
    assert name not in told(right, "short")


def test_a_name_told_on_the_way_or_in_the_rest_is_not_said_again() -> None:
    on_the_way = work(replace(KNEE, transition_s=10))[0]
    assert told(on_the_way, "names") == ["Left side first"]
    after_a_rest = work(replace(TILT, rest_s=10), KNEE)[1]
    assert told(after_a_rest, "names") == ["Left side first"]


def test_where_nothing_is_between_the_timeline_has_no_empty_pieces() -> None:
    kinds = [one.kind for one in lay_out(session(KNEE, replace(TILT, ready_s=0, transition_s=0)), CATALOGUE).segments]
    assert kinds == ["work", "switch", "work", "work", "end"]


def test_the_tempo_is_counted_at_full_after_the_number_of_the_repetition() -> None:
    (tilt,) = work(TILT)
    counted = [
        (cue.at_s, render(cue.say))
        for cue in tilt.cues
        if cue.say
        and cue.say.key in ("guiding.count", "guiding.tempo")
        and "full" in cue.levels
        and 24 <= cue.at_s < 28
    ]
    assert counted == [(24, "5"), (25, "2"), (26, "3"), (27, "4")]
    assert all(cue.levels == ("full",) for cue in tilt.cues if cue.say and cue.say.key == "guiding.tempo")


def test_a_hold_may_be_longer_up_to_its_cap_and_repetitions_not_at_all() -> None:
    (hold,) = work(replace(KNEE, side="left", cap_s=30))
    assert {"extend", "shorten"} <= set(hold.moves)
    assert (hold.least_s, hold.most_s) == (5, 30)
    (tilt,) = work(replace(TILT, cap_s=None))
    assert "extend" not in tilt.moves
    (old,) = work(replace(KNEE, side="left"))
    assert "extend" not in old.moves


def test_what_begins_and_ends_a_session_is_not_made_shorter_than_half_a_minute() -> None:
    rest = item("childs-pose/base", "bilateral", Breaths("breaths", 20, 4), rest=0)
    (lying,) = work(replace(rest, phase="rest", cap_s=180))
    assert (lying.least_s, lying.most_s) == (30, 180)


def test_rest_after_planks_is_not_made_shorter() -> None:
    rest = item("childs-pose/base", "bilateral", Hold("hold", 60), rest=0)
    (after,) = work(replace(rest, phase="strength", reason=message("planning.reason.after-planks"), cap_s=120))
    assert (after.least_s, after.most_s) == (60, 120)


def test_a_rest_between_holds_keeps_them_apart_and_a_rest_after_them_may_go() -> None:
    held = replace(KNEE, side="left", sets=2, rest_s=10)
    rests = [one for one in lay_out(session(held), CATALOGUE).segments if one.kind == "rest"]
    assert [one.least_s for one in rests] == [BETWEEN_PARTS_S, 0]
    assert {"extend", "shorten"} <= set(rests[0].moves)
