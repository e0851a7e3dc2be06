"""What an organiser types: the texts, the phases, whom to hear, answers, the outcome, lists of people."""

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext_lazy as _

from punte.base.forms import DatePartsField, FilePick, Ways
from punte.base.translated import TextsField
from punte.dialogue import permissions
from punte.dialogue.models import (
    Answer,
    Consultation,
    Contribution,
    Paragraph,
    PeopleList,
    Phase,
    StakeholderGroup,
)
from punte.dialogue.text_reading import shortened
from punte.events.models import Event
from punte.organisations.models import Organisation
from punte.people.forms.tokens import OneTimeForm
from punte.people.models import User
from punte.projects.models import Activity, Operation

_FIELDS = (
    "title",
    "question",
    "about",
    "easy",
    "audience",
    "guests",
    "organiser",
    "activity",
    "edit_hours",
    "answer_by",
)


class ConsultationForm(OneTimeForm):
    """A consultation, prepared or changed."""

    title = TextsField(line=True, label=_("Title"))
    question = TextsField(
        label=_("The question"), help_text=_("One open question. It stays once people were asked.")
    )
    easy = TextsField(
        label=_("Summary in easy words"), required=False,
        help_text=_("Short sentences, no foreign words: what it is about, what you want to know, what happens then."
                    " It cannot be announced without."),
    )  # fmt: skip
    about = TextsField(label=_("What one should know"), required=False)
    audience = forms.ChoiceField(
        label=_("Who may take part"), choices=Consultation.Audience.choices, widget=Ways,
        initial=Consultation.Audience.OPEN,
    )  # fmt: skip
    guests = forms.BooleanField(
        label=_("Also without an account"), required=False,
        help_text=_("Only where everybody may take part. Each word is confirmed by e-mail before it is published."),
    )  # fmt: skip
    organiser = forms.ModelChoiceField(label=_("Organiser"), queryset=Organisation.objects.none())
    activity = forms.ModelChoiceField(
        label=_("Activity"), queryset=Activity.objects.none(), required=False, empty_label=_("None")
    )
    edit_hours = forms.IntegerField(
        label=_("Hours in which one may change what one wrote"), min_value=0, max_value=240, initial=24
    )
    answer_by = DatePartsField(
        label=_("Answers promised by"), required=False, help_text=_("It stands on the public page.")
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, *args: Any, user: User, operation: Operation, consultation: Consultation | None = None,
        **kwargs: Any,
    ):  # fmt: skip
        if consultation:
            told = {name: getattr(consultation, name) for name in (*_FIELDS, "version")}
            kwargs.setdefault("initial", told)
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        partners = Organisation.objects.filter(partnerships__operation=operation)
        own = [o.pk for o in partners if permissions.may_ask_for(user, operation, o.pk)]
        if consultation:
            own.append(consultation.organiser_id)
        fields["organiser"].queryset = partners.filter(pk__in=own).order_by("name")
        if len(own) == 1:
            fields["organiser"].initial = own[0]
        fields["activity"].queryset = Activity.objects.filter(operation=operation)
        fields["activity"].label_from_instance = lambda a: f"{a.code} {a.name}"
        if consultation and consultation.state != Consultation.State.DRAFT:
            for name in ("question", "audience", "organiser"):
                del fields[name]

    @property
    def told(self) -> dict[str, Any]:
        """What the actions want to know."""
        return {name: self.cleaned_data[name] for name in _FIELDS if name in self.cleaned_data}


class PhaseForm(OneTimeForm):
    """What is possible, from which day until which; both days belong to it."""

    kind = forms.ChoiceField(label=_("What is possible"), choices=[("", _("Choose")), *Phase.Kind.choices])
    first = DatePartsField(label=_("First day"))
    last = DatePartsField(label=_("Last day"), help_text=_("It ends at midnight after this day."))
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, consultation: Consultation, phase: Phase | None = None, **kwargs: Any):
        self.zone = ZoneInfo(consultation.zone)
        if phase:
            starts, ends = phase.starts_at.astimezone(self.zone), phase.ends_at.astimezone(self.zone)
            last = (ends - dt.timedelta(seconds=1)).date()
            kwargs.setdefault("initial", {"first": starts.date(), "last": last, "version": phase.version})
        super().__init__(*args, **kwargs)
        if phase:
            del self.fields["kind"]
        self.phase = phase

    @property
    def told(self) -> dict[str, Any]:
        """What the actions want to know: moments in the project's zone."""
        data = self.cleaned_data
        starts = dt.datetime.combine(data["first"], dt.time(), self.zone)
        if self.phase and starts.date() == self.phase.starts_at.astimezone(self.zone).date():
            starts = self.phase.starts_at  # a phase that began at noon still began at noon
        ends = dt.datetime.combine(data["last"] + dt.timedelta(days=1), dt.time(), self.zone)
        if self.phase and data["last"] == self.initial["last"]:
            ends = self.phase.ends_at
        told: dict[str, Any] = {"starts_at": starts, "ends_at": ends}
        return told if self.phase else {**told, "kind": data["kind"]}

    def add_error(self, field: str | None, error: Any) -> None:
        """Moments are typed as days."""
        super().add_error({"starts_at": "first", "ends_at": "last"}.get(field or "", field), error)


class GroupsForm(OneTimeForm):
    """Whom it wants to hear: an empty box is a group that is not waited for."""

    def __init__(self, *args: Any, consultation: Consultation, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.groups = list(StakeholderGroup.objects.of(consultation.consortium_id))
        wanted = {w.group_id: w.least for w in consultation.wanted_groups.all()}
        for group in self.groups:
            self.fields[f"group_{group.pk}"] = forms.IntegerField(
                label=str(group), min_value=0, max_value=9999, required=False, initial=wanted.get(group.pk)
            )

    @property
    def wanted(self) -> dict[StakeholderGroup, int]:
        """Each group with the least number of voices."""
        typed = {group: self.cleaned_data.get(f"group_{group.pk}") for group in self.groups}
        return {group: least for group, least in typed.items() if least}


class AnswerForm(OneTimeForm):
    """What was decided of one contribution, and why."""

    outcome = forms.ChoiceField(label=_("What was decided"), choices=Answer.Outcome.choices, widget=Ways)
    reason = TextsField(
        label=_("Why, and what will be done"),
        help_text=_("Who wrote it reads this. Write to them, in plain words."),
    )
    paragraph = forms.ModelChoiceField(
        label=_("The paragraph of the next version to which it led"), queryset=Paragraph.objects.none(),
        required=False, empty_label=_("None"),
    )  # fmt: skip
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, contribution: Contribution, **kwargs: Any):
        super().__init__(*args, **kwargs)
        own, field = contribution.paragraph, self.fields["paragraph"]
        rows = Paragraph.objects.none()
        if own is not None:
            rows = Paragraph.objects.filter(
                version__text=own.version.text_id, version__number=own.version.number + 1
            )
            self.initial.setdefault("paragraph", rows.filter(key=own.key).first())
        if not rows.exists():
            del self.fields["paragraph"]
            return
        told: Any = field
        told.queryset = rows
        told.label_from_instance = lambda p: shortened(p.source)


class MergeForm(OneTimeForm):
    """With which other one it is joined."""

    into = forms.ModelChoiceField(
        label=_("It says the same as"), queryset=Contribution.objects.none(), empty_label=_("Choose")
    )

    def __init__(self, *args: Any, contribution: Contribution, **kwargs: Any):
        super().__init__(*args, **kwargs)
        rows = contribution.consultation.contributions.to_answer().exclude(pk=contribution.pk)
        field: Any = self.fields["into"]
        field.queryset = rows.order_by("published_at", "pk")
        field.label_from_instance = lambda c: c.heading


class OutcomeForm(OneTimeForm):
    """What was decided of all of it."""

    outcome = TextsField(label=_("What was decided"))


class ResultsForm(OneTimeForm):
    """What was done since."""

    results = TextsField(label=_("What was done"))


class CancelForm(OneTimeForm):
    """Why it does not go on."""

    reason = forms.CharField(
        label=_("Why"), max_length=300, help_text=_("It stands on the public page. Name nobody.")
    )


class AskForm(forms.Form):
    """Which organisation is asked to take part, for which group."""

    organisation = forms.ModelChoiceField(queryset=Organisation.objects.all(), widget=forms.HiddenInput)
    group = forms.ModelChoiceField(
        queryset=StakeholderGroup.objects.none(), required=False, widget=forms.HiddenInput
    )

    def __init__(self, *args: Any, consultation: Consultation, **kwargs: Any):
        super().__init__(*args, **kwargs)
        groups: Any = self.fields["group"]
        groups.queryset = StakeholderGroup.objects.of(consultation.consortium_id)


class ListForm(OneTimeForm):
    """Names from a meeting or from paper, with the signed sheet."""

    purpose = forms.ChoiceField(
        label=_("What for"), choices=PeopleList.Purpose.choices, widget=Ways, initial=PeopleList.Purpose.HEARD
    )
    channel = forms.ChoiceField(label=_("How"), choices=PeopleList.Channel.choices)
    on = DatePartsField(label=_("Day"))
    place = forms.CharField(label=_("Place"), max_length=120, required=False)
    group = forms.ModelChoiceField(
        label=_("With whom it was held"), queryset=StakeholderGroup.objects.none(), required=False,
        empty_label=_("Several groups"), help_text=_("Said of the meeting, of no single person."),
    )  # fmt: skip
    names = forms.CharField(
        label=_("Names"), widget=forms.Textarea({"rows": 8}),
        help_text=_("One person a line: name; telephone or e-mail; place. The names are sealed. Who spoke already, or"
                    " stands here twice, counts once."),
    )  # fmt: skip
    file = forms.FileField(label=_("The signed sheet"), widget=FilePick(accept=".pdf,.jpg,.jpeg,.png"))

    def __init__(self, *args: Any, consultation: Consultation, **kwargs: Any):
        super().__init__(*args, **kwargs)
        groups: Any = self.fields["group"]
        groups.queryset = StakeholderGroup.objects.of(consultation.consortium_id)


class EventListForm(OneTimeForm):
    """Who was at an event of the project."""

    event = forms.ModelChoiceField(
        label=_("Event"), queryset=Event.objects.none(), empty_label=_("Choose"),
        help_text=_("Its closed sheets are the proof."),
    )  # fmt: skip
    purpose = forms.ChoiceField(
        label=_("What for"), choices=PeopleList.Purpose.choices, widget=Ways, initial=PeopleList.Purpose.HEARD
    )
    group = forms.ModelChoiceField(
        label=_("With whom it was held"), queryset=StakeholderGroup.objects.none(), required=False,
        empty_label=_("Several groups"),
    )  # fmt: skip

    def __init__(self, *args: Any, user: User, consultation: Consultation, **kwargs: Any):
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["group"].queryset = StakeholderGroup.objects.of(consultation.consortium_id)
        fields["event"].queryset = Event.objects.visible_to(user).filter(
            operation=consultation.operation_id, sheets__state="closed"
        ).distinct().order_by("-starts_at")  # fmt: skip
        fields["event"].label_from_instance = lambda e: f"{e.begins:%d.%m.%Y} · {e.title}"


class WhichForm(forms.Form):
    """The contributions of the desk, filtered."""

    which = forms.ChoiceField(label=_("Show"), required=False, choices=[
        ("", _("all")), ("open", _("without an answer")), ("answered", _("answered")), ("spoken", _("spoken")),
    ])  # fmt: skip
