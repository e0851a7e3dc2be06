"""What the pages of moderation show: the queue, one case, the statement of reasons (Article 17), what stands where
something is not shown."""

import datetime as dt
from typing import Any

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from punte.base import clock, formats
from punte.dialogue import contribution_page as said
from punte.dialogue import moderation_permissions as permissions
from punte.dialogue.actions.cases import HELD
from punte.dialogue.models import Case, Contribution, Decision, Ground, Suspension
from punte.dialogue.models.cases import CaseQuerySet
from punte.dialogue.picture_page import pictures_of
from punte.dialogue.transparency import period_of
from punte.people.models import User

State = Case.State
WAITS_TOO_LONG = dt.timedelta(days=3)
TONES = {
    State.SUBMITTED: "warning",
    State.ACKNOWLEDGED: "warning",
    State.REVIEW: "info",
    State.COMPLAINED: "warning",
    State.RESTRICTED: "neutral",
    State.REMOVED: "neutral",
    State.SUSPENDED: "neutral",
    State.NO_ACTION: "success",
    State.UPHELD: "neutral",
    State.REVERSED: "success",
}
TABS = {
    "waiting": (State.SUBMITTED, State.ACKNOWLEDGED),
    "review": (State.REVIEW,),
    "complained": (State.COMPLAINED,),
    "decided": (*Case.DECIDED, State.UPHELD, State.REVERSED),
}


def tab_words() -> dict[str, str]:
    """What the views of the queue are called."""
    return {
        "waiting": _("To be taken"),
        "review": _("Under review"),
        "complained": _("Complaints"),
        "decided": _("Decided"),
        "all": _("All"),
    }


def with_numbers(rows: CaseQuerySet) -> Any:
    """How many notices each case has."""
    return rows.for_list().annotate(n=Count("notices", distinct=True)).prefetch_related("marks", "notices")


def words_of(case: Case) -> str:
    """The first words of what it is about, for who decides."""
    content = case.content
    if content.state == Contribution.State.REMOVED:
        return _("Words that were removed")
    title = getattr(content, "title", None)
    words = " ".join(str(title or content.text).split())
    return words if len(words) <= 100 else words[:99].rsplit(" ", 1)[0] + " …"


def row(case: Any) -> dict[str, Any]:
    """One case of the queue."""
    why = [str(Ground(one).label) for one in dict.fromkeys(n.ground for n in case.notices.all())]
    why += [mark_words(mark) for mark in case.marks.all()]
    told = (
        ngettext("%(n)s notice", "%(n)s notices", case.n) % {"n": case.n}
        if case.n
        else case.get_origin_display()
    )
    taken = _("taken by %(name)s") % {"name": case.claimed_by.name} if case.claimed_by else ""
    return {
        "case": case,
        "url": reverse("dialogue:case_detail", args=[case.consultation.operation.code, case.pk]),
        "words": words_of(case),
        "small": " · ".join(filter(None, (str(told), str(case.consultation.title), taken))),
        "why": why,
        "tag": case.get_state_display(),
        "tone": TONES[State(case.state)],
        "late": case.state in Case.UNDECIDED and case.opened_at < clock.now() - WAITS_TOO_LONG,
    }


def mark_words(mark: Any) -> str:
    """What a check saw, in words."""
    return f"{mark.get_code_display()}: {mark.note}" if mark.note else str(mark.get_code_display())


def case_page(user: User, case: Case) -> dict[str, Any]:
    """One case for who moderates: what was said, the notices, what was decided, every step, what may be done now."""
    decisions = list(case.decisions.select_related("by"))
    return {
        "quote": quote(case),
        "facts": [
            (_("Consultation"), str(case.consultation.title), case.consultation.get_absolute_url()),
            (_("From"), case.get_origin_display()),
            (_("Opened"), formats.moment(case.opened_at)),
            (_("What it is now"), case.content.get_state_display()),
        ],
        "tone": TONES[State(case.state)],
        "notices": [_notice(one) for one in case.notices.select_related("user", "consortium")],
        "marks": [mark_words(mark) for mark in case.marks.all()],
        "decisions": [_decision(one) for one in decisions],
        "complaints": [
            {"who": _("The author") if c.of_author else _("Who gave a notice"), "why": c.why, "on": c.made_at}
            for one in decisions
            for c in one.complaints.all()
        ],
        "entries": _entries(case),
        "grave": case.notices.filter(ground__in=(Ground.THREAT, Ground.CHILDREN)).exists(),
        **may(user, case),
    }


def quote(case: Case) -> dict[str, Any]:
    """The words, with who speaks as everybody reads it; of what was removed, that they rest sealed."""
    content = case.content
    if isinstance(content, Contribution):
        return {
            "speaker": said.speaker(content),
            "group": "",
            "words": said.words_of(content),
            "pictures": pictures_of(content),
        }
    words = {"title": "", "text": str(content.text), "language": content.text.source}
    return {"speaker": _("Statement"), "group": "", "words": words}


def _notice(one: Any) -> dict[str, Any]:
    return {
        "ground": one.get_ground_display(),
        "law": one.law,
        "why": one.why,
        "on": one.made_at,
        "name": one.told.get("name") or _("without a name"),
        "number": one.pk,
    }


def _decision(one: Decision) -> dict[str, Any]:
    return {
        "one": one,
        "word": one.get_outcome_display(),
        "result": one.get_result_display(),
        "ground": " · ".join(filter(None, (str(one.get_ground_display()), one.law))),
        "facts": one.facts,
        "name": one.by.name,
        "on": one.at,
    }


def _entries(case: Case) -> list[dict[str, Any]]:
    rows = case.entries.select_related("by")
    return [
        {"moment": formats.moment(one.at), "text": one.get_kind_display(), "small": one.by.name if one.by else "",
         "state": "done"}
        for one in rows
    ]  # fmt: skip


def may(user: User, case: Case) -> dict[str, Any]:
    """What this moderator may do now, or why not."""
    lapsed = case.claimed_at is not None and case.claimed_at <= clock.now() - HELD
    undecided = case.state in (*Case.UNDECIDED, State.COMPLAINED)
    held = case.claimed_by_id == user.pk and undecided
    free = undecided and (case.claimed_by_id is None or lapsed) and not held
    barred = permissions.bar(user, case) if undecided else ""
    other = case.claimed_by.name if case.claimed_by and undecided and not (held or free) else ""
    return {"held": held and not barred, "may_claim": free and not barred, "barred": barred, "held_by": other}


def reasons(case: Case, decision: Decision) -> list[tuple[str, str]]:
    """The statement of reasons: every point that Article 17(3) asks for."""
    if not decision.restricts:
        return [(_("Decision"), _("It stays.")), (_("Facts and circumstances"), decision.facts)]
    origin = {
        Case.Origin.NOTICE: _("A notice was given. Who gave it is not told."),
        Case.Origin.CHECK: _("An automatic check pointed to it; a person looked at it and decided."),
        Case.Origin.OWN: _("A moderator looked at it by themselves, without a notice."),
    }[Case.Origin.NOTICE if case.notices.exists() else Case.Origin(case.origin)]
    return [
        (_("Decision"), _outcome(decision)),
        (_("Where and how long"), _("Everywhere in this platform, without an end unless it is reversed.")),
        (_("Facts and circumstances"), decision.facts),
        (_("What led to it"), origin),
        (_("Automatic means"), _("A person decided; no decision here is made by a machine.")),
        (_("Ground"), " · ".join(filter(None, (str(decision.get_ground_display()), decision.law)))),
        (_("What you can do"), _redress(decision)),
    ]  # fmt: skip


def _outcome(decision: Decision) -> str:
    words = {
        State.RESTRICTED: _("It is not shown any more."),
        State.REMOVED: _("It is removed. The words are kept sealed as long as one may complain."),
    }.get(State(decision.outcome))
    if words or decision.until is None:
        return words or str(decision.get_outcome_display())
    told = {"day": formats.day(decision.until, "long")}
    if decision.everywhere:
        return (
            _("It is not shown any more. You do not take part in any consultation here until %(day)s.") % told
        )
    return _("It is not shown any more. You do not take part in this consultation until %(day)s.") % told


def _redress(decision: Decision) -> str:
    told = {"day": formats.day(decision.complain_until, "long")}
    return (
        _(
            "Complain here until %(day)s, free of charge; another person decides. You can also go to a court at any"
            " time, or to a body for out-of-court settlement certified under Article 21 of Regulation (EU) 2022/2065,"
            " where one is competent."
        )
        % told
    )


def suspension_of(user: Any, consultation: Any) -> Suspension | None:
    """What keeps this reader out of the consultation today."""
    if not user.is_authenticated:
        return None
    return (
        Suspension.objects.of(user, consultation).select_related("decision__case").order_by("-until").first()
    )


def filtered(rows: CaseQuerySet, asked: Any, today: dt.date) -> CaseQuerySet:
    """The queue as asked: by its state, ground, origin, consultation, outcome; and as a number of the report opens it,
    by the period (`period_of`) in which notices came (`noticed`), it was decided (`decided`), complained about
    (`complained`) or marked (`marked`). Nonsense filters nothing."""
    found = rows
    if (which := asked.get("which", "")) in TABS:
        found = found.filter(state__in=TABS[which])
    if (origin := asked.get("origin", "")) in Case.Origin:
        found = found.filter(origin=origin)
    elif origin == "other":
        found = found.unprompted()
    if (number := asked.get("consultation", "")).isdecimal() and len(number) < 12:
        found = found.filter(consultation=number)
    for together in (_noticed, _decided, _complained, _marked):
        if told := together(asked, today):
            found = found.filter(**told)
    return found.distinct()


def _noticed(asked: Any, today: dt.date) -> dict[str, Any]:
    told = _within("notices__made_at", asked.get("noticed", ""), today)
    ground = asked.get("ground", "")
    return told | ({"notices__ground": ground} if ground in Ground else {})


def _decided(asked: Any, today: dt.date) -> dict[str, Any]:
    told = _within("decisions__at", asked.get("decided", ""), today)
    if (outcome := asked.get("outcome", "")) in Case.DECIDED:
        told["decisions__outcome"] = outcome
    return told and told | {"decisions__number": 1}


def _complained(asked: Any, today: dt.date) -> dict[str, Any]:
    told = _within("decisions__complaints__made_at", asked.get("complained", ""), today)
    result = asked.get("result", "")
    if told and result == "open":
        told["decisions__complaints__answer"] = None
    elif told and result in Decision.Result:
        told["decisions__complaints__answer__result"] = result
    return told


def _marked(asked: Any, today: dt.date) -> dict[str, Any]:
    told = _within("entries__at", asked.get("marked", ""), today)
    return told and told | {"entries__kind": "marked"}


def _within(field: str, code: str, today: dt.date) -> dict[str, Any]:
    if not code:
        return {}
    period = period_of(code, today)
    return {f"{field}__date__gte": period.first, f"{field}__date__lte": period.last}
