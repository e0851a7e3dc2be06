"""Requests of persons about their data: their list, writing one down, answering it in time."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from punte.base import clock, formats
from punte.base.pages import paged
from punte.people.forms.refusals import acted
from punte.people.forms.tokens import OneTimeForm
from punte.people.models import Person
from punte.people.requests import SignedIn
from punte.projects.models import Operation
from punte.records import protection
from punte.records.actions.access import log_access
from punte.records.actions.requests import answer_request, extend_request, make_request
from punte.records.forms.requests import AnswerForm, ExtendForm, RequestFilter, RequestForm
from punte.records.models import AccessEntry, DataRequest
from punte.records.views.protection import crumbs, days_left, door, request_rows, tabs


@login_required
def index(request: SignedIn, code: str) -> HttpResponse:
    """The list: what waits, by its day; with a filter whatever was asked."""
    operation = door(request, code)
    form = RequestFilter(request.GET)
    rows = DataRequest.objects.visible_to(request.user).filter(consortium=operation.consortium_id)
    page = paged(request, rows.filter(**form.wanted()).order_by("due_on", "pk"))
    context = {
        "crumbs": crumbs(operation, (_("Requests"), "")),
        "operation": operation,
        "tabs": tabs(operation, "request_list"),
        "form": form,
        "page": page,
        "requests": request_rows(operation, page.rows),
        "actions": [
            {"label": _("Write a request down"), "url": reverse("records:request_create", args=[code])}
        ],
    }
    return render(request, "records/requests/index.html", context)


@login_required
def create(request: SignedIn, code: str) -> HttpResponse:
    """What somebody asked by word or letter."""
    operation = door(request, code)
    form = RequestForm(request.POST or None, initial={"person": request.GET.get("person", "")})
    if form.is_valid() and _made(request, operation, form):
        messages.success(request, _("The request is written down. The month runs from the day it came."))
        return redirect("records:request_list", code)
    context = {
        "crumbs": _way(operation, (_("Write a request down"), "")),
        "form": form,
        "title": _("Write a request down"),
        "lead": _("What somebody asked by word, letter or e-mail. It must be answered within a month."),
        "verb": _("Write it down"),
        "back_url": reverse("records:request_list", args=[code]),
    }
    return render(request, "pages/form.html", context)


def _made(request: SignedIn, operation: Operation, form: RequestForm) -> bool:
    data = form.cleaned_data
    person = Person.objects.filter(consortium=operation.consortium_id, pk=data["person"]).first()
    if person is None:
        form.add_error("person", _("Nobody has this number here."))
        return False
    told = {name: data[name] for name in ("kind", "words", "received_on")}
    return acted(form, lambda: make_request(by=request.user, person=person, **told))


def _way(operation: Operation, *last: tuple[str, str]) -> list[tuple[str, str]]:
    return crumbs(operation, (_("Requests"), reverse("records:request_list", args=[operation.code])), *last)


def request_or_404(request: SignedIn, code: str, request_id: int) -> tuple[Operation, DataRequest]:
    """A request of this operation's circle."""
    operation = door(request, code)
    rows = DataRequest.objects.visible_to(request.user).filter(consortium=operation.consortium_id)
    about = ("person__consortium", "made_by", "answered_by")
    return operation, get_object_or_404(rows.select_related(*about), pk=request_id)


@login_required
def detail(request: SignedIn, code: str, request_id: int) -> HttpResponse:
    """One request with its words; reading them is a look at the person's file, and logged."""
    operation, found = request_or_404(request, code, request_id)
    log_access(by=request.user, person=found.person, occasion=AccessEntry.Occasion.FILE, reason="request")
    word, tone = days_left((found.due_on - clock.today(operation.zone)).days)
    context = {
        "crumbs": _way(operation, (str(found.person), "")),
        "operation": operation,
        "it": found,
        "facts": _facts(found),
        "words": found.words,
        "word": word,
        "tone": tone,
        "ways": protection.pages_of(request.user, operation, found.person),
        "may_extend": found.state == DataRequest.State.RECEIVED,
    }
    return render(request, "records/requests/detail.html", context)


def _facts(found: DataRequest) -> list[tuple[str, str]]:
    rows = [
        (_("State"), found.get_state_display()),
        (_("Right"), _("GDPR Art. %(n)s") % {"n": DataRequest.ARTICLES[DataRequest.Kind(found.kind)]}),
        (_("Received on"), formats.day(found.received_on, "long")),
        (_("Due on"), formats.day(found.due_on, "long")),
        (_("Written down by"), found.made_by.name or _("the person")),
    ]
    if found.answered_on and found.answered_by:
        rows.append((_("Answered on"), formats.day(found.answered_on, "long")))
        rows.append((_("Answered by"), found.answered_by.name or _("the person")))
    return rows


@login_required
def extend(request: SignedIn, code: str, request_id: int) -> HttpResponse:
    """Two further months, with a reason."""
    operation, found = request_or_404(request, code, request_id)
    if found.state != DataRequest.State.RECEIVED:
        raise Http404
    form = ExtendForm(request.POST or None)
    if form.is_valid() and acted(
        form, lambda: extend_request(by=request.user, request=found, why=form.cleaned_data["why"])
    ):
        messages.success(request, _("Two further months are taken. The person is told."))
        return redirect("records:request_detail", code, request_id)
    lead = _("The answer is then due three months after the request came. The person is told why.")
    return _step(request, operation, found, form, _("Take two further months"), lead, _("Take them"))


@login_required
def answer(request: SignedIn, code: str, request_id: int) -> HttpResponse:
    """The answer, in words for the person."""
    operation, found = request_or_404(request, code, request_id)
    if not found.is_waiting:
        raise Http404
    form = AnswerForm(request.POST or None)
    told = {name: form.cleaned_data[name] for name in ("outcome", "answer")} if form.is_valid() else {}
    if told and acted(form, lambda: answer_request(by=request.user, request=found, **told)):
        messages.success(request, _("It is answered. The person is told."))
        return redirect("records:request_detail", code, request_id)
    lead = _("First do what is asked: see the person's page. The person reads these words on their own page.")
    return _step(request, operation, found, form, _("Answer the request"), lead, _("Answer"))


def _step(
    request: SignedIn,
    operation: Operation,
    found: DataRequest,
    form: OneTimeForm,
    title: str,
    lead: str,
    verb: str,
) -> HttpResponse:
    back = reverse("records:request_detail", args=[operation.code, found.pk])
    context = {
        "crumbs": _way(operation, (str(found.person), back), (title, "")),
        "form": form,
        "title": title,
        "lead": lead,
        "verb": verb,
        "back_url": back,
    }
    return render(request, "pages/form.html", context)
