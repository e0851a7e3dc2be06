"""The way of an import: uploaded, checked, applied, uploaded again, undone, discarded."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from punte.participation import facts
from punte.participation.actions import imports
from punte.participation.actions import participations as participating
from punte.participation.actions.special import read_special
from punte.participation.models import ImportBatch, ImportRow, Participation, Stay
from punte.participation.tests.test_import_lists import as_csv, as_xlsx, romanian_number, row
from punte.people.models import Person
from punte.records import vault
from punte.records.models import AccessEntry, Document, Evidence, Fact

State = ImportBatch.State
NUMBER = romanian_number(serial=1)


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def checked(elena, operation, assoc):
    """A function: upload and check a list of these rows."""

    def upload(*rows, by=elena, organisation=assoc, content=None, name="lista.csv"):
        content = content or as_csv(*rows)
        batch = imports.upload_import(
            by=by, operation=operation, organisation=organisation, name=name, content=content
        )
        imports.check_import(by=by, batch=batch)
        batch.refresh_from_db()
        return batch

    return upload


@pytest.fixture
def applied(checked, elena):
    """A function: the same, applied."""

    def apply(*rows, by=elena, **more):
        return imports.apply_import(by=by, batch=checked(*rows, by=by, **more))

    return apply


def told(batch):
    """(to add, to update, unchanged, with problems)."""
    return batch.to_add, batch.to_update, batch.unchanged, batch.with_problems


def problems(batch):
    """Every problem as (row, column, code)."""
    rows = batch.rows.order_by("number")
    return [(r.number, p["column"], p["code"]) for r in rows for p in r.problems]


def known(number=NUMBER, *, operation):
    return Person.objects.by_number(operation.consortium, number).get()


def test_a_list_is_previewed_before_anything_is_written(checked):
    batch = checked(row(1), row(2), row(3, sex="copil"))
    assert (batch.state, told(batch)) == (State.CHECKED, (2, 0, 0, 1))
    assert problems(batch) == [(4, "sex", "choice")]
    assert not Participation.objects.exists() and not Person.objects.exists()


def test_applying_registers_enters_and_tells_facts_with_the_list_as_evidence(
    applied, operation, assoc, elena
):
    rows = row(1, left_on="01.03.2025", exit_reason="și-a găsit de lucru"), row(2), row(3, entered_on=None)
    batch = applied(*rows)
    states = Participation.objects.order_by("pk").values_list("state", flat=True)
    assert sorted(states) == ["candidate", "entered", "left_early"]
    mine = Participation.objects.get(person=known(operation=operation))
    assert (mine.organisation, mine.age, mine.frozen_on) == (assoc, 34, dt.date(2025, 2, 10))
    assert (mine.sex, mine.labour, mine.education, mine.studies) == ("woman", "inactive", 3, "none")
    assert (mine.region_id, mine.settlement.name, mine.rural) == ("RO114", "Baia Mare", False)
    assert mine.person.identity.full_name == "Lăcătuș Cosmina B"
    assert mine.person.contact.data == {"phone": "0740 000 000"}
    assert mine.stays.get().exit == Stay.Exit.FOUND_WORK
    assert (
        Fact.objects.live().of(facts.ENTERED).count() == 2 and Fact.objects.live().of(facts.LEFT).count() == 1
    )
    linked = Evidence.objects.filter(document=batch.document, verification="linked")
    assert linked.count() == 3
    assert (batch.document.kind, batch.document.state) == (Document.Kind.IMPORT, Document.State.ACCEPTED)
    assert vault.load(batch.consortium, batch.document.file_name) == as_csv(*rows)
    assert read_special(by=elena, participation=mine)["disability"] == "no"


def test_the_same_list_again_changes_nothing(applied, checked):
    applied(row(1), row(2))
    assert told(checked(row(1), row(2))) == (0, 0, 2, 0)


def test_a_workbook_and_a_text_list_mean_the_same(applied, checked):
    applied(row(1), row(2))
    assert told(checked(content=as_xlsx(row(1), row(2)), name="lista.xlsx")) == (0, 0, 2, 0)


def test_a_changed_list_updates_and_never_duplicates(applied, operation, elena):
    applied(row(1), row(2))
    again = applied(
        row(1, labour_status="angajat", phone="0741 111 111", disability="da", last_name="Pop"),
        row(2),
        row(3),
    )
    assert told(again) == (1, 1, 1, 0)
    assert (Participation.objects.count(), Person.objects.count()) == (3, 3)
    mine = Participation.objects.get(person=known(operation=operation))
    assert (mine.labour, mine.version) == ("employed", 2)
    assert mine.person.identity.full_name == "Pop Cosmina B"
    assert mine.person.name.folded == "pop cosmina b"
    assert mine.person.contact.data["phone"] == "0741 111 111"
    assert read_special(by=elena, participation=mine)["disability"] == "yes"


def test_an_empty_cell_leaves_what_is_there(applied, checked):
    applied(row(1))
    assert told(checked(row(1, phone=None, labour_status=None, entered_on=None, registered_on=None))) == (
        0,
        0,
        1,
        0,
    )


def test_a_later_list_tells_the_leaving(applied, operation):
    applied(row(1))
    batch = applied(row(1, left_on="01.03.2025", exit_reason="altul"))
    assert told(batch) == (0, 1, 0, 0)
    assert Participation.objects.get().state == "left_early"
    assert Fact.objects.live().of(facts.LEFT).get().happened_on == dt.date(2025, 3, 1)


def test_who_comes_back_has_a_second_stay_and_the_first_situation(applied):
    applied(row(1, entered_on="10.09.2024", left_on="01.12.2024", registered_on=None))
    applied(row(1, registered_on=None))
    mine = Participation.objects.get()
    assert (mine.state, mine.frozen_on, mine.stays.count()) == ("entered", dt.date(2024, 9, 10), 2)


def test_a_corrected_day_of_entry_strikes_the_old_one_and_tells_the_new(applied):
    applied(row(1))
    applied(row(1, entered_on="11.02.2025"))
    mine = Participation.objects.get()
    assert (mine.frozen_on, mine.state) == (dt.date(2025, 2, 11), "entered")
    assert [s.entered_on.day for s in mine.stays.filter(struck=False)] == [11]
    assert Fact.objects.live().of(facts.ENTERED).get().happened_on == dt.date(2025, 2, 11)


def test_days_on_which_others_rest_are_not_corrected_by_a_list(applied, checked, elena):
    applied(row(1))
    mine = Participation.objects.get()
    participating.observe(by=elena, participation=mine, kind="employed", on=dt.date(2025, 3, 1))
    assert problems(checked(row(1, entered_on="11.02.2025"))) == [(2, "entered_on", "dates_settled")]


def test_rows_that_count_only_in_the_grand_total_are_told(checked):
    batch = checked(row(1), row(2, education=None), row(3, labour_status=None))
    assert (told(batch), batch.incomplete) == ((3, 0, 0, 0), 2)


def test_staged_rows_and_file_rest_sealed_and_go_when_they_are_not_needed(checked, elena):
    batch = checked(row(1), row(2, sex="copil"))
    texts = [bytes(r.sealed) for r in batch.rows.all()] + [bytes(batch.sealed_file)]
    assert not any(needle in t for t in texts for needle in (NUMBER.encode(), "Lăcătuș".encode()))
    batch = imports.apply_import(by=elena, batch=batch)
    assert (
        batch.sealed_file is None and not batch.rows.get(number=2).sealed and batch.rows.get(number=3).sealed
    )


def test_checking_goes_on_where_it_was_killed(elena, operation, assoc, monkeypatch):
    monkeypatch.setattr(imports, "CHUNK", 2)
    content = as_csv(*(row(n) for n in range(1, 8)))
    batch = imports.upload_import(
        by=elena, operation=operation, organisation=assoc, name="l", content=content
    )
    killed = {"after": 2}

    def dying(*args, real=imports._save_staged, **more):
        killed["after"] -= 1
        if killed["after"] < 0:
            raise KeyboardInterrupt
        return real(*args, **more)

    monkeypatch.setattr(imports, "_save_staged", dying)
    with pytest.raises(KeyboardInterrupt):
        imports.check_import(by=elena, batch=batch)
    assert batch.rows.count() == 4
    monkeypatch.undo()
    monkeypatch.setattr(imports, "CHUNK", 2)
    killed["after"] = 1

    def dying_again(*args, real=imports._check_chunk):
        killed["after"] -= 1
        if killed["after"] < 0:
            raise KeyboardInterrupt
        return real(*args)

    monkeypatch.setattr(imports, "_check_chunk", dying_again)
    with pytest.raises(KeyboardInterrupt):
        imports.check_import(by=elena, batch=batch)
    batch.refresh_from_db()
    assert (batch.rows_staged, batch.rows_checked, batch.state) == (7, 2, State.STAGED)
    monkeypatch.undo()
    imports.check_import(by=elena, batch=batch)
    batch.refresh_from_db()
    assert (batch.rows_checked, told(batch), batch.state) == (7, (7, 0, 0, 0), State.CHECKED)


def test_an_apply_that_breaks_in_the_middle_leaves_nothing(checked, elena, monkeypatch, tmp_path):
    monkeypatch.setattr(imports, "CHUNK", 2)
    batch = checked(*(row(n) for n in range(1, 8)))
    calls = {"left": 2}

    def breaking(self, planned, real=imports.Writer.write):
        calls["left"] -= 1
        if calls["left"] < 0:
            raise RuntimeError
        real(self, planned)

    monkeypatch.setattr(imports.Writer, "write", breaking)
    with pytest.raises(RuntimeError):
        imports.apply_import(by=elena, batch=batch)
    batch.refresh_from_db()
    assert batch.state == State.CHECKED
    assert not any(m.objects.exists() for m in (Participation, Person, Fact, Document, Evidence))
    assert not [f for f in tmp_path.rglob("*") if f.is_file()]


def test_applying_twice_writes_once(checked, elena):
    batch = checked(row(1))
    imports.apply_import(by=elena, batch=batch)
    with pytest.raises(ValidationError):
        imports.apply_import(by=elena, batch=batch)
    assert Participation.objects.count() == 1


def test_two_lists_with_the_same_people_add_them_once(checked, elena):
    one, two = checked(row(1), row(2)), checked(row(1), row(2))
    imports.apply_import(by=elena, batch=one)
    two = imports.apply_import(by=elena, batch=two)
    assert (Participation.objects.count(), told(two)) == (2, (0, 0, 2, 0))


def test_what_no_longer_fits_the_preview_is_checked_again(checked, applied, elena):
    applied(row(1))
    batch = checked(row(1, entered_on="11.02.2025"))
    mine = Participation.objects.get()
    participating.observe(by=elena, participation=mine, kind="employed", on=dt.date(2025, 3, 1))
    with pytest.raises(ValidationError) as refusal:
        imports.apply_import(by=elena, batch=batch)
    assert refusal.value.code == "changed"
    imports.recheck_import(by=elena, batch=batch)
    imports.check_import(by=elena, batch=batch)
    assert problems(batch) == [(2, "entered_on", "dates_settled")]


def test_discarding_keeps_nothing_of_the_list(checked, elena):
    batch = checked(row(1))
    imports.discard_import(by=elena, batch=batch)
    batch.refresh_from_db()
    assert batch.state == State.DISCARDED and batch.sealed_file is None and not ImportRow.objects.exists()


def test_nothing_of_a_refused_file_is_kept(elena, operation, assoc):
    with pytest.raises(ValidationError) as refusal:
        imports.upload_import(
            by=elena, operation=operation, organisation=assoc, name="lista.xlsx", content=b"%PDF-1.7"
        )
    assert "PDF" in refusal.value.message_dict["file"][0] and not ImportBatch.objects.exists()


def test_taking_the_problems_is_logged_for_each_known_person(checked, applied, elena):
    applied(row(1))
    batch = checked(row(1, entered_on="01.01.2024"))
    problems_by_row = imports.take_problems(by=elena, batch=batch)
    assert [p["code"] for p in problems_by_row[2]] == ["outside_operation"]
    # the row itself tells whom it is about only when it was recognised
    assert AccessEntry.objects.filter(occasion="export").count() == 0


@pytest.mark.parametrize("who", ["georgi", "hristo", "auditor", "ana", "mallory"])
def test_who_does_not_steer_the_project_does_nothing_with_imports(who, request, checked, operation, assoc):
    user, batch = request.getfixturevalue(who), checked(row(1, sex="?"), row(2))
    with pytest.raises(PermissionDenied):
        imports.upload_import(
            by=user, operation=operation, organisation=assoc, name="l.csv", content=as_csv(row(1))
        )
    for action in (
        imports.check_import,
        imports.recheck_import,
        imports.apply_import,
        imports.undo_import,
        imports.discard_import,
        imports.take_problems,
    ):
        with pytest.raises(PermissionDenied):
            action(by=user, batch=batch)
    with pytest.raises(PermissionDenied):
        imports.settle_row(by=user, row=batch.rows.first(), person_id=None)
    with pytest.raises(PermissionDenied):
        imports.note_refusal(by=user, batch=batch, code="changed")
    if who != "auditor":
        with pytest.raises(PermissionDenied):
            imports.show_doubts(by=user, batch=batch, persons=set())
    assert not Participation.objects.exists()


def test_a_partner_imports_for_itself_and_sees_no_import_of_another(checked, bogdan, assoc, fdss, operation):
    with pytest.raises(PermissionDenied):
        imports.upload_import(
            by=bogdan, operation=operation, organisation=assoc, name="l.csv", content=as_csv(row(1))
        )
    foreign = checked(row(1))
    with pytest.raises(PermissionDenied):
        imports.apply_import(by=bogdan, batch=foreign)
    own = checked(row(1), by=bogdan, organisation=fdss)
    imports.apply_import(by=bogdan, batch=own)
    assert Participation.objects.get().organisation == fdss
    assert not ImportBatch.objects.visible_to(bogdan).contains(foreign)


def test_who_takes_part_through_another_partner_is_not_changed(applied, checked, bogdan, fdss):
    applied(row(1))
    assert problems(checked(row(1), by=bogdan, organisation=fdss)) == [(2, "last_name", "other_partner")]


def _world():
    """A manager of the lead partner in a database of the test's own."""
    from punte.projects.models import Operation
    from tests.cast import staff

    operation = Operation.objects.get(code="309187")
    lead = operation.partnerships.get(role="lead").organisation
    return staff("Elena Dragomir", lead, "manager", operation), operation, lead


def test_of_two_who_apply_at_the_same_moment_one_writes(committing):
    from concurrent.futures import ThreadPoolExecutor

    from django.db import connection, transaction

    from punte.base.rls import set_local

    elena, operation, lead = _world()
    with transaction.atomic():
        set_local(consortium=operation.consortium_id)
        content = as_csv(*(row(n) for n in range(1, 20)))
        batch = imports.upload_import(
            by=elena, operation=operation, organisation=lead, name="l", content=content
        )
    imports.check_import(by=elena, batch=batch)

    def apply(_time):
        try:
            imports.apply_import(by=elena, batch=batch)
        except ValidationError as refusal:
            return refusal.code
        finally:
            connection.close()
        return "applied"

    with ThreadPoolExecutor(3) as threads:
        assert sorted(threads.map(apply, range(3))) == ["applied", "moved", "moved"]
    with transaction.atomic():
        set_local(consortium=operation.consortium_id)
        assert Participation.objects.count() == Fact.objects.count() == 19


def test_a_connection_lost_in_the_middle_of_applying_leaves_nothing(committing, monkeypatch):
    from django.db import DatabaseError, connection, transaction

    from punte.base.rls import set_local

    elena, operation, lead = _world()
    monkeypatch.setattr(imports, "CHUNK", 3)
    with transaction.atomic():
        set_local(consortium=operation.consortium_id)
        content = as_csv(*(row(n) for n in range(1, 10)))
        batch = imports.upload_import(
            by=elena, operation=operation, organisation=lead, name="l", content=content
        )
    imports.check_import(by=elena, batch=batch)
    calls = {"left": 1}

    def losing(self, planned, real=imports.Writer.write):
        real(self, planned)
        calls["left"] -= 1
        if not calls["left"]:
            connection.connection.close()

    monkeypatch.setattr(imports.Writer, "write", losing)
    with pytest.raises(DatabaseError):
        imports.apply_import(by=elena, batch=batch)
    connection.close()
    monkeypatch.undo()
    with transaction.atomic():
        set_local(consortium=operation.consortium_id)
        assert not Participation.objects.exists() and ImportBatch.objects.get().state == State.CHECKED
    imports.apply_import(by=elena, batch=batch)
    with transaction.atomic():
        set_local(consortium=operation.consortium_id)
        assert Participation.objects.count() == 9
