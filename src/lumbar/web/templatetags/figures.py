"""`{% figure "bird-dog" "base" %}`: the picture of a form, large or `size="small"`; `{% strip … %}`: all its frames;
`{% moving … %}`: the picture, and the movement on request."""

from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from lumbar.catalogue import load_catalogue
from lumbar.web.figures import moving, muscles, shown
from lumbar.words import FALLBACK, Message, render

register = template.Library()


@register.simple_tag(takes_context=True)
def figure(
    context: template.Context, exercise: str, form: str = "base", *, named: bool = False, size: str = "large"
) -> SafeString:
    """`named` gives it words for those who do not see it; beside its name it needs none.

    A large picture is loaded at once, a small one when it comes near.
    """
    picture = shown(exercise, form)
    words = render(picture.words, context.get("lang") or FALLBACK) if named else ""
    kind = "still" if picture.pose else "drawing"
    if size == "small" or not picture.pose:
        return format_html(
            '<span class="figure {}"><img src="{}" alt="{}" width="480" height="320" decoding="async" loading="{}">'
            "</span>",
            kind,
            picture.small,
            words,
            "lazy" if size == "small" else "eager",
        )
    return format_html(
        '<span class="figure {}"><picture><source type="image/avif" srcset="{}"><img src="{}" alt="{}" width="1080" '
        'height="720" decoding="async"></picture></span>',
        kind,
        picture.large,
        picture.small,
        words,
    )


@register.simple_tag(takes_context=True)
def strip(context: template.Context, exercise: str, form: str = "base") -> SafeString | str:
    """All key frames side by side; nothing for a form that has one, or no solved pose of its own."""
    picture, lang = shown(exercise, form), context.get("lang") or FALLBACK
    if not picture.strip or len(picture.steps) < 2:
        return ""
    steps = (f"{place}. {render(step, lang)}" for place, step in enumerate(picture.steps, 1))
    return format_html(
        '<span class="key-frames {}" tabindex="0" role="group" aria-label="{}"><img src="{}" alt="{}" width="{}" '
        'height="280" decoding="async" loading="lazy"></span>',
        "pair" if len(picture.steps) == 2 else "row",
        render(Message("web.figure.frames"), lang),
        picture.strip,
        " ".join(steps),
        420 * len(picture.steps),
    )


@register.inclusion_tag("lumbar/parts/moving.html", takes_context=True, name="moving")
def moving_figure(context: template.Context, exercise: str, form: str = "base") -> dict[str, Any]:
    """The large picture with its words; where there is a clip, a button brings the movement in its place."""
    picture, colours = shown(exercise, form), muscles(exercise)
    return {
        "lang": context.get("lang"),
        "exercise": exercise,
        "form": form,
        "files": moving(exercise, form),
        "strip": picture.strip,
        "two_sided": load_catalogue().variant(f"{exercise}/{form}").sides != "bilateral",
        "muscles": colours,
        "legend": colours.legend,
        "deep": colours.deep_words,
        "steps": list(zip(picture.steps, picture.mirrored_steps, strict=True)),
    }
