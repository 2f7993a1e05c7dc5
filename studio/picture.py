"""From a solution to pictures: the hero still, a small one for lists, and the strip of its key frames."""

from __future__ import annotations

from typing import Final

import numpy as np
from PIL import Image

from studio.posed import Solution
from studio.scene import carpet, prop_points, things, vertices
from studio.stage import Stage, View

HERO: Final = (1080, 720)
SMALL: Final = (480, 320)
STRIP: Final = (420, 280)


def pictures(stage: Stage, solution: Solution, hero_size: tuple[int, int] = HERO) -> dict[str, Image.Image]:
    """`hero`, `small` and `strip`; the frames of the strip share one camera."""
    draft = solution.draft
    figure = stage.body.name
    bodies = [vertices(posed, figure) for posed in solution.frames]
    drawn = [things(solution, posed, v, figure) for posed, v in zip(solution.frames, bodies, strict=True)]
    mat = carpet(solution, bodies)
    yaw, pitch = draft.camera["yaw"], draft.camera["pitch"]
    hero = next(k for k, posed in enumerate(solution.frames) if posed.name == draft.hero)
    mat_corners = np.zeros((0, 3))
    if mat:
        (x, y), (w, l) = mat["place"], mat["size"]
        mat_corners = np.array([[x + sx * w / 2, y + sy * l / 2, -0.012] for sx in (-1, 1) for sy in (-1, 1)])
    fit = [np.concatenate([v, prop_points(d), mat_corners]) for v, d in zip(bodies, drawn, strict=True)]
    still = stage.shoot(bodies[hero], View(yaw, pitch, fit[hero]), drawn[hero], mat, hero_size)
    out = {"hero": still, "small": still.convert("RGBa").resize(SMALL, Image.Resampling.LANCZOS).convert("RGBA")}
    view = View(yaw, pitch, np.concatenate(fit))
    shots = [stage.shoot(v, view, d, mat, STRIP) for v, d in zip(bodies, drawn, strict=True)]
    strip = Image.new("RGBA", (STRIP[0] * len(shots), STRIP[1]))
    for k, shot in enumerate(shots):
        strip.paste(shot, (k * STRIP[0], 0))
    out["strip"] = strip
    return out
