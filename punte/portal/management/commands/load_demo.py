"""Load the demonstration: invented people in the five announced projects."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from punte.portal.demo.load import load


class Command(BaseCommand):
    """Through the same actions as the screens; what is loaded already is passed over."""

    help = "Load invented people into the five projects (only into a database born as a demonstration)."

    def handle(self, *args: Any, **options: Any) -> None:
        """Load, and say how far we are."""
        if settings.MODE == "production":
            raise CommandError("Invented people are loaded only into a demonstration: see `punte demo`.")
        load(lambda line: self.stdout.write(line, ending="\n"))
