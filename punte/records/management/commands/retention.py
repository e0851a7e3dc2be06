"""Tell what has outlived its term of keeping, by type, count, rule and day; destroy it only with --apply."""

from typing import Any

import pghistory
from django.core.exceptions import PermissionDenied
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils.translation import gettext as _

from punte.base import clock
from punte.base.rls import set_local
from punte.people.models import User
from punte.projects.models import Operation
from punte.records import permissions, retention
from punte.records.actions.retention import destroy_due


class Command(BaseCommand):
    """Counts and days, never a name."""

    help = "Tell what has outlived its term of keeping; destroy it only with --apply."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--apply", action="store_true", help="destroy what is over, and log it")
        parser.add_argument("--user", metavar="EMAIL", help="in whose name (must protect the project's data)")
        parser.add_argument("--project", metavar="CODE", help="only this project")

    def handle(self, *args: Any, **options: Any) -> None:
        user = User.objects.filter(email=(options.get("user") or "").lower(), is_active=True).first()
        if options["apply"] and user is None:
            raise CommandError(_("Say with --user in whose name things are destroyed."))
        operations = Operation.objects.select_related("consortium").order_by("code")
        if options.get("project"):
            operations = operations.filter(code=options["project"])
        for operation in operations:
            with transaction.atomic():
                set_local(consortium=operation.consortium_id)
                self._tell(operation)
                if options["apply"] and user and permissions.may_protect(user, operation):
                    self._destroy(operation, user)

    def _tell(self, operation: Operation) -> None:
        today = clock.today(operation.zone)
        self.stdout.write(operation.code)
        for line in retention.due_in(operation, today):
            until = line.kept_until.isoformat() if line.kept_until else _("not known yet")
            due = _("over") if line.is_over(today) else ""
            name = f"{line.name}, {line.word}" if line.word else line.name
            self.stdout.write(f"  {line.count:>8}  {until:<14}{due:<8}{name}  ({line.source})")

    def _destroy(self, operation: Operation, user: User) -> None:
        try:
            with pghistory.context(user=user.pk):
                made = destroy_due(by=user, operation=operation)
        except PermissionDenied as refusal:
            raise CommandError(_("%(name)s may not destroy here.") % {"name": user.email}) from refusal
        for row in made:
            self.stdout.write(f"  {row.count:>8}  {_('destroyed')}: {row.rule} {row.kind}")
