"""What makes Lumbar an app that opens without a network: the worker, the manifest, and the page for what is missing."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_safe

from lumbar.guiding.emergency import call, stop_texts
from lumbar.planning import NotCleared, Wish
from lumbar.screening import country
from lumbar.web import offline as keeping
from lumbar.web.fields import Fields
from lumbar.web.queries import today as reading
from lumbar.web.queries.ahead import DAYS, days_ahead, hours_of
from lumbar.web.queries.felt import questions_about
from lumbar.web.queries.prepared import prepared
from lumbar.web.queries.today import CHECK_LASTS
from lumbar.web.queries.wish import wish_of
from lumbar.web.visit import Visit
from lumbar.web.wording import full_day_words
from lumbar.wire import encode
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
def offline(request: HttpRequest, about: str = "missing") -> HttpResponse:
    """Stands in where the network is needed: a page never seen, a form that was kept, a session that must be planned.

    Says what to do when something hurts in any case.
    """
    visit = Visit(request)
    place = country(visit.progress.country)
    context = {
        "about": {part: message(f"frame.offline.{about}.{part}") for part in ("title", "text")},
        "stops": stop_texts(place, visit.clearance.conditions),
        "emergency": call(place)["emergency"],
        "section": "today",
    }
    return visit.page("offline", context)


@never_cache
@require_safe
def offline_pages(request: HttpRequest) -> HttpResponse:
    """The pages to keep, the wishes and the days to prepare, and a stamp that changes with them."""
    visit = Visit(request)
    return JsonResponse(
        {
            "stamp": keeping.stamp(visit),
            "pages": keeping.pages(visit),
            "wishes": keeping.WISHES,
            "days": days_ahead(visit) if visit.answered else (),
        }
    )


@never_cache
@require_safe
def offline_session(request: HttpRequest) -> HttpResponse:
    """A session that can be started without a network, with its player; 204 where the person must not start.

    With `day`, that of one of the planned days ahead, with Today's page as it is on that day.
    """
    visit, fields = Visit(request), Fields(request.GET)
    if not visit.answered:
        return HttpResponse(status=204)
    day = fields.day("day", visit.now.date(), visit.now.date() + timedelta(days=DAYS), needed=False)
    if fields.faults:
        return HttpResponse(status=404)
    try:
        found = _session(visit, wish_of(request.GET, visit.usual)) if day is None else _session_of(visit, day)
    except NotCleared:
        found = None
    return HttpResponse(status=204) if found is None else JsonResponse(found)


def _session_of(visit: Visit, day: date) -> dict[str, Any] | None:
    """The session of a day ahead, the hours in which it holds, and the page of that day."""
    hours = hours_of(visit, day)
    if hours is None:
        return None
    then = visit.at(hours.opens)
    found = reading.today(then, then.usual)
    page = then.page("today", {"today": found, "undo": None, "done_words": None, "section": "today"})
    opens, closes = hours.opens.isoformat(), hours.closes.isoformat()
    return {**_session(then, then.usual), "opens": opens, "closes": closes, "today": page.content.decode()}


def _session(visit: Visit, wish: Wish) -> dict[str, Any]:
    ready = prepared(visit, wish)
    play = visit.page("play", {"playbook": ready.playbook})
    line = message("web.felt.line", day=full_day_words(visit.now))
    questions = questions_about(ready.session, line, {}, {})
    felt = visit.page("felt", {"felt": questions, "faults": {}, "given": {}, "section": "today"})
    return {
        "planned": ready.planned,
        "shown": ready.shown,
        "session": encode(ready.session),
        "fresh_until": ready.fresh_until and ready.fresh_until.isoformat(),
        "check_lasts_s": int(CHECK_LASTS.total_seconds()),
        "calm": ready.calm,
        "bears": encode(ready.bears),
        "pages": {
            reverse("play", args=[ready.planned]): play.content.decode(),
            reverse("felt", args=[ready.planned]): felt.content.decode(),
        },
    }


@never_cache
@require_safe
@ensure_csrf_cookie
def token(request: HttpRequest) -> HttpResponse:
    """Nothing but the cookie with which our scripts prove that they are ours; a browser that was killed may lose it."""
    return HttpResponse(status=204)
