"""The contact sheet of all forms in the docs: every small picture, named, exercise by exercise."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from PIL import Image, ImageDraw, ImageFont

from studio import ROOT, manifest
from studio.sheet import INK, LIGHT

CONTACT: Final = ROOT / "docs/explanation/figures.webp"
CELL, COLUMNS, LINE = (180, 120), 9, 26
DESCRIPTION: Final = 0x010E
"""The EXIF field that holds which pictures the sheet shows."""


def of_pictures(made: dict[str, Any]) -> str:
    """The hash of the small pictures that a sheet shows."""
    small = [made[variant]["files"][name] for variant in sorted(made) for name in _small(made[variant])]
    return manifest.digest(" ".join(small).encode())


def write_contact(made: dict[str, Any], path: Path = CONTACT) -> Path:
    """Writes the sheet of everything in the manifest."""
    tall = CELL[1] + LINE
    out = Image.new("RGB", (CELL[0] * COLUMNS, -(-len(made) // COLUMNS) * tall), LIGHT)
    draw, font = ImageDraw.Draw(out), ImageFont.load_default(10)
    for number, variant in enumerate(sorted(made)):
        left, top = number % COLUMNS * CELL[0], number // COLUMNS * tall
        exercise, _, form = variant.partition("/")
        draw.text((left + 4, top + 1), f"{exercise}\n{form}", fill=INK, font=font, spacing=1)
        for name in _small(made[variant]):
            picture = Image.open(ROOT / name).convert("RGBA").resize(CELL, Image.Resampling.LANCZOS)
            out.paste(picture, (left, top + LINE), picture)
    seen = Image.Exif()
    seen[DESCRIPTION] = of_pictures(made)
    out.save(path, "WEBP", quality=62, method=6, exif=seen)
    return path


def shown(path: Path = CONTACT) -> str:
    """The hash of the pictures that the sheet shows."""
    with Image.open(path) as sheet:
        return str(sheet.getexif().get(DESCRIPTION, ""))


def _small(entry: dict[str, Any]) -> list[str]:
    return [name for name in entry["files"] if name.endswith(".webp")]
