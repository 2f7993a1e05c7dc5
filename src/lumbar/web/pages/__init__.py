"""The pages, one module each."""

from lumbar.web.pages.errors import broken, not_found
from lumbar.web.pages.play import play
from lumbar.web.pages.today import today

__all__ = ["broken", "not_found", "play", "today"]
