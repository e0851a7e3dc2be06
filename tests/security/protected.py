"""What the small world has of data protection: a request, a breach, a refusal, a term, a line of the destruction log."""

import datetime as dt
from typing import Any

from django.utils import timezone

from punte.people.models import User
from punte.projects.models import Operation
from punte.records.actions.breaches import assess_breach, write_breach
from punte.records.actions.consents import refuse_consent
from punte.records.actions.requests import make_request
from punte.records.actions.retention import begin_term
from punte.records.models import Destruction

DAY = dt.date(2025, 1, 15)


def protected(by: User, operation: Operation, person: Any, surname: str) -> dict[str, Any]:
    """The rows, by the names of the addresses."""
    asked = make_request(by=by, person=person, kind="access", words=f"What is held of {surname}?")
    refuse_consent(
        by=by, person=person, basis="consent", purpose="contact", wording="May we call?", language="en"
    )
    noticed = dt.datetime(2025, 3, 10, 9, tzinfo=dt.UTC)
    breach = write_breach(by=by, operation=operation, noticed_at=noticed, what="A list was lost.")
    assess_breach(by=by, breach=breach, version=1, risk="risk", measures="It was found again.")
    begin_term(by=by, operation=operation, happened_on=max(operation.starts_on or DAY, DAY))
    Destruction.objects.create(
        consortium_id=operation.consortium_id, operation=operation, rule="papers", kind="status", count=1,
        kept_until=DAY, at=timezone.now(), by=by,
    )  # fmt: skip
    return {"request_id": asked.pk, "breach_id": breach.pk}


def _date(name: str, day: int = 15, month: int = 1, year: int = 2025) -> dict[str, int]:
    return {f"{name}_day": day, f"{name}_month": month, f"{name}_year": year}


BODIES: dict[str, Any] = {
    "participant_erase": lambda w, a, c, f: {
        "how": "restrict", **_date("until", year=2030), "typed": f.ids["person_id"],
    },
    "participant_lift": lambda w, a, c, f: {"reason": "asked"},
    "request_create": lambda w, a, c, f: {
        "person": f.ids["person_id"], "kind": "portability", "words": "By letter.", **_date("received_on"),
    },
    "request_extend": lambda w, a, c, f: {"why": "There is much to look through."},
    "request_answer": lambda w, a, c, f: {"outcome": "answered", "answer": "Here it is."},
    "breach_create": lambda w, a, c, f: {
        "what": "A telephone was lost.", **_date("noticed_on"), "noticed_time": "09:00",
    },
    "breach_assess": lambda w, a, c, f: {"version": 2, "risk": "none", "persons": 3, "measures": "Locked."},
    "breach_notify": lambda w, a, c, f: {
        "told": "yes", **_date("told_on", 11, 3), "told_time": "10:00", "reason": "",
    },
    "retention_list": lambda w, a, c, f: _date("happened_on", 1, 3),
    "retention_destroy": lambda w, a, c, f: {"typed": c.operation.code},
    "held_ask": lambda w, a, c, f: {"kind": "portability", "words": "To take along."},
}  # fmt: skip
