"""Deadlines: who sees which, under which heading, by the rules of the programme; reminders once, on working days."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction

from punte.base.permissions import Refused
from punte.base.states import MoveNotAllowed
from punte.monitoring.actions.deadlines import plan_claim
from punte.monitoring.actions.periods import open_period
from punte.monitoring.deadlines import group_of, report_due, rules
from punte.monitoring.jobs import remind_of_deadlines
from punte.monitoring.models import Claim, Reminder
from punte.monitoring.reminders import remind, stage
from punte.monitoring.work import work
from punte.participation.actions.attempts import record_attempt
from punte.participation.actions.participations import enter, leave, observe, register_participant
from punte.people.actions.persons import register_person, save_contact
from punte.people.models import Notice, OutboxMail, PersonKey
from tests.cast import choose, staff

TODAY = dt.date(2025, 3, 17)  # a Monday
URL = "/monitoring/309187/deadlines/"


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.fixture
def period(operation, elena):
    """June 2024 to February 2025; the report is due on 30 March."""
    return open_period(
        by=elena,
        operation=operation,
        starts_on=day("2024-06-01"),
        ends_on=day("2025-02-28"),
        due_on=day("2025-03-30"),
    )


@pytest.fixture
def gone(operation, assoc, cosmina, elena, ana):
    """Cosmina left on 24 February: her 28 days end on 24 March, her six months on 24 August."""
    return left(elena, operation, assoc, cosmina, ana, "2025-02-24")


def left(elena, operation, partner, person, responsible, on):
    row = register_participant(
        by=elena,
        operation=operation,
        organisation=partner,
        person=person,
        on=day("2024-06-10"),
        responsible=responsible,
    )
    choose(elena, row)
    enter(by=elena, participation=row, on=day("2024-06-20"))
    leave(by=elena, participation=row, on=day(on), exit="to_the_end")
    return row


def somebody(elena, operation, name="Vasile"):
    return register_person(
        by=elena,
        consortium=operation.consortium,
        first_name=name,
        last_name="Altul",
        birth_date=None,
        sex="man",
    )


# Rules


def test_the_report_is_due_ten_working_days_before_the_claim(period, elena):
    assert report_due(period, None) == day("2025-03-30")
    claim = plan_claim(by=elena, period=period, planned_on=day("2025-04-02"))
    assert report_due(period, claim) == day("2025-03-19")
    later = plan_claim(by=elena, period=period, planned_on=day("2025-05-30"), version=1)
    assert report_due(period, later) == day("2025-03-30")


def test_the_rules_follow_the_programme(operation, foreign_operation):
    assert rules(operation, TODAY).report_days == 30
    bulgarian = type(operation).objects.get(code="4-003-0020")
    assert rules(bulgarian, TODAY).before_claim_working_days is None


@pytest.mark.parametrize(
    ("due", "group"),
    [
        ("2025-03-16", "overdue"),
        ("2025-03-17", "week"),
        ("2025-03-23", "week"),
        ("2025-03-24", "month"),
        ("2025-03-31", "month"),
        ("2025-04-01", "later"),
    ],
)
def test_the_week_ends_on_sunday_and_the_month_on_its_last_day(due, group):
    assert group_of(day(due), TODAY) == group


# The page


def test_a_counsellor_sees_their_own_cases_a_partner_its_own_the_lead_all(
    client, operation, fdss, elena, ana, floarea, bogdan, gone, period
):
    left(elena, operation, fdss, somebody(elena, operation), bogdan, "2025-01-10")
    for user, labels in (
        (ana, {"Lăcătuș Cosmina"}),
        (floarea, set()),
        (bogdan, {"Altul Vasile", "Period 1"}),
        (elena, {"Altul Vasile", "Lăcătuș Cosmina", "Period 1"}),
    ):
        client.force_login(user)
        groups = client.get(URL).context["groups"]
        assert {row["label"] for group in groups for row in group["rows"]} == labels, user.name


def test_trainers_see_no_deadlines(client, georgi, gone):
    client.force_login(georgi)
    assert client.get(URL).status_code == 403


def test_another_consortium_finds_nothing(client, mallory, gone):
    client.force_login(mallory)
    assert client.get(URL).status_code == 404


def test_each_row_says_when_who_and_leads_to_where_it_is_done(client, elena, gone, period):
    client.force_login(elena)
    page = client.get(URL)
    text = page.content.decode().replace("\xa0", " ")
    assert "in 7 days" in text and "24 Mar 2025" in text and "Ana Mureșan" in text
    assert f"/participation/309187/participants/{gone.pk}/observe/" in text
    assert "0 are overdue, 0 are due this week" not in text
    assert "Nothing is overdue, and nothing is due this week." in text


def test_the_list_is_narrowed_to_one_colleague_to_the_office_and_to_one_heading(
    client, elena, ana, gone, period
):
    client.force_login(elena)

    def labels(query):
        context = client.get(f"{URL}{query}").context
        rows = context["rows"] or [row for group in context["groups"] for row in group["rows"]]
        return [(row["label"], str(row["what"])) for row in rows]

    assert {label for label, _what in labels(f"?who={ana.pk}")} == {"Lăcătuș Cosmina"}
    assert labels("?who=office") == [("Period 1", "Report")]
    assert labels("?who=nobody") == []
    assert labels("?when=later") == [("Lăcătuș Cosmina", "Situation six months after leaving")]
    assert client.get(f"{URL}?when=nonsense&who=nonsense").status_code == 200


def test_who_was_not_reached_leaves_the_list_for_one_of_its_own(client, elena, ana, operation, assoc):
    row = left(elena, operation, assoc, somebody(elena, operation), ana, "2024-10-01")
    observe(by=ana, participation=row, kind="searching", on=day("2024-10-05"))
    for n in (10, 11, 12):
        record_attempt(by=ana, participation=row, on=day(f"2025-03-{n}"), how="phone")
    client.force_login(ana)
    assert [r for g in client.get(URL).context["groups"] for r in g["rows"]] == []
    assert "not reached" in client.get(f"{URL}?when=unreachable").content.decode()


def test_the_page_asks_few_questions_whatever_the_length(
    client, elena, ana, operation, assoc, django_assert_max_num_queries
):
    for name in ("A", "B", "C", "D"):
        left(elena, operation, assoc, somebody(elena, operation, name), ana, "2025-02-20")
    client.force_login(elena)
    client.get(URL)
    with django_assert_max_num_queries(45):
        client.get(URL)


# The claim


def test_the_second_who_plans_a_claim_is_told(period, elena):
    plan_claim(by=elena, period=period, planned_on=day("2025-04-10"))
    with pytest.raises(MoveNotAllowed):
        plan_claim(by=elena, period=period, planned_on=day("2025-04-11"))
    plan_claim(by=elena, period=period, planned_on=day("2025-04-12"), version=1)
    with pytest.raises(MoveNotAllowed):
        plan_claim(by=elena, period=period, planned_on=day("2025-04-13"), version=1)
    assert Claim.objects.get().planned_on == day("2025-04-12")


@pytest.mark.parametrize(
    ("field", "told"),
    [
        ("planned_on", {"planned_on": dt.date(2025, 2, 28)}),
        ("sent_on", {"planned_on": dt.date(2025, 4, 1), "sent_on": dt.date(2025, 3, 18)}),
        ("sent_on", {"planned_on": dt.date(2025, 4, 1), "sent_on": dt.date(2025, 2, 1)}),
    ],
)
def test_a_claim_on_a_day_that_cannot_be_is_refused(period, elena, field, told):
    with pytest.raises(ValidationError) as refusal:
        plan_claim(by=elena, period=period, **told)
    assert field in refusal.value.message_dict
    assert not Claim.objects.exists()


def test_only_who_reports_plans_claims(client, period, bogdan, auditor, ana):
    for user in (bogdan, auditor, ana):
        with pytest.raises(Refused):
            plan_claim(by=user, period=period, planned_on=day("2025-04-10"))
        client.force_login(user)
        assert client.get("/monitoring/309187/periods/1/claim/").status_code == 403


def test_the_page_of_a_claim_says_when_the_report_would_be_late(client, period, elena):
    client.force_login(elena)
    url = "/monitoring/309187/periods/1/claim/"
    assert "at least 10 working days before the claim" in client.get(url).content.decode()
    sent = {"version": 0, "planned_on_day": 20, "planned_on_month": 3, "planned_on_year": 2025}
    page = client.post(url, sent, follow=True).content.decode().replace("\xa0", " ")
    assert "would have been due on 6 March 2025" in page
    assert client.get("/monitoring/309187/periods/7/claim/").status_code == 404


# Reminders


@pytest.mark.parametrize(
    ("due", "today", "told"),
    [
        ("2025-03-24", "2025-03-14", None),
        ("2025-03-24", "2025-03-17", 7),
        ("2025-03-24", "2025-03-20", 7),
        ("2025-03-24", "2025-03-21", 1),  # the day before is a Sunday: told on Friday
        ("2025-03-24", "2025-03-22", None),  # nobody is told on a Saturday
        ("2025-03-24", "2025-03-24", 0),
        ("2025-03-24", "2025-03-25", None),
        ("2025-03-30", "2025-03-28", 0),  # due on a Sunday: the last word on Friday
        ("2025-04-21", "2025-04-17", 0),  # due on Easter Monday: on Thursday, before Good Friday
        ("2025-04-25", "2025-04-18", None),  # Good Friday
        ("2025-04-25", "2025-04-17", 7),
    ],
)
def test_reminders_come_seven_days_one_day_before_and_on_the_day_on_working_days(due, today, told):
    assert stage(day(due), day(today), "RO") == told


def test_each_reminder_is_given_once(operation, gone, ana):
    days = ["2025-03-17", "2025-03-17", "2025-03-18", "2025-03-21", "2025-03-21", "2025-03-24", "2025-03-24"]
    assert [remind(operation, day(d)) for d in days] == [1, 0, 0, 1, 0, 1, 0]
    kinds = list(Notice.objects.filter(user=ana).order_by("pk").values_list("kind", flat=True))
    assert kinds == ["monitoring.due_in_days", "monitoring.due_tomorrow", "monitoring.due_now"]


def test_a_missed_night_does_not_bring_two_reminders_at_once(operation, gone, ana):
    assert remind(operation, day("2025-03-21")) == 1
    assert list(Reminder.objects.values_list("days_before", flat=True)) == [1]


def test_a_moved_date_is_told_again(operation, period, elena):
    plan_claim(by=elena, period=period, planned_on=day("2025-04-30"))
    assert remind(operation, day("2025-04-23")) == 1
    plan_claim(by=elena, period=period, planned_on=day("2025-05-07"), version=1)
    assert remind(operation, day("2025-04-24")) == 0
    assert remind(operation, day("2025-04-30")) == 1


def test_what_is_done_is_not_reminded_of(operation, gone, ana):
    observe(by=ana, participation=gone, kind="employed", on=day("2025-03-10"))
    assert remind(operation, TODAY) == 0


def test_many_things_due_are_one_notice_which_names_nobody(operation, assoc, elena, ana, gone):
    left(elena, operation, assoc, somebody(elena, operation), ana, "2025-02-24")
    assert remind(operation, TODAY) == 1
    notice = Notice.objects.get(user=ana)
    assert (notice.url, notice.object_id) == (URL, str(operation.pk))
    assert "Cosmina" not in "".join(m.subject + m.body for m in OutboxMail.objects.all())


def test_where_nobody_accompanies_any_more_the_partners_manager_is_told(operation, fdss, elena, bogdan):
    left(elena, operation, fdss, somebody(elena, operation), None, "2025-02-24")
    assert remind(operation, TODAY) == 1
    assert Notice.objects.get().user == bogdan


def test_who_is_not_safe_to_contact_is_not_told(operation, assoc, elena, ana, gone):
    """Ana is herself served by the consortium, and nobody may write to her."""
    own = somebody(elena, operation, "Ana")
    PersonKey.objects.create(user=ana, person=own, consortium=operation.consortium)
    save_contact(by=elena, person=own, contact={"phone": "0700 000 000"}, safe=False)
    remind(operation, TODAY)
    assert not Notice.objects.filter(user=ana).exists()
    assert Notice.objects.get().user == elena


def test_somebody_whose_data_rest_is_not_followed_up(operation, gone, elena):
    from punte.participation.actions.persons import restrict_participant

    restrict_participant(by=elena, participation=gone, until=day("2031-12-31"))
    assert remind(operation, TODAY) == 0


def test_the_nightly_job_reminds_in_every_consortium_and_finds_nothing_the_second_time(operation, gone, ana):
    assert remind_of_deadlines.func(timestamp=0) == 1
    assert remind_of_deadlines.func(timestamp=0) == 0


def test_reports_due_soon_stand_on_the_page_of_who_reports(operation, period, elena, bogdan):
    def office(user):
        return [item.title for item in work(user, day("2025-03-20")) if item.due]

    assert office(elena) == ["Report: Period 1"]
    assert office(bogdan) == []


def test_a_monitoring_officer_of_the_lead_is_told_of_reports(operation, assoc, period):
    officer = staff("Vesela Ivanova", assoc, "monitoring_officer", operation)
    with transaction.atomic():
        remind(operation, day("2025-03-28"))
    assert Notice.objects.filter(user=officer, kind="monitoring.due_now").count() == 1
