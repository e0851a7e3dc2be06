"""One more vote in a conversation of 50,000 people and 1,000 statements: means, axes, everybody's place and group, the
counts of the groups; and after it what each group holds."""

import time
from statistics import median, quantiles
from typing import Any

import punte.dialogue.opinions  # noqa: F401  one thread, before NumPy is at work
from bench import opinion_map

VOTES = 60


def run() -> list[dict[str, Any]]:
    """Votes of people who are there and of new ones, some of them given again."""
    from punte.dialogue.opinions.drawing import draw
    from punte.dialogue.opinions.increment import with_vote
    from punte.dialogue.opinions.ratings import rate

    person, statement, value = opinion_map.votes(opinion_map.PEOPLE)
    drawing = draw(rate(person, statement, value, statements=range(opinion_map.STATEMENTS)))
    spent, told = [], []
    for n in range(VOTES + 5):
        who = int(person[n]) + (opinion_map.PEOPLE if n % 10 == 0 else 0)
        begun = time.perf_counter()
        drawing = with_vote(drawing, person=who, statement=int(statement[-n]), value=n % 3 - 1)
        spent.append((time.perf_counter() - begun) * 1000)
        begun = time.perf_counter()
        assert drawing.representative
        told.append((time.perf_counter() - begun) * 1000)
    spent, told = spent[5:], told[5:]
    return [
        {"figure": "one more vote, median", "value": median(spent), "unit": "ms"},
        {"figure": "the same, 95 of 100 votes", "value": quantiles(spent, n=20)[-1], "unit": "ms"},
        {"figure": "what each group holds, after it", "value": median(told), "unit": "ms"},
    ]
