"""The record book: facts, seals, consents, documents, evidence, deliverables, who looked at whom."""

from punte.records.models.access import AccessEntry
from punte.records.models.consents import Consent
from punte.records.models.deliverables import Deliverable, Standing
from punte.records.models.documents import Document, Evidence
from punte.records.models.exports import Export, ExportDownload
from punte.records.models.facts import Fact, Seal, SealedFact

__all__ = [
    "AccessEntry",
    "Consent",
    "Deliverable",
    "Document",
    "Evidence",
    "Export",
    "ExportDownload",
    "Fact",
    "Seal",
    "SealedFact",
    "Standing",
]
