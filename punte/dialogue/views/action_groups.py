"""Local action groups of a project: the list, one group's way, its members, the groups of alike people it meets."""

from django.contrib.auth.decorators import login_required
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from punte.base import clock, formats
from punte.base.permissions import require
from punte.dialogue import group_way
from punte.dialogue import plan_permissions as permissions
from punte.dialogue.actions import action_groups as actions
from punte.dialogue.forms.action_groups import CircleForm, GroupForm, MemberForm
from punte.dialogue.models import ActionGroup, GroupMember
from punte.dialogue.plan_page import STATE_TONES
from punte.dialogue.views.plan_doors import below_group, form_page, group_crumbs, group_or_404, said, sent
from punte.people.requests import SignedIn
from punte.projects.doors import operation_or_404


@login_required
@require_GET
def index(request: SignedIn, code: str) -> HttpResponse:
    """The action groups of the project, each with its town and how far it is."""
    operation = operation_or_404(request, code)
    rows = ActionGroup.objects.visible_to(request.user).filter(operation=operation)
    rows = rows.select_related("settlement__region", "operation", "facilitator").prefetch_related("plans")
    rows = rows.annotate(organisations=Count("members", distinct=True)).order_by("name")
    leads = permissions.may_found_group(request.user, operation)
    found = (
        [{"url": reverse("dialogue:action_group_create", args=[code]), "label": _("Found a group")}]
        if leads
        else []
    )
    plans = {"url": reverse("dialogue:plan_list", args=[code]), "label": _("Plans"), "variant": "secondary"}
    context = {
        "crumbs": group_crumbs(operation),
        "actions": [*found, plans],
        "rows": [_row(group) for group in rows],
    }
    return render(request, "dialogue/groups/index.html", context)


def _row(group: ActionGroup) -> dict[str, object]:
    plan = max(group.plans.all(), key=lambda p: p.cycle, default=None)
    return {
        "it": group,
        "plan": plan,
        "tone": STATE_TONES.get(plan.State(plan.state), "neutral") if plan else "neutral",
    }


@login_required
def create(request: SignedIn, code: str) -> HttpResponse:
    """Found a group."""
    operation = operation_or_404(request, code)
    require(permissions.may_found_group(request.user, operation))
    first = {"founded_on": clock.today(operation.zone), "facilitator": request.user}
    form = GroupForm(request.POST or None, operation=operation, initial=first)
    back = reverse("dialogue:action_group_list", args=[code])
    told = lambda: actions.found_group(by=request.user, operation=operation, **form.told)  # noqa: E731
    own = ActionGroup.objects.filter(operation=operation, made_by=request.user)
    founded = lambda: own.latest("pk").get_absolute_url()  # noqa: E731 - the same after a double click
    title = _("Found a local action group")
    return sent(request, form, told, _("The group is founded."), founded) or form_page(
        request, form, way=group_crumbs(operation, (title, "")), title=title, verb=_("Found the group"), back_url=back,
        lead=_("Town hall, employers and citizens of one town, who write its inclusion plan together."),
    )  # fmt: skip


@login_required
@require_GET
def detail(request: SignedIn, code: str, action_group_id: int) -> HttpResponse:
    """One group's way, step by step, and who sits at its table."""
    group = group_or_404(request, code, action_group_id)
    now = group_way.counted(group)
    steps = group_way.steps(group, now)
    leads = permissions.may_lead(request.user, group)
    context = {
        "crumbs": group_crumbs(group.operation, (group.name, "")),
        "group": group,
        "facts": [
            (_("Town"), f"{group.settlement.name}, {group.settlement.region}"),
            (_("Founded"), formats.day(group.founded_on, "long")),
            (_("Facilitator"), group.facilitator.name),
            (_("People asked"), formats.number(now.people)),
        ],
        "steps": steps,
        "done": sum(step.state == "done" for step in steps),
        "members": group.members.select_related("organisation", "representative"),
        "leads": leads,
        "codes": permissions.may_code(request.user, group) and not group.reconciled_on,
        "actions": [{"url": reverse("dialogue:action_group_edit", args=[code, group.pk]), "label": _("Change"),
                     "variant": "secondary"}] if leads else [],
    }  # fmt: skip
    return render(request, "dialogue/groups/detail.html", context)


@login_required
def edit(request: SignedIn, code: str, action_group_id: int) -> HttpResponse:
    """Correct what stands on the group."""
    group = group_or_404(request, code, action_group_id)
    require(permissions.may_lead(request.user, group))
    form = GroupForm(request.POST or None, operation=group.operation, initial=GroupForm.of(group))
    url, title = group.get_absolute_url(), _("Change the group")

    def act() -> None:
        actions.change_group(by=request.user, group=group, version=form.cleaned_data["version"], **form.told)

    return sent(request, form, act, _("Saved."), url) or form_page(
        request, form, way=below_group(group, title), title=title, verb=_("Save"), back_url=url
    )


@login_required
def add_member(request: SignedIn, code: str, action_group_id: int) -> HttpResponse:
    """Take an organisation in."""
    group = group_or_404(request, code, action_group_id)
    require(permissions.may_lead(request.user, group))
    form = MemberForm(request.POST or None, operation=group.operation)
    url, title = group.get_absolute_url(), _("Take an organisation in")

    def act() -> None:
        told = {k: v for k, v in form.cleaned_data.items() if k != "token"}
        actions.add_member(by=request.user, group=group, **told)

    return sent(request, form, act, _("The organisation is in the group."), url) or form_page(
        request, form, way=below_group(group, title), title=title, verb=_("Take it in"), back_url=url
    )


@login_required
@require_POST
def drop_member(request: SignedIn, code: str, action_group_id: int, member_id: int) -> HttpResponse:
    """Take an organisation out."""
    group = group_or_404(request, code, action_group_id)
    member = get_object_or_404(
        GroupMember.objects.select_related("group__operation"), group=group, pk=member_id
    )
    act = lambda: actions.drop_member(by=request.user, member=member)  # noqa: E731
    return said(request, act, _("The organisation is no longer in the group."), group.get_absolute_url())


@login_required
def gather(request: SignedIn, code: str, action_group_id: int) -> HttpResponse:
    """The groups of alike people that met, and one more."""
    group = group_or_404(request, code, action_group_id)
    helps = permissions.may_help(request.user, group)
    require(helps or request.method == "GET")
    form = CircleForm(request.POST or None, initial={"met_on": clock.today(group.operation.zone)})
    here = reverse("dialogue:circle_create", args=[code, group.pk])

    def act() -> None:
        told = {k: v for k, v in form.cleaned_data.items() if k != "token"}
        actions.gather_circle(by=request.user, group=group, **told)

    title = _("Groups of alike people")
    context = {
        "crumbs": below_group(group, title),
        "title": title,
        "group": group,
        "form": form if helps else None,
        "circles": group.circles.annotate(cards=Count("answers")),
        "types": helps and not group.reconciled_on,
    }
    return sent(request, form, act, _("The group is written down."), here) or render(
        request, "dialogue/groups/circles.html", context
    )
