"""What a certificate does to a profile. The room that issues asks whether one may; nobody acts here."""

from collections.abc import Collection

from django.db import transaction

from punte.matching.models import Profile, ProfileSkill
from punte.people.models import Person

Evidence = ProfileSkill.Evidence


@transaction.atomic
def certify_skills(*, person: Person, certificate_id: int, skills: Collection[int]) -> None:
    """A certificate shows these skills. Who has no profile gets one that rests until they look for something."""
    if not skills:
        return
    person, circle = person.root, person.consortium_id
    profile, _new = Profile.objects.get_or_create(
        person=person, defaults={"consortium_id": circle, "looking": False}
    )
    for skill in skills:
        line, new = ProfileSkill.objects.get_or_create(
            profile=profile,
            skill_id=skill,
            defaults={
                "consortium_id": circle,
                "declared": False,
                "evidence": Evidence.CERTIFICATE,
                "certificate": certificate_id,
            },
        )
        if not new:
            _show(line, certificate_id)


def _show(line: ProfileSkill, certificate_id: int) -> None:
    if line.evidence != Evidence.CONFIRMED:
        line.evidence = Evidence.CERTIFICATE
    line.certificate = certificate_id
    line.save(update_fields=["evidence", "certificate"])


@transaction.atomic
def uncertify_skills(*, certificate_id: int) -> set[int]:
    """The certificate is taken back: what the person said too, or a counsellor has seen, stays; the rest goes. Gives
    the skills that it showed, since another one may show them too."""
    lines = ProfileSkill.objects.filter(certificate=certificate_id)
    shown = set(lines.values_list("skill", flat=True))
    lines.filter(evidence=Evidence.CERTIFICATE, declared=False).delete()
    lines.filter(evidence=Evidence.CERTIFICATE).update(evidence=Evidence.DECLARED, certificate=None)
    lines.update(certificate=None)
    return shown
