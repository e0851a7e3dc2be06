"""`manage.py load_definitions`: everything that ships as data, loaded or refreshed."""

from typing import Any

from django.core.management.base import BaseCommand

from punte.monitoring.actions.targets import load_projects
from punte.reference.actions.coordinates import load_bulgarian_towns, load_coordinates
from punte.reference.actions.places import load_regions, load_romanian_settlements


class Command(BaseCommand):
    """Regions, settlements, the five projects with their targets."""

    help = "Load regions, settlements and the projects' definition files."

    def handle(self, *args: Any, **options: Any) -> None:
        regions, settlements = load_regions(), load_romanian_settlements() + load_bulgarian_towns()
        load_coordinates()
        targets = load_projects()
        if options["verbosity"]:
            self.stdout.write(f"{regions} regions, {settlements} new settlements, {targets} targets")
