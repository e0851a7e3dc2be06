"""The public side: looking for vacancies without an account, one vacancy, a list to print, feeds for machines."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from punte.base import clock, formats
from punte.base.pages import Page, paged
from punte.events.json_ld import as_script
from punte.jobs import feed_out, json_ld, searching, spoken
from punte.jobs.applying import apply_way
from punte.jobs.models import Posting, Vacancy
from punte.jobs.searching import Question

MOST_IN_FEED = 100
MOST_ON_PAPER = 60
MOST_IN_SITEMAP = 50_000  # sitemaps.org allows no more in one file
_SHOWN = ("employer__organisation", "operation", "occupation", "settlement__region")


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """Open vacancies, the newest first, as far as the question narrows them."""
    asked = searching.question(request.GET)
    page, near = _found(request, asked)
    context = {
        "crumbs": [(_("First page"), "/"), (_("Vacancies"), "")],
        "asked": asked,
        "form": asked.form,
        "page": page,
        "near": near,
        "rows": [searching.row(posting, asked.place) for posting in page],
        "chips": searching.chips(asked, request.GET),
        "found": "" if near else page.sentence,
        "loosen": [] if page.total else searching.loosen(asked, request.GET),
        "occupations": _occupations(request, asked),
        "places": _places(request, asked),
        "opened": _opened(asked),
        "print_url": f"{reverse('jobs:posting_print')}?{request.GET.urlencode()}",
        "rss_url": f"{reverse('jobs:posting_rss')}?{request.GET.urlencode()}",
    }
    return render(request, "jobs/postings/index.html", context)


def _found(request: HttpRequest, asked: Question) -> tuple[Page, bool]:
    """What fits; else what comes near, and whether it only does."""
    rows = asked.rows()
    page = paged(request, searching.shown(rows), counted=rows.order_by())
    if page.total or not asked.words:
        return page, False
    rows = asked.near_rows()
    return paged(request, searching.shown(rows), counted=rows.order_by()), True


def _occupations(request: HttpRequest, asked: Question) -> list[dict[str, str]]:
    """Which occupations may be meant: one click narrows to one, whatever it is called."""
    return [
        {"label": str(s.concept), "url": searching.with_occupation(request.GET, s.concept.pk)}
        for s in asked.occupations
        if s.nearness >= searching.NEAR
    ]


def _places(request: HttpRequest, asked: Question) -> list[dict[str, str]]:
    """Other places of the same name."""
    others = asked.form.places[1:7]
    return [{"label": spoken.place_words(p), "url": searching.with_place(request.GET, p)} for p in others]


def _opened(asked: Question) -> bool:
    """Whether one of the further conditions is set, so that they are shown."""
    return any(asked.asked.get(field.name) for field in asked.form.more if field.name != "currency")


@require_GET
def detail(request: HttpRequest, vacancy_id: int) -> HttpResponse:
    """The public page of one open vacancy."""
    rows = Vacancy.objects.public().select_related(*_SHOWN)
    vacancy = rows.filter(pk=vacancy_id).first()
    if vacancy is None:
        return _gone(request)
    skills = list(vacancy.skills.select_related("skill").order_by("-essential", "pk"))
    needed = [str(s.skill) for s in skills if s.essential]
    way = [(_("First page"), "/"), (_("Vacancies"), reverse("jobs:posting_list")), (vacancy.title, "")]
    context = {
        "crumbs": way,
        "vacancy": vacancy,
        "facts": spoken.facts(vacancy),
        "good": spoken.good_points(vacancy),
        "needed": needed,
        "helpful": [str(s.skill) for s in skills if not s.essential],
        "offers": spoken.offers(vacancy),
        "since": formats.day(vacancy.published_on, "long"),
        "more_url": f"{reverse('jobs:posting_list')}?occupation={vacancy.occupation_id}",
        "json_ld": as_script(json_ld.told(vacancy, needed)),
        "apply": apply_way(request.user, vacancy),
    }
    return render(request, "jobs/postings/detail.html", context)


def _gone(request: HttpRequest) -> HttpResponse:
    """What was open here is so no more, or never was: no page of the house tells which."""
    way = [(_("First page"), "/"), (_("Vacancies"), reverse("jobs:posting_list")), (_("Not open"), "")]
    return render(request, "jobs/postings/gone.html", {"crumbs": way}, status=404)


@require_GET
def printed(request: HttpRequest) -> HttpResponse:
    """The list for somebody without a telephone: each vacancy with what one must know, to take along on paper."""
    asked = searching.question(request.GET)
    rows = list(searching.shown(asked.rows())[: MOST_ON_PAPER + 1])
    url = f"{reverse('jobs:posting_list')}?{request.GET.urlencode()}"
    context: dict[str, Any] = {
        "crumbs": [(_("First page"), "/"), (_("Vacancies"), url), (_("List to print"), "")],
        "rows": [_on_paper(p.vacancy) for p in rows[:MOST_ON_PAPER]],
        "more": len(rows) > MOST_ON_PAPER,
        "most": MOST_ON_PAPER,
        "chips": [chip["label"] for chip in searching.chips(asked, request.GET)],
        "today": formats.day(clock.today(), "long"),
        "back_url": url,
    }
    return render(request, "jobs/postings/printed.html", context)


def _on_paper(vacancy: Vacancy) -> dict[str, Any]:
    return {"it": vacancy, "facts": spoken.facts(vacancy), "good": ", ".join(spoken.good_points(vacancy))}


@require_GET
def news(request: HttpRequest) -> HttpResponse:
    """The same as RSS, filtered like the page."""
    rows = searching.shown(searching.question(request.GET).rows())
    return HttpResponse(feed_out.rss(rows[:MOST_IN_FEED]), content_type="application/rss+xml; charset=utf-8")


@require_GET
def sitemap(request: HttpRequest) -> HttpResponse:
    """Every public page, for search engines."""
    rows = Posting.objects.order_by("-published_on", "-vacancy").values_list("vacancy", "published_on")
    return HttpResponse(
        feed_out.sitemap(rows[:MOST_IN_SITEMAP]), content_type="application/xml; charset=utf-8"
    )
