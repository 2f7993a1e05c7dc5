"""Django's settings. What may be set from outside is read from the environment: `LUMBAR_DATA` and the fields below."""

from csp.constants import NONE, SELF
from pydantic_settings import BaseSettings, SettingsConfigDict

from lumbar.web.home import Home, default_folder


class Environment(BaseSettings):
    """`LUMBAR_DEBUG` and `LUMBAR_HOSTS` (a JSON list)."""

    model_config = SettingsConfigDict(env_prefix="LUMBAR_", frozen=True)

    debug: bool = False
    hosts: list[str] = ["localhost", "127.0.0.1", "[::1]"]


environment = Environment()
home = Home(default_folder())
home.make()

DEBUG = environment.debug
ALLOWED_HOSTS = environment.hosts
SECRET_KEY = home.key.read_text("ascii")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "csp",
    "lumbar.web",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "lumbar.web.headers.permissions_policy",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "lumbar.web.people.same_person",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
ROOT_URLCONF = "lumbar.web.urls"
WSGI_APPLICATION = "lumbar.web.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": [f"lumbar.web.templatetags.{name}" for name in ("body", "built", "figures", "parts", "words")],
            "context_processors": ["django.template.context_processors.request"],
        },
    }
]

# What is deleted is overwritten (secure_delete). Without IMMEDIATE a transaction that reads before it writes fails at
# once when another one writes.
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": home.database,
        "OPTIONS": {
            "timeout": 5,
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA secure_delete=ON;",
        },
    }
}
AUTH_USER_MODEL = "web.User"
# Whoever can ask on this computer itself is at home. `lumbar.web.lan.settings` turns it round for the home network.
DEVICES_ONLY = False
USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = "en"

STATIC_URL = "/static/"
# The files lie inside the package and are served from there: nothing is collected, nothing is written.
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG
WHITENOISE_IMMUTABLE_FILE_TEST = r"/built/assets/|/lumbar/moves/"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "media-src": [SELF, "blob:"],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "worker-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_FAILURE_VIEW = "lumbar.web.pages.stale"
