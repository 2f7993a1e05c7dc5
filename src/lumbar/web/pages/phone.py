"""Lumbar on a phone: how it comes in, and shutting it out."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from lumbar.web import clock
from lumbar.web.lan.pairing import new_code
from lumbar.web.lan.pairing import revoke as shut_out
from lumbar.web.pages.going import go, said
from lumbar.web.queries import phone as reading
from lumbar.web.visit import Visit


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def phone(request: HttpRequest) -> HttpResponse:
    """The way in, and the devices. A POST asks for a code: only on the computer itself, or a stolen phone could let
    in another."""
    visit, code = Visit(request), None
    if request.method == "POST":
        if settings.DEVICES_ONLY:
            raise PermissionDenied
        code = new_code(visit.person, clock.now())
    context = {"phone": reading.phone(visit, code), "done_words": said(visit), "section": "settings"}
    return visit.page("phone", context)


@require_POST
def revoke(request: HttpRequest, device: UUID) -> HttpResponse:
    """Shut a device out. It may be the very one that asks."""
    if not shut_out(Visit(request).person, device):
        raise Http404
    return go("phone", done="revoked")
