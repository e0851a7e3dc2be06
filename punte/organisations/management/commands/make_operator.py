"""manage.py make_operator: the first user of a new installation."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email

from punte.organisations.actions.roles import make_operator


class Command(BaseCommand):
    """Makes an operator, who then invites the managers."""

    help = (
        "Make the first user: operator and manager of an organisation, signing in by a code sent by e-mail."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email")
        parser.add_argument("name")
        parser.add_argument("organisation", help="its name, as in its register or statute")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            validate_email(options["email"])
        except ValidationError as wrong:
            raise CommandError("This is not an e-mail address.") from wrong
        user = make_operator(
            email=options["email"], name=options["name"], organisation=options["organisation"]
        )
        self.stdout.write(f"{user.email} is operator and manager of {options['organisation']}.")
