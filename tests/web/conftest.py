"""The pages' tests share a home."""

from tests.home import home, screened, stranger

__all__ = ["home", "screened", "stranger"]
