"""The addresses in the home network: all of Lumbar's, and the one where a device is let in."""

from django.urls import path

from lumbar.web.lan import pages
from lumbar.web.lan.gate import PAIR
from lumbar.web.urls import handler404, handler500
from lumbar.web.urls import urlpatterns as open_patterns

__all__ = ["handler404", "handler500", "urlpatterns"]
urlpatterns = [path(PAIR.lstrip("/"), pages.pair, name="pair"), *open_patterns]
