"""Adding up: picks (plurality and approval), marks (the mean) and shares of a sum (the mean)."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from punte.ballots.counting import Count, by_figure


def picks(options: Sequence[int], ballots: Iterable[tuple[Iterable[int], Fraction]]) -> Count:
    """How many ballots name each option: plurality where one may pick one, approval voting where several (Brams and
    Fishburn, "Approval Voting", American Political Science Review 72, 1978)."""
    figures = dict.fromkeys(options, Fraction(0))
    for picked, weight in ballots:
        for option in set(picked):
            figures[option] += weight
    return Count(by_figure(figures), figures)


def means(options: Sequence[int], ballots: Iterable[tuple[Mapping[int, int], Fraction]]) -> Count:
    """The mean of what each ballot gives an option, nothing being zero: range voting for marks (Smith, "Range Voting",
    2000), and for the parts of a sum the mean rule of participatory budgets (Freeman, Pennock, Peters and Wortman
    Vaughan, "Truthful Aggregation of Budget Proposals", 2019: the arithmetic mean, which spends at most the sum)."""
    figures, whole = dict.fromkeys(options, Fraction(0)), Fraction(0)
    for marks, weight in ballots:
        whole += weight
        for option, mark in marks.items():
            figures[option] += weight * mark
    if whole:
        figures = {option: value / whole for option, value in figures.items()}
    return Count(by_figure(figures), figures)
