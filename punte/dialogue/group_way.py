"""How far a local action group is on its way, from the groups of alike people to the plan."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from punte.dialogue import spiral
from punte.dialogue.models import ActionGroup, Criterion
from punte.people.models import User


@dataclass(frozen=True)
class Step:
    """A step of the way: its name, what it is, how it stands, where it is done. `state`: done, now, or later."""

    title: str
    text: str
    stand: str
    url: str
    state: str


@dataclass(frozen=True)
class Counted:
    """What a group has on its table."""

    circles: int
    people: int
    cards: int
    criteria: int
    coded: int  # by both
    settled: int
    indicators: int
    measured: int
    actions: int
    plans: int


def counted(group: ActionGroup) -> Counted:
    """Everything that the way needs to know, in few questions."""
    circles = list(group.circles.annotate(cards=Count("answers")).values_list("people", "cards"))
    criteria = Criterion.objects.of(group).annotate(codes=Count("codings"))
    told = criteria.aggregate(
        all=Count("pk"), both=Count("pk", filter=Q(codes=2)), done=Count("pk", ~Q(component=""))
    )
    rows = group.indicators.aggregate(all=Count("pk"), seen=Count("before"))
    return Counted(
        len(circles),
        sum(people for people, _cards in circles),
        sum(cards for _people, cards in circles),
        told["all"],
        told["both"],
        told["done"],
        rows["all"],
        rows["seen"],
        group.actions.count(),
        group.plans.count(),
    )


def steps(group: ActionGroup, now: Counted) -> list[Step]:
    """The eight steps; the first that is not done is the one to do now."""
    told = _told(group, now)
    done = [finished for *_rest, finished in told]
    first = done.index(False) if False in done else len(done)
    states = ["done" if d else "now" if n == first else "later" for n, d in enumerate(done)]
    return [
        Step(title, text, stand, url, s)
        for (title, text, stand, url, _d), s in zip(told, states, strict=True)
    ]


def _told(group: ActionGroup, now: Counted) -> list[tuple[str, str, str, str, bool]]:
    def url(name: str) -> str:
        return reverse(f"dialogue:{name}", args=[group.operation.code, group.pk])

    people = ngettext("%(n)s person", "%(n)s people", now.people) % {"n": now.people}
    plan = group.plans.order_by("-cycle").first()
    begin = f"{reverse('dialogue:plan_create', args=[group.operation.code])}?group={group.pk}"
    return [
        (_("Groups"), _("People of one kind meet, eight to ten at a time."), people, url("circle_create"),
         now.circles > 0),
        (_("Answers"), _("Each writes alone, on cards; a number stands for the writer."),
         ngettext("%(n)s card", "%(n)s cards", now.cards) % {"n": now.cards}, url("card_list"), now.cards > 0),
        (_("Criteria"), _("Each thought on a card is a criterion."),
         ngettext("%(n)s thought", "%(n)s thoughts", now.criteria) % {"n": now.criteria},
         f"{url('card_list')}#criteria", now.criteria > 0),
        (_("Coding"), _("Two people code, each alone; then they reconcile."),
         _("%(done)s of %(all)s coded by both") % {"done": now.coded, "all": now.criteria},
         url("reconciliation" if group.second_coder_id else "coders_name"), group.reconciled_on is not None),
        (_("Synthesis"), _("What was said, with what few said; the people approve it."),
         _("approved") if group.approved_on else _("not yet approved"), url("synthesis"),
         group.approved_on is not None),
        (_("Indicators"), _("Five described situations, measured before and after."),
         _("%(done)s of %(all)s measured") % {"done": now.measured, "all": now.indicators}, url("indicator_list"),
         0 < now.indicators == now.measured),
        (_("Actions"), _("What is done and what could be, scored by what it changes."),
         ngettext("%(n)s action", "%(n)s actions", now.actions) % {"n": now.actions}, url("action_list"),
         now.actions > 0),
        (_("Plan"), _("The inclusion plan of the town."), str(plan.get_state_display()) if plan else _("not begun"),
         plan.get_absolute_url() if plan else begin,
         plan is not None),
    ]  # fmt: skip


def table(group: ActionGroup) -> dict[str, Any] | None:
    """How many thoughts each group has in each dimension; None before anything is coded for good."""
    rows = Criterion.objects.of(group).exclude(component="").order_by()
    found = rows.values_list("answer__circle", "component").annotate(n=Count("pk"))
    if not found:
        return None
    circles = list(group.circles.all())
    cells: dict[tuple[str, int], int] = {}
    for circle, component, n in found:
        cells[component[0], circle] = cells.get((component[0], circle), 0) + n
    return {
        "heads": [_("Dimension"), *(c.name for c in circles), _("Together")],
        "rows": [
            [
                str(d),
                *(cells.get((d.code, c.pk), 0) for c in circles),
                sum(cells.get((d.code, c.pk), 0) for c in circles),
            ]
            for d in spiral.dimensions()
        ],
    }


def own_left(group: ActionGroup, user: User) -> int:
    """How many criteria this coder has still to code."""
    return Criterion.objects.of(group).exclude(codings__coder=user).count()
