"""What makes Lumbar an app that opens without a network: the worker, the manifest, and the page for what is missing."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from lumbar.guiding.emergency import call, stop_texts
from lumbar.screening import country
from lumbar.web import offline as keeping
from lumbar.web.visit import Visit
from lumbar.words import message, render

ICONS = (("icon-192.png", 192, "any"), ("icon-512.png", 512, "any"), ("icon-maskable-512.png", 512, "maskable"))
PAPER = "#f1efe9"


@never_cache
@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """The service worker: at the root, so that it serves every page."""
    return HttpResponse(keeping.worker(), content_type="text/javascript; charset=utf-8")


@require_safe
def manifest(request: HttpRequest) -> HttpResponse:
    """What the system shows of the installed app: name, icons, shortcuts."""
    visit = Visit(request)
    today = reverse("today")
    shortcuts = (("web.app.start", today), ("web.app.relief", f"{today}?{keeping.SHORTCUT}"))
    icons = [
        {"src": static(f"icons/{name}"), "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}
        for name, size, purpose in ICONS
    ]
    drawn = {"src": static("icon.svg"), "sizes": "any", "type": "image/svg+xml", "purpose": "any"}
    app = {
        "id": "/",
        "name": "Lumbar",
        "short_name": "Lumbar",
        "description": render(message("frame.welcome"), visit.lang),
        "lang": visit.lang,
        "start_url": today,
        "scope": "/",
        "display": "standalone",
        "background_color": PAPER,
        "theme_color": PAPER,
        "icons": [drawn, *icons],
        "shortcuts": [
            {"name": render(message(name), visit.lang), "url": address, "icons": [icons[0]]}
            for name, address in shortcuts
        ],
    }
    return JsonResponse(app, content_type="application/manifest+json")


@require_safe
def offline(request: HttpRequest) -> HttpResponse:
    """Stands in for a page that this browser has never seen; with what to do when something hurts."""
    visit = Visit(request)
    place = country(visit.progress.country)
    stops = stop_texts(place, visit.clearance.conditions)
    return visit.page("offline", {"stops": stops, "emergency": call(place)["emergency"], "section": "today"})


@never_cache
@require_safe
def offline_pages(request: HttpRequest) -> HttpResponse:
    """The pages to keep, and a stamp that changes with them."""
    visit = Visit(request)
    return JsonResponse({"stamp": keeping.stamp(visit), "pages": keeping.pages(visit)})
