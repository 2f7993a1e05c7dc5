"""What a person sees when there is no page, or when we broke one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404, with a way back."""
    return render(request, "lumbar/not_found.html", status=404)


def stale(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: a form that does not prove it comes from one of our pages, mostly because the page is old."""
    return render(request, "lumbar/stale.html", status=403)


def broken(request: HttpRequest) -> HttpResponse:
    """500: says whose fault it is, and that nothing is lost. Touches neither database nor person."""
    return render(request, "lumbar/broken.html", status=500)
