"""Kept questions answer as the ordinary ones do."""

import datetime as dt

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from punte.base.addresses import address
from punte.base.kept import Kept

pytestmark = pytest.mark.django_db


def _sessions():
    now = timezone.now()
    for n in range(3):
        Session.objects.create(session_key=f"k{n}", session_data="x", expire_date=now + dt.timedelta(n - 1))
    return now


def _later(now):
    return Session.objects.filter(expire_date__gt=now).order_by("pk")


def test_a_kept_question_answers_each_value_as_the_ordinary_one_does() -> None:
    now, kept = _sessions(), Kept(_later, dt.datetime)
    for hours in (-48, -1, 1, 48):
        then = now + dt.timedelta(hours=hours)
        assert kept(then) == list(_later(then))


def test_values_and_constants_keep_their_places() -> None:
    _sessions()
    kept = Kept(
        lambda key: Session.objects.filter(session_data="x", session_key=key).values_list(
            "pk", "session_data"
        ),
        str,
    )
    assert [kept("k1"), kept("k9")] == [[("k1", "x")], []]


def test_a_value_that_is_not_in_the_query_is_refused_at_once() -> None:
    kept = Kept(lambda _key: Session.objects.all(), str)
    with pytest.raises(AssertionError):
        kept("k1")


def test_a_kept_question_asks_once_each_time() -> None:
    kept = Kept(_later, dt.datetime)
    with CaptureQueriesContext(connection) as asked:
        kept(timezone.now()), kept(timezone.now())
    assert len(asked) == 2


def test_an_address_is_what_reverse_gives() -> None:
    assert address("portal:my_page") == reverse("portal:my_page")
    for number in (7, 12):
        found = address("participation:participant_detail", "309187", number)
        assert found == reverse("participation:participant_detail", args=["309187", number])
    with pytest.raises(NoReverseMatch):
        address("participation:participant_detail", "309187")


def test_a_list_of_any_length_is_one_value() -> None:
    _sessions()
    kept = Kept(
        lambda keys: Session.objects.filter(pk__among=keys).order_by("pk").values_list("pk", flat=True), list
    )
    for keys in (["k1"], [], ["k2", "k0", "k9"]):
        assert kept(keys) == list(
            Session.objects.filter(pk__in=keys).order_by("pk").values_list("pk", flat=True)
        )
