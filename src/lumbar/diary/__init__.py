"""What happened, append-only; progress is a fold over it."""

from lumbar.diary.entry import DATA, Entry, EntryKind
from lumbar.diary.progress import Decision, Done, Flare, Progress, Standing

__all__ = ["DATA", "Decision", "Done", "Entry", "EntryKind", "Flare", "Progress", "Standing"]
