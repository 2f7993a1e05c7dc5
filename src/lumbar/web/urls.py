"""Which address shows which page."""

from django.urls import path

from lumbar.web import pages

urlpatterns = [
    path("", pages.today, name="today"),
]

handler404 = pages.not_found
handler500 = pages.broken
