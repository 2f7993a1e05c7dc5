"""Sets how many cases a property test tries when it does not say so itself."""

from hypothesis import settings

from tests.examples import FEW

settings.register_profile("lumbar", max_examples=FEW, deadline=None)
settings.load_profile("lumbar")
