"""What a person sees when there is no page, or when we broke one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404, with a way back."""
    return render(request, "lumbar/not_found.html", status=404)


def broken(request: HttpRequest) -> HttpResponse:
    """500: says whose fault it is, and that nothing is lost. Touches neither database nor person."""
    return render(request, "lumbar/broken.html", status=500)
