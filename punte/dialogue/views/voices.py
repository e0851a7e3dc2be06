"""The people of a consultation: who was heard when and how, lists of names; writing down for somebody."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from punte.base.pages import paged
from punte.base.permissions import require
from punte.dialogue import people_page as page
from punte.dialogue import permissions
from punte.dialogue.actions.contributions import contribute
from punte.dialogue.actions.lists import Brought, bring_event, bring_list, lines_of
from punte.dialogue.forms.consultations import EventListForm, ListForm
from punte.dialogue.forms.contributions import SpokenForm
from punte.dialogue.models import Consultation, Contribution
from punte.dialogue.views.consultation_doors import desk_below, desk_or_404, form_page
from punte.people.forms.refusals import acted
from punte.people.requests import SignedIn

Kind = Contribution.Kind


def people_url(consultation: Consultation) -> str:
    """Who was heard."""
    return reverse("dialogue:voice_list", args=[consultation.operation.code, consultation.pk])


@login_required
@require_GET
def index(request: SignedIn, code: str, consultation_id: int) -> HttpResponse:
    """Each distinct person with day, way and proof; the sums by way and by group."""
    found = desk_or_404(request, code, consultation_id)
    require(permissions.may_see_people(request.user, found))
    shown = paged(request, page.hearings(found))
    context = {
        "crumbs": desk_below(found, (_("Who was heard"), "")),
        "consultation": found,
        "page": shown,
        "rows": page.rows(found, shown),
        "may_run": permissions.may_bring_people(request.user, found),
        **page.sums(found),
    }
    return render(request, "dialogue/voices/index.html", context)


@login_required
def bring(request: SignedIn, code: str, consultation_id: int) -> HttpResponse:
    """Write down the names of a signed sheet."""
    found = desk_or_404(request, code, consultation_id)
    require(permissions.may_bring_people(request.user, found))
    form = ListForm(request.POST or None, request.FILES or None, consultation=found)
    made: list[Brought] = []

    def act() -> None:
        told = {k: v for k, v in form.cleaned_data.items() if k not in ("token", "file", "names")}
        file, names = form.cleaned_data["file"], lines_of(form.cleaned_data["names"])
        content = file.read()
        made.append(
            bring_list(
                by=request.user, consultation=found, names=names, content=content, file_name=file.name, **told
            )
        )

    if request.method == "POST" and form.is_valid() and acted(form, act):
        _say(request, made)
        return redirect(people_url(found))
    title = _("A list from a meeting or from paper")
    way = desk_below(found, (_("Who was heard"), people_url(found)), (title, ""))
    return form_page(request, form, way=way, title=title, verb=_("Count them"), back_url=people_url(found))


def _say(request: SignedIn, made: list[Brought]) -> None:
    for brought in made:
        said = ngettext(
            "%(names)s name; %(new)s not heard before in this consultation.",
            "%(names)s names; %(new)s not heard before in this consultation.",
            brought.names,
        )
        messages.success(request, said % {"names": brought.names, "new": brought.new})


@login_required
def bring_attendance(request: SignedIn, code: str, consultation_id: int) -> HttpResponse:
    """Take over who was at an event of the project."""
    found = desk_or_404(request, code, consultation_id)
    require(permissions.may_bring_people(request.user, found))
    form = EventListForm(request.POST or None, user=request.user, consultation=found)
    made: list[Brought] = []

    def act() -> None:
        told = {k: v for k, v in form.cleaned_data.items() if k != "token"}
        made.append(bring_event(by=request.user, consultation=found, **told))

    if request.method == "POST" and form.is_valid() and acted(form, act):
        _say(request, made)
        return redirect(people_url(found))
    title = _("Who was at an event")
    way = desk_below(found, (_("Who was heard"), people_url(found)), (title, ""))
    return form_page(request, form, way=way, title=title, verb=_("Count them"), back_url=people_url(found))


@login_required
def write_down(request: SignedIn, code: str, consultation_id: int, contribution_kind: str) -> HttpResponse:
    """Write down what somebody said by telephone, on paper or at a meeting; marked as such."""
    found = desk_or_404(request, code, consultation_id)
    require(permissions.may_write_down(request.user, found))
    if contribution_kind not in (Kind.PROPOSAL, Kind.ANSWER):
        raise Http404
    form = SpokenForm(request.POST or None, user=request.user, consultation=found, kind=contribution_kind)
    made: list[Contribution] = []

    def act() -> None:
        made.append(contribute(by=request.user, consultation=found, kind=contribution_kind, **form.told))

    if request.method == "POST" and form.is_valid() and acted(form, act):
        messages.success(
            request, _("Written down. You find it under “What became of mine”, to tell them the answer.")
        )
        return (
            redirect("dialogue:own_detail", found.pk, made[0].pk) if made else redirect("dialogue:own_list")
        )
    title = _("Write down what somebody said")
    return form_page(
        request, form, way=desk_below(found, (title, "")), title=title, lead=str(found.question),
        verb=_("Save and publish"), back_url=found.desk_url,
    )  # fmt: skip
