"""Pins requirements/home.txt, dev.txt and voice.txt: what a fresh environment gets within pyproject's ranges."""

import subprocess
import sys
import tempfile
import tomllib
import venv
from pathlib import Path

ROOT = Path(__file__).parent.parent


def pins(python: Path, wanted: list[str]) -> list[str]:
    """Every package and version in the environment once the wanted ones are there."""
    subprocess.run([python, "-m", "pip", "install", "--quiet", *wanted], check=True)
    frozen = subprocess.run([python, "-m", "pip", "freeze"], check=True, capture_output=True, text=True)
    return [line for line in frozen.stdout.splitlines() if not line.startswith(("pip==", "setuptools=="))]


def main() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    runs = project["project"]["dependencies"]
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        python = Path(folder) / ("Scripts" if sys.platform == "win32" else "bin") / "python"
        home = pins(python, runs)
        groups = project["dependency-groups"]
        dev = [pin for pin in pins(python, [*runs, *groups["dev"], *groups["studio"]]) if pin not in home]
        voice = [pin for pin in pins(python, groups["voice"]) if pin not in {*home, *dev}]
    write("home", ["# What runs Lumbar, pinned. Made by `just lock`.", *home])
    write(
        "dev",
        ["# What builds and tests Lumbar and its studio besides, pinned. Made by `just lock`.", "-r home.txt", *dev],
    )
    write(
        "voice", ["# What speaks and reads back the cues besides, pinned. Made by `just lock`.", "-r dev.txt", *voice]
    )


def write(name: str, lines: list[str]) -> None:
    (ROOT / f"requirements/{name}.txt").write_text("\n".join(lines) + "\n", "utf-8")


main()
