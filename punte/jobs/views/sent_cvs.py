"""The CV that went with an application: read by the person, by the team, and by the employer's people once they may
know the name. Each look of somebody else is logged."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from punte.base.typeset import LANGUAGES
from punte.jobs import permissions
from punte.jobs.candidate_page import called
from punte.jobs.cv_page import in_language, sent_page
from punte.jobs.models import Application, SentCV
from punte.jobs.views.application_doors import answerable_or_404, below, employer_crumbs
from punte.jobs.views.cvs import pdf_of
from punte.jobs.views.own import crumbs, own_or_404
from punte.people.requests import SignedIn
from punte.records.actions.access import log_access
from punte.records.models import AccessEntry


@login_required
@require_GET
def detail(request: SignedIn, code: str, application_id: int) -> HttpResponse:
    """The CV of an applicant. Written into the access log."""
    found, sent, employer = _opened(request, code, application_id, AccessEntry.Occasion.FILE)
    page = "jobs:candidate_detail" if employer else "jobs:application_detail"
    url = reverse(page, args=[code, application_id])
    back = (called(found), url)
    context = sent_page(found, sent, pdf="jobs:sent_cv_pdf", back=back, to_employer=employer)
    word = (_("CV"), "")
    context["crumbs"] = (
        employer_crumbs(found.operation, (called(found), url), word) if employer else below(found, word)
    )
    return render(request, "jobs/cvs/sent.html", context)


@login_required
@require_GET
def paper(request: SignedIn, code: str, application_id: int, language: str) -> HttpResponse:
    """The same as a PDF."""
    _known(language)
    _found, sent, employer = _opened(request, code, application_id, AccessEntry.Occasion.DOCUMENT)
    return pdf_of(request, in_language(sent, language, to_employer=employer), language)


def _opened(
    request: SignedIn, code: str, application_id: int, occasion: str
) -> tuple[Application, SentCV, bool]:
    found, employer = answerable_or_404(request, code, application_id)
    if not permissions.may_open_sent_cv(request.user, found):
        raise Http404
    sent = _sent(found)
    log_access(by=request.user, person=found.person, occasion=occasion)
    return found, sent, employer


def _sent(found: Application) -> SentCV:
    """The copy, as long as it can be read."""
    sent = SentCV.objects.filter(application=found).first()
    if sent is None:
        raise Http404
    sent.application = found
    if not sent.content():
        raise Http404
    return sent


def _known(language: str) -> None:
    if language not in LANGUAGES:
        raise Http404


@login_required
@require_GET
def own(request: SignedIn, application_id: int) -> HttpResponse:
    """The CV that I sent."""
    found = own_or_404(request, application_id)
    url = reverse("jobs:own_detail", args=[application_id])
    back = (found.vacancy.title, url)
    context = sent_page(found, _sent(found), pdf="jobs:own_sent_cv_pdf", back=back)
    return render(request, "jobs/cvs/sent.html", context | {"crumbs": crumbs(back, (_("CV"), ""))})


@login_required
@require_GET
def own_paper(request: SignedIn, application_id: int, language: str) -> HttpResponse:
    """The same as a PDF."""
    _known(language)
    return pdf_of(request, in_language(_sent(own_or_404(request, application_id)), language), language)
