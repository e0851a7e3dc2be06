"""What can happen to a poll before it opens: it is written, changed, scheduled, and taken back."""

import secrets
from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from punte.ballots import permissions
from punte.ballots.models import Option, Poll
from punte.base import clock
from punte.base.permissions import require
from punte.base.states import MoveNotAllowed
from punte.base.translated import Translated
from punte.people.models import User
from punte.projects.models import Operation

MOST_OPTIONS = 40
SECRET_FROM = 5  # people with a vote: among fewer the result tells who voted how
LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"  # nothing that is read for something else
State, Kind = Poll.State, Poll.Kind


@transaction.atomic
def make_poll(*, by: User, operation: Operation, options: Sequence[Translated], **told: Any) -> Poll:
    """Write a poll; nobody outside the project sees it. `told`: the fields of the form. Raises ValidationError keyed to
    a field."""
    require(permissions.may_make_poll(by, operation, told["organisation"].pk))
    poll = Poll(
        consortium_id=operation.consortium_id, operation=operation, made_by=by, code=_new_code(),
        **_checked(operation, options, told),
    )  # fmt: skip
    poll.save(force_insert=True)
    _write(poll, options)
    return poll


@transaction.atomic
def change_poll(*, by: User, poll: Poll, version: int, options: Sequence[Translated], **told: Any) -> Poll:
    """Change it before it opens. Of two who do, the second is told."""
    require(permissions.may_change_poll(by, poll))
    require(permissions.may_make_poll(by, poll.operation, told["organisation"].pk))
    held = Poll.objects.select_for_update(of=("self",)).select_related("operation").get(pk=poll.pk)
    if held.version != version or not held.worked_on:
        raise MoveNotAllowed
    for name, value in _checked(held.operation, options, told).items():
        setattr(held, name, value)
    held.version += 1
    held.save()
    held.options.all().delete()
    _write(held, options)
    return held


def _write(poll: Poll, options: Sequence[Translated]) -> None:
    Option.objects.bulk_create(
        Option(consortium_id=poll.consortium_id, poll=poll, position=n, label=label)
        for n, label in enumerate(options, 1)
    )


def _new_code() -> str:
    """A short address that is not in use."""
    while True:
        code = "".join(secrets.choice(LETTERS) for _n in range(6))
        if not Poll.objects.filter(code=code).exists():
            return code


def _checked(operation: Operation, options: Sequence[Translated], told: dict[str, Any]) -> dict[str, Any]:
    """The fields as they are stored; every fault is told beside its field."""
    wrong = _wrong_options(options) | _wrong_measures(told, len(options))
    if told["voters"] is not None and told["voters"].operation_id != operation.pk:
        wrong["voters"] = _("Choose a list of this project.")
    if told["secret"] and told["live"]:
        wrong["way"] = _("A vote by the short address is not a secret ballot: nobody checks who votes.")
    opens, closes = told.get("opens_at"), told.get("closes_at")
    if closes and closes <= (opens or clock.now()):
        wrong["closes_on"] = _("It has to close after it opens.")
    if wrong:
        raise ValidationError(wrong)
    return told


def _wrong_options(options: Sequence[Translated]) -> dict[str, str]:
    if len(options) < 2:
        return {"options": _("Write at least two options, one on each line.")}
    if len(options) > MOST_OPTIONS:
        return {"options": _("Write at most %(most)s options.") % {"most": MOST_OPTIONS}}
    for language in {language for option in options for language in option.texts}:
        texts = [option.texts.get(language, "").casefold() for option in options]
        if len(set(texts)) < len(texts):
            return {"options": _("Two options read the same.")}
    return {}


def _wrong_measures(told: dict[str, Any], options: int) -> dict[str, str]:
    kind = told["kind"]
    if kind == Kind.MULTIPLE and not 2 <= told["most"] <= options:
        return {"most": _("Say a number from 2 to the number of options.")}
    if kind == Kind.RANKED and not 1 <= told["seats"] < options:
        return {"seats": _("Fewer are elected than there are options.")}
    if kind == Kind.SCORE and not 2 <= told["top"] <= 100:
        return {"top": _("The highest mark is a number from 2 to 100.")}
    if kind == Kind.BUDGET and told["top"] > 1_000_000_000:
        return {"top": _("This sum is too large.")}
    return {}


@transaction.atomic
def schedule_poll(*, by: User, poll: Poll) -> None:
    """Let it open by itself at its hour. Raises ValidationError where that is missing or past, or the list is empty."""
    require(permissions.may_change_poll(by, poll))
    if poll.opens_at is None or poll.opens_at <= clock.now():
        raise ValidationError(_("Say first when it opens: an hour that is still to come."), code="opens")
    refuse_nobody(poll)
    poll.move_to(State.SCHEDULED)


@transaction.atomic
def unschedule_poll(*, by: User, poll: Poll) -> None:
    """Take it back to be worked on."""
    require(permissions.may_change_poll(by, poll))
    poll.move_to(State.DRAFT)


def refuse_nobody(poll: Poll) -> None:
    """Raises ValidationError where nobody could vote, or so few in a secret ballot that each would be known."""
    if poll.live:
        return
    if poll.voters is None:
        raise ValidationError(_("Choose a voter list first."), code="no_list")
    here = poll.voters.people.filter(votes=True, user__is_active=True).count()
    if not here:
        raise ValidationError(_("Nobody on the voter list has a vote."), code="empty")
    if poll.secret and here < SECRET_FROM:
        said = {"least": SECRET_FROM}
        raise ValidationError(
            _("A secret ballot needs at least %(least)s people with a vote; fewer would be found out.")
            % said,
            code="few",
        )
