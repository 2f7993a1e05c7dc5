"""`python -m lumbar.web.openapi FILE` writes the API's OpenAPI document, from which the front end's types are made."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any


def document() -> dict[str, Any]:
    """The OpenAPI document with every shape that goes over the wire."""
    from lumbar.web.api import api
    from lumbar.web.api_types import components

    found = dict(api.get_openapi_schema(path_prefix="/api/"))
    found["components"]["schemas"].update(components())
    return found


def text() -> str:
    """The document as it lies in `frontend/src/api/openapi.json` (`npm run types` writes it there)."""
    return json.dumps(document(), indent=2, sort_keys=True, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lumbar.web.settings")
    django.setup()
    Path(sys.argv[1]).write_text(text(), "utf-8")
