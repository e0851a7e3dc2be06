"""Tying a measure to what it came from."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from punte.base.permissions import require
from punte.dialogue import plan_permissions as permissions
from punte.dialogue.actions import measures as actions
from punte.dialogue.forms.measures import OriginForm
from punte.dialogue.origins import linkable
from punte.dialogue.views.plan_doors import below_measure, form_page, measure_or_404, said, sent
from punte.people.requests import SignedIn


@login_required
def link(request: SignedIn, code: str, measure_id: int) -> HttpResponse:
    """Where did it come from?"""
    measure = measure_or_404(request, code, measure_id)
    require(permissions.may_write_plan(request.user, measure.plan))
    rows = linkable(request.user, measure)
    form = OriginForm(request.POST or None, measure=measure, contributions=rows)
    url, title = measure.get_absolute_url(), _("Where did it come from?")

    def act() -> None:
        told = {name: form.cleaned_data[name] for name in ("criterion", "contribution")}
        actions.link_origin(by=request.user, measure=measure, **told)

    return sent(request, form, act, _("The connection is kept."), url) or form_page(
        request, form, way=below_measure(measure, title), title=title, verb=_("Keep it"), back_url=url,
        lead=_("Whoever said it sees what became of it."),
    )  # fmt: skip


@login_required
@require_POST
def drop(request: SignedIn, code: str, measure_id: int, origin_id: int) -> HttpResponse:
    """The connection was a mistake."""
    measure = measure_or_404(request, code, measure_id)
    rows = measure.origins.select_related("measure__plan__group__operation")
    origin = get_object_or_404(rows, pk=origin_id)
    act = lambda: actions.drop_origin(by=request.user, origin=origin)  # noqa: E731
    return said(request, act, _("Taken out."), measure.get_absolute_url())
