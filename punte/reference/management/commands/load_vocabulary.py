"""`manage.py load_vocabulary`: the occupations and skills that ship with Punte."""

from typing import Any

from django.core.management.base import BaseCommand

from punte.reference.actions.vocabulary import load_starter


class Command(BaseCommand):
    """May be repeated."""

    help = "Load or refresh the occupations and skills that ship with Punte."

    def handle(self, *args: Any, **options: Any) -> None:
        sizes = load_starter()
        self.stdout.write(", ".join(f"{number} {what}" for what, number in sizes.items()))
