"""The pages of a period, from opening it to the funder's approval."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from punte.base.permissions import Refused
from punte.monitoring.actions import clarifications, periods
from punte.monitoring.models import Clarification, Period
from punte.monitoring.tests.test_periods import (  # noqa: F401 - fixtures
    confirmed,
    frozen,
    known,
    opened,
    reviewed,
)
from punte.participation.actions.participations import strike_entry
from tests.security.bodies import date
from tests.security.world import pdf

# ruff: noqa: F811 - fixtures are named like what is imported

pytestmark = pytest.mark.django_db
TODAY = dt.date(2025, 3, 17)
HOME = "/monitoring/309187/periods/"


def sent(client, path, **fields):
    """Open the form, send it back with its token, follow to where it leads."""
    token = client.get(path).context["form"]["token"].value()
    return client.post(path, {"token": token, **fields}, follow=True)


def test_a_period_goes_from_opening_to_approval(client, known, elena, bogdan, assoc, fdss):
    client.force_login(elena)
    assert "No reporting period yet" in client.get(HOME).text
    page = sent(
        client,
        f"{HOME}new/",
        **date("starts_on", 2024, 7, 1),
        **date("ends_on", 2024, 12, 31),
        **date("due_on", 2025, 1, 30),
    )
    assert "Period 1" in page.text and Period.objects.get().state == "open"
    sent(client, f"{HOME}1/compute/")
    for user, organisation in ((elena, assoc), (bogdan, fdss)):
        client.force_login(user)
        path = f"{HOME}1/confirm/{organisation.pk}/"
        seen = client.get(path).context["form"]["seen"].value()
        sent(client, path, seen=seen)
    client.force_login(elena)
    assert Period.objects.get().state == "reviewed"
    sent(client, f"{HOME}1/freeze/")
    assert Period.objects.get().state == "frozen"
    sent(client, f"{HOME}1/submit/", **date("on", 2025, 1, 28))
    page = sent(client, f"{HOME}1/approve/", **date("on", 2025, 3, 1))
    assert Period.objects.get().state == "approved" and "approved the report" in page.text


def test_as_reported_stands_beside_now_with_each_difference(client, frozen, known, elena):
    client.force_login(elena)
    strike_entry(by=elena, stay=known[0].stays.get(), on=dt.date(2025, 1, 20))
    row = next(r for r in client.get(f"{HOME}1/").context["indicators"] if "GRAND" in r["label"])
    assert (row["reported"], row["now"], row["difference"]) == (4, 3, -1)
    page = client.get(f"{HOME}1/numbers/GRAND/")
    assert page.context["compare"]["why"] == [(-1, "struck through as a mistake (1 case)")]
    assert known[0].person.full_name in page.text


def test_a_partner_sees_only_its_own_people_behind_a_reported_number(client, frozen, known, bogdan, elena):
    strike_entry(by=elena, stay=known[0].stays.get(), on=dt.date(2025, 1, 20))
    client.force_login(bogdan)
    page = client.get(f"{HOME}1/numbers/GRAND/")
    assert page.context["hidden"] == 1 and not page.context["differences"]
    assert [r["label"] for r in page.context["members"]] == [known[3].person.full_name]


@pytest.mark.parametrize("who", ["georgi", "hristo"])
def test_who_sees_no_people_sees_the_number_and_nobody(request, client, frozen, known, who):
    client.force_login(request.getfixturevalue(who))
    page = client.get(f"{HOME}1/numbers/GRAND/")
    assert page.status_code == 200 and not page.context["members"]
    assert known[0].person.full_name not in page.text


def test_sensitive_members_need_the_right(client, frozen, bogdan, elena):
    client.force_login(bogdan)
    assert not client.get(f"{HOME}1/numbers/EECO12/").context["may_open"]
    client.force_login(elena)
    assert client.get(f"{HOME}1/numbers/EECO12/").context["may_open"]


def test_a_number_that_was_not_reported_is_not_there(client, frozen, elena):
    client.force_login(elena)
    assert client.get(f"{HOME}1/numbers/EECO99/").status_code == 404
    assert client.get(f"{HOME}7/").status_code == 404


def test_a_double_click_opens_one_period(client, known, elena):
    client.force_login(elena)
    form = client.get(f"{HOME}new/").context["form"]
    fields = {
        "token": form["token"].value(),
        **date("starts_on", 2024, 7, 1),
        **date("ends_on", 2024, 12, 31),
        **date("due_on", 2025, 1, 30),
    }
    for _click in range(2):
        assert client.post(f"{HOME}new/", fields).status_code == 302
    assert Period.objects.count() == 1


def test_a_wrong_day_is_told_beside_the_field_and_what_was_typed_stays(client, frozen, elena):
    client.force_login(elena)
    page = sent(
        client,
        f"{HOME}new/",
        **date("starts_on", 2025, 1, 2),
        **date("ends_on", 2025, 6, 30),
        **date("due_on", 2025, 7, 30),
    )
    assert page.context["form"].errors["starts_on"] and 'value="30"' in page.text
    assert Period.objects.count() == 1


def test_the_partners_are_asked_only_once_the_period_is_over(client, known, elena, operation):
    client.force_login(elena)
    opened(elena, operation, ends_on=dt.date(2025, 3, 31))
    assert not client.get(f"{HOME}1/").context["actions"]
    page = sent(client, f"{HOME}1/compute/")
    assert "The period is not over yet." in page.text and Period.objects.get().state == "open"


def test_a_partner_asked_to_confirm_is_told_and_finds_it_on_its_page(
    client, known, elena, bogdan, ana, operation, fdss
):
    period = opened(elena, operation)
    periods.compute_period(by=elena, period=period, today=TODAY)
    assert [n.kind for n in bogdan.notices.all()] == ["monitoring.period_to_confirm"]
    assert not elena.notices.exists() and not ana.notices.exists()
    client.force_login(bogdan)
    assert "Confirm your numbers" in client.get("/me/").text
    seen = periods.mark_of(period, fdss)
    periods.confirm_numbers(by=bogdan, period=period, organisation=fdss, seen=seen)
    assert "Confirm your numbers" not in client.get("/me/").text
    strike_entry(by=elena, stay=known[3].stays.get(), on=dt.date(2025, 1, 20))
    assert "Confirm your numbers" in client.get("/me/").text


def test_the_period_of_another_consortium_is_not_there(client, frozen, mallory):
    client.force_login(mallory)
    for path in (HOME, f"{HOME}1/", f"{HOME}1/numbers/GRAND/", f"{HOME}1/freeze/"):
        assert client.get(path).status_code == 404


@pytest.fixture
def asked(frozen, elena):
    """A question of the funder on the frozen period, asked the day after it was handed in."""
    periods.submit_period(by=elena, period=frozen, on=dt.date(2025, 1, 28))
    return clarifications.ask_clarification(
        by=elena, period=frozen, asked_on=dt.date(2025, 3, 3), number="GRAND", text="Why four?"
    )


def test_a_question_is_due_after_ten_working_days(asked, frozen):
    assert asked.due_on == dt.date(2025, 3, 17)
    assert frozen.state == Period.State.CLARIFICATION


def test_a_question_is_answered_asked_again_and_settled(client, asked, elena):
    client.force_login(elena)
    path = asked.get_absolute_url()
    paper = SimpleUploadedFile("answer.pdf", pdf("Four"), content_type="application/pdf")
    page = sent(client, path, text="Because four entered.", file=paper)
    assert "/documents/" in page.text
    assert "Because four entered." in page.text
    sent(client, path, **date("asked_on", 2025, 3, 10), text="Which four?")
    sent(client, path, text="Participants 1 to 4.")
    close = reverse("monitoring:clarification_close", args=["309187", 1, asked.pk])
    token = client.get(path).context["close_form"]["token"].value()
    client.post(close, {"token": token})
    asked.refresh_from_db()
    assert asked.state == Clarification.State.CLOSED and asked.entries.count() == 4
    assert Period.objects.get().state == Period.State.SUBMITTED


def test_questions_come_from_the_form_too(client, frozen, elena):
    client.force_login(elena)
    periods.submit_period(by=elena, period=frozen, on=dt.date(2025, 1, 28))
    sent(client, f"{HOME}1/questions/new/", **date("asked_on", 2025, 3, 3), text="Why?")
    assert Clarification.objects.get().entries.get().from_funder


@pytest.mark.parametrize("who", ["bogdan", "auditor", "mallory"])
def test_only_the_lead_answers_the_funder(request, who, asked):
    user = request.getfixturevalue(who)
    for refused in (
        lambda: clarifications.ask_clarification(by=user, period=asked.period, asked_on=TODAY, text="?"),
        lambda: clarifications.answer_clarification(by=user, clarification=asked, text="!"),
        lambda: clarifications.ask_again(by=user, clarification=asked, asked_on=TODAY, text="?"),
        lambda: clarifications.close_clarification(by=user, clarification=asked),
    ):
        with pytest.raises(Refused):
            refused()
