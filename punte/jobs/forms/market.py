"""Choosing a county in the view of supply and demand."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from punte.reference.models import Region


class MarketFilter(forms.Form):
    """The bar above: one of the counties in which there is something."""

    place = forms.ChoiceField(label=_("County"), required=False)

    def __init__(self, *args: Any, regions: list[Region], **kwargs: Any):
        super().__init__(*args, **kwargs)
        named = sorted((str(one), one.pk) for one in regions)
        self.fields["place"].choices = [("", _("All counties")), *((pk, name) for name, pk in named)]  # type: ignore[attr-defined]

    @property
    def region(self) -> str:
        """The code of the county, empty for all."""
        return self.cleaned_data.get("place", "") if self.is_valid() else ""
