"""How many cases the property tests try: the promises of a plan many, everything else a fifth of that."""

import os

MANY = int(os.environ.get("LUMBAR_EXAMPLES") or (1000 if os.environ.get("CI") else 100))
"""1,000 in CI, 100 by hand, or what LUMBAR_EXAMPLES says."""
FEW = max(20, MANY // 5)
