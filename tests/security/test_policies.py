"""The database says once more who sees what: row-level policies and append-only tables, as punte_app."""

import pytest
from django.db import DatabaseError, connection, transaction

from punte.base.rls import set_local
from tests.security.world import FOREIGN, HOME, World

# Tables with a consortium whose rows say nothing about persons.
REGISTRIES = {
    "projects_operation": "announced publicly; the dashboard of every visitor lists the projects",
    "events_event": "what was announced stands in the public calendar; punte/events tests that drafts are hidden",
    "learning_offering": "courses that take people on stand in the public list; test_catalogue has what is hidden",
    "learning_programme": "what such a course teaches stands in the public list",
    "learning_module": "the parts of such a programme stand in the public list",
    "jobs_vacancy": "open vacancies are public; punte/jobs/tests/test_postings.py has what is hidden",
    "jobs_vacancyskill": "what an open vacancy asks for stands on its public page",
    "dialogue_consultation": "what was announced is read by everybody; punte/dialogue/tests that drafts are hidden",
    "dialogue_phase": "the days of such a consultation stand on its public page",
    **dict.fromkeys(
        (
            f"dialogue_{n}"
            for n in "plan actiongroup problem planstakeholder measure measurebudget measureorigin progressreport".split()
        ),
        "adopted plans and drafts everybody is asked about are public; test_plans has what is hidden",
    ),
    "dialogue_roundtable": "a table of an announced event is public; punte/dialogue/tests/test_tables.py what is hidden",
    "ballots_poll": "votes in a room and published results are public; punte/ballots tests what is hidden",
    "jobs_employer": "who looks for somebody stands on that page",
}
# A trigger of their own refuses before the policy is asked.
KEPT_BY_TRIGGER = tuple(f"ballots_{name}" for name in "option voter vote roomvote envelope ballot".split())
APPEND_ONLY = (
    "records_fact",
    "events_addendum",
    "jobs_applicationstep",
    "ballots_ballot",
    "dialogue_progressreport",
    "dialogue_decision",
    "dialogue_moderationentry",
    "records_seal",
    "records_sealedfact",
    "records_accessentry",
    "records_breachentry",
    "records_destruction",
    "records_pagevisit",
    "monitoring_sample",
    "monitoring_sampleunit",
    "monitoring_findingentry",
    "monitoring_snapshot",
    "monitoring_snapshotvalue",
    "monitoring_snapshotmember",
    "monitoring_sensitivemember",
    "monitoring_clarificationentry",
)


def ask(sql: str, *values: object) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall() if cursor.description else []


def tables() -> list[str]:
    rows = ask(
        "SELECT table_name FROM information_schema.columns WHERE table_schema = 'public'"
        " AND column_name = 'consortium_id' AND table_name NOT IN (SELECT viewname FROM pg_views) ORDER BY 1"
    )
    return [name for (name,) in rows if name not in REGISTRIES]


def count(table: str) -> int:
    """Rows of a consortium; those that belong to none are public (a constraint says which may)."""
    return ask(f"SELECT count(*) FROM {table} WHERE consortium_id IS NOT NULL")[0][0]


def test_the_tests_run_as_the_role_that_serves(world: World) -> None:
    role = "SELECT current_user, rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user"
    assert ask(role) == [("punte_app", False, False)]
    assert not ask(
        "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tableowner = current_user"
    )


def test_every_table_that_names_a_consortium_has_a_policy(world: World) -> None:
    enabled = {n for (n,) in ask("SELECT relname FROM pg_class WHERE relrowsecurity AND relkind = 'r'")}
    guarded = {n for (n,) in ask("SELECT tablename FROM pg_policies")}
    assert len(tables()) >= 25
    assert [t for t in tables() if t not in enabled & guarded] == []


def test_each_registry_without_a_policy_still_exists(world: World) -> None:
    assert set(REGISTRIES) <= set(connection.introspection.table_names())


def test_every_table_beside_a_person_names_its_consortium(world: World) -> None:
    """Rows that point to a person or a participation and carry no consortium would escape every policy."""
    rows = ask(
        "SELECT DISTINCT c.conrelid::regclass::text FROM pg_constraint c WHERE c.contype = 'f'"
        " AND c.confrelid IN ('people_person'::regclass, 'participation_participation'::regclass)"
    )
    assert [t for (t,) in rows if t not in tables()] == []


def test_the_world_fills_every_table(world: World) -> None:
    """So that the counts below prove something."""
    empty = {t for t in tables() if not _seen(world, HOME, t)}
    assert empty <= MAY_BE_EMPTY


# Written by later steps than the small world takes.
MAY_BE_EMPTY = {
    "people_identityevent",
    "people_contactevent",
    "participation_attempt",
    "monitoring_claim",
    "monitoring_claimevent",
    "monitoring_reminder",
    "monitoring_budgetlineevent",
    "monitoring_budgetentryevent",
    "monitoring_correction",
    "records_exportdownload",
    "events_signature",
    "events_approval",
}


def _seen(world: World, code: str, table: str) -> int:
    with transaction.atomic():
        operation = world.corners[code].operation
        set_local(consortium=operation.consortium_id, special="read")
        return count(table)


def test_without_a_consortium_nothing_is_seen(world: World) -> None:
    with transaction.atomic():
        assert {t: n for t in tables() if (n := count(t))} == {}
    with transaction.atomic():
        set_local(consortium="", special="read")
        assert {t: n for t in tables() if (n := count(t))} == {}


def test_in_one_consortium_only_its_rows_are_seen(world: World) -> None:
    for code, corner in world.corners.items():
        with transaction.atomic():
            set_local(consortium=corner.operation.consortium_id, special="read")
            for table in tables():
                found = ask(f"SELECT DISTINCT consortium_id FROM {table} WHERE consortium_id IS NOT NULL")
                assert found in ([], [(corner.operation.consortium_id,)]), (code, table)


def test_a_setting_does_not_outlive_its_transaction(world: World) -> None:
    with transaction.atomic():
        set_local(consortium=world.corners[HOME].operation.consortium_id)
        assert count("people_person")
    assert count("people_person") == 0


def _copies() -> list[str]:
    """Tables in which a row can be copied into another consortium without a second value."""
    return [t for t in tables() if t not in (*MAY_BE_EMPTY, *KEPT_BY_TRIGGER)]


@pytest.mark.parametrize("table", KEPT_BY_TRIGGER)
def test_what_a_trigger_keeps_is_not_moved_either(world: World, table: str) -> None:
    own, other = (world.corners[c].operation.consortium_id for c in (HOME, FOREIGN))
    with transaction.atomic(), pytest.raises(DatabaseError):
        set_local(consortium=own)
        ask(f"UPDATE {table} SET consortium_id = %s", other)


def test_no_row_is_written_into_another_consortium(world: World) -> None:
    own, other = (world.corners[c].operation.consortium_id for c in (HOME, FOREIGN))
    for table in _copies():
        with transaction.atomic(), pytest.raises(DatabaseError) as refusal:
            set_local(consortium=own, special="read")
            ask(
                f"INSERT INTO {table} SELECT (jsonb_populate_record(t, jsonb_build_object('consortium_id',"
                f" %s::bigint))).* FROM {table} t LIMIT 1",
                other,
            )
        assert "row-level security" in str(refusal.value), table


def test_no_row_is_moved_into_another_consortium(world: World) -> None:
    own, other = (world.corners[c].operation.consortium_id for c in (HOME, FOREIGN))
    for table in set(_copies()) - set(APPEND_ONLY):
        with transaction.atomic(), pytest.raises(DatabaseError) as refusal:
            set_local(consortium=own, special="read")
            ask(f"UPDATE {table} SET consortium_id = %s", other)
        assert "row-level security" in str(refusal.value), table


def test_nothing_of_another_consortium_is_changed_or_deleted(world: World) -> None:
    other = world.corners[FOREIGN].operation.consortium_id
    for table in set(_copies()) - set(APPEND_ONLY):
        with transaction.atomic(), connection.cursor() as cursor:
            set_local(consortium=world.corners[HOME].operation.consortium_id, special="read")
            cursor.execute(f"DELETE FROM {table} WHERE consortium_id = %s", [other])
            assert cursor.rowcount == 0, table


def test_special_categories_need_the_door_besides(world: World) -> None:
    with transaction.atomic():
        set_local(consortium=world.corners[HOME].operation.consortium_id)
        assert count("participation_specialcategory") == 0
        set_local(special="list")
        assert count("participation_specialcategory") == 0
        set_local(special="read")
        assert count("participation_specialcategory") == 2


def test_a_special_category_is_not_written_without_the_door(world: World) -> None:
    with transaction.atomic(), pytest.raises(DatabaseError, match="row-level security"):
        set_local(consortium=world.corners[HOME].operation.consortium_id)
        participation = world.corners[HOME].files["lead"].participation
        columns = (
            "disability",
            "minority",
            "roma",
            "third_country",
            "foreign_background",
            "homeless",
            "salt",
        )
        ask(
            f"INSERT INTO participation_specialcategory (participation_id, consortium_id, {', '.join(columns)})"
            f" VALUES (%s, %s, {', '.join(['%s'] * len(columns))})",
            participation.pk,
            participation.consortium_id,
            *[b"x"] * len(columns),
        )


def test_no_answer_stands_in_the_clear(world: World) -> None:
    with transaction.atomic():
        set_local(consortium=world.corners[HOME].operation.consortium_id, special="read")
        rows = ask("SELECT t::text FROM participation_specialcategory t")
    assert rows and not any("yes" in row for (row,) in rows)


@pytest.mark.parametrize("table", APPEND_ONLY)
@pytest.mark.parametrize("statement", ["UPDATE {} SET consortium_id = consortium_id", "DELETE FROM {}"])
def test_what_is_told_is_neither_changed_nor_deleted(world: World, table: str, statement: str) -> None:
    with transaction.atomic():
        set_local(consortium=world.corners[HOME].operation.consortium_id, special="read")
        assert count(table)
        with pytest.raises(DatabaseError, match=r"never changed|permission denied"):
            ask(statement.format(table))


@pytest.mark.parametrize("table", APPEND_ONLY)
def test_what_is_told_is_not_emptied(world: World, table: str) -> None:
    with transaction.atomic(), pytest.raises(DatabaseError, match=r"never changed|permission denied"):
        ask(f"TRUNCATE {table} CASCADE")


def test_not_even_the_owner_changes_a_fact(world: World, server: object) -> None:
    import psycopg

    name = connection.settings_dict["NAME"]
    owner = psycopg.connect(server.url("owner", name), autocommit=True)  # type: ignore[attr-defined]
    with owner, pytest.raises(psycopg.Error, match="never changed"):
        owner.execute("UPDATE records_fact SET quantity = 99")


def test_the_role_that_serves_may_not_switch_a_policy_off(world: World) -> None:
    for statement in (
        "ALTER TABLE people_person DISABLE ROW LEVEL SECURITY",
        "DROP POLICY people_person_circle ON people_person",
        "ALTER TABLE records_fact DISABLE TRIGGER ALL",
        "SET ROLE punte_owner",
    ):
        with transaction.atomic(), pytest.raises(DatabaseError):
            ask(statement)
