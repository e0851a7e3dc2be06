"""The rule of completion, case by case."""

import pytest

from punte.learning.completion import Rule, Standing, hours, judge, missing_words, rule_words

H = 60
COURSE = {"theory": 24 * H, "practice": 16 * H}
# (what the case is, the rule, what was done, words still missing, out of reach)
CASES = [
    ("all attended", Rule(**COURSE), Standing(40 * H, 16 * H), [], False),
    ("just enough", Rule(**COURSE), Standing(32 * H, 0), [], False),
    (
        "one minute short",
        Rule(**COURSE),
        Standing(32 * H - 1, 0, ahead=H),
        ["Still to attend: 1 minute."],
        False,
    ),
    (
        "four hours of practice missing, enough in all",
        Rule(**COURSE, of_practice=100),
        Standing(36 * H, 12 * H, ahead=8 * H, ahead_practice=8 * H),
        ["Still to attend in practice: 4 hours."],
        False,
    ),
    (
        "practice still to come covers both",
        Rule(**COURSE, of_practice=100),
        Standing(30 * H, 12 * H, ahead=8 * H, ahead_practice=8 * H),
        [
            "Still to attend in practice: 4 hours.",
            "These hours of practice complete the hours in all, too.",
        ],
        False,
    ),
    (
        "the days left are not enough",
        Rule(**COURSE),
        Standing(10 * H, 0, ahead=8 * H),
        ["Still to attend: 22 hours."],
        True,
    ),
    (
        "days are left, but no practice",
        Rule(**COURSE, of_practice=50),
        Standing(34 * H, 4 * H, ahead=6 * H),
        ["Still to attend in practice: 4 hours."],
        True,
    ),
    (
        "rounded up",
        Rule(theory=7 * H, overall=33),
        Standing(2 * H, ahead=H),
        ["Still to attend: 19 minutes."],
        False,
    ),
    (
        "a test failed",
        Rule(theory=H, tests=True),
        Standing(H, tests=(False, True)),
        ["One test is still to pass."],
        False,
    ),
    (
        "two tests",
        Rule(theory=H, tests=True),
        Standing(H, tests=(False, False)),
        ["2 tests are still to pass."],
        False,
    ),
    ("tests not asked for", Rule(theory=H), Standing(H, tests=(False,)), [], False),
    ("asked for, but there are none", Rule(theory=H, tests=True), Standing(H), [], False),
    (
        "a lesson unfinished",
        Rule(theory=H, packages=True),
        Standing(H, packages=(False, True)),
        ["One interactive lesson is still to finish."],
        False,
    ),
    (
        "two lessons unfinished",
        Rule(theory=H, packages=True),
        Standing(H, packages=(False, False)),
        ["2 interactive lessons are still to finish."],
        False,
    ),
    ("lessons not asked for", Rule(theory=H), Standing(H, packages=(False,)), [], False),
    ("feedback", Rule(theory=H, feedback=True), Standing(H), ["Still to say how the course was."], False),
    ("feedback given", Rule(theory=H, feedback=True), Standing(H, feedback=True), [], False),
    (
        "commission",
        Rule(theory=H, commission=True),
        Standing(H),
        ["The commission has not decided yet."],
        False,
    ),
    (
        "commission said no",
        Rule(theory=H, commission=True),
        Standing(H, commission=False),
        ["The commission decided: not passed."],
        False,
    ),
    (
        "all attempts used",
        Rule(theory=H, tests=True),
        Standing(H, tests=(False, True), used_up=1),
        ["One test is still to pass.", "All attempts at a test are used. The trainer can give another one."],
        True,
    ),
    (
        "all attempts used where no test is asked",
        Rule(theory=H),
        Standing(H, tests=(False,), used_up=1),
        [],
        False,
    ),
    ("commission said yes", Rule(theory=H, commission=True), Standing(H, commission=True), [], False),
    ("nothing asked", Rule(theory=H, overall=0), Standing(), [], False),
]


@pytest.mark.parametrize(("case", "rule", "done", "missing", "hopeless"), CASES, ids=[c[0] for c in CASES])
def test_the_rule_says_what_is_missing(case, rule, done, missing, hopeless) -> None:
    verdict = judge(rule, done)
    assert missing_words(verdict) == missing
    assert verdict.met == (not missing)
    assert verdict.out_of_reach == hopeless


def test_the_rule_is_said_in_words() -> None:
    said = rule_words(
        Rule(**COURSE, of_practice=90, tests=True, packages=True, feedback=True, commission=True)
    )
    assert said[0].startswith("Attend at least 32 hours of 40 hours (80")
    assert said[1] == "Of these, at least 14 hours 24 minutes of the 16 hours of practice."
    assert len(said) == 6


def test_a_frozen_rule_comes_back_and_forgets_what_it_does_not_know() -> None:
    rule = Rule(**COURSE, tests=True)
    assert Rule.from_json(rule.as_json() | {"later": 1}) == rule


def test_hours_are_said_as_people_say_them() -> None:
    assert [hours(m) for m in (0, 45, 60, 210)] == ["0 hours", "45 minutes", "1 hour", "3 hours 30 minutes"]
