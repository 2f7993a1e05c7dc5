"""A short session to play, put into a diary as the planner would."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

from lumbar.catalogue import Hold, Reps
from lumbar.planning import Item, Session, item_seconds
from lumbar.screening import questionnaire
from lumbar.web.diary_rows import keep
from lumbar.web.models import Person
from lumbar.wire import encode
from lumbar.words import message

WHY = message("side.left")


def short_session() -> Session:
    """A bridge of four repetitions, a bird-dog held on each side, and a rest in child's pose: a minute and a half."""
    bridge, bird_dog, rest = Reps("reps", 4, 2, 2), Hold("hold", 10), Hold("hold", 10)
    items = (
        Item("bridge", "bridge/base", "warm-up", "supine", "bilateral", bridge, 1, 5, 5,
             item_seconds(bridge, "bilateral", 1, 5, 5), WHY),
        Item("bird-dog", "bird-dog/base", "strength", "quadruped", "both", bird_dog, 1, 5, 5,
             item_seconds(bird_dog, "both", 1, 5, 5), WHY),
        Item("childs-pose", "childs-pose/base", "rest", "quadruped", "bilateral", rest, 1, 0, 5,
             item_seconds(rest, "bilateral", 1, 0, 5), WHY),
    )  # fmt: skip
    return Session(7, sum(item.seconds for item in items), "relief", None, items)


def entry(kind: str, data: dict[str, Any], id: str = "") -> dict[str, Any]:
    """An entry as a browser sends it."""
    return {
        "id": id or str(uuid4()),
        "v": 1,
        "at": "2026-11-20T08:30:00.000+02:00",
        "zone": "Europe/Riga",
        "kind": kind,
        "data": data,
    }


def healthy() -> dict[str, Any]:
    """The answers of somebody whom nothing ails."""
    chosen: dict[str, list[str]] = {group.id: [] for group in questionnaire().groups if group.kind == "many"}
    return entry("answers", {"chosen": {**chosen, "pain": ["no"]}, "born": "1970-05-04"})


def planned_for(person: Person, session: Session) -> UUID:
    """The id of the entry that says that this person, who is healthy, has planned the session."""
    planned = entry("planned", {"session": encode(session)})
    kept = keep(person, [healthy(), planned])
    assert not kept.refused
    return UUID(planned["id"])
