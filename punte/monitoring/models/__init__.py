"""What was promised, what was reported, and what the funder asked."""

from punte.monitoring.models.clarifications import Clarification, ClarificationEntry
from punte.monitoring.models.periods import (
    Confirmation,
    Correction,
    Period,
    SensitiveMember,
    Snapshot,
    SnapshotMember,
    SnapshotValue,
)
from punte.monitoring.models.targets import Target

__all__ = [
    "Clarification",
    "ClarificationEntry",
    "Confirmation",
    "Correction",
    "Period",
    "SensitiveMember",
    "Snapshot",
    "SnapshotMember",
    "SnapshotValue",
    "Target",
]
