"""What can happen to a poll at its doors: it opens, closes, is published or cancelled. A secret one gets its box
and its key when it opens; when it closes the box is emptied, shuffled and counted, and the key thrown away."""

import secrets
import uuid
from collections import Counter

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext as _

from punte.ballots import box, facts, notices, permissions
from punte.ballots.actions.polls import State, refuse_nobody
from punte.ballots.models import LEAST, Ballot, BoxKey, Option, Poll, Voter
from punte.base import clock
from punte.base.permissions import require
from punte.people import sealing
from punte.people.actions.notices import notify
from punte.people.models import User
from punte.records.actions.facts import new_fact, record, record_all

PURPOSE = "ballot-box"


@transaction.atomic
def open_poll(*, by: User, poll: Poll) -> None:
    """Open it now: the register is written from the list, the order of ties is drawn, whoever is asked gets a notice.
    Raises ValidationError where nobody could vote or its last hour has passed."""
    require(permissions.may_change_poll(by, poll))
    open_now(poll)


def open_now(poll: Poll) -> None:
    """The step itself, which the clock takes too."""
    if poll.closes_at and poll.closes_at <= clock.now():
        raise ValidationError(_("The hour at which it closes has passed: change it first."), code="closes")
    refuse_nobody(poll)
    held = _hold(poll)
    entitled, grouped = (None, False) if held.live else _register(held)
    _draw_lots(held)
    held.move_to(
        State.OPEN, opened_at=clock.now(), entitled=entitled, grouped=grouped,
        box=_new_box(held) if held.secret else None,
    )  # fmt: skip
    poll.refresh_from_db()
    _tell_voters(held, notices.ASKED, "ballots:own_detail")


def _hold(poll: Poll) -> Poll:
    """Nobody votes, changes or closes while this is done; votes under way are waited for."""
    rows = Poll.objects.select_for_update(of=("self",)).select_related(
        "operation__consortium", "consortium", "voters"
    )
    return rows.get(pk=poll.pk)


def _register(poll: Poll) -> tuple[int, bool]:
    """Write the register; gives how many have a vote, and whether groups may be told."""
    assert poll.voters is not None
    rows = list(poll.voters.people.filter(user__is_active=True).order_by("pk"))
    Voter.objects.bulk_create(
        Voter(
            consortium_id=poll.consortium_id, poll=poll, user_id=row.user_id, organisation_id=row.organisation_id,
            group=row.group, votes=row.votes,
        )
        for row in rows
    )  # fmt: skip
    sizes = Counter(row.group for row in rows if row.votes)
    return sum(sizes.values()), len(sizes) > 1 and (not poll.secret or min(sizes.values()) >= LEAST)


def _draw_lots(poll: Poll) -> None:
    drawn = list(poll.options.all())
    secrets.SystemRandom().shuffle(drawn)
    for n, option in enumerate(drawn, 1):
        option.lot = n
    Option.objects.bulk_update(drawn, ["lot"])


def _new_box(poll: Poll) -> bytes:
    """A box for this poll; its key rests sealed until the box is emptied."""
    private, public = box.new_box()
    key = sealing.derived_key(poll.consortium.key, PURPOSE)
    sealed = sealing.seal(key, private, f"{PURPOSE}:{poll.pk}")
    BoxKey.objects.create(consortium_id=poll.consortium_id, poll=poll, sealed=sealed)
    return public


def _tell_voters(poll: Poll, kind: notices.NoticeKind, route: str) -> None:
    url = reverse(route, args=[poll.pk])
    for voter in poll.register.select_related("user").order_by("pk"):
        if voter.votes or kind is not notices.ASKED:
            notify(voter.user, kind, poll.pk, url)


@transaction.atomic
def close_poll(*, by: User, poll: Poll) -> None:
    """Close it: nobody votes any more."""
    require(permissions.may_change_poll(by, poll))
    close_now(poll)


def close_now(poll: Poll) -> None:
    """The step itself, which the clock takes too."""
    held = _hold(poll)
    if held.secret and held.state == State.OPEN:
        _empty_box(held)
    held.move_to(State.CLOSED, closed_at=clock.now(), cast=_cast(held))
    poll.refresh_from_db()


def _cast(poll: Poll) -> int:
    """Ballots that are there, not people who were asked."""
    if poll.live:
        return poll.room_votes.count()
    return poll.ballots.count() if poll.secret else poll.votes.count()


def _empty_box(poll: Poll) -> None:
    """Every ballot is opened and written anew, all by one transaction and in the order of fresh random keys; the box
    and its key go; the register is rewritten, so that no row of it is older or younger than another."""
    private = sealing.unseal(
        sealing.derived_key(poll.consortium.key, PURPOSE), bytes(poll.box_key.sealed), f"{PURPOSE}:{poll.pk}"
    )
    told = [box.take(private, bytes(e.sealed), poll=poll.pk) for e in poll.envelopes.all()]
    sizes = Counter(one["group"] for one in told)
    grouped = poll.grouped and len(sizes) > 1 and min(sizes.values()) >= LEAST
    keys = sorted(uuid.uuid4() for _one in told)
    secrets.SystemRandom().shuffle(told)
    Ballot.objects.bulk_create(
        (
            Ballot(
                id=key, consortium_id=poll.consortium_id, poll=poll, choice=one["choice"],
                group=one["group"] if grouped else "",
            )
            for key, one in zip(keys, told, strict=True)
        ),
        batch_size=5_000,
    )  # fmt: skip
    _allow("opened")
    poll.envelopes.all().delete()
    _allow("")
    BoxKey.objects.filter(poll=poll).delete()
    poll.register.update(voted=F("voted"))


def _allow(what: str) -> None:
    """Let the trigger of the box pass this one step."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('punte.box', %s, true)", [what])


@transaction.atomic
def publish_result(*, by: User, poll: Poll) -> None:
    """Publish what came out; whoever was asked is told. Tells that the poll was held, and, where it was open, which
    organisations had a say."""
    require(permissions.may_change_poll(by, poll))
    poll.move_to(State.PUBLISHED)
    on = clock.today(poll.operation.zone)
    record(facts.POLL_HELD, by=by, about=poll, on=on, quantity=poll.cast or 0)
    if not poll.secret and not poll.live:
        votes = (
            poll.votes.filter(voter__organisation__isnull=False)
            .select_related("voter", "poll")
            .order_by("pk")
        )
        record_all(new_fact(facts.ORGANISATION_VOTED, by=by, about=vote, on=on) for vote in votes)
    _tell_voters(poll, notices.RESULT, "ballots:own_result")


@transaction.atomic
def cancel_poll(*, by: User, poll: Poll) -> None:
    """Call it off. Of a secret ballot nobody can open the box any more; what it held is never counted."""
    require(permissions.may_change_poll(by, poll))
    held = _hold(poll)
    was_open = held.state == State.OPEN
    held.move_to(State.CANCELLED)
    BoxKey.objects.filter(poll=held).delete()
    poll.refresh_from_db()
    if was_open:
        _tell_voters(held, notices.CANCELLED, "ballots:own_detail")
