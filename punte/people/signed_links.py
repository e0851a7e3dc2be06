"""The link by which somebody reaches one row of their own without an account: signed, with a secret of the row's own,
and naming nobody. Whoever holds it may do with this one row what its pages offer, and nothing else."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import wraps
from typing import Any, Generic, TypeVar

from django.core import signing
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.crypto import constant_time_compare
from django.views.decorators.cache import never_cache

from punte.people.circles import in_consortium
from punte.people.mail import address

M = TypeVar("M", bound=Model)
LONGEST = 200


class LinkGone(Exception):
    """We did not sign it, a newer link has replaced it, or it is too old."""


def _always(_row: Any) -> bool:
    return True


@dataclass(frozen=True)
class SignedLink(Generic[M]):
    """Links of one kind of row. The rows have a consortium and, in `key`, a secret; a new secret makes older links
    void. `good` says whether a row may still be reached."""

    route: str
    salt: str
    rows: Callable[[], QuerySet[M]]
    key: str
    good: Callable[[M], bool] = _always

    def path_of(self, row: Any) -> str:
        """The address on this installation."""
        told = [row.consortium_id, row.pk, getattr(row, self.key)]
        return reverse(self.route, args=[signing.dumps(told, salt=self.salt)])

    def url_of(self, row: M) -> str:
        """The full address, for letters."""
        return address(self.path_of(row))

    @contextmanager
    def opened(self, signed: str) -> Iterator[M]:
        """The row of a link, while the policies show its consortium. Raises LinkGone."""
        told = self._read(signed)
        if told is None:
            raise LinkGone
        consortium, number, key = told
        with in_consortium(consortium):
            found = self.rows().filter(pk=number, consortium=consortium).first()
            if found is None or not constant_time_compare(getattr(found, self.key), key):
                raise LinkGone
            if not self.good(found):
                raise LinkGone
            yield found

    def door(
        self, gone: Callable[[HttpRequest], HttpResponse]
    ) -> Callable[[Callable[..., HttpResponse]], Callable[..., HttpResponse]]:
        """A decorator that gives a view the signed part and the row of its link, or answers what `gone` says; no
        cache keeps the page."""

        def by_link(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
            @never_cache
            @wraps(view)
            def wrapped(request: HttpRequest, signed: str) -> HttpResponse:
                try:
                    with self.opened(signed) as found:
                        return view(request, signed, found)
                except LinkGone:
                    return gone(request)

            return wrapped

        return by_link

    def _read(self, signed: str) -> tuple[int, int, str] | None:
        if len(signed) > LONGEST:
            return None
        try:
            consortium, number, key = signing.loads(signed, salt=self.salt)
        except (signing.BadSignature, ValueError, TypeError):
            return None
        return consortium, number, str(key)
