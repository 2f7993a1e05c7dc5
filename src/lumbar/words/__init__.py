"""Every sentence a person reads or hears, by language. Imports nothing of the house."""

from lumbar.words.exercise import ExerciseTexts, exercise_name, exercise_texts
from lumbar.words.message import Message, message
from lumbar.words.render import MissingWords, known, render
from lumbar.words.spoken import pieces
from lumbar.words.texts import FALLBACK, languages, texts

__all__ = [
    "FALLBACK",
    "ExerciseTexts",
    "Message",
    "MissingWords",
    "exercise_name",
    "exercise_texts",
    "known",
    "languages",
    "message",
    "pieces",
    "render",
    "texts",
]
