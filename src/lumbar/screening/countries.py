"""The numbers to call, by country."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from lumbar.screening.data import page, table, value


@dataclass(frozen=True)
class Country:
    """Numbers to call in the country of this ISO 3166 code.

    `emergency` is for now, `urgent` for advice the same day, None where no number serves the whole country.
    """

    code: str
    emergency: str
    urgent: str | None = None


ANYWHERE = Country("", "112")
"""Where the country is not known: the number of the EU, which mobile networks of many other countries know too."""


@cache
def countries() -> Mapping[str, Country]:
    """The countries whose numbers are known, by code."""
    return read_countries(page("countries.toml"))


def country(code: str | None) -> Country:
    """The country of this code, or `ANYWHERE`."""
    return countries().get(code or "", ANYWHERE)


def read_countries(text: str) -> Mapping[str, Country]:
    """Countries from TOML. Raises BadRules with the place."""
    rows = table("countries.toml", text)
    return {code: value(Country, {"code": code, **row}, f"countries.toml: {code}") for code, row in rows.items()}
