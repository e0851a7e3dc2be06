"""Rate limits that hold for all web workers together, kept in the cache of the database."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.utils import timezone

_COUNT = """INSERT INTO {table} AS t (cache_key, value, expires) VALUES (%(key)s, '1', %(until)s)
    ON CONFLICT (cache_key) DO UPDATE SET
        value = CASE WHEN t.expires <= %(now)s THEN '1' ELSE least(t.value::int + 1, %(over)s)::text END,
        expires = CASE WHEN t.expires <= %(now)s THEN %(until)s ELSE t.expires END
    RETURNING value::int, expires"""


def spend_try(key: str, *, most: int, seconds: int) -> bool:
    """Take one of `most` tries within `seconds`; False when all are spent.

    Each try is a row of its own, added at once, so that of many who ask together no more than `most` get one.
    """
    return any(cache.add(f"try:{key}:{n}", 1, seconds) for n in range(most))


@dataclass(frozen=True)
class Allowance:
    """How many of `most` requests are `left`, and in how many seconds all of them are free again."""

    most: int
    left: int
    seconds: int
    granted: bool


def spend(key: str, *, most: int, seconds: int) -> Allowance:
    """Take one of `most` requests within `seconds`, in one statement: for limits of hundreds, where `spend_try` would
    ask hundreds of times. Call it in a transaction of its own: the row is locked until that ends."""
    now = timezone.now().replace(microsecond=0)
    told: dict[str, Any] = {
        "key": f"spent:{key}",
        "now": now,
        "until": now + dt.timedelta(seconds=seconds),
        "over": most + 1,
    }
    table = connection.ops.quote_name(str(settings.CACHES["default"]["LOCATION"]))
    with connection.cursor() as cursor:
        cursor.execute(_COUNT.format(table=table), told)
        count, expires = cursor.fetchone()
    rest = max(1, round((expires - now).total_seconds()))
    return Allowance(most, max(0, most - count), rest, count <= most)
