"""`manage.py import_ekatte FILE`: Bulgaria's settlements from the national list."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from punte.reference.actions.places import import_ekatte


class Command(BaseCommand):
    """Reads a CSV with the columns ekatte, name, oblast, municipality, kind."""

    help = "Load Bulgaria's settlements from a CSV with the columns ekatte, name, oblast, municipality, kind."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        try:
            count = import_ekatte(file)
        except (OSError, KeyError, ValueError) as error:
            raise CommandError(f"{file}: {error}") from error
        self.stdout.write(f"{count} settlements loaded")
