"""The report of a period: in which languages it can be made, and having it made."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from punte.monitoring import telling
from punte.monitoring.forms.reports import ReportForm
from punte.monitoring.models import Period
from punte.monitoring.periods import url
from punte.monitoring.report.making import CODE, refuse_untold
from punte.monitoring.views.periods import crumbs, period_or_404
from punte.people.requests import SignedIn
from punte.records.actions.exports import start_export
from punte.records.models import Export


@login_required
def make(request: SignedIn, code: str, number: int) -> HttpResponse:
    """Choose a language; the report is made in the background. Texts that lack are named with their addresses."""
    period = period_or_404(request, code, number)
    languages = telling.languages(telling.places(period))
    form = ReportForm(request.POST or None, languages=languages)
    if form.is_valid():
        try:
            return redirect(_started(request, period, form.cleaned_data["language"]))
        except ValidationError as refusal:
            form.add_error(None, refusal.messages)
    context = {
        "crumbs": crumbs(
            period.operation, (str(period), period.get_absolute_url()), (_("Period report"), "")
        ),
        "period": period,
        "form": form,
        "incomplete": [row for row in languages if not row["ready"]],
        "narratives_url": url("narrative_list", period),
        "back_url": period.get_absolute_url(),
    }
    return render(request, "monitoring/reports/make.html", context)


def _started(request: SignedIn, period: Period, language: str) -> Export:
    refuse_untold(period, language)
    return start_export(
        by=request.user,
        operation=period.operation,
        kind=CODE,
        format="pdf",
        language=language,
        options={"period": str(period.number)},
    )
