"""What is done to a programme: written, changed, given its modules."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from punte.base.permissions import require
from punte.base.states import MoveNotAllowed
from punte.learning import permissions
from punte.learning.completion import Rule
from punte.learning.models import Module, Programme, Topic
from punte.learning.search import words_of
from punte.organisations.models import Organisation
from punte.people.actions.search_rows import write_search_row
from punte.people.models import User
from punte.projects.models import Operation

_NEEDED = {
    "authorisation": gettext_lazy("Write the number of the authorisation."),
    "authorised_from": gettext_lazy("Write from which day it is valid."),
    "authorised_until": gettext_lazy("Write until which day it is valid."),
}
LONGEST = 3_000  # hours; the longest authorised course of a level 4 qualification has 1,080


@transaction.atomic
def create_programme(
    *, by: User, operation: Operation, organisation: Organisation, rule: dict[str, Any], **told: Any
) -> Programme:
    """Write a programme of one provider. `told`: code, title, summary, kind, authorisation with its days, occupation,
    hours, topics; `rule` without the hours."""
    require(permissions.may_plan_for(by, operation, organisation.pk))
    _check(told, rule)
    try:
        with transaction.atomic():
            made = Programme.objects.create(
                consortium_id=operation.consortium_id, organisation=organisation, rule=rule, **told
            )
            write_search_row(words_of(made))
            return made
    except IntegrityError as error:
        if "one_programme_per_code" not in str(error):
            raise
        raise ValidationError({"code": _("There is a programme with this code already.")}) from None


@transaction.atomic
def change_programme(
    *, by: User, operation: Operation, programme: Programme, version: int, rule: dict[str, Any], **told: Any
) -> Programme:
    """Change a programme. Who is enrolled already keeps the rule of that day: another rule is another version. Of two
    who change it at once, the second is told."""
    require(permissions.may_change_programme(by, operation, programme))
    _check(told, rule)
    locked = Programme.objects.select_for_update(of=("self",)).get(pk=programme.pk)
    if locked.version != version:
        raise MoveNotAllowed
    was = locked.as_rule()
    for name, value in {**told, "rule": rule}.items():
        setattr(locked, name, value)
    locked.version += 1
    locked.rule_version += locked.as_rule() != was
    try:
        with transaction.atomic():
            locked.save()
            write_search_row(words_of(locked))
    except IntegrityError as error:
        if "one_programme_per_code" not in str(error):
            raise
        raise ValidationError({"code": _("There is a programme with this code already.")}) from None
    return locked


def _check(told: dict[str, Any], rule: dict[str, Any]) -> None:
    wrong = {name: str(word) for name, word in _NEEDED.items() if not told.get(name)}
    if told["kind"] != Programme.Kind.AUTHORISED:
        wrong = {}
    first, last = told.get("authorised_from"), told.get("authorised_until")
    if first and last and last < first:
        wrong["authorised_until"] = _("The last day lies before the first.")
    hours = told["theory_hours"] + told["practice_hours"]
    if not 0 < hours <= LONGEST:
        wrong["theory_hours"] = _("A programme has between 1 and 3,000 hours.")
    if rule.get("of_practice") and not told["practice_hours"]:
        wrong["of_practice"] = _("There are no hours of practice to attend.")
    Rule.from_json(rule)
    if wrong:
        raise ValidationError(wrong)


@transaction.atomic
def add_module(
    *, by: User, operation: Operation, programme: Programme, title: Any, hours: int, topic: str = ""
) -> Module:
    """Name a part of the programme; with `topic` it is where a horizontal topic is taught."""
    require(permissions.may_change_programme(by, operation, programme))
    Programme.objects.select_for_update(of=("self",)).get(pk=programme.pk)
    rows = programme.modules.all()
    if hours + sum(m.hours for m in rows) > programme.hours:
        said = {"hours": programme.hours}
        raise ValidationError({"hours": _("The modules may have %(hours)s hours in all.") % said})
    if topic and rows.filter(topic=topic).exists():
        raise ValidationError({"topic": _("Another module names this topic already.")})
    last = rows.aggregate(n=Max("position"))["n"] or 0
    return Module.objects.create(
        consortium_id=programme.consortium_id,
        programme=programme,
        title=title,
        topic=Topic(topic) if topic else "",
        hours=hours,
        position=last + 1,
    )


@transaction.atomic
def remove_module(*, by: User, operation: Operation, module: Module) -> None:
    """Take a module out again, unless an offering that was opened relies on its topic."""
    programme = module.programme
    require(permissions.may_change_programme(by, operation, programme))
    opened = programme.offerings.filter(state__in=("open", "running"))
    of_projects = {t for o in opened.select_related("operation") for t in o.operation.course_topics}
    if module.topic in {*programme.topics, *of_projects} and opened.exists():
        raise ValidationError(_("A course that is open needs this topic."), code="needed")
    module.delete()
