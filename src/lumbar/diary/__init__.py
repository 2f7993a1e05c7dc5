"""What happened, append-only; progress is a fold over it."""

from lumbar.diary.entry import DATA, Entry, EntryKind
from lumbar.diary.fold import fold
from lumbar.diary.progress import Decision, Done, Flare, Progress, Standing
from lumbar.diary.read import BadEntry, read_entry, write_entry

__all__ = [
    "DATA",
    "BadEntry",
    "Decision",
    "Done",
    "Entry",
    "EntryKind",
    "Flare",
    "Progress",
    "Standing",
    "fold",
    "read_entry",
    "write_entry",
]
