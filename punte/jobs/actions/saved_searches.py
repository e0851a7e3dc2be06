"""What happens to a saved search: kept, dropped, its letters stopped; the letters themselves are in letters.py."""

import datetime as dt

from django.core import signing
from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from punte.base.permissions import require
from punte.base.text import tidy
from punte.jobs import permissions
from punte.jobs.models import SavedSearch
from punte.people.models import User

MOST = 20
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


@transaction.atomic
def note_told(*, search: SavedSearch, until: dt.date) -> bool:
    """Its owner has been told of everything up to this day; False where another run, or the owner, was here before. A
    step of the morning's letters."""
    rows = SavedSearch.objects.filter(pk=search.pk, told_until=search.told_until, by_mail=True)
    return bool(rows.update(told_until=until))
