"""Makes what is shown of the body: solves the poses that authors write, checks them, and renders their pictures.

Runs where Lumbar is packaged, never where it is used: nothing in `lumbar` imports it.
"""

import os
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parent.parent

# The matrices are small: one thread is several times faster than many that wait for each other.
for _name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(_name, "1")
