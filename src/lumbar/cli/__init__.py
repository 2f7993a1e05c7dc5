"""The same verbs in a terminal."""

from lumbar.cli.app import app, main
from lumbar.cli.trouble import NOT_CLEARED, Trouble

__all__ = ["NOT_CLEARED", "Trouble", "app", "main"]
