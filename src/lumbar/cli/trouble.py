"""What a command raises when it cannot go on."""

from lumbar.words import Message, render

WRONG_USE = 2
NOT_CLEARED = 3


class Trouble(Exception):
    """Ends the command: the sentence goes to the error stream, `code` becomes the exit code."""

    def __init__(self, message: Message, code: int = WRONG_USE) -> None:
        super().__init__(render(message))
        self.code = code
