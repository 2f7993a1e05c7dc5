"""The judgement of one exercise in one session (domain 4.2): a table of rules, the first that fits decides."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from lumbar.diary.progress import Light, Rule

HIGHEST_GREEN = 5
"""Pain above this is never green; reached by rising, it is red."""
MILD = 3
"""Up to this level strength work may raise pain by 2 and still be green."""
RED_RISE = 4
RED_MORNING = 3
EASY_EFFORT = 6
HARDEST_EFFORT = 9


class Seen(NamedTuple):
    """What is known of one exercise in one session.

    `before`, `pain` and `effort` are the exercise's own where it was asked, else the session's. `gentle`: it may not
    be unpleasant at all (stretch, relax). `stopped`: the session was stopped for cause in it. `blamed`: it answers for
    the next morning. `fresh`: new or stepped up. `morning` is the rise next morning, `open` while that may still be
    told, `later` what a later check shows instead.
    """

    gentle: bool = False
    stopped: str = ""
    cut_short: bool = False
    uncomfortable: bool = False
    too_hard: bool = False
    before: int | None = None
    pain: int | None = None
    effort: int | None = None
    own_effort: int | None = None
    technique: bool | None = None
    full: bool = True
    flare: bool = False
    fresh: bool = False
    blamed: bool = False
    morning: int | None = None
    still: bool = False
    later: bool | None = None
    open: bool = False

    @property
    def rise(self) -> int:
        """Points of pain gained in the exercise; 0 where it is not known."""
        return 0 if self.pain is None or self.before is None else self.pain - self.before

    @property
    def tolerable(self) -> bool:
        """Whether the rise still counts as green."""
        most = 2 if not self.gentle and (self.pain or 0) <= MILD else 1
        return self.rise <= most


@dataclass(frozen=True, slots=True)
class LightRule:
    """When `fits`, the exercise gets this `light` under this `rule`, for the reason `diary.reason.<cause>`.

    Rules without a light hold the exercise where it is: neither good nor bad.
    """

    cause: str
    rule: Rule
    light: Light | None
    fits: Callable[[Seen], bool]


RULES: tuple[LightRule, ...] = (
    LightRule("stopped", "red", "red", lambda seen: bool(seen.stopped)),
    LightRule("rise", "red", "red", lambda seen: seen.rise >= RED_RISE),
    LightRule("high", "red", "red", lambda seen: seen.rise > 0 and (seen.pain or 0) > HIGHEST_GREEN),
    LightRule(
        "morning-much",
        "next-morning-red",
        "red",
        lambda seen: seen.blamed and (seen.still or (seen.morning or 0) >= RED_MORNING),
    ),
    LightRule("uncomfortable", "amber", "amber", lambda seen: seen.uncomfortable),
    LightRule("rise", "amber", "amber", lambda seen: not seen.tolerable),
    LightRule("morning-more", "next-morning", "amber", lambda seen: seen.fresh and (seen.morning or 0) >= 2),
    LightRule("too-hard", "too-hard", None, lambda seen: seen.too_hard),
    LightRule("too-much-effort", "too-hard", None, lambda seen: (seen.own_effort or 0) >= HARDEST_EFFORT),
    LightRule("effort", "effort", None, lambda seen: (seen.effort or 0) > EASY_EFFORT),
    LightRule("morning-held", "hold", None, lambda seen: seen.still or (seen.morning or 0) >= 2),
    LightRule("cut-short", "hold", None, lambda seen: seen.cut_short),
    LightRule("in-flare", "hold", None, lambda seen: seen.flare),
    LightRule("technique", "hold", None, lambda seen: seen.technique is False),
    LightRule("not-full", "hold", None, lambda seen: not seen.full),
    LightRule(
        "not-told",
        "hold",
        None,
        lambda seen: seen.technique is None or seen.pain is None or seen.before is None or seen.effort is None,
    ),
    LightRule("level", "hold", None, lambda seen: (seen.pain or 0) > HIGHEST_GREEN),
    LightRule("later-raised", "hold", None, lambda seen: seen.later is False),
    LightRule(
        "morning-missed",
        "hold",
        None,
        lambda seen: seen.morning is None and seen.later is None and not seen.open,
    ),
)
"""Red first, then amber, then what only holds. What none of them fits is green, once its morning is known."""

GREEN = LightRule("green", "step-up", "green", lambda seen: True)


class Judge(dict[tuple[str, bool, bool, bool, bool], "LightRule | None"]):
    """Judges exercises of which the same was told; use `judge_of`.

    `judge[stopped, gentle, full, fresh, blamed]` is the rule that decides, or None while the next morning may still be
    told. What it judged once it knows.
    """

    def __init__(self, told: Seen) -> None:
        super().__init__()
        self._told = told

    def __missing__(self, key: tuple[str, bool, bool, bool, bool]) -> LightRule | None:
        stopped, gentle, full, fresh, blamed = key
        seen = self._told._replace(stopped=stopped, gentle=gentle, full=full, fresh=fresh, blamed=blamed)
        rule = self[key] = _first(seen)
        return rule


@lru_cache(maxsize=1024)
def judge_of(told: Seen) -> Judge:
    """The judge where this was told: the same few cases come back day after day."""
    return Judge(told)


def _first(seen: Seen) -> LightRule | None:
    for rule in RULES:
        if rule.fits(seen):
            return rule
    return GREEN if seen.morning is not None or seen.later else None
