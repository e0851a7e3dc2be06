"""Writing down what was delivered, looking for it, withdrawing it."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from punte.base import clock
from punte.base.forms import DatePartsField
from punte.base.text import folded
from punte.organisations.models import Organisation
from punte.projects.models import Activity, Operation
from punte.records import facts
from punte.records.forms.papers import FileForm
from punte.records.kinds import Kind, all_kinds, kind
from punte.records.models import Document, Standing

GROUPS: list[tuple[str | Promise, tuple[Kind, ...], Document.Kind]] = [
    (_("Meetings and events"), facts.EVENTS, Document.Kind.ATTENDANCE),
    (
        _("People reached"),
        (facts.PEOPLE_REACHED, facts.PEOPLE_CONSULTED, facts.PEOPLE_INFORMED, facts.CAMPAIGN_RUN),
        Document.Kind.REPORT,
    ),
    (
        _("Organisations and partnerships"),
        (
            facts.ORGANISATION_STRENGTHENED,
            facts.ORGANISATION_DIGITALISED,
            facts.ORGANISATION_JOINED,
            facts.MENTORING_GIVEN,
            facts.PARTNERSHIP_SIGNED,
            facts.COLLABORATION_HELD,
            facts.NETWORK_JOINED,
            facts.NETWORK_FOUNDED,
        ),
        Document.Kind.AGREEMENT,
    ),
    (
        _("Guides, studies, plans"),
        (
            facts.GUIDE_PUBLISHED,
            facts.PORTFOLIO_PUBLISHED,
            facts.STUDY_COMPLETED,
            facts.PLAN_COMPLETED,
            facts.PROJECT_PREPARED,
            facts.MODEL_PILOTED,
        ),
        Document.Kind.PUBLICATION,
    ),
    (
        _("Services, enterprises, jobs"),
        (facts.SERVICE_OPENED, facts.CENTRE_OPENED, facts.ENTERPRISE_FOUNDED, facts.JOB_CREATED),
        Document.Kind.REPORT,
    ),
]


def offered_kinds() -> list[tuple[str | Promise, list[tuple[str, str]]]]:
    """Kinds told by hand that are about no person, in groups; kinds of later rooms under "Other"."""
    groups = [(name, list(kinds)) for name, kinds, _paper in GROUPS]
    known = {k.code for _name, kinds in groups for k in kinds} | {k.code for k in facts.ABOUT_PERSON}
    rest = [k for code, k in all_kinds().items() if k.by_hand and code not in known]
    groups += [(_("Other"), rest)] if rest else []
    return [(name, [(k.code, _kind_word(k)) for k in kinds]) for name, kinds in groups]


def _kind_word(of: Kind) -> str:
    measured = facts.MEASURED.get(of.unit)
    return f"{of.label} ({measured})" if measured else str(of.label)


class DeliverableFilter(forms.Form):
    """The bar above the list."""

    activity = forms.TypedChoiceField(label=_("Activity"), required=False, coerce=int, empty_value=None)
    kind = forms.ChoiceField(label=_("What was done"), required=False)
    standing = forms.ChoiceField(label=_("Evidence"), required=False)
    about = forms.ChoiceField(
        label=_("About"),
        required=False,
        choices=[("", _("the work itself")), ("person", _("one person")), ("all", _("both"))],
    )

    def __init__(self, *args: Any, activities: list[Activity], **kwargs: Any):
        super().__init__(*args, **kwargs)
        by_hand = [(code, str(k.label)) for code, k in all_kinds().items() if k.by_hand]
        choices = {
            "activity": [("", _("All activities")), *((a.pk, f"{a.code} {a.name}") for a in activities)],
            "kind": [("", _("Everything")), *by_hand],
            "standing": [("", _("Any")), *Standing.choices],
        }
        for name, offered in choices.items():
            self.fields[name].choices = offered  # type: ignore[attr-defined]

    def wanted(self) -> dict[str, Any]:
        """What the rows must match; a field with an error filters nothing. What is about one person is shown
        where it is asked for: it stands on that person's page."""
        self.is_valid()
        wanted = {name: value for name, value in self.cleaned_data.items() if value}
        about = wanted.pop("about", "")
        if "kind" in wanted:
            about = about or ("all" if kind(wanted["kind"]) in facts.ABOUT_PERSON else "")
            wanted["kind"] = kind(wanted["kind"]).number
        if about != "all":
            wanted["person__isnull"] = not about
        return wanted


class DeliverableForm(FileForm):
    """One deliverable with its paper."""

    kind = forms.ChoiceField(label=_("What was done"), choices=[])
    activity = forms.ModelChoiceField(Activity.objects.none(), label=_("Activity"), empty_label=_("Choose"))
    organisation = forms.ModelChoiceField(
        Organisation.objects.none(), label=_("Partner who did it"), empty_label=_("Choose")
    )
    title = forms.CharField(
        label=_("Title"), max_length=200, help_text=_("As it stands on the paper. No names of people served.")
    )
    on = DatePartsField(label=_("Date"), help_text=_("The day it happened, was signed or was published."))
    quantity = forms.DecimalField(
        label=_("How many"),
        required=False,
        max_digits=12,
        decimal_places=2,
        localize=True,
        help_text=_("Only where the list above names a number: people who came, hours given, jobs created."),
    )
    entity = forms.CharField(
        label=_("Organisation it is about"),
        required=False,
        max_length=200,
        help_text=_(
            "Its name or register number, as in the directory. Needed for work with one organisation."
        ),
    )
    field_order = ("kind", "activity", "organisation", "title", "on", "quantity", "entity", "file")

    def __init__(self, *args: Any, operation: Operation, partners: list[Organisation], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [("", _("Choose")), *offered_kinds()]  # type: ignore[attr-defined]
        self.fields["activity"].queryset = operation.activities.all()  # type: ignore[attr-defined]
        self.fields["activity"].label_from_instance = lambda a: f"{a.code} {a.name}"  # type: ignore[attr-defined]
        ours = Organisation.objects.filter(pk__in=[p.pk for p in partners])
        self.fields["organisation"].queryset = ours  # type: ignore[attr-defined]
        if len(partners) == 1:
            self.fields["organisation"].initial = partners[0]
        on: DatePartsField = self.fields["on"]  # type: ignore[assignment]
        on.earliest, on.latest = operation.starts_on, lambda: clock.today(operation.zone)

    def clean_kind(self) -> Kind:
        """The kind itself."""
        return kind(self.cleaned_data["kind"])

    def clean_entity(self) -> Organisation | None:
        """The organisation of this name or number; of several, the reader is told which there are."""
        text = self.cleaned_data["entity"].strip()
        if not text:
            return None
        number = text.replace(" ", "").upper().removeprefix("RO").removeprefix("BG")
        same = list(
            Organisation.objects.filter(Q(folded=folded(text)) | Q(identifiers__value=number)).distinct()[:2]
        )
        fits = same or list(Organisation.objects.filter(folded__contains=folded(text))[:4])
        if len(fits) == 1:
            return fits[0]
        if not fits:
            raise ValidationError(
                _("No organisation of this name or number is in the directory. Add it there first.")
            )
        names = "; ".join(o.name for o in fits[:3])
        said = {"names": names}
        raise ValidationError(
            _("Several fit: %(names)s. Write the whole name, or the register number.") % said
        )

    def clean(self) -> dict[str, Any]:
        """A number where the kind is measured, and only there."""
        data = super().clean() or {}
        chosen: Kind | None = data.get("kind")
        if chosen is None or "quantity" in self.errors:
            return data
        measured = facts.MEASURED.get(chosen.unit)
        if measured and data.get("quantity") is None:
            self.add_error("quantity", gettext("Write the %(what)s.") % {"what": measured})
        elif not measured and data.get("quantity") not in (None, 1):
            self.add_error("quantity", gettext("This counts as one each time. Leave the number empty."))
        if chosen.unit == "entities" and not data.get("entity") and "entity" not in self.errors:
            self.add_error("entity", gettext("Say which organisation it is about."))
        return data

    @property
    def told(self) -> dict[str, Any]:
        """What the action wants to know."""
        data = {k: v for k, v in self.cleaned_data.items() if k not in ("token", "file", "quantity")}
        paper = next((p for _name, kinds, p in GROUPS if data["kind"] in kinds), Document.Kind.OTHER)
        quantity = self.cleaned_data["quantity"]
        return data | {
            "quantity": 1 if quantity is None else quantity,
            "content": self.content,
            "name": self.cleaned_data["file"].name,
            "paper_kind": paper,
        }


class WithdrawForm(forms.Form):
    """Why a deliverable is struck through."""

    reason = forms.ChoiceField(
        label=_("Why is it withdrawn?"),
        choices=[
            (facts.STRUCK_MISTAKE.code, _("It was recorded by mistake")),
            (facts.STRUCK_WRONG_DATE.code, _("The date is wrong; I will record it again")),
            (
                facts.STRUCK_WRONG_PERSON.code,
                _("The organisation or the person is wrong; I will record it again"),
            ),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose the reason.")},
    )

    @property
    def kind(self) -> Kind:
        """The kind of the strike."""
        return kind(self.cleaned_data["reason"])
