"""What a signed-in person sees is kept by no browser and no proxy."""

import pytest


@pytest.mark.parametrize("path", ["/", "/me/", "/projects/", "/monitoring/309187/", "/nowhere/"])
def test_no_page_of_who_is_signed_in_is_kept(client, elena, path):
    client.force_login(elena)
    assert client.get(path)["Cache-Control"] == "private, no-store"


def test_public_pages_may_be_kept(client, operation):
    assert "no-store" not in client.get("/projects/").get("Cache-Control", "")


def test_what_a_page_says_about_keeping_it_stands(client, elena):
    client.force_login(elena)
    assert "max-age=0" in client.get("/me/held/")["Cache-Control"]
