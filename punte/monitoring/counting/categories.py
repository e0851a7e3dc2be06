"""From the grammar of the data files (`where`, `reference`) to conditions on a participation record.

A condition is true, false or unknown, as SQL means it: unknown where a needed value is not there.
"""

from typing import Any

from punte.participation.models.special import TOKEN, place

LABOUR_GROUP = """CASE WHEN p.labour IN ('employed', 'self_employed') THEN 'employed'
    WHEN p.labour LIKE 'unemployed%%' AND p.studies = 'full_time' THEN 'inactive'
    WHEN p.labour LIKE 'unemployed%%' THEN 'unemployed' ELSE p.labour END"""
_LABOUR = {
    "employed": "r.labour_group = 'employed'",
    "unemployed": "r.labour_group = 'unemployed'",
    "unemployed_long_term": "(r.labour_group = 'unemployed' AND (r.labour = 'unemployed_long'"
    " OR (r.labour = 'unemployed_medium' AND r.age < 25)))",
    "inactive": "r.labour_group = 'inactive'",
    "inactive_not_in_education": "(r.labour_group = 'inactive' AND r.studies = 'none')",
}
_FLAGS = {"rural", "jobless_household", "jobless_household_children", "single_adult_children"}
_SPECIAL = {"disability", "minority", "roma", "third_country", "foreign_background", "homeless"}
_STUDIES = {"none", "full_time", "part_time"}
_DIGEST = "sha512(%(special_key)s::bytea || sc.salt || int8send(sc.participation_id))"


class UnknownWord(ValueError):
    """A data file uses a word that the grammar does not have."""


def condition(where: dict[str, Any]) -> str:
    """SQL over the record `r` and the answers `a`; every key must hold. Raises UnknownWord."""
    return " AND ".join(_one(key, value) for key, value in where.items()) or "TRUE"


def _one(key: str, value: Any) -> str:
    if key == "labour":
        return _any(_LABOUR[_known(v, _LABOUR)] for v in value)
    if key in ("age", "education"):
        return _between(f"r.{key}", *value)
    if key == "studies":
        return _any(f"r.studies = '{_known(v, _STUDIES)}'" for v in value)
    if key in _FLAGS:
        return f"r.{key} = {bool(value)}"
    if key == "special":
        return _any(f"a.{_known(v, _SPECIAL)}" for v in value)
    if key == "any":
        return _any(condition(w) for w in value)
    raise UnknownWord(key)


def _any(parts: Any) -> str:
    return "(" + " OR ".join(f"({p})" for p in parts) + ")"


def _known(word: str, words: Any) -> str:
    if word not in words:
        raise UnknownWord(word)
    return word


def _between(column: str, low: int | None, high: int | None) -> str:
    bounds = [f"{column} >= {int(low)}"] if low is not None else []
    bounds += [f"{column} <= {int(high)}"] if high is not None else []
    return " AND ".join(bounds) or "TRUE"


def _token(field: str, answer: str) -> str:
    """The stored form of an answer, as in participation.models.special."""
    return f"substr(digest, {place(field, answer) + 1}, {TOKEN})"


def answers(fields: list[str], *, certain: bool, only: str) -> str:
    """The WITH piece that reads the answers: `field` is true or false, and null where it is neither; with
    `certain` only the yes is looked for. `only` keeps it to some participations `p`."""
    some = f"JOIN participation_participation p ON p.id = sc.participation_id {only}" if only else ""
    rows = f"""(SELECT sc.participation_id, {", ".join(f"sc.{f}" for f in fields)}, {_DIGEST} AS digest
        FROM participation_specialcategory sc {some} OFFSET 0) row"""
    if certain:
        columns = ", ".join(f"{f} = {_token(f, 'yes')} AS {f}" for f in fields)
        return f"answer AS MATERIALIZED (SELECT participation_id, {columns} FROM {rows})"
    said = ", ".join(f"CASE {f} {_words(f)} ELSE 'not_known' END AS {f}_said" for f in fields)
    truths = ", ".join(f"CASE {f}_said WHEN 'yes' THEN TRUE WHEN 'no' THEN FALSE END AS {f}" for f in fields)
    return f"""answer AS MATERIALIZED (
        SELECT *, {truths} FROM (SELECT participation_id, {said} FROM {rows} OFFSET 0) said
    )"""


def _words(field: str) -> str:
    """The most frequent answer first."""
    return " ".join(f"WHEN {_token(field, a)} THEN '{a}'" for a in ("no", "yes", "not_asked", "declined"))


def special_fields(where: dict[str, Any] | None) -> list[str]:
    """The special categories a rule asks about, wherever in it they stand."""
    if not where:
        return []
    return list(where.get("special", ())) + [f for w in where.get("any", ()) for f in special_fields(w)]


def unanswered(fields: list[str]) -> str:
    """Why a rule cannot be decided: the first of declined, not asked, not known for a special category."""
    if not fields:
        return "'unknown'"
    said = {a: " OR ".join(f"a.{f}_said = '{a}'" for f in fields) for a in ("declined", "not_asked")}
    return (
        "CASE WHEN a.participation_id IS NULL THEN 'not_asked'"
        f" WHEN {said['declined']} THEN 'declined' WHEN {said['not_asked']} THEN 'not_asked' ELSE 'not_known' END"
    )
