"""Small parts that several forms share."""

from collections.abc import Mapping
from typing import Any

from django import template

from lumbar.words import Message, known

register = template.Library()


@register.inclusion_tag("lumbar/parts/scale.html", takes_context=True)
def scale(
    context: template.Context, name: str, legend: str, words: str, low: str, high: str, *, needed: bool = True
) -> Mapping[str, Any]:
    """Eleven big targets from 0 to 10. `words` is the table of their words, `low` and `high` are said at the ends."""
    chosen = _held(context, "given").get(name)
    return {
        "lang": context.get("lang", "en"),
        "name": name,
        "legend": legend,
        "low": low,
        "high": high,
        "needed": needed,
        "fault": _held(context, "faults").get(name),
        "choices": [(n, Message(f"{words}.{n}"), str(chosen) == str(n)) for n in range(11)],
    }


def _held(context: template.Context, name: str) -> Mapping[str, Any]:
    """A form's page holds what was given and what is wrong with it; other pages hold neither."""
    return context.get(name) or {}


@register.simple_tag(takes_context=True)
def fault(context: template.Context, name: str) -> Message | None:
    """What is wrong with a field, or None."""
    found: Message | None = _held(context, "faults").get(name)
    return found


@register.simple_tag
def field_name(name: str) -> Message:
    """What a field is called where its fault is listed: by its own short name, else by its group of questions."""
    own = f"web.field.{name}"
    return Message(own if known(own) else f"screening.group.{name}.title")
