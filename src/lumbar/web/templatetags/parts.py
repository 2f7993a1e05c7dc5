"""Small parts that several forms share."""

from collections.abc import Mapping
from typing import Any

from django import template

from lumbar.words import Message

register = template.Library()


@register.inclusion_tag("lumbar/parts/scale.html", takes_context=True)
def scale(
    context: template.Context, name: str, legend: str, words: str, low: str, high: str, *, needed: bool = True
) -> Mapping[str, Any]:
    """Eleven big targets from 0 to 10, each with its words: `words` is the table of words, `low` and `high` the ends."""
    chosen = context.get("given", {}).get(name)
    return {
        "lang": context.get("lang", "en"),
        "name": name,
        "legend": legend,
        "low": low,
        "high": high,
        "needed": needed,
        "fault": context.get("faults", {}).get(name),
        "choices": [(n, Message(f"{words}.{n}"), str(chosen) == str(n)) for n in range(11)],
    }


@register.simple_tag(takes_context=True)
def fault(context: template.Context, name: str) -> Message | None:
    """What is wrong with a field, or None."""
    found: Message | None = context.get("faults", {}).get(name)
    return found
