"""Somebody with an account keeps a question, hears of what is new, and stops the letters by their link."""

import datetime as dt
import re
import uuid

import pytest
from django.core.exceptions import ValidationError

from punte.base.permissions import Refused
from punte.base.rls import set_local
from punte.jobs.actions import saved_searches as actions
from punte.jobs.letters import tell_of_new
from punte.jobs.models import SavedSearch
from punte.jobs.tests.cast import TODAY, publish
from punte.people.models import User

DAY = dt.timedelta(days=1)


@pytest.fixture
def reader(db) -> User:
    return User.objects.create_user("reader@example.org", name="Reader", language="ro")


def keep(by, query: str = "q=brutar", **also) -> SavedSearch:
    told = {"words": "brutar", "by_mail": True, "on": TODAY} | also
    return actions.save_search(by=by, query=query, **told)


def test_a_search_is_saved_from_its_page_and_kept_once(client, reader) -> None:
    client.force_login(reader)
    url = "/jobs/my/searches/new/?q=brutar&kind=&page=3&place=Cluj-Napoca&radius=30&strange=1"
    for _time in range(2):
        assert client.post(url, {"token": str(uuid.uuid4()), "by_mail": "on"}).url == "/jobs/my/searches/"
    found = SavedSearch.objects.get()
    assert found.query == "q=brutar&place=Cluj-Napoca&radius=30"
    page = client.get("/jobs/my/searches/").content.decode()
    assert "brutar" in page
    assert client.post(f"/jobs/my/searches/{found.pk}/drop/").url == "/jobs/my/searches/"
    assert not SavedSearch.objects.exists()


def test_a_question_that_asks_nothing_is_not_saved(client, reader) -> None:
    client.force_login(reader)
    assert client.get("/jobs/my/searches/new/?kind=").url == "/jobs/"
    with pytest.raises(ValidationError):
        keep(reader, "")


def test_at_most_twenty_are_kept(reader) -> None:
    for n in range(20):
        keep(reader, f"q=brutar{n}")
    with pytest.raises(ValidationError):
        keep(reader, "q=another")
    keep(reader, "q=brutar3", by_mail=False)


def test_new_vacancies_are_told_once_and_the_letter_has_a_link_that_stops_it(
    client, reader, elena, employer, known, mailoutbox, django_capture_on_commit_callbacks
) -> None:
    keep(reader)
    keep(reader, "q=zidar")
    publish(elena, employer, known["baker"], on=TODAY + DAY)
    set_local(consortium="")
    with django_capture_on_commit_callbacks(execute=True):
        assert tell_of_new(TODAY + DAY) == 0
        assert tell_of_new(TODAY + 2 * DAY) == 1
        assert tell_of_new(TODAY + 2 * DAY) == 0
        assert tell_of_new(TODAY + 3 * DAY) == 0
    letters = [m for m in mailoutbox if m.to == ["reader@example.org"]]
    assert len(letters) == 1
    assert "brutar" not in letters[0].subject.lower()
    assert "Brutar/brutăreasă, Cluj-Napoca" in letters[0].body
    stop = re.search(r"(/jobs/searches/\S+/stop/)", letters[0].body)[1]
    assert client.get(stop).status_code == 200
    assert SavedSearch.objects.filter(by_mail=True).count() == 2
    assert client.post(stop).url == "/jobs/"
    assert SavedSearch.objects.get(query="q=brutar").by_mail is False
    assert client.get("/jobs/searches/forged/stop/").status_code == 404


def test_nobody_changes_what_somebody_else_has_saved(client, reader, elena) -> None:
    found = keep(reader)
    with pytest.raises(Refused):
        actions.drop_search(by=elena, search=found)
    reader.is_active = False
    with pytest.raises(Refused):
        actions.save_search(by=reader, query="q=x", words="x", by_mail=True, on=TODAY)
    client.force_login(elena)
    assert client.post(f"/jobs/my/searches/{found.pk}/drop/").status_code == 404
