"""What the screens of consultations begin with: the public door, the desk's door, a page with a form."""

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from punte.base.permissions import require
from punte.base.rls import set_local
from punte.dialogue import permissions
from punte.dialogue.models import Consultation, Contribution
from punte.people.requests import SignedIn
from punte.projects.crumbs import Crumbs, way
from punte.projects.doors import operation_or_404
from punte.projects.models import Operation

_WITH = ("operation__consortium", "organiser", "responsible", "activity")


def announced_or_404(request: HttpRequest, consultation_id: int) -> Consultation:
    """A consultation that the reader may read; the rest of the request works in its consortium."""
    found = get_object_or_404(Consultation.objects.announced().select_related(*_WITH), pk=consultation_id)
    set_local(consortium=found.consortium_id, user=request.user.pk or "")
    if not permissions.may_read(request.user, found):  # type: ignore[arg-type]
        raise Http404
    return found


def read_or_404(consultation: Consultation, contribution_id: int) -> Contribution:
    """A contribution that everybody in the consultation reads."""
    rows = consultation.contributions.published().for_list().select_related("assisted_by")
    found = get_object_or_404(rows, pk=contribution_id)
    found.consultation = consultation
    return found


def hidden_in(consultation: Consultation, contribution_id: int) -> Contribution | None:
    """A contribution that was taken away by a decision: its page says why."""
    rows = consultation.contributions.filter(state__in=Contribution.HIDDEN).for_list()
    found = rows.select_related("thread").filter(pk=contribution_id).first()
    if found:
        found.consultation = consultation
    return found


def own_or_404(request: SignedIn, consultation: Consultation, contribution_id: int) -> Contribution:
    """One's own contribution, or one that one wrote down for somebody."""
    rows = consultation.contributions.written_by(request.user).for_list().select_related("assisted_by")
    found = get_object_or_404(rows, pk=contribution_id)
    found.consultation = consultation
    return found


def desk_or_404(request: SignedIn, code: str, consultation_id: int) -> Consultation:
    """A consultation of the project, for those who work in it."""
    operation = operation_or_404(request, code)
    rows = Consultation.objects.visible_to(request.user).filter(operation=operation)
    return get_object_or_404(rows.select_related(*_WITH), pk=consultation_id)


def run_or_404(request: SignedIn, code: str, consultation_id: int) -> Consultation:
    """The same, for those who run it."""
    found = desk_or_404(request, code, consultation_id)
    require(permissions.may_run(request.user, found))
    return found


def public_crumbs(*last: tuple[str, str]) -> Crumbs:
    """The way to a public page."""
    return [(_("First page"), "/"), (_("Consultations"), reverse("dialogue:consultation_list")), *last]


def below(consultation: Consultation, *last: tuple[str, str]) -> Crumbs:
    """The way to a public page below a consultation."""
    return public_crumbs((str(consultation.title), consultation.get_absolute_url()), *last)


def desk_crumbs(operation: Operation, *last: tuple[str, str]) -> Crumbs:
    """The way to a page of the desk."""
    return way(operation, (_("Consultations"), reverse("dialogue:desk_list", args=[operation.code])), *last)


def desk_below(consultation: Consultation, *last: tuple[str, str]) -> Crumbs:
    """The way to a page of the desk below a consultation."""
    return desk_crumbs(consultation.operation, (str(consultation.title), consultation.desk_url), *last)


def form_page(request: HttpRequest, form: forms.Form, *, way: Crumbs, **told: Any) -> HttpResponse:
    """A page with one form. `told`: title, lead, note, verb, back_url, quote."""
    return render(request, "dialogue/desk/form.html", {"form": form, "crumbs": way, **told})


def sure_page(request: HttpRequest, form: forms.Form | None, *, way: Crumbs, **told: Any) -> HttpResponse:
    """The question before what is hard to take back. `told`: title, text, points, verb, back_url."""
    return render(request, "pages/sure.html", {"form": form, "crumbs": way, **told})


def link_gone(request: HttpRequest) -> HttpResponse:
    """The page behind a link of a letter that is not good any more."""
    context = {
        "crumbs": public_crumbs(),
        "why": _("It is not complete, it was used, or it is too old."),
        "next": [(_("See the consultations"), reverse("dialogue:consultation_list"))],
    }
    return render(request, "pages/link_gone.html", context, status=404)
