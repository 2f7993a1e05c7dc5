"""The product's settings on an empty data folder, which goes when the tests end."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

folder = tempfile.mkdtemp(prefix="lumbar-tests-")
atexit.register(shutil.rmtree, folder, ignore_errors=True)
os.environ["LUMBAR_DATA"] = folder

from lumbar.web import settings as product  # noqa: E402
from lumbar.web.settings import *  # noqa: E402, F403

# A file, as at home: the memory database that Django would take is shared by threads under locks of its own.
DATABASES = {"default": {**product.DATABASES["default"], "TEST": {"NAME": Path(folder) / "tests.sqlite3"}}}
