"""Indicators are described and measured, before and after; actions are written down with what they do to each. Both may
be corrected, an indicator until it is measured."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from punte.base import clock
from punte.base.permissions import require
from punte.base.states import MoveNotAllowed
from punte.base.text import tidy
from punte.dialogue import plan_permissions as permissions
from punte.dialogue.actions.action_groups import written_once
from punte.dialogue.models import ActionGroup, Effect, WellbeingAction, WellbeingIndicator
from punte.dialogue.spiral import components
from punte.people.models import User


@transaction.atomic
def describe_indicator(
    *, by: User, group: ActionGroup, name: str, component: str, situations: Sequence[str]
) -> WellbeingIndicator:
    """Describe what very bad, bad, middling, good and very good look like here. Raises ValidationError keyed to a
    field, a missing situation as `situation_0` to `situation_4`."""
    require(permissions.may_help(by, group))
    if group.approved_on is None:
        raise ValidationError(_("The people approve the synthesis first."), code="early")
    told = _described(name, component, situations)
    row = WellbeingIndicator(consortium_id=group.consortium_id, group=group, **told)
    return written_once(row, "name", _same_indicator())


@transaction.atomic
def change_indicator(
    *,
    by: User,
    indicator: WellbeingIndicator,
    version: int,
    name: str,
    component: str,
    situations: Sequence[str],
) -> None:
    """Describe it anew, until it is measured: what was seen is not given another meaning. Of two editors the second is
    told (MoveNotAllowed). Raises ValidationError as `describe_indicator`."""
    require(permissions.may_help(by, indicator.group))
    _refuse_measured(indicator)
    told = _described(name, component, situations)
    rows = WellbeingIndicator.objects.filter(pk=indicator.pk, version=version, before=None)
    _changed_once(rows, told | {"version": version + 1}, _same_indicator())


@transaction.atomic
def drop_indicator(*, by: User, indicator: WellbeingIndicator) -> None:
    """Take it out with what actions do to it, until it is measured."""
    require(permissions.may_help(by, indicator.group))
    _refuse_measured(indicator)
    indicator.delete()


def _refuse_measured(indicator: WellbeingIndicator) -> None:
    """Who describes it anew or drops it and who measures it wait for each other."""
    rows = WellbeingIndicator.objects.select_for_update(no_key=True).filter(pk=indicator.pk, before=None)
    if rows.first() is None:
        raise ValidationError(_("It was measured already; it stays as it was described."), code="measured")


def _described(name: str, component: str, situations: Sequence[str]) -> dict[str, Any]:
    name, told = tidy(name)[:150], [tidy(text)[:300] for text in situations]
    wrong = {f"situation_{n}": _("Describe this situation.") for n, text in enumerate(told) if not text}
    if not name:
        wrong["name"] = _("Say what is looked at.")
    if component not in components():
        wrong["component"] = _("Choose a component from the list.")
    if len(told) != 5:
        raise ValidationError(_("Five situations are described, from 0 to 4."), code="situations")
    if wrong:
        raise ValidationError(wrong)
    return {"name": name, "component": component, "situations": told}


def _changed_once(rows: QuerySet[Any], told: dict[str, Any], same: str) -> None:
    """Change the row that is still as it was seen, if no other has its name."""
    try:
        with transaction.atomic():
            if not rows.update(**told):
                raise MoveNotAllowed
    except IntegrityError:
        raise ValidationError({"name": same}) from None


@transaction.atomic
def measure_indicator(
    *, by: User, indicator: WellbeingIndicator, situation: int, on: dt.date, version: int | None = None
) -> None:
    """Say which situation is the one people see: first before, the next time after. Of two who measure at once the
    second is told, and who read the situations before they were described anew (`version`: the one that was read).
    Raises ValidationError keyed to a field."""
    require(permissions.may_help(by, indicator.group))
    if situation not in WellbeingIndicator.Situation.values:
        raise ValidationError({"situation": _("Choose the situation that you see.")})
    if on > clock.today(indicator.group.operation.zone):
        raise ValidationError({"on": _("This day has not come yet.")})
    rows = WellbeingIndicator.objects.filter(pk=indicator.pk)
    if indicator.before is None:
        seen = indicator.version if version is None else version
        done = rows.filter(before=None, version=seen).update(before=situation, before_on=on)
    elif indicator.before_on and on < indicator.before_on:
        raise ValidationError({"on": _("This day is before the first measurement.")})
    else:
        done = rows.filter(after=indicator.after, before__isnull=False).update(after=situation, after_on=on)
    if not done:
        raise MoveNotAllowed
    indicator.refresh_from_db()


@transaction.atomic
def write_action(
    *, by: User, group: ActionGroup, name: str, who: str, existing: bool, effects: Mapping[int, int]
) -> WellbeingAction:
    """Write down what is done already or could be done, and what it does to each indicator (by its number, from −1 to
    2). Raises ValidationError keyed to a field."""
    require(permissions.may_help(by, group))
    told = _acted(group, name, who, existing, effects)
    action = WellbeingAction(consortium_id=group.consortium_id, group=group, made_by=by, **told)
    written_once(action, "name", _same_action())
    _affect(action, effects)
    return action


@transaction.atomic
def change_action(
    *,
    by: User,
    action: WellbeingAction,
    version: int,
    name: str,
    who: str,
    existing: bool,
    effects: Mapping[int, int],
) -> None:
    """Correct an action or say what it does to an indicator that was described later. Of two editors the second is told
    (MoveNotAllowed). Raises ValidationError keyed to a field."""
    require(permissions.may_help(by, action.group))
    told = _acted(action.group, name, who, existing, effects)
    rows = WellbeingAction.objects.filter(pk=action.pk, version=version)
    _changed_once(rows, told | {"version": version + 1}, _same_action())
    action.effects.all().delete()
    _affect(action, effects)


@transaction.atomic
def drop_action(*, by: User, action: WellbeingAction) -> None:
    """It was a mistake."""
    require(permissions.may_help(by, action.group))
    action.delete()


def _acted(
    group: ActionGroup, name: str, who: str, existing: bool, effects: Mapping[int, int]
) -> dict[str, Any]:
    name, who = tidy(name)[:200], tidy(who)[:150]
    wrong = {} if name else {"name": _("Say what is done.")}
    if not who:
        wrong["who"] = _("Say who does it, or could.")
    known = set(group.indicators.values_list("pk", flat=True))
    if not set(effects) <= known or not set(effects.values()) <= set(Effect.Strength.values):
        wrong["name"] = _("An effect is on an indicator of this group, from −1 to 2.")
    if wrong:
        raise ValidationError(wrong)
    return {"name": name, "who": who, "existing": existing}


def _affect(action: WellbeingAction, effects: Mapping[int, int]) -> None:
    Effect.objects.bulk_create(
        Effect(consortium_id=action.consortium_id, action=action, indicator_id=pk, strength=strength)
        for pk, strength in effects.items()
    )


def _same_indicator() -> str:
    return _("There is an indicator of this name already.")


def _same_action() -> str:
    return _("There is an action of this name already.")
