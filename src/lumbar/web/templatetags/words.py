"""`{% say "frame.skip" %}`: the words for a key in the language of the page."""

from django import template

from lumbar.words import Message, render

register = template.Library()


@register.simple_tag(takes_context=True)
def say(context: template.Context, what: str | Message, **params: str | int | float) -> str:
    """The sentence for a key (with its parameters) or for a ready message."""
    message = what if isinstance(what, Message) else Message(what, params)
    lang = context.get("lang")
    return render(message, lang) if lang else render(message)
