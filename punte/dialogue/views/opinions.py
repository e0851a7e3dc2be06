"""What came out of the votes: groups, what each holds, what all share, the numbers of every statement."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from punte.dialogue import opinion_page as page
from punte.dialogue.models import Phase
from punte.dialogue.views.consultation_doors import below
from punte.dialogue.views.statements import conversation_or_404


@require_GET
def detail(request: HttpRequest, consultation_id: int) -> HttpResponse:
    """The map in words, as a picture and as tables; nothing of groups before there are enough people."""
    found, _conversation = conversation_or_404(request, consultation_id)
    now = page.standing(found)
    context = {
        "crumbs": below(found, (_("Opinion groups"), "")),
        "consultation": found,
        "now": now,
        "least": page.LEAST_PEOPLE,
        "running": found.active(Phase.Kind.STATEMENTS) is not None,
    }
    if now.enough:
        words = page.texts(found)
        context |= {"consensus": page.consensus(now, words), "rows": page.table(now, words)}
        if now.told:
            own = page.own_group(now, request.user, found)  # type: ignore[arg-type]
            rows, together = page.groups(now, words), page.shared(now, words)
            context |= {
                "groups": rows,
                "shared": together,
                "sentence": page.sentence(rows, together),
                "picture": page.picture(now, own),
                "own": page.group_name(own) if own is not None else "",
                "crossed": page.crossed(now, found),
            }
    return render(request, "dialogue/statements/opinions.html", context)
