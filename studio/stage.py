"""Chromium as the photographer: one page is loaded once and shoots every picture."""

from __future__ import annotations

import base64
import io
import os
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

import numpy as np
from PIL import Image
from playwright.sync_api import Page, Route, sync_playwright

from studio import ROOT
from studio.body import Body, body, vertex_normals
from studio.rotations import Array

FLAGS: Final = (
    "--no-sandbox",
    "--use-gl=angle",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--ignore-gpu-blocklist",
)
FOLDERS: Final = {
    "page": ROOT / "studio/page",
    "figure": ROOT / "frontend/src/figure",
    "three": ROOT / "frontend/node_modules/three/build",
}
"""What the page of the stage is made of; the room and its things are those of the figure in the product's pages."""
TYPES: Final = {".html": "text/html", ".js": "text/javascript"}


@dataclass(frozen=True)
class View:
    """From where a picture is taken: degrees around and above, and what must be in it."""

    yaw: float
    pitch: float
    points: Array
    margin: float = 1.06


class NoStage(RuntimeError):
    """What the stage is made of is missing: what, and how to get it."""


class Stage:
    """`with Stage() as stage: stage.shoot(...)`."""

    def __init__(self, figure: str = "female", scale: float = 1.25) -> None:
        self.body: Body = body(figure)
        self.scale = scale

    def __enter__(self) -> Self:
        """Raises NoStage."""
        if not FOLDERS["three"].is_dir():
            raise NoStage("Pictures need three.js: run `npm ci` in frontend/, then start this again.")
        self._playwright = sync_playwright().start()
        chromium = os.environ.get("LUMBAR_CHROMIUM") or shutil.which("chromium")
        self._browser = self._playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
        self.page: Page = self._browser.new_page()
        self.errors: list[str] = []
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.route("**/*", _serve)
        self.page.goto("http://studio.invalid/page/index.html")
        try:
            self.page.wait_for_function("window.ready", timeout=60_000)
        except Exception as error:
            raise RuntimeError(f"the stage did not load: {self.errors}") from error
        f = self.body.f
        triangles = np.concatenate([f[:, [0, 1, 2]], f[:, [0, 2, 3]]]).astype(np.uint32)
        fields = np.stack([self.body.fields[key] for key in ("leg", "top", "hair")], 1)
        self.page.evaluate("window.wear", {"triangles": _text(triangles), "cloth": _text(fields.astype(np.float32))})
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._browser.close()
        self._playwright.stop()

    def shoot(
        self, v: Array, view: View, things: Sequence[Mapping[str, Any]] = (), carpet: Mapping[str, Any] | None = None,
        size: tuple[int, int] = (840, 560),
    ) -> Image.Image:  # fmt: skip
        """A picture with a transparent ground."""
        normals = vertex_normals(v, self.body.f)
        data = self.page.evaluate(
            "window.shoot",
            {
                "places": _text(v.astype(np.float32)), "normals": _text(normals.astype(np.float32)), "width": size[0],
                "height": size[1], "scale": self.scale, "things": list(things), "carpet": carpet,
                "view": {"yaw": view.yaw, "pitch": view.pitch, "points": _text(view.points.astype(np.float32)),
                         "margin": view.margin},
            },
        )  # fmt: skip
        if self.errors:
            raise RuntimeError(f"the stage failed: {self.errors}")
        image = Image.open(io.BytesIO(base64.b64decode(data.partition(",")[2])))
        return image.convert("RGBa").resize(size, Image.Resampling.LANCZOS).convert("RGBA")


def _serve(route: Route) -> None:
    where = route.request.url.partition("studio.invalid/")[2]
    folder, _, name = where.partition("/")
    base = FOLDERS.get(folder)
    if base is None or not (base / name).is_file():
        route.fulfill(status=404, body="")
    else:
        route.fulfill(body=(base / name).read_bytes(), content_type=TYPES[Path(name).suffix])


def _text(values: Any) -> str:
    return base64.b64encode(np.ascontiguousarray(values).tobytes()).decode()
