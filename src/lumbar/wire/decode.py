"""JSON values as values of the core, checked field by field."""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Mapping
from datetime import date
from enum import Enum
from functools import cache
from typing import (
    Any,
    Literal,
    TypeVar,
    Union,
    cast,
    get_args,
    get_origin,
    get_type_hints,
)

from lumbar.words import Message

Value = TypeVar("Value")


class BadShape(ValueError):
    """A JSON value does not fit; the text names the place, what stands there and what belongs there."""


def decode(kind: type[Value], data: object, place: str = "value") -> Value:
    """`data` (from `json.loads` or `tomllib`) as a value of the frozen dataclass `kind`.

    Unknown fields, missing fields and wrong types raise BadShape with the dotted place. Unions of dataclasses are
    told apart by their literal `kind` field.
    """
    return cast(Value, _read(kind, data, place))


def _read(kind: Any, data: object, place: str) -> object:
    origin = get_origin(kind)
    if kind is Any or kind is object:
        return data
    if origin in (Union, types.UnionType):
        return _union(get_args(kind), data, place)
    if origin is Literal:
        return _choice(get_args(kind), data, place)
    if origin in (tuple, frozenset):
        return _many(origin, get_args(kind), data, place)
    if origin is not None and issubclass(origin, Mapping):
        return _mapping(get_args(kind)[1], data, place)
    return _single(kind, data, place)


def _single(kind: Any, data: object, place: str) -> object:
    if kind is Message:
        return _message(data, place)
    if dataclasses.is_dataclass(kind):
        return _dataclass(kind, data, place)
    if issubclass(kind, Enum):
        return kind(_choice(tuple(member.value for member in kind), data, place))
    if issubclass(kind, date):
        return _moment(kind, data, place)
    if kind is float and isinstance(data, int) and not isinstance(data, bool):
        return float(data)
    if not isinstance(data, kind) or (isinstance(data, bool) and kind is not bool):
        raise BadShape(f"{place}: {data!r} stands where {_name(kind)} belongs")
    return data


def _moment(kind: Any, data: object, place: str) -> object:
    if isinstance(data, kind):
        return data
    try:
        return kind.fromisoformat(data)
    except (TypeError, ValueError):
        raise BadShape(f"{place}: {data!r} stands where {_name(kind)} belongs") from None


def _dataclass(kind: Any, data: object, place: str) -> object:
    table = _table(data, place)
    fields = {field.name: field for field in dataclasses.fields(kind)}
    if unknown := sorted(set(table) - set(fields)):
        raise BadShape(f"{place}: unknown field {unknown[0]!r}; known are {', '.join(fields)}")
    hints = _hints(kind)
    values = {}
    for name, field in fields.items():
        if name in table:
            values[name] = _read(hints[name], table[name], f"{place}.{name}")
        elif field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING:
            raise BadShape(f"{place}: the field {name!r} is missing")
    try:
        return kind(**values)
    except BadShape:
        raise
    except ValueError as reason:
        raise BadShape(f"{place}: {reason}") from reason


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)


def _union(options: tuple[Any, ...], data: object, place: str) -> object:
    if data is None and type(None) in options:
        return None
    present = [option for option in options if option is not type(None)]
    if isinstance(data, Mapping) and "kind" in data:
        tagged = [option for option in present if data["kind"] in _kinds(option)]
        present = tagged or present
    reasons = []
    for option in present:
        try:
            return _read(option, data, place)
        except BadShape as reason:
            reasons.append(str(reason))
    raise BadShape(reasons[0] if len(reasons) == 1 else f"{place}: {data!r} fits none of the forms allowed here")


def _kinds(option: Any) -> tuple[object, ...]:
    return get_args(get_type_hints(option).get("kind")) if dataclasses.is_dataclass(option) else ()


def _choice(options: tuple[object, ...], data: object, place: str) -> object:
    if data not in options:
        raise BadShape(f"{place}: {data!r} is not one of {', '.join(map(str, options))}")
    return data


def _many(origin: Any, args: tuple[Any, ...], data: object, place: str) -> object:
    if not isinstance(data, list | tuple):
        raise BadShape(f"{place}: {data!r} stands where a list belongs")
    return origin(_read(args[0], item, f"{place}[{index}]") for index, item in enumerate(data))


def _mapping(kind: Any, data: object, place: str) -> dict[str, object]:
    return {str(name): _read(kind, item, f"{place}.{name}") for name, item in _table(data, place).items()}


def _table(data: object, place: str) -> Mapping[str, object]:
    if not isinstance(data, Mapping):
        raise BadShape(f"{place}: {data!r} stands where a table belongs")
    return data


def _message(data: object, place: str) -> Message:
    table = _table(data, place)
    key = _read(str, table.get("key"), f"{place}.key")
    params = {
        name: _param(item, f"{place}.params.{name}") for name, item in _table(table.get("params", {}), place).items()
    }
    return Message(cast(str, key), params)


def _param(item: object, place: str) -> Any:
    if isinstance(item, Mapping):
        return _message(item, place)
    if isinstance(item, list):
        return tuple(_message(part, f"{place}[{index}]") for index, part in enumerate(item))
    return item


def _name(kind: type) -> str:
    return {str: "a text", int: "a whole number", float: "a number", bool: "true or false"}.get(kind, kind.__name__)
