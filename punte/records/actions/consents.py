"""What can happen to a consent: given in words that were shown, withdrawn, and then closed at once."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from punte.base.permissions import require
from punte.organisations.models import Organisation
from punte.people.models import Person, User
from punte.records import permissions
from punte.records.models import Consent, Refusal

LONGEST = 4_000


@transaction.atomic
def give_consent(
    *,
    by: User,
    person: Person,
    basis: str,
    purpose: str,
    wording: str,
    language: str,
    organisation: Organisation | None = None,
) -> Consent:
    """Keep what the person agreed to (or was told, where the basis is not consent), in the words they saw.
    Raises ValidationError on one already in force for this purpose and partner."""
    require(permissions.may_record_consent(by, person))
    if person.state != Person.State.ACTIVE:
        raise ValidationError(_("This file is closed; nothing more is written into it."), code="closed")
    wording = _checked(basis, purpose, wording, language, organisation)
    try:
        with transaction.atomic():
            return Consent.objects.create(
                consortium_id=person.consortium_id,
                person=person,
                basis=basis,
                purpose=purpose,
                organisation=organisation,
                wording=wording,
                language=language,
                recorded_by=by,
            )
    except IntegrityError as error:
        said = _("This has been written down already. Withdraw it first if the words have changed.")
        raise ValidationError({"purpose": said}, code="in_force") from error


def _checked(basis: str, purpose: str, wording: str, language: str, organisation: Organisation | None) -> str:
    wrong: dict[str, str] = {}
    if basis not in Consent.Basis.values:
        wrong["basis"] = _("Say on what this rests.")
    if purpose not in Consent.Purpose.values:
        wrong["purpose"] = _("Say what it is for.")
    if purpose == Consent.Purpose.SHARING and organisation is None:
        wrong["organisation"] = _("Say with which partner.")
    if language not in dict(settings.LANGUAGES):
        wrong["language"] = _("Say in which language the words were shown.")
    wording = "".join(c for c in wording if c.isprintable() or c == "\n").strip()
    if not 0 < len(wording) <= LONGEST:
        wrong["wording"] = _("The words shown to the person are missing, or too long.")
    if wrong:
        raise ValidationError(wrong)
    return wording


@transaction.atomic
def refuse_consent(
    *,
    by: User,
    person: Person,
    basis: str,
    purpose: str,
    wording: str,
    language: str,
    organisation: Organisation | None = None,
) -> Refusal:
    """Keep that the person was asked in these words and said no. A consent in force is withdrawn, not refused."""
    require(permissions.may_record_consent(by, person))
    if person.state != Person.State.ACTIVE:
        raise ValidationError(_("This file is closed; nothing more is written into it."), code="closed")
    wording = _checked(basis, purpose, wording, language, organisation)
    given = Consent.objects.in_force().filter(person=person, purpose=purpose, organisation=organisation)
    if given.exists():
        raise ValidationError(
            {"refused": _("The person has agreed to this earlier. Withdraw that consent.")}, code="in_force"
        )
    return Refusal.objects.create(
        consortium_id=person.consortium_id,
        person=person,
        purpose=purpose,
        organisation=organisation,
        wording=wording,
        language=language,
        recorded_by=by,
    )


@transaction.atomic
def withdraw_consent(*, by: User, consent: Consent) -> None:
    """Close it at once. Duties under the fund's rules rest on another basis and are not withdrawn."""
    require(permissions.may_withdraw_consent(by, consent))
    if consent.basis != Consent.Basis.CONSENT:
        raise ValidationError(
            _("This does not rest on consent, so it is not withdrawn: the fund's rules ask for it."),
            code="duty",
        )
    now = timezone.now()
    if not Consent.objects.in_force().filter(pk=consent.pk).update(withdrawn_at=now):
        raise ValidationError(_("This was already withdrawn."), code="withdrawn")
    consent.withdrawn_at = now
