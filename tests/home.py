"""A person at home with a clock that the test sets, and the pages as a browser without scripts sees them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.test import Client

from lumbar.screening import questionnaire
from lumbar.web import clock
from lumbar.web.models import Entry, Person
from lumbar.web.people import local_person

MORNING = datetime(2026, 5, 20, 9, 30, tzinfo=UTC)
RIGA = "Europe/Riga"
LEG_PAIN = {
    "pain": ("again",),
    "duration": ("under-3-weeks",),
    "where": ("thigh",),
    "worse": ("neither",),
    "eases": ("neither",),
}
"""Answers of somebody whose back hurts down to the thigh, whichever way it moves."""


@dataclass
class Home:
    """One person's home: the pages, the clock, the diary."""

    client: Client
    now: datetime = MORNING

    @property
    def person(self) -> Person:
        return local_person()

    def later(self, **by: float) -> None:
        self.now += timedelta(**by)

    def entries(self, kind: str | None = None) -> list[Entry]:
        rows = self.person.entries.order_by("at", "received")
        return list(rows.filter(kind=kind) if kind else rows)

    def write(self, kind: str, data: Mapping[str, Any], *, at: datetime | None = None) -> str:
        """Put an entry into the diary past the pages."""
        id = uuid4()
        Entry.objects.create(person=self.person, id=id, v=1, at=at or self.now, zone=RIGA, kind=kind, data=data)
        return str(id)

    def _send(self, address: str, sent: Mapping[str, Any]) -> Any:
        """Send a form; a second passes, since nobody does two things at one moment."""
        response = self.client.post(address, sent)
        self.later(seconds=1)
        return response

    def answer(self, **chosen: tuple[str, ...]) -> Any:
        """Send the questions: "none of these" to all, no pain, or what is given."""
        return self._send("/screening/", answers(**chosen))

    def check(self, pain: int = 2, flare: str = "no", new: tuple[str, ...] = ("none",)) -> Any:
        return self._send("/check/", {"pain": pain, "flare": flare, "new": new})

    def start(self, query: str = "minutes=10") -> str:
        """Press Start on today's session; the id of what was planned."""
        page = self.client.get(f"/today/?{query}").context["today"]
        sent = {"wish": page.query, "shown": page.shown, "entry": str(uuid4())}
        address: str = self.client.post("/today/start/", sent).headers["Location"]
        return str(UUID(address.strip("/").split("/")[-1]))

    def play(self, planned: str) -> None:
        """Do every set of the session, as the player writes it down."""
        session = self.person.entries.get(id=planned).data["session"]
        for number, item in enumerate(session["items"]):
            sides = ("left", "right") if item["side"] == "both" else (item["side"],)
            for count in range(1, item["sets"] + 1):
                for side in sides:
                    self.later(seconds=20)
                    self.write("set", _set(planned, number, item, side, count))

    def tell(self, planned: str, **changes: Any) -> Any:
        """Say how the session felt."""
        return self._send(f"/felt/{planned}/", {"pain": 2, "effort": 4, "technique": "yes", **changes})

    def export(self) -> str:
        """The copy of the diary that the settings offer."""
        response = self.client.get("/settings/export/")
        return b"".join(response.streaming_content).decode()  # type: ignore[attr-defined]

    def train(self, **changes: Any) -> str:
        """A whole session: check, start, play, tell."""
        self.check()
        planned = self.start()
        self.play(planned)
        self.tell(planned, **changes)
        return planned


def _set(planned: str, number: int, item: Mapping[str, Any], side: str, count: int) -> dict[str, Any]:
    dose = item["dose"]
    return {
        "session": planned,
        "item": number,
        "exercise": item["exercise"],
        "variant": item["variant"],
        "side": side,
        "set": count,
        "seconds": dose.get("seconds", 20),
        "full": True,
        "reps": dose.get("reps"),
        "hold_s": dose.get("hold_s") or dose.get("seconds"),
    }


def answers(**chosen: tuple[str, ...]) -> dict[str, Any]:
    """What the form of the questions sends."""
    sent: dict[str, Any] = {"born": 1970, "rises": "07:00", "country": "GB"}
    for group in questionnaire().groups:
        if group.kind == "many":
            sent[group.id] = ("none",)
    equipment = ("mat", "blanket", "pillow", "towel", "chair", "wall", "book")
    return {**sent, "pain": ("no",), "equipment": equipment, **chosen}


@pytest.fixture
def home(client: Client, db: None, monkeypatch: pytest.MonkeyPatch) -> Home:
    """A home where nothing has been answered yet."""
    client.cookies["zone"] = RIGA
    made = Home(client)
    monkeypatch.setattr(clock, "now", lambda: made.now)
    return made


@pytest.fixture
def screened(home: Home) -> Home:
    """A healthy person who has answered the questions."""
    home.answer()
    home.later(minutes=1)
    return home


@pytest.fixture
def stranger(db: None) -> Callable[[str, Mapping[str, Any]], str]:
    """`stranger("planned", data)` writes into somebody else's diary; the id of the entry."""
    other = Person.objects.create()

    def write(kind: str, data: Mapping[str, Any]) -> str:
        id = uuid4()
        Entry.objects.create(person=other, id=id, v=1, at=MORNING, zone=RIGA, kind=kind, data=data)
        return str(id)

    return write
