"""Long lists, one page at a time: which rows, which page, and the addresses of the others."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import EmptyPage, PageNotAnInteger, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _

from punte.base.formats import number

PER_PAGE = 25


@dataclass(frozen=True)
class Step:
    """One page number in the row of numbers; without address it is the present one, or a gap."""

    text: str
    url: str = ""
    current: bool = False


@dataclass(frozen=True)
class Page:
    """The rows of one page, and the ways to the others."""

    rows: Sequence[Any]
    number: int
    pages: int
    total: int
    sentence: str
    steps: tuple[Step, ...]
    previous_url: str
    next_url: str

    @property
    def many(self) -> bool:
        return self.pages > 1

    def __iter__(self):
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)


def paged(
    request: HttpRequest,
    rows: QuerySet | Sequence,
    *,
    counted: QuerySet | None = None,
    per_page: int = PER_PAGE,
    name: str = "page",
) -> Page:
    """The page the reader asks for with ?page=…; a number out of range gives the last, nonsense the first.

    Two queries for a QuerySet: the count and the rows. `counted` are the same rows without what only showing
    and sorting them needs. Filters in the address are kept in all links.
    """
    paginator = Paginator(rows, per_page)
    if counted is not None:
        paginator.count = counted.count()
    try:
        page = paginator.page(request.GET.get(name, 1))
    except PageNotAnInteger:
        page = paginator.page(1)
    except EmptyPage:
        page = paginator.page(paginator.num_pages)

    def url(target: int) -> str:
        query = request.GET.copy()
        query[name] = str(target)
        if target == 1:
            del query[name]
        return f"?{query.urlencode()}"

    return Page(
        rows=list(page.object_list),
        number=page.number,
        pages=paginator.num_pages,
        total=paginator.count,
        sentence=_sentence(page.start_index(), page.end_index(), paginator.count),
        steps=tuple(_steps(page.number, paginator.num_pages, url)),
        previous_url=url(page.number - 1) if page.has_previous() else "",
        next_url=url(page.number + 1) if page.has_next() else "",
    )


def _sentence(first: int, last: int, total: int) -> str:
    if not total:
        return _("None found")
    said = {"first": number(first), "last": number(last), "total": number(total)}
    return _("%(first)s–%(last)s of %(total)s") % said


def _steps(now: int, last: int, url) -> list[Step]:
    """First, last, the present and its neighbours; a gap where numbers are left out."""
    shown = sorted({1, last, *(n for n in (now - 1, now, now + 1) if 1 <= n <= last)})
    steps, before = [], 0
    for n in shown:
        if n - before == 2:  # a gap of one number is that number
            steps.append(Step(number(n - 1), url(n - 1)))
        elif n - before > 2:
            steps.append(Step("…"))
        steps.append(Step(number(n), current=True) if n == now else Step(number(n), url(n)))
        before = n
    return steps
