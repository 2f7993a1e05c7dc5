from datetime import timedelta
from typing import Any

import pytest

from lumbar.diary import Progress
from lumbar.planning import Edits, Wish, planned, why_not
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
        ("bridge/base", {"minutes": 7}, "no-strength"),
        ("bird-dog/base", {"edits": Edits(without=frozenset({"bird-dog"}))}, "without"),
    ],
)
def test_each_reason_is_said(variant: str, wish: dict[str, Any], reason: str) -> None:
    assert why(variant, **wish) == reason


def test_what_was_chosen_instead_is_named() -> None:
    found = planned(CATALOGUE, cleared(), Progress(EVENING), Wish(20), EVENING)
    inside = {item.variant for item in found.session.items}

    def said(variant: str) -> str:
        return render(
            why_not(CATALOGUE, found.clearance, found.progress, found.wish, variant, now=EVENING, session=found.session)
        )

    assert "supine-twist/base" in inside
    assert "suited today's time better" in said("seated-twist/base")


def test_a_form_of_what_is_not_in_the_session_names_the_form_it_would_have() -> None:
    found = planned(CATALOGUE, cleared(), Progress(EVENING), Wish(10), EVENING)
    known = (CATALOGUE, found.clearance, found.progress, found.wish)
    assert "seated-fold" not in {item.exercise for item in found.session.items}
    forms = [form.id for form in CATALOGUE["seated-fold"].variants if form.level < 0]
    reason = why_not(*known, forms[0], now=EVENING, session=found.session)
    assert reason.key == "planning.why-not.would-form"


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
