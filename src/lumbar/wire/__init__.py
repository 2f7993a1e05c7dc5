"""Frozen values to JSON and back. Knows shapes only, no backs; imports only `words`."""

from lumbar.wire.decode import BadShape, decode
from lumbar.wire.encode import encode

__all__ = ["BadShape", "decode", "encode"]
