"""What the team's pages of applications show: who awaits whose answer, and one application with its history."""

import datetime as dt
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from punte.base import clock, formats
from punte.jobs import kind_words, permissions
from punte.jobs.actions.answers import other_open
from punte.jobs.actions.employers import recruiters_of
from punte.jobs.models import Application, ApplicationStep, Employer, Placement, SentCV, WorkTrial
from punte.jobs.models.applications import ApplicationQuerySet
from punte.jobs.stepping import is_agreed
from punte.jobs.steps_offered import offered, sorted_ways
from punte.people.models import User
from punte.projects.models import Operation

State = Application.State
TONES = {
    State.NEW: "info",
    State.PROCESSING: "info",
    State.POSTPONED: "warning",
    State.POOL: "neutral",
    State.OFFERED: "success",
    State.ACCEPTED: "success",
    State.REFUSED: "danger",
    State.CANCELLED: "danger",
    State.OBSOLETE: "neutral",
}
TRIAL_TONES = {
    WorkTrial.State.READY_TO_SIGN: "warning",
    WorkTrial.State.PARTIALLY_SIGNED: "warning",
    WorkTrial.State.ACCEPTED: "info",
    WorkTrial.State.ENDED: "success",
}
TABS = {
    "employer": gettext_lazy("The employer"),
    "hub": gettext_lazy("We"),
    "person": gettext_lazy("The person"),
    "kept": gettext_lazy("Kept for later"),
    "done": gettext_lazy("Answered"),
}
LATE = 7  # days after which waiting stands out
EMPLOYERS_TURN = (State.NEW, State.PROCESSING, State.POSTPONED)


def awaiting(rows: ApplicationQuerySet) -> dict[str, ApplicationQuerySet]:
    """The applications by whose turn it is."""
    placed = Exists(Placement.objects.filter(application=OuterRef("pk"), struck=False))
    agreed = Q(pk__in=Application.objects.agreed().values("pk"))
    stuck = Q(state__in=Application.OPEN) & ~agreed
    return {
        "employer": rows.filter(agreed, state__in=EMPLOYERS_TURN),
        "hub": rows.filter(stuck | (Q(state=State.ACCEPTED) & ~placed)),
        "person": rows.filter(agreed, state=State.OFFERED),
        "kept": rows.filter(agreed, state=State.POOL),
        "done": rows.filter(
            Q(state__in=(State.REFUSED, State.CANCELLED, State.OBSOLETE)) | (Q(state=State.ACCEPTED) & placed)
        ),
    }


def tabs(
    operation: Operation, groups: dict[str, ApplicationQuerySet], now: str, query: str
) -> list[dict[str, Any]]:
    """One tab for each, with how many there are."""
    url = reverse("jobs:application_list", args=[operation.code])
    return [
        {
            "label": str(label),
            "url": f"{url}?turn={name}{query}",
            "current": name == now,
            "count": groups[name].count(),
        }
        for name, label in TABS.items()
    ]


def row(found: Application, today: dt.date) -> dict[str, Any]:
    """One line of the list."""
    days = found.days_waiting(today)
    return {
        "it": found,
        "name": found.person.full_name,
        "url": found.get_absolute_url(),
        "vacancy": found.vacancy.title,
        "employer": found.vacancy.employer.organisation.name,
        "tone": TONES[State(found.state)],
        "waits": waits(days),
        "late": found.state in (State.NEW, State.PROCESSING) and days >= LATE,
        "small": small(found),
    }


def waits(days: int) -> str:
    """Since when, in words."""
    if not days:
        return _("since today")
    return ngettext("%(n)s day", "%(n)s days", days) % {"n": formats.number(days)}


def small(found: Application) -> str:
    """What one has to know beside the state."""
    if found.state == State.OBSOLETE:
        return str(found.get_closing_display())
    if found.state == State.REFUSED:
        return str(found.get_reason_display())
    if found.state == State.ACCEPTED and found.starts_on:
        return _("begins on %(day)s") % {"day": formats.day(found.starts_on)}
    if is_agreed(found):
        return _("interview: %(when)s") % {"when": formats.moment(found.interview_at)}
    return ""


def detail_page(user: User, found: Application) -> dict[str, Any]:
    """One application, for the team."""
    accompanies = permissions.may_accompany(user, found)
    corrects = permissions.may_correct_application(user, found)
    agreed = Application.objects.agreed().filter(pk=found.pk).exists()
    today, words = clock.today(found.operation.zone), found.words()
    return {
        "operation": found.operation,
        "application": found,
        "name": found.person.full_name,
        "tone": TONES[State(found.state)],
        "facts": _facts(found, today),
        "words": words,
        "private": words["private"] if permissions.may_read_private(user, found) else "",
        "told": told_to_person(found, words),
        **(_ways(found, corrects) if accompanies else {}),
        "timeline": timeline(found),
        "comments": comments(found, of_employer=False),
        "others": [row(o, today) for o in other_open(found).for_list()] if accompanies else [],
        "has_work": found.state == State.ACCEPTED,
        "agreed": agreed,
        "trials": [_trial(t) for t in found.trials.select_related("operation").order_by("-pk")],
        "placements": list(found.placements.select_related("operation").order_by("-pk")),
        "accompanies": accompanies,
        "cv_url": cv_url(found) if permissions.may_open_sent_cv(user, found) else "",
    }


def cv_url(found: Application) -> str:
    """Where the CV that went with it is read; empty where none did."""
    if not SentCV.objects.filter(application=found).exists():
        return ""
    return reverse("jobs:sent_cv", args=[found.operation.code, found.pk])


def _facts(found: Application, today: dt.date) -> list[tuple[str, ...]]:
    sender = found.sender.name
    if found.sender_organisation:
        sender = f"{sender}, {found.sender_organisation}"
    else:
        sender = _("the person alone")
    rows: list[tuple[str, ...]] = [
        (_("Vacancy"), found.vacancy.title),
        (_("Employer"), found.vacancy.employer.organisation.name),
        (_("Sent on"), formats.day(found.sent_on, "long")),
        (_("Sent by"), sender),
    ]
    if found.is_open:
        rows.append((_("Waits since"), waits(found.days_waiting(today))))
    return rows + _ending(found) + _agreed_on(found)


def _ending(found: Application) -> list[tuple[str, ...]]:
    """Why it is over, and where it came from."""
    rows: list[tuple[str, ...]] = []
    if found.reason:
        shared = _("told to the person") if found.share_reason else _("not told to the person")
        rows.append((_("Why refused"), f"{found.get_reason_display()} ({shared})"))
    if found.closing:
        rows.append((_("Why closed"), str(found.get_closing_display())))
    if found.transferred_from_id:
        rows.append((_("Passed on from"), str(found.transferred_from.vacancy)))  # type: ignore[union-attr]
    return rows


def _agreed_on(found: Application) -> list[tuple[str, ...]]:
    """The interview and the first day."""
    rows: list[tuple[str, ...]] = []
    if found.interviewed_on:
        rows.append((_("Interview held on"), formats.day(found.interviewed_on, "long")))
    if is_agreed(found):
        when = formats.moment(found.interview_at)
        rows.append((_("Interview"), f"{when}, {found.interview_place}"))
    if found.starts_on:
        rows.append((_("Begins on"), formats.day(found.starts_on, "long")))
    if found.state == State.OFFERED and found.offered_start:
        rows.append((_("First day that was offered"), formats.day(found.offered_start, "long")))
    return rows


def told_to_person(found: Application, words: dict[str, Any]) -> list[str]:
    """What the person reads as the answer, sentence by sentence."""
    said = [words["answer"]] if words["answer"] else []
    if found.state == State.OBSOLETE:
        return [*said, str(kind_words.CLOSED[found.closing])]  # type: ignore[index]
    if found.state == State.REFUSED:
        said = said or [str(kind_words.REFUSED)]
        if found.share_reason:
            said.append(_("The reason: %(reason)s.") % {"reason": found.get_reason_display()})
    return said


def _ways(found: Application, corrects: bool) -> dict[str, Any]:
    """One leads: after an agreement, to record the first day."""
    buttons, links = sorted_ways(found, offered(found, employer=False, corrects=corrects))
    more = _more(found)
    if found.state == State.ACCEPTED:
        return {"ways": more + buttons, "links": links}
    return {"ways": buttons, "links": links + more}


def _more(found: Application) -> list[dict[str, str]]:
    """What else leads on from here."""
    code, ways = found.operation.code, []
    if found.state == State.ACCEPTED and not found.placements.filter(struck=False).exists():
        url = reverse("jobs:placement_create", args=[code, found.pk])
        ways.append({"label": _("Record the first day of work"), "url": url})
    if found.state in (State.PROCESSING, State.POSTPONED, State.OFFERED) and found.taken_up_on:
        url = reverse("jobs:trial_create", args=[code, found.pk])
        ways.append({"label": _("Agree on a work trial"), "url": url})
    if found.state != State.ACCEPTED:
        url = reverse("jobs:application_pass_on", args=[code, found.pk])
        ways.append({"label": _("Pass on to another vacancy"), "url": url})
    return ways


def timeline(found: Application, to: Employer | None = None) -> list[dict[str, Any]]:
    """Every step: when, what, by whom. An employer's people read the names of their own colleagues only: who applied
    alone, and who accompanies whom, is not theirs to know from here."""
    own = None if to is None else {user.pk for user in recruiters_of(to)}
    return [
        {
            "on": s.on,
            "text": str(s.get_after_display()) if s.before else _("sent"),
            "small": _taken_by(s, own),
            "state": "done",
        }
        for s in found.steps.select_related("by")
    ]


def _taken_by(step: ApplicationStep, own: set[int] | None) -> str:
    if step.by is None:
        return _("by itself")
    by = step.by.name if own is None or step.by_id in own else ""
    return ", ".join(part for part in (by, str(step.get_said_display()) if step.said else "") if part)


def comments(found: Application, *, of_employer: bool) -> list[dict[str, Any]]:
    """The remarks of one side, oldest first."""
    rows = found.comments.filter(of_employer=of_employer).select_related("by")
    return [{"text": c.text(), "by": c.by.name, "at": c.at} for c in _with_person(rows, found)]


def _with_person(rows: Any, found: Application) -> Any:
    for comment in rows:
        comment.application = found  # its person's key is opened once
        yield comment


def _trial(trial: WorkTrial) -> dict[str, Any]:
    return {
        "it": trial,
        "url": trial.get_absolute_url(),
        "tone": TRIAL_TONES.get(WorkTrial.State(trial.state), "neutral"),
    }


def employers(rows: ApplicationQuerySet) -> list[tuple[int, str]]:
    """Whom one can narrow the list to."""
    names = rows.order_by().values_list("vacancy__employer", "vacancy__employer__organisation__name")
    found = names.annotate(n=Count("pk"))
    return sorted(((pk, name) for pk, name, _n in found), key=lambda pair: pair[1])
