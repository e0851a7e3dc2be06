"""Six months after leaving: who is asked by when, and when somebody is recorded as unreachable."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from punte.base.permissions import Refused
from punte.participation.actions.attempts import record_attempt, strike_attempt
from punte.participation.actions.participations import enter, leave, observe, register_participant
from punte.participation.followups import after_28_days, six_months_after, still_to_reach, unreachable
from punte.participation.models import Attempt, Participation
from punte.participation.work import work
from tests.cast import choose

TODAY = dt.date(2025, 3, 17)
LEFT = dt.date(2024, 9, 20)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.fixture
def gone(operation, assoc, cosmina, elena, ana):
    """Cosmina took part in the summer of 2024 and left on 20 September."""
    row = register_participant(
        by=elena,
        operation=operation,
        organisation=assoc,
        person=cosmina,
        on=day("2024-06-10"),
        responsible=ana,
    )
    choose(elena, row)
    enter(by=ana, participation=row, on=day("2024-06-20"))
    leave(by=ana, participation=row, on=LEFT, exit="to_the_end")
    return row


def open_ones() -> list[int]:
    return [p.pk for p in still_to_reach(Participation.objects.all())]


def test_the_six_months_end_on_the_same_day_of_the_month(gone):
    assert [p.due for p in still_to_reach(Participation.objects.all())] == [day("2025-03-20")]
    assert [p.due for p in after_28_days(Participation.objects.all())] == [day("2024-10-18")]


@pytest.mark.parametrize(
    ("left", "due"),
    [
        ("2024-08-31", "2025-02-28"),
        ("2023-08-31", "2024-02-29"),
        ("2024-12-31", "2025-06-30"),
        ("2024-06-15", "2024-12-15"),
    ],
)
def test_where_the_month_is_shorter_they_end_on_its_last_day(gone, left, due):
    gone.stays.update(entered_on=day("2023-01-01"), left_on=day(left))
    assert six_months_after(day(left)) == day(due)
    assert [p.due for p in still_to_reach(Participation.objects.all())] == [day(due)]


def test_a_situation_after_the_28th_day_settles_the_six_months_a_certificate_does_not(gone, ana):
    observe(by=ana, participation=gone, kind="searching", on=LEFT + dt.timedelta(days=20))
    observe(by=ana, participation=gone, kind="certificate", on=day("2024-12-01"))
    assert open_ones() == [gone.pk]
    observe(by=ana, participation=gone, kind="employed", on=day("2024-12-02"))
    assert open_ones() == []


def test_after_attempts_on_three_days_the_person_is_unreachable(gone, ana):
    for on, how in (("2025-03-03", "phone"), ("2025-03-07", "message"), ("2025-03-14", "letter")):
        assert open_ones() == [gone.pk]
        record_attempt(by=ana, participation=gone, on=day(on), how=how)
    assert open_ones() == []
    assert [p.pk for p in unreachable(Participation.objects.all())] == [gone.pk]
    with pytest.raises(ValidationError, match="unreachable already"):
        record_attempt(by=ana, participation=gone, on=TODAY, how="visit")


def test_a_struck_attempt_does_not_count(gone, ana, elena):
    tried = [
        record_attempt(by=ana, participation=gone, on=day(f"2025-03-{n}"), how="phone") for n in (10, 11, 12)
    ]
    strike_attempt(by=elena, attempt=tried[0])
    assert open_ones() == [gone.pk]
    with pytest.raises(ValidationError, match="already struck"):
        strike_attempt(by=elena, attempt=tried[0])


def test_what_is_heard_later_counts_more_than_the_attempts(gone, ana):
    for n in (10, 11, 12):
        record_attempt(by=ana, participation=gone, on=day(f"2025-03-{n}"), how="phone")
    observe(by=ana, participation=gone, kind="employed", on=day("2025-03-15"))
    assert not unreachable(Participation.objects.all()).exists()


@pytest.mark.parametrize(
    ("on", "message"),
    [
        ("2025-03-18", "has not come"),
        ("2024-10-18", "after the first 28 days"),
        ("2024-06-01", "after the first 28"),
    ],
)
def test_an_attempt_on_a_day_that_cannot_be_is_refused(gone, ana, on, message):
    with pytest.raises(ValidationError, match=message) as refusal:
        record_attempt(by=ana, participation=gone, on=day(on), how="phone")
    assert "on" in refusal.value.message_dict


def test_two_attempts_on_one_day_are_one(gone, ana):
    record_attempt(by=ana, participation=gone, on=TODAY, how="phone")
    with pytest.raises(ValidationError, match="recorded already"):
        record_attempt(by=ana, participation=gone, on=TODAY, how="letter")
    assert Attempt.objects.count() == 1


def test_somebody_who_still_takes_part_is_not_tried(gone, ana):
    enter(by=ana, participation=gone, on=day("2025-01-10"))
    with pytest.raises(ValidationError, match="has not left"):
        record_attempt(by=ana, participation=gone, on=TODAY, how="phone")


def test_old_attempts_do_not_count_after_a_second_stay(gone, ana):
    for n in (10, 11, 12):
        record_attempt(by=ana, participation=gone, on=day(f"2025-01-{n}"), how="phone")
    enter(by=ana, participation=gone, on=day("2025-01-20"))
    leave(by=ana, participation=gone, on=day("2025-02-01"), exit="to_the_end")
    assert open_ones() == [gone.pk]


def test_who_does_not_accompany_the_person_records_nothing(gone, auditor, bogdan, ana):
    for user in (auditor, bogdan):
        with pytest.raises(Refused):
            record_attempt(by=user, participation=gone, on=TODAY, how="phone")
    attempt = record_attempt(by=ana, participation=gone, on=TODAY, how="phone")
    with pytest.raises(Refused):
        strike_attempt(by=ana, attempt=attempt)


def test_the_page_records_an_attempt_once(client, gone, ana):
    client.force_login(ana)
    url = f"/participation/309187/participants/{gone.pk}/attempt/"
    page = client.get(url)
    assert "Nobody has tried yet" in page.content.decode()
    sent = {"token": page.context["form"]["token"].value(), "how": "phone"}
    sent |= {"on_day": 14, "on_month": 3, "on_year": 2025}
    assert [client.post(url, sent).status_code for _twice in range(2)] == [302, 302]
    assert Attempt.objects.filter(stay__participation=gone).count() == 1
    assert "14 Mar" in client.get(url).content.decode().replace("\xa0", " ")


def test_the_six_months_stand_on_my_page_a_month_before(gone, ana):
    observe(by=ana, participation=gone, kind="employed", on=LEFT + dt.timedelta(days=3))
    assert [item.due for item in work(ana, TODAY)] == [day("2025-03-20")]
    assert work(ana, day("2025-02-01")) == []


def test_an_attempt_is_struck_on_the_page_for_mistakes(client, gone, ana, elena):
    attempt = record_attempt(by=ana, participation=gone, on=TODAY, how="phone")
    client.force_login(elena)
    url = f"/participation/309187/participants/{gone.pk}/strike/"
    token = client.get(url).context["form"]["token"].value()
    assert (
        client.post(url, {"token": token, "mistake": f"attempt-{attempt.pk}", "reason": "290"}).status_code
        == 302
    )
    attempt.refresh_from_db()
    assert attempt.struck
