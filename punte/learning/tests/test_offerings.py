"""Offerings: planned, given days, opened when they can be completed, run, ended, cancelled."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from punte.base.permissions import Refused
from punte.base.states import MoveNotAllowed
from punte.events.models import Event, Sheet
from punte.learning.actions import offerings as actions
from punte.learning.facts import TRAINER_HOURS
from punte.learning.models import Offering
from punte.learning.tests.cast import DAYS, hold, mark_and_close, seat, take_part
from punte.records.facts import PERSON_TRAINED
from punte.records.models import Fact

URL = "/learning/309187/offerings/"
CHANGED = {
    "starts_on": DAYS[0],
    "ends_on": DAYS[1],
    "mode": "online",
    "place": "",
    "link": "https://example.org/x",
    "language": "ro",
}


def parts(name: str, day: dt.date) -> dict[str, int]:
    return {f"{name}_day": day.day, f"{name}_month": day.month, f"{name}_year": day.year}


def test_a_trainer_plans_a_two_day_course_on_screens(client, georgi, operation, programme) -> None:
    client.force_login(georgi)
    fields = {
        "token": "1a5f2a8e-3ad0-4a0e-9b5f-0f7a2a4b6c01", "programme": programme.pk, "mode": "place", "place": "Baia Mare",
        "activity": operation.activities.first().pk, "language": "ro", "seats": "12", "trainers": [georgi.pk],
        **parts("starts_on", DAYS[0]), **parts("ends_on", DAYS[1]),
    }  # fmt: skip
    assert client.get(f"{URL}new/?programme={programme.pk}").status_code == 200
    page = client.post(f"{URL}new/", fields, follow=True).content.decode()
    found = Offering.objects.get()
    assert "The timetable has 0 hours" in page
    client.post(f"{URL}{found.pk}/move/open/")
    found.refresh_from_db()
    assert found.state == "draft"
    for n, day in enumerate(DAYS):
        fields = {
            "token": f"1a5f2a8e-3ad0-4a0e-9b5f-0f7a2a4b6d0{n}", **parts("day", day), "starts": "9:00", "ends": "17.00",
            "pause_minutes": "60", "trainer": georgi.pk, "practice": "on" if n else "",
        }  # fmt: skip
        assert client.post(f"{URL}{found.pk}/days/new/", fields).status_code == 302
    page = client.post(f"{URL}{found.pk}/move/open/", follow=True).content.decode()
    assert "open for enrolment" in page and "7 hours" in page
    assert [s.planned_minutes for s in Sheet.objects.filter(trainer=georgi).order_by("day")] == [420, 420]
    assert "Digital skills" in client.get(URL).content.decode()
    assert client.post(f"{URL}{found.pk}/move/fly/").status_code == 404


def test_the_whole_way_of_a_course(elena, georgi, operation, assoc, offering) -> None:
    with pytest.raises(ValidationError, match="Nobody is enrolled"):
        actions.run_offering(by=georgi, offering=offering)
    seat(elena, offering, take_part(elena, operation, assoc, "Pop"))
    actions.run_offering(by=georgi, offering=offering)
    with pytest.raises(ValidationError, match="not closed yet"):
        actions.end_offering(by=georgi, offering=offering)
    hold(georgi, offering)
    actions.end_offering(by=georgi, offering=offering)
    assert Fact.objects.of(TRAINER_HOURS).get().quantity == 14
    with pytest.raises(MoveNotAllowed):
        actions.cancel_offering(by=elena, offering=offering, reason="late")


def test_whoever_is_there_first_is_trained_once(elena, georgi, operation, assoc, offering) -> None:
    from punte.events.actions.addenda import add_addendum
    from punte.events.marks import Mark

    enrolment = seat(elena, offering, take_part(elena, operation, assoc, "Pop"))
    sheets = list(Sheet.objects.filter(event__in=offering.timetable.values("event")).order_by("day"))
    mark_and_close(georgi, sheets[1], set())
    told = Fact.objects.of(PERSON_TRAINED).live()
    assert told.get().happened_on == DAYS[1]
    mark_and_close(georgi, sheets[0], {enrolment.person_id})
    assert told.count() == 1
    registration = sheets[1].event.registrations.get()
    add_addendum(
        by=georgi, sheet=sheets[1], registration=registration, mark=Mark("absent"), reason="another day"
    )
    assert told.count() == 0
    add_addendum(
        by=georgi, sheet=sheets[1], registration=registration, mark=Mark("present"), reason="was there"
    )
    assert told.count() == 1


def test_a_day_may_be_taken_out_until_it_is_closed(client, elena, georgi, operation, assoc, offering) -> None:
    seat(elena, offering, take_part(elena, operation, assoc, "Pop"))
    days = actions.days_of(offering)
    mark_and_close(georgi, days[0].event.sheets.get(), set())
    with pytest.raises(ValidationError, match="it stays"):
        actions.remove_day(by=elena, offering=offering, day=days[0], reason="x")
    client.force_login(elena)
    url = f"{URL}{offering.pk}/days/{days[1].event_id}/remove/"
    assert client.get(url).status_code == 200
    assert client.post(url, {"reason": "no room"}).status_code == 302
    assert len(actions.days_of(offering)) == 1
    assert Event.objects.get(pk=days[1].event_id).state == "cancelled"


def test_cancelling_withdraws_everybody_and_says_why(client, elena, operation, assoc, offering) -> None:
    enrolment = seat(elena, offering, take_part(elena, operation, assoc, "Pop"))
    client.force_login(elena)
    url = f"{URL}{offering.pk}/cancel/"
    assert "Cancel this course?" in client.get(url).content.decode()
    assert client.post(url, {"reason": ""}).status_code == 200
    assert client.post(url, {"reason": "too few"}).status_code == 302
    enrolment.refresh_from_db()
    assert (enrolment.state, enrolment.reason) == ("withdrawn", "cancelled")
    assert not actions.days_of(offering)


def test_of_two_who_change_a_course_the_second_is_told(elena, georgi, offering) -> None:
    told = {"by": elena, "offering": offering, "trainers": [georgi], "seats": 20}
    actions.change_offering(version=1, **told, **CHANGED)
    with pytest.raises(MoveNotAllowed):
        actions.change_offering(version=1, **told, **CHANGED)
    with pytest.raises(ValidationError, match="outside these dates"):
        actions.change_offering(version=2, **told, **(CHANGED | {"ends_on": DAYS[0]}))


def test_a_course_is_changed_on_a_screen(client, georgi, offering) -> None:
    client.force_login(georgi)
    url = f"{URL}{offering.pk}/edit/"
    assert "Baia Mare" in client.get(url).content.decode()
    fields = {
        "token": "1a5f2a8e-3ad0-4a0e-9b5f-0f7a2a4b6e01", "version": "1", "mode": "place", "place": "Cluj", "language": "ro",
        "seats": "5", "trainers": [georgi.pk], **parts("starts_on", DAYS[0]), **parts("ends_on", DAYS[1]),
    }  # fmt: skip
    assert client.post(url, fields).status_code == 302
    offering.refresh_from_db()
    assert (offering.place, offering.seats) == ("Cluj", 5)


@pytest.mark.parametrize("who", ["ana", "hristo", "auditor", "mallory", "bogdan"])
def test_others_plan_nothing(who, request, georgi, operation, programme, offering) -> None:
    user = request.getfixturevalue(who)
    told = {"trainers": [georgi], "seats": 1, **CHANGED}
    activity = operation.activities.first()
    with pytest.raises(Refused):
        actions.plan_offering(by=user, operation=operation, activity=activity, programme=programme, **told)
    day = {"day": DAYS[0], "starts": dt.time(9), "ends": dt.time(10), "trainer": georgi}
    for act, also in (
        (actions.change_offering, {"version": 1, "trainers": [], "seats": 1, **CHANGED}),
        (actions.add_day, day),
        (actions.remove_day, {"day": actions.days_of(offering)[0], "reason": "x"}),
        (actions.open_offering, {}),
        (actions.run_offering, {}),
        (actions.end_offering, {}),
        (actions.cancel_offering, {"reason": "x"}),
    ):
        with pytest.raises(Refused):
            act(by=user, offering=offering, **also)


def test_a_stranger_finds_no_course(client, mallory, offering) -> None:
    client.force_login(mallory)
    assert client.get(f"{URL}{offering.pk}/").status_code == 404


def test_trainers_come_from_the_team(elena, mallory, offering) -> None:
    with pytest.raises(ValidationError, match="team of the project"):
        actions.change_offering(
            by=elena, offering=offering, version=1, trainers=[mallory], seats=2, **CHANGED
        )


def test_who_misses_too_much_is_shown_early(client, elena, georgi, operation, assoc, offering) -> None:
    enrolment = seat(elena, offering, take_part(elena, operation, assoc, "Pop"))
    hold(georgi, offering, absent={0: {enrolment.person_id}}, days=(0,))
    client.force_login(elena)
    page = client.get(f"{URL}{offering.pk}/").content.decode()
    assert (
        "Who is at risk" in page and "Pop Maria" in page and "Still to attend: 11 hours 12 minutes." in page
    )
