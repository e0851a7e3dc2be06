"""The public pages: which consultations there are, one of them with what was said, and what became of it."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from punte.base.pages import paged
from punte.base.text import tidy
from punte.dialogue import consultation_page as page
from punte.dialogue import contribution_page as said
from punte.dialogue import permissions, searched
from punte.dialogue.follow_page import follows
from punte.dialogue.models import Answer, Consultation, Contribution, Phase
from punte.dialogue.models.contributions import ContributionQuerySet
from punte.dialogue.moderation_page import suspension_of
from punte.dialogue.origins import became_of
from punte.dialogue.plan_page import asked as asked_plans
from punte.dialogue.text_page import of_consultation as texts_of
from punte.dialogue.views.consultation_doors import announced_or_404, below, public_crumbs

State = Consultation.State
RUNNING = (State.SCHEDULED, State.OPEN)
LONGEST = 100  # letters of a search
ORDERS = {"new": ("-published_at", "-pk"), "supported": ("-supporters", "-published_at", "-pk")}


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """What is asked now, and what was answered."""
    if typed := tidy(request.GET.get("q", ""))[:LONGEST]:
        return _found(request, typed)
    past = "past" in request.GET
    rows = Consultation.objects.public().for_list()
    now, was = rows.filter(state__in=RUNNING), rows.exclude(state__in=RUNNING)
    shown = paged(request, (was if past else now).order_by("-announced_at", "-pk"))
    context = {
        "crumbs": [*public_crumbs()[:-1], (_("Consultations"), "")],
        "rows": [page.row(one) for one in shown],
        "page": shown,
        "past": past,
        "tabs": [
            {"label": _("Open and announced"), "url": "?", "current": not past, "count": now.count()},
            {"label": _("Closed and answered"), "url": "?past=1", "current": past, "count": was.count()},
        ],
    }
    return render(request, "dialogue/consultations/index.html", context)


def _found(request: HttpRequest, typed: str) -> HttpResponse:
    """Public consultations, and what was said in them, that hold these words."""
    consultations, contributions = searched.everywhere(typed)
    context = {
        "crumbs": public_crumbs((_("Search"), "")),
        "typed": typed,
        "rows": [page.row(one) for one in consultations],
        "said": contributions,
    }
    return render(request, "dialogue/consultations/found.html", context)


@require_GET
def detail(request: HttpRequest, consultation_id: int) -> HttpResponse:
    """One consultation: the question, what is possible now, who was heard, what was said."""
    found = announced_or_404(request, consultation_id)
    user = request.user
    order = "supported" if request.GET.get("order") == "supported" else "new"
    shown = paged(request, _shown(found).order_by(*ORDERS[order]), counted=_standing(found))
    context = {
        "crumbs": [*below(found)[:-1], (str(found.title), "")],
        "consultation": found,
        "tone": page.tone(found),
        "facts": page.facts(found),
        "phases": page.phases(found),
        "ways": page.ways(user, found),  # type: ignore[arg-type]
        "heard": page.heard(found),
        "page": shown,
        "rows": [said.row(one) for one in shown],
        "speaks": any(phase.kind in (Phase.Kind.PROPOSE, Phase.Kind.DISCUSS) for phase in found.phases.all()),
        "order": order,
        "answered": found.state in Consultation.ANSWERED,
        "own": _own_count(request, found),
        "tables": list(found.tables.public().select_related("event").order_by("event__starts_at")),
        "suspension": suspension_of(user, found),
        "follows": follows(user, found),
        "opinions_url": page.opinions_url(found),
        "survey_url": page.survey_url(request.user, found),  # type: ignore[arg-type]
        "texts": texts_of(found),
        "plans": asked_plans(found),
        "desk_url": found.desk_url
        if user.is_authenticated and permissions.may_see_desk(user, found.operation)
        else "",
    }
    return render(request, "dialogue/consultations/detail.html", context)


def _standing(consultation: Consultation) -> ContributionQuerySet:
    """What was said for itself; comments stand beside their paragraphs."""
    return consultation.contributions.to_answer().exclude(kind=Contribution.Kind.COMMENT)


def _shown(consultation: Consultation) -> Any:
    return said.with_numbers(_standing(consultation).for_list())


def _own_count(request: HttpRequest, consultation: Consultation) -> int:
    if not request.user.is_authenticated:
        return 0
    return consultation.contributions.written_by(request.user).count()


@require_GET
def answers(request: HttpRequest, consultation_id: int) -> HttpResponse:
    """You said, we did: what was decided, each answer beside what it answers, what was done since."""
    found = announced_or_404(request, consultation_id)
    if found.state not in Consultation.ANSWERED:
        raise Http404
    shown = paged(
        request,
        said.with_numbers(found.contributions.to_answer().for_list()).order_by(
            "answer__outcome", "-supporters", "pk"
        ),
        counted=found.contributions.to_answer(),
    )
    became = became_of(list(shown))
    merged = found.contributions.filter(state=Contribution.State.MERGED).count()
    context = {
        "crumbs": below(found, (_("You said, we did"), "")),
        "consultation": found,
        "rows": [said.row(one) | {"became": became[one.pk]} for one in shown],
        "page": shown,
        "counts": _outcomes(found),
        "merged": merged,
        "heard": page.heard(found),
    }
    return render(request, "dialogue/answers/public.html", context)


def _outcomes(consultation: Consultation) -> list[dict[str, object]]:
    given = list(
        Answer.objects.filter(contribution__consultation=consultation)
        .exclude(published_at=None)
        .values_list("outcome", flat=True)
    )
    return [
        {"word": label, "count": given.count(value), "tone": said.TONES[Answer.Outcome(value)]}
        for value, label in Answer.Outcome.choices
    ]
