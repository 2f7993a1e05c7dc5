"""Draws the icons of the installed app from icon.svg, with Chromium: `python -m scripts.icons`."""

import os
import shutil
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

STATIC = Path(__file__).parent.parent / "src/lumbar/web/static"
DRAWN = (STATIC / "icon.svg").read_text("utf-8")
FULL = DRAWN.replace('rx="16"', "").replace('viewBox="0 0 64 64"', 'viewBox="-8 -8 80 80"')
"""For masks that may cut a fifth away all around: the sign smaller, the ground to the edge."""
ICONS = {"icon-192": (DRAWN, 192), "icon-512": (DRAWN, 512), "icon-maskable-512": (FULL, 512), "icon-180": (FULL, 180)}


def draw(page: Page, name: str, drawn: str, size: int) -> None:
    """One icon as a PNG of that size; its ground is the sign's own where the drawing has none."""
    ground = "#1c2a36" if drawn is FULL else "transparent"
    page.set_viewport_size({"width": size, "height": size})
    page.set_content(f'<body style="margin:0;background:{ground}">{drawn.replace("<svg", f"<svg width={size}", 1)}')
    page.screenshot(path=STATIC / f"icons/{name}.png", omit_background=True)


def main() -> None:
    flags = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=flags)
        page = browser.new_page()
        for name, (drawn, size) in ICONS.items():
            draw(page, name, drawn, size)
        browser.close()


main()
