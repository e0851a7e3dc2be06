"""What was promised, what was reported, and what the funder asked."""

from punte.monitoring.models.audits import Audit
from punte.monitoring.models.budgets import BudgetEntry, BudgetLine
from punte.monitoring.models.clarifications import Clarification, ClarificationEntry
from punte.monitoring.models.deadlines import Claim, Reminder
from punte.monitoring.models.findings import Finding, FindingEntry, Review, Verdict
from punte.monitoring.models.narratives import Narrative
from punte.monitoring.models.periods import (
    Confirmation,
    Correction,
    Period,
    SensitiveMember,
    Snapshot,
    SnapshotMember,
    SnapshotValue,
)
from punte.monitoring.models.samples import Sample, SampleUnit
from punte.monitoring.models.targets import Target

__all__ = [
    "Audit",
    "BudgetEntry",
    "BudgetLine",
    "Claim",
    "Clarification",
    "ClarificationEntry",
    "Confirmation",
    "Correction",
    "Finding",
    "FindingEntry",
    "Narrative",
    "Period",
    "Reminder",
    "Review",
    "Sample",
    "SampleUnit",
    "SensitiveMember",
    "Snapshot",
    "SnapshotMember",
    "SnapshotValue",
    "Target",
    "Verdict",
]
