"""A contribution that holds several thoughts is divided; each part gets its own answer and shows where it came from.

Support stays with the whole, and is shown there and beside each part as such: who agreed with all of it has not said
which part they meant. The parts are open to support anew. Nothing new was said, so no fact is told."""

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from punte.base import clock
from punte.base.permissions import require
from punte.base.translated import Translated
from punte.dialogue import guest_letters, permissions, plain
from punte.dialogue.models import Answer, Consultation, Contribution
from punte.dialogue.notices import CONTRIBUTION_DIVIDED
from punte.dialogue.search import words_said
from punte.people.actions.notices import notify
from punte.people.actions.search_rows import write_search_rows
from punte.people.models import User

State = Contribution.State
LEAST, MOST = 2, 4


@transaction.atomic
def split_contribution(
    *, by: User, contribution: Contribution, parts: Sequence[tuple[str, str]]
) -> list[Contribution]:
    """Divide one into parts, each (title, text) in the language of the whole; its author, and who wrote it down, are
    told. Raises ValidationError keyed to title_1, text_1, …"""
    consultation = contribution.consultation
    require(permissions.may_run(by, consultation))
    if consultation.state in (*Consultation.ANSWERED, Consultation.State.CANCELLED):
        raise ValidationError(_("This was answered in public; it is not divided any more."), code="over")
    if contribution.parent_id:
        raise ValidationError(_("A reply is not divided."), code="reply")
    words = _words(contribution, parts)
    contribution.move_to(State.SPLIT)
    Answer.objects.filter(contribution=contribution, published_at=None).delete()
    made = [_part(contribution, title, text) for title, text in words]
    write_search_rows(map(words_said, made))
    _tell(contribution)
    return made


def _words(
    contribution: Contribution, parts: Sequence[tuple[str, str]]
) -> list[tuple[Translated | None, Translated]]:
    if not LEAST <= len(parts) <= MOST:
        raise ValidationError({"text_2": _("Write two parts at least, and four at most.")})
    language = contribution.text.source
    titled = contribution.kind == Contribution.Kind.PROPOSAL
    found = []
    for n, (title, text) in enumerate(parts, 1):
        head = plain.told(title, language, field=f"title_{n}", most=plain.TITLE, least=3) if titled else None
        found.append((head, plain.told(text, language, field=f"text_{n}", most=plain.TEXT, least=3)))
    return found


def _part(whole: Contribution, title: Translated | None, text: Translated) -> Contribution:
    """By the same voice, for the same group, in the same name; the words are those the organiser divided."""
    return Contribution.objects.create(
        consortium_id=whole.consortium_id,
        consultation=whole.consultation,
        kind=whole.kind,
        title=title,
        text=text,
        voice_id=whole.voice_id,
        entity_id=whole.entity_id,
        mandate=whole.mandate,
        group_id=whole.group_id,
        named=whole.named,
        channel=whole.channel,
        assisted_by_id=whole.assisted_by_id,
        state=State.PUBLISHED,
        split_from=whole,
        published_at=clock.now(),
    )


def _tell(whole: Contribution) -> None:
    """Each account that it concerns once; a guest by letter."""
    voice = whole.voice
    key = getattr(voice.person, "key_holder", None) if voice.person else None
    told = {user.pk: user for user in (voice.user, key.user if key else None, whole.assisted_by) if user}
    for user in told.values():
        notify(user, CONTRIBUTION_DIVIDED, whole.pk, whole.get_absolute_url())
    guest_letters.divided(whole)
