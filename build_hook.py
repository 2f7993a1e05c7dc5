"""Build the web pages' scripts and styles while the wheel is made, unless that was done before."""

import shutil
import subprocess
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class FrontendHook(BuildHookInterface[Any]):
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        root = Path(self.root)
        if version == "editable" or (root / "src/lumbar/web/static/built/manifest.json").exists():
            return
        npm = shutil.which("npm")
        if npm is None:
            raise SystemExit("Building Lumbar needs npm (it comes with Node 20): install it, then build again.")
        for verb in (["ci"], ["run", "build"]):
            subprocess.run([npm, *verb], cwd=root / "frontend", check=True)
