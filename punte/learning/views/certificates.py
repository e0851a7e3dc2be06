"""Results and certificates of a course: issuing, one certificate, taking it along, changing its state."""

import json
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from punte.base import formats
from punte.base.permissions import require
from punte.learning import permissions
from punte.learning.actions import certificates as actions
from punte.learning.actions.commissions import record_commission
from punte.learning.europass import europass as as_europass
from punte.learning.feedback_page import summary
from punte.learning.forms.certificates import CommissionForm, IssueForm, ReasonForm
from punte.learning.gains import gains
from punte.learning.models import Certificate, Enrolment, Issuing, Offering
from punte.learning.views.doors import (
    acted,
    certificate_or_404,
    form_page,
    offering_crumbs,
    offering_or_404,
    sure_page,
)
from punte.people.models import Person
from punte.people.requests import SignedIn
from punte.records import vault
from punte.records.actions.access import log_access, log_many
from punte.records.downloads import as_download, as_file
from punte.records.models import AccessEntry

State = Certificate.State
TONES = {State.ISSUED: "success", State.SUSPENDED: "warning", State.REVOKED: "danger"}


@login_required
def index(request: SignedIn, code: str, offering_id: int) -> HttpResponse:
    """Who may be certified, who has been; issuing to all at once."""
    offering = offering_or_404(request, code, offering_id)
    issues = permissions.may_issue(request.user, offering)
    counts = issues or permissions.may_manage(request.user, offering)
    form = IssueForm(request.POST or None, initial={"language": offering.language}) if issues else None
    if request.method == "POST":
        require(issues)
    if form and form.is_valid() and acted(form, lambda: _start(request, offering, form)):
        return redirect("learning:certificate_list", code, offering_id)
    rows = Certificate.objects.visible_to(request.user).filter(enrolment__offering=offering)
    found = list(rows.select_related("operation", "person__identity", "person__consortium"))
    log_many(by=request.user, persons=[c.person for c in found], occasion=AccessEntry.Occasion.LIST)
    ready, attended = (len(actions.ready(offering, k)) if counts else 0 for k in Certificate.Kind.values)
    running = offering.issuings.order_by("-pk").first()
    context = {
        "crumbs": offering_crumbs(offering, (_("Results and certificates"), "")),
        "offering": offering,
        "operation": offering.operation,
        "form": form,
        "job": _job(offering, running),
        "rows": [{"it": c, "tone": TONES.get(State(c.state), "neutral")} for c in found],
        "counts": counts,
        "ready": ready,
        "attended": attended,
        "revoked": sum(c.state == State.REVOKED for c in found) if issues else 0,
        "some": ready or attended or request.method == "POST",
        "gains": gains(offering),
        "registers": _registers(request, offering),
        "gain_url": reverse("learning:gain_detail", args=[code, offering_id])
        if permissions.may_manage(request.user, offering)
        else "",
        "commission_url": reverse("learning:commission_create", args=[code, offering_id])
        if permissions.may_decide(request.user, offering) and offering.programme.as_rule().commission
        else "",
    }
    return render(request, "learning/certificates/index.html", context)


def _registers(request: SignedIn, offering: Offering) -> list[tuple[str, str]]:
    if not permissions.may_make_register(request.user, offering):
        return []
    args = [offering.operation.code, offering.pk]
    words = {"xlsx": _("Register (XLSX)"), "pdf": _("Register to sign (PDF)")}
    return [(word, reverse("learning:register_download", args=[*args, kind])) for kind, word in words.items()]


def _start(request: SignedIn, offering: Offering, form: IssueForm) -> None:
    told = {k: form.cleaned_data[k] for k in ("kind", "language")}
    actions.start_issuing(by=request.user, offering=offering, base_url=_base(request), **told)


def _base(request: SignedIn) -> str:
    return request.build_absolute_uri("/").rstrip("/")


def _job(offering: Offering, issuing: Issuing | None) -> dict[str, Any] | None:
    if issuing is None:
        return None
    words = {
        Issuing.State.DONE: _("Done: the certificates stand below."),
        Issuing.State.FAILED: _(
            "Some could not be issued: something was missing meanwhile. Start again to see."
        ),
    }
    return {
        "title": _("Certificates are being issued") if issuing.running else _("Certificates"),
        "text": str(words.get(Issuing.State(issuing.state), "")),
        "done": issuing.done,
        "total": issuing.total,
        "running": issuing.running,
        "url": reverse("learning:issuing_progress", args=[offering.operation.code, offering.pk]),
    }


@login_required
def progress(request: SignedIn, code: str, offering_id: int) -> HttpResponse:
    """How far the issuing is."""
    offering = offering_or_404(request, code, offering_id)
    issuing = offering.issuings.order_by("-pk").first()
    if issuing is None:
        raise Http404
    job = _job(offering, issuing)
    response = render(request, "components/_job.html", {"job": job})
    if job and not job["running"]:
        response["HX-Refresh"] = "true"  # what was made stands in the list below
    return response


@login_required
def detail(request: SignedIn, code: str, certificate_id: int) -> HttpResponse:
    """One certificate. The look is logged."""
    found = certificate_or_404(request, code, certificate_id)
    log_access(by=request.user, person=found.person, occasion=AccessEntry.Occasion.FILE)
    offering = found.enrolment.offering
    listed = reverse("learning:certificate_list", args=[code, offering.pk])
    context = {
        "crumbs": offering_crumbs(offering, (_("Results and certificates"), listed), (found.full_number, "")),
        "certificate": found,
        "facts": _facts(found),
        "tone": TONES.get(State(found.state), "neutral"),
        "ways": _ways(found) if permissions.may_change_certificate(request.user, found) else [],
        "opens": permissions.may_open_certificate(request.user, found),
        "check_url": found.check_path(),
        "older": found.replaces,
        "newer": Certificate.objects.filter(replaces=found).select_related("operation").first(),
        "shows": permissions.may_show_name(request.user, found.enrolment),
    }
    return render(request, "learning/certificates/detail.html", context)


def _facts(found: Certificate) -> list[tuple[Any, ...]]:
    rows: list[tuple[Any, ...]] = [
        (_("State"), found.get_state_display()),
        (_("Person"), found.person.full_name, found.enrolment.get_absolute_url()),
        (_("Kind"), found.get_kind_display()),
        (_("Issued on"), formats.day(found.issued_on, "long")),
        (_("Issued by"), found.issued_by.name),
    ]
    if found.reason:
        rows.append((_("Why"), found.get_reason_display()))
    return rows


STEPS: dict[str, tuple[str, Any, Any]] = {
    "suspend": (State.SUSPENDED, gettext_lazy("Suspend"), gettext_lazy("Hold this certificate?")),
    "reinstate": (State.ISSUED, gettext_lazy("Make it valid again"), gettext_lazy("Make it valid again?")),
    "reissue": (State.SUPERSEDED, gettext_lazy("Issue anew"), gettext_lazy("Issue this certificate anew?")),
    "revoke": (State.REVOKED, gettext_lazy("Revoke"), gettext_lazy("Revoke this certificate?")),
    "again": (
        "",
        gettext_lazy("Issue another one"),
        gettext_lazy("Issue another certificate to this person?"),
    ),
}
POINTS = {
    "suspend": gettext_lazy(
        "The public check says at once that it is suspended. It can be made valid again."
    ),
    "reinstate": gettext_lazy("The public check says that it is valid."),
    "reissue": gettext_lazy(
        "A new certificate with a new number is made; this one says that it was replaced."
    ),
    "revoke": gettext_lazy("The public check says that it is revoked, for good. It is counted no longer."),
    "again": gettext_lazy("This one stays revoked. The person must have all that the rule asks for today."),
}


def _ways(found: Certificate) -> list[dict[str, Any]]:
    return [
        {
            "verb": word,
            "url": reverse("learning:certificate_move", args=[found.operation.code, found.pk, name]),
        }
        for name, (state, word, _question) in STEPS.items()
        if (found.may_move_to(state) if state else _may_have_another(found))
    ]


def _may_have_another(found: Certificate) -> bool:
    standing = Certificate.objects.standing().filter(enrolment=found.enrolment_id, kind=found.kind)
    return found.state == State.REVOKED and not standing.exists()


@login_required
def move(request: SignedIn, code: str, certificate_id: int, certificate_step: str) -> HttpResponse:
    """Ask first, then suspend, make valid again, issue anew or revoke."""
    found = certificate_or_404(request, code, certificate_id)
    step = certificate_step
    require(permissions.may_change_certificate(request.user, found))
    if step not in STEPS:
        raise Http404
    form = None if step in ("reinstate", "again") else ReasonForm(request.POST or None, step=step)
    if request.method == "POST" and (form is None or form.is_valid()) and _moved(request, found, step, form):
        shown = _newer(found) or found
        messages.success(request, _("Done: %(state)s.") % {"state": shown.get_state_display()})
        return redirect(shown.get_absolute_url())
    _state, verb, question = STEPS[step]
    return sure_page(
        request,
        form,
        way=offering_crumbs(
            found.enrolment.offering, (found.full_number, found.get_absolute_url()), (str(verb), "")
        ),
        title=question,
        text=found.full_number,
        points=[POINTS[step]],
        verb=verb,
        tone="danger" if step == "revoke" else "accent",
        back_url=found.get_absolute_url(),
    )


def _newer(found: Certificate) -> Certificate | None:
    """What was made in the place of this one, or after it was revoked."""
    replaced = Certificate.objects.filter(replaces=found).select_related("operation").first()
    return replaced or (
        Certificate.objects.standing()
        .filter(enrolment=found.enrolment_id, kind=found.kind)
        .exclude(pk=found.pk)
        .select_related("operation")
        .first()
    )


def _moved(request: SignedIn, found: Certificate, step: str, form: ReasonForm | None) -> bool:
    by, reason = request.user, form.cleaned_data["reason"] if form else ""
    acts = {
        "suspend": lambda: actions.suspend_certificate(by=by, certificate=found, reason=reason),
        "reinstate": lambda: actions.reinstate_certificate(by=by, certificate=found),
        "revoke": lambda: actions.revoke_certificate(by=by, certificate=found, reason=reason),
        "again": lambda: actions.issue_certificate(
            by=by,
            enrolment=found.enrolment,
            kind=found.kind,
            language=found.language,
            base_url=_base(request),
        ),
        "reissue": lambda: actions.reissue_certificate(
            by=by, certificate=found, reason=reason, base_url=_base(request)
        ),
    }
    if form:
        return acted(form, acts[step])
    try:
        acts[step]()
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return False
    return True


@login_required
def download(request: SignedIn, code: str, certificate_id: int) -> HttpResponse:
    """The paper; the download is logged."""
    found = certificate_or_404(request, code, certificate_id)
    require(permissions.may_open_certificate(request.user, found))
    return paper_of(request, found)


def paper_of(request: SignedIn, found: Certificate) -> HttpResponse:
    """The PDF as a file to save; gone once the person was erased."""
    log_access(by=request.user, person=found.person, occasion=AccessEntry.Occasion.DOCUMENT)
    if found.document.state != found.document.State.ACCEPTED:
        raise Http404
    content = vault.load(found.document.consortium, found.document.file_name)
    return as_download(found.document, content)


@login_required
def europass(request: SignedIn, code: str, certificate_id: int) -> HttpResponse:
    """The certificate as Europass reads it; the download is logged."""
    found = certificate_or_404(request, code, certificate_id)
    require(permissions.may_open_certificate(request.user, found))
    return europass_of(request, found)


def europass_of(request: SignedIn, found: Certificate) -> HttpResponse:
    """JSON-LD of the European Learning Model as a file to save; gone once the person was erased, or while their file
    rests, and where the certificate is not valid."""
    if found.state != State.ISSUED or found.person.state != Person.State.ACTIVE or not found.sealed:
        raise Http404
    log_access(by=request.user, person=found.person, occasion=AccessEntry.Occasion.DOCUMENT)
    name = found.person.unseal(bytes(found.sealed), actions.SEALED)["name"]
    issuer = found.enrolment.offering.programme.organisation
    told = as_europass(found, name=name, issuer=issuer, base_url=_base(request))
    content = json.dumps(told, ensure_ascii=False, indent=1).encode()
    return as_file(content, "application/ld+json", f"{found.full_number}-europass.json")


@login_required
def commission(request: SignedIn, code: str, offering_id: int) -> HttpResponse:
    """Write what the examination commission decided."""
    offering = offering_or_404(request, code, offering_id)
    require(permissions.may_decide(request.user, offering))
    learners = list(
        Enrolment.objects.visible_to(request.user)
        .filter(offering=offering, state=Enrolment.State.ENROLLED)
        .for_list()
    )
    form = CommissionForm(request.POST or None, request.FILES or None, learners=learners)
    url = reverse("learning:certificate_list", args=[code, offering_id])
    if form.is_valid() and acted(
        form, lambda: record_commission(by=request.user, offering=offering, **form.told)
    ):
        messages.success(request, _("The decision is kept with its minutes."))
        return redirect(url)
    log_many(by=request.user, persons=[e.person for e in learners], occasion=AccessEntry.Occasion.LIST)
    return form_page(
        request,
        form,
        way=offering_crumbs(offering, (_("Results and certificates"), url), (_("Commission"), "")),
        title=_("What the commission decided"),
        verb=_("Save"),
        back_url=url,
    )


@login_required
def feedback(request: SignedIn, code: str, offering_id: int) -> HttpResponse:
    """What the cohort thought, summed up; no answer names anybody."""
    offering = offering_or_404(request, code, offering_id)
    require(permissions.may_read_feedback(request.user, offering))
    context = {"crumbs": offering_crumbs(offering, (_("Feedback"), "")), "offering": offering}
    return render(request, "learning/offerings/feedback.html", context | summary(offering))
