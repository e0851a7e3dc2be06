"""Breaches of personal data: the 72 hours, who was told, a log in which nothing is changed."""

import datetime as dt
import uuid
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, transaction

from punte.base.rls import set_local
from punte.base.states import MoveNotAllowed
from punte.people.models import Notice
from punte.records import deadlines
from punte.records.actions import breaches
from punte.records.models import Breach, BreachEntry
from tests.cast import staff

ZONE = ZoneInfo("Europe/Bucharest")
NOTICED = dt.datetime(2025, 3, 13, 9, 0, tzinfo=ZONE)
HOUR = dt.timedelta(hours=1)
ROOM = "/records/309187/protection/breaches/"


@pytest.fixture
def lidia(operation, assoc):
    return staff("Lidia Câmpean", assoc, "dpo", operation, ["special", "erase"])


@pytest.fixture
def breach(lidia, operation):
    return breaches.write_breach(
        by=lidia, operation=operation, noticed_at=NOTICED, what="A list went to a wrong address."
    )


def assess(by, breach, **told):
    told = {"risk": "none", "measures": "The mail was deleted unread.", **told}
    breaches.assess_breach(by=by, breach=breach, version=breach.version, **told)


def test_the_clock_runs_seventy_two_hours_from_noticing(breach):
    assert breach.due_at == dt.datetime(2025, 3, 16, 9, 0, tzinfo=ZONE)
    assert breach.hours_left(NOTICED + 60 * HOUR) == 12
    assert breach.hours_left(NOTICED + 73 * HOUR) == -1


def test_the_officer_is_told_after_a_day_and_after_sixty_hours_once_each(breach, lidia, operation):
    told = []
    for hours in (23, 24, 25, 59, 60, 71):
        told.append(deadlines.remind(operation.consortium, NOTICED + hours * HOUR))
        set_local(consortium=operation.consortium_id)
    assert told == [0, 1, 0, 0, 1, 0]
    assert set(Notice.objects.values_list("user", flat=True)) == {lidia.pk}


def test_when_the_authority_was_told_the_clock_stops(breach, lidia, operation):
    assess(lidia, breach, risk="risk")
    breaches.tell_authority(by=lidia, breach=breach, told_at=NOTICED + 20 * HOUR)
    assert not breach.clock_runs and deadlines.remind(operation.consortium, NOTICED + 70 * HOUR) == 0


def test_after_seventy_two_hours_it_is_said_why_so_late(breach, lidia):
    assess(lidia, breach, risk="risk")
    with pytest.raises(ValidationError, match="72 hours"):
        breaches.tell_authority(
            by=lidia, breach=breach, told_at=NOTICED + 72 * HOUR + 60 * dt.timedelta(seconds=1)
        )
    with pytest.raises(ValidationError):
        breaches.tell_authority(by=lidia, breach=breach, told_at=NOTICED - HOUR)


def test_where_there_is_a_risk_silence_is_refused(breach, lidia):
    assess(lidia, breach, risk="risk")
    with pytest.raises(ValidationError, match="must be told"):
        breaches.keep_silent(by=lidia, breach=breach, reason="It is small.")
    assess(lidia, breach, risk="none")
    with pytest.raises(ValidationError, match="why a risk"):
        breaches.keep_silent(by=lidia, breach=breach, reason=" ")
    breaches.keep_silent(by=lidia, breach=breach, reason="The file was encrypted.")
    assert breach.state == "not_required"


def test_with_a_high_risk_nothing_is_closed_before_the_persons_were_told(breach, lidia):
    assess(lidia, breach, risk="high")
    breaches.tell_authority(by=lidia, breach=breach, told_at=NOTICED + HOUR)
    with pytest.raises(ValidationError, match="persons were told"):
        breaches.close_breach(by=lidia, breach=breach)
    assess(lidia, breach, risk="high", persons_told_on=dt.date(2025, 3, 15))
    breaches.close_breach(by=lidia, breach=breach)
    assert breach.state == "closed"
    with pytest.raises(MoveNotAllowed):
        assess(lidia, breach)


def test_of_two_who_assess_the_second_is_told(breach, lidia):
    same = Breach.objects.get(pk=breach.pk)
    assess(lidia, breach, risk="risk")
    with pytest.raises(ValidationError, match="Somebody else"):
        assess(lidia, same, risk="none")


def test_the_log_keeps_every_version_and_is_never_changed(breach, lidia):
    assess(lidia, breach, persons=3, risk="risk")
    assess(lidia, breach, persons=40, risk="risk")
    assert [e.changed.get("persons") for e in breach.log.all()] == [None, 3, 40]
    with pytest.raises(DatabaseError, match=r"never changed|permission denied"), transaction.atomic():
        BreachEntry.objects.update(state="closed")


def test_others_write_nothing(breach, ana, bogdan, mallory, operation):
    for user in (ana, bogdan, mallory):
        with pytest.raises(PermissionDenied):
            breaches.write_breach(by=user, operation=operation, noticed_at=NOTICED, what="x")
        with pytest.raises(PermissionDenied):
            assess(user, breach)


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"what": " "}, "what"),
        ({"noticed_at": dt.datetime(2025, 3, 19, tzinfo=ZONE)}, "noticed_at"),
        ({"happened_on": dt.date(2025, 3, 14)}, "happened_on"),
    ],
)
def test_bad_input_is_refused(lidia, operation, told, field):
    with pytest.raises(ValidationError) as refusal:
        breaches.write_breach(
            by=lidia, operation=operation, **{"noticed_at": NOTICED, "what": "A list was lost.", **told}
        )
    assert field in refusal.value.message_dict


def fields(**told):
    return {"token": str(uuid.uuid4()), **told}


def test_from_noticing_to_closing_on_screen(client, lidia, operation):
    client.force_login(lidia)
    noticed = {"noticed_on_day": 14, "noticed_on_month": 3, "noticed_on_year": 2025, "noticed_time": "09:00"}
    page = client.post(ROOM + "new/", fields(what="A telephone was lost.", **noticed), follow=True)
    address = page.request["PATH_INFO"]
    assert "A telephone was lost." in page.text and "hour" in page.text
    told = fields(
        version=1, risk="risk", persons=12, categories=["names", "papers"], measures="Locked from afar."
    )
    client.post(address + "assess/", told)
    refused = client.post(address + "notify/", fields(told="yes"))
    assert "Say when." in refused.text
    when = {"told_on_day": 15, "told_on_month": 3, "told_on_year": 2025, "told_time": "10:30"}
    client.post(address + "notify/", fields(told="yes", **when))
    assert "authority told" in client.get(address).text
    client.post(address + "close/")
    assert "closed" in client.get(ROOM).text
    assert client.get(address + "assess/").status_code == 404


def test_a_risk_found_later_ends_the_silence(breach, lidia):
    assess(lidia, breach, risk="none")
    breaches.keep_silent(by=lidia, breach=breach, reason="The file was encrypted.")
    assess(lidia, breach, risk="none", persons=3)
    assert breach.state == "not_required"
    assess(lidia, breach, risk="risk")
    assert breach.state == "assessed" and breach.clock_runs
