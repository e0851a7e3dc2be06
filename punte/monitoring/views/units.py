"""A drawn unit: the papers of the person or the fact beside the checklist. Opening it is logged."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from punte.base.permissions import require
from punte.monitoring import audit_page, permissions
from punte.monitoring.actions.findings import review_unit
from punte.monitoring.auditing import person_of
from punte.monitoring.checklists import checklist
from punte.monitoring.forms.audits import ChecklistForm
from punte.monitoring.models import Audit, Review, Sample, SampleUnit
from punte.monitoring.views.audits import audit_or_404, crumbs
from punte.participation.models import Participation
from punte.participation.page import participant_page
from punte.people.models import Person, User
from punte.people.requests import SignedIn
from punte.records.actions.access import log_access
from punte.records.models import AccessEntry, Evidence, Fact


def unit_or_404(request: SignedIn, audit: Audit, unit_id: int) -> SampleUnit:
    """The drawn unit of this address, as far as the reader may see."""
    rows = SampleUnit.objects.visible_to(request.user).filter(sample__audit=audit)
    unit = get_object_or_404(rows.select_related("sample", "organisation"), pk=unit_id)
    unit.sample.audit = audit
    return unit


@login_required
def unit(request: SignedIn, code: str, number: int, unit_id: int) -> HttpResponse:
    """The papers and the checklist of one drawn unit."""
    audit = audit_or_404(request, code, number)
    found = unit_or_404(request, audit, unit_id)
    person = person_of(found)
    gone = person is not None and person.state == Person.State.ERASED
    if person and not gone:
        log_access(by=request.user, person=person, occasion=AccessEntry.Occasion.FILE)
    form = _form(request, audit, found, gone)
    if request.method == "POST":
        require(permissions.may_audit(request.user, audit.operation))
        if form.is_valid() and _saved(request, found, form):
            return redirect(_after(request, audit, found))
    label = audit_page.unit_label(found, person.pk if person else None)
    context = {
        "crumbs": crumbs(audit.operation, (audit.title, audit.get_absolute_url()), (label, "")),
        "operation": audit.operation,
        "audit": audit,
        "unit": found,
        "title": label if gone or not person else person.full_name,
        "label": label,
        "gone": gone,
        "form": form,
        "review": Review.objects.filter(unit=found).select_related("by").first(),
        "writes": permissions.may_audit(request.user, audit.operation) and not (gone or audit.is_closed),
        "findings": [f for f in audit_page.findings(request.user, audit) if f["finding"].unit_id == found.pk],
        "facts": _facts(found),
        **_around(request, audit, found),
        **({} if gone else _papers(request.user, audit, found)),
    }
    return render(request, "monitoring/audits/unit.html", context)


def _form(request: SignedIn, audit: Audit, found: SampleUnit, gone: bool) -> ChecklistForm:
    review = Review.objects.filter(unit=found).first()
    answers = review.answers if review else {}
    initial: dict[str, Any] = {"version": review.version if review else 0}
    for point, answer in answers.items():
        initial |= {f"{point}-{part}": text for part, text in answer.items()}
    writes = permissions.may_audit(request.user, audit.operation) and not (audit.is_closed or gone)
    # Somebody who types after the closing is told so, and keeps the words.
    data = request.POST if request.method == "POST" else None
    return ChecklistForm(
        data,
        initial=initial,
        points=checklist(found.sample.what),
        closed=not writes and data is None,
        use_required_attribute=False,
    )


def _saved(request: SignedIn, found: SampleUnit, form: ChecklistForm) -> bool:
    version = form.cleaned_data["version"]
    try:
        review_unit(by=request.user, unit=found, answers=form.answers, version=version)
    except ValidationError as refusal:
        form.add_error(None, refusal)
        return False
    messages.success(request, _("The checklist is saved."))
    return True


def _after(request: SignedIn, audit: Audit, found: SampleUnit) -> str:
    """The next unit of the sample where one asked for it, else this page."""
    if "next" not in request.POST:
        return request.path
    return _around(request, audit, found)["next_url"] or audit.get_absolute_url()


def _around(request: SignedIn, audit: Audit, found: SampleUnit) -> dict[str, str]:
    """The ways to the units before and after, as far as the reader sees them."""
    near = dict(
        SampleUnit.objects.visible_to(request.user)
        .filter(sample=found.sample, position__in=(found.position - 1, found.position + 1))
        .values_list("position", "pk")
    )
    ways = {"previous_url": near.get(found.position - 1), "next_url": near.get(found.position + 1)}
    return {name: audit_page.url(audit, "audit_unit", pk) if pk else "" for name, pk in ways.items()}


def _facts(found: SampleUnit) -> list[tuple[str, str]]:
    told = [(_("In the sample"), f"{found.position} / {found.sample.size}")]
    if found.organisation:
        told.append((_("Partner"), found.organisation.name))
    return told


def _papers(user: User, audit: Audit, found: SampleUnit) -> dict[str, Any]:
    if found.sample.what == Sample.What.FACT:
        return _of_fact(audit, found)
    rows = Participation.objects.visible_to(user).filter(operation=audit.operation, pk=found.unit)
    related = (
        "operation__consortium",
        "person__identity",
        "person__consortium",
        "organisation",
        "consortium",
    )
    participation = rows.select_related(*related).first()
    if participation is None or participation.person.state == Person.State.RESTRICTED:
        return {}
    stays = participation.stays.filter(struck=False)
    seen = participation.observations.filter(struck=False)
    return participant_page(user, participation) | {
        "facts": _facts(found),
        "works": False,
        "stays": list(stays),
        "observations": list(seen),
    }


def _of_fact(audit: Audit, found: SampleUnit) -> dict[str, Any]:
    fact = Fact.objects.select_related("by", "organisation", "entity", "activity", "person").get(
        pk=found.unit
    )
    rests = fact.person is not None and fact.person.state == Person.State.RESTRICTED
    papers = Evidence.objects.none() if rests else Evidence.objects.filter(fact=fact)
    participation = Participation.objects.filter(operation=audit.operation, person=fact.person_id).first()
    return {
        "fact": fact,
        "fact_url": reverse("monitoring:fact_detail", args=[audit.operation.code, fact.pk]),
        "struck": Fact.objects.filter(strikes=fact).exists(),
        "participation": participation if fact.person_id else None,
        "papers": papers.select_related("document", "by").order_by("-at", "-pk"),
    }
