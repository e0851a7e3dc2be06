"""What the record book puts on My page."""

import datetime as dt

from punte.records import facts
from punte.records.actions.deliverables import evidence_deliverable, withdraw_deliverable
from punte.records.actions.documents import judge_evidence
from punte.records.models import Evidence
from punte.records.work import work

TODAY = dt.date(2025, 3, 17)


def titles(user):
    return [item.title for item in work(user, TODAY)]


def test_papers_wait_for_those_who_judge(elena, bogdan, ana, guide, partners_guide):
    assert titles(elena) == ["2 papers wait to be checked"]
    assert titles(bogdan) == ["One paper waits to be checked"]
    assert titles(ana) == []
    judge_evidence(
        by=elena, evidence=Evidence.objects.filter(document=guide.document_id), verification="checked"
    )
    withdraw_deliverable(by=elena, deliverable=partners_guide, reason=facts.STRUCK_MISTAKE, on=TODAY)
    assert titles(elena) == []


def test_whoever_recorded_without_a_paper_is_reminded(ana, elena, operation, assoc):
    for _number in range(2):
        evidence_deliverable(
            by=ana,
            operation=operation,
            activity=operation.activities.first(),
            kind=facts.CAMPAIGN_RUN,
            organisation=assoc,
            title="Campanie",
            on=TODAY,
            document=None,
        )
    (item,) = work(ana, TODAY)
    assert item.title == "2 deliverables you recorded have no paper"
    assert item.url.endswith("/records/309187/deliverables/?standing=none&about=all")
    assert titles(elena) == []
