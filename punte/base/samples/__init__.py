"""Real values for the component page, so that every component is seen as it will look."""

from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _

from punte.base import pages
from punte.base.samples.forms import SampleFilter, SampleForm
from punte.base.samples.lists import lists
from punte.base.samples.numbers import numbers
from punte.base.samples.words import job, words

__all__ = ["SampleFilter", "SampleForm", "everything", "job"]


def everything() -> dict:
    """The whole context of the component page."""
    request = HttpRequest()
    request.GET = QueryDict("q=pop&page=4")
    return {
        "crumbs": [(_("First page"), "/"), (_("Components"), "")],
        "form": SampleForm(),
        "wrong": SampleForm(
            {"name": "", "born_day": "31", "born_month": "2", "born_year": "1990", "work": "none"},
            auto_id="bad_%s",
        ),
        "question": SampleForm(auto_id="q_%s")["work"],
        "filter": SampleFilter({"q": "pop"}, auto_id="filter_%s"),
        "page": pages.paged(request, range(198)),
        **numbers(),
        **lists(),
        **words(),
    }
