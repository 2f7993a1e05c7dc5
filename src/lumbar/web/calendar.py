"""One appointment as calendar apps take it (RFC 5545)."""

from __future__ import annotations

from datetime import UTC, datetime

MINUTES = 5
WIDEST = 75
"""A line may have so many octets; what is longer goes on in the next, after a blank."""
MARKS = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


def appointment(uid: str, at: datetime, made: datetime, title: str, text: str) -> bytes:
    """A short appointment that rings when it begins. The same `uid` takes the place of one made before."""
    lines = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Lumbar//Lumbar//EN",
        "BEGIN:VEVENT",
        f"UID:{uid}",
        f"DTSTAMP:{_moment(made)}",
        f"DTSTART:{_moment(at)}",
        f"DURATION:PT{MINUTES}M",
        f"SUMMARY:{title.translate(MARKS)}",
        f"DESCRIPTION:{text.translate(MARKS)}",
        "TRANSP:TRANSPARENT",
        "CLASS:PRIVATE",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        f"DESCRIPTION:{title.translate(MARKS)}",
        "TRIGGER:PT0S",
        "END:VALARM",
        "END:VEVENT",
        "END:VCALENDAR",
    )
    return b"".join(_folded(line) for line in lines)


def _moment(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _folded(line: str) -> bytes:
    """Never broken within a character."""
    rows, row = [], ""
    for char in line:
        if len((row + char).encode()) > WIDEST:
            rows.append(row)
            row = " "
        row += char
    return "\r\n".join([*rows, row]).encode() + b"\r\n"
