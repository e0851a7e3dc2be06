"""What is typed of moderation: a notice, a decision, a complaint, a word of the list."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from punte.base.forms import DatePartsField, Ways
from punte.dialogue.actions.complaints import LONGEST
from punte.dialogue.actions.content_notices import WHY
from punte.dialogue.actions.decisions import FACTS, Verdict
from punte.dialogue.models import BlockedWord, Case, Decision, Ground
from punte.dialogue.models.cases import LAWS
from punte.people.forms.tokens import OneTimeForm

_GROUNDS = [
    (_("A rule of the house"), [(g.value, g.label) for g in Ground if g not in LAWS]),
    (_("A law"), [(g.value, g.label) for g in Ground if g in LAWS]),
]


class NoticeForm(OneTimeForm):
    """A notice; whoever has an account is asked for no name."""

    ground = forms.ChoiceField(label=_("What is wrong with it?"), choices=[("", "–"), *_GROUNDS])
    law = forms.CharField(
        label=_("Which law, if you know it"), max_length=200, required=False,
    )  # fmt: skip
    why = forms.CharField(
        label=_("Why?"), max_length=WHY, widget=forms.Textarea,
        help_text=_("Say which words you mean and what makes them wrong, so that somebody else can see it too."),
    )  # fmt: skip
    name = forms.CharField(
        label=_("Your name"), max_length=120, widget=forms.TextInput({"autocomplete": "name"}),
        help_text=_("It is sealed; the author never learns it. If it is about sexual abuse of children you may leave"
            " name and e-mail empty."),
    )  # fmt: skip
    email = forms.EmailField(
        label=_("Your e-mail"), widget=forms.EmailInput({"autocomplete": "email"}),
        help_text=_("You get a receipt, and hear what was decided."),
    )  # fmt: skip
    good_faith = forms.BooleanField(
        label=_("I believe in good faith that what I say here is correct and complete"), required=False
    )

    def __init__(self, *args: Any, guest: bool, **kwargs: Any):
        super().__init__(*args, **kwargs)
        if not guest:
            del self.fields["name"], self.fields["email"]
        elif self.data.get("ground") == Ground.CHILDREN:  # Article 16(2)(c)
            self.fields["name"].required = self.fields["email"].required = False

    @property
    def told(self) -> dict[str, Any]:
        """What the action wants to know."""
        return {name: value for name, value in self.cleaned_data.items() if name != "token"}


class DecideForm(OneTimeForm):
    """What is decided, and why; the author reads it word by word."""

    outcome = forms.ChoiceField(
        label=_("What is decided"),
        choices=[
            (Case.State.NO_ACTION, _("It stays")),
            (Case.State.RESTRICTED, _("It is not shown any more")),
            (Case.State.REMOVED, _("It is removed")),
            (Case.State.SUSPENDED, _("It is not shown any more, and the account is suspended")),
        ],
        widget=Ways(hints={
            Case.State.RESTRICTED: _("The words are kept; others read only the ground."),
            Case.State.REMOVED: _("It is emptied. The words rest sealed while somebody may complain, then they go."),
            Case.State.SUSPENDED: _("Only after an earlier decision that told them so; of advertising at once."),
        }),
    )  # fmt: skip
    ground = forms.ChoiceField(
        label=_("On what it rests"), choices=[("", "–"), *_GROUNDS], required=False,
        help_text=_("Not needed where it stays."),
    )  # fmt: skip
    law = forms.CharField(
        label=_("Law and article"), max_length=200, required=False, help_text=_("Where it rests on a law.")
    )
    facts = forms.CharField(
        label=_("What you found, and why it leads to this"), max_length=FACTS, widget=forms.Textarea({"rows": 6}),
        help_text=_("Which words, in which circumstances. The author reads it. Do not tell who gave the notice."),
    )  # fmt: skip
    until = DatePartsField(label=_("Account suspended until"), required=False)
    everywhere = forms.BooleanField(
        label=_("From all consultations of these organisations, not only from this one"), required=False
    )

    def __init__(self, *args: Any, last: Decision | None = None, **kwargs: Any):
        if last:
            kwargs["initial"] = {"ground": last.ground, "law": last.law, "until": last.until}
        super().__init__(*args, **kwargs)
        for name in ("ground", "law", "until"):  # needed or not as the outcome says
            self.fields[name].mark_optional = False  # type: ignore[attr-defined]
        if last:
            self.fields["outcome"].label = _("What holds from now on")
            self.fields["outcome"].help_text = _(
                "The same as before lets the decision stand; another one reverses it."
            )

    @property
    def verdict(self) -> Verdict:
        """What the actions want to know."""
        return Verdict(**{name: value for name, value in self.cleaned_data.items() if name != "token"})


class ComplainForm(OneTimeForm):
    """Why somebody does not agree."""

    why = forms.CharField(
        label=_("Why do you not agree?"), max_length=LONGEST, widget=forms.Textarea,
        help_text=_("Somebody who had nothing to do with the decision reads it and decides."),
    )  # fmt: skip


class WordForm(OneTimeForm):
    """A word or a web address for the list."""

    text = forms.CharField(label=_("Word, words or web address"), max_length=80)
    kind = forms.ChoiceField(label=_("This is a"), choices=BlockedWord.Kind.choices)
