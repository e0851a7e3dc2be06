"""`manage.py import_esco FILE…`: the Commission's classification of occupations and skills."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from punte.reference.actions.vocabulary import import_esco
from punte.reference.esco_files import Unreadable


class Command(BaseCommand):
    """Reads the zips of CSV files as they are downloaded, any language and edition; may be repeated."""

    help = "Load ESCO from the Commission's downloads: zips of CSV files, any language and edition."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", type=Path, nargs="+")
        parser.add_argument("--edition", default="", help="such as 1.2.0, where the files' names do not tell")

    def handle(self, *args: Any, files: list[Path], edition: str, **options: Any) -> None:
        try:
            sizes = import_esco(files, version=edition, tell=self.stdout.write)
        except Unreadable as error:
            raise CommandError(str(error)) from error
        self.stdout.write(", ".join(f"{number} {what}" for what, number in sizes.items()))
