"""The moving figure, measured in Chromium with WebGL in software: the worst machine that it can meet."""

from __future__ import annotations

import json
import os
import shutil
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from playwright.sync_api import Route, sync_playwright

STATIC: Final = Path(__file__).parent.parent / "src/lumbar/web/static"
MOVES: Final = STATIC / "lumbar/moves"
FLAGS: Final = ("--no-sandbox", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader")
TYPES: Final = {".js": "text/javascript", ".css": "text/css"}
SECONDS: Final = 4
PAGE: Final = """<!doctype html><title>A figure</title>
<style>
.figure{{position:relative;display:block;width:720px;height:480px}}
.moving-stage{{position:absolute;inset:0}}
</style>
<script type="module" src="/static/built/{script}"></script>
<lumbar-figure form="base" {files}>
<span class="figure"><img alt=""></span><button data-show>Show</button>
<div data-tools hidden></div><p data-said></p><p data-failed hidden></p>
</lumbar-figure>"""
COUNT: Final = """for (const kind of ["drawElements", "drawArrays"]) {
    const draw = WebGL2RenderingContext.prototype[kind];
    WebGL2RenderingContext.prototype[kind] = function (...all) {
        window.calls++;
        window.triangles += (kind === "drawElements" ? all[1] : all[2]) / 3;
        return draw.apply(this, all);
    };
}"""
"""Counts what the graphics are asked for."""
MEASURE: Final = """async (seconds) => {
    const next = () => new Promise(requestAnimationFrame);
    window.calls = window.triangles = 0;
    const begun = performance.now();
    document.querySelector("[data-show]").click();
    while (!document.querySelector("canvas")) await new Promise((done) => setTimeout(done, 5));
    await next();
    document.querySelector("canvas").getContext("webgl2").finish();
    const first = performance.now();
    const begin = { calls: window.calls, triangles: window.triangles };
    let frames = 0;
    while (performance.now() - first < seconds * 1000) { await next(); frames++; }
    const each = (sum) => sum / frames;
    return [(first - begun) / 1000, each(performance.now() - first), each(window.calls - begin.calls),
        each(window.triangles - begin.triangles)];
}"""


@dataclass(frozen=True)
class Drawn:
    """Seconds to the first picture, nothing loaded before; of a frame of 720 x 480 the milliseconds, and what a
    graphics card would be asked for: calls and triangles.
    """

    first_s: float
    frame_ms: float
    calls: float
    triangles: float


def kilobytes(figure: str) -> float:
    """A body's mesh, its muscles and all its clips, as they are sent."""
    files = [*MOVES.glob(f"{figure}.*.m*"), *(MOVES / figure).glob("*.clip")]
    return sum(file.stat().st_size for file in files) / 1000


@cache
def drawn() -> Drawn:
    """What the moving figure of an exercise's page costs."""
    with sync_playwright() as playwright:
        chromium = os.environ.get("LUMBAR_CHROMIUM") or shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
        page = browser.new_page(viewport={"width": 800, "height": 600})
        page.route("**/*", _serve)
        page.add_init_script(COUNT)
        page.goto("http://bench.invalid/")
        page.wait_for_function("Boolean(customElements.get('lumbar-figure'))")
        found = page.evaluate(MEASURE, SECONDS)
        browser.close()
    return Drawn(*map(float, found))


def _serve(route: Route) -> None:
    name = route.request.url.partition("/static/")[2]
    file = STATIC / name
    if not name:
        route.fulfill(body=_page(), content_type="text/html")
    elif file.is_file():
        route.fulfill(body=file.read_bytes(), content_type=TYPES.get(file.suffix, "application/octet-stream"))
    else:
        route.fulfill(status=404, body="")


def _page() -> str:
    script = json.loads((STATIC / "built/manifest.json").read_text("utf-8"))["src/main.ts"]["file"]
    mesh, clip = next(MOVES.glob("female.*.mesh")), next((MOVES / "female").glob("cobra.*.clip"))
    files = {"mesh-female": mesh, "clip-female": clip}
    places = " ".join(f'{name}="/static/{file.relative_to(STATIC).as_posix()}"' for name, file in files.items())
    return PAGE.format(script=script, files=places)
