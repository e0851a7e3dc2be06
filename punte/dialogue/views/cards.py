"""Cards: typing in what stands on them, reading them by group and question."""

from collections import defaultdict

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from punte.base.permissions import require
from punte.dialogue import plan_permissions as permissions
from punte.dialogue import spiral
from punte.dialogue.actions import cards as actions
from punte.dialogue.forms.spiral import CardForm
from punte.dialogue.models import ActionGroup, Criterion, HomogeneousGroup, SpiralAnswer
from punte.dialogue.views.plan_doors import below_group, form_page, group_or_404, said, sent
from punte.people.requests import SignedIn

Question = SpiralAnswer.Question


@login_required
@require_GET
def index(request: SignedIn, code: str, action_group_id: int) -> HttpResponse:
    """What people wrote, by group and question, and the criteria in it."""
    group = group_or_404(request, code, action_group_id)
    title = _("Answers and criteria")
    context = {
        "crumbs": below_group(group, title),
        "title": title,
        "group": group,
        "circles": _told(group),
        "questions": [str(q.label) for q in Question],
        "types": permissions.may_help(request.user, group) and not group.reconciled_on,
        "coded": group.reconciled_on is not None,
    }
    return render(request, "dialogue/groups/cards.html", context)


def _told(group: ActionGroup) -> list[dict[str, object]]:
    """Each group with its thoughts under each question."""
    thoughts: dict[tuple[int, str], list[dict[str, object]]] = defaultdict(list)
    names = spiral.components()
    for one in Criterion.objects.of(group).select_related("answer").order_by("answer__card", "pk"):
        answer, place = one.answer, names.get(one.component)
        thoughts[answer.circle_id, answer.question].append(
            {"text": one.text, "card": answer.card, "answer": answer.pk, "place": str(place or "")}
        )
    return [
        {"it": circle, "asked": [(str(q.label), thoughts[circle.pk, q.value]) for q in Question]}
        for circle in group.circles.all()
    ]


@login_required
def create(request: SignedIn, code: str, action_group_id: int, circle_id: int) -> HttpResponse:
    """Type one card; the next is ready at once."""
    group = group_or_404(request, code, action_group_id)
    circle = get_object_or_404(HomogeneousGroup.objects.select_related("group"), group=group, pk=circle_id)
    require(permissions.may_help(request.user, group))
    last = circle.answers.order_by("-pk").first()
    first = (
        {"card": last.card, "question": _next(last)} if last else {"card": 1, "question": Question.WELL_BEING}
    )
    if last and last.question == Question.DOING:
        first["card"] = min(last.card + 1, circle.people)
    form = CardForm(request.POST or None, initial=first)
    here = reverse("dialogue:card_create", args=[code, group.pk, circle.pk])

    def act() -> None:
        told = {k: v for k, v in form.cleaned_data.items() if k != "token"}
        actions.type_card(by=request.user, circle=circle, **told)

    title = _("Type a card: %(group)s") % {"group": circle.name}
    return sent(request, form, act, _("The card is kept. Here is the next."), here) or form_page(
        request, form, way=below_group(group, title), title=title, verb=_("Keep the card"),
        back_url=reverse("dialogue:card_list", args=[code, group.pk]),
        lead=_("As it was written. The number on the card stands for the writer; nobody's name is kept."),
    )  # fmt: skip


def _next(last: SpiralAnswer) -> str:
    """The next question of the same card, then the first of the next card."""
    order = Question.values
    return order[(order.index(last.question) + 1) % len(order)]


@login_required
@require_POST
def drop(request: SignedIn, code: str, action_group_id: int, card_id: int) -> HttpResponse:
    """Take a card out."""
    group = group_or_404(request, code, action_group_id)
    rows = SpiralAnswer.objects.select_related("circle__group__operation")
    answer = get_object_or_404(rows, circle__group=group, pk=card_id)
    url = reverse("dialogue:card_list", args=[code, group.pk])
    return said(
        request, lambda: actions.drop_card(by=request.user, answer=answer), _("The card is taken out."), url
    )
