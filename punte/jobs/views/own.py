"""My applications: what a person sees and does alone. Each page works in the consortium of their own file."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from punte.jobs.actions.applications import apply_oneself, shares_with, sharing_words, withdraw_application
from punte.jobs.actions.offers import decline_offer, take_offer
from punte.jobs.actions.trials import sign_trial
from punte.jobs.applying_page import looked_at_anew, shown_to_send
from punte.jobs.cv_copies import seen_of
from punte.jobs.forms.answers import NowForm, TakeForm
from punte.jobs.forms.applications import OwnForm
from punte.jobs.models import Application, Vacancy
from punte.jobs.own_page import offer_of, own_page, own_row
from punte.jobs.trial_paper import agreement_file
from punte.jobs.views.application_doors import WITH, form_page
from punte.jobs.views.doors import acted
from punte.participation.models import Participation
from punte.people.models import Person
from punte.people.requests import SignedIn
from punte.projects.acting import own_circles, stay_in
from punte.projects.crumbs import Crumbs

KEPT = 100


def crumbs(*last: tuple[str, str]) -> Crumbs:
    """The way to a page of one's own applications."""
    own = (_("My applications"), reverse("jobs:own_list") if last else "")
    return [(_("My page"), reverse("portal:my_page")), own, *last]


def own_or_404(request: SignedIn, application_id: int) -> Application:
    """The reader's own application."""
    for circle in own_circles(request.user):
        stay_in(request.user, circle)
        rows = Application.objects.own(request.user).select_related(*WITH)
        if found := rows.filter(pk=application_id).first():
            return found
    raise Http404


@login_required
@require_GET
def index(request: SignedIn) -> HttpResponse:
    """My applications, and what comes next in each."""
    rows = []
    for circle in own_circles(request.user):
        stay_in(request.user, circle)
        found = Application.objects.own(request.user).select_related(*WITH).order_by("-changed_on", "-pk")
        rows += [own_row(a) for a in found[:KEPT]]
    cv = {"label": _("My CV"), "url": reverse("jobs:own_cv"), "variant": "secondary"}
    return render(request, "jobs/own/index.html", {"crumbs": crumbs(), "rows": rows, "actions": [cv]})


@login_required
@require_GET
def detail(request: SignedIn, application_id: int) -> HttpResponse:
    """One of my applications."""
    found = own_or_404(request, application_id)
    context = own_page(found) | {"crumbs": crumbs((found.vacancy.title, ""))}
    return render(request, "jobs/own/detail.html", context)


@login_required
def create(request: SignedIn, vacancy_id: int) -> HttpResponse:
    """Apply alone: the sentence on sharing, a message, sent."""
    vacancy, person = _vacancy(request, vacancy_id)
    cv = seen_of(person)
    told: dict[str, Any] = {"shared": shares_with(person, vacancy), "seen": cv[1] if cv else ""}
    form = OwnForm(request.POST or None, **told)
    made: list[Application] = []
    if form.is_valid() and acted(
        form, lambda: made.append(apply_oneself(by=request.user, vacancy=vacancy, **form.told))
    ):
        messages.success(request, _("Your application is sent. You read the answer here."))
        return redirect(reverse("jobs:own_detail", args=[made[0].pk]) if made else reverse("jobs:own_list"))
    cv = looked_at_anew(form, cv)
    return form_page(
        request,
        form,
        way=crumbs((_("Apply now"), "")),
        title=_("Apply now"),
        lead=f"{vacancy.title} – {vacancy.employer.organisation}",
        sentence=sharing_words(vacancy) if "agreed" in form.fields else "",
        alone=True,
        cv=shown_to_send(cv),
        cv_url=reverse("jobs:own_cv"),
        verb=_("Send my application"),
        back_url=reverse("jobs:own_list"),
    )


def _vacancy(request: SignedIn, vacancy_id: int) -> tuple[Vacancy, Person]:
    """An open vacancy of a project in which the reader takes part."""
    for circle in own_circles(request.user):
        stay_in(request.user, circle)
        rows = Vacancy.objects.filter(state=Vacancy.State.OPEN, consortium=circle)
        found = rows.select_related("operation", "employer__organisation").filter(pk=vacancy_id).first()
        if found is None:
            continue
        mine = Participation.objects.own(request.user).filter(
            operation=found.operation, person__state=Person.State.ACTIVE
        )
        if participation := mine.select_related("person").first():
            return found, participation.person
    raise Http404


@login_required
def withdraw(request: SignedIn, application_id: int) -> HttpResponse:
    """Take my application back."""
    found = own_or_404(request, application_id)
    url = reverse("jobs:own_detail", args=[application_id])
    form = NowForm(request.POST or None)
    if form.is_valid() and acted(form, lambda: withdraw_application(by=request.user, application=found)):
        messages.success(request, _("Your application is taken back. The employer is told."))
        return redirect(url)
    return form_page(
        request,
        form,
        way=crumbs((found.vacancy.title, url), (_("Take it back"), "")),
        title=_("Take this application back?"),
        lead=_("The employer is told. You may apply for other vacancies."),
        verb=_("Take it back"),
        back_url=url,
    )


@login_required
def sign(request: SignedIn, application_id: int) -> HttpResponse:
    """Sign the agreement on my work trial."""
    found = own_or_404(request, application_id)
    trial = found.trials.filter(state__in=("ready", "partly")).exclude(signatures__party="person").first()
    url = reverse("jobs:own_detail", args=[application_id])
    if trial is None:
        return _answered(request, url)
    trial.application = found
    form = NowForm(request.POST or None)
    if form.is_valid() and acted(form, lambda: sign_trial(by=request.user, trial=trial, party="person")):
        messages.success(request, _("You have signed."))
        return redirect(url)
    said = {"first": trial.starts_on, "last": trial.ends_on, "tasks": trial.tasks, "tutor": trial.tutor}
    return form_page(
        request,
        form,
        way=crumbs((found.vacancy.title, url), (_("Sign"), "")),
        title=_("Sign the agreement on the work trial?"),
        trial=said | {"hours": trial.weekly_hours, "employer": found.vacancy.employer.organisation},
        verb=_("I agree and sign"),
        back_url=url,
    )


def _answered(request: SignedIn, url: str) -> HttpResponse:
    """A second touch of the button meets what the first one did; there is nothing to open here."""
    if request.method != "POST":
        raise Http404
    messages.info(request, _("This is answered already: nothing was sent twice."))
    return redirect(url)


@login_required
def take(request: SignedIn, application_id: int) -> HttpResponse:
    """Take the job that is offered to me."""
    found = own_or_404(request, application_id)
    url = reverse("jobs:own_detail", args=[application_id])
    if found.state != Application.State.OFFERED:
        return _answered(request, url)
    form = TakeForm(request.POST or None, offered=found.offered_start)
    if form.is_valid() and acted(
        form,
        lambda: take_offer(by=request.user, application=found, starts_on=form.cleaned_data.get("starts_on")),
    ):
        messages.success(request, _("You have the job. The employer is told."))
        return redirect(url)
    return form_page(
        request,
        form,
        way=crumbs((found.vacancy.title, url), (_("Take the job"), "")),
        title=_("Take this job?"),
        lead=f"{found.vacancy.title} – {found.vacancy.employer.organisation}",
        offer=offer_of(found),
        verb=_("Yes, I take the job"),
        back_url=url,
    )


@login_required
def decline(request: SignedIn, application_id: int) -> HttpResponse:
    """Say no to the job that is offered to me."""
    found = own_or_404(request, application_id)
    url = reverse("jobs:own_detail", args=[application_id])
    if found.state != Application.State.OFFERED:
        return _answered(request, url)
    form = NowForm(request.POST or None)
    if form.is_valid() and acted(form, lambda: decline_offer(by=request.user, application=found)):
        messages.success(request, _("The employer is told that you do not take the job."))
        return redirect(url)
    return form_page(
        request,
        form,
        way=crumbs((found.vacancy.title, url), (_("Decline"), "")),
        title=_("Decline this job?"),
        lead=_("You need not say why. The help you get in the project goes on."),
        offer=offer_of(found),
        verb=_("No, I do not take it"),
        back_url=url,
    )


@login_required
@require_GET
def agreement(request: SignedIn, application_id: int, language: str) -> HttpResponse:
    """The agreement on my work trial as a PDF."""
    found = own_or_404(request, application_id)
    trial = found.trials.order_by("-pk").first()
    if trial is None:
        raise Http404
    trial.application = found
    return agreement_file(trial, language, found.person.full_name)
