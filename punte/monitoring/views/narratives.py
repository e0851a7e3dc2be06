"""What is told in words about a period: the list of texts, and one of them in one language."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from punte.base.translated import LANGUAGES
from punte.monitoring import permissions, telling
from punte.monitoring.actions.narratives import may_change, write_narrative
from punte.monitoring.forms.narratives import NarrativeForm
from punte.monitoring.models import Narrative, Period
from punte.monitoring.periods import url
from punte.monitoring.views.periods import crumbs, period_or_404
from punte.people.requests import SignedIn


@login_required
def index(request: SignedIn, code: str, number: int) -> HttpResponse:
    """All texts of the period, with how far each is in each language."""
    period = period_or_404(request, code, number)
    found = telling.places(period)
    context = {
        "crumbs": crumbs(period.operation, (str(period), period.get_absolute_url()), (_("Narrative"), "")),
        "period": period,
        "rows": telling.rows(found),
        "languages": telling.languages(found),
        "names": list(telling.NAMES.values()),
        "report_url": url("period_report", period),
    }
    return render(request, "monitoring/narratives/index.html", context)


@login_required
def edit(request: SignedIn, code: str, number: int, place: str) -> HttpResponse:
    """The texts of one activity, or the summary, in one language: written where they are open, else read."""
    period = period_or_404(request, code, number)
    everything = telling.places(period)
    here = telling.place_of(period, place)
    if here is None:
        raise Http404
    asked = request.GET.get("in", "")
    language = asked if asked in LANGUAGES else here.narrative.source or telling.first_language(everything)
    writes = permissions.may_write_narratives(request.user, period.operation)
    if request.method == "POST" or (writes and _open(here, language)):
        return _write(request, here, language)
    return render(request, "monitoring/narratives/read.html", _context(here, language) | {"writes": writes})


def _open(here: telling.Place, language: str) -> bool:
    return may_change(here.period, here.narrative if here.narrative.pk else None, language)


def _write(request: SignedIn, here: telling.Place, language: str) -> HttpResponse:
    form = NarrativeForm(request.POST or None, narrative=here.narrative, language=language)
    if form.is_valid():
        try:
            write_narrative(
                by=request.user,
                period=here.period,
                activity=here.activity,
                language=language,
                texts=form.told,
                version=form.cleaned_data["version"],
                confirmed=form.cleaned_data.get("confirmed", False),
            )
        except ValidationError as refusal:
            form.add_error(None, refusal)
            _show_theirs(form, here)
        else:
            messages.success(request, _("The text is saved."))
            return redirect(url("narrative_list", here.period))
    return render(request, "monitoring/narratives/edit.html", _context(here, language) | {"form": form})


def _show_theirs(form: NarrativeForm, here: telling.Place) -> None:
    if form.has_error("__all__", "stale"):
        rows = Narrative.objects.filter(period=here.period, activity=here.activity)
        form.see(rows.select_related("by").get())


def _context(here: telling.Place, language: str) -> dict[str, Any]:
    period: Period = here.period
    return {
        "crumbs": crumbs(
            period.operation,
            (str(period), period.get_absolute_url()),
            (_("Narrative"), url("narrative_list", period)),
            (here.title, ""),
        ),
        "period": period,
        "title": here.title,
        "tabs": telling.tabs(here, language),
        "back_url": url("narrative_list", period),
        "language": language,
        "texts": [
            {"label": Narrative._meta.get_field(name).verbose_name, "text": text.texts.get(language, "")}  # type: ignore[union-attr]
            for name, text in here.narrative.texts.items()
        ],
    }
