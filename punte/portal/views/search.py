"""The search: a page with what was found, kind by kind, and the suggestions under the field in the head."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from punte.base.formats import number
from punte.base.pages import PER_PAGE, Page, paged
from punte.base.search import Findable, Hit
from punte.people.requests import SignedIn
from punte.portal.search import Asked, Group, Rows, asked, find, findables, marked

SUGGESTED = 8
_OF_EACH = 5


@dataclass(frozen=True)
class Found:
    """A hit as it is drawn: the label in pieces, each with whether it was found."""

    hit: Hit
    pieces: list[tuple[str, bool]]
    similar: bool


@login_required
@require_GET
def show(request: SignedIn) -> HttpResponse:
    """What was found. A national number is neither searched nor kept in the address."""
    question = asked(request.GET.get("q", ""))
    if question.national:
        return redirect(f"{reverse('portal:search')}?refused=number")
    chosen = next((f for f in findables() if f.code == request.GET.get("kind")), None)
    context = {
        "question": question,
        "refused": request.GET.get("refused") == "number",
        "typed": question.text,
        "searched": bool(request.GET.get("q")),
        "crumbs": [(_("My page"), reverse("portal:my_page")), (_("Search"), None)],
    }
    if question.words:
        context |= _one_kind(request, question, chosen) if chosen else _every_kind(request, question)
    return render(request, "portal/search/show.html", context)


def _every_kind(request: SignedIn, question: Asked) -> dict[str, object]:
    groups = [find(request.user, question, findable, most=_OF_EACH) for findable in findables()]
    filled = [group for group in groups if group.total]
    total = sum(group.total for group in filled)
    return {
        "groups": [_section(question, group) for group in filled],
        "tabs": _tabs(question, filled, None) if len(filled) > 1 else [],
        "total": total,
        "sentence": _sentence(total),
    }


def _sentence(total: int) -> str:
    return ngettext("%(count)s found", "%(count)s found", total) % {"count": number(total)}


def _section(question: Asked, group: Group) -> dict[str, object]:
    more = group.total > len(group.hits)
    return {
        "code": group.findable.code,
        "label": group.findable.label,
        "rows": _drawn(question, group.hits),
        "count": group.total,
        "more_url": _address(question, group.findable) if more else "",
    }


def _one_kind(request: SignedIn, question: Asked, chosen: Findable) -> dict[str, object]:
    page: Page = paged(request, Rows(request.user, question, chosen, PER_PAGE))
    section: dict[str, object] = {"code": chosen.code, "label": chosen.label, "count": page.total}
    section["rows"] = _drawn(question, page.rows)
    return {
        "groups": [section] if page.total else [],
        "tabs": _tabs(question, [Group(chosen, (), page.total)], chosen),
        "page": page,
        "total": page.total,
        "sentence": _sentence(page.total),
    }


def _tabs(question: Asked, groups: list[Group], chosen: Findable | None) -> list[dict[str, object]]:
    kinds: list[dict[str, object]] = [
        {
            "label": group.findable.label,
            "url": _address(question, group.findable),
            "current": group.findable is chosen,
            "count": group.total,
        }
        for group in groups
    ]
    every = {"label": _("Everything"), "url": _address(question), "current": chosen is None}
    return [every, *kinds]


def _address(question: Asked, findable: Findable | None = None) -> str:
    kind = {"kind": findable.code} if findable else {}
    return f"{reverse('portal:search')}?{urlencode({'q': question.text} | kind)}"


def _drawn(question: Asked, hits: object) -> list[Found]:
    return [Found(hit, marked(hit.label, question), similar) for hit, similar in hits]  # type: ignore[attr-defined]


@login_required
@require_GET
def suggest(request: SignedIn) -> HttpResponse:
    """The first few under the field, while somebody types: a part of a page."""
    question = asked(request.GET.get("q", ""))
    rows: list[Found] = []
    for findable in findables() if question.words else []:
        if len(rows) < SUGGESTED:
            group = find(request.user, question, findable, most=SUGGESTED - len(rows))
            rows += _drawn(question, group.hits)
    context = {
        "rows": rows,
        "question": question,
        "all_url": _address(question) if rows else "",
    }
    return render(request, "portal/search/_suggestions.html", context)
