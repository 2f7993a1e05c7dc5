"""The door to the home network: whoever was not let in gets the page for pairing, and nothing else."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.cache import add_never_cache_headers

from lumbar.web import clock
from lumbar.web.lan import pages
from lumbar.web.lan.cookie import COOKIE, remember
from lumbar.web.lan.pairing import device_of
from lumbar.web.people import DEVICE
from lumbar.words import message, render

PAIR = "/pair/"


def only_paired(respond: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: finds the device of a request, and stops every request of one that was not let in."""

    def respond_to_device(request: HttpRequest) -> HttpResponse:
        now, token = clock.now(), request.COOKIES.get(COOKIE, "")
        device = device_of(token, now)
        request.META[DEVICE] = device
        if device is None and request.path_info != PAIR:
            response = refused(request)
            add_never_cache_headers(response)
            return response
        response = respond(request)
        if device and device.seen == now:
            remember(response, token)
        return response

    return respond_to_device


def refused(request: HttpRequest) -> HttpResponse:
    """401: one sentence for programs, the page for pairing for people."""
    if request.path_info.startswith("/api/"):
        return JsonResponse({"detail": render(message("lan.not_paired"))}, status=401)
    return pages.pairing_page(request, status=401)
