"""`manage.py weigh_board`: the points of all opportunities, shared anew."""

from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from punte.base.rls import set_local
from punte.matching.actions.opportunities import weigh_board
from punte.people.models import Consortium


class Command(BaseCommand):
    """After a vocabulary was imported or the weights changed; may be repeated."""

    help = "Share the points of all opportunities anew, after a new vocabulary or new weights."

    def handle(self, *args: Any, **options: Any) -> None:
        changed = 0
        for consortium in Consortium.objects.all():
            with transaction.atomic():
                set_local(consortium=consortium.pk)
                changed += weigh_board()
        self.stdout.write(f"{changed} opportunities changed.")
