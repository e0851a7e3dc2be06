"""What can happen to a consultation: prepared, announced, closed, followed, cancelled; whom it wants to hear."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from punte.base import clock
from punte.base.permissions import require
from punte.base.states import MoveNotAllowed
from punte.base.text import tidy
from punte.base.translated import Translated
from punte.dialogue import permissions
from punte.dialogue.models import Asked, Consultation, StakeholderGroup, WantedGroup
from punte.dialogue.search import words_of
from punte.organisations.models import Organisation
from punte.people.actions.search_rows import write_search_row
from punte.people.models import User
from punte.projects.models import Operation

State = Consultation.State
TEXTS = ("title", "question", "about", "easy")
# What the organiser does by hand besides announcing, publishing the feedback and cancelling.
STEPS = {
    "back": State.DRAFT,
    "close": State.CLOSED,
    "reopen": State.OPEN,
    "analyse": State.ANALYSING,
    "archive": State.ARCHIVED,
}


@transaction.atomic
def create_consultation(
    *,
    by: User,
    operation: Operation,
    organiser: Organisation,
    title: Translated,
    question: Translated,
    responsible: User | None = None,
    **told: Any,
) -> Consultation:
    """Begin a consultation, as a draft. `told` may hold activity, about, easy, audience, edit_hours, answer_by. Raises
    ValidationError keyed to a field."""
    require(permissions.may_ask_for(by, operation, organiser.pk))
    bring_groups(operation.consortium_id)
    found = Consultation(
        consortium_id=operation.consortium_id,
        operation=operation,
        organiser=organiser,
        responsible=responsible or by,
        title=title,
        question=question,
        zone=operation.zone,
        made_by=by,
        **told,
    )
    _refuse_wordless(title=title, question=question)
    _refuse_guests(found.guests, found.audience)
    found.save(force_insert=True)
    write_search_row(words_of(found))
    return found


def bring_groups(consortium_id: int) -> None:
    """The groups with which a consortium begins, where it has none yet."""
    if StakeholderGroup.objects.of(consortium_id).exists():
        return
    file = Path(__file__).parent.parent / "groups.yaml"
    rows = yaml.safe_load(file.read_text(encoding="utf-8"))
    StakeholderGroup.objects.bulk_create(
        [
            StakeholderGroup(
                consortium_id=consortium_id,
                code=row["code"],
                name=Translated({k: row[k] for k in ("ro", "bg", "en")}, "en"),
                kinds=row["kinds"],
                sensitive=row.get("sensitive", False),
                position=n,
            )
            for n, row in enumerate(rows)
        ],
        ignore_conflicts=True,
    )


@transaction.atomic
def change_consultation(*, by: User, consultation: Consultation, version: int, **told: Any) -> None:
    """Change texts and terms; the question and whom it is open to only before it is announced. Of two who change it at
    once the second is told. Raises ValidationError keyed to a field."""
    require(permissions.may_run(by, consultation))
    if consultation.state in (*Consultation.ANSWERED, State.CANCELLED):
        raise ValidationError(_("This is answered; it is not changed any more."), code="over")
    if organiser := told.get("organiser"):
        require(permissions.may_ask_for(by, consultation.operation, organiser.pk))
    if consultation.state != State.DRAFT:
        fixed = {k: told.pop(k, None) for k in ("question", "audience", "organiser")}
        if any(value is not None and value != getattr(consultation, k) for k, value in fixed.items()):
            raise ValidationError(
                {"question": _("People were asked this already: question, organiser and audience stay.")}
            )
        if not told.get("easy", consultation.easy):
            raise ValidationError({"easy": _("The summary in easy words stays.")})
    _refuse_wordless(**{k: told[k] for k in ("title", "question") if k in told})
    _refuse_guests(told.get("guests", consultation.guests), told.get("audience", consultation.audience))
    rows = Consultation.objects.filter(pk=consultation.pk, version=version, state=consultation.state)
    if not rows.update(version=F("version") + 1, **told):
        raise MoveNotAllowed
    consultation.refresh_from_db()
    write_search_row(words_of(consultation))


def _refuse_wordless(**texts: Translated | None) -> None:
    for field, text in texts.items():
        if not text:
            raise ValidationError({field: _("Write it in one language at least.")})


def _refuse_guests(guests: bool, audience: str) -> None:
    if guests and audience != Consultation.Audience.OPEN:
        raise ValidationError(
            {"guests": _("Without an account people take part only where it is open to everybody.")}
        )


@transaction.atomic
def announce_consultation(*, by: User, consultation: Consultation) -> None:
    """Everybody whom it concerns sees it from now on; it opens with its first phase. Raises ValidationError where the
    easy summary, a phase or a group to be heard is missing."""
    require(permissions.may_run(by, consultation))
    missing = list(not_ready(consultation))
    if missing:
        raise ValidationError(missing, code="unready")
    consultation.move_to(State.SCHEDULED, announced_at=consultation.announced_at or clock.now())
    turn(consultation)


def not_ready(consultation: Consultation) -> Iterable[str]:
    """What is still missing before it can be announced, each in a sentence."""
    if not consultation.easy:
        yield _("Write the summary in easy words.")
    phases = list(consultation.phases.all())
    if not phases:
        yield _("Say in which phases people take part, and from when until when.")
    elif max(p.ends_at for p in phases) <= clock.now():
        yield _("All its phases are over already.")
    if any(p.kind == "survey" for p in phases) and not consultation.survey_questions.exists():
        yield _("Write the questions of the survey.")
    if not consultation.wanted_groups.exists():
        yield _("Choose the groups that should be heard.")


def turn(consultation: Consultation) -> bool:
    """What the clock does: open with the first phase, close after the last. Gives whether it turned."""
    phases = [p for p in consultation.phases.all() if p.kind != "feedback"]
    now, before = clock.now(), consultation.state
    if not phases:
        return False
    if consultation.state == State.SCHEDULED and min(p.starts_at for p in phases) <= now:
        consultation.move_to(State.OPEN)
    if consultation.state == State.OPEN and max(p.ends_at for p in phases) <= now:
        consultation.move_to(State.CLOSED)
    return consultation.state != before


@transaction.atomic
def move_consultation(*, by: User, consultation: Consultation, step: str) -> None:
    """One of STEPS; back to draft only while nobody said anything, open again only where a phase lasts."""
    require(permissions.may_run(by, consultation))
    to = STEPS.get(step)
    if to is None:
        raise MoveNotAllowed
    said = consultation.contributions.exists() or consultation.survey_responses.exists()
    if to == State.DRAFT and said:
        raise ValidationError(
            _("Somebody has written already; it cannot become a draft again."), code="written"
        )
    if to == State.OPEN and not any(p.ends_at > clock.now() for p in consultation.phases.all()):
        raise ValidationError(_("Make a phase longer first; all of them are over."), code="over")
    consultation.move_to(to)


@transaction.atomic
def note_results(*, by: User, consultation: Consultation, results: Translated | None) -> None:
    """Say what was done since the answers, as often as something was. Raises ValidationError keyed to results."""
    require(permissions.may_run(by, consultation))
    if not results:
        raise ValidationError({"results": _("Say in a few sentences what was done.")})
    if consultation.state == State.FEEDBACK:
        consultation.move_to(State.MONITORED, results=results)
    elif consultation.state == State.MONITORED:
        Consultation.objects.filter(pk=consultation.pk).update(results=results)
        consultation.results = results
    else:
        raise MoveNotAllowed


@transaction.atomic
def cancel_consultation(*, by: User, consultation: Consultation, reason: str) -> None:
    """It does not go on, with the reason for all to read. What was said stays with those who said it."""
    require(permissions.may_run(by, consultation))
    reason = tidy(reason)[:300]
    if not reason:
        raise ValidationError({"reason": _("Say in a few words why.")})
    consultation.move_to(State.CANCELLED, cancelled_reason=reason)


@transaction.atomic
def want_groups(*, by: User, consultation: Consultation, wanted: dict[StakeholderGroup, int]) -> None:
    """Whom it wants to hear, and how many voices of each at least. Raises ValidationError keyed to groups."""
    require(permissions.may_run(by, consultation))
    if not wanted:
        raise ValidationError({"groups": _("Choose one group at least.")})
    if any(g.consortium_id != consultation.consortium_id for g in wanted):
        raise ValidationError({"groups": _("Choose a group from the list.")})
    consultation.wanted_groups.exclude(group__in=wanted).delete()
    for group, least in wanted.items():
        WantedGroup.objects.update_or_create(
            consultation=consultation,
            group=group,
            defaults={"consortium_id": consultation.consortium_id, "least": max(1, least)},
        )


@transaction.atomic
def ask_organisation(
    *, by: User, consultation: Consultation, organisation: Organisation, group: StakeholderGroup | None
) -> bool:
    """Note that an organisation was asked to take part; its people may then, where the consultation is for those
    invited. Gives whether it is new."""
    require(permissions.may_run(by, consultation))
    if consultation.state not in (State.DRAFT, State.SCHEDULED, State.OPEN):
        raise ValidationError(_("It is closed; nobody is asked any more."), code="over")
    _row, new = Asked.objects.get_or_create(
        consultation=consultation,
        organisation=organisation,
        defaults={
            "consortium_id": consultation.consortium_id,
            "group": group,
            "asked_by": by,
            "asked_on": clock.today(consultation.zone),
        },
    )
    return new
