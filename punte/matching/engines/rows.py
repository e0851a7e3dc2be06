"""Every row, one after the other: slow and plain, it is what the other engines are held against."""

from collections.abc import Iterable, Mapping

from punte.matching.distance import Place
from punte.matching.engines import Answer, Question, Ranked
from punte.matching.score import Offer, parts, reach, removed_by
from punte.matching.weights import Weights


def answer(question: Question, offers: Iterable[Offer], places: Mapping[int, Place], w: Weights) -> Answer:
    """Ask each offer."""
    seeker, on = question.seeker, question.on
    within = reach(seeker, places, w)
    scored = [
        Ranked(offer.id, sum(parts(offer, seeker, within, on, w)))
        for offer in offers
        if not any(removed_by(offer, seeker, within, on, question.kinds))
    ]
    counted = sum(score >= question.count_from for _id, score in scored) if question.count_from else 0
    return Answer(sorted(scored, key=lambda one: (-one.score, one.id))[: question.most], counted)
