"""What happens to a saved search: kept, dropped, told of by e-mail when there is something new."""

import datetime as dt

from django.core import signing
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import QueryDict
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from punte.base.permissions import require
from punte.base.text import tidy
from punte.jobs import permissions, searching, spoken
from punte.jobs.json_ld import public_url
from punte.jobs.models import Posting, SavedSearch
from punte.people.mail import address, send_when_written
from punte.people.models import User

MOST = 20
MOST_TOLD = 10
SALT = "jobs.saved-search"


@transaction.atomic
def save_search(*, by: User, query: str, words: str, by_mail: bool, on: dt.date) -> SavedSearch:
    """Keep a question of one's own; the same one is kept once. At most twenty."""
    require(permissions.may_save_searches(by))
    User.objects.select_for_update().get(pk=by.pk)
    own = SavedSearch.objects.own(by)
    if not query or len(query) > 500:
        raise ValidationError(_("There is nothing to save: say what you look for first."))
    if own.count() >= MOST and not own.filter(query=query).exists():
        raise ValidationError(_("You keep twenty searches already. Drop one first."))
    told = {"words": tidy(words)[:200], "by_mail": by_mail, "told_until": on}
    found, _new = SavedSearch.objects.update_or_create(user=by, query=query, defaults=told)
    return found


@transaction.atomic
def drop_search(*, by: User, search: SavedSearch) -> None:
    """Keep it no longer."""
    require(permissions.may_change_search(by, search))
    search.delete()


def stop_url(search: SavedSearch) -> str:
    """The address in a letter by which its reader stops it without signing in."""
    return reverse("jobs:search_stop", args=[signing.dumps(search.pk, salt=SALT)])


def search_of(signed: str) -> SavedSearch | None:
    """The search of such an address; none where it is forged or was dropped."""
    try:
        number = signing.loads(signed, salt=SALT)
    except signing.BadSignature:
        return None
    return SavedSearch.objects.filter(pk=number).first() if isinstance(number, int) else None


@transaction.atomic
def stop_letters(*, signed: str) -> bool:
    """Send no more letters about this search; whoever holds its letter may say so. Gives whether there was one."""
    search = search_of(signed)
    if search is None:
        return False
    SavedSearch.objects.filter(pk=search.pk).update(by_mail=False)
    return True


def tell_of_new(on: dt.date) -> int:
    """Who saved a search is told of what became public since the last letter, until yesterday; each in a transaction of
    its own. Gives how many letters went."""
    until, sent = on - dt.timedelta(days=1), 0
    rows = SavedSearch.objects.filter(by_mail=True, told_until__lt=until, user__is_active=True)
    for search in rows.select_related("user").order_by("pk"):
        with transaction.atomic(), translation.override(search.user.language):
            fresh = _fresh(search, until)
            SavedSearch.objects.filter(pk=search.pk).update(told_until=until)
            if fresh:
                _send(search, fresh)
                sent += 1
    return sent


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
