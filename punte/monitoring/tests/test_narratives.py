"""What is told in words: counted as the funder counts, never lost, closed with the freeze."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from punte.base.translated import Translated
from punte.monitoring.actions.narratives import write_narrative, written
from punte.monitoring.actions.periods import open_period
from punte.monitoring.models import Narrative, Period
from punte.monitoring.telling import lacking, places

pytestmark = pytest.mark.django_db
HOME = "/monitoring/309187/periods/1/narratives/"


@pytest.fixture
def period(elena, operation):
    return open_period(
        by=elena, operation=operation, starts_on=dt.date(2024, 6, 1), ends_on=dt.date(2024, 12, 31), due_on=dt.date(2025, 1, 30)
    )  # fmt: skip


@pytest.fixture
def activity(operation):
    return operation.activities.get(code="A9")


def tell(by, period, activity, *, language="ro", version=0, confirmed=False, **texts):
    return write_narrative(
        by=by,
        period=period,
        activity=activity,
        language=language,
        texts=texts,
        version=version,
        confirmed=confirmed,
    )


def freeze(period, state=Period.State.FROZEN):
    Period.objects.filter(pk=period.pk).update(state=state)
    period.refresh_from_db()


def test_a_text_is_written_in_one_language_and_translated_into_others(elena, period, activity):
    first = tell(elena, period, activity, result="Șase dezbateri")
    assert first.source == "ro" and first.state_in("en") == "missing" and not first.is_told_in("en")
    second = tell(elena, period, activity, language="en", version=1, result="Six debates")
    assert second.state_in("en") == "draft"
    third = tell(elena, period, activity, language="en", version=2, confirmed=True, result="Six debates")
    assert third.is_told_in("en") and third.result == Translated(
        {"ro": "Șase dezbateri", "en": "Six debates"}, "ro", {"en": "confirmed"}
    )


def test_a_translation_is_a_draft_again_when_the_source_changes(elena, period, activity):
    tell(elena, period, activity, result="Șase dezbateri")
    tell(elena, period, activity, language="en", version=1, confirmed=True, result="Six debates")
    changed = tell(elena, period, activity, version=2, result="Șapte dezbateri")
    assert changed.state_in("en") == "draft"


@pytest.mark.parametrize(("field", "most"), [("result", 3500), ("deviations", 10_500), ("progress", 10_500)])
def test_the_funders_limits_count_characters_and_a_line_break_as_one(elena, period, activity, field, most):
    full = "ș" * (most - 3) + "\r\nщ\u0103"
    assert len(full.encode()) > most and len(written(full)) == most
    told = tell(elena, period, activity, **{field: full})
    assert told.lengths("ro")[field] == most
    with pytest.raises(ValidationError) as refusal:
        tell(elena, period, activity, version=1, **{field: full + "a"})
    assert list(refusal.value.message_dict) == [field]


def test_an_accent_written_as_two_signs_counts_as_one_letter():
    assert written("s\u0326i t\u0326in") == "și țin" and len(written("s\u0326")) == 1


def test_of_two_editors_the_second_is_told_and_sees_both_texts(client, elena, period, activity):
    tell(elena, period, activity, result="Ce a scris Elena")
    with pytest.raises(ValidationError) as refusal:
        tell(elena, period, activity, result="Altceva")
    assert refusal.value.code == "stale"
    client.force_login(elena)
    page = client.post(HOME + "A9/?in=ro", {"version": 0, "result": "Ce am scris eu"}).content.decode()
    assert "Ce am scris eu" in page and "Ce a scris Elena" in page and 'name="version" value="1"' in page
    assert client.post(HOME + "A9/?in=ro", {"version": 1, "result": "Ce am scris eu"}).status_code == 302
    assert str(Narrative.objects.get().result) == "Ce am scris eu"


def test_what_is_too_long_stays_on_the_page(client, elena, period):
    client.force_login(elena)
    text = "Rezultat " * 400
    page = client.post(HOME + "A9/?in=ro", {"version": 0, "result": text})
    assert page.status_code == 200 and text.strip() in page.content.decode()
    assert not Narrative.objects.exists()


def test_after_the_freeze_the_text_is_closed_until_the_funder_asks(client, elena, period, activity):
    tell(elena, period, activity, result="Șase dezbateri")
    freeze(period)
    with pytest.raises(ValidationError) as refusal:
        tell(elena, period, activity, version=1, result="Șaizeci de dezbateri")
    assert refusal.value.code == "closed"
    client.force_login(elena)
    page = client.get(HOME + "A9/").content.decode()
    assert "The text is closed" in page and "<textarea" not in page
    freeze(period, Period.State.CLARIFICATION)
    assert str(tell(elena, period, activity, version=1, result="Șapte dezbateri").result) == "Șapte dezbateri"


def test_a_missing_translation_may_follow_after_the_freeze_and_tells_nothing_new(elena, period, activity):
    tell(elena, period, activity, result="Șase dezbateri")
    freeze(period)
    with pytest.raises(ValidationError):
        tell(elena, period, activity, language="en", version=1, result="Six debates", progress="And more")
    tell(elena, period, activity, language="en", version=1, result="Six debates", confirmed=True)
    with pytest.raises(ValidationError):
        tell(elena, period, activity, language="en", version=2, result="Sixty debates")


def test_only_who_reports_writes_narratives(client, bogdan, ana, elena, period, activity):
    for by in (bogdan, ana):
        with pytest.raises(PermissionDenied):
            tell(by, period, activity, result="X")
    tell(elena, period, activity, result="Șase dezbateri")
    client.force_login(ana)
    page = client.get(HOME + "A9/").content.decode()
    assert "Șase dezbateri" in page and "<textarea" not in page
    assert client.post(HOME + "A9/?in=ro", {"version": 1, "result": "X"}).status_code == 403


def test_another_consortium_finds_no_text(client, mallory, elena, period, activity):
    tell(elena, period, activity, result="Șase dezbateri")
    client.force_login(mallory)
    assert client.get(HOME).status_code == client.get(HOME + "A9/").status_code == 404
    assert not Narrative.objects.visible_to(mallory).exists()


def test_the_list_says_what_lacks_in_each_language(client, elena, period, activity):
    tell(elena, period, activity, result="Șase dezbateri")
    tell(elena, period, None, summary="Pe scurt")
    assert next(p.title for p in lacking(places(period), "bg")) == "Summary of the period"
    client.force_login(elena)
    page = client.get(HOME).content.decode()
    assert "2 texts have no confirmed translation." in page and "A9" in page
    assert client.get(HOME + "nothing/").status_code == 404
