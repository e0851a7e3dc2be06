"""Words proposed under a field while somebody types: occupations and skills, for everybody to choose from."""

import re

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from punte.base.text import folded
from punte.reference.models import Concept
from punte.reference.suggesting import suggest

_MOST = 6
_LAST = re.compile(r"[^,;]*$")


@require_GET
def occupations(request: HttpRequest) -> HttpResponse:
    """The occupations that come nearest to what stands in the field."""
    return _proposed(request, Concept.Kind.OCCUPATION, "", _typed(request))


@require_GET
def skills(request: HttpRequest) -> HttpResponse:
    """The skills that come nearest to the last of several phrases; the phrases before it stay."""
    typed = _typed(request)
    phrase = _LAST.search(typed)
    start = phrase.start() if phrase else 0
    return _proposed(request, Concept.Kind.SKILL, typed[:start].rstrip(), typed[start:])


def _typed(request: HttpRequest) -> str:
    """What the field holds, whatever its name."""
    return str(next(iter(request.GET.values()), ""))[:300]


def _proposed(request: HttpRequest, kind: str, before: str, phrase: str) -> HttpResponse:
    rows = [
        {
            "label": str(one.concept),
            "word": "" if folded(one.word) == folded(str(one.concept)) else one.word,
            "whole": f"{before} {one.concept}".strip(),
        }
        for one in suggest(phrase, kind, most=_MOST)
    ]
    context = {"rows": rows, "typed": phrase.strip()}
    return render(request, "reference/words/_proposed.html", context)
