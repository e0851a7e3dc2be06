"""The search: what is found, by which writing, by whom, and what is never searched."""

import datetime as dt

import pytest

from punte.participation.actions.persons import erase_participant, register_new_person
from punte.people.models import PersonName, SearchRow
from punte.portal.search import asked, find, findables
from punte.records.actions.documents import add_document
from tests.security.world import pdf

DAY = dt.date(2024, 9, 2)


def kind(code):
    return next(f for f in findables() if f.code == code)


def people(user, text):
    group = find(user, asked(text), kind("people"), most=100)
    return [hit.label for hit, _similar in group.hits]


def register(by, operation, organisation, last_name, first_name, **also):
    told = {"first_name": first_name, "last_name": last_name}
    return register_new_person(
        by=by, operation=operation, organisation=organisation, on=DAY, told=told, **also
    )


@pytest.fixture
def known(elena, operation, assoc):
    """Five people of two alphabets."""
    names = [
        ("Lăcătuș", "Cosmina"), ("Popescu", "Ștefan"), ("Щерева", "Мария"), ("Живков", "Христо"), ("Popa", "Ana"),
    ]  # fmt: skip
    return {last: register(elena, operation, assoc, last, first) for last, first in names}


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Cosmina", "Lăcătuș Cosmina"),
        ("cosm", "Lăcătuș Cosmina"),
        ("lacatus cosmina", "Lăcătuș Cosmina"),
        ("Cosmina LĂCĂTUȘ", "Lăcătuș Cosmina"),
        ("Козмина", "Lăcătuș Cosmina"),
        ("Лакатуш", "Lăcătuș Cosmina"),
        ("Cosmna", "Lăcătuș Cosmina"),
        ("ștefan", "Popescu Ștefan"),
        ("Ştefan", "Popescu Ștefan"),
        ("stefan", "Popescu Ștefan"),
        ("Стефан", "Popescu Ștefan"),
        ("Щерева", "Щерева Мария"),
        ("shtereva", "Щерева Мария"),
        ("6tereva", "Щерева Мария"),
        ("6terewa", "Щерева Мария"),
        ("maria", "Щерева Мария"),
        ("Marija shter", "Щерева Мария"),
        ("Jivkov", "Живков Христо"),
        ("Zhivkov Hristo", "Живков Христо"),
        ("xristo", "Живков Христо"),
    ],
)
def test_a_name_is_found_in_whatever_writing(elena, known, typed, found):
    assert found in people(elena, typed)
    assert people(elena, typed)[0] == found


def test_exact_words_come_before_beginnings_before_similar_ones_and_own_cases_first(
    elena, ana, operation, assoc
):
    for last, first, by in [
        ("Stan", "Dora", elena), ("Stanciu", "Ana", elena), ("Stan", "Ada", elena), ("Stanca", "Ada", ana),
    ]:  # fmt: skip
        register(by, operation, assoc, last, first)
    assert people(elena, "stan") == ["Stan Ada", "Stan Dora", "Stanciu Ana", "Stanca Ada"]
    register(ana, operation, assoc, "Stan", "Zina", responsible=elena)
    assert people(elena, "stan")[:3] == ["Stan Ada", "Stan Dora", "Stan Zina"]


def test_similar_words_are_looked_for_only_where_few_are_found(elena, operation, assoc):
    for n in range(5):
        register(elena, operation, assoc, "Marin", f"Ana{'abcde'[n]}")
    register(elena, operation, assoc, "Marina", "Ion")
    register(elena, operation, assoc, "Martin", "Ion")
    assert "Martin Ion" not in people(elena, "marin")
    group = find(elena, asked("martni"), kind("people"), most=10)
    assert ("Martin Ion", True) in [(hit.label, similar) for hit, similar in group.hits]


@pytest.mark.parametrize(
    "typed", ["1234567890", "1900514123456", "190 0514 123 456", "CNP 1900514123456", "123-456-7890"]
)
def test_a_national_number_is_neither_searched_nor_repeated(client, elena, typed):
    client.force_login(elena)
    answer = client.get("/search/", {"q": typed})
    assert answer.status_code == 302
    assert answer["Location"] == "/search/?refused=number"
    page = client.get(answer["Location"]).content.decode()
    assert "Nobody is found by a national number" in page
    part = client.get("/search/suggestions/", {"q": typed}).content.decode()
    assert "Nobody is found by a national number" in part
    assert typed not in page + part
    assert "123456" not in page + part


def test_no_long_number_enters_the_index(elena, operation):
    add_document(
        by=elena, operation=operation, content=pdf("x"), name="a.pdf", title="Copie CI 1900514123456 din 2024"
    )
    assert set(SearchRow.objects.filter(kind=10).values_list("folded", flat=True)) == {"copie ci din 2024"}


@pytest.mark.parametrize(
    "typed",
    ["", " ", "a", "%", "_", "\\", "\0", "😀", "'; DROP TABLE people_person; --", "\u200f\u202e", "(", "[a", "a|b*", "x" * 1000,
     "a " * 60, "%%%", "'", "{}", "$1", "ά" * 90, "ab\x00cd", "1" * 9, "٣٤٥", "ß ŉ ﬃ"],
)  # fmt: skip
@pytest.mark.parametrize("address", ["/search/", "/search/suggestions/"])
def test_whatever_is_typed_is_answered(client, elena, known, typed, address):
    client.force_login(elena)
    answered = 400 if "\0" in typed else 200  # refused at the door, before any page
    for more in ({}, {"kind": "people", "page": "-7"}, {"kind": "'", "page": "x"}):
        assert client.get(address, {"q": typed} | more).status_code == answered


@pytest.mark.parametrize(
    ("typed", "advice"),
    [("a", "at least two letters"), ("x" * 200, "at most 100 characters"), ("%", "Write a name"), ("zzqzz", "Nothing found")],
)  # fmt: skip
def test_who_finds_nothing_is_told_what_to_do(client, elena, typed, advice):
    client.force_login(elena)
    assert advice in client.get("/search/", {"q": typed}).content.decode()


def test_everything_of_the_demonstration_kinds_is_found(client, elena, operation, known):
    add_document(
        by=elena, operation=operation, content=pdf("x"), name="a.pdf", title="Ghidul politicilor pieței"
    )
    client.force_login(elena)
    for typed, link in [
        ("309187", "/projects/309187/"), ("FDSS", "/organisations/"), ("pieței ghid", "/records/309187/documents/"),
        ("ghidul POLITICILOR pietei", "/records/309187/documents/"),
        (str(known["Popa"].pk), known["Popa"].get_absolute_url()),
    ]:  # fmt: skip
        assert link in client.get("/search/", {"q": typed}).content.decode(), typed
        assert link in client.get("/search/suggestions/", {"q": typed}).content.decode(), typed


def test_the_words_found_are_marked_and_nothing_typed_becomes_markup(client, elena, operation, assoc):
    register(elena, operation, assoc, "<b>Lăcătuș", "Cosmina")
    client.force_login(elena)
    page = client.get("/search/", {"q": "lacatus <i>"}).content.decode()
    assert "<i>" not in page
    page = client.get("/search/", {"q": "lacatus"}).content.decode()
    assert "&lt;b&gt;<mark>Lăcătuș</mark> Cosmina" in page


def test_one_kind_is_shown_page_by_page(client, elena, operation, assoc):
    for n in range(30):
        register(elena, operation, assoc, "Marin", f"Nr{n:02}")
    client.force_login(elena)
    page = client.get("/search/", {"q": "marin"}).content.decode()
    assert "All 30: People" in page
    first = client.get("/search/", {"q": "marin", "kind": "people"}).content.decode()
    second = client.get("/search/", {"q": "marin", "kind": "people", "page": 2}).content.decode()
    assert (first.count("<mark>Marin"), second.count("<mark>Marin")) == (25, 5)
    assert "26–30 of 30" in second
    last = client.get("/search/", {"q": "marin", "kind": "people", "page": 99}).content.decode()
    assert last.count("<mark>Marin") == 5


def test_looking_at_results_is_no_view_of_a_file(client, elena, known):
    from punte.records.models import AccessEntry

    client.force_login(elena)
    client.get("/search/", {"q": "cosmina"})
    assert not AccessEntry.objects.exists()


def test_who_was_erased_is_found_by_nothing(elena, operation, known):
    gone = known["Lăcătuș"]
    add_document(
        by=elena,
        operation=operation,
        content=pdf("x"),
        name="a.pdf",
        title="Dosar Lăcătuș",
        person=gone.person,
    )
    assert SearchRow.objects.filter(person=gone.person).count() == 1
    erase_participant(by=elena, participation=gone)
    assert people(elena, "cosmina") == people(elena, "lacatus") == []
    assert not SearchRow.objects.filter(person=gone.person).exists()
    assert not SearchRow.objects.filter(folded__contains="lacatus").exists()
    assert not PersonName.objects.filter(folded__contains="lacatus").exists()


def test_a_corrected_name_is_found_by_the_new_one_only(elena, known):
    from punte.participation.actions.persons import correct_person

    correct_person(by=elena, participation=known["Popa"], last_name="Ciobanu")
    assert people(elena, "ciobanu") == ["Ciobanu Ana"]
    assert "Ciobanu Ana" not in people(elena, "popa")


def test_a_renamed_organisation_is_found_by_the_new_name(elena, operation):
    from punte.organisations.actions.organisations import Told, create_organisation, edit_organisation

    told = Told(kind="cso", name="Асоциация Щастие", country="BG", numbers={})
    made = create_organisation(by=elena, told=told)
    assert find(elena, asked("shtastie"), kind("organisations")).total == 1
    changed = Told(kind="cso", name="Сдружение Надежда", country="BG", numbers={})
    edit_organisation(by=elena, organisation=made, version=1, told=changed)
    assert find(elena, asked("щастие"), kind("organisations")).total == 0
    assert find(elena, asked("Nadejda"), kind("organisations")).total == 1


def test_the_index_is_compared_with_the_truth_and_written_again(elena, operation, known):
    from punte.portal.search_index import check

    assert list(check()) == []
    PersonName.objects.filter(person=known["Popa"].person).update(folded="x")
    SearchRow.objects.filter(kind=1).first().delete()
    SearchRow.objects.filter(kind=2).update(folded="nothing")
    SearchRow.objects.create(kind=1, number=999_999, sort_key="", folded="ghost")
    assert {fault.what for fault in check()} == {"changed", "missing", "left over"}
    list(check(rebuild=True))
    assert list(check()) == []


def test_the_field_stands_in_the_head_for_staff_only_and_its_page_has_one(client, elena, django_user_model):
    assert 'action="/search/"' not in client.get("/").content.decode()
    client.force_login(django_user_model.objects.create_user("x@example.org", name="X"))
    assert 'action="/search/"' not in client.get("/").content.decode()
    client.force_login(elena)
    assert client.get("/").content.decode().count('action="/search/"') == 1
    assert client.get("/search/").content.decode().count('action="/search/"') == 1


def test_suggestions_are_at_most_eight_and_lead_to_what_they_name(client, elena, operation, assoc):
    for n in range(12):
        register(elena, operation, assoc, "Marin", f"Nr{n:02}")
    client.force_login(elena)
    part = client.get("/search/suggestions/", {"q": "marin"}).content.decode()
    assert part.count('role="option"') == 8
    assert "<html" not in part
