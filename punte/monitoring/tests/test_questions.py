"""Questions of the funder: what is refused, and by which state they go."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.utils.html import strip_tags

from punte.monitoring.actions import clarifications, periods
from punte.monitoring.models import Period
from punte.monitoring.tests.test_period_screens import TODAY, asked  # noqa: F401 - fixtures
from punte.monitoring.tests.test_periods import frozen, known, reviewed  # noqa: F401 - fixtures
from punte.projects.models import Operation

# ruff: noqa: F811 - fixtures are named like what is imported

pytestmark = pytest.mark.django_db


def test_a_further_question_is_not_due_before_it_is_asked(asked, elena):
    clarifications.answer_clarification(by=elena, clarification=asked, text="Because.")
    with pytest.raises(ValidationError) as refused:
        clarifications.ask_again(
            by=elena, clarification=asked, asked_on=TODAY, due_on=TODAY - dt.timedelta(1), text="?"
        )
    assert "due_on" in refused.value.message_dict


def test_where_the_programme_gives_no_days_the_funder_names_the_day(client, frozen, elena, operation):
    Operation.objects.filter(pk=operation.pk).update(programme=None)
    period = Period.objects.get(pk=frozen.pk)
    periods.submit_period(by=elena, period=period, on=dt.date(2025, 1, 28))
    with pytest.raises(ValidationError) as refused:
        clarifications.ask_clarification(by=elena, period=period, asked_on=TODAY, text="Why four?")
    assert "due_on" in refused.value.message_dict and not period.clarifications.exists()
    client.force_login(elena)
    form = client.get(f"{period.get_absolute_url()}questions/new/").context["form"]
    assert form.fields["due_on"].required


def test_the_thread_tells_the_days_on_which_the_funder_asked(client, asked, elena):
    clarifications.answer_clarification(by=elena, clarification=asked, text="Because.")
    clarifications.ask_again(by=elena, clarification=asked, asked_on=dt.date(2025, 3, 10), text="And why?")
    assert [e.on for e in asked.entries.all()] == [dt.date(2025, 3, 3), TODAY, dt.date(2025, 3, 10)]
    client.force_login(elena)
    page = strip_tags(client.get(asked.get_absolute_url()).text).replace("\u00a0", " ")
    assert "The funder, 3 March 2025" in " ".join(page.split()) and "10 March 2025" in page


def test_a_question_goes_by_the_state_in_the_database(asked, frozen, elena):
    stale = Period.objects.get(pk=frozen.pk)
    stale.state = Period.State.SUBMITTED  # as somebody sees it who opened the page before
    clarifications.ask_clarification(by=elena, period=stale, asked_on=TODAY, text="And why?")
    assert stale.state == Period.State.CLARIFICATION and frozen.clarifications.count() == 2
