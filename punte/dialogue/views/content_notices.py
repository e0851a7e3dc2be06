"""To give a notice about what somebody wrote, to follow it by its link, to complain about what was decided of it."""

from typing import Any

from allauth.account.adapter import get_adapter
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from punte.dialogue import moderation_page as page
from punte.dialogue.actions.complaints import complain_as_reporter
from punte.dialogue.actions.content_notices import give_notice
from punte.dialogue.forms.moderation import ComplainForm, NoticeForm
from punte.dialogue.links import NOTICE
from punte.dialogue.models import Case, ContentNotice, Contribution, Statement
from punte.dialogue.views.consultation_doors import (
    announced_or_404,
    below,
    form_page,
    link_gone,
    public_crumbs,
    read_or_404,
)
from punte.people.forms.refusals import acted
from punte.people.mail import address


@never_cache
def about_contribution(request: HttpRequest, consultation_id: int, contribution_id: int) -> HttpResponse:
    """A notice about a contribution of whatever kind."""
    found = announced_or_404(request, consultation_id)
    return _give(request, read_or_404(found, contribution_id))


@never_cache
def about_statement(request: HttpRequest, consultation_id: int, statement_id: int) -> HttpResponse:
    """A notice about a statement that is shown."""
    found = announced_or_404(request, consultation_id)
    one = get_object_or_404(
        found.statements.shown().select_related("voice__person__key_holder"), pk=statement_id
    )
    one.consultation = found
    return _give(request, one)


def _give(request: HttpRequest, content: Contribution | Statement) -> HttpResponse:
    user: Any = request.user if request.user.is_authenticated else None
    form = NoticeForm(request.POST or None, guest=user is None)
    made: list[ContentNotice | None] = []

    def act() -> None:
        origin = get_adapter(request).get_client_ip(request)
        made.append(give_notice(by=user, content=content, told=form.told, origin=origin))

    if request.method == "POST" and form.is_valid() and acted(form, act):
        if made and made[0]:
            return redirect(NOTICE.path_of(made[0]))
        messages.success(
            request,
            _(
                "A notice with this address is being looked at already. The link to it was sent there once more."
            ),
        )
        return redirect(content.consultation)
    context = {
        "crumbs": below(content.consultation, (_("Give a notice"), "")),
        "title": _("Give a notice"),
        "lead": _(
            "Does this break the law or a rule of the house? Tell us. A person looks at it, and you hear what was"
            " decided."
        ),
        "verb": _("Send the notice"),
        "form": form,
        "words": str(content.text),
        "language": content.text.source,
        "address": address(content.get_absolute_url()),
        "back_url": content.get_absolute_url(),
    }
    return render(request, "dialogue/content_notices/create.html", context)


by_link = NOTICE.door(link_gone)


@require_GET
@by_link
def followed(request: HttpRequest, signed: str, found: ContentNotice) -> HttpResponse:
    """One's notice: its number, what was told, how far it is, what was decided and what one can do."""
    case = found.case = Case.objects.for_list().get(pk=found.case_id)
    decision = case.decisions.last()
    told = decision is not None and decision.at >= found.made_at
    context = {
        "crumbs": [*public_crumbs()[:2], (_("Your notice"), "")],
        "notice": found,
        "case": case,
        "tone": page.TONES[Case.State(case.state)],
        "steps": _steps(found, case),
        "decision": decision if told else None,
        "complain_url": reverse("dialogue:notice_complain", args=[signed])
        if told
        and decision
        and decision.open_to_complaints
        and not decision.complaints.filter(notice=found).exists()
        else "",
    }
    return render(request, "dialogue/content_notices/followed.html", context)


def _steps(notice: ContentNotice, case: Case) -> list[dict[str, Any]]:
    """What happened since, without names."""
    rows = [
        {
            "on": notice.made_at.date(),
            "text": _("Your notice arrived, and its receipt was confirmed"),
            "state": "done",
        }
    ]
    if case.state == Case.State.REVIEW:
        rows.append({"text": _("A moderator is looking at it"), "state": ""})
    elif case.state in Case.UNDECIDED:
        rows.append({"text": _("It waits for a moderator"), "state": ""})
    for one in case.decisions.all():
        if one.at >= notice.made_at:
            what = str(one.get_outcome_display()).capitalize()
            rows.append(
                {"on": one.at.date(), "text": what, "small": one.get_result_display(), "state": "done"}
            )
    if case.state == Case.State.COMPLAINED:
        rows.append({"text": _("A complaint waits for another moderator"), "state": ""})
    return rows


@by_link
def complain(request: HttpRequest, signed: str, found: ContentNotice) -> HttpResponse:
    """Whoever gave the notice does not agree."""
    found.case = Case.objects.for_list().get(pk=found.case_id)
    back = NOTICE.path_of(found)
    form = ComplainForm(request.POST or None)

    def act() -> None:
        complain_as_reporter(notice=found, why=form.cleaned_data["why"])

    if request.method == "POST" and form.is_valid() and acted(form, act):
        messages.success(request, _("Your complaint has arrived. Another person decides it."))
        return redirect(back)
    return form_page(
        request, form, way=[*public_crumbs()[:2], (_("Your notice"), back), (_("Complain"), "")],
        title=_("Complain about the decision"), verb=_("Send the complaint"), back_url=back,
    )  # fmt: skip
