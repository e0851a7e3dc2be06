"""How an announcement's dates, money and papers are told, no more exactly than it says them."""

from django.utils.translation import gettext as _

from punte.base import formats
from punte.base.money import Currency, to_eur
from punte.projects.definitions import all_definitions
from punte.projects.models import Operation


def promised() -> dict[str, int]:
    """How many promises each announcement makes, by the code of its project."""
    return {definition["code"]: len(definition["targets"]) for definition in all_definitions()}


def period(operation: Operation) -> str:
    """From when to when, no more exactly than the announcement says."""
    if operation.dates_are == Operation.DatesAre.YEAR and operation.starts_on and operation.ends_on:
        return f"{operation.starts_on.year}–{operation.ends_on.year}"
    return (
        formats.period(operation.starts_on, operation.ends_on) if operation.starts_on else _("not announced")
    )


def budget(operation: Operation) -> str:
    """The total value in its own currency; a sum in leva also in euro, at the fixed rate."""
    if operation.budget is None:
        return _("not announced")
    text = formats.money(operation.budget.amount, operation.currency)
    if operation.currency == Currency.BGN and operation.ends_on:
        euro = to_eur(operation.budget, on=operation.ends_on).euro
        text += f" ({formats.money(euro, Currency.EUR)})"
    return text


def spoken(proof: object) -> str:
    """A proof as the definition writes it (a text, or a text per language), in the reader's language."""
    if not isinstance(proof, dict):
        return str(proof)
    return proof.get(formats.language()) or next(iter(proof.values()), "")
