"""What the pages of a consultation show: its state and phases in words, what one may do now, who was heard."""

import datetime as dt
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from punte.base import clock, formats
from punte.dialogue import balance, permissions
from punte.dialogue.models import Consultation, Contribution, Conversation, Phase, Text
from punte.people.models import User

State = Consultation.State
TONES = {
    State.DRAFT: "neutral",
    State.SCHEDULED: "info",
    State.OPEN: "success",
    State.CLOSED: "neutral",
    State.ANALYSING: "info",
    State.FEEDBACK: "success",
    State.MONITORED: "success",
    State.ARCHIVED: "neutral",
    State.CANCELLED: "danger",
}


def tone(consultation: Consultation) -> str:
    """The colour of its state; a word stands beside it."""
    return TONES[State(consultation.state)]


def last_day(consultation: Consultation, phase: Phase) -> dt.date:
    """The last day on which something is possible in this phase."""
    return (phase.ends_at - dt.timedelta(seconds=1)).astimezone(consultation.tz).date()


def days_of(consultation: Consultation, phase: Phase) -> str:
    """From which day until which, in words."""
    first = phase.starts_at.astimezone(consultation.tz).date()
    return formats.period(first, last_day(consultation, phase))


def when(consultation: Consultation) -> str:
    """Until when one may take part, or from when; in one sentence."""
    phases = [p for p in consultation.phases.all() if p.kind != Phase.Kind.FEEDBACK]
    if not phases or consultation.state not in (State.SCHEDULED, State.OPEN):
        return _answered(consultation)
    now = clock.now()
    running = [p for p in phases if p.lasts(now)]
    if running:
        last = max(last_day(consultation, p) for p in running)
        return _("Open until %(day)s") % {"day": formats.day(last, "long")}
    coming = [p for p in phases if p.starts_at > now]
    if coming:
        first = min(p.starts_at for p in coming).astimezone(consultation.tz)
        return _("Opens on %(day)s") % {"day": formats.day(first.date(), "long")}
    return ""


def _answered(consultation: Consultation) -> str:
    if consultation.feedback_at:
        return _("Answered on %(day)s") % {"day": formats.day(consultation.feedback_at.date(), "long")}
    if consultation.answer_by and consultation.state in (State.CLOSED, State.ANALYSING):
        return _("Answers promised by %(day)s") % {"day": formats.day(consultation.answer_by, "long")}
    return ""


def row(consultation: Consultation) -> dict[str, Any]:
    """One consultation of a list."""
    return {
        "consultation": consultation,
        "url": consultation.get_absolute_url(),
        "tone": tone(consultation),
        "when": when(consultation),
    }


def phases(consultation: Consultation) -> list[dict[str, Any]]:
    """The phases as a line of time."""
    now = clock.now()
    return [
        {
            "moment": days_of(consultation, phase),
            "text": str(phase),
            "small": _("now") if phase.lasts(now) else "",
            "state": "done" if phase.ends_at <= now else "",
        }
        for phase in consultation.phases.all()
    ]


def ways(user: User, consultation: Consultation) -> list[dict[str, str]]:
    """What the reader may do now: propose, answer."""
    found = []
    words = {
        Contribution.Kind.PROPOSAL: _("Make a proposal"),
        Contribution.Kind.ANSWER: _("Answer the question"),
    }
    for kind, word in words.items():
        if consultation.active(*Contribution.NEEDS[kind]):
            url = reverse("dialogue:contribution_create", args=[consultation.pk, kind])
            found.append({"label": word, "url": url})
    if (
        consultation.active(Phase.Kind.STATEMENTS)
        and Conversation.objects.filter(consultation=consultation).exists()
    ):
        url = reverse("dialogue:statement_next", args=[consultation.pk])
        found.insert(0, {"label": _("Vote on statements"), "url": url})
    if consultation.active(Phase.Kind.SURVEY):
        found.insert(
            0,
            {
                "label": _("Answer the survey"),
                "url": reverse("dialogue:survey_answer", args=[consultation.pk]),
            },
        )
    if consultation.active(Phase.Kind.COMMENT):
        for text in Text.objects.filter(consultation=consultation, versions__state="published")[:1]:
            found.insert(0, {"label": _("Comment on the text"), "url": text.get_absolute_url()})
    if not user.is_authenticated:
        return [*found, *_guest_ways(consultation)]  # the sign-in page leads back here
    return found if permissions.may_take_part(user, consultation) else []


def _guest_ways(consultation: Consultation) -> list[dict[str, str]]:
    """The same without an account, where the organiser allows it."""
    if not permissions.may_guests(consultation):
        return []
    words = (
        (Phase.Kind.SURVEY, "survey", _("Answer the survey without an account")),
        (Phase.Kind.PROPOSE, "proposal", _("Propose without an account")),
        (Phase.Kind.DISCUSS, "answer", _("Answer without an account")),
    )
    return [
        {"label": word, "url": reverse("dialogue:guest_create", args=[consultation.pk, kind])}
        for phase, kind, word in words
        if consultation.active(phase)
    ]


def opinions_url(consultation: Consultation) -> str:
    """Where it stands what came out of the votes on statements; empty where there are none."""
    if not Conversation.objects.filter(consultation=consultation).exists():
        return ""
    return reverse("dialogue:opinion_map", args=[consultation.pk])


def survey_url(user: User, consultation: Consultation) -> str:
    """Where it stands what came out of the survey; empty where there is none, or the reader has to wait."""
    if not permissions.may_see_survey(user, consultation) or not consultation.survey_questions.exists():
        return ""
    return reverse("dialogue:survey_results", args=[consultation.pk])


def facts(consultation: Consultation) -> list[tuple[str, Any]]:
    """What one has to know, word by word."""
    rows = [
        (_("Asked by"), consultation.organiser.name),
        (_("Who may take part"), consultation.get_audience_display()),
        (_("When"), when(consultation)),
    ]
    return [(word, value) for word, value in rows if value]


def heard(consultation: Consultation) -> list[dict[str, Any]]:
    """Who was heard, group by group, as all may read it."""
    return [
        {
            "group": str(one.group),
            "count": one.words if one.count != 0 else _("nobody yet"),
            "share": one.count or 0,
            "silent": one.silent,
        }
        for one in balance.heard(consultation)
    ]
