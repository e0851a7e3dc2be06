"""A training provider in a project: one page over all its courses, hours of its trainers, registers of certificates."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from punte.base.permissions import require
from punte.base.tables import CONTENT_TYPES, FORMATS
from punte.learning import permissions
from punte.learning.models import Enrolment, Offering
from punte.learning.provider_page import provider_page, trainer_file, trainer_heads
from punte.learning.register import as_pdf, as_table, entries
from punte.learning.views.doors import crumbs, offering_or_404
from punte.organisations.models import Organisation
from punte.people.requests import SignedIn
from punte.projects.doors import operation_or_404
from punte.projects.models import Operation
from punte.records.actions.access import log_many
from punte.records.downloads import as_file
from punte.records.models import AccessEntry


def _provider_or_404(request: SignedIn, code: str, organisation_id: int) -> tuple[Operation, Organisation]:
    operation = operation_or_404(request, code)
    rows = Organisation.objects.filter(partnerships__operation=operation)
    provider = get_object_or_404(rows, pk=organisation_id)
    require(permissions.may_read_provider(request.user, operation, provider.pk))
    return operation, provider


@login_required
@require_GET
def detail(request: SignedIn, code: str, organisation_id: int) -> HttpResponse:
    """Its cohorts, who sent people, who is at risk, results and hours. Seeing names is logged."""
    operation, provider = _provider_or_404(request, code, organisation_id)
    context = provider_page(request.user, operation, provider)
    log_many(by=request.user, persons=context["persons"], occasion=AccessEntry.Occasion.LIST)
    url = reverse("learning:trainer_hours", args=[code, provider.pk, "xlsx"])
    context |= {
        "crumbs": crumbs(operation, (provider.name, "")),
        "sender_heads": [_("Sending organisation"), _("Enrolled"), _("Completed"), _("Certified"), _("Left")],
        "trainer_heads": trainer_heads(),
        "hours_url": url if context["trainers"] else "",
    }
    return render(request, "learning/providers/detail.html", context)


@login_required
@require_GET
def hours(request: SignedIn, code: str, organisation_id: int, table_format: str) -> HttpResponse:
    """The hours of the trainers, planned and held, month by month, as a file."""
    operation, provider = _provider_or_404(request, code, organisation_id)
    if table_format not in FORMATS:
        raise Http404
    rows = Offering.objects.visible_to(request.user).filter(
        operation=operation, programme__organisation=provider
    )
    name = f"{_('Hours of trainers')} {operation.code}.{table_format}"
    return as_file(trainer_file(rows, table_format), CONTENT_TYPES[table_format], name)


@login_required
@require_GET
def register(request: SignedIn, code: str, offering_id: int, register_format: str) -> HttpResponse:
    """The register of a course's certificates as a spreadsheet or to print; each person in it is logged as exported."""
    offering = offering_or_404(request, code, offering_id)
    require(permissions.may_make_register(request.user, offering))
    if register_format not in ("xlsx", "pdf"):
        raise Http404
    national = permissions.may_read_numbers(request.user, offering)
    rows = Enrolment.objects.visible_to(request.user).filter(offering=offering).for_list()
    learners = list(rows.select_related("person__nationalnumber") if national else rows)
    for learner in learners:
        learner.offering = offering
    found = entries(offering, learners, national=national)
    log_many(by=request.user, persons=[e.person for e in learners], occasion=AccessEntry.Occasion.EXPORT)
    name = f"{_('Register')} {offering.operation.code}-{offering.pk}.{register_format}"
    if register_format == "xlsx":
        return as_file(as_table(offering, found), CONTENT_TYPES["xlsx"], name)
    return as_file(as_pdf(offering, found, request.user.language), "application/pdf", name)
