"""My courses: what a learner sees and does. Each page works in the consortium of the learner's own file."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from punte.base.kept import Kept
from punte.base.rls import set_local
from punte.learning import permissions
from punte.learning.actions.enrolments import show_name, withdraw
from punte.learning.actions.feedback import give_feedback
from punte.learning.course_page import course_page, courses_page
from punte.learning.forms.enrolments import LeaveForm
from punte.learning.forms.quizzes import FeedbackForm
from punte.learning.models import Certificate, Enrolment
from punte.learning.views.certificates import europass_of, paper_of
from punte.learning.views.doors import acted, form_page, offering_crumbs, sure_page
from punte.people.models import User
from punte.people.requests import SignedIn
from punte.projects.acting import acting, own_circles, stay_in
from punte.projects.crumbs import Crumbs
from punte.records.actions.access import log_access
from punte.records.models import AccessEntry

WITH = (
    "offering__operation__consortium",
    "offering__programme__organisation",
    "person__consortium",
)


_OWN = Kept(
    lambda user, enrolment: Enrolment.objects.own(User(pk=user)).filter(pk=enrolment).select_related(*WITH),
    int,
    int,
)


def crumbs(*last: tuple[str, str]) -> Crumbs:
    """The way to a page of one's own courses."""
    own = (_("My courses"), reverse("learning:course_list") if last else "")
    return [(_("My page"), reverse("portal:my_page")), own, *last]


def way_to(request: SignedIn, enrolment: Enrolment, *last: tuple[str, str]) -> Crumbs:
    """The way to what belongs to a course: over one's own, or over the page of the learner who is helped, by name."""
    if permissions.is_own(request.user, enrolment.person_id):
        return crumbs(
            (str(enrolment.offering), reverse("learning:course_detail", args=[enrolment.pk])), *last
        )
    learner = (enrolment.person.full_name, enrolment.get_absolute_url())
    return offering_crumbs(enrolment.offering, learner, *last)


def own_or_404(request: SignedIn, enrolment_id: int, *, helped: bool = False) -> Enrolment:
    """The reader's own enrolment; with `helped` also one whose course the reader gives."""
    for circle in own_circles(request.user):
        stay_in(request.user, circle)
        if own := _OWN(request.user.pk, enrolment_id):
            return own[0]
    if helped:
        set_local(consortium=acting(request.user).consortium_id, user=request.user.pk)
        rows = Enrolment.objects.visible_to(request.user).select_related(*WITH)
        found = get_object_or_404(rows, pk=enrolment_id)
        if permissions.may_manage(request.user, found.offering):
            return found
    raise Http404


def log_help(request: SignedIn, enrolment: Enrolment, occasion: AccessEntry.Occasion) -> None:
    """Keep that somebody other than the learner looked at what is the learner's."""
    if not permissions.is_own(request.user, enrolment.person_id):
        log_access(by=request.user, person=enrolment.person, occasion=occasion)


@login_required
def index(request: SignedIn) -> HttpResponse:
    """My courses: what is next, what is still missing."""
    groups = []
    for circle in own_circles(request.user):
        stay_in(request.user, circle)
        groups += courses_page(request.user)
    return render(request, "learning/courses/index.html", {"crumbs": crumbs(), "courses": groups})


@login_required
def detail(request: SignedIn, enrolment_id: int) -> HttpResponse:
    """One of my courses."""
    enrolment = own_or_404(request, enrolment_id)
    context = course_page(enrolment) | {"crumbs": crumbs((str(enrolment.offering), ""))}
    return render(request, "learning/courses/detail.html", context)


@login_required
def leave(request: SignedIn, enrolment_id: int) -> HttpResponse:
    """Leave the course, or take the application back."""
    enrolment = own_or_404(request, enrolment_id)
    form = LeaveForm(request.POST or None)
    url = reverse("learning:course_detail", args=[enrolment_id])
    if form.is_valid() and acted(
        form, lambda: withdraw(by=request.user, enrolment=enrolment, reason=form.cleaned_data["reason"])
    ):
        messages.success(request, _("You have left the course. Your place goes to somebody who waits."))
        return redirect(url)
    return sure_page(
        request,
        form,
        way=crumbs((str(enrolment.offering), url), (_("Leave the course"), "")),
        title=_("Leave this course?"),
        points=[_("Your place goes to somebody who waits."), _("The hours you have attended stay.")],
        verb=_("Leave the course"),
        back_url=url,
    )


@login_required
def feedback(request: SignedIn, enrolment_id: int) -> HttpResponse:
    """Say how the course was, without a name."""
    enrolment = own_or_404(request, enrolment_id)
    url = reverse("learning:course_detail", args=[enrolment_id])
    form = FeedbackForm(request.POST or None)
    if form.is_valid():
        told = {k: v for k, v in form.cleaned_data.items() if k != "token"}
        if acted(form, lambda: give_feedback(by=request.user, enrolment=enrolment, **told)):
            messages.success(request, _("Thank you. Your name is not kept with your answers."))
            return redirect(url)
    return form_page(
        request,
        form,
        way=crumbs((str(enrolment.offering), url), (_("Feedback"), "")),
        title=_("How was the course?"),
        lead=_("Your name is not kept with your answers; the trainers see the sum of all."),
        verb=_("Send"),
        back_url=url,
    )


@login_required
@require_POST
def name(request: SignedIn, enrolment_id: int) -> HttpResponse:
    """Let the public check tell the name, or no longer."""
    enrolment = own_or_404(request, enrolment_id, helped=True)
    shown = request.POST.get("show") == "yes"
    show_name(by=request.user, enrolment=enrolment, show=shown)
    said = (
        _("The check now tells the name to who holds the paper.") if shown else _("The check tells no name.")
    )
    messages.success(request, said)
    own = permissions.is_own(request.user, enrolment.person_id)
    return redirect(
        reverse("learning:course_detail", args=[enrolment_id]) if own else enrolment.get_absolute_url()
    )


@login_required
def paper(request: SignedIn, enrolment_id: int, certificate_id: int) -> HttpResponse:
    """My certificate as a file."""
    enrolment = own_or_404(request, enrolment_id)
    rows = Certificate.objects.standing().filter(enrolment=enrolment)
    return paper_of(request, get_object_or_404(rows.select_related("document", "person"), pk=certificate_id))


@login_required
def europass(request: SignedIn, enrolment_id: int, certificate_id: int) -> HttpResponse:
    """My certificate for Europass."""
    enrolment = own_or_404(request, enrolment_id)
    rows = Certificate.objects.standing().filter(enrolment=enrolment)
    related = ("operation", "person__consortium", "enrolment__offering__programme__organisation")
    return europass_of(request, get_object_or_404(rows.select_related(*related), pk=certificate_id))
