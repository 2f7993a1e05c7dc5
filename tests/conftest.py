"""How many cases the property tests try: 100 by hand, 1,000 in CI, or what LUMBAR_EXAMPLES says."""

import os

from hypothesis import settings

settings.register_profile(
    "lumbar",
    max_examples=int(os.environ.get("LUMBAR_EXAMPLES") or (1000 if os.environ.get("CI") else 100)),
    deadline=None,
)
settings.load_profile("lumbar")
