"""Golden traces: what the fold makes of a diary, story by story."""

from __future__ import annotations

import pytest

from lumbar.diary import fold
from lumbar.words import Message, known, render
from tests.diary.diary_tools import CATALOGUE
from tests.diary.stories import STORIES, Story, all_stories, expected

TOLD = all_stories()


@pytest.mark.parametrize("story", TOLD, ids=lambda story: story.path.stem)
def test_a_story_leaves_the_trace_that_was_reviewed(story: Story) -> None:
    """Regenerate with `python -m tests.diary.stories --write` and read what changed."""
    assert story.trace() == expected(story).read_text(encoding="utf-8")


def test_every_trace_has_its_story() -> None:
    assert {path.stem for path in STORIES.glob("*.txt")} == {story.path.stem for story in TOLD}


@pytest.mark.parametrize("story", TOLD, ids=lambda story: story.path.stem)
def test_every_reason_has_words(story: Story) -> None:
    progress = fold(story.person.entries, CATALOGUE, story.until)
    reasons = [decision.reason for decision in progress.decisions] + list(progress.advice)
    reasons += [progress.rescreen] if progress.rescreen else []
    assert not [
        key for reason in reasons for key in _keys(reason) if not key.startswith("exercise.") and not known(key)
    ]


def test_a_step_up_reads_like_a_sentence() -> None:
    story = next(story for story in TOLD if story.path.stem == "two-good-sessions")
    reason = fold(story.person.entries, CATALOGUE, story.until).decisions[-1].reason
    assert render(reason) == (
        "Two good sessions in a row with Bird-dog. It goes from 5 times, 5 seconds each to 6 times, 5 seconds each."
    )


def _keys(message: Message) -> list[str]:
    inner = [value for value in message.params.values() if isinstance(value, Message)]
    return [message.key, *(key for value in inner for key in _keys(value))]
