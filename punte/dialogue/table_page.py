"""What the pages of a round table show: facts, agenda, who speaks, time of groups, questions, polls, position."""

import datetime as dt
from typing import Any

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from punte.ballots.models import Poll
from punte.ballots.poll_page import voted_so_far
from punte.ballots.result_page import result_page, turnout
from punte.base import formats
from punte.base.translated import LANGUAGES, OWN_NAMES
from punte.dialogue.actions.turns import queue, seconds_of
from punte.dialogue.models import Position, PositionSignature, RoundTable, TableQuestion, Turn
from punte.dialogue.position_paper import now_of
from punte.events.models import Minutes
from punte.events.parts import session_words
from punte.events.telling import when

State = RoundTable.State
TONES = {State.PLANNED: "info", State.OPEN: "success", State.CLOSED: "neutral"}
QUESTION_TONES = {"asked": "neutral", "taken": "warning", "answered": "success"}
STANCES = {"signs": "success", "dissents": "warning"}
POSITION_TONES = {"draft": "neutral", "open": "info", "adopted": "success"}
MOST_POLLS = 6


def row(table: RoundTable) -> dict[str, Any]:
    """A table in a list."""
    event = table.event
    return {
        "label": str(event.title),
        "url": table.get_absolute_url(),
        "small": " · ".join(filter(None, (when(event), event.where, event.organiser.name))),
        "tag": table.get_state_display(),
        "tone": TONES[State(table.state)],
        "icon": "voice",
    }


def facts(table: RoundTable) -> list[Any]:
    """When, where, who holds it; the consultation it belongs to; what was agreed for the minutes."""
    event = table.event
    found: list[Any] = [(_("When"), when(event))]
    if event.where:
        found.append((_("Place"), event.where))
    found += [(_("Organiser"), event.organiser.name), (_("Chair"), table.chair.name)]
    if event.silence_days:
        said = ngettext(
            "silence for %(n)s day approves them", "silence for %(n)s days approves them", event.silence_days
        )
        found.append((_("Minutes"), said % {"n": event.silence_days}))
    return found


def agenda(table: RoundTable) -> list[dict[str, Any]]:
    """Point by point: hours, minutes planned, who opens; where the table is now."""
    found = []
    for one in table.event.sessions.all():
        one.event = table.event
        minutes = int((one.ends_at - one.starts_at).total_seconds() // 60)
        planned = ngettext("%(n)s minute", "%(n)s minutes", minutes) % {"n": formats.number(minutes)}
        now = table.going_on and one.pk == table.point_id
        found.append({**session_words(one), "pk": one.pk, "planned": planned, "now": now})
    return found


def length(seconds: int) -> str:
    """Minutes and seconds, as a clock shows them."""
    return f"{seconds // 60}:{seconds % 60:02d}"


def floor(table: RoundTable) -> dict[str, Any]:
    """Who speaks and for how long, who comes next; with names: for the room and the chair."""
    speaking = table.turns.filter(state=Turn.State.SPEAKING).named().first()
    waiting = queue(table) if table.going_on else []
    each = table.minutes_each * 60
    passed = seconds_of(table, speaking) if speaking else 0
    return {
        "speaking": speaking,
        "after": speaking.pk if speaking else 0,
        "passed": length(passed),
        "over": passed > each,
        "share": f"{min(100, passed * 100 / each):.0f}",
        "waiting": waiting,
    }


def groups(table: RoundTable) -> dict[str, Any]:
    """How long each group has spoken, the longest first; and who of those to be heard has not spoken yet."""
    seconds: dict[Any, int] = {}
    named: dict[Any, str] = {None: _("For themselves")}
    waits: set[Any] = set()
    for turn in table.turns.exclude(state=Turn.State.LEFT).select_related("group"):
        if turn.group:
            named[turn.group_id] = str(turn.group)
        if turn.state == Turn.State.WAITING:
            waits.add(turn.group_id)
        else:
            seconds[turn.group_id] = seconds.get(turn.group_id, 0) + seconds_of(table, turn)
    wanted = {}
    if table.consultation_id:
        rows = table.consultation.wanted_groups.select_related("group")  # type: ignore[union-attr]
        wanted = {one.group_id: str(one.group) for one in rows}
    silent = {**wanted, **{pk: named[pk] for pk in waits if pk}}
    most = max(seconds.values(), default=0)
    told = sorted(seconds.items(), key=lambda pair: (-pair[1], named[pair[0]]))
    return {
        "groups": [
            {"label": named[pk], "time": length(s), "wide": f"{100 * s / most:.1f}" if most else "0"}
            for pk, s in told
        ],
        "whole_time": length(sum(seconds.values())),
        "silent": [word for pk, word in silent.items() if not seconds.get(pk)],
        "listed": bool(told) or bool(silent),
    }


def questions(table: RoundTable, *states: str) -> Any:
    """The questions that are read, the most carried first; who asked counts as one who carries it."""
    rows = TableQuestion.objects.filter(table=table, state__in=states or TableQuestion.READ)
    carried = Count("votes", distinct=True)
    joined = Count("merged", distinct=True)
    return (
        rows.annotate(carried=carried + 1, joined=joined)
        .select_related(
            "group",
            "responsible",
            *(f"voice__{n}" for n in ("user", "person__identity", "person__consortium", "consortium")),
        )
        .order_by("-carried", "asked_at", "pk")
    )


def question_row(one: Any, *, today: dt.date) -> dict[str, Any]:
    """One question as everybody reads it."""
    group = str(one.group) if one.group and not (one.group.sensitive and one.named) else ""
    due = ""
    if one.state == TableQuestion.State.TAKEN:
        due = _("An answer is promised by %(day)s.") % {"day": formats.day(one.due_on, "long")}
    return {
        "one": one,
        "text": str(one.text),
        "language": one.text.source,
        "who": " · ".join(filter(None, (one.voice.name if one.named else "", group))),
        "addressee": one.addressee,
        "carried": one.carried,
        "joined": one.joined,
        "tag": one.get_state_display(),
        "tone": QUESTION_TONES.get(one.state, "neutral"),
        "due": due,
        "late": one.state == TableQuestion.State.TAKEN and one.due_on < today,
        "answer": str(one.answer) if one.answer else "",
    }


def polls(table: RoundTable) -> list[dict[str, Any]]:
    """The polls put to the table: how to join, how many voted, what came out once everybody may read it."""
    rows = table.polls.select_related("poll__operation", "poll__organisation").exclude(
        poll__state__in=(Poll.State.DRAFT, Poll.State.CANCELLED)
    )
    found = [link.poll for link in rows[:MOST_POLLS]]
    for_all = set(Poll.objects.in_a_room().filter(pk__in=[p.pk for p in found]).values_list("pk", flat=True))
    return [_poll(poll, for_all) for poll in found]


def _poll(poll: Poll, for_all: set[int]) -> dict[str, Any]:
    """Who is on a list finds their paper on My page; the short address is for all only where the room votes."""
    told: dict[str, Any] = {
        "poll": poll,
        "turnout": turnout(poll, voted_so_far(poll)),
        "join": "",
        "result": "",
    }
    if poll.pk in for_all and poll.takes_votes():
        told["join"] = reverse("vote:room", args=[poll.code])
    elif poll.state == Poll.State.PUBLISHED and poll.public:
        told["result"] = reverse("ballots:result_public", args=[poll.pk])
        told["bars"] = result_page(poll)
    return told


def position(table: RoundTable) -> dict[str, Any]:
    """The joint position once it is open: who signs, who does not share it and why."""
    found = Position.objects.filter(table=table).exclude(state=Position.State.DRAFT).first()
    if found is None:
        return {}
    found.table = table
    rows = list(now_of(found))
    papers = [
        {"label": name, "url": reverse("dialogue:position_pdf", args=[table.pk, code]), "language": code}
        for code, name in zip(LANGUAGES, OWN_NAMES, strict=True)
    ]
    return {
        "position": found,
        "position_tone": POSITION_TONES[found.state],
        "signed": [r for r in rows if r.stance == PositionSignature.Stance.SIGNS],
        "dissents": [r for r in rows if r.stance == PositionSignature.Stance.DISSENTS],
        "position_papers": papers if found.state == Position.State.ADOPTED else [],
    }


def minutes(table: RoundTable) -> dict[str, Any]:
    """The minutes, once who was there approved them; and by how many words or by silence."""
    found = Minutes.objects.filter(event=table.event_id, state=Minutes.State.APPROVED).first()
    if found is None:
        return {}
    agreed = found.approvals.filter(round=found.round).aggregate(n=Count("pk", filter=Q(agrees=True)))["n"]
    said = ngettext("%(n)s who was there approved them.", "%(n)s who were there approved them.", agreed)
    silence = table.event.silence_days
    also = _("The others were silent, which approves them as was agreed before the event.") if silence else ""
    words = said % {"n": formats.number(agreed)} if agreed else _("Nobody objected.")
    return {"minutes": found, "approved_how": " ".join(filter(None, (words, also)))}
