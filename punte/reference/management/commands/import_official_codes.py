"""`manage.py import_official_codes cor|nkpd FILE`: a national list of occupations with its mapping to ESCO."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from punte.reference.actions.official_codes import import_official_codes
from punte.reference.esco_files import Unreadable
from punte.reference.models import OfficialCode


class Command(BaseCommand):
    """Reads a table with the columns code, label, escoUri, relation; ESCO comes first."""

    help = "Load COR or НКПД from a table with the columns code, label, escoUri, relation."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("scheme", choices=OfficialCode.Scheme.values)
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, scheme: str, file: Path, **options: Any) -> None:
        try:
            stored, passed = import_official_codes(file, scheme)
        except Unreadable as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{stored} mappings stored, {passed} passed over: their concept is not imported")
