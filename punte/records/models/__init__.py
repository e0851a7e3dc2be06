"""The record book: facts, seals, consents, documents, evidence, deliverables, who looked at whom."""

from punte.records.models.access import AccessEntry
from punte.records.models.breaches import Breach, BreachEntry
from punte.records.models.consents import Consent, Refusal
from punte.records.models.deliverables import Deliverable, Standing
from punte.records.models.documents import Document, Evidence
from punte.records.models.exports import Export, ExportDownload
from punte.records.models.facts import Fact, Seal, SealedFact
from punte.records.models.requests import DataRequest
from punte.records.models.retention import Destruction, TermStart
from punte.records.models.visits import PageVisit

__all__ = [
    "AccessEntry",
    "Breach",
    "BreachEntry",
    "Consent",
    "DataRequest",
    "Deliverable",
    "Destruction",
    "Document",
    "Evidence",
    "Export",
    "ExportDownload",
    "Fact",
    "PageVisit",
    "Refusal",
    "Seal",
    "SealedFact",
    "Standing",
    "TermStart",
]
