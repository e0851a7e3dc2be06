"""What becomes of profiles when two numbers are one person. Whoever merges has been asked whether they may; nobody acts
here."""

from django.db import transaction

from punte.matching.actions.profiles import MOST_GOALS, MOST_PLACES
from punte.matching.models import Profile, ProfileGoal, ProfilePlace, ProfileSkill, Showing
from punte.people.models import Person

_STRENGTH = (
    ProfileSkill.Evidence.DECLARED,
    ProfileSkill.Evidence.CERTIFICATE,
    ProfileSkill.Evidence.CONFIRMED,
)


@transaction.atomic
def join_profiles(duplicate: Person, into: Person) -> None:
    """One profile is left, under the number that stands: skills of both with the stronger evidence, goals and places
    after those it has, the lists that were shown. Its own wishes stay."""
    own = Profile.objects.select_for_update(of=("self",)).filter(person=duplicate).first()
    if own is None:
        return
    root = Profile.objects.select_for_update(of=("self",)).filter(person=into).first()
    if root is None:
        own.person, root = into, own
    else:
        _skills(own, root)
        _goals(own, root)
        _places(own, root)
        Showing.objects.filter(profile=own).update(profile=root)
        root.looking = root.looking or own.looking
        own.delete()
    root.version += 1
    root.save()


def _skills(own: Profile, root: Profile) -> None:
    there = {line.skill_id: line for line in root.skills.all()}
    for line in own.skills.all():
        if line.skill_id not in there:
            ProfileSkill.objects.filter(pk=line.pk).update(profile=root)
            continue
        kept = there[line.skill_id]
        strong = max(kept, line, key=lambda one: _STRENGTH.index(ProfileSkill.Evidence(one.evidence)))
        kept.evidence, kept.confirmed_by = strong.evidence, strong.confirmed_by
        kept.certificate = kept.certificate or line.certificate
        kept.declared = kept.declared or line.declared
        kept.level = max(kept.level, line.level)
        kept.save()


def _goals(own: Profile, root: Profile) -> None:
    there = set(root.goals.values_list("occupation", flat=True))
    free = max(0, MOST_GOALS - len(there))
    more = [one for one in own.goals.all() if one.occupation_id not in there][:free]
    for n, one in enumerate(more, len(there) + 1):
        ProfileGoal.objects.filter(pk=one.pk).update(profile=root, rank=n)


def _places(own: Profile, root: Profile) -> None:
    there = set(root.places.values_list("settlement", flat=True))
    free = max(0, MOST_PLACES - len(there))
    more = [one.pk for one in own.places.order_by("pk") if one.settlement_id not in there][:free]
    ProfilePlace.objects.filter(pk__in=more).update(profile=root)
