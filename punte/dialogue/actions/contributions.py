"""What can happen to a contribution: written, published, changed, taken back, supported, translated."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from punte.base import clock
from punte.base.permissions import require
from punte.base.states import MoveNotAllowed
from punte.base.text import tidy
from punte.base.translated import LANGUAGES, Translated
from punte.dialogue import facts, permissions, plain
from punte.dialogue.actions.answers import tell_authors
from punte.dialogue.actions.cases import check
from punte.dialogue.actions.comments import quoted, refuse_past
from punte.dialogue.actions.taking_back import take_back
from punte.dialogue.actions.voices import hear, voice_of_guest, voice_of_person, voice_of_user
from punte.dialogue.models import (
    Consultation,
    Contribution,
    Paragraph,
    Phase,
    StakeholderGroup,
    Support,
    Voice,
)
from punte.dialogue.notices import REPLIED
from punte.dialogue.search import words_said
from punte.organisations.models import Organisation
from punte.participation.models import Participation
from punte.people.actions.search_rows import write_search_row
from punte.people.limits import spend_try
from punte.people.models import User
from punte.records.actions.facts import record

AN_HOUR = 60 * 60
MOST_AN_HOUR = 30  # contributions of one account; a mediator writes down those of a whole street
Kind, State = Contribution.Kind, Contribution.State


@dataclass(frozen=True)
class Spoken:
    """Who said it when somebody else writes it down: a participant, or a name with perhaps a telephone and a place."""

    channel: str
    participation: Participation | None = None
    name: str = ""
    contact: str = ""
    place: str = ""


@transaction.atomic
def contribute(
    *,
    by: User,
    consultation: Consultation,
    kind: str,
    text: str,
    language: str,
    title: str = "",
    parent: Contribution | None = None,
    side: str = "",
    paragraph: Paragraph | None = None,
    quote: str = "",
    entity: Organisation | None = None,
    mandate: str = "",
    group: StakeholderGroup | None = None,
    named: bool = False,
    spoken: Spoken | None = None,
    draft: bool = False,
) -> Contribution:
    """Write a proposal, an answer, a reply or a comment, and publish it unless it stays a draft. With `spoken` it is
    written down for somebody. Raises ValidationError keyed to a field; without one where the phase is over."""
    if spoken:
        require(permissions.may_write_down(by, consultation))
    else:
        require(permissions.may_take_part(by, consultation))
    require(entity is None or spoken is not None or permissions.may_speak_for(by, entity))
    refuse_closed(consultation, *Contribution.NEEDS[Kind(kind)])
    if not spend_try(f"dialogue:{by.pk}", most=MOST_AN_HOUR, seconds=AN_HOUR):
        raise ValidationError(_("This is a lot at once. Wait an hour, then go on."), code="many")
    found = Contribution(
        consortium_id=consultation.consortium_id,
        consultation=consultation,
        kind=kind,
        parent=parent,
        thread=(parent.thread or parent) if parent else None,
        side=side,
        paragraph=paragraph,
        quote=quoted(paragraph, quote) if paragraph else "",
        voice=speaker(by, consultation, spoken),
        channel=spoken.channel if spoken else Contribution.Channel.ONLINE,
        assisted_by=by if spoken else None,
        **_told(consultation, kind, title, text, language),
        **_spoken_for(consultation, entity, mandate, group, named),
    )
    _refuse_stray(found)
    found.save(force_insert=True)
    if not draft:
        _publish(by, found)
    return found


def publish_of_guest(
    *,
    consultation: Consultation,
    kind: str,
    voice: Voice,
    group: StakeholderGroup | None,
    named: bool,
    **words: str,
) -> Contribution:
    """What a guest has confirmed, published; `words` are title, text and language. Nobody signed in acts, so the one
    who answers for the consultation tells its facts. A step of confirming; raises ValidationError."""
    refuse_closed(consultation, *Contribution.NEEDS[Kind(kind)])
    found = Contribution(
        consortium_id=consultation.consortium_id,
        consultation=consultation,
        kind=kind,
        voice=voice,
        **_told(consultation, kind, **words),
        **_spoken_for(consultation, None, "", group, named),
    )
    found.save(force_insert=True)
    _publish(consultation.responsible, found)
    return found


def refuse_closed(consultation: Consultation, *phases: str) -> Phase:
    """The phase that lasts; ValidationError where there is none: what was typed stays on the page."""
    phase = consultation.active(*phases)
    if phase is None:
        raise ValidationError(
            _("This is not possible at the moment: the phase for it is over, or has not begun."), code="over"
        )
    return phase


def _told(consultation: Consultation, kind: str, title: str, text: str, language: str) -> dict[str, Any]:
    if language not in LANGUAGES:
        raise ValidationError({"language": _("Choose the language in which it is written.")})
    most = plain.REPLY if kind == Kind.REPLY else plain.TEXT
    said = {"text": plain.told(text, language, field="text", most=most, least=3), "title": None}
    if kind == Kind.PROPOSAL:
        said["title"] = plain.told(title, language, field="title", most=plain.TITLE, least=3)
    return said


def _spoken_for(
    consultation: Consultation,
    entity: Organisation | None,
    mandate: str,
    group: StakeholderGroup | None,
    named: bool,
) -> dict[str, Any]:
    if group and group.consortium_id != consultation.consortium_id:
        raise ValidationError({"group": _("Choose a group from the list.")})
    mandate = tidy(mandate)[: plain.MANDATE] if entity else ""
    if entity and not mandate:
        raise ValidationError({"mandate": _("Say in which capacity you speak for the organisation.")})
    return {"entity": entity, "mandate": mandate, "group": group, "named": named}


def speaker(by: User, consultation: Consultation, spoken: Spoken | None) -> Voice:
    """Whose voice it is: one's own, or that of the person for whom one writes it down."""
    if spoken is None:
        return voice_of_user(consultation, by)
    if spoken.participation:
        seen = Participation.objects.visible_to(by).filter(operation=consultation.operation_id)
        require(seen.filter(pk=spoken.participation.pk).exists())
        return voice_of_person(consultation, spoken.participation.person)
    if not tidy(spoken.name):
        raise ValidationError({"name": _("Write the name. It is sealed, and shown on no public page.")})
    return voice_of_guest(consultation, spoken.name, spoken.contact, spoken.place)


def _refuse_stray(found: Contribution) -> None:
    """A reply belongs to something that stands in the same consultation."""
    if (found.kind == Kind.REPLY) != (found.parent is not None):
        raise ValidationError({"parent": _("Reply to something that stands there.")})
    if found.parent and (
        found.parent.consultation_id != found.consultation_id or found.parent.state not in Contribution.READ
    ):
        raise ValidationError({"parent": _("What you reply to was taken back.")})
    if (found.kind == Kind.COMMENT) != (found.paragraph is not None):
        raise ValidationError({"paragraph": _("Comment on a paragraph that stands there.")})
    if found.paragraph:
        refuse_past(found.consultation, found.paragraph)
    if found.kind == Kind.REPLY and found.side not in Contribution.Side.values:
        raise ValidationError({"side": _("Say whether you are for it, against it, or neither.")})


@transaction.atomic
def publish_contribution(*, by: User, contribution: Contribution) -> None:
    """A draft becomes readable for all, while its phase lasts."""
    require(permissions.may_change(by, contribution))
    refuse_closed(contribution.consultation, *Contribution.NEEDS[Kind(contribution.kind)])
    if contribution.paragraph:
        refuse_past(contribution.consultation, contribution.paragraph)
    _publish(by, contribution)


def _publish(by: User, found: Contribution) -> None:
    found.move_to(State.PUBLISHED, published_at=clock.now())
    on = clock.today(found.consultation.zone)
    record(facts.CONTRIBUTED, by=by, about=found, on=on)
    hear(by=by, consultation=found.consultation, voice=found.voice, channel=found.channel, on=on)
    check(found, by=by)
    write_search_row(words_said(found))
    if found.parent:
        tell_authors(Contribution.objects.filter(pk=found.parent.pk), REPLIED, found.parent, but=by)


@transaction.atomic
def change_contribution(
    *,
    by: User,
    contribution: Contribution,
    version: int,
    text: str,
    title: str = "",
    group: StakeholderGroup | None = None,
    named: bool = False,
) -> None:
    """Change what one wrote: a draft always, what is published for some hours. Confirmed translations of the former
    words go. Of two who change at once the second is told. Raises ValidationError keyed to a field."""
    require(permissions.may_change(by, contribution))
    if contribution.paragraph:
        refuse_past(contribution.consultation, contribution.paragraph)
    if not contribution.in_edit_window:
        raise ValidationError(_("The time to change it is over. You can still take it back."), code="over")
    source = contribution.text.source
    told = _told(contribution.consultation, contribution.kind, title, text, source)
    told |= _spoken_for(contribution.consultation, contribution.entity, contribution.mandate, group, named)
    if contribution.state == State.PUBLISHED:
        told["changed_at"] = clock.now()
    rows = Contribution.objects.filter(pk=contribution.pk, version=version, state=contribution.state)
    if not rows.update(version=F("version") + 1, **told):
        raise MoveNotAllowed
    contribution.refresh_from_db()
    if contribution.state == State.PUBLISHED:
        write_search_row(words_said(contribution))


@transaction.atomic
def withdraw_contribution(*, by: User, contribution: Contribution) -> None:
    """Take it back: nobody reads it any more, and it is not counted. Not once it was answered in public or joined."""
    require(permissions.may_change(by, contribution))
    take_back(by, contribution)


@transaction.atomic
def support(*, by: User, contribution: Contribution, group: StakeholderGroup | None = None) -> bool:
    """Support it, once; gives whether it is new. Nobody supports what is their own."""
    consultation = contribution.consultation
    require(permissions.may_take_part(by, consultation))
    return support_with(by, contribution, voice_of_user(consultation, by), group)


def support_with(
    teller: User, contribution: Contribution, voice: Voice, group: StakeholderGroup | None
) -> bool:
    """A voice supports it; a step of supporting, whoever they are. Raises ValidationError."""
    consultation = contribution.consultation
    refuse_closed(consultation, Phase.Kind.SUPPORT)
    if contribution.state != State.PUBLISHED or contribution.parent_id:
        raise ValidationError(_("This does not stand for support any more."), code="gone")
    _spoken_for(consultation, None, "", group, False)
    if voice.pk == contribution.voice_id or contribution.co_authors.filter(voice=voice).exists():
        raise ValidationError(_("This is your own; others support it."), code="own")
    on = clock.today(consultation.zone)
    _row, new = Support.objects.get_or_create(
        contribution=contribution,
        voice=voice,
        defaults={"consortium_id": consultation.consortium_id, "group": group, "on": on},
    )
    hear(by=teller, consultation=consultation, voice=voice, channel="online", on=on)
    return new


@transaction.atomic
def take_support_back(*, by: User, contribution: Contribution) -> None:
    """No longer support it; while the phase lasts."""
    consultation = contribution.consultation
    require(permissions.may_take_part(by, consultation))
    refuse_closed(consultation, Phase.Kind.SUPPORT)
    Support.objects.filter(contribution=contribution, voice=voice_of_user(consultation, by)).delete()


@transaction.atomic
def translate_contribution(
    *, by: User, contribution: Contribution, language: str, text: str, title: str = ""
) -> None:
    """Write down a translation that a person vouches for; it stands beside the original, marked as such."""
    require(permissions.may_translate(by, contribution))
    source = contribution.text.source
    if language not in LANGUAGES or language == source:
        raise ValidationError({"language": _("Choose a language in which it is not written yet.")})
    told = _told(contribution.consultation, contribution.kind, title, text, language)
    also: dict[str, Any] = {"text": _beside(contribution.text, told["text"])}
    if contribution.title and told["title"]:
        also["title"] = _beside(contribution.title, told["title"])
    rows = Contribution.objects.filter(pk=contribution.pk, version=contribution.version)
    if not rows.update(version=F("version") + 1, **also):
        raise MoveNotAllowed
    contribution.refresh_from_db()
    if contribution.state in Contribution.READ:
        write_search_row(words_said(contribution))


def _beside(original: Translated, other: Translated) -> Translated:
    texts = {**original.texts, **other.texts}
    return Translated(texts, original.source, dict.fromkeys(texts, "confirmed"))
