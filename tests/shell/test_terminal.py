"""The terminal's own manners."""

import subprocess
from pathlib import Path

from lumbar import __version__
from lumbar.cli.commands import COMMANDS
from lumbar.web.settings import Environment
from tests.shell.terminal import COMMAND, environment, lumbar


def test_the_version_is_shown() -> None:
    assert lumbar("--version").stdout == f"lumbar {__version__}\n"


def test_help_names_every_command() -> None:
    shown = lumbar("--help").stdout
    assert all(command in shown for command in ("serve", "export", "import"))


def test_the_readme_names_every_command_and_every_setting() -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text("utf-8")
    commands = {f"`lumbar {command.__name__.removesuffix('_')}" for command in COMMANDS}
    settings = {f"`LUMBAR_{name.upper()}`" for name in ("data", *Environment.model_fields)}
    assert {name for name in commands | settings if name not in readme} == set()


def test_help_does_not_wait_for_django_or_the_server() -> None:
    loads = "import sys, lumbar.cli; print([m for m in ('django', 'granian', 'pydantic') if m in sys.modules])"
    command = [COMMAND[0], "-c", loads]
    assert subprocess.run(command, capture_output=True, text=True, env=environment(), check=True).stdout == "[]\n"


def test_an_unknown_command_is_wrong_use() -> None:
    refused = lumbar("swim")
    assert refused.returncode == 2
    assert "swim" in refused.stderr


def test_the_data_folder_may_be_named_before_or_after_the_command(tmp_path: Path) -> None:
    for number, words in enumerate((["--data", "{}", "export"], ["export", "--data", "{}"], ["export", "--data={}"])):
        folder = tmp_path / str(number)
        assert lumbar(*(word.format(folder) for word in words)).returncode == 0
        assert (folder / "lumbar.sqlite3").exists()
