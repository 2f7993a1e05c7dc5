"""Which address shows which page."""

from django.urls import path

from lumbar.web import pages
from lumbar.web.api import api

urlpatterns = [
    path("api/", api.urls),
    path("", pages.first, name="first"),
    path("screening/", pages.screening, name="screening"),
    path("screening/result/", pages.result, name="result"),
    path("screening/agreement/", pages.agreement, name="agreement"),
    path("screening/country/", pages.country, name="country"),
    path("screening/direction/", pages.direction, name="direction"),
    path("screening/direction/found/", pages.found, name="found"),
    path("check/", pages.check, name="check"),
    path("today/", pages.today, name="today"),
    path("today/swap/<int:place>/", pages.swap, name="swap"),
    path("today/change/", pages.change, name="change"),
    path("today/undo/", pages.undo, name="undo"),
    path("today/start/", pages.start, name="start"),
    path("play/<uuid:planned>/", pages.play, name="play"),
    path("felt/<uuid:planned>/", pages.felt, name="felt"),
    path("felt/<uuid:planned>/next/", pages.changes, name="next"),
    path("morning/<uuid:planned>/", pages.morning, name="morning"),
    path("morning/<uuid:planned>/reminder/", pages.reminder, name="reminder"),
    path("weeks/", pages.weeks, name="weeks"),
    path("history/", pages.history, name="history"),
    path("history/activity/", pages.activity, name="activity"),
    path("history/void/<uuid:entry>/", pages.void, name="void"),
    path("exercises/", pages.library, name="library"),
    path("exercises/<slug:exercise>/", pages.exercise, name="exercise"),
    path("exercises/<slug:exercise>/like/", pages.like, name="like"),
    path("settings/", pages.settings, name="settings"),
    path("settings/export/", pages.export, name="export"),
    path("settings/import/", pages.import_, name="import"),
    path("settings/erase/", pages.erase, name="erase"),
    path("settings/phone/", pages.phone, name="phone"),
    path("settings/phone/<uuid:device>/revoke/", pages.revoke, name="revoke"),
    path("worker.js", pages.worker, name="worker"),
    path("manifest.webmanifest", pages.manifest, name="manifest"),
    path("offline/", pages.offline, name="offline"),
    path("offline/kept/", pages.offline, {"about": "kept"}, name="offline-kept"),
    path("offline/later/", pages.offline, {"about": "later"}, name="offline-later"),
    path("offline/session/", pages.offline_session, name="offline-session"),
    path("offline/pages/", pages.offline_pages, name="offline-pages"),
    path("offline/token/", pages.token, name="token"),
    path("print/today/", pages.print_today, name="print-today"),
    path("print/exercise/<slug:exercise>/", pages.print_exercise, name="print-exercise"),
    path("print/doctor/", pages.print_doctor, name="print-doctor"),
]

handler404 = pages.not_found
handler500 = pages.broken
