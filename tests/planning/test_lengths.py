import pytest

from lumbar.planning import Theme
from lumbar.planning.themes import theme_of, themes
from tests.planning.days import having, names, of, said, stands, today

THEMES: dict[int, Theme] = {
    7: "relief",
    10: "lumbar",
    12: "subacute",
    14: "relief-and-strength",
    17: "rehabilitation",
    20: "lumbosacral",
    40: "yoga",
}


@pytest.mark.parametrize(("minutes", "theme"), THEMES.items())
def test_each_of_the_seven_lengths_has_its_theme_and_is_exact(minutes: int, theme: Theme) -> None:
    session = today(minutes)
    assert session.theme == theme
    assert session.seconds == 60 * minutes
    assert session.shortened is None


@pytest.mark.parametrize("minutes", range(5, 61))
def test_every_whole_minute_can_be_filled(minutes: int) -> None:
    assert today(minutes).seconds == 60 * minutes


def test_a_length_between_two_themes_takes_the_nearest_and_the_shorter_of_two() -> None:
    assert theme_of(5).id == "relief"
    assert theme_of(11).id == "lumbar"
    assert theme_of(13).id == "subacute"
    assert theme_of(19).id == "lumbosacral"
    assert theme_of(60).id == "yoga"
    assert theme_of(60, "relief").id == "relief"


def test_there_are_seven_themes() -> None:
    assert [(theme.minutes, theme.id) for theme in themes().values()] == list(THEMES.items())


@pytest.mark.parametrize("minutes", THEMES)
def test_the_warm_up_comes_first_in_its_order_and_a_rest_last(minutes: int) -> None:
    session = today(minutes)
    assert names(session, "warm-up") == ["crook-lying-relax", "pelvic-tilt", "bridge"]
    assert session.items[-1].phase == "rest"


@pytest.mark.parametrize("minutes", [14, 17, 20, 40])
def test_from_fourteen_minutes_on_there_is_strength_and_stretch(minutes: int) -> None:
    session = today(minutes)
    assert names(session, "strength")
    assert names(session, "relief")
    assert session.label is None


@pytest.mark.parametrize("minutes", [7, 10])
def test_short_sessions_are_labelled_as_relief(minutes: int) -> None:
    session = today(minutes)
    assert not names(session, "strength")
    assert session.label is not None
    assert session.label.key == "planning.label.relief"


def test_the_shortest_warm_up_takes_about_two_minutes() -> None:
    warm = [item.seconds for item in today(7).items if item.phase == "warm-up"]
    assert 110 <= sum(warm) <= 160


def test_a_longer_session_settles_longer_at_both_ends() -> None:
    short, long = today(7), today(40)
    assert long.items[0].seconds > short.items[0].seconds
    assert long.items[-1].seconds > short.items[-1].seconds


def test_twelve_minutes_bring_the_therapeutic_set_and_nothing_heavy() -> None:
    session = today(12)
    assert {"double-knee-to-chest", "knee-rolls", "breath-pelvic-rock"} <= set(names(session))
    assert set(names(session, "strength")) <= {"bridge", "quadruped-knee-to-forehead"}


def test_seventeen_minutes_bring_bird_dog_bridge_and_forearm_plank() -> None:
    assert {"bird-dog", "bridge", "forearm-plank"} <= set(names(today(17), "strength"))


def test_forty_minutes_bring_most_of_the_fifteen_stretches() -> None:
    relief = set(names(today(40), "relief"))
    assert {"downward-dog", "low-lunge", "pigeon", "seated-twist", "seated-fold", "supine-twist"} <= relief


def test_a_theme_may_be_wished_at_any_length() -> None:
    session = today(30, theme="relief")
    assert session.theme == "relief"
    assert session.seconds == 1800
    assert session.label is not None


def test_few_changes_of_position() -> None:
    moves = [item.transition_s for item in today(20).items if item.transition_s]
    assert len(moves) <= 7


def test_the_first_session_starts_everything_small_and_says_so() -> None:
    session = today(20)
    assert said(session)["bird-dog"] == "new"
    assert all(item.change == 0 for item in session.items)


def test_what_grew_says_why() -> None:
    from lumbar.words import message

    why = message("diary.reason.step-up")
    session = today(17, progress=having(stands("bird-dog", step=2, change=1, reason=why)))
    assert of(session, "bird-dog").reason == why
    assert of(session, "bird-dog").change == 1


def test_settling_is_shorter_where_five_minutes_leave_no_room() -> None:
    never = frozenset({"crook-lying-relax"})
    session = today(5, "FLARE", progress=having(stands("pelvic-tilt", "chair", change=-1), never=never))
    assert names(session)[0] == "supported-supine-rest"
    assert session.seconds == 300
