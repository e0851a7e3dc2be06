"""Files that participation makes: the dossier of one participant, the list of all, the list for ИСУН."""

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from punte.base.permissions import require
from punte.participation import permissions
from punte.participation.dossiers.packing import Pack, pack_dossier
from punte.participation.isun_list import list_for_isun
from punte.participation.lists import participants
from punte.participation.models import Participation
from punte.people.models import Person
from punte.projects.acting import has_right
from punte.projects.models import Assignment
from punte.records.actions.access import log_access
from punte.records.export_kinds import ExportKind, Made, Making
from punte.records.models import AccessEntry

DOSSIER = "participation.dossier"
GROUP = gettext_lazy("Participants")


def with_everything(rows: "QuerySet[Participation]") -> "QuerySet[Participation]":
    """With what a dossier shows of the person, so that each asks little more."""
    return rows.select_related(
        "operation__consortium", "person__identity", "person__consortium", "consortium", "organisation",
        "sender", "region", "settlement",
    ).prefetch_related("stays", "observations")  # fmt: skip


def make_dossier(job: Making) -> Made:
    """Everything about one participant in one ZIP; kept in the log of who looked at whom."""
    rows = Participation.objects.visible_to(job.by).filter(operation=job.operation)
    found = with_everything(rows).filter(pk=int(job.options["participation"])).first()
    if found is None:
        raise ValidationError(_("This participant is not there any more."))
    require(permissions.may_export_dossier(job.by, job.operation))
    special = has_right(job.by, job.operation, Assignment.Right.SPECIAL)
    with Pack() as pack:
        pack_dossier(pack, found, special=special, folder=f"{found.pk}/")
    persons = [found.person_id] if found.person.state == Person.State.ACTIVE else []
    if persons:
        log_access(by=job.by, person=found.person, occasion=AccessEntry.Occasion.EXPORT, reason="dossier")
    name = _("dossier-%(project)s-%(number)s.zip")
    said = {"project": job.operation.code, "number": found.pk}
    return Made(name % said, "application/zip", pack.path, persons=persons)


EXPORTS = [
    ExportKind(
        code=DOSSIER,
        label=gettext_lazy("Dossier of a participant"),
        formats=["zip"],
        may=permissions.may_export_dossier,
        make=make_dossier,
        listed=False,
    ),
    ExportKind(
        "participation.participants",
        gettext_lazy("List of participants"),
        ("xlsx", "csv"),
        permissions.may_list,
        participants,
        hint=gettext_lazy(
            "All participants you see, in the columns of the import: change it and upload it again."
        ),
        group=GROUP,
    ),
    ExportKind(
        "participation.isun",
        gettext_lazy("List for ИСУН"),
        ("xlsx",),
        permissions.may_make_isun_list,
        list_for_isun,
        hint=gettext_lazy("The 35 columns of the Bulgarian information system, with its own words."),
        group=GROUP,
        languages=("bg",),
    ),
]
