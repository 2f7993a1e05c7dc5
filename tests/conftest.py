"""Sets how many cases a property test tries when it does not say so itself."""

from hypothesis import HealthCheck, settings

from tests.examples import FEW

# A slow machine is no reason for a test to fail.
settings.register_profile("lumbar", max_examples=FEW, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("lumbar")
