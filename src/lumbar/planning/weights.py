"""What makes one session better than another, in points. The one place where they are set.

Relief exercises earn points for every ten seconds of work, so that a long and a short one weigh the same in the end;
strength exercises earn most of theirs whole, since each brings its effect however long it takes.
"""

# Relief: points for ten seconds of work.
RELIEF = 4
"""Every stretch or loosening movement: more of it is better than waiting."""
RELIEF_THEME = 3
"""It belongs to the theme that the person chose or the length implies (R67)."""
RELIEF_PREFERRED = 4
"""A condition's rule prefers it: the strongest reason, since it is about this back (section 3.4)."""
RELIEF_GOAL = 2
"""It serves the goal that the person chose: for months, so less than what this very day asks for."""
RELIEF_THERAPEUTIC = 4
"""It belongs to the goal's therapeutic set (R51): the source gives the set for this, so as much as a condition."""
RELIEF_LIKE = 2
"""For each step that the person likes it more or less, two at most: pleasure keeps people going, but less than need."""
RELIEF_KIN = 1
"""It moves the back like one that the person likes: more like this."""
RELIEF_OWED = 1
"""For each exercise by which its way of moving, and its muscles, are behind their part of the week; three at most of
each: the week is balanced, but never against need or wish."""
RELIEF_CORE = 3
"""It is one of the core four, which a short day keeps: as much as belonging to the theme."""
RELIEF_UNSEEN = 2
"""Not done for a week: what is done seldom has its turn."""
RELIEF_SEEN = -1
"""For each of the last three sessions that held it: some change from day to day."""
RELIEF_CHANGED = 4
"""It became easier or harder since it was last done: what the person told is answered in the next session."""
RELIEF_AGAIN = 1
"""Seconds of a second round or beyond the diary's dose: only when nothing new is left."""

# Strength: points for an exercise.
STRENGTH = 120
"""Every strength exercise: above any relief that would fit in its time, up to the theme's count."""
STRENGTH_WORK = 6
"""For ten seconds of its work, as relief in that time would earn: a short exercise is no better for being short."""
STRENGTH_THEME = 60
"""It belongs to the theme."""
STRENGTH_PREFERRED = 60
"""A condition's rule prefers it."""
STRENGTH_OWED = 8
"""For each exercise by which its way of moving, and its muscles, are behind their part of the week; three at most of
each: below what is due."""
STRENGTH_CORE = 30
"""It is one of the core four: half of what belonging to the theme earns, since the theme knows more of the day."""
STRENGTH_GOAL = 20
"""It serves the goal that the person chose: as much as a step of liking, less than the theme."""
STRENGTH_DUE = 40
"""Begun before and rested for 48 hours: what was begun goes on, or it brings nothing (R11)."""
STRENGTH_WAITED = 15
"""For each day it has waited beyond 48 hours, five at most: what waited longest comes first."""
WAITED_DAYS = 5
STRENGTH_LIKE = 20
"""For each step of liking, two at most."""
STRENGTH_KIN = 10
"""It moves the back like one that the person likes, or holds it still like one: more like this."""
STRENGTH_LOAD = -4
"""For each class of load: of two that do as well, the one that asks less of the spine."""
STRENGTH_NEW_LOAD = -8
"""For each class of load of something never done, besides: what is new starts light (R13)."""
STRENGTH_ENOUGH = -100
"""Strength on every other day of a week is enough: more keeps to the least the plan must hold (R1)."""

# Both.
CHANGE = -15
"""Every change of position: few of them (R56)."""
LIKE_STEPS = 2
"""Likes beyond this weigh no more."""

# After a change by the person.
RELIEF_KEPT = 16
"""For ten seconds of what was in the session that was changed: one change brings few others."""
STRENGTH_KEPT = 200
"""The same for a strength exercise."""

# How near an alternative is to what it stands in for, on top of what its session is worth.
SWAP_MOVEMENT = 90
"""For each way of moving the spine that both have: a swap should do the same for the back."""
SWAP_MUSCLE = 15
"""For each muscle that both are for."""
SWAP_PLACE = 15
"""Both begin in the same position: as much as a change of position costs."""
