"""All that the player needs for one session, in one piece: it asks for nothing while the session runs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from itertools import count
from typing import Any
from uuid import UUID, uuid5

from django.urls import reverse

from lumbar.catalogue import Breaths, Dose, Hold, Minutes, Reps
from lumbar.diary import Entry
from lumbar.guiding import Timeline
from lumbar.planning import Item
from lumbar.web.figures import moving, muscles, shown
from lumbar.web.voice import spoken
from lumbar.web.wording import item_dose
from lumbar.wire import encode
from lumbar.words import FALLBACK, Message, exercise_texts, message, render, texts

ROOMS = ("player.", "side.", "web.figure.")


def playbook(planned: UUID, timeline: Timeline, lang: str, entries: Iterable[Entry] = ()) -> dict[str, Any]:
    """The timeline with its words, a sheet for each item, the player's own words and the ways out.

    `sets` is the id of the entry for each set: whichever device writes it, it is one entry. `done` are the whole sets
    of this session that are in the diary already. `voice` says which sentences are recorded.
    """
    rows = tuple(entries)
    return {
        "planned": str(planned),
        "lang": lang,
        "timeline": encode(timeline, lang),
        "items": [_sheet(item, lang) for item in timeline.session.items],
        "sets": _sets(planned, timeline, rows),
        "done": _done(planned, timeline, rows),
        "voice": spoken(timeline, lang),
        "words": _words(lang),
        "felt": reverse("felt", args=[planned]),
        "today": reverse("today"),
    }


def _sets(planned: UUID, timeline: Timeline, rows: Iterable[Entry]) -> dict[str, str]:
    """By segment, the id of its set; one that was taken back is not used again."""
    gone = _taken_back(rows)
    return {
        one.id: next(id for n in count() if (id := str(uuid5(planned, f"{one.id}.{n}"))) not in gone)
        for one in timeline.segments
        if one.kind == "work"
    }


def _done(planned: UUID, timeline: Timeline, rows: Iterable[Entry]) -> dict[str, Any]:
    """By segment, the entry that says it was done whole."""
    gone = _taken_back(rows)
    places = {(one.item, one.set, one.side): one.id for one in timeline.segments if one.kind == "work"}
    sets = [row for row in rows if row.kind == "set" and row.data["session"] == str(planned) and row.id not in gone]
    found = [(places.get((row.data["item"], row.data["set"], row.data["side"])), row) for row in sets]
    return {place: {"entry": row.id, "full": True} for place, row in found if place and row.data.get("full", True)}


def _taken_back(rows: Iterable[Entry]) -> Set[str]:
    return {row.data["entry"] for row in rows if row.kind == "void"}


def _sheet(item: Item, lang: str) -> dict[str, Any]:
    form = item.variant.partition("/")[2] or item.variant
    told, picture = exercise_texts(item.exercise, form, lang), shown(item.exercise, form)
    return {
        "title": told.title,
        "dose": render(dose_card(item), lang),
        "told": render(item_dose(item), lang),
        "picture": picture.large,
        "small": picture.small,
        "seen": render(picture.words, lang),
        "seen_mirrored": render(picture.mirrored_words, lang),
        "form": form,
        "moves": moving(item.exercise, form),
        "muscles": _muscles(item.exercise, lang),
        "setup": told.setup,
        "cues": list(told.cues),
    }


def _muscles(exercise: str, lang: str) -> dict[str, Any]:
    found = muscles(exercise)
    return {
        "worked": list(found.worked),
        "stretched": list(found.stretched),
        "legend": [
            {"kind": kind, "title": render(title, lang), "names": render(names, lang)}
            for kind, title, names in found.legend
        ],
        "deep": render(found.deep_words, lang) if found.deep_words else "",
    }


def _words(lang: str) -> Mapping[str, str | Mapping[str, str]]:
    merged = {**texts(FALLBACK), **texts(lang)}
    return {key: text for key, text in merged.items() if key.startswith(ROOMS)}


def dose_card(item: Item) -> Message:
    """The dose as short as it can be said: "3 × 10 s", "6 times each side"."""
    amount = _amount(item.dose)
    if item.sets > 1:
        amount = message("player.dose.sets", sets=item.sets, amount=amount)
    return message("player.dose.sides", amount=amount) if item.side in ("both", "alternating") else amount


def _amount(dose: Dose) -> Message:
    match dose:
        case Hold():
            return message("player.dose.seconds", seconds=dose.seconds)
        case Breaths():
            return message("player.dose.breaths", n=dose.breaths)
        case Minutes():
            return message("player.dose.minutes", minutes=dose.minutes)
        case Reps():
            return message("player.dose.times", n=dose.reps)
