"""What goes over the wire: the API's own shapes, and the core's values as JSON schemas."""

from __future__ import annotations

from typing import Any

from ninja import Field, Schema
from pydantic import TypeAdapter
from pydantic.json_schema import JsonSchemaMode

from lumbar.diary import DATA, Entry
from lumbar.guiding import Timeline

REF = "#/components/schemas/{model}"


class EntriesIn(Schema):
    """Entries of the diary as they come from a browser. Each is checked apart, so that one bad one stops no other.

    `person` is the mark of whoever wrote them, where the browser knows it.
    """

    entries: list[dict[str, Any]] = Field(max_length=500)
    person: str = ""


class Refused(Schema):
    """An entry that was not taken: its id as it was sent, and what is wrong with which field."""

    place: int
    id: str | None
    reason: str


class EntriesOut(Schema):
    """The ids that are in the diary now, sent today or before, and what was refused."""

    stored: list[str]
    refused: list[Refused]


def components() -> dict[str, Any]:
    """JSON schemas of the timeline, the entry and the data of every kind of entry, by name.

    A timeline goes out whole, so that every field of it is there; an entry comes in, where fields have defaults.
    """
    sent = _schemas([Timeline])
    for schema in sent.values():
        schema["required"] = list(schema["properties"])
    words = sent["Message"]
    words["properties"]["text"] = {"title": "Text", "type": "string"}
    words["required"].append("text")
    taken = _schemas([Entry, *DATA.values()])
    taken["EntryData"] = {
        "type": "object",
        "properties": {kind: {"$ref": REF.format(model=shape.__name__)} for kind, shape in DATA.items()},
        "required": list(DATA),
        "description": "The data of an entry, by its kind.",
    }
    return {**sent, **taken}


def _schemas(shapes: list[type]) -> dict[str, dict[str, Any]]:
    adapters: list[tuple[type, JsonSchemaMode, TypeAdapter[Any]]] = [
        (shape, "serialization", TypeAdapter(shape)) for shape in shapes
    ]
    _, found = TypeAdapter.json_schemas(adapters, ref_template=REF)
    return dict(found["$defs"])
