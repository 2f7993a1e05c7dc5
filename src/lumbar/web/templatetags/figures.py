"""`{% figure "bird-dog" "base" %}`: the picture of an exercise, or a drawing of the position it starts in."""

from functools import cache
from pathlib import Path

from django import template
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

from lumbar.catalogue import load_catalogue
from lumbar.words import FALLBACK, Message, render

register = template.Library()
LOW = ("supine", "prone", "side-lying", "plank", "quadruped")
FOLDER = Path(__file__).parent.parent / "static/lumbar/figures"


@register.simple_tag(takes_context=True)
def figure(context: template.Context, exercise: str, form: str = "base", *, named: bool = False) -> SafeString:
    """The picture; a form that starts elsewhere than the plain one gets the drawing of its own position.

    `named` gives it words for those who do not see it; beside its name it needs none.
    """
    lang = context.get("lang") or FALLBACK
    title = Message(f"exercise.{exercise}/{form}.title")
    words = render(Message("web.figure.alt", {"title": title}), lang) if named else ""
    start = load_catalogue().variant(f"{exercise}/{form}").start
    still = _still(exercise) if start == load_catalogue()[exercise].base.start else ""
    picture = still or f"position-{start}.svg"
    kind = "still" if still else "low" if start in LOW else "tall"
    return format_html(
        '<span class="figure {}"><img src="{}" alt="{}" width="880" height="420" decoding="async"></span>',
        kind,
        static(f"lumbar/figures/{picture}"),
        words,
    )


@cache
def _still(exercise: str) -> str:
    name = f"{exercise}.webp"
    return name if (FOLDER / name).is_file() else ""
