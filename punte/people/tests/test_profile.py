"""One's own settings, the language and the colours."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from punte.people.actions.users import save_profile


def test_settings_are_saved_and_remembered_by_the_device(client, ana):
    client.force_login(ana)
    answer = client.post("/people/profile/", {"name": "Ana  Mureşan", "language": "bg", "scheme": "dark"})
    assert answer.url == "/people/profile/"
    ana.refresh_from_db()
    assert (ana.name, ana.language, ana.scheme) == ("Ana Mureșan", "bg", "dark")
    assert client.cookies["django_language"].value == "bg"
    assert client.cookies["punte_scheme"].value == "dark"
    assert 'lang="bg"' in client.get("/people/profile/").text


@pytest.mark.parametrize("bad", [{"name": " "}, {"language": "fr"}, {"scheme": "pink"}, {"name": "n" * 121}])
def test_what_cannot_be_meant_is_refused(client, ana, bad):
    client.force_login(ana)
    page = client.post("/people/profile/", {"name": "Ana", "language": "ro", "scheme": "auto", **bad})
    assert set(page.context["form"].errors) == set(bad)
    with pytest.raises(ValidationError):
        save_profile(by=ana, user=ana, **bad)


def test_nobody_changes_the_settings_of_another(ana, elena):
    with pytest.raises(PermissionDenied):
        save_profile(by=elena, user=ana, name="Alta")
    with pytest.raises(ValidationError):
        save_profile(by=ana, user=ana, email="alta@example.org")


def test_the_language_is_chosen_by_anybody_and_kept_for_who_is_signed_in(client, ana):
    client.post("/people/language/", {"language": "bg", "next": "/services/"})
    assert 'lang="bg"' in client.get("/services/").text
    client.force_login(ana)
    answer = client.post("/people/language/", {"language": "ro", "next": "https://evil.example/"})
    assert answer.url == "/"
    ana.refresh_from_db()
    assert ana.language == "ro"
    client.post("/people/language/", {"language": "xx"})
    ana.refresh_from_db()
    assert ana.language == "ro"


def test_light_or_dark_is_kept_for_who_is_signed_in(client, ana):
    client.force_login(ana)
    client.post("/people/scheme/", {"scheme": "dark", "next": "/services/"})
    ana.refresh_from_db()
    assert ana.scheme == "dark"
    assert client.get("/people/scheme/").status_code == 405
    assert client.get("/people/language/").status_code == 405


def test_strangers_sign_in_first(client, db):
    for path in ("/people/profile/", "/people/notices/", "/people/claim/"):
        assert client.get(path).url.startswith("/people/account/login/")
