"""What learning shows in the common search: programmes with their courses; learners are found as participants."""

from collections.abc import Iterator, Sequence

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from punte.base import formats
from punte.base.search import Findable, Hit, Words
from punte.learning.models import Offering, Programme
from punte.people.models import User

KIND = 14


def words_of(programme: Programme) -> Words:
    """Its code, its titles in every language, its occupation."""
    titles = [text for _language, text in sorted(programme.title.texts.items())]
    text = " ".join([programme.code, *titles, programme.occupation])
    return Words(KIND, programme.pk, text, consortium_id=programme.consortium_id)


def _words() -> Iterator[Words]:
    return map(words_of, Programme.objects.iterator())


def _visible(user: User) -> QuerySet[Offering]:
    return Offering.objects.visible_to(user)


def _own(user: User) -> Q:
    return Q(trainers=user)


def _hits(ids: Sequence[int]) -> dict[int, Hit]:
    rows = Offering.objects.filter(pk__in=ids).select_related("operation", "programme")
    return {
        o.pk: Hit(
            str(o),
            o.get_absolute_url(),
            ", ".join(filter(None, (formats.period(o.starts_on, o.ends_on), o.place))),
            str(o.get_state_display()),
        )
        for o in rows
    }


FINDABLE = [Findable(KIND, "courses", _("Courses"), _visible, _hits, _words, key="programme_id", own=_own)]
