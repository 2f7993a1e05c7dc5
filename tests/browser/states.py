"""Every page in every state in which a person may find it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from uuid import uuid4

from playwright.sync_api import Page, expect

from lumbar.web.urls import urlpatterns
from tests.home import LEG_PAIN, Home
from tests.web.sessions import planned_for, short_session

NOT_SEEN = {
    "agreement", "country", "change", "undo", "start", "reminder", "activity", "void", "like", "export", "import",
    "erase", "revoke", "worker", "manifest", "offline-session", "offline-pages", "token",
}  # fmt: skip
"""Addresses that answer with another page, a file or nothing."""
FOUND = "/screening/direction/found/"


@dataclass(frozen=True)
class State:
    """A page of an address: `reach` brings a home so far and gives the path, `act` is what is done on the page."""

    route: str
    reach: Callable[[Home], str]
    act: Callable[[Page], None] = lambda page: None


def routes() -> set[str]:
    """The names of all addresses that show a page."""
    return {name for pattern in urlpatterns if (name := getattr(pattern, "name", None))} - NOT_SEEN


def _at(path: str, **chosen: tuple[str, ...]) -> Callable[[Home], str]:
    """The path, for who has answered like this."""

    def reach(home: Home) -> str:
        home.answer(**chosen)
        home.later(minutes=1)
        return path

    return reach


def _new(path: str) -> Callable[[Home], str]:
    """The path, for who has answered nothing."""
    return lambda home: path


def _checked(path: str, pain: int = 2, flare: str = "no", new: str = "none") -> Callable[[Home], str]:
    def reach(home: Home) -> str:
        home.answer()
        home.later(minutes=1)
        home.check(pain=pain, flare=flare, new=(new,))
        return path

    return reach


def _trained(path: str, **told: object) -> Callable[[Home], str]:
    """The path, with the id of a session that was done in its place of a `{}`; swims and walks, a like, a mistake."""

    def reach(home: Home) -> str:
        home.answer()
        home.later(minutes=1)
        first = home.train()
        home.later(days=2)
        home.client.post("/history/activity/", {"activity": "swim", "minutes": 30})
        home.client.post("/exercises/bird-dog/like/", {"like": "more"})
        home.client.post("/check/", {"pain": 3, "flare": "no", "new": "none", "where": ("back-left", "thigh-left")})
        home.later(seconds=1)
        planned = home.start()
        home.play(planned)
        if told:
            home.tell(planned, **told)
            void = {"entry": str(uuid4())}
            home.client.post(f"/history/void/{home.entries('check')[0].id}/", void)
        assert first
        return path.format(planned)

    return reach


def _playing(home: Home) -> str:
    home.answer()
    return f"/play/{planned_for(home.person, short_session())}/"


def _swap(home: Home) -> str:
    home.answer()
    home.later(minutes=1)
    return "/today/swap/3/?minutes=20"


def _press(name: str) -> Callable[[Page], None]:
    return lambda page: page.get_by_role("button", name=name, exact=True).first.click()


def _open_all(page: Page) -> None:
    """Everything that folds out, but for menus over the page."""
    page.evaluate(
        "() => document.querySelectorAll('main details:not(.menu, .chip-details)').forEach(one => (one.open = true))"
    )


def _menu(selector: str) -> Callable[[Page], None]:
    return lambda page: page.locator(selector).click()


def _faulty(page: Page) -> None:
    """The form of the page, sent with what is missing or wrong."""
    page.evaluate("() => document.querySelector('main form').submit()")
    expect(page.locator(".faults")).to_be_visible()


def _wrong_minutes(page: Page) -> None:
    page.locator("#minutes").fill("900")
    page.evaluate("() => document.querySelector('#activity form').submit()")
    expect(page.locator(".faults")).to_be_visible()


def _stop_sheet(page: Page) -> None:
    _press("Start")(page)
    _press("Sharp pain: stop")(page)


def _last_questions(page: Page) -> None:
    """All questions at once, as a browser without scripts shows them."""
    page.evaluate("() => document.querySelectorAll('[data-step]').forEach(step => (step.hidden = false))")


def _offline_line(page: Page) -> None:
    """The line that a kept page shows, as the worker marks it."""
    page.evaluate("() => document.documentElement.setAttribute('data-last-seen', new Date().toISOString())")
    expect(page.locator("offline-line p")).to_be_visible()


def _marked(page: Page) -> None:
    for region in ("thigh-left", "lower-leg-right"):
        page.locator(f".spot-{region}").click()


STATES: Mapping[str, State] = {
    "first": State("first", _new("/")),
    "questions": State("screening", _new("/screening/")),
    "questions-all": State("screening", _new("/screening/"), _last_questions),
    "questions-faults": State("screening", _new("/screening/"), _faulty),
    "free": State("result", _at("/screening/result/"), _open_all),
    "adapted": State("result", _at("/screening/result/", care=("knee", "wrist")), _open_all),
    "doctor-first": State("result", _at("/screening/result/", diagnosis=("wear",)), _open_all),
    "paused": State("result", _at("/screening/result/", illness=("ill",)), _open_all),
    "urgent": State("result", _at("/screening/result/", illness=("weight",)), _open_all),
    "emergency": State("result", _at("/screening/result/", nerves=("saddle",)), _open_all),
    "locked-today": State("result", _checked("/today/", pain=9)),
    "new-sign": State("result", _checked("/today/", new="QU7")),
    "two-movements": State("direction", _at("/screening/direction/", **LEG_PAIN)),
    "two-movements-faults": State("direction", _at("/screening/direction/", **LEG_PAIN), _faulty),
    "found": State("found", _at(f"{FOUND}?bending=avoid&arching=prefer", **LEG_PAIN)),
    "found-stop": State("found", _at(f"{FOUND}?bending=avoid&leg=stopped", **LEG_PAIN)),
    "check": State("check", _at("/check/"), _marked),
    "check-faults": State("check", _at("/check/"), _faulty),
    "today": State("today", _at("/today/")),
    "today-after-a-session": State("today", _trained("/today/", pain=2)),
    "today-untold": State("today", _trained("/today/")),
    "today-flare": State("today", _checked("/today/", pain=5, flare="yes")),
    "today-menu": State("today", _at("/today/"), _menu(".menu summary >> nth=1")),
    "today-things": State("today", _at("/today/"), _menu(".wishes summary >> nth=-1")),
    "today-kept": State("today", _at("/today/"), _offline_line),
    "swap": State("swap", _swap),
    "player": State("play", _playing),
    "stop-sheet": State("play", _playing, _stop_sheet),
    "felt": State("felt", _trained("/felt/{}/"), _open_all),
    "felt-faults": State("felt", _trained("/felt/{}/"), _faulty),
    "next": State("next", _trained("/felt/{}/next/", pain=2, where=("back-left",)), _open_all),
    "next-down": State("next", _trained("/felt/{}/next/", pain=3, where=("lower-leg-left",)), _open_all),
    "morning": State("morning", _trained("/morning/{}/", pain=2)),
    "morning-faults": State("morning", _trained("/morning/{}/", pain=2), _faulty),
    "weeks": State("weeks", _at("/weeks/")),
    "weeks-trained": State("weeks", _trained("/weeks/", pain=2), _open_all),
    "history-empty": State("history", _at("/history/")),
    "history": State("history", _trained("/history/", pain=2, where=("back-left",)), _open_all),
    "history-faults": State("history", _at("/history/"), _wrong_minutes),
    "exercises": State("library", _at("/exercises/")),
    "exercises-none": State("library", _at("/exercises/?kind=aerobic&position=prone")),
    "exercise": State("exercise", _at("/exercises/bird-dog/"), _open_all),
    "exercise-of-two-sides": State("exercise", _at("/exercises/side-plank/?form=knees")),
    "settings": State("settings", _trained("/settings/", pain=2), _open_all),
    "phone": State("phone", _at("/settings/phone/")),
    "offline": State("offline", _at("/offline/"), _open_all),
    "offline-kept": State("offline-kept", _at("/offline/kept/")),
    "offline-later": State("offline-later", _at("/offline/later/")),
    "lost": State("lost", _at("/no-such-page/")),
    "print-today": State("print-today", _at("/print/today/")),
    "print-exercise": State("print-exercise", _at("/print/exercise/bird-dog/")),
    "print-doctor": State("print-doctor", _at("/print/doctor/", diagnosis=("wear",))),
}


def nameless(page: Page) -> list[str]:
    """What can take the focus and tells a screen reader neither what it is nor what it is called."""
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    found = []
    for node in nodes:
        known = {one["name"]: one["value"].get("value") for one in node.get("properties", ())}
        role, name = node["role"]["value"], node.get("name", {}).get("value", "")
        if node["ignored"] or not known.get("focusable") or role in ("RootWebArea", "main", "status", "alert"):
            continue
        if not name.strip() or role == "generic":
            found.append(f"{role} {name!r} {node.get('backendDOMNodeId')}")
    return found
