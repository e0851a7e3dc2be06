"""Sign credentials with a new generation of a consortium's key."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from punte.base.rls import set_local
from punte.learning.actions.certificates import rotate_key
from punte.people.models import Consortium


class Command(BaseCommand):
    """What earlier generations signed still verifies."""

    help = "Sign credentials with a new generation of a consortium's key."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("consortium", help="the consortium's short name")

    def handle(self, *args: Any, **options: Any) -> None:
        consortium = Consortium.objects.filter(slug=options["consortium"]).first()
        if consortium is None:
            raise CommandError(f"There is no consortium {options['consortium']}.")
        with transaction.atomic():
            set_local(consortium=consortium.pk)
            key = rotate_key(consortium)
        self.stdout.write(f"{consortium.slug}: generation {key.number} signs from now on")
