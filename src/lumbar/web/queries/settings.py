"""What a person has set, and what they may choose."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import get_args

from django.conf import settings as django_settings

from lumbar.catalogue import Equipment
from lumbar.diary import Times
from lumbar.web.queries.result import country_options
from lumbar.web.queries.wish import LENGTHS, own_equipment
from lumbar.web.visit import Visit
from lumbar.web.wording import full_day_words
from lumbar.words import FALLBACK, Message, known, languages, message, texts

COUNTINGS = ("tempo", "repetitions", "off")
ONWARDS = ("goes-on", "waits")
SOUNDS = ("full", "short", "names", "beeps", "silent")
VOICES = ("own", "browser")
MANNERS: Mapping[str, tuple[str, ...]] = {
    "view": ("usual", "far", "listen"),
    "hand": ("right", "left"),
    "buzz": ("on", "off"),
    "headphones": ("off", "on"),
    "commands": ("off", "on"),
}
"""How a device leads a session, as `frontend/src/player/device/manner.ts` keeps it."""
HOLDS = ("seconds", "breaths")
SHARES = (0, 50, 100, 150, 200)
READY = (0, 3, 5, 10, 15)
WORD = "delete"
"""What is typed to delete everything."""
Option = tuple[str, Message, bool]


@dataclass(frozen=True)
class Select:
    """A setting with a few choices."""

    name: str
    label: Message
    options: tuple[Option, ...]
    help: Message | None = None


@dataclass(frozen=True)
class Manner:
    """One choice that a browser keeps: its values with their words."""

    name: str
    label: Message
    help: Message
    options: tuple[tuple[str, Message], ...]


@dataclass(frozen=True)
class Settings:
    """The whole page."""

    equipment: tuple[Option, ...]
    selects: tuple[Select, ...]
    rises_at: str
    sounds: tuple[tuple[str, Message], ...]
    voices: tuple[tuple[str, Message], ...]
    manners: tuple[Manner, ...]
    countings: tuple[tuple[str, Message], ...]
    onwards: tuple[tuple[str, Message], ...]
    again_text: Message
    test: bool
    folder: str
    word: str


def full_languages() -> tuple[str, ...]:
    """Languages in which every sentence of the rooms has words."""
    return tuple(lang for lang in languages() if lang == FALLBACK or all(known(key, lang) for key in texts(FALLBACK)))


def settings(visit: Visit, given: Mapping[str, str]) -> Settings:
    """What is set now; `given` is what a form with a fault held."""
    have = own_equipment(visit.progress)
    answers = visit.progress.answers
    pieces = tuple((piece, message(f"web.equipment.{piece}"), piece in have) for piece in get_args(Equipment))
    return Settings(
        equipment=pieces,
        selects=_selects(visit),
        rises_at=given.get("rises_at") or (answers.rises_at if answers else "07:00"),
        sounds=tuple((sound, message(f"player.sound.{sound}")) for sound in SOUNDS),
        voices=tuple((voice, message(f"web.settings.voice_{voice}")) for voice in VOICES),
        manners=tuple(_manner(name, values) for name, values in MANNERS.items()),
        countings=tuple((one, message(f"player.counting.{one}")) for one in COUNTINGS),
        onwards=tuple((one, message(f"player.onward.{one}")) for one in ONWARDS),
        again_text=_again(answers.at.astimezone(visit.now.tzinfo).date() if answers else None),
        test=visit.self_test is not None,
        folder=str(django_settings.DATABASES["default"]["NAME"]),
        word=WORD,
    )


def _manner(name: str, values: tuple[str, ...]) -> Manner:
    key = f"web.settings.manner_{name}"
    words = (f"web.settings.manner_{value}" if value in ("on", "off") else f"{key}_{value}" for value in values)
    options = tuple(zip(values, map(message, words), strict=True))
    return Manner(name, message(key), message(f"{key}_help"), options)


def _selects(visit: Visit) -> tuple[Select, ...]:
    progress = visit.progress
    own = progress.minutes
    minutes = tuple(
        (str(n), message("web.minutes", n=n), n == own) for n in sorted({*LENGTHS, *([own] if own else [])})
    )
    if own is None:
        minutes = (("", message("web.settings.minutes_open"), True), *minutes)
    holds = tuple((one, message(f"web.settings.holds_{one}"), one == progress.holds) for one in HOLDS)
    langs = full_languages()
    spoken = tuple((lang, message(f"web.lang.{lang}"), lang == visit.lang) for lang in langs)
    selects = [
        Select("minutes", message("web.settings.minutes"), minutes, message("web.settings.minutes_help")),
        Select("holds", message("web.settings.holds"), holds, message("web.settings.holds_help")),
        *_times(progress.times),
        Select(
            "country", message("web.settings.country"), country_options(visit), message("web.settings.country_help")
        ),
    ]
    return (*selects, Select("lang", message("web.settings.lang"), spoken)) if len(langs) > 1 else tuple(selects)


def _times(times: Times) -> tuple[Select, ...]:
    """What may be set of the time between the work; what is set stays on offer."""

    def share(name: str, own: int) -> Select:
        words = {n: message(f"web.settings.share.{n}") for n in SHARES}
        options = tuple(
            (str(n), words.get(n, message("web.settings.share.other", n=n)), n == own) for n in _with(SHARES, own)
        )
        return Select(name, message(f"web.settings.{name}"), options, message(f"web.settings.{name}_help"))

    ready = tuple((str(n), message("web.settings.ready", n=n), n == times.ready_s) for n in _with(READY, times.ready_s))
    return (
        share("rest", times.rest),
        share("change", times.change),
        Select("ready_s", message("web.settings.ready_s"), ready, message("web.settings.ready_s_help")),
    )


def _with(offered: tuple[int, ...], own: int) -> tuple[int, ...]:
    return tuple(sorted({*offered, own}))


def _again(on: date | None) -> Message:
    if on is None:
        return message("web.settings.again_never")
    return message("web.settings.again_text", day=full_day_words(on))
