"""A sentence before it is worded: a key and its parameters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Message:
    """What is to be said, without saying it in any language.

    `key` is a dotted path into `words/<lang>/*.toml`; `params` fill the braces of its text. A parameter that is a
    Message (or a tuple of them, which is joined as a list) is worded first. The parameter `n` picks the plural form.
    """

    key: str
    params: Mapping[str, str | int | float | Message | tuple[Message, ...]] = field(default_factory=dict)

    def __hash__(self) -> int:
        return hash((self.key, tuple(sorted(self.params.items(), key=lambda pair: pair[0]))))


def message(key: str, **params: str | int | float | Message | tuple[Message, ...]) -> Message:
    """Shorthand: `message("plan.shortened", minutes=12)`."""
    return Message(key, params)
