"""How matching treats people, in the demonstration: lists that were shown, two people for whom nothing fits, a report;
and a post that a social enterprise made for the project."""

from punte.base.rls import set_local
from punte.jobs.actions import answers, placements
from punte.jobs.actions.fairness import reckon_fairness
from punte.jobs.models import Placement, Vacancy
from punte.jobs.permissions import may_reckon_fairness
from punte.matching.actions.profiles import change_profile
from punte.matching.actions.showings import show_matches
from punte.matching.models import Profile
from punte.participation.models import Participation
from punte.people.models import User
from punte.portal.demo.applications import Hub
from punte.portal.demo.desk import DAY, TODAY, Desk
from punte.portal.demo.papers import paper

HUBS = ("309187", "4-003-0020")
MAKERS = ("309187", "300609")  # where the funder was told no number of jobs
COUNSELLORS = {"309187": "ana", "4-003-0020": "vesela"}
SIGNS = ["sign_language"]  # a support that nobody around offers yet


def tell(desk: Desk) -> int:
    """Gives how many reports."""
    if desk.operation.code in MAKERS:
        _created(Hub(desk))
    elena = desk.team["elena"]
    if desk.operation.code not in HUBS or not may_reckon_fairness(elena, desk.operation):
        return 0
    counsellor = desk.team[COUNSELLORS[desk.operation.code]]
    set_local(consortium=desk.operation.consortium_id, user=counsellor.pk)
    mine = _accompanied(desk, counsellor)
    for profile in mine[:6]:
        show_matches(by=counsellor, profile=profile, on=TODAY - 5 * DAY)
    for profile in mine[-2:] if len(mine) > 2 else []:
        change_profile(by=counsellor, profile=profile, version=profile.version, needs=SIGNS)
    set_local(consortium=desk.operation.consortium_id, user=elena.pk)
    reckon_fairness(by=elena, operation=desk.operation)
    return 1


def _accompanied(desk: Desk, counsellor: User) -> list[Profile]:
    rows = Participation.objects.filter(
        operation=desk.operation, responsible=counsellor, state__in=("selected", "entered", "completed")
    )
    found = Profile.objects.filter(person__in=rows.values("person"), looking=True, person__key_holder=None)
    return list(found.select_related("person__consortium").order_by("pk"))


def _created(hub: Hub) -> None:
    """Somebody works in a post that did not exist before."""
    social = [
        v
        for v in hub.vacancies
        if v.employer.organisation.kind == "social_enterprise"
        and v.kind == Vacancy.Kind.JOB
        and v.filled < v.posts
    ]
    there = Placement.objects.filter(operation=hub.desk.operation).values("person")
    found = hub.rows.filter(state="entered").exclude(person__in=there).order_by("-pk").first()
    if not social or found is None:
        return
    sent, by = hub.send(20, found, social[0])
    answers.take_up_application(by=by, application=sent, on=sent.sent_on)
    first = max(TODAY - 7 * DAY, sent.sent_on)
    contract = Vacancy.Contract.PERMANENT
    answers.accept_application(by=by, application=sent, starts_on=first, contract=contract, on=first)
    content = paper(hub.words.contract, sent.vacancy.title, f"{first:%d.%m.%Y}", hub.desk.operation.code)
    placements.start_placement(
        by=by, application=sent, starts_on=first, contract=contract, weekly_hours=sent.vacancy.weekly_hours or 40,
        post=sent.vacancy.title, new_job=True, paper={"content": content, "name": "scan.pdf"},
    )  # fmt: skip
