"""Which address shows which page."""

from django.urls import path

from lumbar.web import pages
from lumbar.web.api import api

urlpatterns = [
    path("api/", api.urls),
    path("", pages.today, name="today"),
    path("play/<uuid:planned>", pages.play, name="play"),
]

handler404 = pages.not_found
handler500 = pages.broken
