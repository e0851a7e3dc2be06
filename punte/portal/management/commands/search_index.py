"""Compare the index of the search with the truth, and write it again where asked."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from punte.portal.search_index import check

_SHOWN = 20


class Command(BaseCommand):
    """`manage.py search_index [--rebuild]`; the exit code is 1 while anything is wrong."""

    help = "Compares the index of the search with the truth."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--rebuild", action="store_true", help="write what is wrong again")

    def handle(self, *args: Any, rebuild: bool, **options: Any) -> None:
        """Names the rows by kind and number, never by their words."""
        faults = list(check(rebuild=rebuild))
        for fault in faults[:_SHOWN]:
            self.stdout.write(f"{fault.what.upper()} {fault.kind} {fault.key}")
        if rebuild:
            self.stdout.write(f"{len(faults)} row(s) written again.")
        elif faults:
            raise CommandError(f"{len(faults)} row(s) of the search are not as they should be.")
        else:
            self.stdout.write("The search finds what there is: every row is as it should be.")
