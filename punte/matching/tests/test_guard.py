"""Nobody is sorted by who they are: the role and the code that match cannot read it."""

import subprocess
import sys

import psycopg
import pytest

from punte.matching.tests.standing import as_match

MAY_READ = {
    "matching_opportunity",
    "matching_opportunityskill",
    "matching_profile",
    "matching_profileskill",
    "matching_profilegoal",
    "matching_profileplace",
    "reference_concept",
    "reference_need",
    "reference_relatedskill",
    "reference_settlement",
}
ENGINE = ["punte.matching.engine", "punte.matching.score", "punte.matching.asking"]
COMPILED = ["punte.matching.batch", "punte.matching.engines.compiled", "punte.matching.engines.loading"]
_TABLES = """
SELECT c.relname,
  has_table_privilege(c.oid, 'SELECT') OR has_any_column_privilege(c.oid, 'SELECT'),
  has_table_privilege(c.oid, 'INSERT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER')
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname = 'public' AND c.relkind IN ('r', 'v', 'm', 'p', 'f')"""


@pytest.fixture
def as_engine(committing: str) -> str:
    return as_match(committing)


def test_the_role_that_matches_reads_the_board_and_the_vocabulary_and_nothing_else(as_engine: str) -> None:
    with psycopg.connect(as_engine) as connection:
        assert connection.info.user == "punte_match"
        tables = connection.execute(_TABLES).fetchall()
    assert len(tables) > 100
    assert {name for name, reads, _writes in tables if reads} == MAY_READ
    assert not [name for name, _reads, writes in tables if writes]


def test_a_table_that_says_who_somebody_is_is_refused(as_engine: str) -> None:
    for table in ("people_person", "people_identity", "records_fact", "participation_specialcategory"):
        with (
            psycopg.connect(as_engine) as connection,
            pytest.raises(psycopg.errors.InsufficientPrivilege),
        ):
            connection.execute(f"SELECT * FROM {table}")


def test_no_function_lends_the_role_another_ones_eyes(as_engine: str) -> None:
    """A function that runs as its owner could read what its caller may not."""
    ours = """
      SELECT p.proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
      WHERE n.nspname = 'public' AND p.prosecdef AND has_function_privilege(p.oid, 'EXECUTE')
        AND p.prorettype <> 'trigger'::regtype"""
    with psycopg.connect(as_engine) as connection:
        for (name,) in connection.execute(ours).fetchall():
            assert name in LENDS_NOTHING, name


# Asked without a circle they find nobody; see punte/people/migrations/0002_policies.py.
LENDS_NOTHING: set[str] = set()


@pytest.mark.parametrize("module", [*ENGINE, *COMPILED])
def test_the_code_that_matches_loads_no_other_room_and_no_django(module: str) -> None:
    if module in [*COMPILED, "punte.matching.engine"]:
        pytest.importorskip("numba")
    told = (
        f"import sys, {module}; print([m for m in sys.modules if m == 'django' or m.startswith('punte.')"
        " and not m.startswith('punte.matching')])"
    )
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_tables_of_the_board_have_no_column_that_says_who_somebody_is(as_engine: str) -> None:
    forbidden = (
        "name sex gender birth age ethnic roma minority disab health family child convict benefit photo email"
    )
    with psycopg.connect(as_engine) as connection:
        rows = connection.execute(
            "SELECT table_name, column_name FROM information_schema.columns WHERE table_name LIKE 'matching_%'"
        ).fetchall()
    assert len(rows) > 40
    assert [
        row for row in rows if any(word in row[1] for word in forbidden.split()) and row[1] != "languages"
    ] == []
