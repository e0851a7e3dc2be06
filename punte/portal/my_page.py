"""My page: what needs this person, asked of every room that has a `work.py`; their projects and their own
file."""

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from functools import lru_cache
from importlib import import_module

from django.apps import apps
from django.urls import reverse
from django.utils.module_loading import module_has_submodule
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from punte.base import formats
from punte.base.work import WorkItem
from punte.participation.models import Participation, RegistrationForm
from punte.people.circles import in_consortium
from punte.people.models import PersonKey, User
from punte.projects.acting import Scope, acting, acting_as, one_in_each, recruits_for, scope
from punte.projects.models import Assignment
from punte.records.permissions import may_protect

_RANK = {"danger": 0, "warning": 1, "neutral": 2}
_SHOWN = 12


@lru_cache(maxsize=1)
def _sources() -> list[Callable[[User, dt.date], list[WorkItem]]]:
    """The `work` of each room that has one."""
    rooms = [c for c in apps.get_app_configs() if c.name.startswith("punte.") and c.module]
    found = [import_module(f"{c.name}.work") for c in rooms if module_has_submodule(c.module, "work")]
    return [module.work for module in found if hasattr(module, "work")]  # base only says what an item is


def work(user: User, today: dt.date) -> list[WorkItem]:
    """Everything that needs this person in all their consortia, the most pressing first."""
    items = to_sign(user)
    everywhere: list[Assignment | None] = [*one_in_each(user)]
    for assignment in everywhere or [None]:
        with acting_as(user, assignment) if assignment else nullcontext():
            items += [item for source in _sources() for item in source(user, today)]
    items = list(dict.fromkeys(items))  # what belongs to no consortium is told once
    return sorted(items, key=lambda i: (_RANK.get(i.level, 2), i.due or dt.date.max, i.title))


def rows(items: list[WorkItem], today: dt.date, *, whole: bool = False) -> list[dict]:
    """The first of them, or all, as the list of things to do wants them."""
    return [
        {
            "tag": _tag(item, today),
            "tone": item.level if item.level in _RANK else "neutral",
            "icon": "clock" if item.due and item.level != "danger" else "",
            "text": item.title,
            "small": item.text,
            "verb": _("Open"),
            "url": item.url,
        }
        for item in (items if whole else items[:_SHOWN])
    ]


def _tag(item: WorkItem, today: dt.date) -> str:
    if item.due is None:
        return {"danger": _("urgent"), "warning": _("soon")}.get(item.level, _("to do"))
    days = (item.due - today).days
    if days < 0:
        return ngettext("%(days)s day late", "%(days)s days late", -days) % {"days": formats.number(-days)}
    if days < 2:
        return _("tomorrow") if days else _("today")
    return ngettext("%(days)s day left", "%(days)s days left", days) % {"days": formats.number(days)}


def sentence(items: list[WorkItem]) -> str:
    """What is so, in one sentence."""
    pressing = sum(item.level == "danger" for item in items)
    if pressing:
        return ngettext("One thing cannot wait.", "%(count)s things cannot wait.", pressing) % {
            "count": formats.number(pressing)
        }
    if items:
        return ngettext("One thing needs you.", "%(count)s things need you.", len(items)) % {
            "count": formats.number(len(items))
        }
    return _("Nothing is waiting for you.")


def projects(user: User) -> list[dict]:
    """The projects this person works in, with what they are there."""
    found: dict[int, dict] = {}
    for assignment in acting(user).every:
        operation = assignment.operation
        row = found.setdefault(operation.pk, {"operation": operation, "roles": [], "sees": Scope.NONE})
        row["roles"].append(f"{assignment.role.get_role_display()}, {assignment.role.organisation}")
        row["sees"] = scope(user, operation)
        row["protects"] = may_protect(user, operation)
        row["works"] = bool(acting(user).in_operation(operation))
        row["recruits"] = bool(recruits_for(user, operation))
    return list(found.values())


def taken_part(user: User) -> Iterator[Participation]:
    """The projects this person takes part in, if a file is theirs."""
    for key in PersonKey.objects.filter(user=user).order_by("pk"):
        with in_consortium(key.consortium_id):
            yield from list(Participation.objects.own(user).select_related("operation", "organisation"))


def to_sign(user: User) -> list[WorkItem]:
    """The person's own forms that wait to be signed."""
    found: list[RegistrationForm] = []
    for key in PersonKey.objects.filter(user=user).order_by("pk"):
        with in_consortium(key.consortium_id):
            own = RegistrationForm.objects.own(user).filter(state=RegistrationForm.State.GENERATED)
            found += list(own.filter(participation__person__state="active").for_reading())
    return [
        WorkItem(
            title=_("Read and sign your registration form"),
            text=str(form.participation.operation.title),
            url=reverse("portal:form_sign", args=[form.pk]),
            level="warning",
        )
        for form in found
    ]
