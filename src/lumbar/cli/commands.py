"""The list of commands. A new one is a file of its own and a name here."""

from collections.abc import Callable

from lumbar.cli.diary import export, import_
from lumbar.cli.exercises import exercises
from lumbar.cli.plan import plan
from lumbar.cli.play import play
from lumbar.cli.screen import screen
from lumbar.cli.serve import serve
from lumbar.cli.weeks import weeks

COMMANDS: tuple[Callable[..., None], ...] = (serve, plan, weeks, play, screen, exercises, export, import_)
