"""One letter about everything that somebody follows: what happened since the last one, in their language.

`told_until` moves in the transaction in which the letter is put on its way, and of two runs one finds it moved: who was
killed half-way sends nobody a second letter. What somebody may no longer read is not told."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import structlog
from django.db import transaction
from django.db.models import Q
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from punte.base import clock, formats
from punte.base.rls import set_local
from punte.dialogue import permissions
from punte.dialogue.actions.follows import stop_url
from punte.dialogue.models import Consultation, Contribution, Digest, Follow
from punte.people.circles import in_consortium
from punte.people.mail import address, send_when_written, stopped_by
from punte.people.models import Consortium, User

MOST_TOLD = 25  # things in one letter
EVERY = {Digest.Every.DAY: dt.timedelta(hours=20), Digest.Every.WEEK: dt.timedelta(days=6, hours=20)}
log = structlog.get_logger(__name__)


@dataclass
class Told:
    """One thing that is followed, with what happened to it."""

    title: str
    url: str
    lines: list[str] = field(default_factory=list)


def send_digests() -> int:
    """Whoever's letter is due gets it, if something happened; each in a transaction of its own. Gives how many."""
    now, sent = clock.now(), 0
    due = Q()
    for every, least in EVERY.items():
        due |= Q(every=every, told_until__lte=now - least)
    rows = Digest.objects.filter(due, user__is_active=True)
    for digest in rows.select_related("user").order_by("pk"):
        try:
            sent += _send(digest, now)
        except Exception as error:  # the others are told all the same; its words may name somebody
            log.error("digest_not_sent", digest=digest.pk, kind=type(error).__name__)
    return sent


def _send(digest: Digest, now: dt.datetime) -> int:
    user = digest.user
    with transaction.atomic(), translation.override(user.language):
        rows = Digest.objects.filter(pk=digest.pk, told_until=digest.told_until, every=digest.every)
        if not rows.update(told_until=now):
            return 0  # another run was here before
        news = what_happened(user, digest.told_until, now)
        if not news:
            return 0
        stop = stop_url(user)
        body = render_to_string(
            "dialogue/follows/digest.txt",
            {
                "news": news[:MOST_TOLD],
                "more": len(news) > MOST_TOLD,
                "url": address(reverse("dialogue:follow_list")),
                "stop_url": address(stop),
            },
        )
        send_when_written(
            to=user.email,
            subject=_("News of the consultations you follow"),
            body=body,
            headers=stopped_by(stop),
        )
    return 1


def what_happened(user: User, since: dt.datetime, until: dt.datetime) -> list[Told]:
    """Of everything that the user follows, in every consortium; what nothing happened to is left out."""
    found: list[Told] = []
    for circle in Consortium.objects.order_by("pk"):
        with in_consortium(circle.pk):
            set_local(user=user.pk)
            found += _in_circle(user, since, until)
    return [one for one in found if one.lines]


def _in_circle(user: User, since: dt.datetime, until: dt.datetime) -> Iterable[Told]:
    rows = Follow.objects.own(user).select_related(
        "consultation__operation",
        "consultation__organiser",
        "contribution__answer",
        "contribution__merged_into",
    )
    follows = list(rows.prefetch_related("consultation__phases"))
    new = _new_words({f.consultation_id for f in follows}, since, until)
    readable: dict[int, bool] = {}
    for one in follows:
        consultation = one.consultation
        if consultation.pk not in readable:
            readable[consultation.pk] = permissions.may_read(user, consultation)
        if not readable[consultation.pk] or consultation.state == Consultation.State.DRAFT:
            continue
        if one.contribution is None:
            told = [c for c in new if c["consultation"] == consultation.pk and not c["thread"]]
            yield Told(str(consultation.title), address(consultation.get_absolute_url()),
                       _of_consultation(consultation, len(told), since, until))  # fmt: skip
        elif one.contribution.state in Contribution.READ:
            replies = [c for c in new if c["thread"] == one.contribution_id]
            yield Told(one.contribution.heading, address(one.contribution.get_absolute_url()),
                       _of_contribution(one.contribution, len(replies), since, until))  # fmt: skip


def _new_words(consultations: set[int], since: dt.datetime, until: dt.datetime) -> list[dict[str, Any]]:
    rows = Contribution.objects.filter(
        consultation__in=consultations, state__in=Contribution.READ, split_from=None
    )
    rows = rows.filter(published_at__gt=since, published_at__lte=until)
    return [dict(row) for row in rows.values("consultation", "thread")]


def _within(moment: dt.datetime | None, since: dt.datetime, until: dt.datetime) -> bool:
    return moment is not None and since < moment <= until


def _of_consultation(one: Consultation, new: int, since: dt.datetime, until: dt.datetime) -> list[str]:
    lines = []
    if new:
        said = ngettext("%(n)s new contribution", "%(n)s new contributions", new)
        lines.append(said % {"n": formats.number(new)})
    if one.state != Consultation.State.CANCELLED:
        begun = [phase for phase in one.phases.all() if _within(phase.starts_at, since, until)]
        lines += [_("Possible now: %(phase)s") % {"phase": phase} for phase in begun]
    if _within(one.feedback_at, since, until):
        lines.append(_("It was answered: read what was decided"))
    return lines


def _of_contribution(one: Contribution, replies: int, since: dt.datetime, until: dt.datetime) -> list[str]:
    lines = []
    if replies:
        said = ngettext("%(n)s new reply", "%(n)s new replies", replies)
        lines.append(said % {"n": formats.number(replies)})
    answer = getattr(one, "answer", None)
    if answer and _within(answer.published_at, since, until):
        lines.append(_("Answered: %(outcome)s") % {"outcome": answer.get_outcome_display()})
    if _within(one.changed_at, since, until):
        lines.append(_("Its words were changed"))
    parts = one.parts.filter(
        state=Contribution.State.PUBLISHED, published_at__gt=since, published_at__lte=until
    )
    if parts.exists():
        lines.append(_("It was divided, so that each thought gets its own answer"))
    return lines
