"""Rate limits that hold for all web workers together, kept in the cache of the database."""

from django.core.cache import cache


def spend_try(key: str, *, most: int, seconds: int) -> bool:
    """Take one of `most` tries within `seconds`; False when all are spent.

    Each try is a row of its own, added at once, so that of many who ask together no more than `most` get one.
    """
    return any(cache.add(f"try:{key}:{n}", 1, seconds) for n in range(most))
