"""The first page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def today(request: HttpRequest) -> HttpResponse:
    """What this is, what it is not, and where the diary lies."""
    return render(request, "lumbar/today.html")
