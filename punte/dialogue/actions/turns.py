"""What happens to a turn at a round table: asked for, written down, given, ended, let go."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from punte.base import clock
from punte.base.permissions import require
from punte.base.states import MoveNotAllowed
from punte.base.text import tidy
from punte.dialogue import plain
from punte.dialogue import table_permissions as permissions
from punte.dialogue.actions.voices import voice_of_guest, voice_of_user
from punte.dialogue.models import RoundTable, StakeholderGroup, Turn, Voice
from punte.dialogue.permissions import may_speak_for
from punte.dialogue.speaking import LEAST, Wish, order
from punte.organisations.models import Organisation
from punte.people.models import User

State = Turn.State
MOST = 3  # times the planned minutes is what one turn weighs at most: more, and somebody forgot to end it


@transaction.atomic
def ask_to_speak(
    *, by: User, table: RoundTable, entity: Organisation | None = None, mandate: str = "",
    group: StakeholderGroup | None = None,
) -> Turn:  # fmt: skip
    """One wants to speak, for an organisation in which one holds a role, or for oneself. Who waits already is told.
    Raises ValidationError keyed to a field."""
    require(permissions.may_speak(by, table))
    require(entity is None or may_speak_for(by, entity))
    return _wait(table, voice_of_user(table, by), None, entity, mandate, group)


@transaction.atomic
def write_down_speaker(
    *, by: User, table: RoundTable, name: str, entity: Organisation | None = None, mandate: str = "",
    group: StakeholderGroup | None = None,
) -> Turn:  # fmt: skip
    """The chair writes down who raised a hand, with the name, which rests sealed, and the organisation they speak for.
    The same name at the same organisation is the same person. Raises ValidationError keyed to a field."""
    require(permissions.may_chair(by, table))
    name = tidy(name)[:120]
    if sum(c.isalpha() for c in name) < 2:
        raise ValidationError({"name": _("Write the name of who wants to speak.")})
    place = entity.name if entity else table.event.where
    return _wait(table, voice_of_guest(table, name, "", place), by, entity, mandate, group)


def _wait(
    table: RoundTable,
    voice: Voice,
    written_by: User | None,
    entity: Organisation | None,
    mandate: str,
    group: StakeholderGroup | None,
) -> Turn:
    if not table.going_on:
        raise ValidationError(_("One asks to speak while the table is going on."), code="closed")
    told = spoken_for(table, entity, mandate, group)
    RoundTable.objects.select_for_update(of=("self",), no_key=True).get(pk=table.pk)
    if table.turns.filter(voice=voice, state=State.WAITING).exists():
        raise ValidationError(_("This name is on the list already."), code="waits")
    return Turn.objects.create(
        consortium_id=table.consortium_id,
        table=table,
        voice=voice,
        written_by=written_by,
        asked_at=clock.now(table.event.zone),
        **told,
    )


def spoken_for(
    table: RoundTable, entity: Organisation | None, mandate: str, group: StakeholderGroup | None
) -> dict[str, Any]:
    """In whose name. A group that tells of origin, health or union is named by an organisation, never by one person
    (GDPR, article 9): the time of groups is read by all, beside who is speaking. Raises ValidationError."""
    if group and group.consortium_id != table.consortium_id:
        raise ValidationError({"group": _("Choose a group from the list.")})
    mandate = tidy(mandate)[: plain.MANDATE] if entity else ""
    if entity and not mandate:
        raise ValidationError({"mandate": _("Say in which capacity you speak for the organisation.")})
    if group and group.sensitive and entity is None:
        raise ValidationError(
            {"group": _("For this group an organisation speaks. Choose it, or leave the group out.")}
        )
    return {"entity": entity, "mandate": mandate, "group": group}


@transaction.atomic
def step_back(*, by: User, turn: Turn) -> None:
    """Who asked does not want to speak any more; the chair may say so for them."""
    own = Turn.objects.own(by).filter(pk=turn.pk).exists()
    require(own or permissions.may_chair(by, turn.table))
    turn.move_to(State.LEFT)


def queue(table: RoundTable) -> list[Turn]:
    """Who waits, in the order in which they will come."""
    waiting = {t.pk: t for t in table.turns.filter(state=State.WAITING).named()}
    if not waiting:
        return []
    wishes = [Wish(t.pk, t.voice_id, t.group_id, t.asked_at) for t in waiting.values()]
    done = list(table.turns.exclude(state__in=(State.WAITING, State.LEFT)))
    spoken: dict[int | None, int] = {}
    for turn in done:
        spoken[turn.group_id] = spoken.get(turn.group_id, 0) + seconds_of(table, turn)
    ordered = order(
        wishes, spoken=spoken, have_spoken={t.voice_id for t in done}, each=table.minutes_each * 60
    )
    return [waiting[wish.number] for wish in ordered]


def seconds_of(table: RoundTable, turn: Turn) -> int:
    """How long a turn took, or takes so far."""
    if turn.state != State.SPEAKING or turn.started_at is None:
        return turn.seconds
    passed = int((clock.now(table.event.zone) - turn.started_at).total_seconds())
    return min(max(passed, LEAST), MOST * table.minutes_each * 60)


@transaction.atomic
def next_speaker(*, by: User, table: RoundTable, after: int) -> Turn | None:
    """End who speaks, give the floor to who is next. `after` is the turn that was going on when the chair tapped (0:
    none): of two taps, or two chairs, the second gets MoveNotAllowed. None: nobody waits."""
    require(permissions.may_chair(by, table))
    _end_current(table, after)
    waiting = queue(table)
    if not waiting:
        return None
    return _give(table, waiting[0])


@transaction.atomic
def call_out_of_turn(*, by: User, turn: Turn, after: int, why: str) -> None:
    """Give the floor to somebody who is not next, with a word why, which everybody can read. Raises ValidationError
    keyed to why."""
    table = turn.table
    require(permissions.may_chair(by, table))
    why = tidy(why)[:200]
    if not why:
        raise ValidationError({"why": _("Say in a word why; everybody can read it.")})
    _end_current(table, after)
    _give(table, turn, why=why)


@transaction.atomic
def end_speaker(*, by: User, table: RoundTable, after: int) -> None:
    """Who speaks has finished; nobody else begins yet."""
    require(permissions.may_chair(by, table))
    if not after:
        raise MoveNotAllowed
    _end_current(table, after)


def _end_current(table: RoundTable, after: int) -> None:
    held = RoundTable.objects.select_for_update(of=("self",), no_key=True).get(pk=table.pk)
    if held.state != RoundTable.State.OPEN:
        raise ValidationError(_("The table is not open."), code="closed")
    speaking = table.turns.filter(state=State.SPEAKING).first()
    if (speaking.pk if speaking else 0) != after:
        raise MoveNotAllowed
    if speaking:
        end_turn(table, speaking)


def end_turn(table: RoundTable, turn: Turn) -> None:
    """The clock of a turn stops."""
    turn.move_to(State.SPOKEN, ended_at=clock.now(table.event.zone), seconds=seconds_of(table, turn))


def _give(table: RoundTable, turn: Turn, why: str = "") -> Turn:
    turn.move_to(State.SPEAKING, started_at=clock.now(table.event.zone), why=why)
    return turn
