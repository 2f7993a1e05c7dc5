"""Reads what the studio made of an exercise: a file with one table for each form."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TypeVar

from lumbar.wire import BadShape, decode

Value = TypeVar("Value")


def read_forms(path: Path, kind: type[Value], mend: str) -> dict[str, Value]:
    """The values of a file by form; `mend` says how it is made anew. Raises BadShape with file and field for what does
    not fit.
    """
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except json.JSONDecodeError as error:
        raise BadShape(f"{path.name}: {error}; {mend}") from None
    if not isinstance(data, dict) or not isinstance(data.get("variants"), dict) or data.get("exercise") != path.stem:
        raise BadShape(f"{path.name}: it needs `exercise` with the file's own name, and `variants`")
    out = {}
    for form, table in data["variants"].items():
        place = f"{path.name}: variants.{form}"
        if not isinstance(table, dict):
            raise BadShape(f"{place}: {table!r} stands where a table belongs")
        out[form] = decode(kind, {**table, "variant": f"{path.stem}/{form}"}, place)
    return out
