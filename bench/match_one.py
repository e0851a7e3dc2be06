"""The twenty best of a million opportunities for one person: the compiled engine, beside what others would do with the
same rows on the same machine: PostgreSQL with arrays and GIN, PostgreSQL with our own postings (what serves without
numba), tantivy, a sparse product of scipy. The first three find exactly the same; tantivy ranks by its own measure.
See board.py for how the board is drawn."""

import time
from collections.abc import Callable, Sequence
from statistics import median, quantiles
from typing import Any

import numpy as np

from bench import board, board_rows

PEOPLE, SLOW_PEOPLE = 200, 25


def run() -> list[dict[str, Any]]:
    """Each seeks alone, after some to warm up."""
    from punte.matching.engines import Question
    from punte.matching.engines.compiled import Index
    from punte.matching.weights import weights

    table, lists = board.table()
    seekers = list(board.people(PEOPLE))
    questions = [Question(seeker, board.TODAY, ["job"]) for seeker in seekers]
    index = Index(table, lists, weights())
    index.answer(questions[0])
    ours = _each(index.answer, questions)
    few = questions[:SLOW_PEOPLE]
    right = [index.answer(question).best for question in few]
    peers: dict[str, list[float]] = {}
    with board_rows.database(table, lists) as rows:
        for name, ask in (
            ("PostgreSQL, int[] with GIN", rows.with_arrays),
            ("PostgreSQL, our postings", rows.with_postings),
        ):
            assert [ask(question) for question in few[:5]] == right[:5], name
            peers[name] = _each(ask, few)
    peers["scipy, sparse product, unfiltered"] = _each(_scipy(table, lists), few)
    peers["tantivy, BM25 with filters"] = _each(_tantivy(table, lists), few)
    middle = median(ours)
    size = f"{board.SIZE:,} opportunities of {board.loaded()}"
    figures = [
        _figure(f"best 20 of {size}, median", middle, name, median(spent)) for name, spent in peers.items()
    ]
    worst = quantiles(ours, n=20)[-1]
    return [*figures, _figure("the same, 95 of 100 people are answered within", worst)]


def _figure(what: str, value: float, peer: str | None = None, other: float | None = None) -> dict[str, Any]:
    ratio = other / value if other else None
    return {
        "figure": what,
        "value": value,
        "unit": "ms",
        "peer": peer,
        "peer_value": other,
        "ratio": ratio,
    }


def _each(ask: Callable[[Any], object], questions: Sequence[Any]) -> list[float]:
    for question in questions[:5]:
        ask(question)
    spent = []
    for question in questions:
        begun = time.perf_counter()
        ask(question)
        spent.append((time.perf_counter() - begun) * 1000)
    return spent


def matrix(table: Any, lists: Any) -> Any:
    """Points by opportunity and skill, as scipy keeps them."""
    from scipy.sparse import csr_matrix

    shape = (len(table.ids), len(lists.skills))
    return csr_matrix((table.points.astype(np.float32), table.skill, table.ptr), shape=shape)


def _scipy(table: Any, lists: Any) -> Callable[[Any], object]:
    points = matrix(table, lists)

    def ask(question: Any) -> object:
        has = np.zeros(len(lists.skills), np.float32)
        has[[lists.skills[skill] for skill in question.seeker.related]] = 0.5
        has[[lists.skills[skill] for skill in question.seeker.skills]] = 1
        return np.argpartition(-(points @ has), 20)[:20]

    return ask


def _tantivy(table: Any, lists: Any) -> Callable[[Any], object]:
    index = tantivy_index(table)
    searcher = index.searcher()

    def ask(question: Any) -> object:
        seeker = question.seeker
        towns = {int(n) for home, radius in seeker.places for n in lists.homes([home], radius).settlement}
        words = [f"s{lists.skills[skill]}" for skill in seeker.skills]
        words += [f"s{lists.skills[skill]}^0.5" for skill in seeker.related]
        where = " ".join(f"t{town}" for town in towns)
        contracts = " ".join(f"c{lists.contracts.position[one]}" for one in seeker.contracts)
        text = f"+town:({where}) +contract:({contracts}) skills:({' '.join(words)})"
        return searcher.search(index.parse_query(text, ["skills"]), 20).hits

    return ask


def tantivy_index(table: Any) -> Any:
    """An index in memory, as its guide says."""
    import tantivy

    schema = tantivy.SchemaBuilder()
    for name in ("skills", "town", "contract"):
        schema.add_text_field(name, tokenizer_name="whitespace")
    schema.add_unsigned_field("id", stored=True)
    index = tantivy.Index(schema.build())
    writer = index.writer(heap_size=300_000_000, num_threads=2)
    names = [f"s{n}" for n in range(int(table.skill.max(initial=0)) + 1)]
    for n in range(len(table.ids)):
        skills = " ".join([names[s] for s in table.skill[table.ptr[n] : table.ptr[n + 1]]])
        town, contract = f"t{table.settlement[n]}", f"c{table.contract[n]}"
        writer.add_document(
            tantivy.Document(skills=skills, town=town, contract=contract, id=int(table.ids[n]))
        )
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    return index
