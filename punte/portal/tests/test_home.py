"""The first page, the services, and what frames every page."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from punte.portal.catalogue import services
from punte.projects.models import Operation


def test_the_first_page_shows_what_was_promised_and_invents_no_result(client, operation):
    page = client.get("/")
    for project in Operation.objects.all():
        assert str(project.title) in page.text
    assert "promised: 318" in page.text
    assert all(f["done"] is None for project in page.context["projects"] for f in project["figures"])
    assert page.context["figures"][0]["done"] == 5


def test_announced_services_that_are_not_there_yet_say_so_and_have_no_link(client, operation):
    coming = [s for s in services() if "announced" in s["when"]]
    assert len(coming) == 3 and not any(s["url"] for s in coming)
    page = client.get("/services/")
    for service in services():
        assert str(service["name"]).replace("'", "&#x27;") in page.text


def test_every_linked_service_is_there(client, elena):
    client.force_login(elena)
    for service in services():
        if service["url"]:
            assert client.get(service["url"]).status_code == 200


@pytest.mark.parametrize("path", ["/", "/services/", "/projects/"])
@pytest.mark.parametrize("language", ["ro", "bg", "en"])
def test_public_pages_speak_three_languages(client, operation, path, language):
    client.cookies["django_language"] = language
    assert f'lang="{language}"' in client.get(path).text


def words(client):
    return [str(item["label"]) for item in client.get("/services/").context["nav"]]


def test_each_finds_their_own_ways_in_the_menu(client, operation, elena, georgi, db):
    assert words(client) == [
        "First page",
        "Services",
        "Projects",
        "Find work",
        "Events",
        "Check a certificate",
    ]
    client.force_login(elena)
    assert words(client) == ["My page", "Projects", "Participants", "Organisations"]
    client.force_login(georgi)
    assert words(client) == ["My page", "Projects", "Organisations"]


def test_the_frame_says_in_whose_name_one_acts(client, elena):
    client.force_login(elena)
    assert "manager, Asociația ASSOC" in client.get("/services/").text


def test_the_frame_asks_at_most_two_questions_of_its_own(client, elena):
    client.force_login(elena)
    client.get("/services/")
    with CaptureQueriesContext(connection) as asked:
        client.get("/services/")
    own = [q["sql"] for q in asked.captured_queries if "assignment" in q["sql"] or "notice" in q["sql"]]
    assert len(own) <= 2


def test_a_page_that_is_not_there_says_what_to_do(client, operation):
    page = client.get("/nothing/")
    assert page.status_code == 404 and "We do not find this page" in page.text


def test_demo_addresses_are_not_known_outside_a_demonstration(client, elena):
    for path in ("/demo/outbox/", "/demo/components/", "/demo/become/elena/"):
        assert client.get(path).status_code == 404
        assert client.post(path).status_code == 404
    assert "elena@demo.punte" not in client.get("/people/account/login/").text
    assert "demo_cast" not in client.get("/people/account/login/").context
