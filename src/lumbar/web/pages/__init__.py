"""The pages, one module each."""

from lumbar.web.pages.change import change, swap, undo
from lumbar.web.pages.check import check
from lumbar.web.pages.direction import direction, found
from lumbar.web.pages.errors import broken, not_found, stale
from lumbar.web.pages.felt import changes, felt, morning
from lumbar.web.pages.first import first
from lumbar.web.pages.history import activity, history, void
from lumbar.web.pages.library import exercise, library, like
from lumbar.web.pages.offline import manifest, offline, offline_pages, offline_session, token, worker
from lumbar.web.pages.phone import phone, revoke
from lumbar.web.pages.play import play
from lumbar.web.pages.prints import print_doctor, print_exercise, print_today
from lumbar.web.pages.reminder import reminder
from lumbar.web.pages.screening import agreement, country, result, screening
from lumbar.web.pages.settings import erase, export, import_, settings
from lumbar.web.pages.today import start, today
from lumbar.web.pages.weeks import weeks

__all__ = [
    "activity",
    "agreement",
    "broken",
    "change",
    "changes",
    "check",
    "country",
    "direction",
    "erase",
    "exercise",
    "export",
    "felt",
    "first",
    "found",
    "history",
    "import_",
    "library",
    "like",
    "manifest",
    "morning",
    "not_found",
    "offline",
    "offline_pages",
    "offline_session",
    "phone",
    "play",
    "print_doctor",
    "print_exercise",
    "print_today",
    "reminder",
    "result",
    "revoke",
    "screening",
    "settings",
    "stale",
    "start",
    "swap",
    "today",
    "token",
    "undo",
    "void",
    "weeks",
    "worker",
]
