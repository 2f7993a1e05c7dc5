"""A sheet of pictures to look at: one row a variant, the hero first, on light and on dark ground."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from PIL import Image, ImageDraw

LIGHT, DARK, INK = "#f6f3ee", "#171c20", "#5a5f63"
ROW: Final = (300, 200)


def sheet(rows: Mapping[str, tuple[Image.Image, Image.Image]], path: Path) -> Path:
    """Writes the sheet: the hero, small ones on dark ground, the strip; where there is one frame, three to a row."""
    frames = max(strip.width * 2 // (strip.height * 3) for _, strip in rows.values())
    cell = ROW[0] + 100 + (frames * ROW[0] if frames > 1 else 0)
    columns = 1 if frames > 1 else 3
    tall = ROW[1] + 18
    out = Image.new("RGB", (cell * columns, -(-len(rows) // columns) * tall), LIGHT)
    draw = ImageDraw.Draw(out)
    for number, (variant, (hero, strip)) in enumerate(rows.items()):
        left, top = number % columns * cell, number // columns * tall
        draw.text((left + 6, top + 3), variant, fill=INK)
        _lay(out, hero.resize(ROW, Image.Resampling.LANCZOS), (left, top + 18))
        draw.rectangle((left + ROW[0], top + 18, left + ROW[0] + 99, top + 18 + ROW[1]), fill=DARK)
        _lay(out, hero.resize((96, 64), Image.Resampling.LANCZOS), (left + ROW[0] + 2, top + 80))
        if frames > 1:
            wide = round(strip.width * ROW[1] / strip.height)
            _lay(out, strip.resize((wide, ROW[1]), Image.Resampling.LANCZOS), (left + ROW[0] + 100, top + 18))
    path.parent.mkdir(parents=True, exist_ok=True)
    out.save(path)
    return path


def _lay(under: Image.Image, over: Image.Image, place: tuple[int, int]) -> None:
    under.paste(over, place, over)
