"""Applications of the demonstration: sent, answered in every way, tried, begun, asked about. The numbers that were
handed to the funder stay those of its people: work begins for who takes part, or was seen at work already."""

import datetime as dt
from collections.abc import Iterator
from typing import Any
from zoneinfo import ZoneInfo

from punte.jobs.actions import answers as acts
from punte.jobs.actions import placements, trials
from punte.jobs.actions import vacancies as hub
from punte.jobs.actions.applications import (
    add_comment,
    apply_for,
    transfer_application,
    withdraw_application,
)
from punte.jobs.actions.offers import decline_offer, take_offer
from punte.jobs.cv_copies import seen_of
from punte.jobs.models import Application, Employer, Placement, Vacancy, VacancySkill
from punte.matching.models import Profile, ProfileSkill
from punte.participation.models import Observation, Participation
from punte.participation.models.participations import IMMEDIATE
from punte.people.models import Person, User
from punte.portal.demo.applications_words import words_of
from punte.portal.demo.desk import DAY, TODAY, Desk
from punte.portal.demo.papers import paper

Pair = tuple[Application, User]
NAMED = (
    "person__consortium",
    "person__identity",
    "person__merged_into",
    "operation",
    "organisation",
    "responsible",
)


class Hub:
    """Who applies where in one project: each pair of person and vacancy once."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.words = desk, words_of(desk.operation.zone)
        self.by_pk = {user.pk: user for user in desk.team.values()}
        rows = Participation.objects.filter(
            operation=desk.operation, person__state=Person.State.ACTIVE, person__merged_into=None
        )
        self.rows = rows.select_related(*NAMED).order_by("pk")
        self._turn = self._people()

    @property
    def vacancies(self) -> list[Vacancy]:
        """Those open at this moment: a post that was just taken is gone."""
        rows = Vacancy.objects.filter(operation=self.desk.operation, state=Vacancy.State.OPEN)
        return list(rows.select_related("operation", "employer__organisation", "activity").order_by("pk"))

    def _people(self) -> Iterator[Participation]:
        """Those whom somebody accompanies, one after the other."""
        yield from [p for p in self.rows if p.state in ("entered", "completed", "selected")][:90] * 9

    def free(self, found: Participation, days: int) -> Vacancy | None:
        """A vacancy for which the person has not applied, public so many days ago already where there is one."""
        applied = set(Application.objects.filter(person=found.person_id).values_list("vacancy", flat=True))
        free = [v for v in self.vacancies if v.pk not in applied]
        old = [v for v in free if v.published_on and v.published_on <= TODAY - days * DAY]
        return self.desk.random.choice(old or free) if free else None

    def by(self, found: Participation) -> User:
        """Who accompanies the person, where that is one of the cast; else the project manager."""
        return self.by_pk.get(found.responsible_id or 0, self.desk.team["elena"])

    def send(self, days: int, found: Participation | None = None, vacancy: Vacancy | None = None) -> Pair:
        """One more application, so many days ago."""
        while found is None or vacancy is None:
            one = found or next(self._turn)
            vacancy = vacancy or self.free(one, days)
            found = one if vacancy else found
        by = self.by(found)
        message = self.words.messages[found.pk % len(self.words.messages)]
        on = max(TODAY - days * DAY, vacancy.published_on or TODAY)
        return self.apply(by, found, vacancy, message, on), by

    def apply(
        self, by: User, found: Participation, vacancy: Vacancy, message: str, on: dt.date
    ) -> Application:
        """Sent, with the consent, and with the CV of who has one."""
        seen = seen_of(found.person)
        told: dict[str, Any] = {"message": message, "agreed": True, "on": on, "cv": seen[1] if seen else ""}
        return apply_for(by=by, vacancy=vacancy, participation=found, **told)

    @staticmethod
    def ago(sent: Application, days: int) -> dt.date:
        """So many days ago, or the day of the last step where that was later."""
        return max(sent.changed_on, TODAY - days * DAY)

    def look(self, days: int, after: int = 2, **also: Any) -> Pair:
        """One that was taken up some days after."""
        sent, by = self.send(days, **also)
        acts.take_up_application(by=by, application=sent, on=min(TODAY, sent.sent_on + after * DAY))
        return sent, by


def tell(desk: Desk) -> int:
    """Every state of an application, work trials and work, for the vacancies of this project; gives how many."""
    found = Hub(desk)
    if not found.vacancies:
        return 0
    _waiting(found)
    _answered(found)
    _trials(found)
    _own(found)
    _work(found)
    _earlier(found)
    _decided(found)
    return Application.objects.filter(operation=desk.operation).count()


def _waiting(hub_: Hub) -> None:
    """New ones, some for too long; looked at, with an interview to come; put off, kept, offered."""
    words = hub_.words
    for days in (0, 1, 2, 5, 9, 12):
        _able(hub_, hub_.send(days)[0])
    for days in (4, 8):
        _able(hub_, hub_.look(days)[0])
    invited, by = hub_.look(6)
    at = dt.datetime.combine(TODAY + 3 * DAY, dt.time(9, 30), ZoneInfo(hub_.desk.operation.zone))
    acts.set_interview(by=by, application=invited, at=at, where=words.place)
    met, by = hub_.look(10)
    acts.hold_interview(by=by, application=met, on=hub_.ago(met, 2))
    add_comment(by=by, application=met, text=words.remark)
    later, by = hub_.look(14)
    acts.postpone_application(by=by, application=later, answer=words.later)
    for days in (20, 16):
        kept, by = hub_.look(days)
        acts.keep_in_pool(by=by, application=kept, answer=words.kept)
    for days in (11, 7):
        offered, by = hub_.look(days)
        acts.hold_interview(by=by, application=offered, on=hub_.ago(offered, 1))
        acts.offer_job(by=by, application=offered, answer=words.offered)


def _answered(hub_: Hub) -> None:
    """Refused, with the reason told or not; taken back, passed on, closed because of work; a job that fell through."""
    words = hub_.words
    for days, reason, share in ((18, "skills", True), (15, "other_chosen", False), (13, "mobility", True)):
        refused, by = hub_.look(days)
        said = words.refused if share else ""
        acts.refuse_application(
            by=by, application=refused, reason=reason, share=share, answer=said, private=words.private
        )
    back, by = hub_.send(9)
    withdraw_application(by=by, application=back, on=hub_.ago(back, 2))
    refused, by = hub_.look(17)
    acts.refuse_application(by=by, application=refused, reason="no_post", on=hub_.ago(refused, 6))
    others = [
        v for v in hub_.vacancies if v.employer_id != refused.vacancy.employer_id and v.filled < v.posts
    ]
    if others:
        transfer_application(by=by, application=refused, vacancy=others[0], agreed=True)
    gone, by = hub_.look(12)
    acts.accept_application(by=by, application=gone, starts_on=TODAY + 10 * DAY, contract="permanent")
    acts.cancel_application(by=by, application=gone, answer=words.cancelled)
    soon, by = hub_.look(9)
    acts.accept_application(by=by, application=soon, starts_on=TODAY + 7 * DAY, contract="permanent")
    begun, by = hub_.look(19)
    acts.accept_application(
        by=by, application=begun, starts_on=hub_.ago(begun, 3), contract="fixed_term", on=hub_.ago(begun, 8)
    )


def _trials(hub_: Hub) -> None:
    """To sign, signed by some, agreed on, done, and one to which nobody came."""
    for n, steps in enumerate(((), ("person",), _ALL, _ALL, _ALL)):
        sent, by = hub_.look(30)
        first = TODAY + 4 * DAY if n < 3 else max(TODAY - 20 * DAY, sent.sent_on)
        made = trials.write_trial(
            by=by, application=sent, starts_on=first, ends_on=first + 8 * DAY, weekly_hours=20,
            tasks=sent.vacancy.title, tutor=hub_.words.tutor,
        )  # fmt: skip
        for party in steps:
            trials.sign_trial(by=by, trial=made, party=party)
        if n == 3:
            signed = _paper(hub_, hub_.words.agreement, made.ends_on)
            trials.assess_trial(
                by=by, trial=made, outcome="completed", with_job=True, remark=hub_.words.learnt, paper=signed
            )
        if n == 4:
            trials.assess_trial(by=by, trial=made, outcome="did_not_show")


_ALL = ("person", "employer", "hub")


def _paper(hub_: Hub, title: str, on: dt.date) -> dict[str, Any]:
    code = hub_.desk.operation.code
    content = paper(
        title, str(hub_.desk.operation.title), f"{on:%d.%m.%Y}", f"{code} / {hub_.desk.random.random()}"
    )
    return {"content": content, "name": "scan.pdf"}


KEYS = {"309187": "cosmina@demo.punte", "4-003-0020": "ioana@demo.punte"}


def _own(hub_: Hub) -> None:
    """What Cosmina and Ioana see of their own: one that waits, an offer, a refusal with its reason, a trial to sign."""
    email = KEYS.get(hub_.desk.operation.code)
    found = hub_.rows.filter(person__key_holder__user__email=email).first() if email else None
    if found is None:
        return
    there = Application.objects.filter(person=found.person).values("vacancy")
    free = [v for v in hub_.vacancies if v.pk not in {t["vacancy"] for t in there}]
    mine = [v for v in free if v.employer.organisation.name == "„Тракия Текстил 2009“ ООД"] or free
    hub_.send(4, found, mine[0])
    others = [v for v in free if v != mine[0]]
    offered, by = hub_.look(9, found=found, vacancy=others[0])
    told: dict[str, Any] = {
        "starts_on": TODAY + 14 * DAY,
        "contract": "permanent",
        "answer": hub_.words.offered,
    }
    acts.offer_job(by=by, application=offered, **told)
    refused, by = hub_.look(16, found=found, vacancy=others[1])
    acts.refuse_application(by=by, application=refused, reason="hours", share=True, answer=hub_.words.refused)
    tried, by = hub_.look(7, found=found, vacancy=others[2])
    trials.write_trial(
        by=by, application=tried, starts_on=TODAY + 3 * DAY, ends_on=TODAY + 9 * DAY, weekly_hours=20,
        tasks=tried.vacancy.title, tutor=hub_.words.tutor,
    )  # fmt: skip


def _decided(hub_: Hub) -> None:
    """Offers on which people have decided, with who accompanies them beside them."""
    for days, decide in ((8, take_offer), (6, decline_offer)):
        offered, by = hub_.look(days)
        acts.offer_job(by=by, application=offered, starts_on=TODAY + 14 * DAY, answer=hub_.words.offered)
        decide(by=by, application=offered)


def _able(hub_: Hub, sent: Application) -> None:
    """The person said some of the skills that the vacancy asks for."""
    lines = VacancySkill.objects.filter(vacancy=sent.vacancy).select_related("skill")
    asked = [line.skill for line in lines.order_by("pk")[:6]]
    some = hub_.desk.random.sample(asked, min(len(asked), 3))
    profile, made = Profile.objects.get_or_create(
        person=sent.person, defaults={"consortium_id": sent.consortium_id}
    )
    for skill in some if made else []:
        ProfileSkill.objects.get_or_create(
            profile=profile, skill=skill, defaults={"consortium_id": sent.consortium_id}
        )


def _work(hub_: Hub) -> None:
    """Who takes part began work in these weeks: with the contract, without it yet, asked after 28 days, ended."""
    for n, start in enumerate((40, 36, 33, 30, 12, 8)):
        found = _taking_part(hub_, n)
        if found is None:
            return
        sent, by = hub_.send(45, found)
        first = max(TODAY - start * DAY, sent.sent_on)
        made = _begin(hub_, by, sent, first, n)
        _asked(hub_, by, made, n)


def _taking_part(hub_: Hub, n: int) -> Participation | None:
    there = Placement.objects.filter(operation=hub_.desk.operation).values("person")
    return hub_.rows.filter(state="entered").exclude(person__in=there).order_by("-pk")[n : n + 1].first()


def _begin(hub_: Hub, by: User, sent: Application, first: dt.date, n: int) -> Placement:
    acts.take_up_application(by=by, application=sent, on=sent.sent_on)
    acts.accept_application(
        by=by, application=sent, starts_on=first, contract=sent.vacancy.contract, on=min(first, TODAY)
    )
    contract = _paper(hub_, hub_.words.contract, first) if n % 4 != 3 else None
    return placements.start_placement(
        by=by, application=sent, starts_on=first, contract=sent.vacancy.contract,
        weekly_hours=sent.vacancy.weekly_hours or 20, post=sent.vacancy.title, paper=contract,
    )  # fmt: skip


_RESULTS = ("kept", "kept", "searching", "not_reached")


def _asked(hub_: Hub, by: User, made: Placement, n: int) -> None:
    day = placements.due(made, "28_days")
    if day <= TODAY and n < len(_RESULTS) - 1:
        placements.follow_up(by=by, placement=made, term="28_days", on=day, result=_RESULTS[n])
    if n == 4:
        placements.end_placement(by=by, placement=made, on=TODAY - 2 * DAY, ending="probation", version=1)


def _earlier(hub_: Hub) -> None:
    """Who was seen at work a while after leaving: that was through the hub, and lasted half a year."""
    seen = Observation.objects.filter(
        participation__in=hub_.rows, kind=Observation.Kind.EMPLOYED, struck=False, participation__stays__struck=False,
        participation__stays__left_on__isnull=False,
    ).select_related(*(f"participation__{name}" for name in NAMED))  # fmt: skip
    late = [o for o in seen.order_by("pk").distinct() if _long_after(o)][:6]
    if not late:
        return
    vacancy = _earlier_vacancy(hub_, min(o.observed_on for o in late) - 30 * DAY, len(late))
    for n, observation in enumerate(late):
        found = observation.participation
        by, start = hub_.by(found), observation.observed_on
        message = hub_.words.messages[n % len(hub_.words.messages)]
        sent = hub_.apply(by, found, vacancy, message, start - 12 * DAY)
        made = _begin(hub_, by, sent, start, n)
        for term, day in ((t, placements.due(made, t)) for t in ("28_days", "6_months")):
            if day <= TODAY and not (n == 5 and term == "6_months"):
                result = "other_job" if n == 2 and term == "6_months" else "kept"
                certificate = _paper(hub_, hub_.words.certificate, day) if n % 2 == 0 else None
                placements.follow_up(
                    by=by, placement=made, term=term, on=day, result=result, paper=certificate
                )


def _long_after(observation: Observation) -> bool:
    left = [s.left_on for s in observation.participation.stays.all() if s.left_on and not s.struck]
    return bool(left) and observation.observed_on > max(left) + IMMEDIATE


def _earlier_vacancy(hub_: Hub, on: dt.date, posts: int) -> Vacancy:
    """One with a post for each of them, like one of today's."""
    like = hub_.vacancies[0]
    employer = Employer.objects.select_related("organisation", "operation").get(pk=like.employer_id)
    elena = hub_.desk.team["elena"]
    names = (
        "kind title tasks language contract hours weekly_hours shift settlement address pay_from pay_to currency"
        " languages offers remote no_car first_job"
    )
    told = {name: getattr(like, name) for name in names.split()}
    made = hub.write_vacancy(by=elena, employer=employer, **told, posts=posts, apply_by=None)
    hub.choose_occupation(by=elena, vacancy=made, occupation=like.occupation)  # type: ignore[arg-type]
    hub.publish_vacancy(by=elena, vacancy=made, on=on)
    return made
