"""Every sentence a person reads or hears, by language. Imports nothing of the house."""

from lumbar.words.exercise import ExerciseTexts, exercise_name, exercise_texts
from lumbar.words.message import Message, message
from lumbar.words.render import MissingWords, known, languages, render, texts

__all__ = [
    "ExerciseTexts",
    "Message",
    "MissingWords",
    "exercise_name",
    "exercise_texts",
    "known",
    "languages",
    "message",
    "render",
    "texts",
]
