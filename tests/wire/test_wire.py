"""Values go over the wire and come back the same; what does not fit says where and why."""

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from enum import Enum
from typing import Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lumbar.catalogue import Exercise, load_catalogue
from lumbar.wire import BadShape, decode, encode
from lumbar.words import Message, message


class Colour(Enum):
    RED = "red"
    NONE = ""


@dataclass(frozen=True)
class Nap:
    kind: Literal["nap"]
    minutes: int


@dataclass(frozen=True)
class Walk:
    kind: Literal["walk"]
    metres: float

    def __post_init__(self) -> None:
        if self.metres < 0:
            raise ValueError("nobody walks less than nothing")


@dataclass(frozen=True)
class Strict:
    size: int

    def __post_init__(self) -> None:
        if self.size > 9:
            raise BadShape("too large for this shelf")


@dataclass(frozen=True)
class Day:
    on: date
    at: datetime
    colour: Colour
    deeds: tuple[Nap | Walk, ...] = ()
    tags: frozenset[str] = frozenset()
    counts: Mapping[str, int] = field(default_factory=dict)
    said: Message | None = None
    loud: bool = False
    extra: Any = None
    either: int | str = 0
    strict: Strict | None = None


DAY: dict[str, Any] = {"on": "2026-01-02", "at": "2026-01-02T07:30:00+00:00", "colour": "red"}

names = st.text("abcdefgh-", min_size=1, max_size=8)
messages = st.recursive(
    st.builds(Message, names, st.dictionaries(names, st.integers() | st.text(max_size=5), max_size=2)),
    lambda inner: st.builds(
        Message, names, st.dictionaries(names, inner | st.lists(inner, max_size=2).map(tuple), max_size=2)
    ),
    max_leaves=4,
)
days = st.builds(
    Day,
    on=st.dates(),
    at=st.datetimes(timezones=st.just(UTC)),
    colour=st.sampled_from(Colour),
    deeds=st.lists(
        st.builds(Nap, st.just("nap"), st.integers(0, 90)) | st.builds(Walk, st.just("walk"), st.floats(0, 9000)),
        max_size=3,
    ).map(tuple),
    tags=st.frozensets(names, max_size=3),
    counts=st.dictionaries(names, st.integers(), max_size=3),
    said=st.none() | messages,
    loud=st.booleans(),
    extra=st.none() | st.integers(),
    either=st.integers() | st.text(max_size=5),
    strict=st.none() | st.builds(Strict, st.integers(0, 9)),
)


@given(days)
def test_a_value_comes_back_as_it_went(day: Day) -> None:
    assert decode(Day, json.loads(json.dumps(encode(day)))) == day


def test_a_member_of_an_enumeration_goes_as_its_value() -> None:
    assert encode({"sky": Colour.RED}) == {"sky": "red"}


def test_every_exercise_comes_back_as_it_went() -> None:
    for exercise in load_catalogue():
        assert decode(Exercise, json.loads(json.dumps(encode(exercise)))) == exercise


def test_a_message_goes_with_its_text_when_a_language_is_asked_for() -> None:
    said = message("dose.seconds", n=5)
    assert encode(said) == {"key": "dose.seconds", "params": {"n": 5}}
    assert encode((said,), "en") == [{"key": "dose.seconds", "params": {"n": 5}, "text": "5 seconds"}]


def test_a_message_may_come_without_parameters() -> None:
    assert decode(Day, {**DAY, "said": {"key": "list.and"}}).said == message("list.and")


def test_dates_that_are_already_dates_are_kept() -> None:
    at = datetime(2026, 1, 2, 7, 30, tzinfo=UTC)
    assert decode(Day, {"on": date(2026, 1, 2), "at": at, "colour": "red"}).at == at


def test_a_whole_number_may_stand_for_a_number() -> None:
    walk = decode(Walk, {"kind": "walk", "metres": 5})
    assert isinstance(walk.metres, float)


def test_sets_go_in_order_so_that_the_same_value_is_always_the_same_text() -> None:
    assert encode(frozenset({"b", "a"})) == ["a", "b"]


@pytest.mark.parametrize("stranger", [object(), Day, b"bytes"])
def test_what_is_no_value_of_the_core_does_not_go_out(stranger: object) -> None:
    with pytest.raises(TypeError, match="is not a value that goes over the wire"):
        encode(stranger)


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"colour": "green"}, "day.colour: 'green' is not one of red, "),
        ({"on": "tomorrow"}, "day.on: 'tomorrow' stands where date belongs"),
        ({"at": 5}, "day.at: 5 stands where datetime belongs"),
        ({"loud": 1}, "day.loud: 1 stands where true or false belongs"),
        ({"counts": {"a": True}}, "day.counts.a: True stands where a whole number belongs"),
        ({"counts": []}, r"day.counts: \[\] stands where a table belongs"),
        ({"tags": "abc"}, "day.tags: 'abc' stands where a list belongs"),
        ({"tags": [3]}, r"day.tags\[0\]: 3 stands where a text belongs"),
        ({"deeds": [{"kind": "nap"}]}, r"day.deeds\[0\]: the field 'minutes' is missing"),
        ({"deeds": [{"kind": "swim"}]}, r"day.deeds\[0\]: .* fits none of the forms allowed here"),
        ({"deeds": [{"kind": "walk", "metres": -1}]}, r"day.deeds\[0\]: nobody walks less than nothing"),
        ({"deeds": [{"kind": "walk", "metres": "far"}]}, r"day.deeds\[0\].metres: 'far' stands where a number belongs"),
        ({"either": 1.5}, "day.either: 1.5 fits none of the forms allowed here"),
        ({"either": {"kind": "nap"}}, "day.either: .* fits none of the forms allowed here"),
        ({"said": {"params": {}}}, "day.said.key: None stands where a text belongs"),
        ({"said": {"key": "a", "params": {"b": {}}}}, "day.said.params.b.key: None stands where a text belongs"),
        ({"said": {"key": "a", "params": {"b": [3]}}}, r"day.said.params.b\[0\]: 3 stands where a table belongs"),
        ({"strict": {"size": 10}}, "too large for this shelf"),
        ({"strict": {"size": 1, "hue": 2}}, "day.strict: unknown field 'hue'; known are size"),
    ],
)
def test_what_does_not_fit_is_named_with_its_place(change: dict[str, object], complaint: str) -> None:
    with pytest.raises(BadShape, match=complaint):
        decode(Day, {**DAY, **change}, "day")


def test_a_missing_field_is_named() -> None:
    with pytest.raises(BadShape, match="value: the field 'on' is missing"):
        decode(Day, {})


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=3),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from([*DAY, "kind", "key"]), inner),
    )
)
def test_no_json_whatever_gets_in_as_anything_but_a_day_or_a_complaint(data: object) -> None:
    with suppress(BadShape):
        assert isinstance(decode(Day, data), Day)
