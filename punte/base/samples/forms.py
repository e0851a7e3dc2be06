"""A form with a field of each kind, and a filter."""

import datetime as dt

from django import forms
from django.utils.translation import gettext_lazy

from punte.base.forms import DatePartsField, FilePick, Ways

TODAY = dt.date(2025, 3, 17)


class SampleForm(forms.Form):
    """One field of each kind."""

    name = forms.CharField(label=gettext_lazy("Name on the identity card"), max_length=120)
    email = forms.EmailField(
        label=gettext_lazy("E-mail"),
        required=False,
        help_text=gettext_lazy("We write only if there is news."),
    )
    born = DatePartsField(
        label=gettext_lazy("Date of birth"),
        help_text=gettext_lazy("For example 27 3 1990."),
        latest=TODAY,
    )
    county = forms.ChoiceField(
        label=gettext_lazy("County"), choices=[("MM", "Maramureș"), ("SM", "Satu Mare"), ("16", "Пловдив")]
    )
    work = forms.ChoiceField(
        label=gettext_lazy("Do you work now?"),
        choices=[
            ("yes", gettext_lazy("Yes, with a contract")),
            ("none", gettext_lazy("No, I am looking for work")),
            ("declined", gettext_lazy("I do not want to answer")),
        ],
        widget=Ways(hints={"declined": gettext_lazy("We help you without this answer too.")}),
    )
    languages = forms.MultipleChoiceField(
        label=gettext_lazy("Languages you speak"),
        choices=[("ro", "română"), ("bg", "български"), ("rom", "romani"), ("hu", "magyar")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    need = forms.CharField(label=gettext_lazy("What do you need?"), max_length=600, widget=forms.Textarea)
    paper = forms.FileField(
        label=gettext_lazy("Certificate"),
        required=False,
        widget=FilePick(accept=".pdf,.jpg,.png", most=gettext_lazy("PDF, JPG or PNG, at most 10 MB.")),
    )
    agree = forms.BooleanField(
        label=gettext_lazy("I have read what happens with my data"),
        help_text=gettext_lazy("You can withdraw at any time."),
    )


class SampleFilter(forms.Form):
    """What stands above a list."""

    q = forms.CharField(
        label=gettext_lazy("Name"), required=False, widget=forms.TextInput({"type": "search"})
    )
    partner = forms.ChoiceField(
        label=gettext_lazy("Partner"),
        required=False,
        choices=[("", gettext_lazy("All partners")), ("assoc", "ASSOC"), ("fdss", "FDSS")],
    )
    evidence = forms.ChoiceField(
        label=gettext_lazy("Evidence"),
        required=False,
        choices=[("", gettext_lazy("Any")), ("3", gettext_lazy("strong")), ("1", gettext_lazy("weak"))],
    )
