"""One request of one person: who, when, in which language, and where they stand. Each is worked out at most once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import cached_property
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from lumbar.catalogue import Catalogue, load_catalogue
from lumbar.diary import Entry, Progress
from lumbar.planning import State, Wish, state, usual
from lumbar.screening import Clearance, SelfTest, offered
from lumbar.screening import Person as Profile
from lumbar.web import clock, models
from lumbar.web.diary_rows import entries
from lumbar.web.people import mark_of, person_for

ZONE_COOKIE = "zone"
TOLD_AT = "X-Lumbar-Told-At"
"""A form that waited in a browser for the network says here since when, ISO 8601 with offset."""


class Visit:
    """What a page needs to know about the one who looks at it, now or as of another `moment`."""

    def __init__(self, request: HttpRequest, moment: datetime | None = None) -> None:
        self.request = request
        self._moment = moment

    @cached_property
    def person(self) -> models.Person:
        return person_for(self.request)

    @cached_property
    def catalogue(self) -> Catalogue:
        return load_catalogue()

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        return entries(self.person)

    @cached_property
    def zone(self) -> str:
        """The zone the browser says it is in, else the one of the last entry, else UTC."""
        told = self.request.COOKIES.get(ZONE_COOKIE, "")
        if _is_zone(told):
            return told
        return self.entries[-1].zone if self.entries else "UTC"

    @cached_property
    def now(self) -> datetime:
        """This moment where the person is."""
        return (self._moment or clock.now()).astimezone(ZoneInfo(self.zone))

    def at(self, moment: datetime) -> Visit:
        """The same person at another moment, should nothing happen until then."""
        return Visit(self.request, moment)

    @cached_property
    def told_at(self) -> datetime:
        """When the person said what this request brings: now, or the moment a form waited from for the network."""
        try:
            told = datetime.fromisoformat(self.request.headers.get(TOLD_AT, ""))
            return min(told.astimezone(self.now.tzinfo), self.now)
        except ValueError:
            return self.now

    @cached_property
    def state(self) -> State:
        return state(self.catalogue, Profile(), self.entries, self.now)

    @property
    def progress(self) -> Progress:
        return self.state.progress

    @property
    def clearance(self) -> Clearance:
        return self.state.clearance

    @cached_property
    def usual(self) -> Wish:
        """What is asked for today by who asks for nothing in particular: what the weeks ahead have."""
        return usual(self.catalogue, self.clearance, self.progress, self.now)

    @property
    def answered(self) -> bool:
        """Whether the first questions have been answered."""
        return self.progress.answers is not None

    @property
    def self_test(self) -> SelfTest | None:
        """The test of two movements, where it is safe and can tell something new."""
        return offered(self.progress.answers, self.clearance)

    @property
    def lang(self) -> str:
        return self.progress.lang or "en"

    def page(self, template: str, context: Mapping[str, Any] | None = None, *, status: int = 200) -> HttpResponse:
        """The page of that template. `entry` is a fresh id for what its form may write."""
        shared = {
            "lang": self.lang,
            "mark": mark_of(self.person),
            "entry": str(uuid4()),
            "done": self.request.GET.get("done", ""),
        }
        return render(self.request, f"lumbar/{template}.html", {**shared, **(context or {})}, status=status)


def _is_zone(name: str) -> bool:
    try:
        return bool(name) and ZoneInfo(name).key == name
    except (ValueError, OSError, LookupError):
        return False
