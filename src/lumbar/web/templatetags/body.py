"""`{% body_map … %}`: where it hurts, to be marked; `{% body_small … %}`: the same, to be seen."""

from collections.abc import Collection, Mapping
from typing import Any

from django import template

from lumbar.web.body_map import marks
from lumbar.words import Message

register = template.Library()
WHOLE = "0 0 170 474"
BELOW = "24 134 122 340"


@register.inclusion_tag("lumbar/parts/body_map.html", takes_context=True)
def body_map(
    context: template.Context, legend: str, *, before: Message | None = None, ask_both: bool = False
) -> Mapping[str, Any]:
    """The map with what the form holds in `where`. `before` says what was marked earlier, `ask_both` asks whether pain
    in both legs is new.
    """
    return {
        "lang": context.get("lang", "en"),
        "legend": legend,
        "before": before,
        "ask_both": ask_both,
        "fault": (context.get("faults") or {}).get("where"),
        "regions": marks(context.get("where") or ()),
        "box": WHOLE,
    }


@register.inclusion_tag("lumbar/parts/body.html")
def body_small(chosen: Collection[str]) -> Mapping[str, Any]:
    """Hips and legs alone, for those who see them; the words stand beside it. The page includes `body_shape` once."""
    return {"regions": marks(chosen), "box": BELOW, "seen": True}
