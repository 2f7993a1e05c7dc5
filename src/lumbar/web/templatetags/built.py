"""`{% built "src/main.ts" %}`: the tags that load an entry of the built front end."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from django import template
from django.core.exceptions import ImproperlyConfigured
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

register = template.Library()
MANIFEST = Path(__file__).parent.parent / "static/built/manifest.json"


@register.simple_tag
def built(entry: str) -> SafeString:
    """A stylesheet link for each style of the entry, then its module script."""
    script = format_html('<script type="module" src="{}"></script>', _address(_manifest()[entry]["file"]))
    return format_html("{}\n{}", built_styles(entry), script)


@register.simple_tag
def built_styles(entry: str) -> SafeString:
    """The stylesheet links of an entry alone, for a page without scripts."""
    return format_html_join("\n", '<link rel="stylesheet" href="{}">', ((_address(s),) for s in _styles(entry)))


def _styles(entry: str) -> list[str]:
    """Styles of an entry and of what it imports, each once, imported ones first."""
    chunk = _manifest()[entry]
    inner = [style for name in chunk.get("imports", []) for style in _styles(name)]
    return list(dict.fromkeys([*inner, *chunk.get("css", [])]))


def _address(file: str) -> str:
    return static(f"built/{file}")


@cache
def _manifest() -> dict[str, Any]:
    if not MANIFEST.exists():
        raise ImproperlyConfigured("The front end is not built: run `npm ci` and `npm run build` in frontend/.")
    manifest: dict[str, Any] = json.loads(MANIFEST.read_text("utf-8"))
    return manifest
