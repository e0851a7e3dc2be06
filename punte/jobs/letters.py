"""Letters about saved searches: what became public since the last one."""

import datetime as dt

import structlog
from django.db import transaction
from django.http import QueryDict
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from punte.jobs import searching, spoken
from punte.jobs.actions.saved_searches import note_told, stop_url
from punte.jobs.json_ld import public_url
from punte.jobs.models import Posting, SavedSearch
from punte.people.mail import address, send_when_written

MOST_TOLD = 10
log = structlog.get_logger(__name__)


def tell_of_new(on: dt.date) -> int:
    """Who saved a search is told of what became public since the last letter, until yesterday; each in a transaction of
    its own. Gives how many letters went."""
    until, sent = on - dt.timedelta(days=1), 0
    rows = SavedSearch.objects.filter(by_mail=True, told_until__lt=until, user__is_active=True)
    for search in rows.select_related("user").order_by("pk"):
        try:
            sent += _tell(search, until)
        except Exception as error:  # the others are told all the same; its words may name somebody
            log.error("search_not_told", search=search.pk, kind=type(error).__name__)
    return sent


def _tell(search: SavedSearch, until: dt.date) -> int:
    with transaction.atomic(), translation.override(search.user.language):
        fresh = _fresh(search, until)
        if not note_told(search=search, until=until) or not fresh:
            return 0
        _send(search, fresh)
        return 1


def _fresh(search: SavedSearch, until: dt.date) -> list[Posting]:
    rows = searching.question(QueryDict(search.query)).rows()
    rows = rows.filter(published_on__gt=search.told_until, published_on__lte=until)
    return list(searching.shown(rows)[: MOST_TOLD + 1])


def _send(search: SavedSearch, fresh: list[Posting]) -> None:
    """The subject says nothing of what is looked for."""
    told = [
        {"title": p.vacancy.title, "where": spoken.where(p.vacancy), "url": public_url(p.vacancy)}
        for p in fresh[:MOST_TOLD]
    ]
    url = address(f"{reverse('jobs:posting_list')}?{search.query}")
    body = render_to_string(
        "jobs/searches/letter.txt",
        {
            "vacancies": told,
            "more": len(fresh) > MOST_TOLD,
            "url": url,
            "stop_url": address(stop_url(search)),
            "words": search.words,
        },
    )
    send_when_written(to=search.user.email, subject=_("New vacancies for you"), body=body)
