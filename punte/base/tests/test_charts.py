"""The geometry of bars, pieces, lines and columns."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from punte.base import charts

START, END = dt.date(2024, 6, 1), dt.date(2026, 5, 31)


def test_a_bar_shows_done_and_expected_as_shares_of_the_promise():
    assert charts.bar(198, 310, 217) == charts.Bar("63.87", "70")


def test_more_than_promised_fills_the_bar_and_no_more():
    assert charts.bar(400, 310).done == "100"


def test_a_promise_of_nothing_does_not_divide_by_zero():
    assert charts.bar(3, 0) == charts.Bar("0", None)


def test_pieces_can_be_counted_and_the_mark_stands_between_two():
    place = charts.pips(2, 4, 3)
    assert [on for _x, on in place.pieces] == [True, True, False, False]
    assert place.expected == 75
    assert place.width == 100


@pytest.mark.parametrize("expected", [0, 4, None])
def test_a_mark_at_either_end_is_left_out(expected):
    assert charts.pips(2, 4, expected).expected is None


@given(st.lists(st.integers(0, 10_000), min_size=1, max_size=3))
def test_parts_of_a_bar_never_leave_it(values):
    assert all(
        0 <= float(x) <= 100 and float(x) + float(width) <= 100.01 for x, width in charts.parts(values)
    )


@given(st.floats(0.01, 10_000_000))
def test_the_steps_of_an_axis_are_few_and_stay_below_the_top(top):
    steps = charts.nice_steps(top)
    assert steps[0] == 0
    assert steps[-1] <= top * 1.0001
    assert len(steps) <= 5


def test_steps_of_people_are_whole():
    assert charts.nice_steps(3) == [0, 1, 2, 3]
    assert charts.nice_steps(310) == [0, 100, 200, 300]


def _line(**more):
    given = {
        "summary": "s",
        "start": START,
        "end": END,
        "actual": [(START, 0), (dt.date(2025, 3, 17), 198)],
        "plan": [(START, 0), (dt.date(2025, 3, 17), 217), (END, 310)],
        "goal": (310, "promised: 310"),
        "today": (dt.date(2025, 3, 17), "today"),
    }
    return charts.line_chart(**given | more)


def test_a_line_begins_at_the_left_bottom_and_ends_at_today():
    chart = _line()
    assert chart.actual.startswith("M0 100L")
    assert chart.dot.startswith(f"M{float(chart.now) * 10:.1f}"[:4])


def test_the_number_of_a_line_behind_plan_stands_below_it():
    below = next(label for label in _line().words if label.text == "198")
    assert below.dy > 0
    above = next(label for label in _line(plan=[(START, 0), (END, 150)]).words if label.text == "198")
    assert above.dy < 0


def test_nothing_done_yet_draws_the_plan_alone():
    chart = _line(actual=[], forecast=[])
    assert (chart.actual, chart.area, chart.dot, chart.forecast) == ("", "", "", "")
    assert chart.plan


def test_a_project_without_any_number_still_has_a_frame():
    chart = _line(actual=[], plan=[], goal=None, today=None)
    assert chart.grid == "M0 100h1000"


def test_words_under_the_axis_stay_inside_and_do_not_crowd():
    dates = [(START, "a"), (dt.date(2024, 7, 1), "too near"), (dt.date(2025, 6, 1), "b"), (END, "c")]
    labels = _line(dates=dates).x_labels
    assert [(label.text, label.anchor) for label in labels] == [("a", "start"), ("b", "middle"), ("c", "end")]


def test_columns_stand_on_the_ground_and_share_the_width():
    chart = charts.column_chart(summary="s", rows=[("Oct", 18, 20), ("Nov", 31, None), ("Dec", 0)])
    assert [float(c.y) + float(c.height) for c in chart.columns] == [pytest.approx(100, abs=0.02)] * 3
    assert [c.planned is None for c in chart.columns] == [False, True, True]


def test_a_number_steps_onto_the_mark_that_would_cross_it():
    near, far = charts.column_chart(summary="s", rows=[("a", 18, 20), ("b", 100, 20)]).columns
    assert near.top == near.planned
    assert far.top == far.y


def test_the_pace_of_the_last_half_year_leads_to_the_end():
    points = [(dt.date(2025, 1, 1), 0), (dt.date(2025, 1, 11), 10)]
    assert charts.pace(points, until=dt.date(2025, 1, 21)) == 20
    assert charts.pace(points[:1], until=dt.date(2025, 1, 21)) is None


def test_cumulated_points_fall_apart_into_their_steps():
    assert charts.spread([(START, 3), (END, 10)]) == [3, 7]
