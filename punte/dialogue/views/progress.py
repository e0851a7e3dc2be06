"""Saying how far a measure is, each half-year."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.utils.translation import gettext as _

from punte.base import clock
from punte.base.permissions import require
from punte.dialogue import plan_permissions as permissions
from punte.dialogue.actions import progress as actions
from punte.dialogue.forms.measures import ProgressForm
from punte.dialogue.views.plan_doors import below_measure, form_page, measure_or_404, sent
from punte.people.requests import SignedIn


@login_required
def report(request: SignedIn, code: str, measure_id: int) -> HttpResponse:
    """How far is it?"""
    measure = measure_or_404(request, code, measure_id)
    require(permissions.may_report(request.user, measure))
    today = clock.today(measure.plan.operation.zone)
    first = {"on": today, "state": measure.state, "progress": measure.progress, "version": measure.version}
    form = ProgressForm(request.POST or None, measure=measure, initial=first)
    url, title = measure.get_absolute_url(), _("How far is it?")
    act = lambda: actions.report_progress(by=request.user, measure=measure, **form.told)  # noqa: E731
    return sent(request, form, act, _("Thank you. It is written down."), url) or form_page(
        request, form, way=below_measure(measure, title), title=title, lead=measure.title, verb=_("Write it down"),
        back_url=url,
    )  # fmt: skip
