"""Who signs a proposal too: asked by e-mail or as an organisation, accepts or not, may leave again."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import translation
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from punte.base import clock
from punte.base.permissions import require
from punte.base.text import tidy
from punte.dialogue import permissions, plain
from punte.dialogue.actions.contributions import AN_HOUR, refuse_closed
from punte.dialogue.actions.taking_back import forget_silent
from punte.dialogue.actions.voices import hear, voice_of_user
from punte.dialogue.links import CO_AUTHOR
from punte.dialogue.models import CoAuthor, Contribution, Phase
from punte.dialogue.models.amendments import seal_address
from punte.dialogue.notices import CO_AUTHOR_ASKED
from punte.organisations.models import Organisation, Role
from punte.people.actions.notices import notify
from punte.people.limits import spend_try
from punte.people.mail import send_when_written
from punte.people.models import User

State = CoAuthor.State
SIGN = (Phase.Kind.PROPOSE, Phase.Kind.DISCUSS, Phase.Kind.SUPPORT)
MOST = 10  # co-authors of one proposal
MOST_AN_HOUR = 10  # letters of one account


@transaction.atomic
def invite_co_author(
    *, by: User, contribution: Contribution, email: str = "", entity: Organisation | None = None
) -> CoAuthor:
    """Ask somebody to sign it too: by e-mail, or an organisation, whose people are told. Raises ValidationError
    keyed to email or entity, or without a field where the phase is over or there are ten."""
    require(permissions.may_invite_co_authors(by, contribution))
    refuse_closed(contribution.consultation, *SIGN)
    email = email.strip().lower()
    if bool(email) == (entity is not None):
        raise ValidationError({"email": _("Write an address, or choose an organisation.")})
    _refuse_again(by, contribution, email, entity)
    found = CoAuthor.objects.create(
        consortium_id=contribution.consortium_id,
        contribution=contribution,
        sealed=seal_address(contribution.consultation.operation.consortium, email) if email else None,
        entity=entity,
        invited_by=by,
        invited_at=clock.now(),
    )
    _tell(found, email)
    return found


def _refuse_again(by: User, contribution: Contribution, email: str, entity: Organisation | None) -> None:
    living = [one for one in contribution.co_authors.all() if one.state != State.DECLINED]
    if len(living) >= MOST:
        raise ValidationError(_("Ten others are asked already; that is enough for one proposal."))
    if email and (email == by.email or any(one.email == email for one in living)):
        raise ValidationError({"email": _("They are asked already.")})
    if entity and contribution.co_authors.filter(entity=entity).exists():
        raise ValidationError({"entity": _("They are asked already.")})
    if not spend_try(f"co-author:{by.pk}", most=MOST_AN_HOUR, seconds=AN_HOUR):
        raise ValidationError(_("This is a lot at once. Wait an hour, then go on."), code="many")


def _tell(found: CoAuthor, email: str) -> None:
    if found.entity is not None:
        for user in _people(found):
            notify(user, CO_AUTHOR_ASKED, found.pk, CO_AUTHOR.path_of(found))
        return
    account = User.objects.filter(email=email).first()
    with translation.override(account.language if account else get_language() or "ro"):
        body = _(
            "Somebody asks you to sign a proposal too, in the consultation:\n%(title)s\n\n"
            "Read it and answer on this page:\n%(url)s\n\nDo you not want to? Then do nothing."
        )
        told = {"title": found.contribution.consultation.title, "url": CO_AUTHOR.url_of(found)}
        send_when_written(to=email, subject=_("You are asked to sign a proposal"), body=body % told)


def _people(found: CoAuthor) -> list[User]:
    """Whoever holds a role in the organisation today and may take part."""
    consultation = found.contribution.consultation
    users = User.objects.filter(roles__organisation=found.entity, is_active=True).distinct()[:50]
    held = Role.objects.held_by
    return [
        user
        for user in users
        if held(user).filter(organisation=found.entity).exists()
        and permissions.may_take_part(user, consultation)
    ]


@transaction.atomic
def accept_co_author(*, by: User, co_author: CoAuthor, mandate: str = "", named: bool = False) -> None:
    """Sign it: as oneself, or for the organisation with a mandate. Whoever signs was heard. Raises ValidationError
    keyed to mandate."""
    require(permissions.may_answer_co_author(by, co_author))
    contribution = co_author.contribution
    consultation = contribution.consultation
    refuse_closed(consultation, *SIGN)
    mandate = tidy(mandate)[: plain.MANDATE] if co_author.entity else ""
    if co_author.entity and not mandate:
        raise ValidationError({"mandate": _("Say in which capacity you speak for the organisation.")})
    voice = voice_of_user(consultation, by)
    if contribution.co_authors.filter(voice=voice).exclude(pk=co_author.pk).exists():
        raise ValidationError(_("You sign this proposal already."), code="twice")
    co_author.move_to(State.ACCEPTED, voice=voice, mandate=mandate, named=named, sealed=None)
    contribution.supports.filter(voice=voice).delete()  # nobody supports what is their own
    if contribution.state in Contribution.READ:
        hear(
            by=by, consultation=consultation, voice=voice, channel="online", on=clock.today(consultation.zone)
        )


@transaction.atomic
def decline_co_author(*, by: User, co_author: CoAuthor) -> None:
    """Do not sign it, or no longer: only whoever signed takes their own signature away."""
    require(permissions.may_answer_co_author(by, co_author))
    consultation, voice = co_author.contribution.consultation, co_author.voice
    require(voice is None or voice == voice_of_user(consultation, by))
    co_author.move_to(State.DECLINED, sealed=None)
    if voice:
        CoAuthor.objects.filter(pk=co_author.pk).update(voice=None, mandate="", named=False)
        forget_silent(by, consultation, voice)
