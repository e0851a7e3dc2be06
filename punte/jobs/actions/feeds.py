"""What happens to a file of vacancies: read and kept to be looked at, taken in through the same actions, discarded."""

import datetime as dt
from collections import Counter
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from punte.base.permissions import require
from punte.jobs import feed_in, permissions
from punte.jobs.actions import vacancies as acts
from punte.jobs.models import Employer, Feed, Vacancy
from punte.people.models import User
from punte.projects.models import Activity, Operation
from punte.reference.models import Concept, Need, Settlement

_PLAIN = "title tasks kind contract hours shift currency language posts pay_from pay_to remote no_car first_job".split()
State, Closing = Vacancy.State, Vacancy.Closing


@transaction.atomic
def bring_feed(
    *, by: User, operation: Operation, activity: Activity, source: str, content: bytes, complete: bool
) -> Feed:
    """Read a file and keep what it says, to be looked at before anything is taken in. Raises ValidationError keyed to
    file."""
    require(permissions.may_bring_feed(by, operation) and activity.operation_id == operation.pk)
    rows = feed_in.read(content, operation)
    return Feed.objects.create(
        consortium_id=operation.consortium_id,
        operation=operation,
        activity=activity,
        source=source.strip()[:60],
        complete=complete,
        rows=rows,
        made_by=by,
    )


@transaction.atomic
def apply_feed(*, by: User, feed: Feed, on: dt.date) -> dict[str, int]:
    """Take in every row without a fault: what is known by its key is changed, the rest is new. Taken in again, the same
    file changes nothing. Where it is the whole list of its source, what it lacks is closed. Gives what happened."""
    require(permissions.may_settle_feed(by, feed))
    feed.move_to(Feed.State.APPLIED)
    rows = {row["key"]: row for row in feed.rows if not row["wrong"]}
    known = {
        v.source_key: v
        for v in Vacancy.objects.filter(operation=feed.operation_id, source=feed.source, source_key__gt="")
        .select_related("employer__operation", "employer__organisation", "settlement__region", "operation")
    }  # fmt: skip
    outcome = Counter[str]()
    for key, row in rows.items():
        outcome[_take(by, feed, known.get(key), row, on)] += 1
    if feed.complete:
        named = {row["key"] for row in feed.rows}
        for key, vacancy in known.items():
            if key not in named and vacancy.state in (State.OPEN, State.FILLED, State.WAITING):
                acts.end_vacancy(vacancy=vacancy, closing=Closing.WITHDRAWN, on=on)
                outcome["closed"] += 1
    outcome["left_out"] = len(feed.rows) - len(rows)
    Feed.objects.filter(pk=feed.pk).update(outcome=dict(outcome))
    feed.outcome = dict(outcome)
    return dict(outcome)


def _take(by: User, feed: Feed, known: Vacancy | None, row: dict[str, Any], on: dt.date) -> str:
    """One row: new, changed, confirmed, or left out where an action refuses it."""
    told = _told(row["told"])
    try:
        with transaction.atomic():
            if known is not None:
                return _refresh(by, known, told, row["told"]["occupation"], on)
            employer = Employer.objects.select_related("operation", "organisation").get(
                pk=row["told"]["employer"]
            )
            made = acts.write_vacancy(by=by, employer=employer, **told)
            origin = {"source": feed.source, "source_key": row["key"], "source_url": row["told"]["url"]}
            Vacancy.objects.filter(pk=made.pk).update(**origin, activity=feed.activity_id)
            made.refresh_from_db()
            _code(by, made, row["told"]["occupation"])
            acts.publish_vacancy(by=by, vacancy=made, on=on)
            return "new"
    except ValidationError:
        return "refused"


def _told(told: dict[str, Any]) -> dict[str, Any]:
    day = dt.date.fromisoformat(told["apply_by"]) if told["apply_by"] else None
    place = Settlement.objects.select_related("region").filter(pk=told["settlement"]).first()
    return {name: told[name] for name in _PLAIN} | {"apply_by": day, "settlement": place}


def _code(by: User, vacancy: Vacancy, number: int) -> None:
    acts.choose_occupation(by=by, vacancy=vacancy, occupation=Concept.objects.get(pk=number))
    needs = Need.objects.filter(occupation=number, essential=True).order_by("pk")
    skills = dict.fromkeys(needs.values_list("skill", flat=True)[: acts.MOST_SKILLS], True)
    acts.set_skills(by=by, vacancy=vacancy, skills=skills)


def _refresh(by: User, known: Vacancy, told: dict[str, Any], occupation: int, on: dt.date) -> str:
    changed = any(getattr(known, name) != value for name, value in told.items())
    if changed:
        known = acts.change_vacancy(by=by, vacancy=known, version=known.version, **told)
    if known.occupation_id is None:
        _code(by, known, occupation)
    if known.state == State.OPEN:
        acts.confirm_vacancy(by=by, vacancy=known, on=on)
    elif known.state == State.CLOSED and known.closing in (
        Closing.STALE,
        Closing.DEADLINE,
        Closing.WITHDRAWN,
    ):
        acts.reopen_vacancy(by=by, vacancy=known, on=on)
        return "opened_again"
    return "changed" if changed else "confirmed"


@transaction.atomic
def discard_feed(*, by: User, feed: Feed) -> None:
    """Take nothing in from it."""
    require(permissions.may_settle_feed(by, feed))
    feed.move_to(Feed.State.DISCARDED)
