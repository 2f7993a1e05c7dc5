"""Words a message: the one place where a key becomes a sentence of a language."""

from __future__ import annotations

from collections.abc import Mapping

from lumbar.words.exercise import exercise_word
from lumbar.words.message import Message
from lumbar.words.texts import FALLBACK, texts


class MissingWords(LookupError):
    """A key or parameter has no words; says which key, which language and what is missing."""


def render(message: Message, lang: str = FALLBACK) -> str:
    """The sentence in `lang`; where that language has no such words, in English."""
    template, spoken = _template(message.key, lang)
    if isinstance(template, Mapping):
        template = _plural(template, message, spoken)
    params = {name: _word(value, lang) for name, value in message.params.items()}
    try:
        return template.format_map(params)
    except KeyError as gap:
        raise MissingWords(f"words/{spoken}: {message.key!r} needs the parameter {gap}") from gap


def known(key: str, lang: str = FALLBACK) -> bool:
    """Whether `lang` itself (no fallback) has words for this key."""
    return _found(key, lang) is not None


def _word(value: str | int | float | Message | tuple[Message, ...], lang: str) -> str | int | float:
    if isinstance(value, Message):
        return render(value, lang)
    if isinstance(value, tuple):
        return _joined([render(part, lang) for part in value], lang)
    return value


def _joined(parts: list[str], lang: str) -> str:
    if len(parts) < 2:
        return "".join(parts)
    conjunction, _ = _template("list.and", lang)
    return f"{', '.join(parts[:-1])} {conjunction} {parts[-1]}"


def _template(key: str, lang: str) -> tuple[str | Mapping[str, str], str]:
    for code in (lang, FALLBACK):
        found = _found(key, code)
        if found is not None:
            return found, code
    raise MissingWords(f"words/{lang}: no text for the key {key!r}")


def _found(key: str, lang: str) -> str | Mapping[str, str] | None:
    return exercise_word(key, lang) if key.startswith("exercise.") else texts(lang).get(key)


def _plural(forms: Mapping[str, str], message: Message, lang: str) -> str:
    number = message.params.get("n")
    if not isinstance(number, int | float):
        raise MissingWords(f"words/{lang}: {message.key!r} has plural forms and needs a number `n`")
    return forms.get(plural_form(number, lang), forms["other"])


def plural_form(number: float, lang: str) -> str:
    """CLDR plural category (cldr.unicode.org/index/cldr-spec/plural-rules) of a number in English or Russian."""
    if lang == "ru" and number == int(number):
        tens, ones = int(number) % 100, int(number) % 10
        if ones == 1 and tens != 11:
            return "one"
        return "few" if 2 <= ones <= 4 and not 12 <= tens <= 14 else "many"
    return "one" if number == 1 and lang == "en" else "other"
