"""Django's settings for the home network: the same pages, but only for devices that were let in."""

from lumbar.web.home import Home, default_folder
from lumbar.web.lan.authority import Authority
from lumbar.web.lan.network import in_host
from lumbar.web.settings import *  # noqa: F403
from lumbar.web.settings import MIDDLEWARE as OPEN_MIDDLEWARE

# Full errors show what lies around them: in the network they are not shown, whatever `LUMBAR_DEBUG` says.
DEBUG = False
DEVICES_ONLY = True
# What the server's certificate vouches for: no page elsewhere can make a phone ask us under a name of its own.
ALLOWED_HOSTS = [in_host(name) for name in Authority(Home(default_folder()).lan).names()]
ROOT_URLCONF = "lumbar.web.lan.urls"
CSRF_FAILURE_VIEW = "lumbar.web.lan.pages.stale"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
# HSTS stays off: it would make the page that tells how to trust the certificate unreachable under the same name, and
# lock out whoever takes the certificate back.
SECURE_HSTS_SECONDS = 0


def _gated(middleware: list[str]) -> list[str]:
    """Before all that knows about a person, and after what a form for pairing needs."""
    place = middleware.index("django.middleware.csrf.CsrfViewMiddleware") + 1
    return [*middleware[:place], "lumbar.web.lan.gate.only_paired", *middleware[place:]]


MIDDLEWARE = _gated(OPEN_MIDDLEWARE)
