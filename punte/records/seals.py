"""The ledger: facts are sealed in batches into a chain of hashes, so that a changed past is noticed."""

from dataclasses import dataclass

from django.db import connection, transaction

from punte.base.rls import set_local
from punte.people.models import Consortium

# One canonical text per fact: everything but nothing that a server setting could print differently.
_CANON = """concat_ws('|', f.id, f.kind, f.happened_on - date '2000-01-01', extract(epoch FROM f.recorded_at),
    f.consortium_id, f.operation_id, coalesce(f.activity_id, 0), coalesce(f.organisation_id, 0),
    coalesce(f.entity_id, 0), coalesce(f.person_id, 0), f.by_id, f.quantity, f.unit, f.source_type_id, f.source_id,
    f.round, coalesce(f.strikes_id, 0))"""
_DIGEST = f"sha256(convert_to({_CANON}, 'UTF8'))"
_HEAD = """sha256(%s || coalesce((
    SELECT string_agg(digest, ''::bytea ORDER BY fact_id) FROM records_sealedfact WHERE seal_id = %s), ''))"""


@dataclass(frozen=True)
class Alteration:
    """A fact (or a seal) that is not what was sealed."""

    consortium: str
    what: str
    number: int


@transaction.atomic
def seal_facts(consortium: Consortium) -> int:
    """Seal every fact of the consortium that has no seal yet; gives how many. Late commits are caught by the
    next call, since it never asks "up to which id"."""
    set_local(consortium=consortium.pk)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(7413, %s::int)", [consortium.pk])
        cursor.execute(
            "SELECT coalesce(max(number), 0) + 1, coalesce((SELECT head FROM records_seal WHERE consortium_id = %s"
            " ORDER BY number DESC LIMIT 1), ''::bytea) FROM records_seal WHERE consortium_id = %s",
            [consortium.pk, consortium.pk],
        )
        number, previous = cursor.fetchone()
        cursor.execute(
            f"""
            WITH loose AS MATERIALIZED (
                SELECT f.id, {_DIGEST} AS digest FROM records_fact f
                WHERE f.consortium_id = %(c)s AND NOT EXISTS (SELECT FROM records_sealedfact s WHERE s.fact_id = f.id)
            ), seal AS (
                INSERT INTO records_seal (consortium_id, number, facts, head, sealed_at)
                SELECT %(c)s, %(number)s, count(*),
                       sha256(%(previous)s::bytea || string_agg(digest, ''::bytea ORDER BY id)), now()
                FROM loose HAVING count(*) > 0 RETURNING id
            )
            INSERT INTO records_sealedfact (fact_id, consortium_id, seal_id, digest)
            SELECT loose.id, %(c)s, seal.id, loose.digest FROM loose, seal
            """,
            {"c": consortium.pk, "number": number, "previous": bytes(previous)},
        )
        return cursor.rowcount


def verify() -> list[Alteration]:
    """Compute every seal again; name each fact that was altered or removed, and each broken seal."""
    found: list[Alteration] = []
    for consortium in Consortium.objects.order_by("pk"):
        with transaction.atomic():
            set_local(consortium=consortium.pk)
            found += _altered_facts(consortium) + _broken_seals(consortium)
    return found


def _altered_facts(consortium: Consortium) -> list[Alteration]:
    with connection.cursor() as cursor:
        cursor.execute(
            f"""SELECT s.fact_id, f.id IS NULL FROM records_sealedfact s LEFT JOIN records_fact f ON f.id = s.fact_id
            WHERE s.consortium_id = %s AND (f.id IS NULL OR {_DIGEST} <> s.digest) ORDER BY 1""",
            [consortium.pk],
        )
        return [
            Alteration(consortium.slug, "removed" if gone else "fact", n) for n, gone in cursor.fetchall()
        ]


def _broken_seals(consortium: Consortium) -> list[Alteration]:
    broken, previous = [], b""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id, number, head FROM records_seal WHERE consortium_id = %s ORDER BY number",
            [consortium.pk],
        )
        for seal_id, number, head in cursor.fetchall():
            cursor.execute(f"SELECT {_HEAD}", [previous, seal_id])
            if bytes(cursor.fetchone()[0]) != bytes(head):
                broken.append(Alteration(consortium.slug, "seal", number))
            previous = bytes(head)
    return broken
