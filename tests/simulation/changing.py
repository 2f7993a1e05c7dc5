"""What somebody changes: today's session, and what they ever want."""

from __future__ import annotations

from lumbar.planning import Planned, Wish, alternatives, easier, harder, in_main, left_out, of_length
from lumbar.words import Message
from tests.simulation.somebody import Somebody


def changed(who: Somebody, planned: Planned) -> Wish | None:
    """The wish for the session with one change, of any kind and anywhere; None where nothing can be changed there."""
    places = [place for place, item in enumerate(planned.session.items) if in_main(item)]
    if not places:
        return None
    place = who.dice.choice(places)
    kind = who.dice.choice(("out", "out", "easier", "harder", "harder", "length", "other"))
    wish = _changed(who, planned, place, kind)
    return None if isinstance(wish, Message) else wish


def _changed(who: Somebody, planned: Planned, place: int, kind: str) -> Wish | Message | None:
    if kind == "out":
        return left_out(planned.wish, planned.session, planned.session.items[place].exercise)
    if kind == "length":
        return of_length(planned.wish, planned.session, who.dice.choice((7, 10, 14, 20, 30)))
    if kind == "other":
        found = alternatives(planned, place)
        return who.dice.choice(found).wish if found else None
    return (easier if kind == "easier" else harder)(planned, place)
