"""What the organiser's desk shows: the consultations of a project, the next step of one, the table of what was said."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from punte.base import clock, formats
from punte.dialogue import balance, permissions
from punte.dialogue import consultation_page as page
from punte.dialogue import contribution_page as said
from punte.dialogue.actions.consultations import not_ready
from punte.dialogue.models import Consultation, Contribution, Phase
from punte.dialogue.models.consultations import ConsultationQuerySet
from punte.dialogue.moderation_permissions import may_moderate
from punte.people.models import User

State = Consultation.State
STANDS = Q(contributions__state="published", contributions__parent=None)


def with_numbers(rows: ConsultationQuerySet) -> ConsultationQuerySet:
    """How much was said, and how much of it waits for an answer."""
    waits = STANDS & Q(contributions__answer=None)
    return rows.annotate(
        said=Count("contributions", filter=STANDS, distinct=True),
        waits=Count("contributions", filter=waits, distinct=True),
    )


def row(one: Any) -> dict[str, Any]:
    """One consultation of the project's list."""
    told = ngettext("%(n)s contribution", "%(n)s contributions", one.said) % {"n": formats.number(one.said)}
    if one.waits and one.state in (State.CLOSED, State.ANALYSING):
        told += ", " + _("%(n)s without an answer") % {"n": formats.number(one.waits)}
    return {
        "label": str(one.title),
        "url": one.desk_url,
        "small": " · ".join(filter(None, (one.organiser.name, page.when(one), told if one.said else ""))),
        "tag": str(one.get_state_display()),
        "tone": page.tone(one),
        "icon": "voice",
    }


def desk(user: User, one: Consultation) -> dict[str, Any]:
    """The page of one consultation for those who run or read it."""
    runs = permissions.may_run(user, one)
    standing = one.contributions.to_answer()
    count, waits = standing.count(), standing.filter(answer=None).count()
    heard = balance.heard(one, beside_total=True)
    return {
        "tone": page.tone(one),
        "facts": [*page.facts(one), (_("Who answers"), one.responsible.name)],
        "runs": runs,
        "writes": _spoken_kinds(one) if permissions.may_write_down(user, one) else [],
        "moderates": may_moderate(user, one.operation),
        "sees_people": permissions.may_see_people(user, one),
        "missing": list(not_ready(one)) if one.state == State.DRAFT else [],
        "phases": [_phase(one, p) for p in one.phases.all()],
        "heard": [_heard(one, h, runs) for h in heard],
        "silent": [str(h.group) for h in heard if h.silent],
        "steps": _steps(one, waits) if runs else [],
        "count": count,
        "waits": waits,
        "figures": _figures(one, count, waits),
        "asked": list(one.asked.select_related("organisation", "group")),
        "speakers": _speakers(one),
    }


def _figures(one: Consultation, count: int, waits: int) -> list[dict[str, Any]]:
    heard = one.hearings.heard().count()
    answered = count - waits
    return [
        {"label": _("Distinct people heard"), "done": heard},
        {"label": _("Contributions"), "done": count},
        {"label": _("Answered"), "done": answered, "target": count or None},
    ]


def _spoken_kinds(one: Consultation) -> list[dict[str, str]]:
    words = {
        Contribution.Kind.PROPOSAL: _("Write down a proposal for somebody"),
        Contribution.Kind.ANSWER: _("Write down an answer for somebody"),
    }
    return [
        {"label": word, "url": reverse("dialogue:voice_write_down", args=[one.operation.code, one.pk, kind])}
        for kind, word in words.items()
        if one.active(*Contribution.NEEDS[kind])
    ]


def _phase(one: Consultation, phase: Phase) -> dict[str, Any]:
    now = clock.now()
    begun = one.announced_at is not None and phase.starts_at <= now
    return {
        "phase": phase,
        "days": page.days_of(one, phase),
        "lasts": phase.lasts(now),
        "over": phase.ends_at <= now,
        "may_drop": not begun,
    }


def _heard(one: Consultation, heard: balance.Heard, runs: bool) -> dict[str, Any]:
    wanted = formats.number(heard.wanted) if heard.wanted else ""
    may_ask = runs and one.state in (State.DRAFT, State.SCHEDULED, State.OPEN)
    return {
        "group": heard.group,
        "count": heard.words,
        "wanted": wanted,
        "silent": heard.silent and one.state != State.DRAFT,
        "to_ask": list(balance.to_ask(one, heard.group)) if heard.silent and may_ask else [],
    }


def _speakers(one: Consultation) -> list[tuple[str, str]]:
    """Who speaks for which organisation, with which mandate."""
    rows = one.contributions.published().exclude(entity=None).select_related("entity")
    return sorted({(c.entity.name, c.mandate) for c in rows if c.entity})


def _steps(one: Consultation, waits: int) -> list[dict[str, Any]]:
    """What the organiser may do next, the most natural first; posts and pages."""
    at = [one.operation.code, one.pk]

    def post(step: str, label: str) -> dict[str, Any]:
        return {"label": label, "url": reverse("dialogue:desk_move", args=[*at, step]), "post": True}

    def link(name: str, label: str) -> dict[str, Any]:
        return {"label": label, "url": reverse(f"dialogue:{name}", args=at)}

    cancel, edit = link("desk_cancel", _("Cancel the consultation")), link("desk_edit", _("Change the texts"))
    return {
        State.DRAFT: [post("announce", _("Announce it")), edit, cancel],
        State.SCHEDULED: [edit, post("back", _("Back to draft")), cancel],
        State.OPEN: [link("answer_list", _("What was said")), edit, post("close", _("Close it now")), cancel],
        State.CLOSED: [post("analyse", _("Begin to answer")), post("reopen", _("Open it again")), cancel],
        State.ANALYSING: [
            link("answer_list", _("Answer"))
            if waits
            else link("feedback_publish", _("Publish the feedback")),
            edit,
            cancel,
        ],
        State.FEEDBACK: [link("result_note", _("Say what was done since"))],
        State.MONITORED: [
            link("result_note", _("Say what was done since")),
            post("archive", _("Archive it")),
        ],
    }.get(State(one.state), [])


def filtered(rows: "QuerySet[Contribution]", which: str) -> Any:
    """The table, filtered."""
    return {
        "open": rows.filter(answer=None),
        "answered": rows.exclude(answer=None),
        "spoken": rows.exclude(assisted_by=None),
    }.get(which, rows)


def weighs_groups(one: Consultation) -> bool:
    """Whether there are two groups large enough to weigh them alike."""
    return any(w.each_group is not None for w in balance.weighed(one).values())


def table(user: User, one: Consultation, shown: Iterable[Contribution]) -> list[dict[str, Any]]:
    """The rows of the table: the words, the weight by person and by group, the answer, what may be done."""
    weights = balance.weighed(one)
    may_run, at = permissions.may_run(user, one), [one.operation.code, one.pk]
    rows = []
    for contribution in shown:
        weight, answer = weights.get(contribution.pk), getattr(contribution, "answer", None)
        rows.append(
            {
                **said.row(contribution),
                "weight": weight,
                "given": answer,
                "given_tone": said.TONES[answer.outcome] if answer else "warning",
                "answer_url": reverse("dialogue:answer_edit", args=[*at, contribution.pk]) if may_run else "",
            }
        )
    return rows


def also(user: User, contribution: Contribution) -> list[dict[str, str]]:
    """What else may be done with one that is being answered."""
    at = [contribution.consultation.operation.code, contribution.consultation_id, contribution.pk]
    return [
        {
            "label": _("It says the same as another: join them"),
            "url": reverse("dialogue:contribution_merge", args=at),
        },
        {
            "label": _("It holds several thoughts: divide it"),
            "url": reverse("dialogue:contribution_split", args=at),
        },
        {"label": _("Translate it"), "url": reverse("dialogue:contribution_translate", args=at)},
        {"label": _("Its public page"), "url": contribution.get_absolute_url()},
    ]
