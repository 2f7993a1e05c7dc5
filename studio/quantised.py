"""How meshes and movements travel: whole numbers of 16 bits, as differences, low and high bytes apart, in gzip.

A file is, unpacked: the length of its head (4 bytes, little endian), the head (JSON, with `arrays`: name, rows and
columns), and the arrays one after the other. Rows are kept as differences from one column to the next, because these
are small and repeat.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

Whole = NDArray[np.int64]


def pack(head: Mapping[str, Any], arrays: Mapping[str, Whole]) -> bytes:
    """The file of a head and of tables of whole numbers from -32768 to 32767."""
    shapes = {name: list(table.shape) for name, table in arrays.items()}
    text = json.dumps({**head, "arrays": shapes}, separators=(",", ":")).encode()
    parts = [len(text).to_bytes(4, "little"), text]
    for table in arrays.values():
        steps = np.diff(table, axis=1, prepend=0) & 0xFFFF
        flat = steps.astype("<u2").ravel().view(np.uint8).reshape(-1, 2)
        parts += [flat[:, 0].tobytes(), flat[:, 1].tobytes()]
    return gzip.compress(b"".join(parts), 9, mtime=0)


def unpack(data: bytes) -> tuple[dict[str, Any], dict[str, Whole]]:
    """What `pack` was given."""
    raw = gzip.decompress(data)
    begin = 4 + int.from_bytes(raw[:4], "little")
    head = json.loads(raw[4:begin])
    arrays = {}
    for name, (rows, columns) in head.pop("arrays").items():
        count = rows * columns
        low, high = (np.frombuffer(raw, np.uint8, count, begin + k * count).astype(np.int64) for k in (0, 1))
        steps = (low | high << 8).reshape(rows, columns)
        arrays[name] = (np.cumsum(steps, axis=1) & 0xFFFF ^ 0x8000) - 0x8000
        begin += 2 * count
    return head, arrays
