"""A frozen period keeps its numbers with names and promises, whatever becomes of the targets."""

import pytest

from punte.base.translated import Translated
from punte.monitoring.counting.asked import as_frozen
from punte.monitoring.models import Target
from punte.monitoring.tests.test_exports import made, sheets, vault_of_the_test  # noqa: F401 - fixtures
from punte.monitoring.tests.test_periods import frozen, known, reviewed  # noqa: F401 - fixtures

# ruff: noqa: F811 - fixtures are named like what is imported

pytestmark = pytest.mark.django_db
HOME = "/monitoring/309187/periods/1/"


@pytest.fixture
def changed(frozen, operation):
    """Since the freeze one target was retired, one renamed and raised, and one added."""
    gone, renamed, copied = Target.objects.filter(operation=operation, retired=False)[:3]
    Target.objects.filter(pk=gone.pk).update(retired=True)
    Target.objects.filter(pk=renamed.pk).update(name=Translated({"en": "Renamed"}), value=9999)
    copied.pk, copied.code, copied.name = None, "added", Translated({"en": "Added"})
    copied.save(force_insert=True)
    return gone, renamed


def test_the_page_shows_the_targets_as_frozen(client, changed, frozen, elena):
    gone, renamed = changed
    client.force_login(elena)
    rows = client.get(HOME).context["targets"]
    told = {r["label"]: r["promised"] for r in rows}
    assert told[str(gone.name)] == gone.value and told[str(renamed.name)] == renamed.value
    assert "Renamed" not in told and "Added" not in told
    for row in rows:
        assert client.get(row["url"]).status_code == 200
    assert {n.code for n in as_frozen(frozen)} == set(frozen.snapshot.rules)


def test_the_file_shows_the_targets_as_frozen(made, changed, elena):
    gone, renamed = changed
    _export, content = made("monitoring.numbers", period="1")
    told = {row[0]: row[1] for row in sheets(content)["Targets"]}
    assert told[str(gone.name)] == gone.value and told[str(renamed.name)] == renamed.value
    assert "Renamed" not in told and "Added" not in told


def test_a_number_without_a_rule_today_is_shown_as_reported(client, changed, frozen, elena):
    gone, _renamed = changed
    Target.objects.filter(pk=gone.pk).delete()
    client.force_login(elena)
    page = client.get(f"{HOME}numbers/{gone.code}/")
    assert page.status_code == 200 and not page.context["differences"]


def test_a_retired_target_still_counts_beside_what_was_reported(client, frozen, operation, elena):
    Target.objects.filter(operation=operation).update(retired=False)
    client.force_login(elena)
    before = client.get(HOME).context["targets"]
    Target.objects.filter(operation=operation).update(retired=True)
    after = client.get(HOME).context["targets"]
    assert {r["label"]: r["now"] for r in after} == {r["label"]: r["now"] for r in before}
    assert any(r["now"] for r in after)
