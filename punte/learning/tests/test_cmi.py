"""The run-time data model, rule by rule, in both standards."""

import datetime as dt
from decimal import Decimal

import pytest

from punte.learning.cmi import (
    Completion,
    Kept,
    Success,
    as_clock,
    as_duration,
    clock,
    duration,
    grown,
    read,
    seed,
)
from punte.learning.manifests import Launch, Standard, Unfit

OLD, NEW = Standard.SCORM_12, Standard.FOURTH
PLAIN = Launch("i", "Part", "index.html")
MASTERY = Launch("i", "Part", "index.html", mastery="75")
MEASURED = Launch("i", "Part", "index.html", passing="0.6", threshold="0.9")
DONE, HALF, NONE = Completion.COMPLETED, Completion.INCOMPLETE, Completion.NOT_ATTEMPTED
YES, NO, UNKNOWN = Success.PASSED, Success.FAILED, Success.UNKNOWN


def core(status: str, raw: str = "", **more: str) -> dict:
    return {"core": {"lesson_status": status, "score": {"raw": raw}, **more}}


def new(completion: str, success: str = "unknown", scaled: str = "", **more) -> dict:
    return {"completion_status": completion, "success_status": success, "score": {"scaled": scaled}, **more}


# (standard, the part, what is reported, how far, result)
STATES = [
    (OLD, PLAIN, core("passed"), DONE, YES),
    (OLD, PLAIN, core("completed"), DONE, UNKNOWN),
    (OLD, PLAIN, core("failed"), DONE, NO),
    (OLD, PLAIN, core("incomplete"), HALF, UNKNOWN),
    (OLD, PLAIN, core("browsed"), HALF, UNKNOWN),
    (OLD, PLAIN, core("not attempted"), NONE, UNKNOWN),
    (OLD, PLAIN, core("nonsense"), NONE, UNKNOWN),
    (OLD, PLAIN, {"core": "nonsense"}, NONE, UNKNOWN),
    (OLD, MASTERY, core("completed", "80"), DONE, YES),
    (OLD, MASTERY, core("passed", "70"), DONE, NO),  # the score decides over the word
    (OLD, MASTERY, core("passed"), DONE, YES),  # no score: the word
    (OLD, MASTERY, core("incomplete", "90"), HALF, UNKNOWN),
    (NEW, PLAIN, new("completed"), DONE, UNKNOWN),
    (NEW, PLAIN, new("completed", "failed"), DONE, NO),
    (NEW, PLAIN, new("incomplete", "passed"), HALF, YES),  # kept apart
    (NEW, PLAIN, new("unknown"), NONE, UNKNOWN),
    (NEW, MEASURED, new("incomplete", scaled="0.7", progress_measure="0.95"), DONE, YES),
    (NEW, MEASURED, new("completed", "passed", "0.5", progress_measure="0.5"), HALF, NO),
    (NEW, MEASURED, new("completed", "passed"), DONE, YES),
    (NEW, PLAIN, new("completed", "passed", "7"), DONE, YES),  # a scaled score is at most 1: not said
]


@pytest.mark.parametrize(("standard", "launch", "cmi", "completion", "success"), STATES)
def test_how_far_and_with_which_result_are_kept_apart(standard, launch, cmi, completion, success) -> None:
    kept = read(standard, launch, cmi)
    assert (kept.completion, kept.success) == (completion, success)
    assert kept.finished == (completion == DONE and success != NO)


def test_numbers_that_make_no_sense_are_not_said() -> None:
    assert read(NEW, PLAIN, new("completed", scaled="7")).scaled is None
    assert read(OLD, PLAIN, core("completed", "NaN")).raw is None
    kept = read(OLD, PLAIN, core("completed", "85.5"))
    assert (kept.raw, kept.scaled) == (Decimal("85.5"), Decimal("0.855"))


@pytest.mark.parametrize(("standard", "most"), [(OLD, 4096), (NEW, 64000)])
def test_suspend_data_has_the_length_of_its_standard(standard, most) -> None:
    assert len(read(standard, PLAIN, {"suspend_data": "x" * most}).suspend_data) == most
    with pytest.raises(Unfit, match="more of your place"):
        read(standard, PLAIN, {"suspend_data": "x" * (most + 1)})


def test_the_place_has_the_length_of_its_standard() -> None:
    with pytest.raises(Unfit):
        read(OLD, PLAIN, core("incomplete", lesson_location="x" * 256))
    with pytest.raises(Unfit):
        read(NEW, PLAIN, {"location": "x" * 1001})


def test_answers_are_kept_in_their_order_and_not_without_end() -> None:
    rows = {"10": {"id": "b", "latency": ""}, "9": {"id": "a", "result": "correct"}, "x": {"id": "?"}}
    assert read(NEW, PLAIN, {"interactions": rows}).interactions == [
        {"id": "a", "result": "correct"},
        {"id": "b"},
    ]
    with pytest.raises(Unfit, match="more answers"):
        read(NEW, PLAIN, {"interactions": [{"id": str(n)} for n in range(501)]})


def test_what_a_database_cannot_hold_is_left_out() -> None:
    kept = read(NEW, PLAIN, {"suspend_data": "a\x00b\ud800c", "interactions": [{"id": "q\x00"}]})
    assert (kept.suspend_data, kept.interactions) == ("abc", [{"id": "q"}])


def test_progress_only_grows_and_the_place_is_the_newer_one() -> None:
    before = Kept(DONE, YES, raw=Decimal(80), scaled=Decimal("0.8"), location="9", suspend_data="old")
    now = Kept(HALF, NO, raw=Decimal(20), scaled=Decimal("0.2"), location="1", suspend_data="new")
    after = grown(before, now)
    assert (after.completion, after.success, after.raw) == (DONE, YES, Decimal(80))
    assert (after.location, after.suspend_data) == ("1", "new")
    better = grown(before, Kept(DONE, YES, raw=Decimal(95), scaled=Decimal("0.95")))
    assert better.raw == Decimal(95)


def test_who_has_finished_stays_finished_whatever_comes_after() -> None:
    finished = Kept(DONE, UNKNOWN)
    assert grown(finished, Kept(DONE, NO)).finished
    assert not grown(Kept(HALF), Kept(DONE, NO)).finished
    assert grown(Kept(DONE, NO), Kept(DONE, YES)).finished


def test_of_a_sitting_that_was_overtaken_only_what_was_achieved_counts() -> None:
    after = grown(Kept(HALF, location="7", suspend_data="here"), Kept(DONE, YES, location="2"), place=False)
    assert (after.completion, after.success, after.location, after.suspend_data) == (DONE, YES, "7", "here")


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("00:01:05", 65), ("0100:00:00.50", 86_400), ("12:00:00.5", 43_200.5), ("nonsense", 0), ("", 0)],
)
def test_time_of_the_older_standard(text, seconds) -> None:
    assert clock(text).total_seconds() == seconds


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("PT1H5M", 3_900), ("PT90S", 90), ("P1DT1H", 86_400), ("P1Y", 86_400), ("PT5.25S", 5.25), ("5 min", 0)],
)
def test_time_of_the_newer_standard(text, seconds) -> None:
    assert duration(text).total_seconds() == seconds


def test_time_is_written_as_each_standard_reads_it() -> None:
    spent = dt.timedelta(hours=30, minutes=5, seconds=7)
    assert (as_clock(spent), as_duration(spent)) == ("0030:05:07", "PT30H5M7S")


@pytest.mark.parametrize("standard", [OLD, NEW])
def test_who_begins_is_told_so_and_who_comes_back_finds_their_place(standard) -> None:
    old = standard == OLD
    first = seed(standard, MASTERY, Kept(), dt.timedelta(), "ro")
    assert (first["core"] if old else first)["entry"] == "ab-initio"
    kept = Kept(HALF, raw=Decimal("10.50"), location="p2", suspend_data="seen", objectives=[{"id": "o"}])
    again = seed(standard, MASTERY, kept, dt.timedelta(minutes=10), "ro")
    inner = again["core"] if old else again
    assert inner["entry"] == "resume" and inner["score"]["raw"] == "10.5"
    assert inner["lesson_location" if old else "location"] == "p2" and again["suspend_data"] == "seen"
    assert inner["total_time"] == ("0000:10:00" if old else "PT0H10M0S")
    assert inner["lesson_status" if old else "completion_status"] == "incomplete"


def test_no_package_learns_who_plays_it() -> None:
    for standard in (OLD, NEW):
        told = str(seed(standard, PLAIN, Kept(), dt.timedelta(), "ro"))
        assert "student_id" not in told and "learner_id" not in told and "_name" not in told
