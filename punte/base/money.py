"""Money: an exact amount in a currency, and the euro value with the rate and date it was made with."""

import datetime as dt
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from django.db import models
from django.utils.translation import gettext_lazy as _

BGN_PER_EUR = Decimal("1.95583")  # irrevocably fixed conversion rate, Council Regulation (EU) 2025/1409


class Currency(models.TextChoices):
    """The currencies of the projects; BGN only for what happened before 2026."""

    RON = "RON", _("Romanian leu")
    EUR = "EUR", _("euro")
    BGN = "BGN", _("Bulgarian lev")


@dataclass(frozen=True)
class Money:
    """An amount with its currency; arithmetic only within one currency (ValueError otherwise)."""

    amount: Decimal
    currency: str

    def __add__(self, other: "Money") -> "Money":
        if other.currency != self.currency:
            raise ValueError("Amounts in two currencies do not add up; convert first.")
        return Money(self.amount + other.amount, self.currency)


@dataclass(frozen=True)
class Conversion:
    """A euro amount and what it was made from: source, rate (units of source currency per euro), date."""

    euro: Decimal
    source: Money
    rate: Decimal
    on: dt.date


def to_eur(money: Money, *, on: dt.date, rate: Decimal | None = None) -> Conversion:
    """Convert to euro, rounded half up to the cent. The lev has its fixed rate; other rates are given.

    Raises ValueError where a rate is needed and missing or not positive.
    """
    if money.currency == Currency.EUR:
        rate = Decimal(1)
    elif money.currency == Currency.BGN:
        rate = BGN_PER_EUR
    if rate is None or rate <= 0:
        raise ValueError("A positive rate is needed.")
    return Conversion((money.amount / rate).quantize(Decimal("0.01"), ROUND_HALF_UP), money, rate, on)
