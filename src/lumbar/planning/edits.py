"""Changes to today's session. Each makes another wish of the wish, so that one planner keeps every promise."""

from __future__ import annotations

from dataclasses import replace

from lumbar.planning.blocks import AFTER_PLANKS
from lumbar.planning.session import Item, Session, Wish


def in_main(item: Item) -> bool:
    """Whether it was chosen: what warms up, and what rests after planks or at the end, follows from rules."""
    return item.phase in ("relief", "strength") and item.reason != AFTER_PLANKS


def chosen(session: Session) -> frozenset[str]:
    """The exercises of the main part."""
    return frozenset(item.exercise for item in session.items if in_main(item))


def keeping(wish: Wish, session: Session) -> Wish:
    """The wish that stays as near to this session as it can; what was wanted and had no place is wanted no more."""
    there = chosen(session)
    return replace(wish, edits=replace(wish.edits, kept=there, wanted=wish.edits.wanted & there))


def left_out(wish: Wish, session: Session, exercise: str) -> Wish:
    """Without this exercise today."""
    edits = keeping(wish, session).edits
    out = {exercise}
    return replace(
        wish, edits=replace(edits, without=edits.without | out, wanted=edits.wanted - out, kept=edits.kept - out)
    )


def wanting(wish: Wish, session: Session, exercise: str) -> Wish:
    """With this exercise, where the rules leave it a place."""
    edits = keeping(wish, session).edits
    come = {exercise}
    return replace(wish, edits=replace(edits, wanted=edits.wanted | come, without=edits.without - come))


def swapped(wish: Wish, session: Session, out: str, into: str) -> Wish:
    """With one exercise in the place of another."""
    edits = left_out(wish, session, out).edits
    come = {into}
    return replace(wish, edits=replace(edits, wanted=edits.wanted | come, without=edits.without - come))


def eased(wish: Wish, session: Session, exercise: str) -> Wish:
    """With this exercise a step below the diary's."""
    edits = wanting(wish, session, exercise).edits
    one = {exercise}
    return replace(wish, edits=replace(edits, easier=edits.easier | one, harder=edits.harder - one))


def at_its_place(wish: Wish, session: Session, exercise: str) -> Wish:
    """With this exercise as the diary has it, also on an easier day."""
    edits = wanting(wish, session, exercise).edits
    one = {exercise}
    harder = edits.harder | one if wish.gentler else edits.harder
    return replace(wish, edits=replace(edits, harder=harder, easier=edits.easier - one))


def of_length(wish: Wish, session: Session, minutes: int) -> Wish:
    """The same session in another time: what it held stays where it can."""
    return replace(keeping(wish, session), minutes=minutes)
