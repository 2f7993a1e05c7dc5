"""The page that tells a phone how to trust this home's certificate, over plain http.

A phone that does not trust the certificate yet can read nothing else of Lumbar. So this door has no database, no
cookies and no forms: a table of a few files, made before it opens. Of what is asked, only the path and the language
are looked at.
"""

from __future__ import annotations

import plistlib
import socket
from collections.abc import Mapping
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from socketserver import ThreadingTCPServer
from urllib.parse import urlsplit
from uuid import NAMESPACE_OID, uuid5

from django.template.loader import render_to_string

from lumbar.web.lan.authority import Authority
from lumbar.web.lan.doors import Doors
from lumbar.web.lan.pages import spoken
from lumbar.web.queries.settings import full_languages
from lumbar.words import message
from lumbar.words import render as worded

PROFILE = "lumbar.mobileconfig"
CERTIFICATE = "lumbar.crt"
STATIC = Path(__file__).parent.parent / "static"
TYPES = {".css": "text/css; charset=utf-8", ".woff2": "font/woff2", ".svg": "image/svg+xml"}
POLICY = (
    "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; base-uri 'none'; frame-ancestors 'none'"
)
PATIENCE_S = 15
AWAY = (("Location", "/"), ("Content-Length", "0"))
"""What is answered for every other path."""


@dataclass(frozen=True)
class File:
    """What is answered for one path."""

    content: bytes
    type: str
    download: str = ""


def table(authority: Authority, doors: Doors) -> dict[str, File]:
    """Every path of this door, with what it answers."""
    der = authority.root_der()
    pages = {lang: File(_page(authority, doors, lang), "text/html; charset=utf-8") for lang in full_languages()}
    downloads = {
        PROFILE: File(profile(der), "application/x-apple-aspen-config", PROFILE),
        CERTIFICATE: File(der, "application/x-x509-ca-cert", CERTIFICATE),
    }
    looks = [STATIC / "icon.svg", *(STATIC / "built/assets").iterdir()]
    static = {
        f"static/{file.relative_to(STATIC).as_posix()}": File(file.read_bytes(), TYPES[file.suffix])
        for file in looks
        if file.suffix in TYPES
    }
    return {f"/{name}": file for name, file in (pages | downloads | static).items()}


def profile(der: bytes) -> bytes:
    """The certificate as an iPhone takes it. The same certificate always makes the same profile."""
    ids = [str(uuid5(NAMESPACE_OID, f"lumbar {part} {der.hex()}")).upper() for part in ("profile", "certificate")]
    common = {"PayloadVersion": 1, "PayloadOrganization": "Lumbar"}
    certificate = {
        **common,
        "PayloadType": "com.apple.security.root",
        "PayloadIdentifier": f"lumbar.home.{ids[1]}",
        "PayloadUUID": ids[1],
        "PayloadDisplayName": worded(message("lan.profile.certificate")),
        "PayloadCertificateFileName": CERTIFICATE,
        "PayloadContent": der,
    }
    return plistlib.dumps(
        {
            **common,
            "PayloadType": "Configuration",
            "PayloadIdentifier": f"lumbar.home.{ids[0]}",
            "PayloadUUID": ids[0],
            "PayloadDisplayName": worded(message("lan.profile.name")),
            "PayloadDescription": worded(message("lan.profile.what")),
            "PayloadContent": [certificate],
        }
    )


class _Server(ThreadingTCPServer):
    """Not `HTTPServer`: that one asks the network for its own name before it opens, which may take seconds."""

    allow_reuse_address = True
    daemon_threads = True


class _Server6(_Server):
    address_family = socket.AF_INET6


def server(address: str, port: int, files: Mapping[str, File]) -> ThreadingTCPServer:
    """A server that answers with these files and with nothing else. Raises OSError where the port is taken."""

    class Answer(BaseHTTPRequestHandler):
        timeout = PATIENCE_S
        server_version = "Lumbar"
        sys_version = ""

        def do_GET(self) -> None:
            self._answer(body=True)

        def do_HEAD(self) -> None:
            self._answer(body=False)

        def log_message(self, *_: object) -> None:
            """Who asked is nobody's business."""

        def _answer(self, *, body: bool) -> None:
            path = urlsplit(self.path).path
            lang = spoken(self.headers.get("Accept-Language", ""))
            file = files.get(f"/{lang}" if path == "/" else path)
            self.send_response(200 if file else 303)
            for name, value in _headers(file).items() if file else AWAY:
                self.send_header(name, value)
            self.end_headers()
            if file and body:
                self.wfile.write(file.content)

    return (_Server6 if ":" in address else _Server)((address, port), Answer)


def _headers(file: File) -> dict[str, str]:
    headers = {
        "Content-Type": file.type,
        "Content-Length": str(len(file.content)),
        "Content-Security-Policy": POLICY,
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Cache-Control": "no-store",
    }
    if file.download:
        headers["Content-Disposition"] = f'attachment; filename="{file.download}"'
    return headers


def _page(authority: Authority, doors: Doors, lang: str) -> bytes:
    context = {
        "lang": lang,
        "fingerprint": authority.fingerprint(),
        "profile": PROFILE,
        "certificate": CERTIFICATE,
        "pages": doors.pages,
    }
    return render_to_string("lumbar/certificate.html", context).encode()
