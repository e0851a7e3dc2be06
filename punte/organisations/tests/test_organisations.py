"""The directory: found, shown, added to, changed."""

import uuid

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from punte.organisations.actions.organisations import Told, create_organisation, edit_organisation
from punte.organisations.models import Identifier, Organisation
from punte.organisations.numbers import checked_number

NGO = {"kind": "cso", "name": "Asociația Șansa", "country": "RO", "token": str(uuid.uuid4())}


def told(**changes):
    return Told(**{"kind": "cso", "name": "Asociația Șansa", "country": "RO", **changes})


@pytest.fixture
def sansa(elena):
    return create_organisation(by=elena, told=told(numbers={"cui": "RO 18547290"}))


def test_an_organisation_is_found_by_name_without_diacritics_and_by_number(client, elena, sansa):
    client.force_login(elena)
    for text in ("sansa", "ŞANSA", "ro18547290", "18547290"):
        assert [r["organisation"] for r in client.get("/organisations/", {"q": text}).context["rows"]] == [
            sansa
        ]


def test_the_directory_is_filtered_by_kind_and_country(client, elena, sansa):
    client.force_login(elena)
    page = client.get("/organisations/", {"q": "sansa", "kind": "school"})
    assert not page.context["rows"] and "No organisation found" in page.text
    assert len(page.context["chips"]) == 2
    assert client.get("/organisations/", {"q": "sansa", "country": "RO"}).context["rows"]


def test_nonsense_in_the_filter_shows_all(client, elena, sansa):
    client.force_login(elena)
    assert client.get("/organisations/", {"kind": "'; --", "page": "x"}).status_code == 200
    assert client.get("/organisations/", {"q": "ș" * 5000}).status_code == 200


def test_strangers_sign_in_first(client, operation, assoc):
    for path in ("/organisations/", f"/organisations/{assoc.pk}/", "/organisations/new/"):
        assert client.get(path).url.startswith("/people/account/login/")


def test_the_directory_asks_at_most_eight_questions_however_long_it_is(client, elena):
    client.force_login(elena)
    counts = []
    for more in (1, 30):
        for n in range(more):
            create_organisation(by=elena, told=told(name=f"Școala {more} {n}", kind="school"))
        client.get("/organisations/")
        with CaptureQueriesContext(connection) as asked:
            client.get("/organisations/")
        counts.append(len([q for q in asked.captured_queries if "SAVEPOINT" not in q["sql"]]))
    assert counts[0] == counts[1] <= 8


def test_a_page_shows_numbers_objectives_and_projects_and_hides_the_colleagues_of_others(
    client, elena, mallory, assoc
):
    client.force_login(mallory)
    page = client.get(f"/organisations/{assoc.pk}/")
    assert "Social dialogue and partnerships" in page.text
    assert elena.name not in page.text and elena.email not in page.text
    client.force_login(elena)
    assert elena.email in client.get(f"/organisations/{assoc.pk}/").text


def test_an_unknown_organisation_is_not_found(client, elena):
    client.force_login(elena)
    for path in ("/organisations/999999/", "/organisations/999999/edit/", "/organisations/999999/roles/new/"):
        assert client.get(path).status_code == 404


def test_a_manager_adds_an_organisation_once_even_with_two_clicks(client, elena):
    client.force_login(elena)
    for _click in range(2):
        assert client.post("/organisations/new/", {**NGO, "cui": "18547290"}).status_code == 302
    organisation = Organisation.objects.get(folded="asociatia sansa")
    assert organisation.identifiers.get().value == "18547290"


def test_a_refusal_gives_the_token_back(client, elena):
    client.force_login(elena)
    page = client.post("/organisations/new/", {**NGO, "cui": "18547291"})
    assert "not a valid CUI" in page.context["form"].errors["cui"][0]
    assert 'value="Asociația Șansa"' in page.text
    assert client.post("/organisations/new/", {**NGO, "cui": "18547290"}).status_code == 302


def test_a_counsellor_adds_and_changes_nothing(client, ana, assoc):
    client.force_login(ana)
    assert client.get("/organisations/new/").status_code == 403
    assert client.get(f"/organisations/{assoc.pk}/edit/").status_code == 403
    with pytest.raises(PermissionDenied):
        create_organisation(by=ana, told=told())
    with pytest.raises(PermissionDenied):
        edit_organisation(by=ana, organisation=assoc, version=1, told=told())


def test_the_managers_of_another_organisation_change_nothing_here(client, bogdan, elena, assoc):
    client.force_login(bogdan)
    assert client.post(f"/organisations/{assoc.pk}/edit/", NGO).status_code == 403


def test_a_number_that_belongs_to_another_organisation_is_refused_beside_its_field(client, elena, sansa):
    client.force_login(elena)
    page = client.post("/organisations/new/", {**NGO, "name": "Alta", "cui": "18547290"})
    assert "Asociația Șansa" in page.context["form"].errors["cui"][0]
    assert not Organisation.objects.filter(name="Alta").exists()


def test_the_second_of_two_editors_is_told_and_loses_nothing(client, elena, sansa):
    client.force_login(elena)
    first = {**NGO, "name": "Prima", "version": "1"}
    assert client.post(f"/organisations/{sansa.pk}/edit/", first).status_code == 302
    page = client.post(f"/organisations/{sansa.pk}/edit/", {**NGO, "name": "A doua", "version": "1"})
    assert "while you were writing" in page.text and 'value="A doua"' in page.text
    sansa.refresh_from_db()
    assert sansa.name == "Prima"
    again = {**NGO, "name": "A doua", "version": page.context["form"].data["version"]}
    assert client.post(f"/organisations/{sansa.pk}/edit/", again).status_code == 302


def test_a_number_can_be_taken_away(elena, sansa):
    edit_organisation(
        by=elena, organisation=sansa, version=1, told=told(numbers={"cui": "", "eik": "175074752"})
    )
    assert [i.kind for i in sansa.identifiers.all()] == ["eik"]


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("cui", "RO 18547290", "18547290"),
        ("eik", "BG 175074752", "175074752"),
        ("eik", "1750747520010", None),
        ("foreign", " krs  0000123456", "KRS0000123456"),
        ("cui", "18547291", None),
        ("cui", "abc", None),
        ("eik", "175074751", None),
        ("eik", "12345", None),
    ],
)
def test_numbers_are_checked_as_their_registers_make_them(kind, text, value):
    if value is None:
        with pytest.raises(ValidationError):
            checked_number(kind, text)
    else:
        assert checked_number(kind, text) == value


def test_a_branch_has_thirteen_digits():
    digits = "175074752001"
    right = [d for d in "0123456789" if _fits(digits + d)]
    assert len(right) == 1


def _fits(number):
    try:
        checked_number(Identifier.Kind.EIK, number)
    except ValidationError:
        return False
    return True


@pytest.mark.parametrize(
    "bad", [{"email": "x"}, {"website": "javascript:alert(1)"}, {"kind": "king"}, {"name": " "}]
)
def test_what_cannot_be_meant_is_refused_beside_its_field(client, elena, bad):
    client.force_login(elena)
    page = client.post("/organisations/new/", {**NGO, **bad})
    assert page.status_code == 200 and set(page.context["form"].errors) == set(bad)
    if "name" not in bad:
        with pytest.raises(ValidationError):
            create_organisation(by=elena, told=told(**bad))
