"""Plans: what they begin with, whom they concern, their problem tree, and the words that their steps ask for."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from punte.base.forms import DatePartsField, FilePick
from punte.dialogue.forms.action_groups import EARLIEST, LATEST
from punte.dialogue.models import ActionGroup, Consultation, Plan, PlanStakeholder, Problem
from punte.organisations.models import Organisation
from punte.people.forms.tokens import OneTimeForm
from punte.projects.models import Activity, Operation
from punte.records.actions.documents import ACCEPTED
from punte.records.facts import PLAN_COMPLETED
from punte.records.models import Deliverable

LONG = 20_000
_ENDINGS = ",".join(f".{ending}" for ending in ACCEPTED)
_TEXTS = ("title", "year_from", "year_to", "mandate")


class ActivityField(forms.ModelChoiceField):
    """An activity of the project, with its code."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.code} {obj.name}"


class PlanTextForm(OneTimeForm):
    """Title, years, mandate and diagnosis of a plan."""

    title = forms.CharField(label=_("Title"), max_length=200)
    year_from = forms.IntegerField(label=_("First year"), min_value=1990, max_value=2100)
    year_to = forms.IntegerField(label=_("Last year"), min_value=1990, max_value=2100)
    mandate = forms.CharField(
        label=_("Mandate"),
        max_length=LONG,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("Who asked for the plan, and on what ground."),
    )
    diagnosis = forms.CharField(
        label=_("Diagnosis"),
        max_length=LONG,
        required=False,
        widget=forms.Textarea({"rows": 10}),
        help_text=_(
            "What is known of the town: figures with their source, what people said, what is done already."
        ),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)


class PlanForm(OneTimeForm):
    """A new plan."""

    group = forms.ModelChoiceField(
        ActionGroup.objects.none(), label=_("Local action group"), empty_label=_("Choose")
    )
    activity = ActivityField(
        Activity.objects.none(),
        label=_("Activity of the project"),
        empty_label=_("Choose"),
        help_text=_("Where the adopted plan counts towards what the project promised."),
    )
    organisation = forms.ModelChoiceField(
        Organisation.objects.none(), label=_("Partner who answers for it"), empty_label=_("Choose")
    )
    title = forms.CharField(label=_("Title"), max_length=200)
    language = forms.ChoiceField(
        label=_("Language of the plan"), choices=[("ro", "Română"), ("bg", "Български"), ("en", "English")]
    )
    year_from = forms.IntegerField(label=_("First year"), min_value=1990, max_value=2100)
    year_to = forms.IntegerField(label=_("Last year"), min_value=1990, max_value=2100)
    mandate = PlanTextForm.base_fields["mandate"]

    def __init__(self, *args: Any, operation: Operation, **kwargs: Any):
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["group"].queryset = operation.action_groups.order_by("name")
        fields["activity"].queryset = operation.activities.all()
        fields["organisation"].queryset = Organisation.objects.filter(partnerships__operation=operation)

    @property
    def told(self) -> dict[str, Any]:
        """What the action asks."""
        return {
            name: self.cleaned_data[name]
            for name in ("group", "activity", "organisation", "language", *_TEXTS)
        }


class StakeholderForm(OneTimeForm):
    """Whom the plan concerns."""

    name = forms.CharField(label=_("Who"), max_length=150)
    role = forms.CharField(label=_("Role in the plan"), max_length=150)
    wants = forms.CharField(label=_("What they want"), max_length=300)
    interest = forms.TypedChoiceField(
        label=_("Interest"), choices=PlanStakeholder.Level.choices, coerce=int, widget=forms.RadioSelect
    )
    influence = forms.TypedChoiceField(
        label=_("Influence"), choices=PlanStakeholder.Level.choices, coerce=int, widget=forms.RadioSelect
    )


class ProblemForm(OneTimeForm):
    """A branch of the tree, and the same turned round."""

    kind = forms.ChoiceField(
        label=_("Where it stands"), choices=Problem.Kind.choices, widget=forms.RadioSelect, required=False
    )
    text = forms.CharField(label=_("The problem, in one sentence"), max_length=300)
    evidence = forms.CharField(label=_("How we know it"), max_length=300, required=False)
    objective = forms.CharField(
        label=_("Turned into an objective"),
        max_length=300,
        required=False,
        help_text=_("What will be true when the problem is gone."),
    )


class StepForm(OneTimeForm):
    """A step of a plan; what it asks for, its children say."""

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.plan = plan

    @property
    def told(self) -> dict[str, Any]:
        """What the action asks."""
        return {name: value for name, value in self.cleaned_data.items() if name != "token"}


class ConsultForm(StepForm):
    """The draft is shown."""

    first = DatePartsField(label=_("Comments from"), earliest=EARLIEST, latest=LATEST)
    last = DatePartsField(
        label=_("Comments until"),
        earliest=EARLIEST,
        latest=LATEST,
        help_text=_("At least ten days; three weeks are better. It cannot be changed afterwards."),
    )
    channels = forms.CharField(
        label=_("How one can comment"),
        max_length=300,
        help_text=_("For example: at the town hall, by telephone, through the mediator, here."),
    )
    consultation = forms.ModelChoiceField(
        Consultation.objects.none(),
        label=_("Consultation"),
        required=False,
        empty_label=_("none in Punte"),
        help_text=_(
            "Where people comment here. If there is none yet, first prepare one among the consultations."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        rows = Consultation.objects.filter(operation=self.plan.operation_id)
        self.fields["consultation"].queryset = rows.exclude(state="cancelled")  # type: ignore[attr-defined]


class ReviseForm(StepForm):
    """What became of the comments."""

    changes = forms.CharField(
        label=_("What you said, what we did"),
        max_length=LONG,
        widget=forms.Textarea({"rows": 8}),
        help_text=_("Each comment or group of comments, accepted or not, and why."),
    )


class AdoptForm(StepForm):
    """The decision, with its paper."""

    decided_by = forms.ChoiceField(label=_("Adopted by"), choices=Plan.Body.choices, widget=forms.RadioSelect)
    decision = forms.CharField(label=_("Number of the decision"), max_length=60)
    decided_on = DatePartsField(label=_("Adopted on"), earliest=EARLIEST, latest=LATEST)
    file = forms.FileField(
        label=_("The decision on paper"),
        widget=FilePick(accept=_ENDINGS, most=_("PDF, picture or office file, at most 10 MB.")),
    )
    deliverable = forms.ModelChoiceField(
        Deliverable.objects.none(),
        label=_("It was recorded by hand already as"),
        required=False,
        empty_label=_("it was not"),
        help_text=_("That record is struck through then, so that the plan counts once."),
    )

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        rows = Deliverable.objects.filter(operation=self.plan.operation_id, kind=PLAN_COMPLETED.number)
        open_ = rows.with_standing().exclude(standing="struck")  # type: ignore[misc]
        self.fields["deliverable"].queryset = open_  # type: ignore[attr-defined]
        if not open_.exists():
            del self.fields["deliverable"]

    @property
    def told(self) -> dict[str, Any]:
        """What the action asks."""
        told = super().told
        file = told.pop("file")
        return told | {"content": file.read(), "name": file.name}


class EnforceForm(StepForm):
    """From when it is in force."""

    on = DatePartsField(label=_("In force since"), earliest=EARLIEST, latest=LATEST)


class EvaluateForm(StepForm):
    """What it changed."""

    evaluation = forms.CharField(
        label=_("What the plan changed, and what not"), max_length=LONG, widget=forms.Textarea({"rows": 8})
    )
