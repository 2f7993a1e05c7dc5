"""What a device that was let in carries."""

from django.http import HttpResponse

from lumbar.web.lan.pairing import LAPSES

COOKIE = "__Host-lumbar-device"
"""The prefix makes browsers hold it to https and to this one host."""


def remember(response: HttpResponse, token: str) -> None:
    """Let the browser keep the token. `Lax`: a link in a mail may open Lumbar, and no form elsewhere may write."""
    response.set_cookie(COOKIE, token, max_age=LAPSES, path="/", secure=True, httponly=True, samesite="Lax")
