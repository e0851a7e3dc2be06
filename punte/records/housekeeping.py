"""What nobody needs any more goes at night: sealed files without a row, spent tokens, old sessions, codes, notices.
Only counts are told. Done twice, the second time finds nothing."""

import datetime as dt
from collections.abc import Iterator

from django.apps import apps
from django.contrib.sessions.models import Session
from django.db import connection, models, transaction
from django.db.models import Q
from django.utils import timezone

from punte.base.rls import set_local
from punte.people.models import Claim, Consortium, Notice, UsedToken
from punte.records import vault

DAY = dt.timedelta(days=1)
YOUNG = DAY  # a file whose row is still being written is left alone
TOKENS, CLAIMS, NOTICES = 7 * DAY, 30 * DAY, 365 * DAY


def tidy_up(now: dt.datetime | None = None) -> dict[str, int]:
    """Everything, with how many of each went."""
    now = now or timezone.now()
    with transaction.atomic():
        went = {
            "tokens": UsedToken.objects.filter(used_at__lt=now - TOKENS).delete()[0],
            "sessions": Session.objects.filter(expire_date__lt=now).delete()[0],
            "notices": Notice.objects.filter(read_at__lt=now - NOTICES).delete()[0],
            "tries": _old_tries(now),
        }
    went["claims"] = sum(_old_claims(consortium, now) for consortium in Consortium.objects.order_by("pk"))
    went["files"] = drop_orphans(now)
    return went


def _old_tries(now: dt.datetime) -> int:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM base_cache WHERE expires < %s", [now])
        return cursor.rowcount


def _old_claims(consortium: Consortium, now: dt.datetime) -> int:
    with transaction.atomic():
        set_local(consortium=consortium.pk)
        over = Q(expires_at__lt=now - CLAIMS) | Q(used_at__lt=now - CLAIMS)
        return Claim.objects.filter(over).delete()[0]


def drop_orphans(now: dt.datetime) -> int:
    """Remove the sealed files that no row of any consortium names; those younger than a day may still get one."""
    old = vault.names_before(now - YOUNG)  # first the files, then the rows: what came meanwhile has its row
    known = set(_known_names())
    orphans = old - known
    for name in orphans:
        vault.discard(name)
    return len(orphans) + vault.sweep_drafts(now - YOUNG)


def _known_names() -> Iterator[str]:
    """What any table calls the name of a file, each consortium for itself."""
    holders = [(m, names) for m in apps.get_models() if (names := _file_names(m))]
    for consortium in Consortium.objects.order_by("pk"):
        with transaction.atomic():
            set_local(consortium=consortium.pk, special="read")
            for model, names in holders:
                for row in model._default_manager.values_list(*names):
                    yield from row


def _file_names(model: type[models.Model]) -> list[str]:
    """Its columns that name a file; a picture has a smaller one beside it."""
    if not model._meta.managed:
        return []
    return [f.name for f in model._meta.concrete_fields if f.name in ("file_name", "small_file_name")]
