"""What a doctor is asked about (R48): the rules that stay, without those of the hour."""

from __future__ import annotations

from dataclasses import replace

from lumbar.catalogue import Catalogue
from lumbar.screening.model import Clearance, Condition
from lumbar.screening.verdicts import verdicts

PASSING: frozenset[Condition] = frozenset({"EARLY_MORNING", "FLARE"})
"""Conditions that come and go by themselves; a doctor's agreement is not about them."""


def lasting(clearance: Clearance, catalogue: Catalogue) -> Clearance:
    """The clearance without what passes by itself, locked or not: its verdicts are the list to take along."""
    conditions = clearance.conditions - PASSING
    findings = tuple(finding for finding in clearance.findings if finding.code not in PASSING)
    return replace(clearance, conditions=conditions, findings=findings, verdicts=verdicts(catalogue, conditions))
