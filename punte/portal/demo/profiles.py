"""Profiles of the demonstration: what people can do, want and how far they go, told through the actions.

Drawn from the vocabulary and seeded; nothing of who somebody is decides what they can do here."""

from random import Random
from typing import Any

from punte.base.rls import set_local
from punte.matching.actions import profiles as acts
from punte.matching.models import Profile
from punte.participation.models import Participation
from punte.people.models import Person, PersonKey
from punte.portal.demo.desk import Desk
from punte.portal.demo.visits import HOLDERS
from punte.reference.models import Concept, Need, Settlement

HOW_MANY = {"309187": 44, "4-003-0020": 15}
# What is wanted around here: ISCO-08 groups of care, kitchens, driving, sewing, cleaning, building, shops, offices.
GROUPS = ("5322", "5120", "9412", "8322", "8153", "9112", "7112", "5223", "4110", "6113", "9321", "5151")
OWN = {"cosmina": ("7512", "5120"), "ioana": ("4110", "5223")}
CONTRACTS: tuple[list[str], ...] = ([], [], ["permanent"], ["permanent", "fixed_term"], ["day", "seasonal"])
ANY: dict[str, Any] = {
    "contracts": [],
    "shifts": [],
}  # the cast is open to much, so that there is much to see
SPEAK = {"Europe/Sofia": ["bg"], "Europe/Bucharest": ["ro"]}


def tell(desk: Desk) -> int:
    """Profiles of those who take part, and of the cast; gives how many."""
    many, random = HOW_MANY.get(desk.operation.code, 0), Random(f"profiles:{desk.operation.code}")
    if not many or not Concept.objects.exists():
        return 0
    rows = Participation.objects.filter(
        operation=desk.operation,
        state__in=("entered", "completed"),
        person__state=Person.State.ACTIVE,
        person__merged_into=None,
    )
    key = PersonKey.objects.filter(user=desk.team[HOLDERS[desk.operation.code][0]]).first()
    others = rows.exclude(person=key.person_id) if key else rows
    found = others.select_related("person__consortium", "responsible", "settlement", "operation").order_by(
        "pk"
    )
    chosen = list(found[: many * 4 : 4])
    for participation in chosen:
        _profile(
            desk, random, participation, [random.choice(GROUPS) for _n in range(random.choice((1, 1, 2)))]
        )
    if key:
        _own(desk, random, rows.filter(person=key.person_id).select_related("person__consortium").first())
    return len(chosen) + 1


def _own(desk: Desk, random: Random, participation: Participation | None) -> None:
    """The person of the cast writes their own, and a counsellor has seen two of the skills."""
    if participation is None:
        return
    holder = HOLDERS[desk.operation.code][0]
    user = desk.team[holder]
    set_local(consortium=desk.operation.consortium_id, user=user.pk)
    profile = _profile(desk, random, participation, list(OWN[holder]), by=user)
    acts.change_profile(by=user, profile=profile, version=profile.version, no_car=False, remote=True, **ANY)
    counsellor = desk.team["elena"]
    set_local(consortium=desk.operation.consortium_id, user=counsellor.pk)
    for line in profile.skills.order_by("pk")[:2]:
        acts.confirm_skill(by=counsellor, profile=profile, skill=line.skill_id)


def _profile(
    desk: Desk, random: Random, participation: Participation, groups: list[str], by: Any = None
) -> Profile:
    by = by or desk.team["elena"]
    profile = acts.make_profile(by=by, person=participation.person)
    work = [one for group in groups if (one := _occupation(random, group))]
    for skill in _skills(random, work):
        acts.add_skill(by=by, profile=profile, skill=skill, level=random.choice((1, 2, 2, 2, 3)))
    told: dict[str, Any] = {"by": by, "profile": profile}
    profile.refresh_from_db()
    acts.set_goals(**told, version=profile.version, occupations=[one.pk for one in work])
    profile.refresh_from_db()
    acts.set_places(
        **told,
        version=profile.version,
        places=_places(random, participation, own=by is not desk.team["elena"]),
    )
    profile.refresh_from_db()
    profile = acts.change_profile(
        **told,
        version=profile.version,
        contracts=random.choice(CONTRACTS),
        shifts=random.choice(([], [], ["day"], ["day", "shifts"])),
        languages=SPEAK[desk.operation.zone],
        no_car=random.random() < 0.2,
        looking=random.random() < 0.9,
    )
    profile.refresh_from_db()
    return profile


def _occupation(random: Random, group: str) -> Concept | None:
    found = list(Concept.objects.occupations().filter(isco=group).order_by("uri"))
    return random.choice(found) if found else None


def _skills(random: Random, work: list[Concept]) -> list[int]:
    """Most of what the work asks for."""
    needs = Need.objects.filter(occupation__in=work).order_by("skill__uri").values_list("skill", flat=True)
    return [skill for skill in dict.fromkeys(needs) if random.random() < 0.6][:14]


def _places(random: Random, participation: Participation, *, own: bool) -> dict[int, int]:
    home = participation.settlement
    if home is None and participation.region_id:
        towns = Settlement.objects.filter(region=participation.region_id, rural=False)
        home = towns.exclude(latitude=None).order_by("code").first() or towns.order_by("code").first()
    return {home.pk: 80 if own else random.choice((30, 50, 50, 80))} if home else {}
