"""Where a page sends a person next."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from lumbar.web.visit import Visit
from lumbar.words import Message, message

DONE = frozenset({"saved", "agreed", "undone", "liked", "logged", "morning", "changed", "revoked"})


def go(page: str, *args: object, query: str = "", done: str = "") -> HttpResponse:
    """Redirect to a page by name; `done` is told there in one sentence."""
    parts = [part for part in (query, f"done={done}" if done else "") if part]
    address = reverse(page, args=args)
    return HttpResponseRedirect(f"{address}?{'&'.join(parts)}" if parts else address)


def said(visit: Visit) -> Message | None:
    """What the page before this one did."""
    done = visit.request.GET.get("done", "")
    return message(f"web.done.{done}") if done in DONE else None
