"""The steps of a plan that ask for words, and which one is next for this reader."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from punte.base import clock
from punte.dialogue import plan_permissions as permissions
from punte.dialogue.actions import plan_cycles
from punte.dialogue.actions import plans as actions
from punte.dialogue.forms import plans as forms
from punte.dialogue.models import Plan
from punte.people.models import User

State = Plan.State


@dataclass(frozen=True)
class Step:
    """A step with its form: who may take it, what it is called, what it says when it is done."""

    act: Callable[..., object]
    form: type[forms.StepForm]
    may: Callable[[User, Plan], bool]
    title: str | Promise
    verb: str | Promise
    done: str | Promise
    lead: str | Promise = ""
    days: tuple[str, ...] = ()  # fields that begin with today

    def first(self, plan: Plan) -> dict[str, Any]:
        """What the form begins with."""
        return dict.fromkeys(self.days, clock.today(plan.operation.zone))


STEPS = {
    "consult": Step(
        actions.consult_on_plan, forms.ConsultForm, permissions.may_write_plan,
        gettext_lazy("Ask everybody about the draft"), gettext_lazy("Freeze the draft and ask"),
        gettext_lazy("The draft is frozen. People may comment."),
        gettext_lazy("The draft does not change while people comment on it."), ("first",),
    ),
    "revise": Step(
        actions.revise_plan, forms.ReviseForm, permissions.may_write_plan,
        gettext_lazy("What became of the comments"), gettext_lazy("End the consultation"),
        gettext_lazy("The comments are answered. The plan may be changed again."),
        gettext_lazy("It stands in the adopted plan, which everybody reads: what was said, and what you did with it."),
    ),
    "adopt": Step(
        actions.adopt_plan, forms.AdoptForm, permissions.may_adopt,
        gettext_lazy("The plan was adopted"), gettext_lazy("Write the adoption down"),
        gettext_lazy("The plan is adopted. Everybody may read it."),
        gettext_lazy("With the number of the decision and its paper. From then on nothing in the plan changes."),
        ("decided_on",),
    ),
    "enforce": Step(
        actions.enforce_plan, forms.EnforceForm, permissions.may_adopt,
        gettext_lazy("The plan comes into force"), gettext_lazy("Put it into force"),
        gettext_lazy("The plan is in force. Its measures are followed."), days=("on",),
    ),
    "evaluate": Step(
        actions.evaluate_plan, forms.EvaluateForm, permissions.may_adopt,
        gettext_lazy("Evaluate the plan"), gettext_lazy("Close with the evaluation"),
        gettext_lazy("The plan is evaluated."),
        gettext_lazy("Measure the indicators again first; what changed stands beside what was there before."),
    ),
    "renew": Step(
        plan_cycles.renew_plan, forms.StepForm, permissions.may_adopt,
        gettext_lazy("Begin the next plan"), gettext_lazy("Begin the next plan"),
        gettext_lazy("The next plan is begun; it knows what it comes from."),
        gettext_lazy("Problems, objectives and what is not delivered yet are copied. This plan is closed."),
    ),
}  # fmt: skip
_AFTER = {
    State.DRAFT: "consult",
    State.CONSULTATION: "revise",
    State.REVISED: "adopt",
    State.ADOPTED: "enforce",
    State.MONITORED: "evaluate",
    State.EVALUATED: "renew",
}


def next_step(user: User, plan: Plan) -> dict[str, Any] | None:
    """What is to be done next: what is missing, or the step itself; None where it is not for this reader."""
    args, state = [plan.operation.code, plan.pk], State(plan.state)
    if state in actions.NEXT:
        if not permissions.may_write_plan(user, plan):
            return None
        following, missing = actions.NEXT[state]
        said = _("Next: %(state)s") % {"state": following.label}
        return {"text": said, "lacks": missing(plan), "verb": _("Go on"), "post": True,
                "url": reverse("dialogue:plan_advance", args=args)}  # fmt: skip
    name = _AFTER.get(state)
    if name is None or not STEPS[name].may(user, plan):
        return None
    step = STEPS[name]
    if lasting := actions.still_asked(plan):
        return {"text": "", "lacks": lasting, "verb": "", "post": True, "url": ""}
    return {"text": "", "lacks": "", "verb": str(step.title), "post": False,
            "url": reverse("dialogue:plan_step", args=[*args, name])}  # fmt: skip
