"""What came out of a survey, as far as it may be told: counts, shares, middles, crossed with groups.

Nothing before five have answered, also to the organiser. No count of one to four, nor one from which such a count could
be found by subtracting: within a question (`small_cells.shown`), between a question and the one after which it is
asked (`_safe_after`), between groups (`opinion_page.tellable`)."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from statistics import fmean, median
from typing import Any

from django.utils.translation import gettext as _

from punte.base.formats import number, quoted
from punte.base.small_cells import alone, shown
from punte.dialogue.models import Consultation, StakeholderGroup, SurveyQuestion, SurveyResponse
from punte.dialogue.opinion_page import percent, tellable
from punte.dialogue.survey_logic import Answers, as_answers, asked, written
from punte.people.models import User

LEAST = 5
_SKIPPED, _UNSEEN, _UNSAID = "skipped", "unseen", "0"
Kind = SurveyQuestion.Kind
Said = tuple[Answers, str]  # what one voice answered, the group it speaks for (or _UNSAID)


@dataclass
class Result:
    """One question: how many were asked it and did not answer, each option with its count (None is hidden)."""

    question: SurveyQuestion
    told: bool = False
    seen: int = 0
    skipped: int | None = None
    rows: list[dict[str, Any]] = field(default_factory=list)
    middles: tuple[float, float] | None = None  # median and mean
    crossed: list[dict[str, Any]] = field(default_factory=list)
    heads: list[str] = field(default_factory=list)
    condition: str = ""

    @property
    def figures(self) -> list[tuple[str, str]]:
        """Its middles with their words, as one reads them."""
        if self.middles is None:
            return []
        return [(_("Median"), number(self.middles[0])), (_("Mean"), number(self.middles[1]))]

    @property
    def covered(self) -> bool:
        """Whether some of its counts are hidden."""
        return any(row["n"] is None for row in self.rows)


def word_by_word(consultation: Consultation, answers: Answers) -> list[tuple[str, str]]:
    """What somebody answered, question by question, as they read it themselves."""
    return [
        (str(question), written(question, answers.get(question.pk)) or _("no answer"))
        for question in consultation.survey_questions.all()
        if asked(question, answers)
    ]


def results(consultation: Consultation) -> tuple[int | None, list[Result]]:
    """How many answered (None under five) and each question in order, with a fixed number of queries."""
    rows = consultation.survey_responses.values_list("answers", "group")
    said: list[Said] = [(as_answers(stored), str(group or _UNSAID)) for stored, group in rows]
    if len(said) < LEAST:
        return (None if said else 0), []
    groups = {str(one.pk): one for one in StakeholderGroup.objects.of(consultation.consortium_id)}
    found: dict[int, Result] = {}
    for question in consultation.survey_questions.select_related("after"):
        found[question.pk] = _result(question, said, groups, found)
    return len(said), list(found.values())


def _result(
    question: SurveyQuestion, said: list[Said], groups: dict[str, StakeholderGroup], before: dict[int, Result]
) -> Result:
    found = Result(question, condition=condition(question))
    asked_of = [(answers, group) for answers, group in said if asked(question, answers)]
    found.seen = len(asked_of)
    found.told = found.seen >= LEAST and _safe_after(question, said, before)
    if not found.told:
        return found
    given = [answers.get(question.pk) for answers, _group in asked_of]
    answered = [one for one in given if one is not None]
    found.skipped = shown({_SKIPPED: found.seen - len(answered), "answered": len(answered)}, least=LEAST)[
        _SKIPPED
    ]
    if question.kind in (Kind.NUMBER, Kind.SCALE):
        found.middles = _middles(answered, hidden=found.skipped is None)
    if question.kind in (Kind.SINGLE, Kind.SCALE):
        _parts(found, answered)
    elif question.kind == Kind.MULTIPLE:
        _each(found, answered)
    if found.rows and not found.covered and found.skipped is not None:
        _crossed(found, said, groups)  # else what is hidden of all could be added up from the groups
    return found


def _safe_after(question: SurveyQuestion, said: list[Said], before: dict[int, Result]) -> bool:
    """Whether the count of those who were asked tells nothing that the earlier question hides. Of one choice: what is
    hidden there lies all within what leads here or all outside, so that the sum is known anyway. Of several: each
    way of choosing among what leads here was taken by nobody or by five."""
    if question.after_id is None:
        return True
    earlier, chosen = before[question.after_id], set(question.chosen)
    if not earlier.told:
        return False
    if earlier.question.kind == Kind.MULTIPLE:
        ways = Counter(
            frozenset(chosen & set(answers.get(question.after_id) or []))
            for answers, _group in said
            if asked(earlier.question, answers)
        )
        return all(alone(n, least=LEAST) is not None for n in ways.values())
    hidden = {row["option"] in chosen for row in earlier.rows if row["n"] is None}
    if earlier.skipped is None:
        hidden.add(False)
    return len(hidden) < 2


def _options(question: SurveyQuestion) -> list[tuple[int, str]]:
    if question.kind != Kind.SCALE:
        return list(enumerate(question.words))
    ends = {1: question.low, 5: question.high}
    return [(n, f"{n} – {ends[n]}" if ends.get(n) else str(n)) for n in SurveyQuestion.SCALE]


def _row(option: int, word: str, n: int | None, whole: int) -> dict[str, Any]:
    share = None if n is None else percent(n, whole)
    return {"option": option, "word": word, "n": n, "share": share, "whole": whole}


def _parts(found: Result, answered: list[Any]) -> None:
    """Options of which each chose one: parts of those who were asked, with who did not answer."""
    counts = Counter(answered)
    options = _options(found.question)
    cells: dict[Any, int] = {option: counts[option] for option, _word in options}
    safe = shown({**cells, _SKIPPED: found.seen - len(answered)}, least=LEAST)
    found.skipped = safe.pop(_SKIPPED)
    found.rows = [_row(option, word, safe[option], len(answered)) for option, word in options]
    if any(n is None for n in safe.values()) or found.skipped is None:
        for row in found.rows:  # a share of those who answered would tell how many did not
            row["whole"] = found.seen
            row["share"] = None if row["n"] is None else percent(row["n"], found.seen)
        found.middles = None  # and from the middle one finds what is hidden


def _each(found: Result, answered: list[list[int]]) -> None:
    """Options of which each chose several: hidden where few chose one, or few did not."""
    counts = Counter(option for one in answered for option in one)
    for option, word in _options(found.question):
        n = counts[option]
        around = (n, len(answered) - n, found.seen - n)
        safe = None if any(alone(m, least=LEAST) is None for m in around) else n
        found.rows.append(_row(option, word, safe, found.seen if found.skipped is None else len(answered)))


def _middles(answered: list[int], *, hidden: bool) -> tuple[float, float] | None:
    if len(answered) < LEAST or hidden:
        return None
    return median(answered), round(fmean(answered), 1)


def _crossed(found: Result, said: list[Said], groups: dict[str, StakeholderGroup]) -> None:
    """The same for each group that at least five named. Who was not asked and who did not answer count as cells too,
    so that what another question tells of a group gives nothing away here."""
    question, options = found.question, [option for option, _word in _options(found.question)]
    several = question.kind == Kind.MULTIPLE
    cells: dict[str, Counter[Any]] = {}
    for answers, group in said:
        key = group if group in groups else _UNSAID
        mine = cells.setdefault(key, Counter())
        given = answers.get(question.pk)
        if not asked(question, answers):
            mine[_UNSEEN] += 1
        elif given is None:
            mine[_SKIPPED] += 1
        else:
            mine["answered"] += 1
            mine.update(given if several else [given])
    rest = (_SKIPPED, _UNSEEN)
    if several:
        tables = [
            {key: [c[o], c["answered"] - c[o], *(c[one] for one in rest)] for key, c in cells.items()}
            for o in options
        ]
    else:
        tables = [{key: [*(c[o] for o in options), *(c[one] for one in rest)] for key, c in cells.items()}]
    sensitive = {key for key, one in groups.items() if one.sensitive}
    safe = set.intersection(*(set(tellable(table, sensitive)) for table in tables))
    found.heads = [word for _option, word in _options(question)] + [_("No answer")]
    found.crossed = [
        {
            "group": str(one),
            "cells": list(
                zip(found.heads, [*(cells[key][o] for o in options), cells[key][_SKIPPED]], strict=True)
            ),
        }
        for key, one in groups.items()
        if key in safe
    ]


def condition(question: SurveyQuestion) -> str:
    """After which answers it is asked, in a sentence; empty where everybody is asked."""
    after = question.after
    if after is None:
        return ""
    options = ", ".join(quoted(after.words[n]) for n in question.chosen if n < len(after.words))
    return _("Asked only after %(options)s in question %(n)s") % {"options": options, "n": after.position}


COLUMNS = (
    "question",
    "kind",
    "text",
    "condition",
    "asked",
    "group",
    "number",
    "option",
    "count",
    "share",
    "median",
    "mean",
)


def table(consultation: Consultation) -> Iterator[list[Any]]:
    """The aggregates as rows of a file; what is hidden is empty. `number` is the option's place on screen, from 1: its
    words are the reader's."""
    yield list(COLUMNS)
    for one in results(consultation)[1]:
        head = [one.question.position, one.question.kind, str(one.question), one.condition]
        if not one.told:
            yield [*head, *[None] * 8]
            continue
        head += [one.seen]
        yield [*head, *[None] * 5, *(one.middles or (None, None))]
        for n, row in enumerate(one.rows, 1):
            yield [*head, None, n, row["word"], row["n"], row["share"], None, None]
        yield [*head, None, None, _("No answer"), one.skipped, None, None, None]
        for line in one.crossed:
            for n, (word, count) in enumerate(line["cells"], 1):
                place = n if n <= len(one.rows) else None
                yield [*head, line["group"], place, word, count, None, None, None]


def own_rows(user: User, most: int) -> list[dict[str, Any]]:
    """One's answers to surveys in the list of mine, and those one wrote down for others (`spoken`)."""
    rows = SurveyResponse.objects.written_by(user).select_related(
        "consultation", "voice__person", "voice__user", "voice__consortium"
    )
    return [
        {
            "label": _("Survey: %(title)s") % {"title": one.consultation},
            "url": one.get_absolute_url(),
            "small": one.voice.name if one.assisted_by_id == user.pk else "",
            "tag": _("answered"),
            "tone": "success",
            "icon": "voice",
            "spoken": one.assisted_by_id == user.pk,
        }
        for one in rows.order_by("-sent_at", "-pk")[:most]
    ]


def free_words(consultation: Consultation) -> list[tuple[str, str]]:
    """Each with its question, in the order of the alphabet: not in that in which people answered. Of a question only
    where five wrote, and where its number is told: words can be counted."""
    told = [one.question for one in results(consultation)[1] if one.told and one.question.kind == Kind.WORDS]
    stored = [as_answers(one) for one in consultation.survey_responses.values_list("answers", flat=True)]
    found = []
    for question in told:
        written = sorted(answers[question.pk] for answers in stored if question.pk in answers)
        if len(written) >= LEAST:
            found += [(str(question), text) for text in written]
    return found
