"""The page where a device is let in."""

from __future__ import annotations

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation.trans_real import parse_accept_lang_header
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from lumbar.web import clock
from lumbar.web import pages as open_pages
from lumbar.web.fields import Fields
from lumbar.web.lan.cookie import remember
from lumbar.web.lan.pairing import LONGEST_NAME, Paired, Refused
from lumbar.web.lan.pairing import pair as let_in
from lumbar.web.people import DEVICE
from lumbar.web.queries.settings import full_languages
from lumbar.words import FALLBACK, Message, message
from lumbar.words import render as worded

DEVICES = ("iPhone", "iPad", "Android")
LONGEST_CODE = 20


@never_cache
@sensitive_post_parameters("code")
@require_http_methods(["GET", "HEAD", "POST"])
def pair(request: HttpRequest) -> HttpResponse:
    """Take the code, and let the device in. Who is in already goes on."""
    if request.META[DEVICE]:
        return HttpResponseRedirect(reverse("phone"))
    if request.method != "POST":
        return pairing_page(request)
    fields = Fields(request.POST)
    code, name = fields.text("code", LONGEST_CODE), fields.text("name", LONGEST_NAME, needed=False)
    if fields.faults:
        return pairing_page(request, fields.faults, status=422)
    found = let_in(code, name or guessed_name(request), clock.now())
    if isinstance(found, Refused):
        return pairing_page(request, {"code": refusal(found)}, status=422)
    return _welcome(found)


def stale(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: a form that does not prove where it comes from."""
    if request.META.get(DEVICE):
        return open_pages.stale(request, reason)
    return pairing_page(request, {"code": message("lan.fault.stale")}, status=403)


def refusal(found: Refused) -> Message:
    """Why a code did not open, and what to do."""
    return message("lan.fault.wrong", n=found.left) if found.left else message("lan.fault.over")


def pairing_page(
    request: HttpRequest, faults: Mapping[str, Message] | None = None, *, status: int = 200
) -> HttpResponse:
    """The page that asks for the code. Knows nothing of any diary, nor whose home this is."""
    context = {
        "lang": spoken(request.headers.get("Accept-Language", "")),
        "faults": faults or {},
        "name": request.POST.get("name", "")[:LONGEST_NAME] or guessed_name(request),
        "longest_name": LONGEST_NAME,
        "longest_code": LONGEST_CODE,
    }
    return render(request, "lumbar/pairing.html", context, status=status)


def guessed_name(request: HttpRequest) -> str:
    """What to call a device that says no name."""
    agent = request.headers.get("User-Agent", "")
    known = next((device for device in DEVICES if device in agent), None)
    return worded(message(f"lan.device.{known.lower()}" if known else "lan.device.other"))


def spoken(accepted: str) -> str:
    """The first language of a browser that Lumbar speaks in full."""
    full = full_languages()
    wanted = (tag.split("-")[0] for tag, _ in parse_accept_lang_header(accepted))
    return next((lang for lang in wanted if lang in full), FALLBACK)


def _welcome(paired: Paired) -> HttpResponse:
    response = HttpResponseRedirect(reverse("phone"))
    remember(response, paired.token)
    return response
