"""My page: what needs me, what is new, where I work, in whose name."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render

from punte.base.clock import today as business_day
from punte.people.models import Notice
from punte.people.notices import words
from punte.people.requests import SignedIn
from punte.portal import my_page
from punte.projects.acting import acting


@login_required
def show(request: SignedIn) -> HttpResponse:
    """The signed-in person's start; with `?all` everything that waits, not only the most pressing."""
    user, today = request.user, business_day()
    items = my_page.work(user, today)
    rows = my_page.rows(items, today, whole="all" in request.GET)
    notices = Notice.objects.visible_to(user).unread().order_by("-created_at", "-pk")[:5]
    context = {
        "today": today,
        "sentence": my_page.sentence(items),
        "todo": rows,
        "more": len(items) - len(rows),
        "notices": [{"notice": notice, "text": words(notice.kind)} for notice in notices],
        "projects": my_page.projects(user),
        "taken_part": list(my_page.taken_part(user)),
        "several": len(acting(user).every) > 1,
    }
    return render(request, "portal/my_page/show.html", context)
