"""Which answers an application takes now, in which words, with which form: for the page and the view that acts."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from punte.jobs.actions import answers as acts
from punte.jobs.actions.applications import strike_application, withdraw_application
from punte.jobs.actions.offers import decline_offer, take_offer
from punte.jobs.forms import answers as shapes
from punte.jobs.models import Application
from punte.jobs.stepping import is_agreed

State = Application.State
_LOOKED_AT = (State.PROCESSING, State.POSTPONED, State.OFFERED)


@dataclass(frozen=True)
class Answer:
    """One answer: `to` is the state it leads to, or `when` says in which states it can be given."""

    title: str | Promise
    verb: str | Promise
    done: str | Promise
    act: Callable[..., Any]
    form: type[Any]
    to: str = ""
    when: tuple[str, ...] = ()
    lead: str | Promise = ""
    by_employer: bool = True
    corrects: bool = False
    never: tuple[str, ...] = field(default=())

    def fits(self, found: Application) -> bool:
        """Whether it can be given now."""
        if found.state in self.never or (found.is_taken_back and self.to != State.NEW):
            return False
        return found.may_move_to(self.to) if self.to else found.state in self.when


ANSWERS: dict[str, Answer] = {
    "take_up": Answer(
        _("Take this application up?"), _("Take up"), _("You are looking at it. Now you see the name."),
        acts.take_up_application, shapes.NowForm, State.PROCESSING, never=(State.OFFERED,),
        lead=_("The name and how to reach the person are shown, which is written down. Please answer within a week."),
    ),
    "interview": Answer(
        _("Agree on an interview"), _("Save"), _("The person is told when and where."), acts.set_interview,
        shapes.InterviewForm, when=_LOOKED_AT,
    ),
    "held": Answer(
        _("The interview took place"), _("Save"), _("The interview is recorded."), acts.hold_interview,
        shapes.HeldForm, when=(*_LOOKED_AT, State.POOL, State.ACCEPTED, State.REFUSED),
    ),
    "not_held": Answer(
        _("The interview did not take place?"), _("It did not take place"), _("The interview is struck through."),
        acts.strike_interview, shapes.NowForm, when=(*_LOOKED_AT, State.POOL, State.ACCEPTED, State.REFUSED),
    ),
    "offer": Answer(
        _("Offer the job"), _("Offer the job"), _("The job is offered. The person decides."), acts.offer_job,
        shapes.OfferForm, State.OFFERED,
    ),
    "takes": Answer(
        _("The person takes the job"), _("They take the job"), _("The person has the job. The employer is told."),
        take_offer, shapes.TakesForm, when=(State.OFFERED,), by_employer=False,
        lead=_("The person is beside you or told you, and takes the job. That it was said to you is written down."),
    ),
    "declines": Answer(
        _("The person does not take the job"), _("They decline"), _("It is declined. The employer is told."),
        decline_offer, shapes.SureForm, when=(State.OFFERED,), by_employer=False,
        lead=_("They need not say why. That it was said to you is written down."),
    ),
    "accept": Answer(
        _("Both sides agree"), _("Accept"), _("Accepted. The post is taken."), acts.accept_application,
        shapes.AcceptForm, State.ACCEPTED,
        lead=_("The person wants the job and the employer gives it. The first day may still be to come."),
    ),
    "postpone": Answer(
        _("Put the application off"), _("Put off"), _("It is put off. The person is told."),
        acts.postpone_application, shapes.AnswerForm, State.POSTPONED,
    ),
    "pool": Answer(
        _("Keep the application for later"), _("Keep for later"), _("It is kept for a later post."),
        acts.keep_in_pool, shapes.AnswerForm, State.POOL,
    ),
    "refuse": Answer(
        _("Refuse the application"), _("Refuse"), _("The answer is written. The person is told in kind words."),
        acts.refuse_application, shapes.RefuseForm, State.REFUSED,
        lead=_("Somebody decides this, never the machine. The reason helps the person only if it is true."),
    ),
    "offer_back": Answer(
        _("There was no offer?"), _("Take the offer back"), _("The offer is struck through."), acts.take_offer_back,
        shapes.NowForm, when=(State.OFFERED,),
    ),
    "cancel": Answer(
        _("The job does not come about"), _("Cancel"), _("Cancelled. The post is free again."),
        acts.cancel_application, shapes.AnswerForm, State.CANCELLED,
    ),
    "withdraw": Answer(
        _("The person does not want it any more?"), _("Take the application back"), _("It is taken back."),
        withdraw_application, shapes.SureForm, when=Application.OPEN, by_employer=False,
    ),
    "close": Answer(
        _("Close it, because the person has work?"), _("Close"), _("It is closed. The employer is told."),
        acts.close_application, shapes.SureForm, when=Application.OPEN, by_employer=False,
    ),
    "reopen": Answer(
        _("Begin anew"), _("Begin anew"), _("The employer is asked anew."), acts.reopen_application, shapes.NowForm,
        State.NEW, by_employer=False,
    ),
    "mistake": Answer(
        _("Was it sent by mistake?"), _("Strike it through"), _("It is struck through and no longer counts."),
        strike_application, shapes.NowForm, when=Application.OPEN, by_employer=False, corrects=True,
    ),
}  # fmt: skip


def offered(found: Application, *, employer: bool, corrects: bool = False) -> list[dict[str, Any]]:
    """The answers of this moment, as links; the most usual one leads."""
    code, ways = found.operation.code, []
    for name, answer in ANSWERS.items():
        if (
            not answer.fits(found)
            or (employer and not answer.by_employer)
            or (employer and name == "accept" and found.was_offered)
            or (answer.corrects and not corrects)
        ):
            continue
        if name == "not_held" and not found.interviewed_on:
            continue
        if name == "held" and (found.taken_up_on is None or found.interviewed_on and not is_agreed(found)):
            continue
        url = reverse("jobs:application_answer", args=[code, found.pk, name])
        ways.append({"label": str(_short(name, answer)), "url": url, "name": name})
    return ways


# What usually comes next in each state: the first leads, the others stand beside it; the rest are links below.
USUAL = {
    State.NEW: ("take_up", "refuse"),
    State.PROCESSING: ("interview", "offer", "refuse"),
    State.POSTPONED: ("interview", "offer", "refuse"),
    State.POOL: ("take_up", "offer"),
    State.OFFERED: ("interview",),
    State.ACCEPTED: ("cancel",),
    State.OBSOLETE: ("reopen",),
}


def sorted_ways(
    found: Application, ways: list[dict[str, Any]]
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """(buttons, links): what usually comes next, and what else can be done."""
    names = {way["name"]: way for way in ways}
    usual = USUAL.get(State(found.state), ())
    if "takes" in names:  # the person decides: the team writes down what they say
        usual = ("takes", "declines")
    buttons = [names[name] for name in usual if name in names]
    return buttons, [way for way in ways if way not in buttons]


def _short(name: str, answer: Answer) -> str | Promise:
    return SHORT.get(name, answer.verb)


SHORT = {
    "interview": _("Agree on an interview"),
    "held": _("The interview took place"),
    "close": _("Close: the person has work"),
    "mistake": _("Sent by mistake"),
    "not_held": _("The interview did not take place"),
}
