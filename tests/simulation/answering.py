"""How somebody fills in the questionnaire."""

from __future__ import annotations

from datetime import datetime

from lumbar.screening import Answers, Group, questionnaire
from tests.simulation.somebody import Somebody

GRAVE = frozenset({"nerves", "sudden", "signs", "illness"})
SURE = {"flex": ("bending", "arching"), "ext": ("arching", "bending")}


def answered(who: Somebody, now: datetime, *, well: bool) -> dict[str, tuple[str, ...]]:
    """Every group that is asked, in order. `well`: no sign that would keep them out; the careless leave gaps, and say
    of bending and arching what comes to mind."""
    chosen: dict[str, tuple[str, ...]] = {}
    for group in questionnaire().groups:
        asked = group in questionnaire().asked(Answers(now, chosen))
        if group.kind in ("year", "time") or not asked or who.chance(who.careless * 0.02):
            continue
        chosen[group.id] = _options(who, group, well=well)
    return chosen


def _options(who: Somebody, group: Group, *, well: bool) -> tuple[str, ...]:
    ids = [option.id for option in group.options]
    if group.id in ("worse", "eases") and who.bad_way is not None and not who.chance(0.2 + who.careless):
        return (SURE[who.bad_way][group.id == "eases"],)
    if group.kind == "single":
        return (who.dice.choice(ids),)
    if group.id == "equipment":
        return tuple(id for id in ids if who.chance(0.5))
    rare = 0.0 if well and group.id in GRAVE else 0.005 if group.id in GRAVE else 0.03
    return tuple(id for id in ids if who.chance(rare))
