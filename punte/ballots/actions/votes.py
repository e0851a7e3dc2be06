"""What a voter does: they vote, in the open or secretly; somebody writes it down beside them; a room votes."""

import json
from collections.abc import Mapping
from contextlib import nullcontext
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.utils.translation import gettext as _

from punte.ballots import box, permissions
from punte.ballots.choosing import Choice, checked
from punte.ballots.models import Poll, Vote, Voter
from punte.base.permissions import require
from punte.people.models import User

SHAKEN = 64  # ballots that change their place with each new one

_SHAKE = """
WITH gone AS (
    DELETE FROM ballots_envelope WHERE id IN (
        SELECT id FROM ballots_envelope WHERE poll_id = %(poll)s ORDER BY random() LIMIT %(many)s
        FOR UPDATE SKIP LOCKED
    ) RETURNING sealed
), every AS (SELECT sealed FROM gone UNION ALL SELECT %(new)s::bytea)
INSERT INTO ballots_envelope (id, consortium_id, poll_id, sealed)
SELECT gen_random_uuid(), %(consortium)s, %(poll)s, sealed FROM every ORDER BY random()
"""
_STIR = """
UPDATE ballots_voter SET voted = voted WHERE id IN (
    SELECT id FROM ballots_voter WHERE poll_id = %(poll)s AND voted ORDER BY random() LIMIT %(many)s
    FOR UPDATE SKIP LOCKED
)
"""
# One statement and one way to the server: who votes in a room waits for nothing else. The circle is set where the row
# is made, so before its policy and its trigger are asked.
_IN_ROOM = """
WITH circle AS (SELECT set_config('punte.consortium', %(consortium)s::text, true) AS set)
INSERT INTO ballots_roomvote (consortium_id, poll_id, mark, choice)
SELECT circle.set::bigint, %(poll)s, %(mark)s, %(choice)s::jsonb FROM circle
ON CONFLICT (poll_id, mark) DO UPDATE SET choice = EXCLUDED.choice
"""


@transaction.atomic
def vote(*, by: User, poll: Poll, told: Mapping[str, Any]) -> None:
    """Vote. In the open one may vote again until it closes, and the last counts; in secret the first vote stands.
    Raises ValidationError where the poll takes no votes, one has voted secretly already, or the answer is not valid."""
    _hold_open(poll)
    voter = Voter.objects.select_for_update().filter(poll=poll, user=by).first()
    require(voter is not None and permissions.may_vote(by, voter))
    assert voter is not None
    choice = _choice(poll, told)
    if poll.secret:
        _drop_in(poll, voter, choice)
    else:
        _record(voter, choice, None)


@transaction.atomic
def record_vote(*, by: User, poll: Poll, voter: Voter, told: Mapping[str, Any]) -> None:
    """Write down the vote of somebody who has no device, beside them; it is marked as such, and they can change it.
    Not in a secret ballot, and not where they have voted themselves."""
    require(permissions.may_record_for(by, poll))
    _hold_open(poll)
    held = Voter.objects.select_for_update().get(pk=voter.pk, poll=poll)
    require(held.votes and held.user_id != by.pk)
    if Vote.objects.filter(voter=held, assisted_by=None).exists():
        raise ValidationError(_("They have voted themselves."), code="voted")
    _record(held, _choice(poll, told), by)


def _hold_open(poll: Poll) -> None:
    """It stays open until this vote is written: who closes it waits. Raises ValidationError."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT state, closes_at FROM ballots_poll WHERE id = %s FOR KEY SHARE", [poll.pk])
        poll.state, poll.closes_at = cursor.fetchone()
    if not poll.takes_votes():
        raise ValidationError(_("This vote is closed; nothing was changed."), code="closed")


def _choice(poll: Poll, told: Mapping[str, Any]) -> Choice:
    return checked(poll, {o.position for o in poll.options.all()}, told)


def _record(voter: Voter, choice: Choice, assisted_by: User | None) -> None:
    found = Vote.objects.filter(voter=voter).first()
    if found is None:
        Vote.objects.create(
            consortium_id=voter.consortium_id,
            poll_id=voter.poll_id,
            voter=voter,
            choice=choice,
            assisted_by=assisted_by,
        )
    elif (found.choice, found.assisted_by_id) != (choice, assisted_by and assisted_by.pk):
        found.choice, found.assisted_by = choice, assisted_by
        found.save(update_fields=["choice", "assisted_by"])
    if not voter.voted:
        Voter.objects.filter(pk=voter.pk).update(voted=True)


def _drop_in(poll: Poll, voter: Voter, choice: Choice) -> None:
    """Mark the register and put the ballot into the box, together or not at all; then shake the box and the register,
    so that neither their order nor the transaction of a row says which belongs to which."""
    if voter.voted:
        raise ValidationError(_("You have voted already. A secret vote cannot be changed."), code="voted")
    Voter.objects.filter(pk=voter.pk).update(voted=True)
    length = box.length_of(poll.options.count())
    ballot = {"choice": choice, "group": voter.group if poll.grouped else ""}
    sealed = box.drop(bytes(poll.box or b""), ballot, poll=poll.pk, length=length)
    told: dict[str, Any] = {"poll": poll.pk, "consortium": poll.consortium_id, "many": SHAKEN, "new": sealed}
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('punte.box', 'shaken', true)")
        cursor.execute(_SHAKE, told)
        cursor.execute("SELECT set_config('punte.box', '', true)")
        cursor.execute(_STIR, told)


def vote_in_room(*, poll: Poll, options: set[int], mark: bytes, told: Mapping[str, Any]) -> None:
    """A browser in the room votes; sent again, the last counts once. There is no user: in their place stand the mark,
    which only our cookie gives, and the limit of marks for one address. Raises ValidationError."""
    refusal = ValidationError(_("This vote is closed; nothing was changed."), code="closed")
    if not poll.live or not poll.takes_votes():
        raise refusal
    values: dict[str, Any] = {"consortium": poll.consortium_id, "poll": poll.pk, "mark": mark}
    values["choice"] = json.dumps(checked(poll, options, told))
    try:
        with (
            transaction.atomic() if connection.in_atomic_block else nullcontext(),
            connection.cursor() as cursor,
        ):
            cursor.execute(_IN_ROOM, values)
    except IntegrityError:  # somebody closed it a moment ago
        raise refusal from None
