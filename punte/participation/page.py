"""What one person's page in an operation shows, as far as the reader may see it."""

import datetime as dt
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from punte.base import clock, formats
from punte.participation import permissions
from punte.participation.actions.participations import ENTERED_STATES
from punte.participation.actions.proofs import papers_of
from punte.participation.eligibility import recorded
from punte.participation.followups import ATTEMPTS, after_six_months
from punte.participation.models import Attempt, Participation
from punte.participation.models.participations import IMMEDIATE
from punte.participation.models.proofs import criteria
from punte.participation.registration.page import section
from punte.people.models import Contact, NationalNumber, User
from punte.records.models import AccessEntry, Deliverable, Evidence, Fact
from punte.records.protection import pages_of

State = Participation.State
DECISIONS = {
    State.ELIGIBLE: gettext_lazy("Eligible"),
    State.INCOMPLETE: gettext_lazy("Papers are missing"),
    State.SELECTED: gettext_lazy("Select"),
    State.RESERVE: gettext_lazy("Reserve list"),
    State.REJECTED: gettext_lazy("Do not select"),
    State.CANDIDATE: gettext_lazy("Uphold the contestation"),
}
TONES = {
    State.ENTERED: "success",
    State.COMPLETED: "success",
    State.LEFT_EARLY: "warning",
    State.REJECTED: "danger",
    State.INCOMPLETE: "warning",
}


def participant_page(user: User, found: Participation) -> dict[str, Any]:
    """The context of the page."""
    works, selects = permissions.may_work_on(user, found), permissions.may_select(user, found)
    facts = list(
        Fact.objects.filter(operation=found.operation, person=found.person, strikes=None).order_by(
            "happened_on", "pk"
        )
    )
    struck = set(Fact.objects.filter(strikes__in=facts).values_list("strikes_id", flat=True))
    return {
        "operation": found.operation,
        "participation": found,
        "person": found.person,
        "tone": TONES.get(State(found.state), "neutral"),
        "facts": _facts(found),
        "next": _next(found) if works else None,
        "decisions": _decisions(found) if selects else [],
        "timeline": _timeline(found, facts, struck, works),
        "evidence": _evidence(found, facts, struck),
        "criteria": _criteria(found),
        "situation": _situation(found),
        "registration": section(user, found),
        "ways": _ways(user, found, works),
        "elsewhere": _elsewhere(user, found),
        "contact": _contact(found),
        "number": NationalNumber.objects.filter(person=found.person).only("kind").first(),
        "documents": papers_of(found).order_by("-uploaded_at"),
        "sees_special": permissions.may_see_special(user, found),
        "consents": found.person.consents.select_related("organisation", "recorded_by").order_by("-given_at"),
        "looks": AccessEntry.objects.filter(person=found.person).select_related("user").order_by("-at")[:10],
        "works": works,
        "corrects": permissions.may_correct(user, found),
    }


def _facts(found: Participation) -> list[tuple[str, Any]]:
    rows = [
        (_("State"), found.get_state_display()),
        (_("Partner"), found.organisation.name),
        (_("Number in the project"), str(found.pk)),
        (_("Registered on"), formats.day(found.registered_on, "long")),
    ]
    if found.frozen_on:
        rows.append((_("Entered on"), formats.day(found.frozen_on, "long")))
    if found.responsible:
        rows.append((_("Accompanied by"), found.responsible.name))
    if found.sender:
        rows.append((_("Sent by"), f"{found.sender.name} ({found.get_function_display()})"))
    return rows


def step_url(found: Participation, step: str, *more: object) -> str:
    """The address of one of the small pages of a participant."""
    return reverse(f"participation:participant_{step}", args=[found.operation.code, found.pk, *more])


def _next(found: Participation) -> dict[str, str] | None:
    """The one thing that usually comes next."""
    steps = {
        State.SELECTED: (_("Record the entry"), "enter"),
        State.ENTERED: (_("Record the leaving"), "leave"),
        State.COMPLETED: (_("Record the situation afterwards"), "observe"),
        State.LEFT_EARLY: (_("Record the situation afterwards"), "observe"),
    }
    step = steps.get(State(found.state))
    return {"label": step[0], "url": step_url(found, step[1])} if step else None


def _decisions(found: Participation) -> list[dict[str, str]]:
    if found.state in ENTERED_STATES:
        return []
    return [
        {"state": state, "label": str(label)}
        for state, label in DECISIONS.items()
        if found.may_move_to(state)
    ]


def _timeline(found: Participation, facts: list[Fact], struck: set[int], works: bool) -> list[dict[str, Any]]:
    """What happened, and the follow-up that comes."""
    items: list[dict[str, Any]] = [
        {
            "on": f.happened_on,
            "text": f.kind_label,
            "url": reverse("monitoring:fact_detail", args=[found.operation.code, f.pk]),
            "small": _("struck through, not counted") if f.pk in struck else "",
            "state": "" if f.pk in struck else "done",
        }
        for f in facts
    ]
    left = found.stays.filter(struck=False).order_by("-entered_on").values_list("left_on", flat=True).first()
    if not left:
        return items
    return items + _due(found, left, works) + _due_later(found, works)


def _due(found: Participation, left: dt.date, works: bool) -> list[dict[str, Any]]:
    due, today = left + IMMEDIATE, clock.today(found.operation.zone)
    seen = found.observations.filter(struck=False, observed_on__gte=left, observed_on__lte=due).exists()
    if seen:
        return []
    return [
        {
            "on": due,
            "text": _("Situation 28 days after leaving"),
            "small": _("not recorded") if due < today else _("to be recorded by then"),
            "state": "bad" if due < today else "",
            "url": step_url(found, "observe") if works else "",
        }
    ]


def _due_later(found: Participation, works: bool) -> list[dict[str, Any]]:
    """The six months: to be asked, too late, or the person was not reached."""
    row = after_six_months(Participation.objects.filter(pk=found.pk)).first()
    if row is None:
        return []
    due, tried, today = row.due, row.tried, clock.today(found.operation.zone)  # type: ignore[attr-defined]
    item: dict[str, Any] = {
        "on": due,
        "text": _("Situation six months after leaving"),
        "small": "",
        "state": "",
    }
    if tried >= ATTEMPTS:
        return [item | {"small": _("the person was not reached"), "state": "done"}]
    said = ngettext("%(n)s attempt so far", "%(n)s attempts so far", tried) % {"n": tried}
    known = _("not recorded") if due < today else _("to be recorded by then")
    item |= {"small": f"{known}; {said}" if tried else known, "state": "bad" if due < today else ""}
    return [item | {"url": step_url(found, "observe") if works else ""}]


def attempts_so_far(found: Participation) -> str:
    """Which attempts there were, in a sentence, and what the next one means."""
    tried = Attempt.objects.filter(stay__participation=found, struck=False)
    days = [f"{formats.day(a.tried_on)} ({a.get_how_display()})" for a in tried]
    so_far = _("So far: %(days)s.") % {"days": ", ".join(days)} if days else _("Nobody has tried yet.")
    rule = _("After attempts on three different days the person is recorded as unreachable.")
    contact = Contact.objects.filter(person=found.person, safe=False).exists()
    safe = _("It is not safe to contact this person: only as you agreed with them.") if contact else ""
    return " ".join(part for part in (safe, so_far, rule) if part)


def _evidence(found: Participation, facts: list[Fact], struck: set[int]) -> list[dict[str, Any]]:
    """Each fact that counts, with its papers: the proof in one click."""
    rows: dict[int, list[Evidence]] = {}
    for item in Evidence.objects.current().filter(fact__in=facts).select_related("document", "by"):
        rows.setdefault(item.fact_id, []).append(item)
    titles = _titles(facts)
    return [
        {
            "fact": f,
            "title": titles.get(f.source_id, "") if f.source_type_id == _deliverable_type() else "",
            "url": reverse("monitoring:fact_detail", args=[found.operation.code, f.pk]),
            "papers": rows.get(f.pk, []),
        }
        for f in facts
        if f.pk not in struck
    ]


def _deliverable_type() -> int:
    return ContentType.objects.get_for_model(Deliverable).pk


def _titles(facts: list[Fact]) -> dict[int, str]:
    ids = [f.source_id for f in facts if f.source_type_id == _deliverable_type()]
    return dict(Deliverable.objects.filter(pk__in=ids).values_list("pk", "title")) if ids else {}


def _criteria(found: Participation) -> list[dict[str, Any]]:
    proofs = {p.criterion_id: p for p in found.proofs.select_related("document", "verified_by")}
    return [
        {
            "criterion": c,
            "value": recorded(found, c),
            "proof": proofs.get(c.pk),
            "url": step_url(found, "proof", c.pk),
        }
        for c in criteria(found)
    ]


def _situation(found: Participation) -> list[dict[str, str]]:
    yes_no = {True: _("yes"), False: _("no"), None: ""}
    rows = [
        (_("Age at entry"), formats.number(found.age) if found.age is not None else ""),
        (_("Sex"), found.get_sex_display() if found.sex else ""),
        (_("On the labour market"), found.get_labour_display() if found.labour else ""),
        (_("Education"), str(found.get_education_display()) if found.education is not None else ""),
        (_("In education or training"), found.get_studies_display() if found.studies else ""),
        (_("County and settlement"), ", ".join(str(p) for p in (found.region, found.settlement) if p)),
        (_("From a rural area"), yes_no[found.rural]),
    ]
    if found.operation.indicator_set == "2014-2020":
        rows += [
            (_("Household without work"), yes_no[found.jobless_household]),
            (_("Household without work, with children"), yes_no[found.jobless_household_children]),
            (_("One adult with children"), yes_no[found.single_adult_children]),
        ]
    return [{"label": str(label), "value": str(value)} for label, value in rows]


def _ways(user: User, found: Participation, works: bool) -> list[tuple[str, str]]:
    """What else can be done here, as links."""
    ways = []
    if works:
        ways += [
            (_("Record a training, a certificate, a result"), step_url(found, "award")),
            (_("Bring a paper"), step_url(found, "paper")),
            (_("Write down a consent"), step_url(found, "consent")),
            (_("Record a situation or certificate"), step_url(found, "observe")),
            *_attempt_way(found),
            (_("Correct name or date of birth"), step_url(found, "identity")),
            (_("How to reach the person"), step_url(found, "contact")),
            (_("Ask about special categories"), step_url(found, "special_edit")),
            (_("Give the person access"), step_url(found, "claim")),
        ]
    if permissions.may_correct(user, found) if found.frozen_on else works:
        ways.append((_("Write the situation at entry"), step_url(found, "situation")))
    if permissions.may_see_special(user, found):
        ways.append((_("See special categories"), step_url(found, "special")))
    if permissions.may_compare_number(user, found):
        ways.append((_("Compare the national number"), step_url(found, "number")))
    if permissions.may_correct(user, found):
        ways.append((_("Strike a mistake through"), step_url(found, "strike")))
        ways.append((_("The same person twice"), step_url(found, "same")))
    if permissions.may_erase(user, found):
        ways.append((_("Restrict or erase"), step_url(found, "erase")))
    return ways


def _elsewhere(user: User, found: Participation) -> list[tuple[str, str]]:
    """The person's pages in other rooms: what they can do and look for, the CV, applications, work, courses."""
    args, here = [found.operation.code, found.pk], found.get_absolute_url()
    pages = [(_("Profile: skills and goals"), reverse("matching:person_profile", args=args))]
    if permissions.may_work_on(user, found):
        pages.append((_("CV"), reverse("jobs:person_cv", args=args)))
    known = {url for _label, url in pages}
    others = pages_of(user, found.operation, found.person)
    return pages + [(label, url) for label, url in others if url not in known and not url.startswith(here)]


def _attempt_way(found: Participation) -> list[tuple[str, str]]:
    """Only where the six months are still to be asked."""
    row = after_six_months(Participation.objects.filter(pk=found.pk)).first()
    if row is None or row.tried >= ATTEMPTS or row.left + IMMEDIATE >= clock.today(found.operation.zone):  # type: ignore[attr-defined]
        return []
    return [(_("The person was not reached"), step_url(found, "attempt"))]


def restricted_ways(user: User, found: Participation) -> list[tuple[str, str]]:
    """What can be done with a restricted file."""
    ways = []
    if permissions.may_erase(user, found):
        ways.append((_("Lift the restriction"), step_url(found, "lift")))
        ways.append((_("Erase"), step_url(found, "erase")))
    if permissions.may_correct(user, found):
        ways.append((_("Strike a mistake through"), step_url(found, "strike")))
    return ways


def _contact(found: Participation) -> dict[str, Any] | None:
    row = Contact.objects.filter(person=found.person).first()
    if row is None:
        return None
    row.person = found.person
    return {"safe": row.safe, **{k: v for k, v in row.data.items() if v}}
