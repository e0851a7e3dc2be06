"""The plain count agrees with what was worked out by hand, and both keep what binds indicators together."""

from collections.abc import Iterable
from datetime import date

import pytest

from tests.oracle import table
from tests.oracle.plain import Answer, count, count_target, target_value

OPERATION, AS_OF, EARLIER = table.the_operation()
INDICATORS = table.indicators()
PEOPLE = table.participations()
FACTS = table.facts()
MERGED = table.merges()
EARLIER_ROWS = table.rows("expected_earlier.csv")
TARGETS = table.targets()
TARGET_FACTS = FACTS + table.facts("target_facts.csv")


def plainly(code: str, as_of: date = AS_OF) -> Answer:
    return count(OPERATION, PEOPLE, FACTS, INDICATORS[code], as_of, merged=MERGED)


def in_words(answer: Answer) -> dict[str, str]:
    """Every participant and what the answer says of them, in the words of the tables."""
    return {each.id: answer[each.id] or "counted" if each.id in answer else "absent" for each in PEOPLE}


def by_hand(code: str) -> dict[str, str]:
    return {
        row["participant"]: row["expected"] for row in table.rows("expected.csv") if row["indicator"] == code
    }


def counted(answer: Answer) -> set[str]:
    return {each for each, reason in answer.items() if reason is None}


def by_sex(of: Iterable[str]) -> dict[str, int]:
    chosen = set(of)
    sexes = [each.sex for each in PEOPLE if each.id in chosen]
    return {sex: sexes.count(sex) for sex in ("woman", "man", "nonbinary")} | {"total": len(chosen)}


def test_every_indicator_is_worked_out_for_every_participant():
    told = [(row["indicator"], row["participant"]) for row in table.rows("expected.csv")]
    assert len(PEOPLE) == 40
    assert sorted(told) == sorted((code, each.id) for code in INDICATORS for each in PEOPLE)


def test_every_row_says_what_it_tests():
    assert all(row["trap"] for row in table.rows("participants.csv") + table.rows("targets.csv"))


def test_who_benefits_indirectly_has_no_record():
    told_of = {fact.person for fact in FACTS}
    assert {"X01", "X02"} <= told_of
    assert not {"X01", "X02"} & {each.id for each in PEOPLE}


@pytest.mark.parametrize("code", INDICATORS)
def test_the_plain_count_meets_the_table(code):
    assert in_words(plainly(code)) == by_hand(code)


@pytest.mark.parametrize("code", INDICATORS)
def test_the_totals_by_sex_meet_the_table(code):
    totals = {row["sex"]: int(row["value"]) for row in table.rows("totals.csv") if row["indicator"] == code}
    assert by_sex(counted(plainly(code))) == totals
    assert by_sex(each for each, said in by_hand(code).items() if said == "counted") == totals


@pytest.mark.parametrize("row", EARLIER_ROWS, ids=lambda row: f"{row['indicator']}-{row['participant']}")
def test_an_earlier_day_knew_only_what_had_happened(row):
    assert in_words(plainly(row["indicator"], EARLIER))[row["participant"]] == row["expected"]


@pytest.mark.parametrize("as_of", [AS_OF, EARLIER])
def test_everybody_complete_is_unemployed_or_inactive_or_employed(as_of):
    total, *parts = (counted(plainly(code, as_of)) for code in ("EECO01", "EECO02", "EECO04", "EECO05"))
    assert total == set.union(*parts)
    assert len(total) == sum(map(len, parts))


@pytest.mark.parametrize("as_of", [AS_OF, EARLIER])
def test_nobody_searches_and_works_upon_leaving(as_of):
    assert not counted(plainly("EECR01", as_of)) & counted(plainly("EECR04", as_of))


@pytest.mark.parametrize("target", TARGETS)
def test_the_plain_count_of_a_target_meets_the_table(target):
    answer = count_target(OPERATION, TARGET_FACTS, TARGETS[target], AS_OF, merged=MERGED)
    hand = {
        row["fact"]: row["expected"] for row in table.rows("target_expected.csv") if row["target"] == target
    }
    assert {str(fact): reason or "counted" for fact, reason in answer.items()} == hand
    assert target_value(TARGET_FACTS, TARGETS[target], answer) == TARGETS[target]["value"]
