"""A line of the budget; a contract or an invoice on it; paid, cancelled."""

import re
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from punte.base import clock
from punte.base.forms import DatePartsField
from punte.base.money import Currency
from punte.monitoring.actions.budgets import MOST, Paper
from punte.monitoring.models import BudgetEntry, BudgetLine
from punte.monitoring.models.budgets import managed, steers_money
from punte.organisations.models import Organisation
from punte.people.forms.tokens import OneTimeForm
from punte.people.models import User
from punte.projects.models import Activity, Operation
from punte.records.forms.papers import FileForm


class AmountField(forms.DecimalField):
    """An amount as people write it: 1.234,50 or 1,234.50 or 1234.5; the last sign before one or two digits is the
    decimal one."""

    widget = forms.TextInput({"inputmode": "decimal", "autocomplete": "off"})

    def __init__(self, *, decimal_places: int = 2, **kwargs: Any):
        super().__init__(max_digits=14, decimal_places=decimal_places, max_value=MOST, **kwargs)
        self.error_messages["invalid"] = _("Write an amount, for example 1250.50.")

    def to_python(self, value: Any) -> Decimal | None:  # type: ignore[override]
        """The amount without its thousands signs."""
        return super().to_python(read_amount(str(value or ""), self.decimal_places or 2))


def read_amount(text: str, places: int) -> str:
    """A number in plain digits: spaces go; of dots and commas the last is the decimal sign where it comes once and
    at most `places` digits follow, the others group the thousands."""
    text = "".join(text.split())
    sign = max(",.", key=text.rfind)
    whole, found, rest = text.rpartition(sign)
    if not found:
        return text
    if text.count(sign) > 1 or len(rest) > places:
        return text.replace(",", "").replace(".", "") if _grouped(text) else text
    return whole.replace(",", "").replace(".", "") + "." + rest if _grouped(whole) else text


def _grouped(text: str) -> bool:
    """Whether dots or commas, if any, stand before groups of three."""
    first, *groups = re.split(r"[.,]", text)
    return not groups or (1 <= len(first.lstrip("+-")) <= 3 and all(len(g) == 3 for g in groups))


class RateField(AmountField):
    """A rate of exchange: up to six decimals."""

    def __init__(self, **kwargs: Any):
        super().__init__(decimal_places=6, min_value=Decimal("0.000001"), **kwargs)
        self.error_messages["invalid"] = _("Write a rate, for example 4.9765.")


class LineForm(forms.Form):
    """One line of the budget."""

    organisation = forms.ModelChoiceField(
        label=_("Partner"), queryset=Organisation.objects.none(), empty_label=None
    )
    activity = forms.ModelChoiceField(
        label=_("Activity"),
        queryset=Activity.objects.none(),
        required=False,
        empty_label=_("the whole project"),
    )
    title = forms.CharField(label=_("What it is for"), max_length=200)
    category = forms.ChoiceField(label=_("Kind of cost"), choices=BudgetLine.Category.choices)
    source = forms.ChoiceField(label=_("Source of funding"), choices=BudgetLine.Source.choices)
    planned = AmountField(label=_("Planned"), min_value=Decimal(0))
    assumed = forms.BooleanField(label=_("Assumed: not agreed with the funder in this form"), required=False)

    def __init__(self, *args: Any, user: User, operation: Operation, **kwargs: Any):
        super().__init__(*args, **kwargs)
        partners = Organisation.objects.filter(partnerships__operation=operation)
        if not steers_money(user, operation):
            partners = partners.filter(pk__in=managed(user, operation))
        self.fields["organisation"].queryset = partners  # type: ignore[attr-defined]
        self.fields["activity"].queryset = operation.activities.all()  # type: ignore[attr-defined]
        self.fields["activity"].label_from_instance = lambda a: f"{a.code}: {a}"  # type: ignore[attr-defined]
        self.fields["planned"].help_text = _("In %(currency)s.") % {"currency": operation.currency}


class NewLineForm(LineForm, OneTimeForm):
    """A line that is added once, however often it is sent."""


class ChangeLineForm(LineForm):
    """A line that somebody else may have changed meanwhile."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class EntryForm(FileForm):
    """A contract or an invoice: the paper, its day, its amount, and the rate where it is in another currency."""

    title = forms.CharField(label=_("What it is for"), max_length=200)
    dated = DatePartsField(label=_("Date of the paper"), latest=lambda: clock.today())
    amount = AmountField(label=_("Amount on the paper"), min_value=Decimal("0.01"))
    currency = forms.ChoiceField(label=_("Currency of the paper"), choices=Currency.choices)
    rate = RateField(label=_("Rate"), required=False)
    rate_on = DatePartsField(label=_("Day of the rate"), required=False)
    outside_reason = forms.CharField(
        label=_("Why it belongs to the project although its day lies outside"),
        max_length=200,
        required=False,
        help_text=_("Only where the day of the paper lies before or after the project."),
    )
    field_order = ("title", "dated", "amount", "currency", "rate", "rate_on")

    def __init__(self, *args: Any, line: BudgetLine, **kwargs: Any):
        super().__init__(*args, **kwargs)
        operation = line.operation
        self.fields["currency"].initial = operation.currency
        self.fields["rate"].help_text = _rate_help(operation.currency)
        if not (operation.starts_on or operation.ends_on):
            del self.fields["outside_reason"]
        self.order_fields([*self.field_order, "outside_reason", "commitment", "paid_on", "file"])

    @property
    def told(self) -> dict[str, Any]:
        """What the action wants to know."""
        data = self.cleaned_data
        named = ("dated", "amount", "currency", "rate", "rate_on")
        paper = Paper(content=self.content, name=data["file"].name, **{k: data[k] for k in named})
        also = {k: data[k] for k in ("outside_reason", "commitment", "paid_on") if data.get(k)}
        return {"title": data["title"], "paper": paper, **also}


def _rate_help(currency: str) -> Any:
    if currency == Currency.EUR:
        return _("Only for papers in lei: how many lei one euro is.")
    if currency == Currency.BGN:
        return _("Only for papers in lei: how many leva one leu is. For the euro the rate is fixed.")
    return _("Only for papers in another currency: how many lei one euro or one lev is.")


class ExpenditureForm(EntryForm):
    """An invoice, perhaps paid already, perhaps on a contract of the line."""

    commitment = forms.ModelChoiceField(
        label=_("Commitment it belongs to"),
        queryset=BudgetEntry.objects.none(),
        required=False,
        empty_label=_("none"),
    )
    paid_on = DatePartsField(
        label=_("Paid on"),
        required=False,
        latest=lambda: clock.today(),
        help_text=_("Leave this empty until it is paid."),
    )

    def __init__(self, *args: Any, line: BudgetLine, **kwargs: Any):
        super().__init__(*args, line=line, **kwargs)
        made = line.entries.live().filter(kind=BudgetEntry.Kind.COMMITMENT)
        if made.exists():
            self.fields["commitment"].queryset = made  # type: ignore[attr-defined]
        else:
            del self.fields["commitment"]


class PaidForm(forms.Form):
    """The day of the payment."""

    on = DatePartsField(label=_("Paid on"), latest=lambda: clock.today())


class CancelForm(forms.Form):
    """Why an entry was a mistake."""

    reason = forms.CharField(label=_("Why is it cancelled?"), max_length=200)


class WhichForm(forms.Form):
    """Which lines are shown."""

    partner = forms.TypedChoiceField(label=_("Partner"), required=False, coerce=int, empty_value=None)
    activity = forms.TypedChoiceField(label=_("Activity"), required=False, coerce=int, empty_value=None)
    source = forms.ChoiceField(
        label=_("Source of funding"),
        required=False,
        choices=[("", _("All sources")), *BudgetLine.Source.choices],
    )

    def __init__(self, *args: Any, lines: list[Any], **kwargs: Any):
        super().__init__(*args, **kwargs)
        partners = {line.organisation_id: line.organisation.name for line in lines}
        activities = {line.activity_id: line.activity.code for line in lines if line.activity}
        self.fields["partner"].choices = [("", _("All partners")), *partners.items()]  # type: ignore[attr-defined]
        self.fields["activity"].choices = [("", _("All activities")), *activities.items()]  # type: ignore[attr-defined]
