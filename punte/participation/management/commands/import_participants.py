"""`manage.py import_participants FILE --project CODE`: the same steps as on the screen, for long lists."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

import pghistory
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from punte.base.formats import number
from punte.base.rls import set_local
from punte.organisations.models import Organisation, Role
from punte.participation.actions import imports
from punte.participation.importing import files, preview, reasons
from punte.participation.importing.layout import layout_for
from punte.participation.models import ImportBatch, ImportRow
from punte.people.models import User
from punte.projects.acting import organisations
from punte.projects.models import Assignment, Operation

_SHOWN = 20


class Command(BaseCommand):
    """Checks a list and says what it would do; writes only when asked to."""

    help = "Check a list of participants (XLSX or CSV); with --apply, write it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--project", required=True, help="code of the project")
        parser.add_argument(
            "--user", help="e-mail of the user in whose name; else a manager of the lead partner"
        )
        parser.add_argument("--dry-run", action="store_true", help="check, show, keep nothing")
        parser.add_argument("--apply", action="store_true", help="write the rows that have no problem")

    def handle(self, *args: Any, file: Path, project: str, **options: Any) -> None:
        operation = Operation.objects.select_related("consortium").filter(code=project).first()
        if operation is None:
            raise CommandError(_("There is no project %(code)s.") % {"code": project})
        user = _user(operation, options["user"])
        try:
            with pghistory.context(user=user.pk):
                batch = self._checked(operation, user, Path(file))
                self._tell(batch)
                self._finish(batch, user, dry_run=options["dry_run"], apply=options["apply"])
        except PermissionDenied as refusal:
            raise CommandError(_("%(name)s may not import here.") % {"name": user.email}) from refusal
        except ValidationError as refusal:
            raise CommandError(" ".join(refusal.messages)) from refusal
        if batch.with_problems:
            sentence = ngettext("%(n)s row has problems.", "%(n)s rows have problems.", batch.with_problems)
            raise CommandError(sentence % {"n": number(batch.with_problems)})

    def _checked(self, operation: Operation, user: User, file: Path) -> ImportBatch:
        try:
            size = file.stat().st_size
            content = file.read_bytes() if size <= files.LARGEST else b""
        except OSError as error:
            raise CommandError(f"{file}: {error.strerror}") from error
        if size > files.LARGEST:
            raise CommandError(reasons.file_reason(files.FileRefused("too_big")))
        with transaction.atomic():
            set_local(consortium=operation.consortium_id, user=user.pk)
            batch = imports.upload_import(
                by=user,
                operation=operation,
                organisation=_partner(operation, user),
                name=file.name,
                content=content,
            )
        imports.check_import(by=user, batch=batch)
        return _fresh(batch)

    def _tell(self, batch: ImportBatch) -> None:
        if batch.state == ImportBatch.State.REFUSED:
            raise CommandError(reasons.refusal_reason(batch.refusal))
        for word, count in (
            (_("to add"), batch.to_add),
            (_("to update"), batch.to_update),
            (_("unchanged"), batch.unchanged),
            (_("with problems"), batch.with_problems),
            (_("incomplete for the indicators"), batch.incomplete),
        ):
            self.stdout.write(f"{count:>9}  {word}")
        for line in _first_problems(batch):
            self.stdout.write(f"{line.row:>9}  {line.column}: {line.value or '–'}: {line.reason}")

    def _finish(self, batch: ImportBatch, user: User, *, dry_run: bool, apply: bool) -> None:
        if dry_run:
            with transaction.atomic():
                set_local(consortium=batch.consortium_id, user=user.pk)
                imports.discard_import(by=user, batch=batch)
        elif apply and (batch.to_add or batch.to_update):
            imports.apply_import(by=user, batch=batch)
            self.stdout.write(_("Applied."))
        elif not apply:
            self.stdout.write(_("Nothing is written yet: apply it on its page, or here with --apply."))


def _fresh(batch: ImportBatch) -> ImportBatch:
    with transaction.atomic():
        set_local(consortium=batch.consortium_id)
        rows = ImportBatch.objects.select_related("operation", "consortium").defer("sealed_file")
        return rows.get(pk=batch.pk)


def _first_problems(batch: ImportBatch) -> list[preview.Line]:
    with transaction.atomic():
        set_local(consortium=batch.consortium_id)
        rows = (
            batch.rows.filter(plan=ImportRow.Plan.PROBLEM).order_by("number").defer("sealed_before")[:_SHOWN]
        )
        lines, doubts = preview.problems_of(batch, list(rows), layout_for(batch.operation.indicator_set))
    told = [preview.Line(d.row.number, d.name, "", reasons.row_reason({"code": "spelling"})) for d in doubts]
    return sorted([*lines, *told], key=lambda line: line.row)[:_SHOWN]


def _user(operation: Operation, email: str | None) -> User:
    """Whom the command acts for."""
    if email:
        user = User.objects.filter(email=email.strip().lower(), is_active=True).first()
        if user is None:
            raise CommandError(_("There is no user %(email)s.") % {"email": email})
        return user
    lead = operation.partnerships.get(role="lead").organisation_id
    steering = Assignment.objects.filter(
        operation=operation,
        role__role=Role.Kind.MANAGER,
        role__organisation=lead,
        until=None,
        role__user__is_active=True,
    )
    assignment = steering.select_related("role__user").order_by("pk").first()
    if assignment is None:
        raise CommandError(_("Nobody manages this project yet: name somebody with --user."))
    return assignment.role.user


def _partner(operation: Operation, user: User) -> Organisation:
    """The user's own partner, else the lead partner."""
    own = organisations(user, operation)
    partners = list(operation.partnerships.select_related("organisation").order_by("pk"))
    return next((p.organisation for p in partners if p.organisation_id in own), partners[0].organisation)
