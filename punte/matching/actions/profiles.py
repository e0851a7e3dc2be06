"""What is done to a profile: begun, changed in its wishes, its skills, its goals and its places."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from punte.base.permissions import require
from punte.base.states import MoveNotAllowed
from punte.matching import permissions, words
from punte.matching.models import Profile, ProfileGoal, ProfilePlace, ProfileSkill
from punte.people.models import Person, User
from punte.reference.models import Concept, Settlement

Evidence = ProfileSkill.Evidence
MOST_GOALS, MOST_PLACES, MOST_SKILLS = 5, 5, 80
_LISTS = tuple(words.CHOICES)
_SWITCHES = ("no_car", "remote", "looking")


@transaction.atomic
def make_profile(*, by: User, person: Person) -> Profile:
    """Begin it; where there is one already, from a certificate or from before, look again."""
    require(permissions.may_change_profile(by, person))
    person = person.root
    told = {"consortium_id": person.consortium_id}
    profile, new = Profile.objects.get_or_create(person=person, defaults=told)
    if not new and not profile.looking:
        Profile.objects.filter(pk=profile.pk).update(looking=True)
        _touch(profile)
    return profile


@transaction.atomic
def change_profile(*, by: User, profile: Profile, version: int, **wishes: Any) -> Profile:
    """Change what is wished: contracts, hours, shifts, languages, needs (lists of codes; empty means any), no_car,
    remote, looking. Of two at once, the second is told."""
    require(permissions.may_change_profile(by, profile.person))
    locked = _locked(profile, version)
    for name in _LISTS:
        known = {code for code, _word in words.CHOICES[name]}
        if not set(wishes.get(name, ())) <= known:
            raise ValidationError({name: _("Choose from the list.")})
    for name in (*_LISTS, *_SWITCHES):
        if name in wishes:
            setattr(locked, name, wishes[name])
    return _keep(locked)


@transaction.atomic
def add_skill(
    *, by: User, profile: Profile, skill: int, level: int = ProfileSkill.Level.ALONE
) -> ProfileSkill:
    """Add what the person can do; how it is known already stays, and how well is as said now."""
    require(permissions.may_change_profile(by, profile.person))
    _check_level(level)
    _check_concepts([skill], Concept.Kind.SKILL, "skills")
    if profile.skills.count() >= MOST_SKILLS and not profile.skills.filter(skill=skill).exists():
        raise ValidationError({"skills": _("A profile holds at most %(n)s skills.") % {"n": MOST_SKILLS}})
    line, _new = ProfileSkill.objects.update_or_create(
        profile=profile,
        skill_id=skill,
        defaults={"level": level, "declared": True, "consortium_id": profile.consortium_id},
    )
    _touch(profile)
    return line


@transaction.atomic
def change_level(*, by: User, profile: Profile, skill: int, level: int) -> None:
    """Say anew how well."""
    require(permissions.may_change_profile(by, profile.person))
    _check_level(level)
    profile.skills.filter(skill=skill).update(level=level)
    _touch(profile)


@transaction.atomic
def take_skill_away(*, by: User, profile: Profile, skill: int) -> None:
    """Take it out, however it is known: it is the person's own profile."""
    require(permissions.may_change_profile(by, profile.person))
    profile.skills.filter(skill=skill).delete()
    _touch(profile)


@transaction.atomic
def confirm_skill(*, by: User, profile: Profile, skill: int) -> None:
    """A counsellor has seen it."""
    require(permissions.may_confirm(by, profile.person))
    if not profile.skills.filter(skill=skill).update(evidence=Evidence.CONFIRMED, confirmed_by=by):
        raise ValidationError({"skills": _("This skill is not in the profile.")})
    _touch(profile)


@transaction.atomic
def set_goals(*, by: User, profile: Profile, version: int, occupations: Sequence[int]) -> None:
    """Which occupations are wanted, the dearest first. Of two at once, the second is told."""
    require(permissions.may_change_profile(by, profile.person))
    locked, wanted = _locked(profile, version), list(dict.fromkeys(occupations))
    if len(wanted) > MOST_GOALS:
        raise ValidationError({"goals": _("At most %(n)s goals; take one out first.") % {"n": MOST_GOALS}})
    _check_concepts(wanted, Concept.Kind.OCCUPATION, "goals")
    locked.goals.all().delete()
    ProfileGoal.objects.bulk_create(
        ProfileGoal(consortium_id=locked.consortium_id, profile=locked, occupation_id=one, rank=rank)
        for rank, one in enumerate(wanted, 1)
    )
    _keep(locked)


@transaction.atomic
def set_places(*, by: User, profile: Profile, version: int, places: Mapping[int, int]) -> None:
    """Where one starts from, and how far one goes: settlement → km. Of two at once, the second is told."""
    require(permissions.may_change_profile(by, profile.person))
    locked = _locked(profile, version)
    if len(places) > MOST_PLACES:
        said = _("At most %(n)s places; take one out first.") % {"n": MOST_PLACES}
        raise ValidationError({"places": said})
    known = Settlement.objects.filter(pk__in=places).count() == len(places)
    if not known or not set(places.values()) <= set(words.RADII):
        raise ValidationError({"places": _("Choose from the list.")})
    locked.places.all().delete()
    ProfilePlace.objects.bulk_create(
        ProfilePlace(consortium_id=locked.consortium_id, profile=locked, settlement_id=one, radius=radius)
        for one, radius in places.items()
    )
    _keep(locked)


def _locked(profile: Profile, version: int) -> Profile:
    locked = Profile.objects.select_for_update(of=("self",)).get(pk=profile.pk)
    if locked.version != version:
        raise MoveNotAllowed
    return locked


def _touch(profile: Profile) -> None:
    """Changed now. Skills have rows of their own, so nothing else of the profile is written over what somebody else
    wishes at the same moment."""
    Profile.objects.filter(pk=profile.pk).update(version=F("version") + 1, changed_at=timezone.now())
    profile.refresh_from_db(fields=["version", "changed_at", "looking"])


def _keep(profile: Profile) -> Profile:
    profile.version += 1
    profile.save()
    return profile


def _check_level(level: int) -> None:
    if level not in ProfileSkill.Level.values:
        raise ValidationError({"level": _("Choose from the list.")})


def _check_concepts(numbers: Collection[int], kind: str, name: str) -> None:
    if Concept.objects.filter(pk__in=numbers, kind=kind).count() != len(set(numbers)):
        raise ValidationError({name: _("Choose from the list.")})
