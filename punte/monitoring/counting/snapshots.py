"""What was counted on the day of the freeze, kept unit by unit; and how it differs from what would count now."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db import connection

from punte.monitoring.counting.asked import Number
from punte.monitoring.models import Correction, SensitiveMember, Snapshot, SnapshotMember
from punte.participation.actions.special import special_door

_FIELDS = """participation_id, person_id, entity_id, fact_id, organisation_id, sex, age, strength, happened_on,
    quantity"""
_CANON = """concat_ws('|', number, unit, coalesce(participation_id::text, '-'), coalesce(person_id::text, '-'),
    coalesce(entity_id::text, '-'), coalesce(fact_id::text, '-'), coalesce(organisation_id::text, '-'), sex,
    coalesce(age::text, '-'), strength, coalesce((happened_on - DATE '2000-01-01')::text, '-'), quantity)"""
_STORE = """INSERT INTO {table} (snapshot_id, consortium_id, number, unit, {fields})
    {candidates} SELECT %(snapshot)s, %(consortium)s, %(number)s, coalesce({unit}, -fact_id), participation_id,
        person_id, entity_id, fact_id, organisation_id, coalesce(sex, ''), age, strength, happened_on, {quantity}
    FROM candidate WHERE reason IS NULL"""
_VALUES = """INSERT INTO monitoring_snapshotvalue (snapshot_id, consortium_id, number, sex, organisation_id, value)
    SELECT snapshot_id, consortium_id, number, sex, organisation_id, sum(quantity) FROM {table}
    WHERE snapshot_id = %s GROUP BY 1, 2, 3, 4, 5"""
# The first of these that is so explains the difference; what is left is told by the rule's own reason.
_WHY = """CASE
    WHEN w.unit IS NULL AND EXISTS (SELECT FROM people_person m WHERE m.merged_into_id = n.person_id) THEN 'joined'
    WHEN w.unit IS NULL AND f.recorded_at > %(frozen_at)s THEN 'late'
    WHEN w.unit IS NULL THEN {left_over_in}
    WHEN n.unit IS NULL AND p.state = 'erased' THEN 'erased'
    WHEN n.unit IS NULL AND p.merged_into_id IS NOT NULL THEN 'joined'
    WHEN n.unit IS NULL AND EXISTS (SELECT FROM records_fact s WHERE s.strikes_id = w.fact_id) THEN 'struck'
    WHEN n.unit IS NULL AND r.reason = 'evidence_rejected' THEN 'rejected'
    WHEN n.unit IS NULL AND r.reason = 'duplicate' THEN 'joined'
    WHEN n.unit IS NULL THEN {left_over_out}
    ELSE {changed} END"""
_DIFFERENCE = """{candidates},
was AS (SELECT * FROM {table} WHERE snapshot_id = %(snapshot)s AND number = %(number)s),
now AS (SELECT coalesce({unit}, -fact_id) AS unit, participation_id, person_id, entity_id, fact_id, organisation_id,
               coalesce(sex, '') AS sex, {quantity} AS quantity FROM candidate WHERE reason IS NULL)
SELECT coalesce(w.unit, n.unit), coalesce(n.participation_id, w.participation_id), coalesce(n.person_id, w.person_id),
       coalesce(n.entity_id, w.entity_id), coalesce(n.fact_id, w.fact_id), w.organisation_id, n.organisation_id,
       w.sex, n.sex, coalesce(w.quantity, 0), coalesce(n.quantity, 0), coalesce(r.reason, ''), {why}
FROM was w FULL JOIN now n ON n.unit = w.unit
LEFT JOIN records_fact f ON f.id = n.fact_id
LEFT JOIN people_person p ON p.id = w.person_id
LEFT JOIN LATERAL (SELECT c.reason FROM candidate c WHERE w.unit IS NOT NULL AND n.unit IS NULL
                   AND coalesce(c.{unit}, -c.fact_id) = w.unit AND c.reason IS NOT NULL
                   ORDER BY c.happened_on LIMIT 1) r ON TRUE
WHERE w.unit IS NULL OR n.unit IS NULL
   OR (w.sex, w.organisation_id, w.quantity) IS DISTINCT FROM (n.sex, n.organisation_id::bigint, n.quantity)
ORDER BY 1"""


@dataclass(frozen=True)
class Difference:
    """One unit that counts otherwise than was reported. `was` and `now` are its quantities (0 where it does not
    count), `reason` the rule's word for why it no longer counts."""

    unit: int
    participation_id: int | None
    person_id: int | None
    entity_id: int | None
    fact_id: int | None
    organisation_was: int | None
    organisation_now: int | None
    sex_was: str | None
    sex_now: str | None
    was: Decimal
    now: Decimal
    reason: str
    why: str

    @property
    def change(self) -> Decimal:
        """How much the total changes by it."""
        return self.now - self.was


def table(number: Number) -> str:
    """Where the members of this number are kept: sensitive ones apart."""
    return (SensitiveMember if number.sensitive else SnapshotMember)._meta.db_table


def _quantity(number: Number) -> str:
    return "coalesce(quantity, 0)" if number.adds else "1::numeric"


def store_members(snapshot: Snapshot, number: Number) -> int:
    """Keep everybody and everything this number counts on the period's last day; gives how many units."""
    candidates, parameters = number.ask(snapshot.period.ends_on)
    statement = _STORE.format(
        table=table(number),
        fields=_FIELDS,
        candidates=candidates,
        unit=number.unit,
        quantity=_quantity(number),
    )
    with special_door("count"), connection.cursor() as cursor:
        cursor.execute(statement, parameters | _of(snapshot, number))
        return cursor.rowcount


def _of(snapshot: Snapshot, number: Number) -> dict[str, Any]:
    return {"snapshot": snapshot.pk, "consortium": snapshot.consortium_id, "number": number.code}


def store_values(snapshot: Snapshot) -> None:
    """Sum the kept members by sex and partner: what is reported is what is kept."""
    with special_door("count"), connection.cursor() as cursor:
        for model in (SnapshotMember, SensitiveMember):
            cursor.execute(_VALUES.format(table=model._meta.db_table), [snapshot.pk])


def member_digests(snapshot_id: int) -> dict[str, str]:
    """{number: hexadecimal SHA-256 of its kept members}, computed from the rows as they are now."""
    tables = (SnapshotMember, SensitiveMember)
    parts = " UNION ALL ".join(
        f"""SELECT number, encode(sha256(string_agg(sha256(convert_to({_CANON}, 'UTF8')), ''::bytea ORDER BY unit)),
            'hex') FROM {model._meta.db_table} WHERE snapshot_id = %s GROUP BY 1"""
        for model in tables
    )
    with special_door("count"), connection.cursor() as cursor:
        cursor.execute(parts, [snapshot_id] * len(tables))
        return dict(cursor.fetchall())


def whole_digest(
    previous: bytes, head: bytes, rules: dict[str, Any], values: Iterable[tuple[Any, ...]]
) -> bytes:
    """SHA-256 over the snapshot before, the ledger's head, every rule with the digest of its members, the values."""
    text = json.dumps([rules, [list(map(str, row)) for row in values]], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(previous + head + text.encode()).digest()


def recomputed(snapshot: Snapshot) -> bytes:
    """The digest as it follows from what is stored now; equal to `snapshot.digest` unless somebody altered a row."""
    now = member_digests(snapshot.pk)
    rules = {code: rule | {"members": now.get(code, "")} for code, rule in snapshot.rules.items()}
    before = bytes(snapshot.previous.digest) if snapshot.previous else b""
    return whole_digest(before, bytes(snapshot.head), rules, stored_values(snapshot))


def stored_values(snapshot: Snapshot) -> list[tuple[Any, ...]]:
    """(number, sex, partner or None, value), in a fixed order."""
    rows = snapshot.values.values_list("number", "sex", "organisation_id", "value")
    return sorted(rows, key=lambda r: (r[0], r[1], r[2] or 0))


def differences(snapshot: Snapshot, number: Number) -> list[Difference]:
    """Unit by unit, what counts otherwise for the period's last day than was reported, each with its reason."""
    candidates, parameters = number.ask(snapshot.period.ends_on)
    rule_changed = snapshot.rules.get(number.code, {}).get("version") != number.version
    why = _WHY.format(
        left_over_in="'rule'" if rule_changed else "'mended'",
        left_over_out="'rule'" if rule_changed else "'other'",
        changed="'rule'" if rule_changed else "'changed'",
    )
    statement = _DIFFERENCE.format(
        candidates=candidates,
        table=table(number),
        unit=number.unit,
        quantity=_quantity(number),
        why=why,
    )
    with special_door("count"), connection.cursor() as cursor:
        cursor.execute(statement, parameters | _of(snapshot, number) | {"frozen_at": snapshot.frozen_at})
        return [Difference(*row) for row in cursor.fetchall()]


def corrections(snapshot: Snapshot, of: Snapshot, number: Number) -> list[Correction]:
    """The rows that tell in `snapshot` what has changed in `of`; of a sensitive number only sums, no units."""
    rows: dict[tuple[Any, ...], Correction] = {}
    for d in differences(of, number):
        for change, sex, organisation in _parts(d):
            unit = None if number.sensitive else d.unit
            key = (unit, d.why, sex, organisation)
            row = rows.setdefault(
                key,
                Correction(
                    snapshot=snapshot,
                    of=of,
                    consortium_id=snapshot.consortium_id,
                    number=number.code,
                    why=d.why,
                    sex=sex,
                    organisation_id=organisation,
                    unit=unit,
                    person_id=None if number.sensitive else d.person_id,
                    fact_id=None if number.sensitive else d.fact_id,
                    units=0,
                    change=Decimal(0),
                ),
            )
            row.units += 1
            row.change += change
    return list(rows.values())


def _parts(d: Difference) -> list[tuple[Decimal, str, int | None]]:
    """One cell that changes, or two where a unit moved from one cell to another."""
    if d.sex_was == d.sex_now and d.organisation_was == d.organisation_now:
        return [(d.change, d.sex_now or "", d.organisation_now)]
    parts = [(-d.was, d.sex_was or "", d.organisation_was), (d.now, d.sex_now or "", d.organisation_now)]
    return [p for p in parts if p[0]]
