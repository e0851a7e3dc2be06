"""My page: what needs the reader comes first."""

import datetime as dt

import pytest
from django.db import connection

from punte.base.work import WorkItem
from punte.organisations.models import Role
from punte.people.actions.notices import notify
from punte.people.models import PersonKey, User
from punte.people.notices import NoticeKind
from punte.portal import my_page
from punte.projects.acting import acting
from punte.projects.models import Assignment

NEWS = NoticeKind("portal.test_news", "Something concerns you.")
TODAY = dt.date(2025, 3, 17)


@pytest.fixture
def sources(monkeypatch):
    """Rooms that ask for these things."""

    def give(*items):
        monkeypatch.setattr(my_page, "_sources", lambda: [lambda user, today: list(items)])

    give()
    return give


def test_the_most_pressing_stands_first_with_its_time(client, elena, sources):
    sources(
        WorkItem("Some day"),
        WorkItem("Late form", "of a person", "/projects/", "danger", TODAY - dt.timedelta(3)),
        WorkItem("Tomorrow's form", level="warning", due=TODAY + dt.timedelta(1)),
        WorkItem("Next week's form", level="warning", due=TODAY + dt.timedelta(7)),
    )
    client.force_login(elena)
    page = client.get("/me/")
    assert [row["text"] for row in page.context["todo"]] == [
        "Late form",
        "Tomorrow's form",
        "Next week's form",
        "Some day",
    ]
    assert [row["tag"] for row in page.context["todo"]] == ["3 days late", "tomorrow", "7 days left", "to do"]
    assert "One thing cannot wait." in page.text and "17\u00a0March\u00a02025" in page.text


def test_the_work_of_all_ones_consortia_stands_there_and_what_belongs_to_none_once(
    client, elena, operation, foreign_operation, monkeypatch
):
    role = Role.objects.create(
        user=elena,
        organisation=foreign_operation.partnerships.get(role="lead").organisation,
        role="manager",
        since=dt.date(2024, 1, 1),
    )
    Assignment.objects.create(role=role, operation=foreign_operation, since=dt.date(2024, 1, 1))

    def source(user, today):
        with connection.cursor() as cursor:
            cursor.execute("SELECT current_setting('punte.consortium')")
            circle = cursor.fetchone()[0]
        assert circle == str(acting(user).consortium_id)
        return [WorkItem(f"In {circle}"), WorkItem("A token expires")]

    monkeypatch.setattr(my_page, "_sources", lambda: [source])
    client.force_login(elena)
    told = sorted(row["text"] for row in client.get("/me/").context["todo"])
    circles = sorted(f"In {o.consortium_id}" for o in (operation, foreign_operation))
    assert told == ["A token expires", *circles]


def test_a_long_list_says_how_much_more_there_is_and_shows_it(client, elena, sources):
    sources(*[WorkItem(f"Thing {n}") for n in range(20)])
    client.force_login(elena)
    page = client.get("/me/")
    assert '<a href="?all">Show 8 more</a>' in page.text and len(page.context["todo"]) == 12
    page = client.get("/me/?all")
    assert "Show 8 more" not in page.text and len(page.context["todo"]) == 20


def test_projects_roles_and_notices_stand_there(client, elena, sources):
    notify(elena, NEWS)
    client.force_login(elena)
    page = client.get("/me/")
    assert "Something concerns you." in page.text
    assert "/monitoring/309187/" in page.text and "/projects/309187/team/" in page.text
    assert "/monitoring/300609/" not in page.text


def test_who_has_no_role_is_told_what_to_do(client, db, sources):
    client.force_login(User.objects.create_user("ioana@example.org", name="Ioana Pop", language="en"))
    page = client.get("/me/")
    assert "You do not work in any project yet" in page.text and "/people/claim/" in page.text


def test_a_participant_sees_where_they_take_part(client, elena, cosmina, operation, assoc, sources):
    from punte.participation.models import Participation

    Participation.objects.create(
        consortium=operation.consortium,
        person=cosmina,
        operation=operation,
        organisation=assoc,
        registered_on=TODAY,
    )
    user = User.objects.create_user("cosmina@example.org", name="Cosmina Lăcătuș", language="en")
    PersonKey.objects.create(user=user, person=cosmina, consortium=operation.consortium)
    client.force_login(user)
    assert "Where I take part" in client.get("/me/").text


def test_every_room_that_has_work_is_asked(elena):
    from punte.organisations import work

    assert work.work in my_page._sources()
    assert isinstance(my_page.work(elena, TODAY), list)


def test_strangers_sign_in_first(client, db):
    for path in ("/me/", "/me/held/", "/people/act-as/"):
        assert client.get(path).url == f"/people/account/login/?next={path}"
