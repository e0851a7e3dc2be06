"""Pictures in contributions: added and taken away on one's own page; one picture as its readers are shown it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from punte.dialogue.actions.pictures import add_picture, open_picture, remove_picture
from punte.dialogue.forms.pictures import PictureForm
from punte.dialogue.models import Consultation, Contribution, ContributionPicture
from punte.dialogue.moderation_permissions import may_look
from punte.dialogue.views.consultation_doors import announced_or_404, own_or_404
from punte.dialogue.views.own_contributions import own_page
from punte.people.forms.refusals import acted
from punte.people.requests import SignedIn
from punte.records.downloads import as_file

State = Contribution.State


@login_required
@require_POST
def add(request: SignedIn, consultation_id: int, contribution_id: int) -> HttpResponse:
    """Add one; refused, the page comes back with what was typed, and the file is chosen once more."""
    found = announced_or_404(request, consultation_id)
    one = own_or_404(request, found, contribution_id)
    form = PictureForm(request.POST, request.FILES)
    if form.is_valid() and acted(form, lambda: add_picture(by=request.user, contribution=one, **form.told)):
        messages.success(request, _("The picture stands beside your words."))
        return redirect("dialogue:own_detail", found.pk, one.pk)
    return own_page(request, one, form)


@login_required
@require_POST
def remove(request: SignedIn, consultation_id: int, contribution_id: int, picture_id: int) -> HttpResponse:
    """Take one away, with its file; on the second click it is gone already."""
    found = announced_or_404(request, consultation_id)
    one = own_or_404(request, found, contribution_id)
    picture = one.pictures.filter(pk=picture_id).first()
    try:
        if picture:
            remove_picture(by=request.user, picture=picture)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        messages.success(request, _("The picture is gone, with its file."))
    return redirect("dialogue:own_detail", found.pk, one.pk)


@require_GET
def picture(
    request: HttpRequest, consultation_id: int, contribution_id: int, picture_id: int
) -> HttpResponse:
    """One picture, in the size of a list with `small`, for who reads the words it belongs to."""
    found = announced_or_404(request, consultation_id)
    rows = ContributionPicture.objects.select_related("consortium", "contribution")
    one = get_object_or_404(rows, contribution=contribution_id, pk=picture_id)
    if one.contribution.consultation_id != found.pk or not _shown(request, found, one.contribution):
        raise Http404
    try:
        content = open_picture(picture=one, small="small" in request.GET)
    except FileNotFoundError as gone:
        raise Http404 from gone
    response = as_file(content, one.content_type, "picture")
    response["Content-Disposition"] = "inline"
    return response


def _shown(request: HttpRequest, consultation: Consultation, one: Contribution) -> bool:
    """As its words: to everybody here; a draft to who wrote it; what is hidden to who moderates, and to its author with
    the reasons; what is removed or taken back, to nobody."""
    if one.state in Contribution.READ:
        return True
    if one.state not in (State.DRAFT, State.BLOCKED) or not request.user.is_authenticated:
        return False
    if one.state == State.BLOCKED and may_look(request.user, consultation):
        return True
    return Contribution.objects.written_by(request.user).filter(pk=one.pk).exists()
