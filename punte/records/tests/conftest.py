"""A guide that Elena has recorded, and the vault of the test."""

import datetime as dt

import pytest

from punte.records import facts
from punte.records.actions.deliverables import deliver
from punte.records.tests.papers import PDF


@pytest.fixture(autouse=True)
def vault_of_the_test(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def guide(operation, elena, assoc):
    return deliver(
        by=elena,
        operation=operation,
        activity=operation.activities.get(code="A2"),
        kind=facts.GUIDE_PUBLISHED,
        organisation=assoc,
        title="Ghid de mediere",
        on=dt.date(2025, 2, 3),
        content=PDF,
        name="ghid.pdf",
        paper_kind="publication",
    )


@pytest.fixture
def partners_guide(operation, elena, fdss):
    return deliver(
        by=elena,
        operation=operation,
        activity=operation.activities.get(code="A3"),
        kind=facts.GUIDE_PUBLISHED,
        organisation=fdss,
        title="Ghidul partenerului",
        on=dt.date(2025, 2, 4),
        content=PDF + b"\n",
        name="ghid.pdf",
        paper_kind="publication",
    )
