"""Writing a programme, its rule and its modules."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from punte.base.forms import DatePartsField, Ways
from punte.learning.forms.texts import TextsForm
from punte.learning.models import Programme, Topic
from punte.organisations.models import Organisation

RULE = ("overall", "of_practice", "tests", "packages", "assignments", "feedback", "commission")


class ProgrammeForm(TextsForm):
    """A programme with its rule."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    organisation = forms.ModelChoiceField(
        Organisation.objects.none(), label=_("Provider"), empty_label=_("Choose")
    )
    code = forms.SlugField(
        label=_("Code"), max_length=20, help_text=_("Short, in Latin letters, for example digital-1.")
    )
    kind = forms.ChoiceField(
        label=_("Kind"),
        choices=Programme.Kind.choices,
        widget=Ways(
            hints={
                "authorised": _(
                    "A national authority has authorised the provider; the certificate is recognised."
                ),
                "non_formal": _("The provider itself attests what was learnt."),
            }
        ),
    )
    authorisation = forms.CharField(
        label=_("Authorisation number"),
        max_length=60,
        required=False,
        help_text=_("Only for authorised ones."),
    )
    authorised_from = DatePartsField(label=_("Authorised from"), required=False)
    authorised_until = DatePartsField(label=_("Authorised until"), required=False)
    occupation = forms.CharField(
        label=_("Occupation and its code"),
        max_length=120,
        required=False,
        help_text=_("As in the national list, for example: project manager, COR 242101."),
    )
    theory_hours = forms.IntegerField(label=_("Hours of theory"), min_value=0, max_value=3000)
    practice_hours = forms.IntegerField(label=_("Hours of practice"), min_value=0, max_value=3000)
    topics = forms.MultipleChoiceField(
        label=_("Topics that must be in it"),
        choices=Topic.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("A course opens for enrolment only when a module names each of these."),
    )
    overall = forms.IntegerField(
        label=_("Least attendance, in percent of all hours"), min_value=0, max_value=100, initial=80
    )
    of_practice = forms.IntegerField(
        label=_("Least attendance, in percent of the practice"), min_value=0, max_value=100, initial=0
    )
    tests = forms.BooleanField(label=_("Every test of the course must be passed"), required=False)
    assignments = forms.BooleanField(label=_("All work to hand in must be accepted"), required=False)
    packages = forms.BooleanField(
        label=_("Every interactive lesson of the course must be finished"), required=False
    )
    feedback = forms.BooleanField(label=_("Feedback must be given"), required=False)
    commission = forms.BooleanField(
        label=_("An examination commission decides"), help_text=_("Its minutes are kept."), required=False
    )
    texts = {
        "title": (_("Title"), 150, False, True),
        "summary": (_("What it is about"), 1000, True, False),
    }

    def __init__(self, *args: Any, providers: list[Organisation], **kwargs: Any):
        super().__init__(*args, **kwargs)
        field: Any = self.fields["organisation"]
        field.queryset = Organisation.objects.filter(pk__in=[p.pk for p in providers])
        if len(providers) == 1:
            field.initial = providers[0]
        texts = [n for n in self.fields if n.rsplit("_", 1)[0] in self.texts]
        rest = [n for n in self.fields if n not in texts and n not in RULE]
        self.order_fields([*texts[:3], *rest, *texts[3:], *RULE])

    def clean_code(self) -> str:
        """Small letters, so that nobody has two that look alike."""
        return self.cleaned_data["code"].lower()

    @property
    def told(self) -> dict[str, Any]:
        """What the action wants to know."""
        data = dict(self.cleaned_data)
        rule = {name: data.pop(name) for name in RULE}
        return {k: v for k, v in data.items() if k not in ("token", "version")} | {"rule": rule}

    @staticmethod
    def as_initial(programme: Programme) -> dict[str, Any]:
        """What stands there, to be changed."""
        names = (
            "organisation code kind authorisation authorised_from authorised_until occupation theory_hours"
            " practice_hours topics title summary version"
        )
        return {n: getattr(programme, n) for n in names.split()} | programme.rule


class ModuleForm(TextsForm):
    """A part of the programme."""

    hours = forms.IntegerField(label=_("Hours"), min_value=1, max_value=3000)
    topic = forms.ChoiceField(
        label=_("Horizontal topic it teaches"), required=False, choices=[("", _("none")), *Topic.choices]
    )
    texts = {"title": (_("Title of the module"), 150, False, True)}

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.order_fields([n for n in self.fields if n.startswith("title")])

    @property
    def told(self) -> dict[str, Any]:
        """What the action wants to know."""
        return {k: v for k, v in self.cleaned_data.items() if k != "token"}
