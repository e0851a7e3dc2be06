"""What became of mine: one's own contributions and those one wrote down for others, each with its thread."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from punte.dialogue import contribution_page as said
from punte.dialogue import permissions
from punte.dialogue import survey_page as surveys
from punte.dialogue.actions.co_authors import SIGN
from punte.dialogue.forms.pictures import PictureForm
from punte.dialogue.models import Contribution, ContributionPicture
from punte.dialogue.text_page import passage
from punte.dialogue.views.consultation_doors import announced_or_404, own_or_404
from punte.people.circles import in_consortium
from punte.people.models import Consortium
from punte.people.requests import SignedIn
from punte.projects.crumbs import Crumbs

KEPT = 100


def crumbs(*last: tuple[str, str]) -> Crumbs:
    """The way to a page of one's own contributions."""
    own = (_("What became of mine"), reverse("dialogue:own_list") if last else "")
    return [(_("My page"), reverse("portal:my_page")), own, *last]


@login_required
@require_GET
def index(request: SignedIn) -> HttpResponse:
    """My contributions in every consortium, the newest first; and those I wrote down for others."""
    mine: list[dict[str, Any]] = []
    spoken: list[dict[str, Any]] = []
    for circle in Consortium.objects.order_by("pk"):
        with in_consortium(circle.pk):
            rows = Contribution.objects.written_by(request.user).for_list()
            rows = rows.select_related("consultation__operation", "assisted_by").exclude(kind="reply")
            for one in rows.order_by("-made_at", "-pk")[:KEPT]:
                (spoken if one.assisted_by_id == request.user.pk else mine).append(said.own_row(one))
            for response in surveys.own_rows(request.user, KEPT):
                (spoken if response["spoken"] else mine).append(response)
    context = {"crumbs": crumbs(), "mine": mine, "spoken": spoken}
    return render(request, "dialogue/own/index.html", context)


@login_required
@require_GET
def detail(request: SignedIn, consultation_id: int, contribution_id: int) -> HttpResponse:
    """What became of one of mine, step by step."""
    found = announced_or_404(request, consultation_id)
    return own_page(request, own_or_404(request, found, contribution_id))


def own_page(request: SignedIn, one: Contribution, form: PictureForm | None = None) -> HttpResponse:
    """The page of one of mine; with the form of a picture that was refused."""
    found = one.consultation
    drafted = one.state == Contribution.State.DRAFT
    lasts = found.active(*Contribution.NEEDS[Contribution.Kind(one.kind)]) is not None
    told = one.voice.told if one.assisted_by_id else {}
    context = {
        "crumbs": crumbs((one.own_heading, "")),
        "consultation": found,
        "one": one,
        "row": said.row(one),
        "passage": passage(one),
        "steps": said.became(one),
        "drafted": drafted,
        "may_publish": drafted and lasts,
        "may_edit": one.in_edit_window,
        "may_remove_pictures": one.state not in Contribution.HIDDEN,
        "picture_form": form or _picture_form(one),
        "may_withdraw": one.may_move_to(Contribution.State.WITHDRAWN) and not one.answered_in_public,
        "may_invite": found.active(*SIGN) is not None
        and permissions.may_invite_co_authors(request.user, one),
        "spoken_by": one.voice.name if one.assisted_by_id == request.user.pk else "",
        "contact": told.get("contact", ""),
    }
    return render(request, "dialogue/own/detail.html", context)


def _picture_form(one: Contribution) -> PictureForm | None:
    """To add one more, while the words may be changed and there is room."""
    room = len(one.pictures.all()) < ContributionPicture.MOST
    return PictureForm() if one.in_edit_window and room else None
