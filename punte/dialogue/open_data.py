"""What of a public consultation everybody may take along: contributions without their authors, decisions with reasons,
who was heard group by group, statements with their totals, sums of the survey. CC BY 4.0.

Nothing stands here that the public pages do not show: of groups the same numbers, hidden by the same rule, and no sum
of all people heard, from which a hidden one could be found by subtracting. No group stands beside single words, which
could be counted. Rows go out as they are read, so that the size does not matter."""

import csv
import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.db.models import Count
from django.utils.translation import gettext as _

from punte.base.rls import set_local
from punte.base.tables import neutral
from punte.base.translated import Translated
from punte.dialogue import balance, opinion_page, permissions, survey_page
from punte.dialogue.contribution_page import answer_of
from punte.dialogue.models import Consultation

LICENCE = "CC BY 4.0"
LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/"
COLUMNS = (
    "id", "kind", "state", "language", "published", "changed", "title", "text", "organisation", "supporters",
    "reply_to", "side", "joined_with", "part_of", "decision", "reason",
)  # fmt: skip
_AT_ONCE = 500


def contributions(consultation: Consultation) -> Iterator[dict[str, Any]]:
    """Each contribution that everybody reads, in the order in which it was made; no name, no group, no mandate."""
    rows = consultation.contributions.published().select_related("answer", "entity")
    counted = rows.annotate(supporters=Count("supports", distinct=True)).order_by("pk")
    yield from map(_row, counted.iterator(_AT_ONCE))


def _row(one: Any) -> dict[str, Any]:
    answer = answer_of(one)
    return {
        "id": one.pk,
        "kind": one.kind,
        "state": one.state,
        "language": one.text.source,
        "published": one.published_at.date().isoformat(),
        "changed": one.changed_at.date().isoformat() if one.changed_at else None,
        "title": _source(one.title),
        "text": _source(one.text),
        "organisation": one.entity.name if one.entity else None,
        "supporters": one.supporters if one.parent_id is None else None,
        "reply_to": one.parent_id,
        "side": one.side or None,
        "joined_with": one.merged_into_id,
        "part_of": one.split_from_id,
        "decision": answer.outcome if answer else None,
        "reason": _source(answer.reason) if answer else None,
    }


def _source(text: Translated | None) -> str | None:
    return text.texts.get(text.source, "") if text else None


def groups(consultation: Consultation) -> list[dict[str, Any]]:
    """Who was heard of each group, as the page says it; one to four are null."""
    return [
        {
            "group": one.group.code,
            "name": one.group.name.texts,
            "voices": one.count,
            "suppressed": one.count is None,
        }
        for one in balance.heard(consultation)
    ]


def statements(consultation: Consultation) -> list[dict[str, Any]]:
    """Each statement on which five and more voted, once fifteen people are grouped: how many, and in per cent."""
    now = opinion_page.standing(consultation)
    if not now.enough:
        return []
    rows = opinion_page.table(now, opinion_page.texts(consultation))
    return [
        {"text": row["text"], "voters": row["seen"], **{f"{k}_percent": v for k, v in row["all"].items()}}
        for row in rows
    ]


def survey(consultation: Consultation) -> list[dict[str, Any]]:
    """The sums of the survey as its page shows them to everybody, from the close on; what is hidden is null."""
    if not permissions.may_see_survey(AnonymousUser(), consultation):  # type: ignore[arg-type]
        return []
    head, *rows = survey_page.table(consultation)
    return [dict(zip(head, row, strict=True)) for row in rows]


def about(consultation: Consultation) -> dict[str, Any]:
    """What the file is about."""
    told = {name: getattr(consultation, name) for name in ("title", "question", "outcome", "results")}
    return {
        "id": consultation.pk,
        "state": consultation.state,
        "organiser": consultation.organiser.name,
        **{name: text.texts if text else None for name, text in told.items()},
        "answered": consultation.feedback_at.date().isoformat() if consultation.feedback_at else None,
    }


def licence_line(consultation: Consultation) -> str:
    """Who is to be named, under which licence."""
    told = {"organiser": consultation.organiser.name, "title": str(consultation.title), "licence": LICENCE}
    return _("%(organiser)s: “%(title)s”. Licence: %(licence)s") % told + f", {LICENCE_URL}"


class _Line:
    """What csv writes to: each line is handed on."""

    def write(self, line: str) -> str:
        """Give it back."""
        return line


def as_csv(consultation: Consultation) -> Iterator[str]:
    """The contributions, one a line, after the licence; UTF-8 with a mark, no cell is a formula."""
    writer = csv.writer(_Line())
    yield "\ufeff" + writer.writerow([neutral(licence_line(consultation))])
    yield writer.writerow(COLUMNS)
    with _within(consultation):
        for row in contributions(consultation):
            yield writer.writerow([_cell(row[name]) for name in COLUMNS])


def _cell(value: Any) -> Any:
    if value is None:
        return ""
    return neutral(value) if isinstance(value, str) else value


def as_json(consultation: Consultation) -> Iterator[str]:
    """All of it as one document."""
    with _within(consultation):
        head = {
            "licence": LICENCE,
            "licence_url": LICENCE_URL,
            "attribution": licence_line(consultation),
            "consultation": about(consultation),
            "groups": groups(consultation),
            "statements": statements(consultation),
            "survey": survey(consultation),
        }
        yield json.dumps(head, ensure_ascii=False)[:-1] + ', "contributions": ['
        for n, row in enumerate(contributions(consultation)):
            yield (",\n" if n else "\n") + json.dumps(row, ensure_ascii=False)
        yield "\n]}\n"


@contextmanager
def _within(consultation: Consultation) -> Iterator[None]:
    """The rows go out after the request's own transaction is over: this one sees the consultation's consortium."""
    with transaction.atomic():
        set_local(consortium=consultation.consortium_id, user="")
        yield
