"""A sheet of pictures to look at: one row a variant, the hero first, on light and on dark ground."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from PIL import Image, ImageDraw

LIGHT, DARK, INK = "#f6f3ee", "#171c20", "#5a5f63"
ROW: Final = (300, 200)


def sheet(rows: Mapping[str, tuple[Image.Image, Image.Image]], path: Path) -> Path:
    """Writes the sheet: hero and strip by variant; the hero once more, small, on dark ground."""
    frames = max(strip.width // strip.height * 2 // 3 for _, strip in rows.values())
    width = ROW[0] + 120 + frames * ROW[0]
    out = Image.new("RGB", (width, len(rows) * (ROW[1] + 18)), LIGHT)
    draw = ImageDraw.Draw(out)
    for number, (variant, (hero, strip)) in enumerate(rows.items()):
        top = number * (ROW[1] + 18)
        draw.text((6, top + 3), variant, fill=INK)
        _lay(out, hero.resize(ROW, Image.Resampling.LANCZOS), (0, top + 18))
        draw.rectangle((ROW[0], top + 18, ROW[0] + 119, top + 18 + ROW[1]), fill=DARK)
        _lay(out, hero.resize((96, 64), Image.Resampling.LANCZOS), (ROW[0] + 12, top + 30))
        _lay(out, hero.resize((120, 80), Image.Resampling.LANCZOS), (ROW[0], top + 110))
        wide = round(strip.width * ROW[1] / strip.height)
        _lay(out, strip.resize((wide, ROW[1]), Image.Resampling.LANCZOS), (ROW[0] + 120, top + 18))
    path.parent.mkdir(parents=True, exist_ok=True)
    out.save(path)
    return path


def _lay(under: Image.Image, over: Image.Image, place: tuple[int, int]) -> None:
    under.paste(over, place, over)
