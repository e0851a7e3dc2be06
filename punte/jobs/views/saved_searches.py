"""One's own saved searches: kept, looked at, dropped; letters stopped by their link."""

from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from punte.base import clock
from punte.jobs import searching
from punte.jobs.actions import saved_searches as actions
from punte.jobs.forms.postings import SearchForm
from punte.jobs.forms.saved_searches import SaveForm
from punte.jobs.models import SavedSearch
from punte.jobs.views.doors import acted, form_page, sure_page
from punte.people.requests import SignedIn

_KEPT = tuple(SearchForm.base_fields)


def _way(*last: tuple[str, str]) -> list[tuple[str, str]]:
    return [(_("First page"), "/"), (_("Vacancies"), reverse("jobs:posting_list")), *last]


def _query(data: QueryDict) -> str:
    """The question in its shortest form: only fields of the search, in their order, none empty."""
    given = {name: str(data.get(name, "")).strip() for name in _KEPT}
    return urlencode({name: value for name, value in given.items() if value})


@login_required
def save(request: SignedIn) -> HttpResponse:
    """Keep the question of this address."""
    query = _query(request.GET)
    told = searching.question(request.GET)
    labels = [chip["label"] for chip in searching.chips(told, request.GET)]
    words = ", ".join(labels)
    back = f"{reverse('jobs:posting_list')}?{query}"
    if not words:
        messages.error(request, _("There is nothing to save: say what you look for first."))
        return redirect("jobs:posting_list")
    form = SaveForm(request.POST or None)
    if form.is_valid() and acted(
        form,
        lambda: actions.save_search(
            by=request.user,
            query=query,
            words=words,
            by_mail=form.cleaned_data["by_mail"],
            on=clock.today(),
        ),
    ):
        messages.success(request, _("The search is saved."))
        return redirect("jobs:search_list")
    return form_page(
        request,
        form,
        way=_way((_("Save this search"), "")),
        title=_("Save this search"),
        lead=words,
        verb=_("Save"),
        back_url=back,
    )


@login_required
def index(request: SignedIn) -> HttpResponse:
    """What one has saved."""
    rows = [
        {"it": s, "url": f"{reverse('jobs:posting_list')}?{s.query}"}
        for s in SavedSearch.objects.own(request.user)
    ]
    context = {"crumbs": _way((_("My saved searches"), "")), "rows": rows}
    return render(request, "jobs/searches/index.html", context)


@login_required
@require_POST
def drop(request: SignedIn, search_id: int) -> HttpResponse:
    """Keep it no longer."""
    search = get_object_or_404(SavedSearch.objects.own(request.user), pk=search_id)
    actions.drop_search(by=request.user, search=search)
    messages.success(request, _("The search is dropped."))
    return redirect("jobs:search_list")


def stop(request: HttpRequest, signed: str) -> HttpResponse:
    """Who holds the letter asks for no more, without signing in: asked first, so that no mail program does it."""
    if actions.search_of(signed) is None:
        raise Http404
    if request.method == "POST":
        actions.stop_letters(signed=signed)
        messages.success(request, _("No more letters about this search."))
        return redirect("jobs:posting_list")
    return sure_page(
        request,  # type: ignore[arg-type]
        None,
        way=_way((_("No more letters"), "")),
        title=_("Stop the letters about this search?"),
        points=[_("The search stays saved; its owner can look at it after signing in.")],
        verb=_("No more letters"),
        back_url=reverse("jobs:posting_list"),
    )
