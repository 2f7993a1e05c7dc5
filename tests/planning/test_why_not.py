from datetime import timedelta
from typing import Any

import pytest

from lumbar.diary import Progress
from lumbar.planning import Wish, why_not
from lumbar.planning.why import why_not as ask
from lumbar.screening import Condition
from lumbar.words import render
from tests.people import CATALOGUE, EVENING
from tests.planning.days import cleared, having, stands, today, without


def why(variant: str, *conditions: Condition, progress: Progress | None = None, **wish: Any) -> str:
    known = Progress(EVENING) if progress is None else progress
    reason = why_not(CATALOGUE, cleared(*conditions), known, Wish(**wish), variant)
    assert render(reason)
    return reason.key.removeprefix("planning.why-not.")


def test_a_condition_is_the_first_reason() -> None:
    assert why("childs-pose/base", "DISC_FLEX_INTOL") == "screening.reason.DISC_FLEX_INTOL"


def test_what_is_in_the_session_is_said_to_be() -> None:
    session = today(20)
    reason = ask(CATALOGUE, cleared(), without(), Wish(20), "bird-dog/base", now=EVENING, session=session)
    assert reason.key == "planning.why-not.chosen"


@pytest.mark.parametrize(
    ("variant", "wish", "reason"),
    [
        ("swimming/base", {"equipment": frozenset({"pool"})}, "elsewhere"),
        ("swimming/base", {}, "equipment"),
        ("bridge/feet-on-ball", {}, "equipment"),
        ("bird-dog/base", {"place": "bed"}, "place-bed"),
        ("bird-dog/base", {"place": "chair"}, "place-chair"),
        ("bird-dog/base", {"minutes": 7}, "theme"),
        ("bird-dog/hover", {}, "harder"),
        ("bird-dog/arm-only", {}, "other-form"),
        ("bow/base", {}, "easier-first"),
        ("prone-trunk-raise/base", {}, "easier-first"),
        ("crook-lying-relax/base", {}, "warm-up-only"),
        ("seated-tuck/base", {}, "not-chosen"),
        ("prone-leg-lifts/held", {}, "harder"),
    ],
)
def test_each_reason_is_said(variant: str, wish: dict[str, Any], reason: str) -> None:
    assert why(variant, **wish) == reason


def test_the_diary_gives_reasons_too() -> None:
    assert why("bird-dog/base", progress=without("bird-dog")) == "never"
    assert why("bird-dog/base", progress=having(stands("bird-dog", off=True))) == "off"
    assert why("bird-dog/base", progress=having(stands("bird-dog", ago=timedelta(hours=5)))) == "rests"
    assert why("bird-dog/base", progress=having(stands("cat-cow")), gentler=True) == "gentler"


def test_in_a_flare_strength_waits() -> None:
    assert why("bird-dog/base", "FLARE") == "screening.reason.FLARE"
    assert why("bridge/base", "FLARE").endswith("FLARE")


def test_a_plank_without_a_rest_after_it_is_not_done() -> None:
    progress = without("childs-pose", "supported-supine-rest")
    assert why("forearm-plank/base", progress=progress) == "recovery"
