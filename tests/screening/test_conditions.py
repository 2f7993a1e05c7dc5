"""What each condition takes out, adapts and prefers."""

import json
from pathlib import Path

import pytest

from lumbar.catalogue import TAGS
from lumbar.screening import BadRules, Condition
from lumbar.screening.conditions import CONDITIONS, condition_rules, read_conditions, read_tags, reliefs
from lumbar.screening.data import page
from lumbar.screening.verdicts import verdicts
from tests.screening.someone import CATALOGUE

EXCLUDED: dict[str, list[str]] = json.loads(
    (Path(__file__).parents[1] / "fixtures/condition_exclusions.json").read_text("utf-8")
)


@pytest.mark.parametrize("code", CONDITIONS)
def test_a_condition_takes_out_the_plain_forms_that_the_specification_names(code: Condition) -> None:
    found = verdicts(CATALOGUE, [code])
    out = {exercise.id for exercise in CATALOGUE if not found[exercise.base.id].allowed}
    assert out == set(EXCLUDED[code])


@pytest.mark.parametrize("code", CONDITIONS)
def test_every_exercise_that_a_rule_names_exists(code: Condition) -> None:
    rule = condition_rules()[code]
    assert {*rule.prefer, *rule.exclude_exercises} <= set(CATALOGUE.exercises)


def test_several_conditions_take_out_what_each_takes_out() -> None:
    knee, wrist = verdicts(CATALOGUE, ["KNEE"]), verdicts(CATALOGUE, ["WRIST"])
    both = verdicts(CATALOGUE, ["KNEE", "WRIST"])
    assert {id for id, verdict in both.items() if not verdict.allowed} == {
        id for id in both if not (knee[id].allowed and wrist[id].allowed)
    }
    assert {reason.key for reason in both["quadruped-bind/base"].excluded} == {
        "screening.reason.KNEE",
        "screening.reason.WRIST",
    }


def test_what_one_condition_adapts_and_another_takes_out_is_out() -> None:
    adapted = verdicts(CATALOGUE, ["INFLAMMATORY"])["seated-fold/base"]
    both = verdicts(CATALOGUE, ["INFLAMMATORY", "DISC_FLEX_INTOL"])["seated-fold/base"]
    assert adapted.allowed and adapted.adapted
    assert not both.allowed and not both.adapted


def test_a_condition_takes_out_a_form_and_leaves_its_easier_sister() -> None:
    flexion = verdicts(CATALOGUE, ["GLAUCOMA"])
    assert not flexion["downward-dog/base"].allowed
    assert flexion["downward-dog/wall"].allowed


def test_an_adapted_form_says_how_and_sets_limits() -> None:
    plank = verdicts(CATALOGUE, ["HYPERTENSION"])["forearm-plank/base"]
    assert [(relief.tag, relief.max_hold_s) for relief in plank.adapted] == [("iso_hold", 10)]


def test_what_suits_a_condition_is_preferred_and_nothing_that_is_out() -> None:
    found = verdicts(CATALOGUE, ["DISC_FLEX_INTOL", "FLARE"])
    assert found["supported-supine-rest/base"].preferred
    assert not found["cobra/base"].allowed and not found["cobra/base"].preferred


def test_every_tag_has_its_relief() -> None:
    assert tuple(reliefs()) == TAGS


def test_a_missing_row_is_named() -> None:
    with pytest.raises(BadRules, match=r"conditions\.toml: DISC_FLEX_INTOL: the row is missing"):
        read_conditions("")
    with pytest.raises(BadRules, match=r"tags\.toml: flex_end: the row is missing"):
        read_tags("")


def test_a_wrong_row_is_named_with_its_field() -> None:
    with pytest.raises(BadRules, match=r"conditions\.toml: KNEE\.adapt_tags\[0\]: 'knee' is not one of"):
        read_conditions('[KNEE]\nadapt_tags = ["knee"]')
    with pytest.raises(BadRules, match=r"tags\.toml: prone: unknown field 'hold'"):
        read_tags("prone = { hold = 3 }")


def test_a_file_that_is_no_toml_is_named() -> None:
    with pytest.raises(BadRules, match=r"^conditions\.toml: "):
        read_conditions(page("conditions.toml") + "\n[")
