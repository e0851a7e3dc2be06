"""Terms of keeping: nothing goes before its day, what is over goes once, and the log says how much."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import CommandError, call_command

from punte.base.rls import set_local
from punte.people.actions.persons import register_person
from punte.people.models import Person
from punte.people.models.search_rows import SearchRow
from punte.projects.models import Operation
from punte.records import retention, vault
from punte.records.actions.documents import add_document
from punte.records.actions.retention import begin_term, destroy_due
from punte.records.models import DataRequest, Destruction, Document, TermStart
from tests.cast import staff

ROOM = "/records/309187/protection/retention/"
TODAY = dt.date(2025, 3, 17)


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def lidia(operation, assoc):
    return staff("Lidia Câmpean", assoc, "dpo", operation, ["special", "erase"])


@pytest.fixture
def paper(operation, elena, cosmina):
    return add_document(
        by=elena, operation=operation, content=b"%PDF-1.4\n%%EOF", name="a.pdf", title="Of Cosmina", kind="status",
        person=cosmina,
    )  # fmt: skip


def long_ago(operation, by):
    """As if the last payment had been made in 2019."""
    TermStart.objects.create(
        operation=operation, consortium=operation.consortium, happened_on=dt.date(2019, 6, 1), said_by=by
    )


def test_the_term_of_the_fund_ends_five_years_after_the_year_of_the_last_payment(operation, elena):
    assert operation.indicator_set == "2021-2027" and retention.kept_until(operation) is None
    long_ago(operation, elena)
    assert retention.kept_until(operation) == dt.date(2024, 12, 31)


@pytest.mark.parametrize(
    ("period", "begun", "until"),
    [
        ("2007-2013", dt.date(2017, 5, 9), dt.date(2020, 5, 9)),
        ("2014-2020", dt.date(2023, 2, 15), dt.date(2026, 12, 31)),
        ("2021-2027", dt.date(2027, 1, 1), dt.date(2032, 12, 31)),
    ],
)
def test_each_programming_period_has_its_term(operation, elena, period, begun, until):
    operation.indicator_set = period
    TermStart.objects.create(
        operation=operation, consortium=operation.consortium, happened_on=begun, said_by=elena
    )
    assert retention.kept_until(operation) == until


def test_while_the_term_has_not_begun_the_law_keeps_everything(operation, paper, cosmina):
    keeping = retention.keeping([cosmina.pk])
    assert (
        keeping.open_end
        and keeping.holds(TODAY)
        and keeping.until == dt.date(operation.ends_on.year + 5, 12, 31)
    )
    assert [line for line in retention.due_in(operation, TODAY) if line.is_over(TODAY)] == []


def test_asking_destroys_nothing(client, lidia, operation, paper):
    long_ago(operation, lidia)
    client.force_login(lidia)
    page = client.get(ROOM)
    assert "status certificate" in page.text and "over" in page.text
    assert Document.objects.get().state == "accepted" and "Of Cosmina" not in page.text


def test_what_is_over_goes_once_and_is_logged(
    lidia, operation, paper, cosmina, django_capture_on_commit_callbacks
):
    long_ago(operation, lidia)
    with django_capture_on_commit_callbacks(execute=True):
        made = destroy_due(by=lidia, operation=operation)
    assert {(d.rule, d.count) for d in made} == {("papers", 1), ("persons", 1)}
    paper.refresh_from_db()
    assert (paper.state, paper.title) == ("erased", "erased")
    with pytest.raises(FileNotFoundError):
        vault.load(operation.consortium, paper.file_name)
    assert Person.objects.get(pk=cosmina.pk).state == "erased"
    assert destroy_due(by=lidia, operation=operation) == [] and Destruction.objects.count() == 2


def test_words_of_requests_go_after_three_years_and_the_request_stays(lidia, operation, cosmina):
    old = DataRequest(
        consortium=operation.consortium, person=cosmina, kind="access", made_by=lidia, state="answered",
        received_on=dt.date(2021, 1, 5), due_on=dt.date(2021, 2, 5), answered_on=dt.date(2021, 1, 9), answered_by=lidia,
    )  # fmt: skip
    old.sealed = old.sealed_with(asked="Please.")
    old.save()
    assert [(d.rule, d.count) for d in destroy_due(by=lidia, operation=operation)] == [("requests", 1)]
    old.refresh_from_db()
    assert old.words == {} and old.state == "answered"


def test_others_neither_say_nor_destroy(ana, bogdan, auditor, mallory, operation):
    for user in (ana, bogdan, auditor, mallory):
        with pytest.raises(PermissionDenied):
            destroy_due(by=user, operation=operation)
        with pytest.raises(PermissionDenied):
            begin_term(by=user, operation=operation, happened_on=TODAY)


def test_a_term_does_not_begin_tomorrow_or_before_the_project(lidia, operation):
    for day in (dt.date(2025, 3, 18), operation.starts_on - dt.timedelta(days=1)):
        with pytest.raises(ValidationError):
            begin_term(by=lidia, operation=operation, happened_on=day)


def test_the_day_is_said_and_destroying_asks_for_the_code(client, lidia, operation, paper):
    client.force_login(lidia)
    client.post(ROOM, {"happened_on_day": 1, "happened_on_month": 3, "happened_on_year": 2025})
    assert TermStart.objects.get().happened_on == dt.date(2025, 3, 1)
    assert "is not the code" in client.post(ROOM + "destroy/", {"typed": "000"}).text
    assert client.post(ROOM + "destroy/", {"typed": "309187"}).status_code == 302
    paper.refresh_from_db()
    assert paper.state == "accepted"


def test_the_command_tells_counts_and_destroys_only_when_told(lidia, operation, paper, capsys):
    long_ago(operation, lidia)
    call_command("retention")
    told = capsys.readouterr().out
    set_local(consortium=operation.consortium_id)
    assert "309187" in told and "status certificate" in told and "2024-12-31" in told
    assert "Cosmina" not in told and Document.objects.get().state == "accepted"
    with pytest.raises(CommandError):
        call_command("retention", apply=True)
    call_command("retention", apply=True, user=lidia.email)
    set_local(consortium=operation.consortium_id)
    paper.refresh_from_db()
    assert paper.state == "erased"


def joined(elena, operation, cosmina):
    """Cosmina's second number, joined with her first."""
    other = register_person(
        by=elena, consortium=operation.consortium, first_name="Cosma", last_name="Lac",
        birth_date=dt.date(1991, 5, 14), sex="woman",
    )  # fmt: skip
    Person.objects.filter(pk=other.pk).update(merged_into=cosmina)
    return other


def test_who_is_known_elsewhere_under_another_number_is_kept(lidia, elena, operation, paper, cosmina):
    other = joined(elena, operation, cosmina)
    running = Operation.objects.get(pk=operation.pk)
    running.pk, running.code = None, "309188"
    running.save(force_insert=True)
    Document.objects.create(
        operation=running, consortium=operation.consortium, person=other, title="B", file_name="b", size=1,
        content_type="application/pdf", sha256="b", uploaded_by=elena,
    )  # fmt: skip
    long_ago(operation, lidia)
    destroy_due(by=lidia, operation=operation)
    assert set(Person.objects.filter(pk__in=[cosmina.pk, other.pk]).values_list("state", flat=True)) == {
        "active"
    }


@pytest.mark.parametrize("which", ["own", "other"])
def test_a_restricted_person_and_their_papers_stay(lidia, elena, operation, paper, cosmina, which):
    other = joined(elena, operation, cosmina)
    Person.objects.filter(pk=cosmina.pk if which == "own" else other.pk).update(state="restricted")
    long_ago(operation, lidia)
    assert destroy_due(by=lidia, operation=operation) == []
    paper.refresh_from_db()
    assert paper.state == "accepted" and not Person.objects.filter(state="erased").exists()


@pytest.mark.parametrize(
    ("answered", "last"),
    [
        (dt.date(2021, 2, 28), dt.date(2024, 2, 28)),
        (dt.date(2021, 3, 1), dt.date(2024, 3, 1)),
        (dt.date(2024, 2, 29), dt.date(2027, 2, 28)),
    ],
)
def test_a_request_is_over_on_the_day_after_its_last_also_in_leap_years(
    lidia, operation, cosmina, answered, last
):
    for day in (answered, dt.date(2027, 1, 1)):
        DataRequest.objects.create(
            consortium=operation.consortium, person=cosmina, kind="access", made_by=lidia, state="answered",
            received_on=day, due_on=day + dt.timedelta(days=31), answered_on=day, answered_by=lidia, sealed=b"x",
        )  # fmt: skip
    for today, over in ((last, 0), (last + dt.timedelta(days=1), 1)):
        (line,) = [d for d in retention.due_in(operation, today) if d.rule == "requests"]
        assert (line.is_over(today), line.rows.count()) == (bool(over), over)


def test_a_destroyed_paper_is_found_no_more(lidia, elena, operation):
    told = {"content": b"%PDF-1.4\n%%EOF", "name": "a.pdf", "title": "Of Cosmina", "kind": "status"}
    paper = add_document(by=elena, operation=operation, **told)
    long_ago(operation, lidia)
    assert SearchRow.objects.filter(uuid=paper.pk).exists()
    destroy_due(by=lidia, operation=operation)
    assert not SearchRow.objects.filter(uuid=paper.pk).exists()


def test_an_officer_without_the_right_to_erase_destroys_papers_only(client, assoc, operation, paper, cosmina):
    doina = staff("Doina Pop", assoc, "dpo", operation, ["special"])
    long_ago(operation, doina)
    client.force_login(doina)
    assert "Destroy one thing" in client.get(ROOM).text
    assert client.post(ROOM + "destroy/", {"typed": "309187"}).status_code == 302
    paper.refresh_from_db()
    cosmina.refresh_from_db()
    assert (paper.state, cosmina.state) == ("erased", "active")
    assert "destroy/" not in client.get(ROOM).text
