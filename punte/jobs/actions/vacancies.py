"""What can happen to a vacancy: written, coded, published, confirmed, closed, opened again; its posts are taken."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from punte.base.permissions import require
from punte.base.states import MoveNotAllowed
from punte.base.text import tidy
from punte.jobs import facts, permissions
from punte.jobs.actions.applications import answer_for_closed
from punte.jobs.actions.telling import tell
from punte.jobs.models import Employer, Vacancy, VacancySkill
from punte.jobs.notices import VACANCY_WAITS
from punte.jobs.postings import drop_posting, write_posting
from punte.jobs.search import words_of
from punte.jobs.wording import findings
from punte.matching.actions.opportunities import put_opportunity, withdraw_opportunity
from punte.organisations.models import Role
from punte.people.actions.notices import notify
from punte.people.actions.search_rows import write_search_row
from punte.people.models import User
from punte.projects.models import Assignment
from punte.records.models import Fact
from punte.reference.models import Concept

State, Closing = Vacancy.State, Vacancy.Closing
MOST_SKILLS = 40


@transaction.atomic
def write_vacancy(*, by: User, employer: Employer, **told: Any) -> Vacancy:
    """Write a vacancy of this employer; nobody outside sees it yet. `told`: the fields of the form. Raises
    ValidationError keyed to a field, also where the wording shuts people out."""
    require(permissions.may_write_for(by, employer))
    if employer.state in (Employer.State.PAUSED, Employer.State.ENDED):
        raise ValidationError(_("The hub does not work with this employer at the moment."), code="paused")
    vacancy = Vacancy(
        consortium_id=employer.consortium_id,
        operation_id=employer.operation_id,
        activity_id=employer.activity_id,
        employer=employer,
        made_by=by,
        **_checked(told),
    )
    vacancy.save(force_insert=True)
    write_search_row(words_of(vacancy))
    return vacancy


@transaction.atomic
def change_vacancy(*, by: User, vacancy: Vacancy, version: int, **told: Any) -> Vacancy:
    """Change what it says; while it is open, everybody sees it at once. Of two who change it, the second is told."""
    require(permissions.may_write_for(by, vacancy.employer))
    locked = Vacancy.objects.select_for_update(of=("self",)).select_related("employer").get(pk=vacancy.pk)
    if locked.version != version:
        raise MoveNotAllowed
    checked = _checked(told)
    if checked["posts"] < locked.filled:
        raise ValidationError({"posts": _("More posts are taken already.")})
    for name, value in checked.items():
        setattr(locked, name, value)
    locked.version += 1
    locked.save()
    write_search_row(words_of(locked))
    if locked.state == State.OPEN:
        _show(locked)
    return locked


def _checked(told: dict[str, Any]) -> dict[str, Any]:
    """The fields as they are stored; every fault is told beside its field."""
    told = {**told, "title": tidy(told["title"])[:150], "tasks": told["tasks"].replace("\r\n", "\n").strip()}
    wrong: dict[str, list[str]] = {}
    for name in ("title", "tasks", "address"):
        if found := findings(told.get(name, "")):
            wrong[name] = [str(finding) for finding in found]
    if sum(c.isalpha() for c in told["title"]) < 2:
        wrong["title"] = [_("Say in a few words what the work is, for example: baker.")]
    if len(told["tasks"]) < 10:
        wrong["tasks"] = [_("Say what one does at work, in a sentence or two.")]
    wrong |= _wrong_pay(told.get("pay_from"), told.get("pay_to"))
    if not told.get("remote") and not told.get("settlement"):
        wrong["place"] = [_("Say where the work is, or that it can be done from home.")]
    if wrong:
        raise ValidationError(wrong)
    return told


def _wrong_pay(low: int | None, high: int | None) -> dict[str, list[str]]:
    if high and not low:
        return {"pay_from": [_("Write from how much.")]}
    if high and low and high < low:
        return {"pay_to": [_("This is less than the amount before.")]}
    return {}


@transaction.atomic
def choose_occupation(*, by: User, vacancy: Vacancy, occupation: Concept) -> None:
    """Say which occupation it is: somebody who read the title has decided it. The skills of another one go."""
    require(permissions.may_write_for(by, vacancy.employer))
    if occupation.kind != Concept.Kind.OCCUPATION or occupation.retired:
        raise ValidationError({"occupation": _("Choose an occupation of the list.")})
    if vacancy.occupation_id != occupation.pk:
        vacancy.skills.all().delete()
    Vacancy.objects.filter(pk=vacancy.pk).update(occupation=occupation)
    vacancy.occupation = occupation
    write_search_row(words_of(vacancy))
    if vacancy.state == State.OPEN:
        _show(vacancy)


@transaction.atomic
def set_skills(*, by: User, vacancy: Vacancy, skills: Mapping[int, bool]) -> None:
    """Say what it asks for (true) and what only helps (false), by the skills' numbers; whatever stood there goes."""
    require(permissions.may_write_for(by, vacancy.employer))
    if len(skills) > MOST_SKILLS:
        said = {"most": MOST_SKILLS}
        raise ValidationError({"skills": _("Choose at most %(most)s skills: the ones that matter.") % said})
    if Concept.objects.skills().filter(pk__in=skills).count() != len(skills):
        raise ValidationError({"skills": _("Choose skills of the list.")})
    vacancy.skills.all().delete()
    VacancySkill.objects.bulk_create(
        VacancySkill(
            consortium_id=vacancy.consortium_id, vacancy=vacancy, skill_id=number, essential=essential
        )
        for number, essential in skills.items()
    )
    if vacancy.state == State.OPEN:
        _show(vacancy)


@transaction.atomic
def publish_vacancy(*, by: User, vacancy: Vacancy, on: dt.date) -> None:
    """Make it public; that of a new employer waits until the hub has approved the employer."""
    require(permissions.may_write_for(by, vacancy.employer))
    vacancy.employer = _held(vacancy.employer)
    _refuse_unfit(vacancy, on)
    if vacancy.employer.state == Employer.State.APPROVED:
        return _open(by, vacancy, on)
    vacancy.move_to(State.WAITING, closing="", closed_on=None)
    for user in _hub(vacancy):
        if user != by:
            notify(user, VACANCY_WAITS, vacancy.pk, vacancy.hub_url)
    return None


def _held(employer: Employer) -> Employer:
    """As it is now: nobody pauses it while one of its vacancies becomes public."""
    rows = Employer.objects.select_for_update(of=("self",), no_key=True)
    return rows.select_related("organisation", "operation").get(pk=employer.pk)


def _refuse_unfit(vacancy: Vacancy, on: dt.date) -> None:
    if vacancy.employer.state in (Employer.State.PAUSED, Employer.State.ENDED):
        raise ValidationError(_("The hub does not work with this employer at the moment."), code="paused")
    if vacancy.occupation_id is None:
        raise ValidationError({"occupation": _("Choose the occupation first.")}, code="occupation")
    if vacancy.apply_by and vacancy.apply_by < on:
        raise ValidationError({"apply_by": _("The last day to apply has passed: change it first.")})
    if vacancy.filled >= vacancy.posts:
        raise ValidationError({"posts": _("All posts are taken: write how many more there are.")})


def _open(by: User, vacancy: Vacancy, on: dt.date) -> None:
    """Public from today; told as a fact the first time only."""
    vacancy.move_to(
        State.OPEN, published_on=on, confirmed_on=on, reminded_on=None, closed_on=None, closing=""
    )
    if not Fact.objects.of(facts.VACANCY_PUBLISHED).about(vacancy).live().exists():
        told: dict[str, Any] = {"about": vacancy, "employer": vacancy.employer, "by": by, "on": on}
        tell(facts.VACANCY_PUBLISHED, **told, quantity=vacancy.posts)
    _show(vacancy)


@transaction.atomic
def reopen_vacancy(*, by: User, vacancy: Vacancy, on: dt.date) -> None:
    """Look again for somebody: a closed vacancy is public once more, with a new day of publishing."""
    require(permissions.may_write_for(by, vacancy.employer))
    if vacancy.state != State.CLOSED:
        raise MoveNotAllowed
    publish_vacancy(by=by, vacancy=vacancy, on=on)


@transaction.atomic
def refuse_vacancy(*, by: User, vacancy: Vacancy, on: dt.date) -> None:
    """The hub does not approve a vacancy that waits."""
    require(permissions.may_approve(by, vacancy))
    if vacancy.state != State.WAITING:
        raise MoveNotAllowed
    vacancy.move_to(State.CLOSED, closing=Closing.REFUSED, closed_on=on)


@transaction.atomic
def open_waiting(*, by: User, employer: Employer, on: dt.date) -> int:
    """What waited for the employer's approval is public; what is no longer fit goes on waiting. Gives how many."""
    require(permissions.may_answer_for(by, employer))
    opened = 0
    for vacancy in employer.vacancies.filter(state=State.WAITING).select_related("settlement__region"):
        vacancy.employer = employer
        if not vacancy.apply_by or vacancy.apply_by >= on:
            _open(by, vacancy, on)
            opened += 1
    return opened


@transaction.atomic
def confirm_vacancy(*, by: User, vacancy: Vacancy, on: dt.date) -> None:
    """Say that it is still open; it stays public for another sixty days."""
    require(permissions.may_write_for(by, vacancy.employer))
    if vacancy.state not in (State.OPEN, State.FILLED):
        raise MoveNotAllowed
    Vacancy.objects.filter(pk=vacancy.pk).update(confirmed_on=on, reminded_on=None)
    vacancy.confirmed_on = on


@transaction.atomic
def close_vacancy(*, by: User, vacancy: Vacancy, closing: str, on: dt.date) -> None:
    """Nobody is looked for any more, and why; the page is gone at once."""
    require(permissions.may_write_for(by, vacancy.employer))
    if closing not in (Closing.FILLED, Closing.WITHDRAWN, Closing.DEADLINE):
        raise ValidationError({"closing": _("Choose the reason.")})
    end_vacancy(vacancy=vacancy, closing=closing, on=on)


@transaction.atomic
def end_vacancy(*, vacancy: Vacancy, closing: str, on: dt.date) -> None:
    """Close it for whatever reason. A step of what has asked, and of the daily look at deadlines."""
    vacancy.move_to(State.CLOSED, closing=closing, closed_on=on)
    _hide(vacancy)
    answer_for_closed(vacancy, on=on)


@transaction.atomic
def close_for_employer(*, by: User, employer: Employer, on: dt.date) -> int:
    """Close whatever an employer has open or waiting, because it is paused or leaves. Gives how many."""
    require(permissions.may_answer_for(by, employer))
    rows = employer.vacancies.filter(state__in=(State.OPEN, State.FILLED, State.WAITING))
    return _close_all(rows, Closing.EMPLOYER, on)


def _close_all(rows: Iterable[Vacancy], closing: str, on: dt.date) -> int:
    closed = 0
    for vacancy in list(rows):
        end_vacancy(vacancy=vacancy, closing=closing, on=on)
        closed += 1
    return closed


@transaction.atomic
def fill_post(*, vacancy: Vacancy) -> None:
    """Take one post; with the last one the vacancy is filled. Of two who take the last post, the second is told. A step
    of accepting an application, which has asked."""
    free = Vacancy.objects.filter(pk=vacancy.pk, filled__lt=F("posts"))
    if not free.update(filled=F("filled") + 1):
        raise ValidationError(_("The last post was taken a moment ago."), code="full")
    vacancy.refresh_from_db(fields=["filled", "posts", "state"])
    if vacancy.filled == vacancy.posts and vacancy.may_move_to(State.FILLED):
        vacancy.move_to(State.FILLED)
        _hide(vacancy)


@transaction.atomic
def free_post(*, vacancy: Vacancy) -> None:
    """Give a post back; a filled vacancy is open again. A step of cancelling, which has asked."""
    Vacancy.objects.filter(pk=vacancy.pk, filled__gt=0).update(filled=F("filled") - 1)
    vacancy.refresh_from_db(fields=["filled", "posts", "state"])
    if vacancy.state == State.FILLED and vacancy.filled < vacancy.posts:
        vacancy.move_to(State.OPEN)
        _show(vacancy)


def _show(vacancy: Vacancy) -> None:
    """What is open is found by everybody and stands on the board."""
    write_posting(vacancy)
    names = "kind occupation_id settlement_id remote contract hours shift languages offers no_car first_job"
    put_opportunity(
        source=vacancy,
        consortium_id=vacancy.consortium_id,
        valid_from=vacancy.published_on or dt.date.min,
        valid_until=vacancy.apply_by,
        skills=dict(vacancy.skills.values_list("skill", "essential")),
        **{name: getattr(vacancy, name) for name in names.split()},
    )


def _hide(vacancy: Vacancy) -> None:
    drop_posting(vacancy)
    withdraw_opportunity(source=vacancy)


def _hub(vacancy: Vacancy) -> list[User]:
    """Who approves."""
    kinds = (Role.Kind.MANAGER, Role.Kind.COUNSELLOR)
    found = Assignment.objects.in_force().filter(operation=vacancy.operation_id, role__role__in=kinds)
    return list(User.objects.filter(roles__assignments__in=found, is_active=True).distinct())
