"""One form of an exercise and today's session: whether it is in it, why, and how it gets there."""

from __future__ import annotations

from dataclasses import dataclass

from lumbar.catalogue import Variant
from lumbar.planning import Wish, wanting
from lumbar.web.queries.menu import why
from lumbar.web.queries.today import planned_for
from lumbar.web.queries.wish import query_of
from lumbar.web.visit import Visit
from lumbar.words import Message, message


@dataclass(frozen=True)
class OnToday:
    """Whether the form is in today's session, and why; the wish there is, and the one that brings it if it may come."""

    title: Message
    why: Message
    query: str
    add: str


def on_today(visit: Visit, variant: Variant, wish: Wish) -> OnToday | None:
    """None where there is no session for this person now."""
    if visit.clearance.locked:
        return None
    found = planned_for(visit, wish)
    items = found.session.items
    query = query_of(wish)
    if variant.id in {item.variant for item in items}:
        return OnToday(message("web.exercise.today.in"), why(found, variant), query, "")
    asked = wanting(wish, found.session, variant.exercise)
    comes = variant.id in {item.variant for item in found.instead(asked).session.items}
    return OnToday(message("web.exercise.today.out"), why(found, variant), query, query_of(asked) if comes else "")
