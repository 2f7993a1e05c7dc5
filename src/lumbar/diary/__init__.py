"""What happened, append-only; progress is a fold over it."""

from lumbar.diary.aim import Aim, Between, Goal, Weekday
from lumbar.diary.entry import DATA, Activity, Entry, EntryKind
from lumbar.diary.fold import fold
from lumbar.diary.moved import Moved
from lumbar.diary.progress import Decision, Done, Flare, Progress, Standing
from lumbar.diary.read import BadEntry, read_entry, write_entry
from lumbar.diary.times import GET_READY_S, Times

__all__ = [
    "DATA",
    "GET_READY_S",
    "Activity",
    "Aim",
    "BadEntry",
    "Between",
    "Decision",
    "Done",
    "Entry",
    "EntryKind",
    "Flare",
    "Goal",
    "Moved",
    "Progress",
    "Standing",
    "Times",
    "Weekday",
    "fold",
    "read_entry",
    "write_entry",
]
