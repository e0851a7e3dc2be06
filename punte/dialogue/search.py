"""What dialogue shows in the common search, and in the search of its public page: consultations, and what was said."""

from collections.abc import Iterator, Sequence

from django.db.models import Q, QuerySet
from django.db.models.expressions import RawSQL
from django.utils.translation import gettext_lazy as _

from punte.base.rls import THIS_CONSORTIUM
from punte.base.search import Findable, Hit, Words
from punte.base.text import folded
from punte.base.translated import Translated
from punte.dialogue.models import Consultation, Contribution
from punte.people.models import SearchRow, User

CONSULTATION, CONTRIBUTION = 16, 17
MOST_WORDS = 6


def _all(*texts: Translated | None) -> list[str]:
    """In every language in which it stands."""
    return [words for text in texts if text for words in text.texts.values()]


def words_of(one: Consultation) -> Words:
    """Title and question in all languages, and who asks."""
    texts = [*_all(one.title, one.question), one.organiser.name]
    return Words(CONSULTATION, one.pk, " ".join(texts), consortium_id=one.consortium_id)


def words_said(one: Contribution) -> Words:
    """Title and words in all languages; never who said them."""
    return Words(CONTRIBUTION, one.pk, " ".join(_all(one.title, one.text)), consortium_id=one.consortium_id)


def _consultations() -> Iterator[Words]:
    return map(words_of, _here().select_related("organiser").iterator())


def _contributions() -> Iterator[Words]:
    return map(words_said, Contribution.objects.published().iterator())


def _here() -> QuerySet[Consultation]:
    # What was announced is read in every consortium; it is indexed, and so found, in its own.
    return Consultation.objects.filter(consortium=RawSQL(THIS_CONSORTIUM, ()))  # noqa: S611 - a constant


def _seen(user: User) -> QuerySet[Consultation]:
    team = Consultation.objects.visible_to(user).values("pk")
    public = Consultation.objects.public().values("pk")
    return _here().filter(Q(pk__in=team) | Q(pk__in=public))


def _said(user: User) -> QuerySet[Contribution]:
    seen = _seen(user).exclude(state=Consultation.State.DRAFT).values("pk")
    return Contribution.objects.published().filter(consultation__in=seen)


def _consultation_hits(ids: Sequence[int]) -> dict[int, Hit]:
    rows = Consultation.objects.filter(pk__in=ids).select_related("organiser", "operation")
    return {
        one.pk: Hit(
            str(one.title),
            one.desk_url if one.state == Consultation.State.DRAFT else one.get_absolute_url(),
            one.organiser.name,
            str(one.get_state_display()),
        )
        for one in rows
    }


def _contribution_hits(ids: Sequence[int]) -> dict[int, Hit]:
    rows = Contribution.objects.filter(pk__in=ids).select_related("consultation")
    return {
        one.pk: Hit(
            one.heading, one.get_absolute_url(), str(one.consultation.title), str(one.get_kind_display())
        )
        for one in rows
    }


def _own(user: User) -> Q:
    return Q(voice__user=user)


FINDABLE = [
    Findable(CONSULTATION, "consultations", _("Consultations"), _seen, _consultation_hits, _consultations),
    Findable(
        CONTRIBUTION, "contributions", _("What was said"), _said, _contribution_hits, _contributions, own=_own
    ),
]


def found(typed: str, kind: int, *, most: int) -> list[int]:
    """The numbers of what holds a word that begins as each of those typed, within the present consortium: without
    diacritics, in any language, Cyrillic or Latin."""
    words = folded(typed).split()[:MOST_WORDS]
    if not words or len(max(words, key=len)) < 2:
        return []
    rows = SearchRow.objects.filter(kind=kind)
    for word in words:
        rows = rows.filter(Q(folded__startswith=word) | Q(folded__contains=f" {word}"))
    numbers = rows.order_by("-number").values_list("number", flat=True)[:most]
    return [number for number in numbers if number is not None]
