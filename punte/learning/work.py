"""What learning puts on "My page": who applied or asks, courses to begin or end, who is at risk, certificates ready."""

import datetime as dt
from collections.abc import Iterable

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.formats import time_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from punte.base import formats
from punte.base.work import WorkItem
from punte.learning import permissions
from punte.learning.course_page import courses_page
from punte.learning.grading_queue import work as to_grade
from punte.learning.models import Enrolment, Offering
from punte.learning.standings import cohorts
from punte.people.models import Person, User

MOST = 12
_LONG_OVER = dt.timedelta(days=120)
_SOON = dt.timedelta(days=7)


def work(user: User, today: dt.date) -> list[WorkItem]:
    """Of the courses that this user learns in, gives or manages; the consortium is that of the request."""
    own = _own(user, today)
    rows = Offering.objects.visible_to(user).filter(
        state__in=(Offering.State.OPEN, Offering.State.RUNNING, Offering.State.ENDED),
        ends_on__gte=today - _LONG_OVER,
    )
    rows = rows.select_related("operation", "programme__organisation").prefetch_related("trainers")
    offerings = [o for o in rows.order_by("starts_on", "pk")[:60] if permissions.may_manage(user, o)]
    if not offerings:
        return own
    items = [
        *own,
        *_people(offerings),
        *to_grade(user, today),
        *_steps(offerings, today),
        *_results(user, offerings),
    ]
    return items[:MOST]


def _own(user: User, today: dt.date) -> list[WorkItem]:
    """One's own courses: the next day, or else the first thing that is still missing."""
    items = []
    for course in courses_page(user):
        day, missing = course["next"], course["missing"]
        if day and day.day <= today + _SOON:
            said = f"{formats.day(day.day, 'long')}, {time_format(localtime(day.starts_at), 'H:i')}"
            items.append(WorkItem(str(course["offering"]), said, course["url"], "warning", day.day))
        elif missing and course["offering"].state in (Offering.State.RUNNING, Offering.State.ENDED):
            items.append(WorkItem(str(course["offering"]), missing[0], course["url"]))
    return items


def _item(
    offering: Offering, title: str, text: str, route: str, level: str, due: dt.date | None = None
) -> WorkItem:
    url = reverse(f"learning:{route}", args=[offering.operation.code, offering.pk])
    return WorkItem(title % {"course": offering}, text, url, level, due)


def _people(offerings: Iterable[Offering]) -> list[WorkItem]:
    """Who applied, who asks for a place, and who waits while a seat is free."""
    open_ = [o for o in offerings if o.state != Offering.State.ENDED]
    state = "enrolments__state"
    counted = Offering.objects.filter(pk__in=[o.pk for o in open_]).annotate(
        applied=Count("enrolments", filter=Q(**{state: "applied"}), distinct=True),
        waiting=Count("enrolments", filter=Q(**{state: "waitlisted"}), distinct=True),
        taken=Count("enrolments", filter=Q(**{f"{state}__in": ("enrolled", "completed")}), distinct=True),
        asked=Count("requests", filter=Q(requests__state="new"), distinct=True),
    )
    numbers = {row["pk"]: row for row in counted.values("pk", "applied", "waiting", "taken", "asked")}
    items = []
    for offering in open_:
        found = numbers[offering.pk]
        if n := found["applied"]:
            said = ngettext("%(n)s person has applied.", "%(n)s people have applied.", n) % {
                "n": formats.number(n)
            }
            items.append(
                _item(
                    offering,
                    _("Select for the course: %(course)s"),
                    said,
                    "application_list",
                    "warning",
                    offering.starts_on,
                )
            )
        if n := found["asked"]:
            said = ngettext("%(n)s person waits for an answer.", "%(n)s people wait for an answer.", n)
            said %= {"n": formats.number(n)}
            items.append(
                _item(offering, _("Answer who asks for a place: %(course)s"), said, "request_list", "warning")
            )
        if found["waiting"] and found["taken"] < offering.seats:
            said = _("A seat is free, and somebody waits for one.")
            items.append(
                _item(offering, _("Give the free seat: %(course)s"), said, "application_list", "warning")
            )
    return items


def _steps(offerings: Iterable[Offering], today: dt.date) -> list[WorkItem]:
    """Courses whose first day has come and that were not begun; those that are over and were not ended."""
    items = []
    for offering in offerings:
        if offering.state == Offering.State.OPEN and offering.starts_on <= today:
            said = _("Its first day was %(day)s.") % {"day": formats.day(offering.starts_on, "long")}
            items.append(
                _item(
                    offering,
                    _("Say that it has begun: %(course)s"),
                    said,
                    "offering_detail",
                    "danger",
                    offering.starts_on,
                )
            )
        if offering.state == Offering.State.RUNNING and offering.ends_on < today:
            said = _("Its last day was %(day)s.") % {"day": formats.day(offering.ends_on, "long")}
            items.append(
                _item(
                    offering,
                    _("Say that it is over: %(course)s"),
                    said,
                    "offering_detail",
                    "warning",
                    offering.ends_on,
                )
            )
    return items


def _results(user: User, offerings: Iterable[Offering]) -> list[WorkItem]:
    """Learners who cannot complete without help, and those who have all that is asked and no certificate yet."""
    given = [o for o in offerings if o.state in (Offering.State.RUNNING, Offering.State.ENDED)]
    rows = Enrolment.objects.learning().filter(
        offering__in=[o.pk for o in given], person__state=Person.State.ACTIVE
    )
    held = Q(certificates__kind="pass", certificates__state__in=("issued", "suspended"))
    found = list(rows.exclude(pk__in=Enrolment.objects.filter(held).values("pk")).select_related("person"))
    by_pk = {o.pk: o for o in given}
    for enrolment in found:
        enrolment.offering = by_pk[enrolment.offering_id]
    groups = cohorts(given, found) if given else {}
    items = []
    for offering in given:
        mine = [(e, groups[offering.pk].verdict(e)) for e in found if e.offering_id == offering.pk]
        risk = sum(e.state == Enrolment.State.ENROLLED and v.out_of_reach for e, v in mine)
        if risk and offering.state == Offering.State.RUNNING:
            said = ngettext(
                "%(n)s learner cannot complete the course without help.",
                "%(n)s learners cannot complete the course without help.",
                risk,
            )
            items.append(
                _item(
                    offering,
                    _("Talk with who is at risk: %(course)s"),
                    said % {"n": formats.number(risk)},
                    "offering_detail",
                    "danger",
                )
            )
        ready = sum(v.met for _e, v in mine)
        if ready and permissions.may_issue(user, offering):
            said = ngettext(
                "%(n)s learner has all that is asked.", "%(n)s learners have all that is asked.", ready
            )
            items.append(
                _item(
                    offering,
                    _("Issue certificates: %(course)s"),
                    said % {"n": formats.number(ready)},
                    "certificate_list",
                    "warning",
                )
            )
    return items
