"""The product's settings on an empty data folder, which goes when the tests end."""

import atexit
import os
import shutil
import tempfile

folder = tempfile.mkdtemp(prefix="lumbar-tests-")
atexit.register(shutil.rmtree, folder, ignore_errors=True)
os.environ["LUMBAR_DATA"] = folder

from lumbar.web.settings import *  # noqa: E402, F403
