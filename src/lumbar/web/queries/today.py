"""Today's session as the page shows it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import groupby
from uuid import uuid4

from django.urls import reverse

from lumbar.diary import Decision, Progress
from lumbar.planning import PHASES, Item, Planned, Session, Wish, planned
from lumbar.planning.edits import keeping
from lumbar.web.queries import wish as wishing
from lumbar.web.queries.menu import Menu, differences, menu
from lumbar.web.queries.reasons import Reason, notes, reasons
from lumbar.web.queries.weeks import Now, now_of
from lumbar.web.visit import Visit
from lumbar.web.wording import Way, change_words, item_dose, title, way, weekday_words
from lumbar.wire import encode
from lumbar.words import Message, message, render

RESUMED_WITHIN = timedelta(hours=3)
"""So long after its start a session that was broken off can be gone on with."""
CHECK_LASTS = timedelta(hours=4)
"""A check from before that says nothing about the back now."""


@dataclass(frozen=True)
class Row:
    """One item of the session."""

    exercise: str
    form: str
    title: Message
    title_words: str
    dose: Message
    reason: Message
    adapt: tuple[Message, ...]
    cues: tuple[Message, ...]
    like: str
    like_entry: str
    menu: Menu
    change: Message | None = None
    change_way: Way = "same"


@dataclass(frozen=True)
class PhaseRows:
    """A phase and its items."""

    name: Message
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Part:
    """A phase's share of the bar, which is 1000 long."""

    phase: str
    x: int
    width: int
    words: Message


@dataclass(frozen=True)
class Card:
    """Something asked or offered above the session."""

    words: Message
    href: str
    button: Message


@dataclass(frozen=True)
class Today:
    """The whole page."""

    wish: Wish
    query: str
    shown: str
    greeting: Message
    pain: Message
    title: Message
    summary: Message
    cards: tuple[Card, ...]
    lengths: tuple[wishing.Chip, ...]
    gentler: wishing.Chip
    where: Message
    places: tuple[tuple[str, Message, bool], ...]
    equipment: tuple[tuple[str, Message, bool], ...]
    wish_equipment: tuple[str, ...]
    hero: tuple[str, str]
    split: tuple[Part, ...]
    ready: Message
    reasons: tuple[Reason, ...]
    phases: tuple[PhaseRows, ...]
    likes: tuple[tuple[str, Message], ...]
    check_due: bool
    shorter: tuple[wishing.Chip, ...]
    edits: tuple[tuple[str, str], ...]
    changed: tuple[Message, ...]
    notes: tuple[Message, ...] = ()
    week: Now | None = None


LIKES = tuple((like, message(f"web.like.{like}")) for like in ("more", "normal", "less", "never"))


def fingerprint(session: Session) -> str:
    """Tells two sessions apart, so that the one that is started is the one that was shown."""
    return hashlib.sha256(json.dumps(encode(session), sort_keys=True).encode()).hexdigest()[:20]


def check_due(progress: Progress, now: datetime) -> bool:
    """Whether the half minute of questions comes first: none today, or a session since."""
    check = progress.check
    if check is None or now - check.at > CHECK_LASTS:
        return True
    return bool(progress.done) and progress.done[-1].at >= check.at


def planned_for(visit: Visit, wish: Wish) -> Planned:
    """Today's session with what it was planned from. Raises NotCleared."""
    return planned(visit.catalogue, visit.clearance, visit.progress, wish, visit.now)


def session_for(visit: Visit, wish: Wish) -> Session:
    """Today's session. Raises NotCleared."""
    return planned_for(visit, wish).session


def today(visit: Visit, wish: Wish, before: Wish | None = None) -> Today:
    """Everything the page shows; `before` is the wish that was changed. Raises NotCleared."""
    found = planned_for(visit, wish)
    session = found.session
    positions = sum(1 for item in session.items if item.transition_s > 0)
    return Today(
        wish=wish,
        query=wishing.query_of(wish),
        shown=fingerprint(session),
        greeting=_greeting(visit),
        pain=_pain(visit),
        title=_title(session),
        summary=message(
            "web.today.summary",
            exercises=message("web.today.exercises", n=len({item.exercise for item in session.items})),
            changes=message("web.today.changes", n=positions),
        ),
        cards=_cards(visit),
        lengths=wishing.lengths(wish),
        gentler=wishing.chip("web.today.gentler", replace(wish, gentler=not wish.gentler), wish.gentler),
        where=message(f"web.place.{wish.place}"),
        places=tuple((place, message(f"web.place.{place}"), place == wish.place) for place in wishing.PLACES),
        equipment=wishing.equipment(visit.progress, wish),
        wish_equipment=tuple(sorted(wish.equipment or ())),
        hero=_hero(session),
        split=_split(session),
        ready=_ready(visit, session, wish),
        reasons=reasons(visit, session),
        phases=_phases(visit, found),
        shorter=wishing.shorter(found),
        edits=wishing.edit_pairs(keeping(wish, session)),
        changed=() if before is None else differences(found.instead(before).session, session),
        likes=LIKES,
        check_due=check_due(visit.progress, visit.now),
        notes=notes(session),
        week=now_of(visit),
    )


def _greeting(visit: Visit) -> Message:
    first = visit.entries[0].at.astimezone(visit.now.tzinfo).date() if visit.entries else visit.now.date()
    week = (visit.now.date() - first).days // 7 + 1
    return message("web.today.greeting", weekday=weekday_words(visit.now), week=week)


def _pain(visit: Visit) -> Message:
    check = visit.progress.check
    if check is None or check_due(visit.progress, visit.now):
        return message("web.today.pain_ask")
    flare = "flare" if visit.progress.flare or check.flare else "calm"
    return message(f"web.today.pain_{flare}", pain=check.pain)


def _title(session: Session) -> Message:
    minutes = max(1, round(session.seconds / 60))
    number = f"web.number.{minutes}" if minutes in wishing.LENGTHS else "web.number.other"
    relief_only = session.label is not None
    aim = "relief" if relief_only else session.theme
    return message(f"web.today.title.{aim}", minutes=message(number, n=minutes))


def _cards(visit: Visit) -> tuple[Card, ...]:
    progress, cards = visit.progress, []
    done = progress.done[-1] if progress.done else None
    if running := _unfinished(visit):
        cards.append(_card("resume", reverse("play", args=[running])))
    elif done and done.effort is None and not done.stopped and visit.now - done.at < timedelta(days=2):
        cards.append(_card("felt", reverse("felt", args=[done.session])))
    if progress.ask_morning:
        cards.append(_card("morning", reverse("morning", args=[progress.ask_morning])))
    if visit.clearance.rescreen:
        cards.append(Card(visit.clearance.rescreen, reverse("screening"), message("web.today.card.rescreen_go")))
    cards.extend(
        Card(advice, reverse("print-doctor"), message("web.today.card.advice_go")) for advice in progress.advice
    )
    return tuple(cards)


def _unfinished(visit: Visit) -> str | None:
    """The session that was begun a little while ago and neither ended nor stopped."""
    last = next((entry for entry in reversed(visit.entries) if entry.kind == "planned"), None)
    if last is None or visit.now - last.at > RESUMED_WITHIN:
        return None
    told = [entry for entry in visit.entries if entry.data.get("session") == last.id]
    items = {entry.data["item"] for entry in told if entry.kind == "set"}
    ended = len(last.data["session"]["items"]) - 1 in items or any(entry.kind in ("stop", "after") for entry in told)
    return None if ended else last.id


def _ready(visit: Visit, session: Session, wish: Wish) -> Message:
    """What to have at hand: of each thing that is needed the first that this person has."""
    have = wishing.at_hand(wish, visit.progress)
    groups = [group for item in session.items for group in visit.catalogue.variant(item.variant).equipment]
    needed = [next((piece for piece in group if piece in have), group[0]) for group in groups]
    things = dict.fromkeys([*(["mat"] if wish.place == "floor" else []), *needed])
    names = tuple(message(f"web.equipment.{piece}") for piece in things)
    return message("web.today.ready" if names else "web.today.ready_nothing", things=names)


def _card(what: str, href: str) -> Card:
    return Card(message(f"web.today.card.{what}"), href, message(f"web.today.card.{what}_go"))


def _hero(session: Session) -> tuple[str, str]:
    """The exercise with the longest work, of the main phase where there is one."""
    main = [item for item in session.items if item.phase == "strength"] or list(session.items)
    item = max(main, key=lambda item: item.seconds)
    return item.exercise, item.variant.partition("/")[2]


def _split(session: Session) -> tuple[Part, ...]:
    lengths = [(phase, sum(i.seconds for i in session.items if i.phase == phase)) for phase in PHASES]
    present = [(phase, seconds) for phase, seconds in lengths if seconds]
    room, parts, x = 1000 - 8 * (len(present) - 1), [], 0
    for phase, seconds in present:
        width = max(14, round(room * seconds / session.seconds))
        words = message("web.today.part", phase=message(f"phase.{phase}"), n=max(1, round(seconds / 60)))
        parts.append(Part(phase, x, width, words))
        x += width + 8
    return tuple(parts)


def _phases(visit: Visit, found: Planned) -> tuple[PhaseRows, ...]:
    places = groupby(enumerate(found.session.items), key=lambda pair: pair[1].phase)
    return tuple(
        PhaseRows(message(f"phase.{phase}"), tuple(_row(visit, item, menu(found, place)) for place, item in items))
        for phase, items in places
    )


def _moved(visit: Visit, item: Item, last: Decision | None) -> Way:
    """Where the last decision moved it, when that form and dose are what is done today."""
    if last is None or item.variant != last.after[0]:
        return "same"
    moved = way(visit.catalogue, last)
    return moved if moved == {1: "up", -1: "down"}.get(item.change) else "same"


def _row(visit: Visit, item: Item, ways: Menu) -> Row:
    progress, form = visit.progress, item.variant.partition("/")[2]
    words = title(item.variant)
    last = next((d for d in reversed(progress.decisions) if d.exercise == item.exercise), None)
    moved = _moved(visit, item, last)
    likes = progress.likes.get(item.exercise, 0)
    return Row(
        exercise=item.exercise,
        form=form,
        title=words,
        title_words=render(words, visit.lang),
        dose=item_dose(item),
        reason=item.reason,
        adapt=item.adapt,
        cues=tuple(Message(f"exercise.{item.variant}.cues.{n}") for n in range(2)),
        like="more" if likes > 0 else "less" if likes < 0 else "normal",
        like_entry=str(uuid4()),
        menu=ways,
        change=change_words(visit.catalogue, last) if last and moved != "same" else None,
        change_way=moved,
    )
