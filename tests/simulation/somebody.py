"""Somebody with a back of their own: what the rules cannot see, and what this person says of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from random import Random
from typing import Literal, get_args

from lumbar.catalogue import Catalogue, Equipment, Place, work_seconds
from lumbar.planning import Item, Theme, Wish, sides
from lumbar.screening import Condition, Person
from lumbar.screening.conditions import CONDITIONS

Way = Literal["flex", "ext"]
PASSING: frozenset[Condition] = frozenset({"FLARE", "EARLY_MORNING"})
GROWTH, LOSS = 1.02, 0.99
"""What a session adds to what the body bears, and what a day without one takes away."""
ASKS = {"none": 0.0, "low": 0.3, "low-moderate": 0.6, "moderate": 1.2, "moderate-high": 2.0, "high": 3.0}
"""Strain of a minute, by class of load."""
MOST = 4.0
"""Training makes nobody stronger than so many times their beginning."""


@dataclass
class Somebody:
    """A hidden body. `bears` is the strain it takes without complaint, `bad_way` the direction it does not bear.

    `pain` is today's true pain, 0 to 10; `level` the week's median around which it moves; `flare_days` are left of a
    flare-up, `away_days` of time without sessions; `sore` is what yesterday's session left. `keen` and `careless` are
    chances: to train on a day, and to say something that is not so. `follows` asks for nothing of their own on most
    days. `made_up` counts the numbers that were not so.
    """

    dice: Random
    file: Person | None
    bears: float
    bad_way: Way | None
    level: float
    keen: float
    careless: float
    hour: int
    rises_at: str
    minutes: int
    year: int
    follows: bool
    pain: int = 0
    sore: int = 0
    flare_days: int = 0
    away_days: int = 0
    made_up: int = 0
    strongest: float = field(init=False)

    def __post_init__(self) -> None:
        self.strongest = MOST * self.bears

    def chance(self, of: float) -> bool:
        """Whether something of this probability happens."""
        return self.dice.random() < of

    def wakes(self, day: date) -> None:
        """A new day: the week's level moves on Mondays, flare-ups and time away begin and end, pain is what it is."""
        if day.weekday() == 0:
            self.level = min(6.0, max(0.0, self.level + self.dice.gauss(0, 0.8)))
        self.flare_days = max(0, self.flare_days - 1)
        self.away_days = max(0, self.away_days - 1)
        if not self.flare_days and self.chance(0.012):
            self.flare_days = self.dice.randint(3, 9)
        if not self.away_days and self.chance(0.008):
            self.away_days = self.dice.choice((4, 9, 16, 30))
        worse = self.dice.randint(2, 5) if self.flare_days else 0
        self.pain = _scale(self.level + worse + self.sore + self.dice.gauss(0, 0.7))
        self.sore = 0
        self.bears *= LOSS

    def trains(self) -> bool:
        """Whether today is a day with a session: less often when it hurts."""
        return not self.away_days and self.chance(self.keen * (0.6 if self.flare_days else 1.0))

    def wishes(self) -> Wish | None:
        """What is asked for today: mostly the usual, at times something else; None leaves it to the weeks ahead."""
        if self.chance(0.8):
            return None if self.follows else Wish(self.minutes)
        return Wish(
            self.dice.choice((7, 10, 12, 14, 17, 20, 40, self.dice.randint(5, 60))),
            self.dice.choice((None, *get_args(Theme))),
            self.dice.choice(("floor", *get_args(Place))),
            gentler=self.chance(0.3),
            holds=self.dice.choice(("seconds", "breaths")),
        )

    def strain(self, item: Item, catalogue: Catalogue) -> float:
        """What the item asks, as a part of what this body bears."""
        minutes = item.sets * work_seconds(item.dose) * sides(item.side) / 60
        return ASKS[catalogue.variant(item.variant).load] * minutes / self.bears

    def rise(self, item: Item, catalogue: Catalogue) -> int:
        """Points of pain that the item brings: by strain, by the way that is not borne, by bad luck."""
        found = 0
        strain = self.strain(item, catalogue)
        if strain > 1.2:
            found += self.dice.choice((0, 0, 1, 2) if strain < 2 else (0, 1, 2, 3, 4))
        tags = catalogue.variant(item.variant).tags
        if self.bad_way is not None and f"{self.bad_way}_end" in tags:
            found += self.dice.choice((0, 0, 1, 2, 3))
        elif self.bad_way is not None and f"{self.bad_way}_mild" in tags:
            found += self.dice.choice((0, 0, 0, 1))
        return found + (1 if self.chance(0.03) else 0)

    def trained(self, rise: int) -> None:
        """The body grows by what it bore; what was too much is felt tomorrow, and may begin a flare-up."""
        self.sore = max(self.sore, rise // 2)
        self.bears = min(self.strongest, self.bears * GROWTH)
        if rise >= 2 and self.chance(0.05):
            self.flare_days = self.dice.randint(3, 7)

    def says(self, value: int) -> int:
        """A number from 0 to 10 as this person gives it: true but for a point, or for those who do not care, any."""
        if self.chance(self.careless):
            self.made_up += 1
            return self.dice.randint(0, 10)
        return _scale(value + self.dice.choice((-1, 0, 0, 0, 0, 1)))


def born(seed: int) -> Somebody:
    """The person of this number: always the same one."""
    dice = Random(seed)
    return Somebody(
        dice,
        _file(dice) if dice.random() < 0.5 else None,
        bears=dice.uniform(0.8, 4.0),
        bad_way=dice.choice((None, None, "flex", "ext")),
        level=dice.uniform(0, 5),
        keen=dice.choice((0.2, 0.4, 0.45, 0.6, 0.95)),
        careless=dice.choice((0.0, 0.0, 0.02, 0.1, 0.3)),
        hour=dice.choice((6, 8, 12, 18, 18, 21)),
        rises_at=dice.choice(("05:30", "07:00", "07:00", "09:30", "22:00")),
        minutes=dice.choice((7, 10, 12, 14, 17, 20, 20, 20, 40)),
        year=dice.randint(1940, 2007),
        follows=dice.random() < 0.5,
    )


def _file(dice: Random) -> Person:
    lasting = [code for code in CONDITIONS if code not in PASSING]
    conditions = frozenset(dice.sample(lasting, dice.choice((0, 0, 1, 1, 2, 3))))
    return Person(
        conditions=conditions,
        cleared=conditions if dice.random() < 0.85 else frozenset(),
        equipment=dice.choice((Person().equipment, frozenset(), frozenset(get_args(Equipment)))),
        stated=True,
    )


def _scale(value: float) -> int:
    return min(10, max(0, round(value)))
