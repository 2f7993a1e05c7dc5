"""All that the player needs for one session, in one piece: it asks for nothing while the session runs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.urls import reverse

from lumbar.catalogue import Breaths, Dose, Hold, Minutes, Reps
from lumbar.guiding import Timeline
from lumbar.planning import Item
from lumbar.web.figures import shown
from lumbar.wire import encode
from lumbar.words import FALLBACK, Message, exercise_texts, message, render, texts

ROOMS = ("player.", "side.")


def playbook(planned: UUID, timeline: Timeline, lang: str) -> dict[str, Any]:
    """The timeline with its words, a sheet for each item, the player's own words and the ways out."""
    return {
        "planned": str(planned),
        "lang": lang,
        "timeline": encode(timeline, lang),
        "items": [_sheet(item, lang) for item in timeline.session.items],
        "words": _words(lang),
        "felt": reverse("felt", args=[planned]),
        "today": reverse("today"),
    }


def _sheet(item: Item, lang: str) -> dict[str, Any]:
    form = item.variant.partition("/")[2] or item.variant
    told, picture = exercise_texts(item.exercise, form, lang), shown(item.exercise, form)
    return {
        "title": told.title,
        "dose": render(dose_card(item), lang),
        "picture": picture.large,
        "small": picture.small,
        "seen": render(picture.words, lang),
        "seen_mirrored": render(picture.mirrored_words, lang),
        "setup": told.setup,
        "cues": list(told.cues),
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
