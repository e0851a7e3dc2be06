"""One number of a frozen period: as reported, now, and the difference person by person."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import Q, QuerySet, Sum
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from punte.base import formats
from punte.base.pages import paged
from punte.monitoring import permissions
from punte.monitoring.counting import snapshots
from punte.monitoring.counting.asked import Number, as_frozen, counting_now
from punte.monitoring.counting.snapshots import Difference
from punte.monitoring.models import Correction, Period, SensitiveMember, SnapshotMember
from punte.monitoring.plan import whole
from punte.monitoring.reasons import REASONS, STRENGTHS
from punte.monitoring.views.periods import crumbs, period_or_404
from punte.organisations.models import Organisation
from punte.participation.actions.special import special_door
from punte.participation.models import Participation
from punte.people.models import Person, User
from punte.people.requests import SignedIn
from punte.projects.acting import Scope, organisations, scope
from punte.projects.models import Operation


@login_required
def number(request: SignedIn, code: str, number: int, asked: str) -> HttpResponse:
    """As reported beside now; each difference, and each member that the reader may see."""
    period = period_or_404(request, code, number)
    if not period.is_frozen or asked not in period.snapshot.rules:
        raise Http404
    found = next(n for n in as_frozen(period) if n.code == asked)
    today = counting_now(period, asked)
    differences = snapshots.differences(period.snapshot, today) if today else []
    may_open = _may_open(request.user, period.operation, found)
    seen = _seen(request.user, period.operation, found, differences) if may_open else []
    shown = paged(request, seen, name="changes")
    with special_door("count"):
        members = _members(request.user, period, found) if may_open else SnapshotMember.objects.none()
        listed = paged(request, members)
    context = {
        "crumbs": crumbs(period.operation, (str(period), period.get_absolute_url()), (_word(found), "")),
        "period": period,
        "number": found,
        "title": _word(found),
        "lead": _("As reported for the time until %(day)s, and as it would count today for the same day.")
        % {"day": formats.day(period.ends_on, "long")},
        "compare": _compare(period, found, differences),
        "differences": _rows(period, found, shown.rows),
        "changes": shown,
        "hidden": len(differences) - len(seen),
        "members": _member_rows(period, found, listed.rows),
        "page": listed,
        "may_open": may_open,
    }
    return render(request, "monitoring/periods/number.html", context)


def _word(found: Number) -> str:
    return str(found.name) if found.is_target else f"{found.code}: {found.name}"


def _may_open(user: User, operation: Operation, found: Number) -> bool:
    if not found.people:
        return True
    return permissions.may_open_people(user, operation) and (
        not found.sensitive or permissions.may_open_sensitive(user, operation)
    )


def _seen(
    user: User, operation: Operation, found: Number, differences: Sequence[Difference]
) -> Sequence[Difference]:
    """The whole operation, one's own organisation, or one's own cases."""
    reach = scope(user, operation)
    if not found.people or reach >= Scope.OPERATION:
        return differences
    if reach >= Scope.ORGANISATION:
        own = organisations(user, operation)
        return [d for d in differences if {d.organisation_was, d.organisation_now} & own]
    cases = _own_cases(user, operation) if differences else set()
    return [d for d in differences if d.participation_id in cases]


def _own_cases(user: User, operation: Operation) -> set[int]:
    rows = Participation.objects.visible_to(user).filter(operation=operation)
    return set(rows.values_list("pk", flat=True))


def _members(user: User, period: Period, found: Number) -> QuerySet[Any]:
    model = SensitiveMember if found.sensitive else SnapshotMember
    rows = model._default_manager.filter(snapshot=period.snapshot, number=found.code)
    reach = scope(user, period.operation)
    if found.people and reach < Scope.OPERATION:
        own = Q(organisation_id__in=organisations(user, period.operation))
        if reach < Scope.ORGANISATION:
            own = Q(participation_id__in=_own_cases(user, period.operation))
        rows = rows.filter(own)
    return rows.order_by("unit")


def _compare(period: Period, found: Number, differences: Sequence[Difference]) -> dict[str, Any]:
    values = period.snapshot.values.filter(number=found.code)
    reported: Decimal = values.aggregate(total=Sum("value"))["total"] or Decimal(0)
    why: dict[str, Decimal] = defaultdict(Decimal)
    for d in differences:
        why[d.why] += d.change
    cases = Counter(d.why for d in differences)
    rows = [
        (whole(change), _case(cases[code], str(Correction.Why(code).label)))
        for code, change in sorted(why.items())
        if change
    ]
    now = reported + sum((d.change for d in differences), Decimal(0))
    return {
        "then": {
            "head": _("as reported"),
            "value": whole(reported),
            "small": formats.day(period.snapshot.frozen_at, "long"),
        },
        "now": {"head": _("now"), "value": whole(now), "small": ""},
        "why": rows,
    }


def _case(n: int, word: str) -> str:
    return f"{word} (" + ngettext("%(n)s case", "%(n)s cases", n) % {"n": formats.number(n)} + ")"


def _rows(period: Period, found: Number, seen: Sequence[Difference]) -> list[dict[str, Any]]:
    names = _names(found, [(d.person_id, d.entity_id) for d in seen])
    return [
        {
            "label": _label(found, names, d.person_id, d.entity_id, d.fact_id),
            "url": _url(period.operation, d.participation_id, d.fact_id),
            "change": whole(d.change),
            "why": Correction.Why(d.why).label,
            "reason": REASONS[d.reason].text if d.reason in REASONS else "",
        }
        for d in seen
    ]


def _member_rows(period: Period, found: Number, members: Iterable[Any]) -> list[dict[str, Any]]:
    members = list(members)
    names = _names(found, [(m.person_id, m.entity_id) for m in members])
    partners = dict(period.operation.partnerships.values_list("organisation_id", "organisation__name"))
    return [
        {
            "label": _label(found, names, m.person_id, m.entity_id, m.fact_id),
            "url": _url(period.operation, m.participation_id, m.fact_id),
            "partner": partners.get(m.organisation_id, ""),
            "on": m.happened_on,
            "strength": m.strength,
            "word": STRENGTHS[m.strength][0],
            "quantity": whole(m.quantity) if found.adds else None,
        }
        for m in members
    ]


def _names(found: Number, units: Iterable[tuple[int | None, int | None]]) -> dict[int, str]:
    units = list(units)
    if found.people:
        persons = Person.objects.with_identity().filter(pk__in={p for p, _e in units if p})
        return {p.pk: p.full_name for p in persons}
    entities = Organisation.objects.filter(pk__in={e for _p, e in units if e})
    return dict(entities.values_list("pk", "name"))


def _label(
    found: Number, names: dict[int, str], person: int | None, entity: int | None, fact: int | None
) -> str:
    if found.people:
        return names.get(person or 0, str(_("Person no. %(number)s")) % {"number": person})
    return names.get(entity or 0, str(_("Fact no. %(number)s")) % {"number": fact})


def _url(operation: Operation, participation: int | None, fact: int | None) -> str:
    if participation:
        return reverse("participation:participant_detail", args=[operation.code, participation])
    return reverse("monitoring:fact_detail", args=[operation.code, fact]) if fact else ""
