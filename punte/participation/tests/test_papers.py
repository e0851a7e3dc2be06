"""Papers of a person and what they did: who may not."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied

from punte.participation.actions.participations import register_participant
from punte.participation.actions.proofs import award, bring_paper, check_criterion, open_paper
from punte.participation.models.proofs import criteria
from punte.records.actions.documents import erase_documents
from punte.records.facts import PERSON_TRAINED

DAY = dt.date(2024, 9, 2)
PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF"


@pytest.fixture
def candidate(elena, operation, assoc, cosmina):
    return register_participant(by=elena, operation=operation, organisation=assoc, person=cosmina, on=DAY)


@pytest.fixture
def paper(elena, candidate):
    return bring_paper(
        by=elena, participation=candidate, proves=None, content=PDF, name="a.pdf", title="Adeverință"
    )


@pytest.mark.parametrize("who", ["bogdan", "ana", "georgi", "mallory"])
def test_whoever_does_not_see_the_person_opens_and_writes_nothing(request, who, candidate, paper, operation):
    user, activity = request.getfixturevalue(who), operation.activities.get(code="A14")
    with pytest.raises(PermissionDenied):
        open_paper(by=user, participation=candidate, document=paper)
    with pytest.raises(PermissionDenied):
        bring_paper(by=user, participation=candidate, proves=None, content=PDF, name="a.pdf", title="x")
    with pytest.raises(PermissionDenied):
        award(
            by=user, participation=candidate, kind=PERSON_TRAINED, activity=activity, title="Curs", on=DAY,
            content=PDF, name="a.pdf",
        )  # fmt: skip
    with pytest.raises(PermissionDenied):
        check_criterion(
            by=user, participation=candidate, criterion=criteria(candidate)[0], verdict="met", document=None
        )


def test_papers_are_erased_only_with_the_person(elena, candidate, paper):
    with pytest.raises(PermissionDenied):
        erase_documents(by=elena, person=candidate.person)
    assert open_paper(by=elena, participation=candidate, document=paper) == PDF
