"""Load the demonstration: invented people in the five announced projects."""

import json
import os
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection

from punte.portal.demo.load import LONGEST_FIRST, load


class Command(BaseCommand):
    """Through the same actions as the screens; what is loaded already is passed over."""

    help = "Load invented people into the five projects (only into a demonstration)."

    def add_arguments(self, parser: CommandParser) -> None:
        """How many processes, and which projects."""
        parser.add_argument("--processes", type=int, default=min(2, os.cpu_count() or 1))
        parser.add_argument("--project", action="append", choices=LONGEST_FIRST, help="this one only")

    def handle(self, *args: Any, **options: Any) -> None:
        """Load, and say how far we are."""
        if settings.PRODUCTION or (settings.DEMO and not _born_as_demo()):
            raise CommandError("Invented people are loaded only into a demonstration: see `punte demo`.")
        load(self._say, processes=options["processes"], codes=options["project"] or LONGEST_FIRST)

    def _say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()


def _born_as_demo() -> bool:
    """What the database says about itself, in the comment that `punte demo` writes when it makes it."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = current_database()"
        )
        said = cursor.fetchone()[0] or "{}"
    return bool(said.startswith("{") and json.loads(said).get("born") == "demo")
