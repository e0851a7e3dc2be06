"""`manage.py load_vocabulary`: the occupations and skills that ship with Punte."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from punte.reference.actions.vocabulary import load_starter, load_starter_where_none


class Command(BaseCommand):
    """May be repeated; with `--where-none` it leaves a vocabulary that is there as it is."""

    help = "Load or refresh the occupations and skills that ship with Punte."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--where-none", action="store_true", help="only where there is no vocabulary yet")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["where_none"]:
            load_starter_where_none()
            return
        sizes = load_starter()
        self.stdout.write(", ".join(f"{number} {what}" for what, number in sizes.items()))
